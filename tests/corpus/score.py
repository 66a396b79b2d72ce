"""How well an extraction agrees with the corpus's labels, in percent."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.records import Article, Quote, Spans
from ingest.pipeline import extract
from ingest.sources import Failure
from tests.corpus import gold as labels
from tests.corpus.gold import GoldStatement

FOUND = 0.5
"""A statement is found when intersection over union of the contents reaches this (the measure of the SemEval and PolNeAR papers)."""


def overlap(one: Spans, other: Spans) -> float:
    """Intersection over union of two contents, in characters."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared / (sum(map(len, one)) + sum(map(len, other)) - shared)


def pairs(gold: Sequence[GoldStatement], found: Sequence[Quote]) -> Iterator[tuple[GoldStatement, Quote]]:
    """One-to-one pairs of label and found statement, best overlap first."""
    ranked = sorted(((overlap(g.content, q.content), i, j) for i, g in enumerate(gold) for j, q in enumerate(found)), reverse=True)
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for value, i, j in ranked:
        if value >= FOUND and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield gold[i], found[j]


def stem_of(article: Article) -> str:
    """What the labels call an article."""
    return Path(article.source).stem if Path(article.source).suffix else article.source


def score() -> dict[str, float]:
    """Recall, precision, and agreement on speaker, form, act and polarity of what was found, over all articles of the corpus."""
    tally: Counter[str] = Counter()
    for each in extract([str(path) for path in labels.articles()]):
        assert not isinstance(each, Failure), each
        article, quotes = each
        everything = labels.gold(stem_of(article), body=article.text)
        needed = [s for s in everything if not s.optional and not s.nested]
        matched = list(pairs(needed, quotes))
        taken = {id(q) for _, q in matched}
        spare = [q for q in quotes if id(q) not in taken]
        extra = {id(q) for _, q in pairs([s for s in everything if s.optional or s.nested], spare)}
        tally["gold"] += len(needed)
        tally["found"] += len(matched)
        tally["predicted"] += len(quotes) - len(extra)
        tally["direct"] += sum(g.form == "direct" for g in needed)
        tally["direct found"] += sum(g.form == "direct" for g, _ in matched)
        for g, q in matched:
            tally["speaker"] += g.speaker == q.speaker
            tally["wrong speaker"] += q.speaker is not None and g.speaker != q.speaker
            tally["form"] += g.form is q.form
            tally["act"] += g.act is q.act
            tally["polarity"] += g.polarity is q.polarity
    share = lambda part, whole: round(100 * tally[part] / tally[whole], 1)  # noqa: E731 (one line, used below only)
    return {
        "recall": share("found", "gold"),
        "recall of direct": share("direct found", "direct"),
        "precision": share("found", "predicted"),
        **{name: share(name, "found") for name in ("speaker", "wrong speaker", "form", "act", "polarity")},
    }


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:18} {value}")
