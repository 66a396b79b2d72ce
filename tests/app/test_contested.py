"""Words that articles give to different people."""

from datetime import date

from app.contested import owners, settled
from app.turn import Scored
from tests.app.record import article, quote

LINE = "It was never a bridge but a till with a view"


def said(name, speaker, day, words=LINE, score=0.8):
    return Scored(quote(article(name, f"{words}. The end.", date(2031, 3, day), ""), words, speaker), score)


def test_most_articles_then_the_earliest_tell_whose_words_they_are():
    late, first, second = said("a", "Ada Orr", 1), said("b", "Ben Vell", 5), said("c", "Ben Vell", 6)
    ranked, differ = settled([late, first, second])
    assert [item.quote.speaker for item in ranked] == ["Ben Vell", "Ada Orr", "Ben Vell"]
    assert differ == "Reports differ on whose words these are: 2 articles to Ben Vell and 1 article to Ada Orr."
    assert [owner.name for owner in owners([said("a", "Ada Orr", 9), said("b", "Ben Vell", 5)])] == ["Ben Vell", "Ada Orr"]


def test_other_words_short_words_and_nobodys_words_are_no_contest():
    best = said("a", "Ada Orr", 1)
    other = said("b", "Ben Vell", 1, "The bridge has a till, and what a view it has from there")
    assert settled([best, other, said("c", None, 1)]) == ([best, other, said("c", None, 1)], "")
    assert settled([said("a", "Ada Orr", 2, "Not me"), said("b", "Ben Vell", 1, "Not me")])[1] == ""
    assert settled([]) == ([], "")
