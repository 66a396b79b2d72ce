"""What a pasted quotation turned out to be: the finding, where the words stand, how they differ there."""

from dataclasses import dataclass
from enum import StrEnum

from archive.records import Citation

EARLIER = "An earlier version of the article had exactly these words"


class Finding(StrEnum):
    """What a quotation turned out to be."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    WRONG_SPEAKER = "wrong_speaker"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a quotation and the article differ; an empty side means words added or left out."""

    kind: str
    quoted: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The finding, who really said it, where it stands, and how it differs, what changes the meaning first.

    `uncertain`: the record is not sure that the words are that speaker's. `disowned` is where a correction note on record takes back
    words that stand in an article like this, `earlier` where an older version of an article has exactly the words that none has now.
    """

    finding: Finding
    speaker: str | None = None
    citation: Citation | None = None
    differences: tuple[Difference, ...] = ()
    note: str = ""
    uncertain: bool = False
    disowned: Citation | None = None
    earlier: Citation | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place in the record where a quotation stands, and how it differs there."""

    citation: Citation
    differences: tuple[Difference, ...] = ()
