"""The library's drawing and an article's marks: what is counted where, and who speaks in each statement."""

from datetime import date

import pytest

from app.periods import periods, spread
from app.render import article_html
from app.render.coverage import coverage_html
from app.render.wording import period
from archive.records import Form
from tests.app.test_render import article, mixed_quote, quote, split_quote, tree


def test_the_articles_are_counted_by_outlet_and_month():
    dated = [
        ("The Quay", date(2031, 3, 2)),
        ("The Quay", date(2031, 3, 9)),
        ("Gate Wire", date(2031, 5, 1)),
        ("The Quay", date(2031, 5, 2)),
    ]
    over = periods([day for _, day in dated])
    outlets = {"The Quay": 4, "Gate Wire": 1, "Tide Sheet": 2}
    table = tree(coverage_html(outlets, over, spread(dated, over), chosen="Gate Wire", period=over[2]))
    assert [cell.text_content() for cell in table.xpath("//thead//th")] == ["Outlet", "March 2031", "April 2031", "May 2031"]
    rows = {row.xpath("string(.//button)"): [cell.text_content() for cell in row.xpath("./td")] for row in table.xpath("//tbody/tr")}
    assert rows == {"The Quay 4": ["2", "0", "1"], "Tide Sheet 2": ["0", "0", "0"], "Gate Wire 1": ["0", "0", "1"]}
    assert table.xpath("//button[@aria-pressed='true']/@data-name") == [""]
    assert table.xpath("//span/@title")[0] == "The Quay, March 2031: 2 articles"
    assert coverage_html({"The Quay": 3}, over, {"The Quay": [2, 0, 1]}, chosen="", period=None) == ""


def test_each_statement_is_marked_by_who_speaks():
    of, split, mixed = article(), split_quote(), mixed_quote()
    inner = quote(of, ["promised and forgotten"], [], form=Form.INDIRECT, speaker="Osric Fell")
    nobody = quote(of, ["twice"], [], form=Form.INDIRECT, speaker=None)
    page = tree(article_html(of, [mixed, inner, nobody, split], split.id))
    marks = {(mark.get("data-quote"), mark.get("data-by"), mark.get("data-hue")) for mark in page.xpath("//mark[@data-by]")}
    assert marks == {(split.id, "OF", "1"), (mixed.id, "OF", "1"), (inner.id, "OF2", "2"), (nobody.id, "?", "3")}
    assert [mark.get("data-by") for mark in page.xpath(f"//mark[@data-quote='{split.id}']")] == ["OF", None]
    assert "OF2 · Osric Fell (1)" in page.xpath("//select[@name='by']/option/text()")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, ""),
        (date(2031, 5, 3), None, "3 May 2031"),
        (date(2031, 5, 3), date(2031, 5, 3), "3 May 2031"),
        (date(2031, 5, 3), date(2031, 5, 9), "3–9 May 2031"),
        (date(2031, 5, 3), date(2032, 5, 3), "3 May 2031 – 3 May 2032"),
    ],
)
def test_periods(first: date | None, last: date | None, said: str):
    assert period(first, last) == said
