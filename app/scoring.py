"""How well statements fit a topic, in [0, 1]: cosines of the embeddings and the share of the topic's words that are there."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.words import stems
from archive.records import Article, Quote
from ingest.context import QUESTION, answering

AROUND = 300
"""Characters of its paragraph that count as a statement's surroundings, on each side."""

# Parts of a fit, summing to 1: the cosine with the statement in its context and with its bare words, the topic's words in the statement, in
# it or its surroundings, and anywhere in its article. Chosen on the 144 who-said questions of two sets of news articles: the first
# statement is right for 90 %, against 84 % for the mean of the first cosine and the words around; of 84 answerable questions 94 % are
# answered where 90 % of the unanswerable ones are recognised, against 88 %.
IN_CONTEXT, BARE, SAID, NEARBY, IN_ARTICLE = 0.2, 0.3, 0.2, 0.15, 0.15
WEIGHTS = (IN_CONTEXT, BARE, SAID, NEARBY, IN_ARTICLE)
COMMON, RARE = 20, 5
"""Soften how much more a topic's rare words count than its common ones."""
REACH = 250
"""Characters between two statements of one speaker that go on with one another."""
LIFT = 0.8
"""Share of its neighbour's fit that a statement has at least: what goes on with a statement is about the same."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic ready for comparison; `weights` say how telling its stems are, all the same unless it was weighed."""

    text: str
    stems: tuple[str, ...] = field(default=())
    weights: tuple[float, ...] = field(default=())

    @classmethod
    def of(cls, text: str) -> "Topic":
        """The topic `text` with its telling stems."""
        found = tuple(dict.fromkeys(stems([text])))
        return cls(text, found, (1.0,) * len(found))

    def weighed(self, quotes: Sequence[Quote]) -> "Topic":
        """The topic with its words weighed by how few of the statements that compete hold them (inverse document frequency)."""
        held = [_stems(quote.text) | _stems(surroundings(quote)) for quote in quotes]
        counts = (sum(stem in words for words in held) for stem in self.stems)
        return replace(self, weights=tuple(math.log1p((len(quotes) + COMMON) / (count + RARE)) for count in counts))

    def said(self, quote: Quote) -> float:
        """Share of the topic's words that the statement itself holds."""
        return self._share(_stems(quote.text))

    def nearby(self, quote: Quote) -> float:
        """Share that the statement or its surroundings hold."""
        return self._share(_stems(quote.text) | _stems(surroundings(quote)))

    def in_article(self, quote: Quote) -> float:
        """Share of which the article or its headline holds a word that begins so; for an answer, the headline or its question."""
        text, start = quote.article.text, quote.extent.start
        if answering(text, start) < text.rfind("\n", 0, start) + 1:
            return self._share(_beginning(self.stems, f"{quote.article.title}\n{surroundings(quote)}"))
        return self._share(_begun(self.stems, quote.article))

    def fit(self, quote: Quote, cosine: float, bare: float) -> float:
        """How well a statement fits, given the cosines of its context and of its bare words."""
        parts = (cosine, bare, self.said(quote), self.nearby(quote), self.in_article(quote))
        return max(0.0, min(1.0, sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True))))

    def _share(self, held: Iterable[str]) -> float:
        there = frozenset(held)
        whole = sum(self.weights)
        return sum(weight for stem, weight in zip(self.stems, self.weights, strict=True) if stem in there) / whole if whole else 0.0


def lifted(scores: Sequence[tuple[Quote, float]]) -> list[float]:
    """The scores, each at least `LIFT` of that of a statement by the same speaker right before or after it; a question parts two."""
    order = sorted(range(len(scores)), key=lambda i: (scores[i][0].article.id, scores[i][0].speaker or "", scores[i][0].extent))
    raised = [score for _, score in scores]
    for i, k in zip(order, order[1:], strict=False):
        (one, first), (two, second) = scores[i], scores[k]
        near = two.extent.start - one.extent.end < REACH and not QUESTION.search(one.article.text, one.extent.end, two.extent.start)
        if near and one.speaker and one.speaker == two.speaker and one.article.id == two.article.id:
            raised[i], raised[k] = max(raised[i], LIFT * second), max(raised[k], LIFT * first)
    return raised


def fit(cosine: float, coverage: float) -> float:
    """A cosine and a share of words as one score in [0, 1]."""
    return max(0.0, min(1.0, 0.5 * cosine + 0.5 * coverage))


def surroundings(quote: Quote) -> str:
    """The paragraph a statement stands in, cut to `AROUND` characters on either side, below the question that it answers."""
    text, extent = quote.article.text, quote.extent
    start = max(answering(text, extent.start), extent.start - AROUND)
    end = text.find("\n", extent.end)
    end = min(len(text) if end < 0 else end, extent.end + AROUND)
    return text[start:end]


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stems([text]))


@lru_cache(maxsize=512)
def _begun(stems_: tuple[str, ...], article: Article) -> frozenset[str]:
    """Those of the stems with which a word of an article or of its headline begins; its statements stand in a ranking together."""
    return _beginning(stems_, f"{article.title}\n{article.text}")


def _beginning(stems_: tuple[str, ...], text: str) -> frozenset[str]:
    lower = text.lower()
    return frozenset(stem for stem in stems_ if _begins(stem, lower))


def _begins(stem: str, text: str) -> bool:
    """Whether a word of `text` begins with `stem`."""
    at = text.find(stem)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(stem, at + 1)
    return at >= 0
