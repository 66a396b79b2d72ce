"""A statement ends where its words end."""

import pytest

from archive.records import Form
from ingest.attribution import RuleAttributor
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement
from ingest.attribution.tails import without_tails
from tests.ingest.attribution.spans import spans


def ends(text, *, content, cue, source, form, verbatim=()):
    place = spans(text)
    statement = Statement(content=place(*content), cue=place(cue), source=place(source), verbatim=place(*verbatim), form=form)
    (kept,) = without_tails(Describer(text), [statement])
    return [span.cut(text) for span in kept.content], kept.form


def test_a_nouns_clause_ends_before_the_verb_whose_subject_the_noun_is():
    found, _ = ends(
        "Mayor Crane's promise that the pool would stay has cost her the town.",
        content=["that the pool would stay has cost her the town"],
        cue="promise",
        source="Mayor Crane",
        form=Form.INDIRECT,
    )
    assert found == ["that the pool would stay"]


@pytest.mark.parametrize("tail", ["that the pool would stay as it is", "that the pool would stay and that the baths would close"])
def test_a_nouns_clause_without_a_second_verb_of_its_own_is_left_whole(tail):
    found, _ = ends(f"Mayor Crane's promise {tail}.", content=[tail], cue="promise", source="Mayor Crane", form=Form.INDIRECT)
    assert found == [tail]


@pytest.mark.parametrize("tail", ["on the steps of the court", "not for the first time", "when the doors had closed", "tapping the gate"])
def test_a_quotation_does_not_go_on_in_what_was_done_meanwhile(tail):
    found, form = ends(
        f"“I signed it,” said Ned Hask {tail}.",
        content=["“I signed it,”", tail],
        verbatim=["I signed it,"],
        cue="said",
        source="Ned Hask",
        form=Form.MIXED,
    )
    assert (found, form) == (["“I signed it,”"], Form.DIRECT)


@pytest.mark.parametrize(("tail", "cue"), [("that the keys were his", "said"), ("the keys to the lodge", "demanded")])
def test_a_clause_or_an_object_behind_a_quotation_belongs_to_it(tail, cue):
    found, _ = ends(
        f"“I signed it,” {cue} Ned Hask, {tail}.",
        content=["“I signed it,”", tail],
        verbatim=["I signed it,"],
        cue=cue,
        source="Ned Hask",
        form=Form.MIXED,
    )
    assert found == ["“I signed it,”", tail]


def test_what_a_correction_denies_is_not_what_was_said():
    text = "Correction: Ned Hask said the lock was “unsightly”, not “unsafe”."
    found, _ = ends(
        text,
        content=["the lock was “unsightly”, not “unsafe”"],
        verbatim=["unsightly", "unsafe"],
        cue="said",
        source="Ned Hask",
        form=Form.MIXED,
    )
    assert found == ["the lock was “unsightly”"]


def test_outside_corrections_not_belongs_to_the_statement():
    text = "Ned Hask said the lock was “unsightly”, not “unsafe”."
    (statement,) = [s for s in RuleAttributor().find([text])[0] if s.source]
    assert [span.cut(text) for span in without_tails(Describer(text), [statement])[0].content] == ["the lock was “unsightly”, not “unsafe”"]
