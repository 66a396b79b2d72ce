"""Acronyms that an article defines in brackets."""

import pytest

from ingest.speakers.acronyms import definitions


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Alliance to Reclaim Our Quays (AROQ) met.", "Alliance to Reclaim Our Quays", "AROQ"),
        ("Lowmere Harbour Board (LHB) met.", "Lowmere Harbour Board", "LHB"),
        ("It was the Bank of Porto (BOP).", "Bank of Porto", "BOP"),
        ("the U.S. Tide and Drain Administration (TDA) said", "Tide and Drain Administration", "TDA"),
        ("the Observatorio Vulcanológico de Carmela (O.V.C.) said", "Observatorio Vulcanológico de Carmela", "OVC"),
    ],
)
def test_defined(text, name, short):
    [found] = definitions(text)
    assert (found.name, found.short) == (name, short)
    assert found.span.cut(text) == name


@pytest.mark.parametrize(
    "text", ["Senator Ann Venn (VT) left.", "Ann Orr (D) left.", "It rained (RAIN).", "(LHB)", "The tide (NASA) rose."]
)
def test_not_defined(text):
    assert list(definitions(text)) == []


def test_long_text_of_brackets_is_read_in_one_pass():
    assert list(definitions("Lowmere (ABC) " * 20_000)) == []
