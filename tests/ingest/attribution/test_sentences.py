"""Paragraphs, sentences and tokens as offsets."""

import pytest

from archive.records import Span
from ingest.attribution.cues import REPORTING
from ingest.attribution.marks import find_marks
from ingest.attribution.sentences import first_sentence_end, paragraphs, split, tokens


def sentences(text):
    found = []
    for paragraph in paragraphs(text):
        parts = [p.outer for q in find_marks(text, [paragraph]) for p in q.parts]
        found += [text[row[0].start : row[-1].end] for row in split(tokens(text, paragraph, parts), REPORTING)]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It froze.", ["It rained.", "It froze."]),
        (
            "Mr. Otley met Dr. Venn at 9 a.m. in the U.S. embassy. She left.",
            ["Mr. Otley met Dr. Venn at 9 a.m. in the U.S. embassy.", "She left."],
        ),
        ("J. R. Hask rowed. K. Holm walked.", ["J. R. Hask rowed.", "K. Holm walked."]),
        ("She went to the U.S. The talks went on.", ["She went to the U.S.", "The talks went on."]),
        ("He waited … and waited. Then he left!", ["He waited … and waited.", "Then he left!"]),
        ("“Go home.” He left.", ["“Go home.”", "He left."]),
        ("“Who goes there?” Ned Hask asked. Nobody.", ["“Who goes there?” Ned Hask asked.", "Nobody."]),
        (
            "“Who goes there?” the keeper’s sister asked in a whisper. Nobody.",
            ["“Who goes there?” the keeper’s sister asked in a whisper.", "Nobody."],
        ),
        ("“One. Two. Three,” he counted. Four came late.", ["“One. Two. Three,” he counted.", "Four came late."]),
        ("The toll is 3.50 a head. Pay at the gate.", ["The toll is 3.50 a head.", "Pay at the gate."]),
        ("(The gate was shut.) Nobody paid.", ["(The gate was shut.)", "Nobody paid."]),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


def test_lines_are_paragraphs_unless_wrapped():
    assert len(paragraphs("Lock to close\nNed Hask left.\n\nIt rained.")) == 3
    wrapped = (
        "The keeper of the upper lock left the village on\nTuesday with a suitcase and a lamp, and nobody at\n"
        "the inn has seen him since.\n\nIt rained."
    )
    assert len(paragraphs(wrapped)) == 2
    assert paragraphs(" \n\t\n") == ()


def test_a_paragraph_has_no_white_space_at_its_ends():
    text = "  It rained. \r\n\r\n It froze.\u2029"
    assert [p.cut(text) for p in paragraphs(text)] == ["It rained.", "It froze."]


def test_first_sentence_end_takes_closing_marks_along():
    text = "He wrote to Dr. Venn.” Then he left."
    assert text[: first_sentence_end(text, 0, len(text))] == "He wrote to Dr. Venn.”"
    assert first_sentence_end("no end here", 0, 11) == 11


def test_each_quotation_is_one_token():
    text = "He said “go. home” twice."
    row = tokens(text, Span(0, len(text)), [Span(8, 18)])
    assert [t.text for t in row] == ["He", "said", "“go. home”", "twice", "."]
    assert [t.quoted for t in row] == [-1, -1, 0, -1, -1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jose\u0301 Pen\u0303a left.", ["josé", "peña", "left", "."]),
        ("PeÃ±a and PeA\u0303\xb1a left ±2.", ["peã±a", "and", "peã±a", "left", "±", "2", "."]),
        ("I. Ned Hask and I. It rained.", ["i.", "ned", "hask", "and", "i", ".", "it", "rained", "."]),
    ],
)
def test_a_letter_of_several_signs_is_no_end_of_a_word(text, expected):
    assert [token.lower for token in tokens(text, Span(0, len(text)), ())] == expected
