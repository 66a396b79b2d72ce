"""Both sides of a matter, which a question does not name."""

from datetime import date

from app.parties import sides_of
from app.turn import Evidence, Intent, Request, Scored, Status
from tests.app.record import OKORO, PIKE, VELL, article, quote

ABOUT = "The ferry strike\n\nThe strike began. Mira Vell spoke. The ferry lay still. And then: {}"


def said(speaker, words, score, text=ABOUT, name=None):
    of = article(name or words, text.format(words), date(2031, 3, 3), "")
    return Scored(quote(of, words, speaker), score)


def evidence():
    return Evidence(request=Request(question="both sides on the strike", intent=Intent.WHAT_SAID, topic="the strike", sides=True))


def test_everybody_who_speaks_of_it_is_heard_before_anybody_twice():
    first, second, third = (said(VELL, f"the strike is {word} for all of us", 0.9) for word in ("bad", "worse", "worst"))
    other, union = said(OKORO, "we will not work for nothing", 0.4), said(PIKE, "they have my lamp until June", 0.35)
    found = sides_of(evidence(), [first, second, third, other, union])
    assert found.quotes == (first, other, union, second)
    assert found.reason.startswith("Who is on which side the archive does not tell")


def test_what_is_far_from_it_or_said_by_nobody_named_is_left_out():
    first = said(VELL, "the strike is bad for all of us", 0.9)
    elsewhere = said(OKORO, "we will not work for nothing", 0.5, text="A market\n\nThe baker said {}")
    far, nobody = said(OKORO, "we will not work for love", 0.2), said(None, "the strike is good for all of us", 0.8)
    found = sides_of(evidence(), [first, nobody, elsewhere, far])
    assert (found.quotes, found.reason) == ((first,), "Nobody else on record is found to speak about it.")


def test_both_sides_are_answered_with_statements_of_several_people(ask):
    answer = ask("both sides on ferry fares")
    assert answer.status is Status.ANSWERED
    assert {VELL, OKORO} <= set(answer.speakers)
