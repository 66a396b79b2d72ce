"""schema.org articles, as pages carry them in `<script type="application/ld+json">`."""

from collections.abc import Iterator, Mapping

import orjson

from ingest.readers import dates
from ingest.readers.facts import Facts

_KINDS = frozenset(
    "Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle ReportageNewsArticle "
    "ReviewNewsArticle LiveBlogPosting BlogPosting SocialMediaPosting Report".split()
)
_WITHIN = ("@graph", "mainEntity", "itemListElement")
_DEEPEST = 4


def items(script: str) -> list[Mapping[str, object]]:
    """The articles of one script, best first as they stand; empty when the script is not JSON."""
    try:
        value = orjson.loads(script.strip())
    except orjson.JSONDecodeError:
        return []
    return list(_articles(value, _DEEPEST))


def _articles(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list) and depth:
        for item in value[:100]:
            yield from _articles(item, depth - 1)
    if not isinstance(value, dict):
        return
    if _KINDS & set(_strings(value.get("@type"))):
        yield value
    for key in _WITHIN if depth else ():
        yield from _articles(value.get(key), depth - 1)


def body_of(item: Mapping[str, object]) -> str:
    """The `articleBody`, or ""."""
    body = item.get("articleBody")
    return body if isinstance(body, str) else ""


def facts_of(item: Mapping[str, object]) -> Facts:
    """Headline, publisher, authors, date, language and address of an article."""
    published, published_at = dates.read(text_in(item.get("datePublished")) or text_in(item.get("dateCreated")))
    return Facts(
        title=text_in(item.get("headline")) or text_in(item.get("name")),
        outlet=text_in(item.get("publisher")) or text_in(item.get("sourceOrganization")),
        authors=tuple(_strings(item.get("author")) or _strings(item.get("creator"))),
        published=published,
        published_at=published_at,
        language=text_in(item.get("inLanguage")),
        url=text_in(item.get("url")) or text_in(item.get("mainEntityOfPage")),
    )


def text_in(value: object) -> str:
    """The first name in `value`, or ""."""
    return next(iter(_strings(value)), "")


def _strings(value: object) -> list[str]:
    """The names in `value`: a string, a thing with a name, or a list of either."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        return _strings(value.get("name") or value.get("@id") or value.get("url")) if not isinstance(value.get("name"), dict) else []
    if isinstance(value, list):
        return [name for item in value[:100] if not isinstance(item, list) for name in _strings(item)]
    return []
