"""How well speakers are resolved where the attributions themselves are given: `ingest/speakers` measured alone.

    python -m training.resolution FOLDER [--labels FILE] [--show N]

FOLDER holds articles in PolNeAR's layout (`text/*.txt`, `attributions/*.ann`) and `speakers.tsv`. For every gold attribution of a person or
an organisation, by the kind of its mention: how often the name is right, wrong, or left open. A name is right when it is the gold name, or
has its first and last word ("Ana J. Silva"); `surname` counts bare surnames of the right person, whose full name the article may not have.
FILE is read instead of `speakers.tsv`: `training/descriptions.tsv` has labels of descriptions on which nothing was fitted; some rules were
chosen with a look at them.
`invented` are names given to sources that are groups, documents or nobody. `error` is the expected calibration error of the certainty over
all names given, in ten bins of equal size, and a bare surname of the right person counts as right there.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.speakers.resolve import Resolver
from training.metrics import Judged, calibration_error
from training.names import fold, mention_kind, same_name
from training.speakers import Labelled, read


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one attribution's source came out as."""

    article: str
    place: int
    mention: str
    type: str
    gold: tuple[str, ...]
    kind: str
    name: str | None
    how: str
    certainty: float

    @property
    def right(self) -> bool:
        """The gold name, or its first and last word."""
        return any(same_name(gold, self.name) for gold in (*self.gold, "; ".join(self.gold)))

    @property
    def surname(self) -> bool:
        """A bare surname that is the gold person's."""
        words = fold(self.name or "")
        return not self.right and len(words) == 1 and any(fold(gold)[-1:] == words for gold in self.gold)


def main() -> None:
    """Measure a folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print this many wrong names")
    parser.add_argument("--labels", type=Path, help="labels other than speakers.tsv")
    chosen = parser.parse_args()
    verdicts = [v for each in read(chosen.folder, chosen.labels) for v in judge(each) if v.kind or not chosen.labels]
    for line in report(verdicts):
        print(line)
    wrong = [v for v in verdicts if v.name and not v.right and not v.surname]
    for v in wrong[: chosen.show]:
        print(f"{v.article}:{v.place} [{v.mention[:60]}] {v.how} {v.certainty:.2f}: {v.name} for {'; '.join(v.gold) or v.kind}")


def judge(labelled: Labelled) -> Iterator[Verdict]:
    """Every attribution of an article with what resolution makes of it."""
    resolver = Resolver(labelled.article, labelled.statements)
    resolver.quotes()
    for index, (statement, gold, kind) in enumerate(zip(labelled.statements, labelled.names, labelled.kinds, strict=True)):
        source = resolver.found[index].kept()
        mention = " ".join(span.cut(labelled.article.text) for span in statement.source)
        place = statement.source[0].start if statement.source else statement.content[0].start
        yield Verdict(
            labelled.article.id, place, mention, mention_kind(mention), gold, kind, source.name, resolver.found[index].how, source.certainty
        )


def report(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The measures as lines."""
    named = [v for v in verdicts if v.kind in {"person", "org"}]
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for v in named:
        groups["all"].append(v)
        groups[v.type].append(v)
    for name, those in sorted(groups.items()):
        counts = Counter("right" if v.right else "surname" if v.surname else "wrong" if v.name else "open" for v in those)
        shares = ", ".join(f"{key} {100 * counts[key] / len(those):.1f}" for key in ("right", "surname", "wrong", "open"))
        given = len(those) - counts["open"]
        print_of = 100 * (counts["right"] + counts["surname"]) / max(1, given)
        yield f"{name:8} {len(those):5}  {shares}; of names given {print_of:.1f} right"
    others = [v for v in verdicts if v.kind not in {"person", "org", "author"}]
    yield f"invented {sum(v.name is not None for v in others)} of {len(others)} without a name of their own"
    yield f"error    {calibration_error(judged(named)):.3f}"


def judged(verdicts: Iterable[Verdict]) -> Judged:
    """(certainty, right) of each name given."""
    return [(v.certainty, v.right or v.surname) for v in verdicts if v.name]


if __name__ == "__main__":
    main()
