"""The whole archive as JSON lines: every version of every article with its statements, then what is the reader's own.

A line with a `record` is an article in the documented fields, so that any program that reads articles reads it; `onrecord ingest` takes its
id, version and places from the record as well, finds the statements anew in its text, applies corrections and verdicts, takes in
watch-lists and reviews, and asks the questions of conversations again. `quotes` and answers are there for other programs: what an archive
shows is never taken from a file but from the article's words.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from app.cli_output import Row, extracted
from app.exports.json_text import dumped
from archive import reviews, sessions, watches
from archive.amendments import Amendment
from archive.claims.keeping import decided
from archive.claims.verdicts import Place, Verdict
from archive.records import Quote, pairs_of
from archive.registry import amended, corrections
from archive.rulings import Ruling
from archive.versions import Version, versions

if TYPE_CHECKING:
    from archive.archive import Archive


def whole_archive(archive: "Archive") -> Iterator[str]:
    """The lines of the export."""
    for version in versions(archive):
        yield f"{dumped(_article(version))}\n"
    for ruling in corrections(archive):
        yield f"{dumped({'correction': _correction(ruling)})}\n"
    for amendment in amended(archive, undone=True):
        yield f"{dumped({'amendment': _amendment(amendment)})}\n"
    for verdict in decided(archive):
        yield f"{dumped({'verdict': _verdict(verdict)})}\n"
    for watch in watches.everybodys(archive):
        yield f"{dumped({'watch': _without(asdict(watch), 'n')})}\n"
    for review in reviews.listed(archive):
        yield f"{dumped({'review': asdict(review)})}\n"
    for session in sessions.everybodys(archive):
        yield f"{dumped({'conversation': _without(asdict(session), 'asked')})}\n"


def _without(row: Row, name: str) -> Row:
    return {key: value for key, value in row.items() if key != name}


def _article(version: Version) -> Row:
    article = version.article
    record = {
        "article": article.id, "version": article.version, "current": version.current, "origin": article.origin, "places": version.places,
        "published_at": article.published_at, "retrieved": article.retrieved, "sha256": article.sha256,
    }  # fmt: skip
    fields = {
        "id": article.source, "title": article.title, "outlet": article.outlet, "authors": article.authors, "published": article.published,
        "url": article.url, "language": article.language, "text": article.text,
    }  # fmt: skip
    return fields | {"record": record, "quotes": [_quote(quote) for quote in version.quotes]}


def _quote(quote: Quote) -> Row:
    more = {"on_behalf_of": quote.on_behalf_of, "addressee": quote.addressee, "medium": quote.medium}
    return {"id": quote.id} | extracted(quote) | more


def _amendment(amendment: Amendment) -> Row:
    return {
        "verb": amendment.verb, "article": amendment.article, "parts": amendment.parts, "places": pairs_of(amendment.places),
        "speaker": amendment.speaker, "outlet": amendment.outlet, "published": amendment.published, "made": amendment.made,
        "undone": amendment.undone,
    }  # fmt: skip


def _correction(ruling: Ruling) -> Row:
    return {
        "verb": ruling.verb, "names": ruling.names, "target": ruling.target, "articles": ruling.articles, "made": ruling.made,
        "undone": ruling.undone,
    }  # fmt: skip


def _verdict(verdict: Verdict) -> Row:
    return {"verb": verdict.verb, "a": _place(verdict.a), "b": _place(verdict.b), "made": verdict.made, "undone": verdict.undone}


def _place(place: Place) -> Row:
    return {"article": place.article, "wording": place.wording}
