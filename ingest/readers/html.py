"""Web pages: the article in the page's JSON-LD when it carries one, else the main text as trafilatura finds it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from archive.errors import UnreadableArticle
from archive.records import Article
from ingest.readers import dates, jsonld
from ingest.readers.document import Document
from ingest.readers.facts import Facts, article, canonical, same_site
from ingest.readers.markup import paragraphs, parse, text_of
from ingest.readers.text_hygiene import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset("body p head quote list item table row code fw div ab".split())
"""What trafilatura calls the blocks of a main text: names of the Text Encoding Initiative."""
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date",
)  # fmt: skip
_TEASER = 0.6
"""A JSON-LD body shorter than this share of the page's own text is a teaser."""


def read(document: Document) -> Iterator[Article]:
    """The one article of a page; raises UnreadableArticle when the page has no main text."""
    tree = parse(decode(document.read(), charset=document.charset, declared=True), document.limits)
    stated = [item for script in _scripts(tree) for item in jsonld.items(script)]
    item: Mapping[str, object] = max(stated, key=lambda each: len(jsonld.body_of(each)), default={})
    address = _address(tree, document)
    facts = Facts(url=address, language=tree.get("lang") or "").or_else(_without_url(jsonld.facts_of(item)) if item else Facts())
    facts = facts.or_else(_dated(tree))
    body = _body(item, document)
    extracted, found = _main_text(tree, document.url or address)
    text = body if len(body) > _TEASER * len(extracted) else extracted
    if not text.strip():
        raise UnreadableArticle("no article text was found in the page")
    yield article(document, text, facts.or_else(found))


def _scripts(tree: "HtmlElement") -> list[str]:
    return [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]


def _body(item: Mapping[str, object], document: Document) -> str:
    body = jsonld.body_of(item).strip()
    return text_of(body, document.limits) if "</" in body or "&quot;" in body or "&amp;" in body else body


def _address(tree: "HtmlElement", document: Document) -> str:
    """The page's canonical address; a page fetched from one site may not claim to be another's."""
    claims = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    claims += [meta.get("content") or "" for meta in tree.iter("meta") if (meta.get("property") or "").lower() == "og:url"]
    for claim in claims:
        url = canonical(claim, base=document.url)
        if url and (not document.url or same_site(url, document.url)):
            return url
    return document.url


def _without_url(facts: Facts) -> Facts:
    # the address is decided by `_address`, which knows where the page came from
    return Facts(
        title=facts.title, outlet=facts.outlet, authors=facts.authors, published=facts.published, published_at=facts.published_at
    ).or_else(Facts(language=facts.language))


def _dated(tree: "HtmlElement") -> Facts:
    """The time of publication from the page's meta elements, with its zone where one is given."""
    stated = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content") or ""
        for meta in tree.iter("meta")
    }
    for name in _DATES:
        published, published_at = dates.read(stated.get(name, ""))
        if published:
            return Facts(published=published, published_at=published_at)
    return Facts()


def _main_text(tree: "HtmlElement", url: str) -> tuple[str, Facts]:
    """Main text and metadata by trafilatura; its paragraphs are set apart by blank lines."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as MainText

    try:
        found = bare_extraction(
            tree,
            url=url or None,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever an odd page makes the extraction stumble over is that page's failure alone
        raise UnreadableArticle("the page's text could not be extracted") from error
    if not isinstance(found, MainText):
        return "", Facts()
    published, published_at = dates.read(found.date or "")
    facts = Facts(
        title=found.title or "",
        outlet=found.sitename or "",
        authors=tuple(name.strip() for name in (found.author or "").split(";")),
        published=published,
        published_at=published_at,
        language=found.language or "",
    )
    return "\n\n".join(paragraphs(found.body, blocks=_BLOCKS, unread=())), facts
