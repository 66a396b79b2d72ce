"""Statements made in a period of which their article is not known to be."""

from datetime import date

import pytest

from app.retrieve import Retriever
from app.told_then import told_then
from app.turn import Intent, Request
from tests.app.record import VELL, article, fill, quote

MARCH, LAST = date(2031, 3, 1), date(2031, 3, 31)
DAY, NEXT = date(2031, 3, 14), date(2031, 3, 15)


def said(text, published=None):
    return quote(article("page", text, published, "The Sorrel Post"), "the ferry would sail", VELL)


@pytest.mark.parametrize(
    ("text", "published", "since", "until", "then"),
    [
        ("SORREL, March 14 (Post) - Vell said the ferry would sail.", None, MARCH, LAST, True),
        ("SORREL, March 14 (Post) - Vell said the ferry would sail.", None, DAY, NEXT, True),
        ("SORREL, 13 March (Post) - Vell said the ferry would sail.", None, DAY, NEXT, False),
        ("SORREL, April 14 (Post) - Vell said the ferry would sail.", None, MARCH, LAST, False),
        ("Vell marched in. Vell said the ferry would sail.", None, MARCH, LAST, False),
        ("In March Vell said the ferry would sail.", date(2031, 5, 2), MARCH, LAST, True),
        ("It was March.\n\nVell said the ferry would sail.", date(2031, 5, 2), MARCH, LAST, False),
        ("In March Vell said the ferry would sail.", date(2031, 2, 2), MARCH, LAST, False),
        ("In March Vell said the ferry would sail.", date(2033, 5, 2), MARCH, LAST, False),
        ("In 2031 Vell said the ferry would sail.", None, date(2031, 1, 1), date(2031, 12, 31), True),
        ("In March Vell said the ferry would sail.", None, MARCH, date(2031, 5, 31), False),
    ],
)
def test_the_article_names_the_period_beside_the_statement_or_tells_no_other_day(text, published, since, until, then):
    assert told_then(said(text, published), since, until) is then


def test_what_an_article_without_a_day_dates_itself_is_found_and_that_is_said(tmp_path, embedder):
    dated = article("dated", "SORREL, March 14 (Post) - Mira Vell said the ferry would sail.", None, "The Sorrel Post")
    other = article("other", "SORREL, April 2 (Post) - Mira Vell said the ferry would sail at night.", None, "The Sorrel Post")
    held = {page: [quote(page, "the ferry would sail", VELL)] for page in (dated, other)}
    asked = Request(question="?", intent=Intent.WHAT_SAID, named=("Vell",), speakers=(VELL,), topic="the ferry", since=MARCH, until=LAST)
    with fill(tmp_path, embedder, held) as archive:
        evidence = Retriever(archive, embedder).evidence(asked)
    assert [item.quote.article.source for item in evidence.quotes] == ["dated.txt"]
    assert "name March" in evidence.request.notes[-1]
