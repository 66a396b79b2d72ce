"""What orders statements in time."""

from datetime import date

from archive.records import Quote


def when(quote: Quote) -> tuple[date, str, str, str]:
    """The day it was said, else published; those without a day come last."""
    at = quote.article.published_at
    return quote.said_on or quote.published_on or date.max, at.isoformat() if at else "~", quote.article.id, quote.id
