"""Quotations behind a name and a colon that nothing else gives to anybody."""

import pytest

from archive.records import Form, Span
from ingest.attribution.before_colons import with_names_before
from ingest.attribution.statement import Statement


def given(text):
    start, end = text.index("“"), text.rindex("”") + 1
    statement = Statement(content=(Span(start, end),), verbatim=(Span(start + 1, end - 1),), form=Form.DIRECT)
    [found] = with_names_before(text, [statement])
    return [span.cut(text) for span in (*found.source, *found.cue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Venn came late. She is here. Venn: “I was wrong.”", ["Venn", ":"]),
        ("Nobody asked for Venn’s reasons. Venn: “I was wrong.”", ["Venn", ":"]),
        ("Orla Venn came late.\n\nOrla Venn: “I was wrong.”", ["Orla Venn", ":"]),
        ("Venn came late. Correction: “The gate is shut.”", []),
        ("Venn came late. She had this to say to Venn: “I was wrong.”", []),
        ("Venn came late. “I was wrong.”", []),
    ],
)
def test_the_name_must_stand_alone_before_the_colon_and_elsewhere(text, expected):
    assert given(text) == expected
