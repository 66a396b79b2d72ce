"""Rankings of statements: two searches fused, repetitions left out, what goes on with a statement raised behind it."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from app.confirm import told_apart
from app.scoring import Topic, lifted
from app.turn import Request, Scored
from app.words import holds, words_of
from archive.filters import Hit
from archive.records import Quote

RANK = 60  # k of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009)
SAME = 92  # percent of equal characters from which two statements of one speaker are one
TWINS = 24  # better-ranked statements that one is compared with
AHEAD = 0.24  # a best statement from here is meant, though it fits less than an answer does, where all others lie behind, at
BEHIND = 0.76  # this share of its score
READ = 8  # statements whose bare words are compared too, the best by everything else


def fused(*rankings: Sequence[Hit]) -> list[str]:
    """Ids by reciprocal rank fusion, best first."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, hit in enumerate(ranking, start=1):
            scores[hit.id] = scores.get(hit.id, 0.0) + 1.0 / (RANK + rank)
    return sorted(scores, key=lambda i: (-scores[i], i))


def distinct(ranked: Iterable[Scored]) -> list[Scored]:
    """The ranking without statements that one speaker made in almost the same words before; another number or a "not" makes another."""
    kept: list[Scored] = []
    first: list[tuple[str | None, str, str]] = []
    for item in ranked:
        speaker, text = item.quote.speaker, item.quote.text
        lower = text.lower()
        alike = ((said, small) for who, said, small in first if who == speaker and fuzz.ratio(lower, small, score_cutoff=SAME))
        if any(lower == small or not told_apart(text, said) for said, small in alike):
            continue
        kept.append(item)
        if len(first) < TWINS:
            first.append((speaker, text, lower))
    return kept


def with_neighbours(ranked: Sequence[Scored]) -> list[Scored]:
    """The ranking with what goes on with a statement right behind it."""
    scores = lifted([(item.quote, item.score) for item in ranked])
    return in_order(Scored(item.quote, score) for item, score in zip(ranked, scores, strict=True))


def ahead(ranked: Sequence[Scored]) -> bool:
    """Whether the best statement is so clearly before every other that it is meant, though it fits less than an answer otherwise does."""
    apart = distinct(ranked[:READ])
    second = apart[1].score if len(apart) > 1 else 0.0
    return bool(apart) and apart[0].score >= AHEAD and second <= apart[0].score * BEHIND and bool(apart[0].quote.speaker)


def in_order(items: Iterable[Scored]) -> list[Scored]:
    """Best first; what fits as well stays as it was."""
    return sorted(items, key=lambda item: -item.score)


def score_of(request: Request, topic: Topic, quote: Quote, cosine: float, bare: float) -> float:
    """A statement's fit; one that holds the words quoted in the question fits fully."""
    return 1.0 if holds_all(request, quote) else topic.fit(quote, cosine, bare)


def holds_all(request: Request, quote: Quote) -> bool:
    """Whether a statement holds the words that a question quotes, whatever stands around them; single words tell nothing."""
    quoted = [words for words in request.quoted if len(words_of(words)) > 1]
    return bool(quoted) and all(holds(quote.text, words) for words in quoted)
