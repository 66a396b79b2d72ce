"""A said that B had said: both are recorded, the inner statement with A as its relay."""

import pytest

from ingest.attribution import RuleAttributor
from ingest.attribution.describe import Describer
from ingest.attribution.inner import with_inner


def read(text):
    """`source | cue | content | relays` of each statement."""
    cut = lambda spans: " / ".join(span.cut(text) for span in spans)  # noqa: E731
    rows = with_inner(Describer(text), RuleAttributor().find([text])[0])
    return [f"{cut(s.source)} | {cut(s.cue)} | {cut(s.content)} | {', '.join(map(cut, s.via))}" for s in rows]


def test_a_named_source_inside_a_statement_is_recorded_with_its_relay():
    assert read("Ned Hask said that Ida Crane had told the board that the lock was blocked.") == [
        "Ned Hask | said | that Ida Crane had told the board that the lock was blocked | ",
        "Ida Crane | had told | that the lock was blocked | Ned Hask",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ned Hask said that he had told the board that the lock was blocked.",  # his own words
        "Ned Hask said that Ida Crane insisted on paying.",  # nothing is reported
        "“Ida Crane said that the lock was blocked,” said Ned Hask.",  # a quotation is not taken apart
    ],
)
def test_other_statements_stay_one(text):
    assert len(read(text)) == 1
