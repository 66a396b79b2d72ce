"""ClaimReview (https://schema.org/ClaimReview) as fact-checkers publish it: in JSON-LD files and feeds, in the scripts of a page."""

import re
from collections.abc import Iterator, Mapping

import orjson

from archive.errors import UnreadableArticle
from archive.reviews import Review
from ingest.readers import dates
from ingest.readers.document import Document
from ingest.readers.facts import canonical, line
from ingest.readers.jsonld import text_in
from ingest.readers.text_hygiene import decode

DEEPEST = 8
MOST = 100_000
"""Reviews of one file, and how deep they may lie in it."""
_SCRIPT = re.compile(r"<script\b[^>]{0,200}ld\+json[^>]{0,200}>(.*?)</script", re.IGNORECASE | re.DOTALL)


def read(document: Document) -> list[Review]:
    """The reviews of a file, each once.

    Raises:
        UnreadableArticle: the file cannot be read, or holds none.
    """
    text = decode(document.read(), charset=document.charset, declared=True)
    found: dict[str, Review] = {}
    for item in _items(text):
        if (review := _review(item, document.source)) is not None:
            found[review.id] = review
            if len(found) >= MOST:
                break
    if not found:
        raise UnreadableArticle("it holds no ClaimReview with a claim and an author")
    return list(found.values())


def _items(text: str) -> Iterator[Mapping[str, object]]:
    """Every ClaimReview of a JSON file, of JSON lines, or of a page's scripts."""
    for piece in _SCRIPT.findall(text) if "<" in text[:200] and not text.lstrip().startswith(("{", "[")) else _pieces(text):
        try:
            value = orjson.loads(piece)
        except orjson.JSONDecodeError:
            continue
        yield from _within(value, DEEPEST)


def _pieces(text: str) -> list[str]:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return text.split("\n")
    return [text]


def _within(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, dict):
        kinds = value.get("@type")
        if "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]):
            yield value
            return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner if depth else ():
        yield from _within(each, depth - 1)


def _review(item: Mapping[str, object], source: str) -> Review | None:
    """None for one without a claim or without an author: a finding that nobody answers for is none."""
    claimed = item.get("itemReviewed")
    about: Mapping[str, object] = claimed if isinstance(claimed, dict) else {}
    claim, reviewer = line(text_in(item.get("claimReviewed"))), line(text_in(item.get("author")) or text_in(item.get("publisher")))
    if not claim or not reviewer:
        return None
    return Review(
        claim=claim,
        rating=_rating(item.get("reviewRating")),
        reviewer=reviewer,
        claimant=line(text_in(about.get("author"))),
        said_on=dates.read(text_in(about.get("datePublished")))[0],
        published=dates.read(text_in(item.get("datePublished")))[0],
        url=canonical(text_in(item.get("url"))),
        source=source,
    )


def _rating(given: object) -> str:
    """The reviewer's words; else the number with the best one."""
    rating: Mapping[str, object] = given if isinstance(given, dict) else {}
    if said := line(text_in(rating.get("alternateName")) or text_in(rating.get("name"))):
        return said
    value, best = (str(rating.get(name, "")).strip()[:10] for name in ("ratingValue", "bestRating"))
    return line(f"{value} of {best}" if value and best else value)
