"""Pairs of places in articles, as a program gives them, with how the statements there relate."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_output import Row
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.records import Article, Polarity, Quote, Spans, check_spans, join, spans_of
from ingest.claims.features import Side
from ingest.claims.network import PairNetwork
from ingest.claims.scorer import Scorer

if TYPE_CHECKING:
    from archive.archive import Archive
    from ingest.embed import Embedder

PORTION = 256
"""Pairs whose words are embedded at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article, and the statement on record that most of it belongs to."""

    article: Article
    spans: Spans
    quote: Quote | None

    @property
    def text(self) -> str:
        return " ".join(join(self.article.text, self.spans).split())

    def side(self, vectors: Mapping[str, Any]) -> Side:
        quote = self.quote
        day = (quote.said_on if quote else None) or self.article.published
        asserted = quote is None or quote.polarity is not Polarity.DENIED
        return Side(self.text, vectors[self.text], quote.speaker if quote else None, day, asserted)


class Pairs:
    """Relates the statements at given places of an archive's articles."""

    def __init__(self, archive: "Archive", embedder: "Embedder", scorer: Scorer | None = None) -> None:
        self._archive, self._embedder, self._scorer = archive, embedder, scorer or Scorer(PairNetwork(embedder))
        self._articles = _by_stem(archive.articles(), archive.origins(os.sep))
        self._quotes: dict[str, list[Quote]] = {}

    def rows(self, pairs: Iterable[tuple[int, Row | BadInput]]) -> Iterator[tuple[Row, BadInput | None]]:
        """A row for each pair, in order; one that cannot be read keeps its place, with what is wrong with it."""
        read = [(number, pair, self.places(pair)) for number, pair in pairs]
        for start in range(0, len(read), PORTION):
            part = read[start : start + PORTION]
            texts = list({place.text for _, _, places in part if not isinstance(places, BadInput) for place in places})
            vectors = dict(zip(texts, self._embedder.encode(texts), strict=True))
            for number, pair, places in part:
                asked = pair.get("id") if isinstance(pair, dict) else None
                if isinstance(places, BadInput):
                    refused = {"id": asked, "relation": "unrelated", "status": None, "score": 0.0, "note": str(places)}
                    yield refused, BadInput(f"Line {number}: {places}")
                    continue
                link = self._scorer.link(places[0].side(vectors), places[1].side(vectors))
                yield {"id": asked, "relation": link.relation, "status": link.status, "score": link.score}, None

    def places(self, pair: Row | BadInput) -> tuple[Place, Place] | BadInput:
        """The two places of a pair, or what is wrong with it."""
        if isinstance(pair, BadInput):
            return pair
        try:
            return self._place(pair.get("a")), self._place(pair.get("b"))
        except BadInput as error:
            return error

    def _place(self, end: object) -> Place:
        if not isinstance(end, dict):
            raise BadInput('each pair needs "a" and "b", objects with "article" and "content".')
        article = self._articles.get(str(end.get("article")))
        if article is None:
            raise BadInput(f"the archive holds no article {end.get('article')!r}.")
        try:
            spans = tuple(sorted(spans_of(end.get("content") or ())))
            check_spans(spans, length=len(article.text), name="content")
        except (TypeError, ValueError) as error:
            raise BadInput(f'"content" needs places inside the article such as [[10, 40]] ({error}).') from error
        if not join(article.text, spans).strip():
            raise BadInput('"content" names no words.')
        return Place(article, spans, self._said(article, spans))

    def _said(self, article: Article, spans: Spans) -> Quote | None:
        """The statement on record that shares most with the place, when that is half of either."""
        if article.id not in self._quotes:
            self._quotes[article.id] = self._archive.quotes(QuoteFilter(articles=(article.id,)))
        size = sum(map(len, spans))
        best, most = None, 0.0
        for quote in self._quotes[article.id]:
            shared = _shared(quote.content, spans)
            share = 2 * shared / (size + sum(map(len, quote.content)))
            if share > most and 2 * shared >= min(size, sum(map(len, quote.content))):
                best, most = quote, share
        return best


def _by_stem(articles: Iterable[Article], origins: Mapping[str, str]) -> dict[str, Article]:
    """Articles by every name a pair may use: id, source, and the name of any file it was read from with and without its ending."""
    named: dict[str, Article] = {}
    by_id: dict[str, Article] = {}
    for article in articles:
        by_id[article.id] = article
        for name in (article.id, article.source, Path(article.source).name, Path(article.source).stem):
            named.setdefault(name, article)
    for origin, article_id in origins.items():
        if article_id in by_id:
            for name in (Path(origin).name, Path(origin).stem, origin.rpartition("#")[2]):
                named.setdefault(name, by_id[article_id])
    return named


def _shared(one: Spans, two: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
