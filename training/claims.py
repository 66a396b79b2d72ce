"""Train what relates statements: `python -m training.claims POLNEAR_TRAIN STATEMENT_PAIRS --without FILE`.

Writes `ingest/claims/network.npz`, which reads two statements word by word, and `ingest/claims/weights.json`, the logistic steps above
it. The same folders give the same files: every draw comes from one seed. The steps learn from what networks that were trained without a
pair say about it, so that they trust the network no more than it deserves.
"""

import argparse
import json
import random
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from archive.claims.ties import SAME, Relation
from ingest.claims import network
from ingest.claims.features import FEATURES, TEXTUAL, Side, features
from ingest.claims.network import EVIDENCE, RELATIONS, Floats, evidence
from ingest.claims.scorer import CLAIM, GLANCE, UNRELATED, UTTERANCE, WEIGHTS
from ingest.embed import Embedder
from training import events
from training.claim_pairs import Pair, Told, judged, neighbours, only, paraphrases, perspectives, retold, speakers, statements, strangers
from training.pair_network import Word, read, told, trained
from training.tagged import read_tagged
from training.told import told_pairs

SEED = 7
FOLDS = 3
RETOLD, STRANGERS, NEIGHBOURS, PARAPHRASES, FOREIGN = 1500, 700, 900, 2200, 1100
PERSPECTIVES = (2200, 900, 1100)
REPORTED = 0.3
"""Weight of a pair of statements of the invented articles: there are many, and more of them relate than in an archive."""
UNLIKE = 2000
"""Pairs of statements of different invented articles' events."""
INVENTED = Path(__file__).parent / "invented"
JUDGED_TIMES = 2
REGULARISATION = 0.05
UNTOLD = ("days", "polarity_differs")
"""What the step for one utterance is not told: outlets print words again long after they were said."""

Pool = list[tuple[int, Pair]]
"""Pairs, each with the number that decides its fold: pairs of one invented event share it."""


def pairs(corpus: Path, others: Path, without: frozenset[str]) -> Pool:
    """All training pairs, drawn from one seed."""
    chance = random.Random(SEED)
    said = statements(corpus, without=without)
    made = list(retold(chance.sample(said, min(RETOLD, len(said))), chance))
    made += [*strangers(said, STRANGERS, chance), *neighbours(said, NEIGHBOURS, chance)]
    made += JUDGED_TIMES * list(judged(Path(__file__).parent / "claims_judged.tsv", corpus, without, chance))
    made += chance.sample(list(paraphrases(others / "sts.tar.gz")), PARAPHRASES)
    made += perspectives(others / "perspectrum.tar.gz", PERSPECTIVES, chance)
    numbered = ((zlib.crc32(pair.a.text.encode()), pair) for pair in made)
    return [*told_pairs(chance, strangers=FOREIGN), *numbered, *reported_pairs(chance)]


def reported_pairs(chance: random.Random) -> Iterator[tuple[int, Pair]]:
    """Pairs of statements of the invented articles, each with the number of its event; speakers as well known as an archive knows them."""
    found = events.reported(INVENTED, read_tagged(INVENTED))
    numbers = {event: number for number, event in enumerate(sorted(found))}
    for one, two, relation in (*events.pairs(found, chance), *events.strangers(found, UNLIKE, chance)):
        who = speakers(float(one.speaker == two.speaker != ""), chance)
        sides = Told(one.text, who[0], one.day), Told(two.text, who[1], two.day)
        yield numbers[one.event], Pair(*sides, only(relation), REPORTED, reported=True)


class Lesson:
    """The pairs as numbers: what their words show, what may be, and how much each counts."""

    def __init__(self, pool: Pool, words: dict[str, Word]) -> None:
        self.pairs = [pair for _, pair in pool]
        self.folds = np.array([number % FOLDS for number, _ in pool])
        self.read = [(words[pair.a.text], words[pair.b.text]) for pair in self.pairs]
        sides = (
            (Side(pair.a.text, one.vector, pair.a.speaker, pair.a.day), Side(pair.b.text, two.vector, pair.b.speaker, pair.b.day))
            for pair, (one, two) in zip(self.pairs, self.read, strict=True)
        )
        self.values = np.array([features(one, two) for one, two in sides])
        self.may = np.array([[relation in pair.relations for relation in RELATIONS] for pair in self.pairs])
        self.counts = np.array([pair.weight for pair in self.pairs], dtype=np.float32)
        self.reported = np.array([pair.reported for pair in self.pairs], dtype=np.bool_)
        textual = self.values[:, TEXTUAL]
        self.mean, self.scale = textual.mean(axis=0).astype(np.float32), np.maximum(textual.std(axis=0), 1e-3).astype(np.float32)
        self.plain = ((textual - self.mean) / self.scale).clip(-5, 5).astype(np.float32)

    def left_out(self) -> Floats:
        """What networks that never saw a pair say about it (pairs, 5)."""
        found = np.zeros(self.may.shape, dtype=np.float32)
        for fold in range(FOLDS):
            model = trained(self.read, self.plain, self.may, self.counts, np.flatnonzero(self.folds != fold).tolist(), SEED + fold)
            for row, said in told(model, self.read, self.plain, np.flatnonzero(self.folds == fold).tolist()).items():
                found[row] = said
            print(f"fold {fold + 1} of {FOLDS}", flush=True)
        return found


def steps(lesson: Lesson, said: Floats) -> dict[str, object]:
    """The logistic steps, as they are shipped."""
    known = np.concatenate([lesson.values, evidence(said)], axis=1)
    names = [*FEATURES, *EVIDENCE]
    mean, scale = known.mean(axis=0), np.maximum(known.std(axis=0), 1e-6)
    plain = (known - mean) / scale
    wanted: dict[str, tuple[Iterable[Relation], Iterable[str]]] = {
        GLANCE: (SAME, EVIDENCE),
        CLAIM: (SAME, ()),
        UTTERANCE: ({Relation.SAME_UTTERANCE}, (*EVIDENCE, *UNTOLD)),
        UNRELATED: ({Relation.UNRELATED}, EVIDENCE),
    }
    made = {}
    for step, (relations, unused) in wanted.items():
        meant = np.array([relation in set(relations) for relation in RELATIONS])
        right, wrong = (lesson.may & meant).any(axis=1), (lesson.may & ~meant).any(axis=1)
        taught = ~lesson.reported if step == UNRELATED else np.ones(len(right), dtype=np.bool_)
        rows = np.flatnonzero(np.logical_xor(right, wrong) & taught)
        used = np.array([name not in set(unused) for name in names])
        model = LogisticRegression(C=REGULARISATION, max_iter=3000)
        fitted = model.fit(plain[rows] * used, right.take(rows), sample_weight=lesson.counts[rows])
        made[step] = {"weights": [round(float(w), 5) for w in fitted.coef_[0]], "bias": round(float(fitted.intercept_[0]), 5)}
    return {
        "features": names, "mean": [round(float(m), 6) for m in mean], "scale": [round(float(s), 6) for s in scale], "steps": made,
    }  # fmt: skip


def main() -> None:
    """Read the folders, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="PolNeAR's training folder")
    parser.add_argument("others", type=Path, help="the folder with sts.tar.gz and perspectrum.tar.gz")
    parser.add_argument("--without", type=Path, help="pairs kept for measuring: their articles are left out of training")
    parser.add_argument("--network", type=Path, default=network.FILE)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    lines = given.without.read_text(encoding="utf-8").splitlines() if given.without else []
    without = frozenset(json.loads(line)[end]["article"] for line in lines for end in "ab")
    pool = pairs(given.corpus, given.others, without)
    texts = sorted({side.text for _, pair in pool for side in (pair.a, pair.b)})
    print(f"{len(pool)} pairs of {len(texts)} texts", flush=True)
    words, whitened = read(texts, Embedder(), random.Random(SEED))
    lesson = Lesson(pool, words)
    made = steps(lesson, lesson.left_out())
    model = trained(lesson.read, lesson.plain, lesson.may, lesson.counts, list(range(len(pool))), SEED)
    network.write(given.network, model.exported(whitened, lesson.mean, lesson.scale))
    given.output.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
