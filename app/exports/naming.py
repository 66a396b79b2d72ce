"""What exported things are called: addresses for articles and statements, and the names of a byline taken apart."""

import base64
import hashlib
import uuid
from dataclasses import dataclass

from app.render.escape import UNPRINTABLE, safe_url
from archive.records import Article
from ingest.speakers.given import GIVEN
from ingest.speakers.lexicon import ORGANISATION_WORDS, PARTICLES
from ingest.speakers.name_parts import SUFFIXES, fold

LEAST_WORDS = 2


def article_iri(article: Article) -> str:
    """The article's address; of one without, a name for exactly this text (RFC 6920, "naming things with hashes")."""
    if address := safe_url(article.url):
        return address
    text = base64.urlsafe_b64encode(hashlib.sha256(article.text.encode()).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{text}"


def iri(*parts: str) -> str:
    """A name for what `parts` name, the same in every export: a UUID of version 5."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "\x1f".join(("onrecord", *parts))).urn


@dataclass(frozen=True, slots=True)
class Author:
    """A name of a byline; `family` is empty unless a given name tells that it is a person's."""

    name: str
    given: str = ""
    family: str = ""


def authors(article: Article) -> list[Author]:
    """The byline's names; one that nothing tells to be a person's stays whole."""
    return [_author(one_line(name)) for name in article.authors if one_line(name)]


def _author(name: str) -> Author:
    words = name.split()
    folded = [fold(word) for word in words]
    if len(words) < LEAST_WORDS or folded[0] not in GIVEN or folded[-1] in SUFFIXES or not ORGANISATION_WORDS.isdisjoint(folded):
        return Author(name)
    start = len(words) - 1
    while start > 1 and folded[start - 1] in PARTICLES:
        start -= 1
    return Author(name, " ".join(words[:start]), " ".join(words[start:]))


def one_line(text: str) -> str:
    """`text` with single spaces and without control characters."""
    return " ".join(text.translate(UNPRINTABLE).split())
