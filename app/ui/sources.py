"""The panel with an article, the same on every page: opened at a citation or as a whole."""

from collections.abc import Sequence
from dataclasses import replace

from app.citations import CORRECTED, LEFT
from app.render import Html, Place, article_html, revised_html, source_note_html
from app.revisions import revisions
from archive import registry
from archive.archive import Archive
from archive.errors import OnrecordError
from archive.filters import QuoteFilter
from archive.records import Citation

GONE = "This source is no longer held by the server, which was restarted. Ask the question again, or check the text again, to open it."


def source_panel(archive: Archive, citations: Sequence[Citation], *, turn: int, number: int) -> Html:
    """The article of citation `number` (from 1) of `citations`, opened at its words; a sentence when there is none."""
    if not 1 <= number <= len(citations):
        return source_note_html(GONE)
    try:
        return _cited(archive, citations[number - 1], Place(turn, number, len(citations)))
    except OnrecordError as error:
        return source_note_html(str(error))


def _cited(archive: Archive, citation: Citation, place: Place) -> Html:
    """The cited version with all its statements, or with the cited one alone when the archive holds a newer version."""
    article = citation.article
    current = archive.article(article.id)
    newer = current is not None and current.version > article.version
    found = archive.quotes_by_id([citation.quote_id]) if newer else archive.quotes(QuoteFilter(articles=(article.id,)))
    quotes = [quote for quote in found if quote.article.text == article.text]
    own = next((quote for quote in quotes if quote.id == citation.quote_id), None)
    if citation.quote_id and own is None and current is not None and not newer:
        return source_note_html(CORRECTED)
    if own is not None:
        citation = replace(citation, article=own.article, speaker=own.speaker)
    made = registry.amended(archive, article=article.id)
    return article_html(citation.article, quotes, citation, place=place, newer=newer, made=made)


def opened(archive: Archive, article_id: str, focus: str = "") -> Html:
    """An article with all its statements, the one with the id `focus` strongest."""
    article = archive.article(article_id)
    if article is None:
        return source_note_html(LEFT)
    quotes = archive.quotes(QuoteFilter(articles=(article_id,)))
    return article_html(article, quotes, focus, made=registry.amended(archive, article=article_id))


def changes(archive: Archive, article_id: str) -> Html:
    """What newer versions of an article changed in what people are reported to have said."""
    article = archive.article(article_id)
    return revised_html(article, list(revisions(archive, article_id))) if article else source_note_html(LEFT)
