"""How the pronoun ranker of `ingest/speakers/focus.py` was fitted.

    python -m training.speakers FOLDER

FOLDER holds articles in PolNeAR's layout (`text/*.txt`, `attributions/*.ann`) and `speakers.tsv` (article, attribution, kind, canonical
name ...). Gold sources that are "he", "she", "his" or "her" are the examples: the people mentioned before are the candidates, the one with
the gold name is right, "nobody of these" is right when none has it. A softmax over the candidates is fitted with a
little weight decay, in rounds, since whom earlier pronouns mean decides what later ones see. Printed are the weights, and accuracy and log
loss by five folds of articles, how often each other way to a name is right, and how often sources left without one have none.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from archive.records import Article, Form, Span, Spans
from ingest.attribution.marks import find_marks
from ingest.attribution.sentences import paragraphs
from ingest.attribution.statement import Statement
from ingest.speakers import focus
from ingest.speakers.learned import TABLE, Features
from ingest.speakers.members import Member
from ingest.speakers.resolve import Resolver
from ingest.speakers.source import CERTAINTY, OPEN

_ROUNDS, _STEPS, _DECAY, _FOLDS = 2, 200, 0.006, 5
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article's gold attributions as statements, the canonical names of each one's speaker, and its kind as labelled."""

    article: Article
    statements: tuple[Statement, ...]
    names: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One pronoun: a row of features for each candidate, "nobody" last, and the row that is right."""

    article: str
    rows: Matrix
    right: int


class _Watched(focus.Focus):
    """A focus that keeps the candidates of every pronoun it was asked about."""

    def who(self, at: int, pronoun: str, own: Sequence[Span] = (), *, but: str | None = None) -> tuple[Member, float] | None:
        if pronoun:
            _SEEN[at] = self.candidates(at, pronoun, own)
        return super().who(at, pronoun, own, but=but)


_SEEN: dict[int, list[tuple[Member, Features]]] = {}


def main() -> None:
    """Fit on all articles, report by folds."""
    labelled = list(read(Path(sys.argv[1])))
    _Watched.weights = (0.0,) * len(focus.FEATURES)
    for _ in range(_ROUNDS):
        choices = [choice for each in labelled for choice in _choices(each)]
        weights = fit(choices)
        _Watched.weights = tuple(float(x) for x in weights)
    print(len(choices), "pronouns,", sum(c.right == len(c.rows) - 1 for c in choices), "of nobody mentioned before")
    keep("pronoun", focus.FEATURES, weights)
    report(choices)
    _count_ways(labelled)


def _count_ways(labelled: Sequence[Labelled]) -> None:
    """How often each way to a name is right, and how often who is left open has none: what `ingest/speakers/source.py` was set from."""
    ways: dict[str, list[bool]] = defaultdict(list)
    for each in labelled:
        resolver = Resolver(each.article, each.statements)
        resolver.quotes()
        for index, (names, kind) in enumerate(zip(each.names, each.kinds, strict=True)):
            found = resolver.found[index]
            if found.name and names:
                ways[found.how].append(all(_same(name, names) for name in found.name.split("; ")))
            if kind and found.kept().name is None:
                ways[f"open: {found.how if found.how in OPEN else found.kind}"].append(not names)
    for way, right in sorted(ways.items(), key=lambda item: -len(item[1])):
        print(f"  {way}: {sum(right)} of {len(right)}")


def keep(ranker: str, features: Sequence[str], fitted: Matrix) -> None:
    """Write a ranker's weights beside those of the others."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table[ranker] = dict(zip(features, (round(float(x), 2) for x in fitted), strict=True))
    table["ways"] = CERTAINTY
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def report(choices: Sequence[Choice], *, decay: float = _DECAY) -> None:
    """Print how sure and how right the choices of each fifth of the articles are after fitting on the others."""
    print_held(held_out(choices, lambda others: fit(others, decay=decay)))


def held_out(choices: Sequence[Choice], fitted: Callable[[list[Choice]], Matrix]) -> list[tuple[Matrix, int]]:
    """The scores of each choice's rows, and which is right, by what was fitted on the choices of four fifths of the articles."""
    names = sorted({c.article for c in choices})
    found = []
    for fold in range(_FOLDS):
        kept = {name for k, name in enumerate(names) if k % _FOLDS == fold}
        weights = fitted([c for c in choices if c.article not in kept])
        found += [(c.rows @ weights, c.right) for c in choices if c.article in kept]
    return found


def print_held(found: Sequence[tuple[Matrix, int]]) -> None:
    """Print accuracy, and for each range of probabilities how many of the likeliest candidates are right."""
    held = []
    for scores, right in found:
        chances = softmax(scores)
        if len(chances) > 1:
            best = int(np.argmax(chances[:-1]))
            held.append((float(chances[best]), best == right))
    print("held out: accuracy", round(float(np.mean([ok for _, ok in held])), 3))
    for low, high in ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = [(p, ok) for p, ok in held if low <= p < high]
        if inside:
            said, right_ones = np.mean([p for p, _ in inside]), np.mean([ok for _, ok in inside])
            print(f"  {low:.2f}-{high:.2f}: {len(inside)} said {said:.3f} right {right_ones:.3f}")


def fit(choices: Sequence[Choice], *, decay: float = _DECAY) -> Matrix:
    """The weights that make the right rows likeliest, by L-BFGS with `decay` times half their square."""
    rows = np.concatenate([c.rows for c in choices])
    owner = np.repeat(np.arange(len(choices)), [len(c.rows) for c in choices])
    starts = np.concatenate([[0], np.cumsum([len(c.rows) for c in choices])[:-1]])
    right = starts + np.array([c.right for c in choices])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        chances = np.exp(scores)
        totals = np.add.reduceat(chances, starts)
        likelihood = float(np.sum(scores[right] - np.log(totals)))
        gradient = rows[right].sum(axis=0) - (chances / totals[owner]) @ rows
        return (
            -likelihood / len(choices) + decay / 2 * float(weights @ weights),
            -gradient / len(choices) + decay * weights,
        )

    found: Matrix = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return found


def softmax(scores: Matrix) -> Matrix:
    """The probability of each row."""
    chances: Matrix = np.exp(scores - scores.max())
    total: Matrix = chances / chances.sum()
    return total


def _choices(labelled: Labelled) -> Iterator[Choice]:
    _SEEN.clear()
    Resolver(labelled.article, labelled.statements, ranker=_Watched).quotes()
    nobody = (*([0.0] * (len(focus.FEATURES) - 1)), 1.0)
    for statement, names in zip(labelled.statements, labelled.names, strict=True):
        candidates = _SEEN.get(statement.source[0].start) if statement.source else None
        if candidates is None or not names:
            continue
        right = next((k for k, (member, _) in enumerate(candidates) if _same(member.name, names)), len(candidates))
        yield Choice(labelled.article.id, np.array([*(features for _, features in candidates), nobody]), right)


def _same(name: str, names: Sequence[str]) -> bool:
    """First and last word agree, or the member is only known by the last word."""
    words = name.lower().split()
    return any(words[-1] == gold.lower().split()[-1] and words[0] in gold.lower().split() for gold in names)


def read(folder: Path, labels: Path | None = None) -> Iterator[Labelled]:
    """The labelled articles of a folder, by its own labels or by those of another file of the same columns."""
    names: Mapping[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    kinds: Mapping[str, dict[int, str]] = defaultdict(dict)
    for line in (labels or folder / "speakers.tsv").read_text(encoding="utf-8").splitlines():
        article, attribution, kind, canonical = line.split("\t")[:4]
        names[article][int(attribution[1:])] = tuple(canonical.split("; ")) if kind in {"person", "org"} else ()
        kinds[article][int(attribution[1:])] = kind
    for article, speakers in sorted(names.items()):
        path = min((folder / "attributions").glob(f"{article}_*.ann"), default=None)
        if path is None:
            continue
        text = (folder / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        parts = [part.inner for quotation in find_marks(text, paragraphs(text)) for part in quotation.parts]
        made = sorted(_statements(path, parts), key=lambda pair: pair[1].content)
        yield Labelled(
            Article(id=article, source=article, text=text),
            tuple(statement for _, statement in made),
            tuple(speakers.get(index, ()) for index, _ in made),
            tuple(kinds[article].get(index, "") for index, _ in made),
        )


def _statements(path: Path, parts: Sequence[Span]) -> Iterator[tuple[int, Statement]]:
    raw = path.read_text(encoding="utf-8")
    spans = {i: _spans(where) for i, where in re.findall(r"^(T\d+)\t\S+ ([\d ;]+)\t", raw, re.M)}
    for index, event in enumerate(e for e in re.findall(r"^E\d+\t(.*)$", raw, re.M) if "Content" in e):
        roles: Mapping[str, list[Span]] = defaultdict(list)
        for item in event.split():
            role, which = item.split(":")
            roles[re.sub(r"\d+$", "", role)] += spans.get(which, [])
        content = _ordered(roles["Content"])
        if content:
            quoted = tuple(part for part in parts if any(part in span for span in content))
            form = Form.MIXED if quoted else Form.INDIRECT
            cue, source = _ordered(roles["Cue"]), _ordered(roles["Source"])
            yield index, Statement(content=content, verbatim=quoted, cue=cue, source=source, form=form)


def _spans(where: str) -> list[Span]:
    return [Span(int(a), int(b)) for a, b in (pair.split() for pair in where.split(";")) if int(a) < int(b)]


def _ordered(spans: Sequence[Span]) -> Spans:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


if __name__ == "__main__":
    main()
