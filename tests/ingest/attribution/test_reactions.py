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
        # words that come to somebody are another's
        ("Bram Otley got a letter from the yard. “We are sorry to close your berth.”", []),
        ("Bram Otley opened the envelope on Monday. “You must leave the quay.”", []),
        ("Bram Otley was soon sentenced on Monday. “You are a danger to boats.”", []),
        ("Orla Venn was welcomed by the crew. “We missed you.”", []),
        ("Orla Venn had been fired by her boss by phone. “You are done here.”", []),
        ("Bram Otley read the words on the gate. “No goats.”", []),
        ("Bram Otley walked past the sign. “No goats.”", []),
        ("She was delighted. “It took a year.”", ["She"]),
        ("She laughed at him.\n\n“They slept for a year.”", []),
        ("She laughed. The sign on it read “They slept for a year.”", []),
    ],
)
def test_who_acts_beside_a_quotation_says_it(text, expected):
    assert given(text) == expected
