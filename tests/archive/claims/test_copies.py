"""Copies of one text are one report; articles of their own are not, even about one event."""

import random
import time

from archive.claims.copies import reports
from archive.records import Article

WORDS = [f"word{n}" for n in range(400)]


def article(key, words):
    return Article(id=key, source=key, text=" ".join(words))


def story(seed, length=200):
    return random.Random(seed).choices(WORDS, k=length)


def grouped(*articles):
    return [[each.id for each in group] for group in reports(articles)]


def test_a_wire_copy_with_another_headline_or_a_cut_end_is_the_same_report():
    wire = story(1)
    cut, headed, own = article("c", wire[:90]), article("b", ["BREAKING", "NEWS", *wire]), article("d", [*story(2), *wire[:20]])
    assert grouped(own, headed, article("a", wire), cut) == [["a", "b", "c"], ["d"]]


def test_short_texts_that_share_a_quotation_are_reports_of_their_own():
    quotation = story(3, 20)
    assert grouped(article("a", [*quotation, *story(4, 15)]), article("b", [*quotation, *story(5, 15)])) == [["a"], ["b"]]


def test_thousands_of_copies_take_no_quadratic_time():
    wire = story(6)
    began = time.process_time()
    assert len(reports([article(str(n), [*wire, str(n)]) for n in range(3000)])) == 1
    assert time.process_time() - began < 20
