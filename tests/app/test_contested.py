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


def test_whoever_is_quoted_with_the_whole_line_stands_before_who_repeats_it():
    whole = said("a", "Ada Orr", 1, "“Whoever sells you that bridge sells you a view of nothing,”", score=0.3)
    repeated = said("c", "Ben Vell", 1, "Whoever sells you that bridge sells you a view of nothing", score=0.4)
    ranked, differ = settled([repeated], [repeated, whole])
    assert ranked[0].quote.speaker == "Ada Orr"
    assert differ == "Reports differ on whose words these are: 1 article to Ada Orr and 1 article to Ben Vell."


def test_all_telling_words_of_a_short_report_are_the_words_of_a_longer_quotation():
    report = said("a", "Ben Vell", 1, "that ferries had been leaving the quay", score=0.4)
    line = said("b", "Ada Orr", 1, "“Our ferry leaves every quay for good, and then we wait.”", score=0.3)
    assert [owner.name for owner in owners([report, line])] == ["Ada Orr", "Ben Vell"]
    other = said("c", "Ada Orr", 1, "“Our ferry never leaves a quay for good, and then we wait.”", score=0.3)
    assert [owner.name for owner in owners([report, other])] == ["Ben Vell"]


def test_what_one_article_quotes_of_a_line_is_whose_line_it_is():
    line = said("a", "Ada Orr", 1, "“Whoever tells you anything else is selling you a view of nothing,”", score=0.3)
    words = ("that doubters were", "“selling you a view of nothing”")
    repeated = Scored(quote(article("b", f"He held {' '.join(words)}. The end.", date(2031, 3, 1), ""), words, "Ben Vell"), 0.4)
    ranked, differ = settled([repeated], [repeated, line])
    assert ranked[0].quote.speaker == "Ada Orr"
    assert differ.endswith("1 article to Ada Orr and 1 article to Ben Vell.")
