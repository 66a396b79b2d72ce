"""Automatic syntax of the training articles (CoreNLP: part of speech, entities, dependencies) as an auxiliary signal; silver, not gold.

One JSON object a line: `{"doc": name, "sentences": [[[start, end, POS, NER, head, relation], ...], ...]}`, offsets in code points,
heads counted from 1 inside the sentence, 0 for the root.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.attribution.features import Words
from training.data import IGNORED, Syntax

ENTITIES = ("O", "PERSON", "ORGANIZATION", "LOCATION", "MISC", "DATE")
_ENTITY_OF = {"CITY": "LOCATION", "COUNTRY": "LOCATION", "STATE_OR_PROVINCE": "LOCATION", "TIME": "DATE", "DURATION": "DATE"}

Token = tuple[int, int, str, str, int, str]


@dataclass(frozen=True, slots=True)
class Silver:
    """The analyses of a corpus and the closed sets of their classes."""

    sentences: Mapping[str, list[list[Token]]]
    pos: tuple[str, ...]
    relations: tuple[str, ...]

    def read(self, name: str, words: Words) -> Syntax | None:
        """The analysis of article `name` on `words`; words that start where no token starts are IGNORED."""
        if name not in self.sentences:
            return None
        at = {int(start): i for i, start in enumerate(words.start)}
        pos, entity, relation, head = (np.full(len(words), IGNORED, dtype=np.int64) for _ in range(4))
        for sentence in self.sentences[name]:
            for start, _, tag, ner, governor, role in sentence:
                i = at.get(start)
                if i is None:
                    continue
                pos[i] = self.pos.index(tag)
                entity[i] = _entity(ner)
                relation[i] = self.relations.index(role.partition(":")[0])
                # the root is its own head
                head[i] = at.get(sentence[governor - 1][0], IGNORED) if governor else i
        return Syntax(pos, entity, relation, head)


def _entity(name: str) -> int:
    name = _ENTITY_OF.get(name, name)
    return ENTITIES.index(name) if name in ENTITIES else 0


def read_silver(path: Path) -> Silver:
    """The analyses in a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    sentences = {row["doc"]: row["sentences"] for row in rows}
    tokens = [token for article in sentences.values() for sentence in article for token in sentence]
    return Silver(sentences, tuple(sorted({t[2] for t in tokens})), tuple(sorted({t[5].partition(":")[0] for t in tokens})))
