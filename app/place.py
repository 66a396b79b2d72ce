"""Where something was said and to whom: what the record tells of the listener, the medium and the outlet of statements."""

from collections.abc import Iterable, Sequence

from app.sentences import about_what, during, grouped, listed, plural
from app.timeline import listing
from app.turn import Answer, Evidence, Intent, Request
from archive.records import Quote


def compose_place(evidence: Evidence) -> Answer:
    """The statements under a sentence that says to whom, in what and where they were made, as far as the articles tell."""
    quotes = [item.quote for item in grouped(evidence.quotes)]
    return listing(evidence, quotes, _lead(evidence.request, quotes))


def _lead(request: Request, quotes: Sequence[Quote]) -> str:
    held = f"{plural(len(quotes), 'statement')} on record{_whose(quotes)}{about_what(request)}{during(request)}"
    listeners = _named(f"to {quote.addressee}" for quote in quotes if quote.addressee)
    media = _named(f"in {'an' if quote.medium[0] in 'aeiou' else 'a'} {quote.medium}" for quote in quotes if quote.medium)
    outlets = _named(quote.article.outlet for quote in quotes if quote.article.outlet)
    if request.intent is Intent.TO_WHOM:
        return f"{held}: {listed(listeners)}" if listeners else f"{held}; the articles do not say to whom"
    where = [*listeners, *media]
    reported = f"; reported by {listed(outlets)}" if outlets else ""
    return f"{held}: {listed(where)}{reported}" if where else f"{held}; the articles do not say where{reported}"


def _whose(quotes: Sequence[Quote]) -> str:
    names = _named(name for quote in quotes for name in quote.speakers)
    return f" from {listed(names)}" if names else " from sources without a name"


def _named(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
