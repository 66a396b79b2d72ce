"""Quotations that are signed."""

import pytest

from ingest.speakers.signed import signature


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("” ― Orla Venn\n", "Orla Venn"),
        ("”― Orla Venn.", "Orla Venn"),
        ("”\n\n— Orla Venn, a baker in Lowmere\nMore", "Orla Venn, a baker in Lowmere"),
        ('" -- Orla Venn', "Orla Venn"),
    ],
)
def test_signed(after, name):
    text = "“It rained all day." + after
    assert signature(text, text.index(after)).cut(text) == name


@pytest.mark.parametrize(
    "after", ["” — and then it froze.\n", "”\n\nOrla Venn left.", "” — Venn said it froze — and left.", "”", "” — Orla\n"]
)
def test_not_signed(after):
    text = "“It rained all day." + after
    assert signature(text, text.index(after)) is None
