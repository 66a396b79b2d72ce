"""Two statements as numbers for the pair scorer: how near their words are, and what between them differs.

Every feature is the same whichever statement comes first, so that no link depends on the order of ingest.
"""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from math import log1p

import numpy as np
from numpy.typing import NDArray

from archive.records import JOINT
from ingest.claims.wording import Wording, opposite

LONGEST = 200
"""Words of either statement that are aligned; what stands after them counts in the bags of stems only."""
FEW = 5
"""Words below which a statement says little by itself."""

FEATURES = (
    "cosine", "cosine_squared", "cosine_high", "stems_shared", "stems_contained", "stems_union", "run", "run_share", "aligned_min",
    "aligned_max", "grams", "numbers_shared", "numbers_differ", "names_shared", "names_differ", "negation_differs", "opposites",
    "polarity_differs", "shorter", "length_ratio", "short", "same_speaker", "other_speaker", "days", "cosine_run", "cosine_stems",
)  # fmt: skip
TEXTUAL = [at for at, name in enumerate(FEATURES) if name not in {"polarity_differs", "same_speaker", "other_speaker", "days"}]
"""Those that the words alone show."""
_TITLES = frozenset("the of and mr mrs ms dr sir plc inc ltd llc co corp".split())


@dataclass(frozen=True)
class Side:
    """One statement of a pair: its words, its embedding (length 1), and who said it when, as far as that is known."""

    text: str
    vector: NDArray[np.float32]
    speaker: str | None = None
    day: date | None = None
    asserted: bool = True

    @cached_property
    def wording(self) -> Wording:
        """Its words taken apart."""
        return Wording(self.text)

    @cached_property
    def grams(self) -> frozenset[str]:
        """Its runs of four letters: what is left alike when a word is spelled or inflected another way."""
        plain = " ".join(self.wording.words)
        return frozenset(plain[i : i + 4] for i in range(max(1, len(plain) - 3)))

    @cached_property
    def people(self) -> list[frozenset[str]]:
        """The words of each speaker's name, titles and marks aside."""
        found = (frozenset(re.findall(r"[^\W_]+", name.casefold())) - _TITLES for name in (self.speaker or "").split(JOINT))
        return [words for words in found if words]


def features(a: Side, b: Side) -> NDArray[np.float64]:
    """The values of `FEATURES` for a pair, in that order; `features(a, b)` equals `features(b, a)`."""
    one, two = a.wording, b.wording
    cosine = float(np.clip(a.vector @ b.vector, -1.0, 1.0))
    shared = len(one.stems & two.stems)
    few, many = sorted((len(one.stems), len(two.stems)))
    shorter, longer = sorted((len(one.words), len(two.words)))
    run, aligned = _alignment(one.words, two.words)
    run_share, contained = run / max(1, min(shorter, LONGEST)), shared / max(1, few)
    values = (
        cosine, cosine**2, max(0.0, cosine - 0.7), log1p(shared), contained, shared / max(1, few + many - shared),
        log1p(run), run_share, aligned / max(1, min(shorter, LONGEST)), aligned / max(1, min(longer, LONGEST)),
        _dice(a.grams, b.grams),
        float(bool(one.numbers & two.numbers)), float(bool(one.numbers and two.numbers) and not one.numbers & two.numbers),
        _dice(one.names, two.names), float(bool(one.names and two.names) and not one.names & two.names),
        float(one.negations % 2 != two.negations % 2), _facing(one, two), float(a.asserted != b.asserted),
        log1p(shorter), shorter / max(1, longer), float(shorter < FEW), _same(a, b), _other(a, b),
        log1p(abs((a.day - b.day).days)) if a.day and b.day else 3.0, cosine * run_share, cosine * contained,
    )  # fmt: skip
    return np.array(values, dtype=np.float64)


def _alignment(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[int, int]:
    """The longest common run of words, and how many words align in order; the pair is put in one order first."""
    first, second = sorted((one[:LONGEST], two[:LONGEST]))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return max(block.size for block in blocks), sum(block.size for block in blocks)


def _dice(one: frozenset[str], two: frozenset[str]) -> float:
    """Twice what two sets share over what they have; 0 when both are empty."""
    return 2 * len(one & two) / max(1, len(one) + len(two))


def _facing(one: Wording, two: Wording) -> float:
    """Whether a word that only one side has is the opposite of a word that only the other has."""
    here, there = one.stems - two.stems, two.stems - one.stems
    return float(any(other in there for word in here for other in opposite(word)))


def _same(a: Side, b: Side) -> float:
    """Whether the two have a speaker in common; the shorter of two names may be a part of the longer, as a surname is."""
    return float(any(one <= two or two <= one for one in a.people for two in b.people))


def _other(a: Side, b: Side) -> float:
    """Whether different people are named; "a letter" or "officials" may stand for anybody."""
    spoken = (a.speaker, b.speaker)
    named = all(spoken) and all(name[:1].isupper() for names in spoken for name in (names or "").split(JOINT))
    return float(named and not _same(a, b))
