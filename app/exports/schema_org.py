"""Statements in the vocabulary of https://schema.org: a Quotation for words in quotation marks, a Claim for what the outlet put in its own.

A Claim's `text` is the article's wording, and its `hasPart` the fragments that stand in quotation marks. What the article says somebody
denied or did not say has no `author`. Nothing is ever rated: a rating is a person's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from app.exports.json_text import with_items
from app.exports.naming import article_iri, authors, iri, one_line
from app.render.escape import safe_url
from app.render.wording import Kind, headline, manner, pieces, standing, who
from archive.records import Article, Form, Polarity, Quote, SpeakerKind

if TYPE_CHECKING:
    from archive.claims.record import Claim

Node = dict[str, object]
SEVERAL = 2
AGENTS = {
    SpeakerKind.PERSON: "Person", SpeakerKind.AUTHOR: "Person", SpeakerKind.ORGANISATION: "Organization", SpeakerKind.GROUP: "Organization",
    SpeakerKind.DOCUMENT: "CreativeWork",
}  # fmt: skip
"""What a source is; any other kind is a Thing."""
OWN = frozenset({Polarity.ASSERTED, Polarity.QUESTION})
"""Where the words in quotation marks are the source's own."""


def schema_org(quotes: Sequence[Quote], claims: "Iterable[Claim]" = ()) -> Iterator[str]:
    """A graph of the statements, of the articles that they stand in, once each, and of the claims that several of them make."""
    return with_items({"@context": "https://schema.org"}, "@graph", chain(_nodes(quotes), _claims(quotes, claims)))


def _claims(quotes: Sequence[Quote], claims: "Iterable[Claim]") -> Iterator[Node]:
    """A Claim with the statements of the graph that report it; its `text` is the clearest of them, word for word."""
    here = {quote.id for quote in quotes}
    for claim in claims:
        reports = [quote for quote in claim.statements if quote.id in here]
        if len(reports) >= SEVERAL:
            first = _node(claim.first) if claim.first.id in here else None
            made = {"@type": "Claim", "@id": iri("claim", claim.id), "text": claim.title.text, "firstAppearance": first}
            yield _told(made | {"appearance": [_node(quote) for quote in reports]})


def _node(quote: Quote) -> Node:
    return {"@id": iri("statement", quote.id)}


def _nodes(quotes: Sequence[Quote]) -> Iterator[Node]:
    described: set[str] = set()
    for quote in quotes:
        if quote.article.id not in described:
            described.add(quote.article.id)
            yield _article(quote.article)
        yield _quotation(quote) if quote.form is Form.DIRECT else _claim(quote)


def _article(article: Article) -> Node:
    people = authors(article)
    return _told(
        {
            "@type": "NewsArticle",
            "@id": article_iri(article),
            "url": safe_url(article.url),
            "headline": one_line(headline(article)),
            "author": [{"@type": "Person", "name": each.name} for each in people if each.family],
            "creditText": ", ".join(each.name for each in people if not each.family),
            "publisher": {"@type": "Organization", "name": one_line(article.outlet)} if article.outlet else None,
            "datePublished": article.published_at or article.published,
            "inLanguage": article.language,
        }
    )


def _quotation(quote: Quote) -> Node:
    """Words that stand in quotation marks throughout; “ … ” where the article's own words part them."""
    text = "".join(piece.text if piece.kind is not Kind.SPOKEN else piece.text.strip() for piece in pieces(quote))
    speaker = _agent(quote) if quote.polarity in OWN else None
    return _statement(quote, "Quotation") | _told({"text": text, "spokenByCharacter": speaker})


def _claim(quote: Quote) -> Node:
    asserted = quote.polarity is Polarity.ASSERTED
    parts = [] if not asserted else [{"@type": "Quotation", "text": part.cut(quote.article.text)} for part in quote.verbatim]
    claim = {"text": quote.text, "author": _agent(quote) if asserted else None, "hasPart": parts}
    return _statement(quote, "Claim") | _told(claim) | {"appearance": {"@id": article_iri(quote.article)}}


def _statement(quote: Quote, kind: str) -> Node:
    how = ", ".join(part for part in (who(quote), standing(quote), *manner(quote)) if part)
    return _told(
        {
            "@type": kind,
            "@id": iri("statement", quote.id),
            "description": one_line(how),
            "dateCreated": quote.said_on,
            "isPartOf": {"@id": article_iri(quote.article)},
            "inLanguage": quote.article.language,
        }
    )


def _agent(quote: Quote) -> object:
    """Who said it: nobody where no name is known, each of those who speak together."""
    found = [_told({"@type": AGENTS.get(quote.speaker_kind, "Thing"), "name": name}) for name in quote.speakers]
    if len(found) == 1 and quote.role and quote.speaker_kind is SpeakerKind.PERSON:
        found[0]["jobTitle"] = quote.role
    return found[0] if len(found) == 1 else found


def _told(node: Node) -> Node:
    """`node` without what is empty."""
    return {name: value for name, value in node.items() if value}
