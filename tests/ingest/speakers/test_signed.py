"""Quotations that are signed."""

import pytest

from archive.records import SpeakerKind
from ingest.speakers.signed import signature
from ingest.speakers.source import Source


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


def test_who_is_known_to_have_signed_words_said_them():
    venn = Source("Orla Venn", SpeakerKind.PERSON)
    assert venn.by("signed").stated(0.1) > 0.9
    assert (venn.by("surname").stated(0.1), Source(how="signed").stated(0.1), venn.by("signed").stated(0.99)) == (0.1, 0.1, 0.99)
