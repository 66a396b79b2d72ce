"""What is known about an article besides its text, gathered from several places and put on one record."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from archive.errors import UnreadableArticle
from archive.records import Article, digest
from ingest.readers.document import Document
from ingest.readers.text_hygiene import clean

_LONGEST_FIELD = 500
_MOST_AUTHORS = 50
_LONGEST_URL = 2000
_TRACKING = re.compile(r"utm_|fbclid$|gclid$|mc_[ce]id$|igshid$|ocid$|cmpid$|s_cid$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Metadata as one place gives it; empty where the place says nothing."""

    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_at: datetime | None = None
    language: str = ""
    url: str = ""

    def or_else(self, other: "Facts") -> "Facts":
        """These facts, gaps filled from `other`; day and moment go together."""
        merged = {field.name: getattr(self, field.name) or getattr(other, field.name) for field in fields(self)}
        if self.published:
            merged["published_at"] = self.published_at
        return Facts(**merged)


def article(document: Document, text: str, facts: Facts, *, source: str = "", origin: str = "") -> Article:
    """The record; its id comes from the canonical URL when there is one, else from the text. Raises UnreadableArticle without text."""
    if not text.strip():
        raise UnreadableArticle("it has no text")
    url = canonical(facts.url, base=document.url)
    return Article(
        id=digest("article", url if names_an_article(url) else text),
        source=source or document.source,
        origin=origin or document.origin,
        text=text,
        title=line(facts.title),
        outlet=line(facts.outlet),
        authors=tuple(distinct(map(line, facts.authors)))[:_MOST_AUTHORS],
        published=facts.published,
        published_at=facts.published_at,
        retrieved=document.retrieved,
        language=line(facts.language)[:35],
        url=url,
    )


def line(value: str) -> str:
    """`value` on one line, hygiene done, at most 500 characters."""
    return " ".join(clean(value[: 4 * _LONGEST_FIELD]).split())[:_LONGEST_FIELD]


def distinct(values: Iterable[str]) -> list[str]:
    """The values that are not empty, each once, in their order."""
    return [value for value in dict.fromkeys(values) if value]


def canonical(url: str, *, base: str = "") -> str:
    """`url` spelled one way: absolute, host in lower case, no fragment, no tracking parameters; "" when it is no http(s) address."""
    url = clean(url[: 2 * _LONGEST_URL]).strip()
    if not url or len(url) > _LONGEST_URL or len(url.split()) > 1:
        return ""
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return ""
    usual = {"http": 80, "https": 443}[parts.scheme]
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port and port != usual else "")
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    query = parts.query if len(kept) == parts.query.count("&") + 1 else urlencode(kept)
    return urlunsplit((parts.scheme, place, parts.path or "/", query, ""))


def names_an_article(url: str) -> bool:
    """Whether `url` can identify one article: an outlet's home page is shared by all of them."""
    parts = urlsplit(url)
    return bool(url) and bool(parts.path.strip("/") or parts.query)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site, by the last two labels of the host (three under two-letter endings such as co.uk)."""
    return _site(one) == _site(other)


def _site(url: str) -> tuple[str, ...]:
    labels = (urlsplit(url).hostname or "").split(".")
    if labels[-1].isdigit():
        return tuple(labels)
    short_suffix = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3  # noqa: PLR2004
    return tuple(labels[-3:] if short_suffix else labels[-2:])
