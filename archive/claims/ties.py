"""Statements as they are compared, how two of them relate, and who decides that.

A *wording* is a statement's words, whatever marks and line breaks stand around them. A *voice* is a wording in one speaker's mouth with
one polarity: what an agency's copies print is one voice, however many outlets print it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from archive.records import Polarity, digest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Bytes: TypeAlias = "NDArray[np.int8]"
"""Vectors of small integers, shape (n, dimension): their products are exact, in whatever order they are added."""


class Relation(StrEnum):
    """How two statements relate, the nearest first; the same utterance is the same claim too."""

    SAME_UTTERANCE = "same_utterance"
    SAME_CLAIM = "same_claim"
    OPPOSED = "opposed"
    RELATED = "related"
    UNRELATED = "unrelated"


class Status(StrEnum):
    """How sure a link is: sure enough to stand, or a question to the reader."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"


class Verb(StrEnum):
    """What the reader says of two statements."""

    SAME_UTTERANCE = "same_utterance"
    SAME_CLAIM = "same_claim"
    APART = "apart"


SAME = frozenset({Relation.SAME_UTTERANCE, Relation.SAME_CLAIM})
KEPT = SAME | {Relation.OPPOSED}
"""The relations that are written down."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The relation of two statements; `score` is the probability that they assert the same. Only links have a status."""

    relation: Relation
    score: float
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A wording as somebody said it: `speaker` is empty where nobody is named, `day` the first on which it is on record."""

    wording: str
    text: str
    vector: Bytes
    speaker: str = ""
    polarity: Polarity = Polarity.ASSERTED
    day: date | None = None

    @property
    def id(self) -> str:
        return voice_id(self.wording, self.speaker, self.polarity)


def wording_id(text: str) -> str:
    """The id of a wording's plain text."""
    return digest("wording", text)


def voice_id(wording: str, speaker: str, polarity: str) -> str:
    """The id of a wording in somebody's mouth; `speaker` is a name, empty for none."""
    return digest("voice", wording, speaker, polarity)


class Judge(Protocol):
    """Says which statements are compared and how two of them relate. Its answers depend on its arguments alone."""

    version: str
    """Changes when the same statements may give other answers; everything is linked anew then."""
    floor: int
    """The nearness (product of two vectors) from which two wordings are compared."""

    def plain(self, text: str) -> str:
        """A statement's words under which equal ones meet."""
        ...

    def comparable(self, text: str) -> bool:
        """Whether a wording says enough to be compared with others."""
        ...

    def vectors(self, texts: Sequence[str]) -> Bytes:
        """A vector for each plain text, shape (len(texts), dimension)."""
        ...

    def cells(self, vectors: Bytes) -> "NDArray[np.int64]":
        """The cells that each wording lies in, shape (n, cells of each): only wordings that share one are compared."""
        ...

    def tie(self, a: Voice, b: Voice) -> Tie:
        """How two voices relate; the order of the two makes no difference."""
        ...
