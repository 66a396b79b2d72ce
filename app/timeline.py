"""Statements in the order in which they were made: when something was said, first and last, and what changed between."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.retrieve import Retriever
from app.sentences import Draft, about_what, day_text, during, listed, names_of, noted, plural
from app.turn import Answer, Evidence, Intent, Order, Request, Scored, Status
from archive.records import Quote


def base_of(request: Request) -> Request:
    """The plain question below "when", "where" and "what changed": what somebody said, or who said it."""
    intent = Intent.WHAT_SAID if request.speakers or request.described else Intent.WHO_SAID
    return replace(request, intent=intent)


def dated(retriever: Retriever, evidence: Evidence) -> Evidence:
    """The statements that answer the plain question, in the order of their days; those without a day last."""
    request = evidence.request
    plain = request if request.intent in (Intent.WHAT_SAID, Intent.WHO_SAID) else base_of(request)
    found = replace(retriever.evidence(plain), request=request, verdict=None)
    return replace(found, quotes=in_order(found.quotes, newest_first=request.order is Order.LATEST))


def in_order(items: Sequence[Scored], *, newest_first: bool = False) -> tuple[Scored, ...]:
    """By day of saying, or of publication where that is not told; in reading order inside an article."""

    def place(item: Scored) -> tuple[bool, int, str, int]:
        day = day_of(item.quote)
        number = 0 if day is None else day.toordinal()
        return day is None, -number if newest_first else number, item.quote.article.id, item.quote.extent.start

    return tuple(sorted(items, key=place))


def day_of(quote: Quote) -> date | None:
    """The day of saying, else of publication."""
    return quote.said_on or quote.published_on


def compose_dated(evidence: Evidence) -> Answer:
    """Statements in the order of their days, under a sentence that says when the first and the last were made."""
    quotes = [item.quote for item in evidence.quotes]
    return listing(evidence, quotes, _lead(evidence.request, quotes))


def listing(evidence: Evidence, quotes: Sequence[Quote], lead: str) -> Answer:
    """The statements in the order given, under a sentence that rests on all of them."""
    request, draft = evidence.request, Draft()
    draft.say(f"{lead}{noted(request)}.", range(1, 1 + sum(len(quote.content) for quote in quotes)))
    for quote in quotes:
        draft.show(quote)
    return Answer(
        request=request, status=Status.ANSWERED, speakers=names_of(evidence.quotes), blocks=tuple(draft.blocks),
        citations=tuple(draft.citations),
    )  # fmt: skip


def _lead(request: Request, quotes: Sequence[Quote]) -> str:
    who = listed(tuple(dict.fromkeys(name for quote in quotes for name in quote.speakers))) or "sources without a name"
    held = f"{plural(len(quotes), 'statement')} on record from {who}{about_what(request)}{during(request)}"
    days = sorted({day for quote in quotes if (day := day_of(quote))})
    if request.order is not None and days:
        first = request.order is Order.FIRST
        return f"The {'earliest' if first else 'latest'} on record is {_when(quotes[0])}; {held}, {'earliest' if first else 'newest'} first"
    if request.intent is Intent.CHANGED:
        return f"{held}, in the order of their days{_span(days)}"
    if not days:
        return f"{held}; the articles tell no day"
    return f"{held}: {_when(quotes[0])}" if len(quotes) == 1 else f"{held}{_span(days)}"


def _when(quote: Quote) -> str:
    """When one statement was said and published, as far as its article tells."""
    said, printed = quote.said_on, quote.published_on
    if said and printed and said != printed:
        return f"said on {day_text(said)} and published on {day_text(printed)}"
    if said:
        return f"said on {day_text(said)}"
    return f"published on {day_text(printed)}" if printed else "of an article without a day"


def _span(days: Sequence[date]) -> str:
    if not days:
        return ""
    return f": {day_text(days[0])}" if len(days) == 1 else f", from {day_text(days[0])} to {day_text(days[-1])}"
