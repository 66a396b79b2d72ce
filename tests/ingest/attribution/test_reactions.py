"""Quotations beside what somebody does, which no verb of saying gives to anybody."""

import pytest

from archive.records import Form, Span
from ingest.attribution.describe import Describer
from ingest.attribution.reactions import with_reactions
from ingest.attribution.statement import Statement


def given(text):
    start, end = text.rindex("“"), text.rindex("”") + 1
    statement = Statement(content=(Span(start, end),), verbatim=(Span(start + 1, end - 1),), form=Form.DIRECT)
    [found] = with_reactions(Describer(text), [statement])
    return [span.cut(text) for span in (*found.source, *found.cue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I have never seen that gate …” she had barked on Tuesday.", ["she", "had barked"]),
        ("“I have never seen that gate.” She was out on Tuesday.", []),
        ("A year with Venn was long. Venn snorts. “Overnight? It took a year.”", ["Venn"]),
        ("Orla Venn laughed at her desk. “Overnight? It took a year.”", ["Orla Venn"]),
        ("She was harder on the harbour board. “They slept for a year.”", ["She"]),
        ("Laughter followed in the hall. “They slept for a year.”", []),
        ("Orla Venn thanked Ned Roe. “They slept for a year.”", []),
        ("Orla Venn asked about the gate. “They slept for a year.”", []),
        ("She laughed at him.\n\n“They slept for a year.”", []),
        ("She laughed. The sign on it read “They slept for a year.”", []),
    ],
)
def test_who_acts_beside_a_quotation_says_it(text, expected):
    assert given(text) == expected
