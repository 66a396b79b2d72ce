"""How often "did X say Z" confirms what X said and what X did not: `python -m bench.asked FOLDER [CLAIMS]`.

FOLDER holds invented articles and claims about their statements (`training/invented`, its README says how the claims are written). All its
articles go into one new archive; then so many claims (1,500, a seeded sample) are asked about, each of whom the statement's label names.
One JSON object is printed, in per cent:

    true_confirmed     claims that the statement bears out, answered "said"
    near / far         the same of those near the statement's wording, and of those far from it
    false_confirmed    claims that it does not bear out, answered "said"
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from app.chain import Steps
from app.turn import Turn, Verdict
from archive.archive import Archive
from archive.errors import BadInput
from archive.records import JOINT
from bench.labels import NAMED
from ingest.embed import Embedder
from ingest.pipeline import ingest
from training.tagged import Tagged, read_tagged

SEED = 11
CLAIMS = 1_500
_TRUE = ("near", "far")
"""Of a statement's true claims the first is near its wording, the second far from it, and so on."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim about a statement of somebody's: "near" or "far" in its words where it is true, else "false"."""

    speaker: str
    claim: str
    kind: str

    @property
    def question(self) -> str:
        return f"Did {self.speaker.replace(JOINT, ' and ')} say that {self.claim}?"


def read_asked(folder: Path, articles: Iterable[Tagged]) -> list[Asked]:
    """The claims about what named people and bodies said, in the order of their files.

    Raises:
        BadInput: there are none, or one is about a statement that no article has.
    """
    labels = {f"{each.name}#{number}": label for each in articles for number, label in each.labels.items()}
    found = [asked for path in sorted(folder.glob("*.asked")) for asked in _asked(path, labels)]
    if not found:
        raise BadInput(f"{folder} holds no .asked files: training/invented does.")
    return found


def _asked(path: Path, labels: Mapping[str, Sequence[str]]) -> Iterator[Asked]:
    told: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        place, true, claim = (part.strip() for part in line.split(";", 2))
        if place not in labels:
            raise BadInput(f"{path.name}: no article has a statement {place}.")
        kind, name, *_ = labels[place]
        told[place] += true == "T"
        if kind in NAMED:
            yield Asked(name, claim, _TRUE[(told[place] - 1) % len(_TRUE)] if true == "T" else "false")


def scored(asked: Sequence[tuple[Asked, bool]]) -> dict[str, float]:
    """Every measure, of claims with whether they were confirmed."""
    counts = Counter(each.kind for each, _ in asked)
    confirmed = Counter(each.kind for each, said in asked if said)
    kinds = {"true_confirmed": _TRUE, "near": _TRUE[:1], "far": _TRUE[1:], "false_confirmed": ("false",)}
    sums = {name: (sum(confirmed[k] for k in of), sum(counts[k] for k in of)) for name, of in kinds.items()}
    return {name: 100 * said / whole for name, (said, whole) in sums.items() if whole} | {"claims": len(asked)}


def main() -> None:
    """The command line."""
    given = [*sys.argv[1:], str(CLAIMS)][:2]
    if len(sys.argv) not in {2, 3} or not given[1].isdigit():
        sys.exit("usage: python -m bench.asked FOLDER [CLAIMS]   (a folder with .art and .asked files, and how many claims to ask about)")
    folder, most = Path(given[0]), int(given[1])
    try:
        articles = read_tagged(folder)
        claims = read_asked(folder, articles)
    except BadInput as error:
        sys.exit(str(error))
    claims = random.Random(SEED).sample(claims, min(most, len(claims)))
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as texts, tempfile.TemporaryDirectory() as store:
        for each in articles:
            (Path(texts) / f"{each.name}.txt").write_text(each.text, encoding="utf-8")
        with Archive.open(Path(store), write=True, model=embedder.name) as archive:
            ingest([texts], archive, embedder)
            steps = Steps.over(archive, embedder)
            asked = [(each, steps(Turn(each.question)).verdict is Verdict.SAID) for each in claims]
    print(orjson.dumps({name: round(value, 1) for name, value in scored(asked).items()}, option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
