"""Who said it, told apart from who said the opposite, denied it, or only spoke of the same thing."""

from dataclasses import replace

import pytest

from app.answer import compose
from app.retrieve import Retriever
from app.standing import standing
from app.turn import Evidence, Intent, Prose, Request, Scored, Shown, Status
from app.verdict import Claim, Stance, stance
from archive.filters import Coverage
from archive.records import Polarity, Span
from tests.app.record import article, quote

UNSAFE = Claim("the harbour was unsafe")


def said(text, speaker="Tarn", *, score=0.6, polarity=Polarity.ASSERTED):
    return Scored(quote(article(text, text, None, ""), text, speaker, polarity=polarity), score)


@pytest.mark.parametrize(
    ("claim", "statement", "stands"),
    [
        ("the harbour was unsafe", "The harbour was never safe", Stance.SAYS),
        ("the harbour was unsafe", "The harbour was never unsafe", Stance.OPPOSITE),
        ("the harbour was unsafe", "The harbour was a dangerous place", Stance.SAYS),
        ("the harbour was safe", "The harbour was a dangerous place", Stance.OPPOSITE),
        ("the cracks were widening", "cracks in the wall were “widening at a rate we cannot explain”", Stance.SAYS),
        ("the wall has a crack", "the wall has a crack which nobody did not see", Stance.SAYS),
        ("the crack is new", "he said of the wall it was not a new crack", Stance.OPPOSITE),
        ("the hearing was a trial", "The hearing was not a trial, and this is not a hearing", Stance.OPPOSITE),
        ("a flood is unlikely", "A flood within the week is likely", Stance.OPPOSITE),
        ("the aim was to dredge rather than repeat the flood", "The aim was not to repeat the flood but to dredge", Stance.SAYS),
        ("he would not take a loan", "that he will accept neither a loan nor a copy", Stance.SAYS),
        ("he would accept a loan", "that he will accept neither a loan nor a copy", Stance.OPPOSITE),
        ("the crack was 14 centimetres", "the crack was 41 centimetres", Stance.DIFFERS),
        ("the crack is less than two years old", "the crack is at least two years old", Stance.DIFFERS),
        ("the crack is over two years old", "the crack is at least two years old", Stance.SAYS),
    ],
)
def test_how_a_statement_stands_to_a_claim(claim, statement, stands):
    assert stance(Claim(claim), said(statement).quote) is stands


def test_who_says_the_opposite_or_denies_it_is_nobody_who_said_it():
    says = said("The harbour was unsafe for years", "Lund", score=0.6)
    never, denied = (
        said("The harbour was never unsafe", score=0.8),
        said("that the harbour was unsafe", score=0.7, polarity=Polarity.DENIED),
    )
    found = standing(UNSAFE, [never, denied, says])
    assert (found.saying, found.opposite) == ((says,), (never, denied))


def test_who_only_speaks_of_the_same_thing_said_it_less_than_who_has_the_words():
    called = said("The Lake Guild as the common enemy of both towns", score=0.7)
    spoke = said("The Lake Guild was to blame", "Lund", score=0.55)
    assert standing(Claim("called the Lake Guild the common enemy"), [called, spoke]).saying == (called,)


@pytest.mark.parametrize(
    ("verb", "claim", "words", "says"),
    [
        ("forecast", "forecast a flood of 3 metres", "a flood of 3 metres", True),
        ("forecast", "forecast a flood of 3 metres", "a flood of 4 metres", False),
        ("called", "called the harbour unsafe", "the harbour never unsafe", False),
        ("criticised", "criticised the harbour plan", "the harbour plan", True),
    ],
)
def test_the_verb_that_is_asked_for_excuses_no_other_number_and_no_negation(verb, claim, words, says):
    text = f"Tarn {verb} {words}."
    held = replace(quote(article(text, text, None, ""), words, "Tarn"), cue=(Span(5, 5 + len(verb)),))
    assert bool(standing(Claim(claim), [Scored(held, 0.6)], verb=verb).saying) is says


def test_a_question_is_by_whom_asked_it_and_asserts_nothing():
    asked = said("whether the harbour was unsafe", polarity=Polarity.QUESTION)
    assert standing(UNSAFE, [asked]).saying == ()
    assert standing(UNSAFE, [asked], verb="asked").saying == (asked,)


def test_the_answer_tells_the_opposite_apart():
    request = Request(question="Who said the harbour was unsafe?", intent=Intent.WHO_SAID, topic="the harbour was unsafe", verb="said")
    says, never = said("The harbour was unsafe", "Lund"), said("The harbour was never unsafe")
    answer = compose(Evidence(request=request, coverage=_covering(), quotes=(says,), opposed=(never,)))
    assert answer.speakers == ("Lund",)
    assert [b.quote.speaker if isinstance(b, Shown) else b.text for b in answer.blocks][1:] == ["Lund", "Said the opposite: Tarn.", "Tarn"]
    nobody = compose(Evidence(request=request, coverage=_covering(), opposed=(never,)))
    assert (nobody.status, nobody.speakers) == (Status.NOT_FOUND, ())
    assert any("opposite: Tarn" in block.text for block in nobody.blocks if isinstance(block, Prose))


def _covering():
    return Coverage(articles=1, passages=1, quotes=2, speakers=2, outlets=(), first=None, last=None, generation=1)


def test_a_description_without_a_topic_is_not_everybody(record, embedder):
    request = Request(question="What did her brother say?", intent=Intent.WHAT_SAID, named=("her brother",), described="her brother")
    assert Retriever(record, embedder).evidence(request).quotes == ()
