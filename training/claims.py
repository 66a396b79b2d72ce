"""Train the pair scorer for same utterance and same claim: `python -m training.claims POLNEAR_TRAIN STATEMENT_PAIRS [--without FILE]`.

Writes `ingest/claims/weights.json`. The same folders give the same file: every draw comes from one seed.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from archive.claims.ties import Relation
from ingest.claims.features import FEATURES, Side, features
from ingest.claims.scorer import CLAIM, UNRELATED, UTTERANCE, WEIGHTS
from ingest.embed import Embedder
from training.claim_pairs import Pair, Told, contradictions, judged, neighbours, paraphrases, retold, statements, strangers

SEED = 7
RETOLD, STRANGERS, NEIGHBOURS, PARAPHRASES, CONTRADICTIONS = 900, 1200, 700, 1400, 300
JUDGED_TIMES = 3
REGULARISATION = 0.03
STEPS = {
    UTTERANCE: {Relation.SAME_UTTERANCE},
    CLAIM: {Relation.SAME_UTTERANCE, Relation.SAME_CLAIM},
    UNRELATED: {Relation.UNRELATED},
}


def pairs(corpus: Path, others: Path, without: frozenset[str]) -> list[Pair]:
    """All training pairs, drawn from one seed."""
    chance = random.Random(SEED)
    said = statements(corpus, without=without)
    made = list(retold(chance.sample(said, min(RETOLD, len(said))), chance))
    made += [*strangers(said, STRANGERS, chance), *neighbours(said, NEIGHBOURS, chance)]
    made += JUDGED_TIMES * list(judged(Path(__file__).parent / "claims_judged.tsv", corpus))
    news = list(paraphrases(others / "sts.tar.gz"))
    chance.shuffle(news)
    return made + news[:PARAPHRASES] + list(contradictions(others / "breaking_nli.tar.gz", CONTRADICTIONS, chance))


def train(made: list[Pair]) -> dict[str, object]:
    """The weights of every step, as they are shipped."""
    texts = sorted({told.text for pair in made for told in (pair.a, pair.b)})
    vectors = dict(zip(texts, Embedder().encode(texts), strict=True))

    def side(told: Told) -> Side:
        return Side(told.text, vectors[told.text], told.speaker, told.day, told.asserted)

    values = np.array([features(side(pair.a), side(pair.b)) for pair in made])
    mean, scale = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-6)
    counts = np.array([pair.weight for pair in made])
    steps = {}
    for step, relations in STEPS.items():
        wanted = np.array([pair.relation in relations for pair in made])
        fitted = LogisticRegression(C=REGULARISATION, max_iter=3000).fit((values - mean) / scale, wanted, sample_weight=counts)
        steps[step] = {"weights": [round(float(w), 5) for w in fitted.coef_[0]], "bias": round(float(fitted.intercept_[0]), 5)}
    return {
        "features": list(FEATURES), "mean": [round(float(m), 6) for m in mean], 
        "scale": [round(float(s), 6) for s in scale], "steps": steps,
    }  # fmt: skip


def main() -> None:
    """Read the folders, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="PolNeAR's training folder")
    parser.add_argument("others", type=Path, help="the folder with sts.tar.gz and breaking_nli.tar.gz")
    parser.add_argument("--without", type=Path, help="pairs kept for measuring: their articles are left out of training")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    lines = given.without.read_text(encoding="utf-8").splitlines() if given.without else []
    without = frozenset(json.loads(line)[end]["article"] for line in lines for end in "ab")
    made = pairs(given.corpus, given.others, without)
    given.output.write_text(json.dumps(train(made), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
