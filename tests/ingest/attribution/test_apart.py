"""A headline's statement ends with the headline, and a source that the model missed is lent by the rules."""

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


def test_a_missing_source_is_lent_by_the_same_cue_alone():
    bare = Statement(content=spans("Herring gone by May"), cue=spans("says"), form=Form.INDIRECT)
    rule = Statement(content=spans("Herring gone by May"), cue=spans("says"), source=spans("skipper"), form=Form.INDIRECT)
    assert lent([bare], [rule])[0].source == spans("skipper")
    elsewhere = Statement(content=spans("The quay was empty"), cue=spans("left"), source=spans("Ned Hask"), form=Form.INDIRECT)
    assert lent([bare], [elsewhere]) == [bare]
