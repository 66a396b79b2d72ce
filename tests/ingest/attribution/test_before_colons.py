"""Quotations behind a name and a colon that nothing else gives to anybody."""

import pytest

from archive.records import Form, Span
from ingest.attribution.before_colons import with_names_before
from ingest.attribution.describe import describer_of
from ingest.attribution.statement import Statement


def given(text):
    start, end = text.index("“"), text.rindex("”") + 1
    statement = Statement(content=(Span(start, end),), verbatim=(Span(start + 1, end - 1),), form=Form.DIRECT)
    [found] = with_names_before(describer_of(text), [statement])
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
        ("Venn came late.\n\n7:41 p.m. - Venn of the dockers, a union: “I was wrong.”", ["Venn", ":"]),
        ("Venn came late.\n\n10:40 - Venn, the finance chair: “I was wrong.”", ["Venn", ":"]),
        ("Boos and cheers. Ferry manager Orla d'Arcy in the hall: “I was wrong.” D'Arcy left.", ["Ferry manager Orla d'Arcy", ":"]),
        ("Venn came late.\n\n9:05 p.m. - The mayor, on her way out: “I was wrong.”", ["The mayor", ":"]),
        ("Boos and cheers. The former hog farmer: “I was wrong.”", ["The former hog farmer", ":"]),
        ("Boos and cheers. The head of Kestrel Rail, waving: “I was wrong.”", ["The head of Kestrel Rail", ":"]),
        ("Boos and cheers. The letter to the mayor: “I was wrong.”", []),
        ("Boos and cheers. Her daughter, outside: “I was wrong.”", ["Her daughter", ":"]),
        ("Boos and cheers. The clincher: “I was wrong.”", []),
        ("Boos and cheers. The twist: “I was wrong.”", []),
        ("Boos and cheers. The floor: “I was wrong.”", []),
        ("Boos and cheers. The lead: “I was wrong.”", []),
        ("From my inbox: “I was wrong.”", []),
        ("Venn came late. The mayor had read her this: “I was wrong.”", []),
    ],
)
def test_the_name_must_stand_alone_before_the_colon_and_elsewhere(text, expected):
    assert given(text) == expected
