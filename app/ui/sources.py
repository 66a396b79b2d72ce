"""The panel with the article of a citation, the same on every page."""

from collections.abc import Sequence

from app.render import Html, Place, article_html, source_note_html
from archive.archive import Archive
from archive.errors import OnrecordError
from archive.filters import QuoteFilter
from archive.records import Citation, Quote

GONE = "This source is no longer held by the server, which was restarted. Ask the question again, or check the text again, to open it."


def source_panel(archive: Archive, citations: Sequence[Citation], *, turn: int, number: int) -> Html:
    """The article of citation `number` (from 1) of `citations`, opened at its words; a sentence when there is none."""
    if not 1 <= number <= len(citations):
        return source_note_html(GONE)
    citation = citations[number - 1]
    try:
        quotes, newer = _around(archive, citation)
    except OnrecordError as error:
        return source_note_html(str(error))
    return article_html(citation.article, quotes, citation, place=Place(turn, number, len(citations)), newer=newer)


def _around(archive: Archive, citation: Citation) -> tuple[list[Quote], bool]:
    """All statements of the cited version, and whether the archive holds a newer one."""
    current = archive.article(citation.article.id)
    newer = current is not None and current.version > citation.article.version
    here = QuoteFilter(articles=(citation.article.id,))
    found = archive.quotes_by_id([citation.quote_id]) if newer else archive.quotes(here)
    return [quote for quote in found if quote.article.text == citation.article.text], newer
