"""The variants table: what outlets made of one utterance, what matters most first."""

from datetime import date

import pytest

from app.variants import Way, table
from archive.records import Article, Form, Quote, Span, SpeakerKind

WHOLE = "We will not accept a cut of more than 12 per cent, and the villages of the coast will not either"


def printed(words, *, speaker="Ines Prado", form=Form.DIRECT, outlet="The Ledger", day=1):
    """A statement of `words` in an article of its own."""
    text = f'{speaker} said: "{words}"'
    article = Article(id=f"{outlet}{day}{words}", source=outlet, text=text, outlet=outlet, published=date(2031, 3, day))
    span = Span(text.index('"') + 1, len(text) - 1)
    verbatim = () if form is Form.INDIRECT else (span,)
    return Quote(
        article=article, content=(span,), verbatim=verbatim, form=form, speaker=speaker, speaker_kind=SpeakerKind.PERSON
    )  # fmt: skip


FULL = printed(WHOLE)


@pytest.mark.parametrize(
    ("words", "way"),
    [
        (WHOLE, Way.COMPLETE),
        (WHOLE.replace("per cent,", "per cent —"), Way.COMPLETE),
        (WHOLE.replace("12", "22"), Way.NUMBER),
        (WHOLE.replace("will not accept", "will accept"), Way.NEGATION),
        (WHOLE.replace("accept", "discuss"), Way.WORD),
        ("We will not accept a cut of more than 12 per cent", Way.CUT),
        ("We will not accept a cut ... of the coast will not either", Way.ELLIPSIS),
        ("We will not accept a cut of the coast will not either", Way.SPLICED),
    ],
)
def test_each_way_of_printing_is_told(words, way):
    [variant] = table([FULL, printed(words, outlet="The Herald", day=2)]).variants
    assert variant.ways[0] is way
    assert variant.weighty == (way not in {Way.COMPLETE, Way.CUT, Way.ELLIPSIS})


def test_indirect_speech_is_told_and_its_number_compared():
    same = printed("that they would not accept a cut of more than 12 per cent", form=Form.INDIRECT, outlet="The Herald")
    other = printed("that they would not accept a cut of more than 15 per cent", form=Form.INDIRECT, outlet="The Post")
    made = table([FULL, same, other])
    assert made.fullest is FULL
    assert [variant.quote for variant in made.variants] == [other, same]
    assert made.variants[0].ways == (Way.NUMBER, Way.INDIRECT)
    assert Way.NUMBER not in made.variants[1].ways


def mixed(before, marked, after):
    """A statement in the outlet's words around some of the speaker's own."""
    text = f"She said {before} “{marked}” {after}."
    article = Article(id=text, source="mixed", text=text, outlet="The Mast", published=date(2031, 3, 2))
    verbatim = (Span(text.index(marked), text.index(marked) + len(marked)),)
    content = (Span(text.index(before), len(text) - 1),)
    return Quote(
        article=article, content=content, verbatim=verbatim, form=Form.MIXED, speaker="Ines Prado", speaker_kind=SpeakerKind.PERSON
    )  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "ways"),
    [
        ("a cut of more than 12 per cent", (Way.INDIRECT,)),
        ("a cut of fewer than 12 per cent", (Way.WORD, Way.INDIRECT)),
        ("a cut of more than 22 per cent", (Way.NUMBER, Way.INDIRECT)),
        ("a cut ... than 12 per cent", (Way.ELLIPSIS, Way.INDIRECT)),
        ("a cut than 12 per cent", (Way.SPLICED, Way.INDIRECT)),
    ],
)
def test_only_the_words_inside_marks_are_held_to_the_letter(marked, ways):
    [variant] = table([FULL, mixed("they would not accept", marked, "this year")]).variants
    assert variant.ways == ways


def test_words_given_to_another_stand_first():
    wrong = printed(WHOLE, speaker="Lurdes Caiado", outlet="The Post", day=3)
    made = table([FULL, printed("We will not accept a cut", outlet="The Herald", day=2), wrong])
    assert made.variants[0].quote is wrong
    assert made.variants[0].ways == (Way.SPEAKER,)


def test_the_strands_spell_the_fullest_print():
    [variant] = table([FULL, printed(WHOLE.replace("12", "22"), day=2)]).variants
    assert " ".join(strand.text for strand in variant.strands if strand.side != "quoted") == WHOLE
    assert [(d.kind, d.quoted, d.article) for d in variant.differences] == [("number", "22", "12")]


def test_one_print_has_no_variants():
    assert table([FULL]).variants == ()
