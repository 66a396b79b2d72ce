"""The page of what a reader watches: each person or topic with its news, the earlier wording beside the later."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.render.escape import Html, element, fragment
from app.render.people import address
from app.render.statements import statement_html
from app.render.watches import LABELS, NOTHING_WATCHED, held, since, tally
from app.render.wording import count
from archive.follows import Follows
from archive.records import Citation, Quote

if TYPE_CHECKING:
    from app.newly import Item
    from app.watches import News

SHOWN = 20
"""Pieces of news that are shown of one watch."""


def watched_html(found: "Sequence[News]") -> Html:
    """Everything that is watched; the citation numbers count through `places_of_news` of the same news."""
    if not found:
        return element("section", element("p", NOTHING_WATCHED, class_="hint"), class_="watched", aria_label="What you watch")
    citations = places_of_news(found)
    parts, at = [], 0
    for news in found:
        items = news.items[:SHOWN]
        parts.append(_watch(news, items, citations, at))
        at += sum(len(_cited(item)) for item in items)
    return element("section", *parts, class_="watched", aria_label="What you watch")


def places_of_news(found: "Sequence[News]") -> tuple[Citation, ...]:
    """The places that the shown news stand at, in order."""
    return tuple(place for news in found for item in news.items[:SHOWN] for place in _cited(item))


def _cited(item: "Item") -> list[Citation]:
    return [place for quote in (item.quote, item.before) if quote is not None for place in _places(quote)]


def _places(quote: Quote) -> list[Citation]:
    return [Citation(article=quote.article, span=part, quote_id=quote.id, speaker=quote.speaker) for part in quote.content]


def _watch(news: "News", items: "Sequence[Item]", citations: Sequence[Citation], at: int) -> Html:
    watch = news.watch
    name = element("a", watch.name, href=address(watch.name)) if watch.follows is Follows.PERSON and news.held else watch.name
    kind = "" if watch.follows is Follows.PERSON else element("span", "topic", class_="kind")
    facts = element("p", f"{tally(news)} {held(news)}" + (f" Last looked {since(watch)}." if news.items else ""), class_="about")
    seen = _act("Mark as seen", "seen", news) if news.items or news.gone else ""
    tools = element("div", seen, _act("Stop watching", "drop", news), class_="watch-tools")
    rows = []
    for item in items:
        rows.append(_item(item, citations, at))
        at += len(_cited(item))
    left = len(news.items) - len(items)
    more = element("p", f"And {count(left, 'piece')} of news more: onrecord digest prints them all.", class_="hint") if left else ""
    listed = element("ol", *rows, class_="statements news") if rows else ""
    return element("article", element("h3", name, " ", kind), facts, tools, listed, more, class_="watch", data_name=str(watch.n))


def _item(item: "Item", citations: Sequence[Citation], at: int) -> Html:
    """One statement; the one before it, in its own words, below."""
    first = at + 1
    now = range(first, first + len(item.quote.content))
    label = element("p", LABELS[item.kind.value], class_=f"news-kind {item.kind.value}")
    if item.before is None:
        return fragment(element("li", label, element("ol", statement_html(item.quote, now, citations))))
    then = range(now.stop, now.stop + len(item.before.content))
    before = element("p", "Before", class_="news-kind before")
    pair = (element("ol", statement_html(item.quote, now, citations)), before, element("ol", statement_html(item.before, then, citations)))
    return element("li", label, *pair)


def _act(label: str, act: str, news: "News") -> Html:
    return element(
        "button", label, class_="aside", type="button", data_act=act, data_name=str(news.watch.n), aria_label=f"{label}: {news.watch.name}"
    )
