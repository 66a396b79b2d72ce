"""X said A and denied B: one source, two statements, each with its verb."""

import pytest

from archive.records import Form
from ingest.attribution.coordinated import uncoordinated
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement
from tests.ingest.attribution.spans import spans


def parts(source, cue, content):
    text = f"{source} {cue} {content}."
    place = spans(text)
    found = Statement(content=place(content), cue=place(cue), source=place(source), form=Form.INDIRECT)
    cut = lambda each: " ".join(span.cut(text) for span in each)  # noqa: E731
    return [(cut(s.cue), cut(s.content)) for s in uncoordinated(Describer(text), [found])]


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        (
            "said",
            "the lock was safe and denied that anybody had been warned",
            [("said", "the lock was safe"), ("denied", "that anybody had been warned")],
        ),
        (
            "recommends",
            "that the sluice be shut and advises boats to keep away",
            [("recommends", "that the sluice be shut"), ("advises", "boats to keep away")],
        ),
        ("said", "the lock was safe but warned against the ice", [("said", "the lock was safe"), ("warned", "against the ice")]),
    ],
)
def test_a_second_verb_of_the_same_tense_is_a_second_statement(cue, content, expected):
    assert parts("Ida Crane", cue, content) == expected


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "the guards found her and told her to leave"),  # the guards told her
        ("says", "the board met and denied that anybody had been warned"),  # another tense
        ("said", "the mill would close and the bank agreed to pay"),  # another subject
    ],
)
def test_what_somebody_else_does_stays_inside(cue, content):
    assert parts("Ida Crane", cue, content) == [(cue, content)]
