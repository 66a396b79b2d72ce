"""How well predicted statements agree with gold attributions: the measures of the literature, in one pass.

exact      fragments of a role with both ends right (CofeNet, COLING 2022), white space at the ends ignored
linked     attributions with content intersection over union >= 0.5 and a touching source, one to one
linked_all the same at 0.8 with cue and source touching
covered    one-sided: share of the gold content that is covered > 0.3 / > 0.8 (Gender Gap Tracker)
spurious   share of predicted contents that touch no gold content
alpha      Krippendorff's alpha of the words' roles, nominal, two coders
error      expected calibration error of the confidence as a probability of "linked", ten bins of equal size
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from archive.records import Spans
from ingest.attribution.statement import Statement
from training.data import ROLES, Attribution, Fragments

Judged = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution, gold or predicted, as character fragments."""

    source: Fragments
    cue: Fragments
    content: Fragments
    confidence: float = 1.0

    def of(self, role: str) -> Fragments:
        """The fragments of a role."""
        fragments: Fragments = getattr(self, role)
        return fragments


def gold_row(attribution: Attribution) -> Row:
    """A gold attribution."""
    return Row(attribution.source, attribution.cue, attribution.content)


def predicted_row(statement: Statement) -> Row:
    """A predicted statement."""
    return Row(_pairs(statement.source), _pairs(statement.cue), _pairs(statement.content), statement.confidence)


def _pairs(spans: Spans) -> Fragments:
    return tuple((span.start, span.end) for span in spans)


def measure(articles: Iterable[tuple[str, Sequence[Row], Sequence[Row]]]) -> tuple[dict[str, float], Judged]:
    """(measures in per cent, (confidence, linked) of each prediction) over (text, gold, predicted) triples."""
    counts: Counter[str] = Counter()
    labels: Counter[tuple[str, str]] = Counter()
    judged: Judged = []
    for text, gold, predicted in articles:
        _count_exact(counts, text, gold, predicted)
        judged += _count_links(counts, gold, predicted)
        counts["spurious"] += sum(not touches(p, gold) for p in predicted)
        labels.update(_labels(text, gold, predicted))
    found = {f"exact_{role}": _f1(counts, f"exact_{role}", f"gold_{role}", f"predicted_{role}") for role in ROLES}
    found |= {name: _f1(counts, name, "gold", "predicted") for name in ("linked", "linked_all", "covered_30", "covered_80")}
    found["spurious"] = 100 * counts["spurious"] / max(1, counts["predicted"])
    found["alpha"] = alpha(labels)
    found["calibration_error"] = calibration_error(judged)
    return found, judged


def touches(row: Row, gold: Iterable[Row | Attribution]) -> bool:
    """Whether the content of `row` shares a character with any gold content."""
    return any(_overlap(row.content, g.content) for g in gold)


def _f1(counts: Counter[str], hits: str, gold: str, predicted: str) -> float:
    return 200 * counts[hits] / max(1, counts[gold] + counts[predicted])


def _count_exact(counts: Counter[str], text: str, gold: Sequence[Row], predicted: Sequence[Row]) -> None:
    for role in ROLES:
        wanted = {_trim(text, f) for g in gold for f in g.of(role)}
        given = {_trim(text, f) for p in predicted for f in p.of(role)}
        counts.update({f"gold_{role}": len(wanted), f"predicted_{role}": len(given), f"exact_{role}": len(wanted & given)})


def _trim(text: str, fragment: tuple[int, int]) -> tuple[int, int]:
    words = text[fragment[0] : fragment[1]]
    return fragment[0] + len(words) - len(words.lstrip()), fragment[1] - len(words) + len(words.rstrip())


def _count_links(counts: Counter[str], gold: Sequence[Row], predicted: Sequence[Row]) -> Judged:
    counts["gold"] += len(gold)
    counts["predicted"] += len(predicted)
    linked = set()
    for g, p, value in pairs_by_content(gold, predicted):
        sourced = _touch(gold[g].source, predicted[p].source)
        counts["linked_all"] += value >= 0.8 and sourced and _touch(gold[g].cue, predicted[p].cue)
        if value >= 0.5 and sourced:
            counts["linked"] += 1
            linked.add(p)
    for _, _, value in _pairs_by(gold, predicted, lambda g, p: _overlap(g, p) / _length(g)):
        counts["covered_30"] += value > 0.3
        counts["covered_80"] += value > 0.8
    return [(p.confidence, i in linked) for i, p in enumerate(predicted)]


def pairs_by_content(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[int, int, float]]:
    """(gold, predicted, intersection over union of their contents): one to one, best first, greedily."""
    return _pairs_by(gold, predicted, _iou)


def _pairs_by(
    gold: Sequence[Row], predicted: Sequence[Row], score: Callable[[Fragments, Fragments], float]
) -> list[tuple[int, int, float]]:
    """Greedy one-to-one pairs, best first."""
    scored = [(score(g.content, p.content), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    used_gold, used_predicted, pairs = set(), set(), []
    for value, i, j in sorted((row for row in scored if row[0] > 0), reverse=True):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j, value))
    return pairs


def _length(fragments: Fragments) -> int:
    return sum(end - start for start, end in fragments)


def _overlap(a: Fragments, b: Fragments) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def _iou(a: Fragments, b: Fragments) -> float:
    shared = _overlap(a, b)
    return shared / (_length(a) + _length(b) - shared) if shared else 0.0


def _touch(a: Fragments, b: Fragments) -> bool:
    return (not a and not b) or _overlap(a, b) > 0


def _labels(text: str, gold: Sequence[Row], predicted: Sequence[Row]) -> Iterable[tuple[str, str]]:
    wanted, given = _roles(gold), _roles(predicted)
    return ((wanted.get(m.start(), "-"), given.get(m.start(), "-")) for m in re.finditer(r"\w+|[^\w\s]", text))


def _roles(rows: Sequence[Row]) -> dict[int, str]:
    return {at: role for role in ROLES for row in rows for start, end in row.of(role) for at in range(start, end)}


def alpha(labels: Counter[tuple[str, str]]) -> float:
    """Krippendorff's alpha of two coders' nominal labels."""
    n = 2 * sum(labels.values())
    totals: Counter[str] = Counter()
    for (a, b), count in labels.items():
        totals[a] += count
        totals[b] += count
    observed = sum(2 * count for (a, b), count in labels.items() if a != b) / max(1, n)
    expected = 1 - sum(v * (v - 1) for v in totals.values()) / max(1, n * (n - 1))
    return 1 - observed / expected if expected else 1.0


def calibration_error(judged: Judged, *, bins: int = 10) -> float:
    """Mean distance between confidence and share of right ones, over bins of equal size."""
    rows = sorted(judged)
    total = 0.0
    for k in range(bins):
        part = rows[k * len(rows) // bins : (k + 1) * len(rows) // bins]
        if part:
            total += abs(sum(c for c, _ in part) - sum(right for _, right in part))
    return total / max(1, len(rows))
