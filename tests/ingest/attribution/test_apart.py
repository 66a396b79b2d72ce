"""Statements stand in the paragraph of their cue, and a source that the model missed is lent by the rules."""

from archive.records import Form, Span
from ingest.attribution.apart import apart
from ingest.attribution.lent import lent
from ingest.attribution.sentences import paragraphs
from ingest.attribution.statement import Statement

TEXT = "Herring gone by May, skipper says\n\nThe quay was empty. Ned Hask left."


def spans(*words):
    return tuple(Span(TEXT.index(each), TEXT.index(each) + len(each)) for each in words)


def test_unmarked_words_do_not_run_on_from_a_headline():
    found = Statement(
        content=spans("Herring gone by May", "The quay was empty"), cue=spans("says"), source=spans("skipper"), form=Form.INDIRECT
    )
    (kept,) = apart(TEXT, [found], paragraphs(TEXT))
    assert kept.content == spans("Herring gone by May")
    assert kept.source == spans("skipper")


def test_a_source_of_another_line_is_none():
    found = Statement(content=spans("Herring gone by May"), cue=spans("says"), source=spans("Ned Hask"), form=Form.INDIRECT)
    assert apart(TEXT, [found], paragraphs(TEXT))[0].source == ()


def test_a_quotation_under_a_quotation_is_a_statement_of_its_own():
    text = "“The quay was empty,” said Ned Hask.\n\n“Nobody came back.”"
    first, second = Span(0, 20), Span(38, 57)
    found = Statement(
        content=(first, second), verbatim=(Span(1, 19), Span(39, 56)), cue=(Span(21, 25),), source=(Span(26, 34),), form=Form.DIRECT
    )
    own, other = apart(text, [found], paragraphs(text))
    assert (own.content, own.verbatim, own.source) == ((first,), (Span(1, 19),), (Span(26, 34),))
    assert (other.content, other.verbatim, other.cue, other.source) == ((second,), (Span(39, 56),), (), ())


def test_what_a_colon_opens_stands_below_it():
    text = "Ned Hask put it so:\n\n“The quay was empty.”\n\n“Nobody came back.”"
    found = Statement(
        content=(Span(21, 42), Span(44, 63)),
        verbatim=(Span(22, 41), Span(45, 62)),
        cue=(Span(9, 19),),
        source=(Span(0, 8),),
        form=Form.DIRECT,
    )
    assert apart(text, [found], paragraphs(text)) == [found]


def test_a_missing_source_is_lent_by_the_same_cue_alone():
    bare = Statement(content=spans("The quay was empty"), cue=spans("left"), form=Form.INDIRECT)
    rule = Statement(content=spans("The quay was empty"), cue=spans("left"), source=spans("Ned Hask"), form=Form.INDIRECT)
    assert lent(TEXT, [bare], [rule])[0].source == spans("Ned Hask")
    elsewhere = Statement(content=spans("Herring gone by May"), cue=spans("says"), source=spans("skipper"), form=Form.INDIRECT)
    assert lent(TEXT, [bare], [elsewhere]) == [bare]


def test_a_headline_that_ends_with_its_speaker_has_a_source():
    text = "No ferry before June, says harbour master\n\nThe quay was empty."
    bare = Statement(content=(Span(0, 20),), cue=(Span(22, 26),), form=Form.INDIRECT)
    (found,) = lent(text, [bare], [])
    assert [span.cut(text) for span in found.source] == ["harbour master"]
    assert lent(text.replace("harbour master", "so himself that"), [bare], []) == [bare]


def test_a_source_inside_cue_or_content_is_taken_out_of_it():
    text = "According to the complaint, Ned Hask shut the lock “for fun”."
    words = Span(28, 60)
    bare = Statement(content=(Span(13, 60),), verbatim=(Span(52, 59),), cue=(Span(0, 12),), form=Form.MIXED)
    rule = Statement(content=(words,), verbatim=(Span(52, 59),), cue=(Span(0, 12),), source=(Span(13, 26),), form=Form.MIXED)
    (found,) = lent(text, [bare], [rule])
    assert (found.source, found.content, found.verbatim) == ((Span(13, 26),), (words,), (Span(52, 59),))
    text = "“It is shut,” read a statement from Fenwire."
    bare = Statement(content=(Span(0, 13),), verbatim=(Span(1, 12),), cue=(Span(14, 30),), form=Form.DIRECT)
    rule = Statement(content=(Span(0, 13),), verbatim=(Span(1, 12),), cue=(Span(14, 18),), source=(Span(19, 43),), form=Form.DIRECT)
    (found,) = lent(text, [bare], [rule])
    assert (found.cue, found.source) == ((Span(14, 18),), (Span(19, 43),))
