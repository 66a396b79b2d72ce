"""What an article's own spelling tells: which words it writes small, which large, and which of its paragraphs are set like headlines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers.crowds import CROWDS
from ingest.speakers.given import PLACES, given, ordinary
from ingest.speakers.lexicon import NOT_NAMES
from ingest.speakers.marked_names import bare
from ingest.speakers.marked_names import large as begins_large

OPENING = frozenset({".", "!", "?", "…", '"', "“", "”", "‘", "’", "'", ":", "—", "–", "-", "--", "*", "•", "(", ")"})
_HEADLINE_WORDS = 26
_NAME_WORDS = 7
_CALLED = frozenset("sworn affirmed called recalled resumed continued".split())


@dataclass(frozen=True, slots=True)
class Writing:
    """What an article's own spelling tells: words it writes small, and words it writes large inside a sentence.

    `heads` begin what is written large anywhere: a word that stands alone, or two.
    """

    small: frozenset[str] = field(default_factory=frozenset)
    large: frozenset[str] = field(default_factory=frozenset)
    heads: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, rows: Iterable[Sequence[Token]]) -> "Writing":
        """Read it from the rows of an article; headlines tell nothing."""
        small: set[str] = set()
        large: set[str] = set()
        heads: set[str] = set()
        for row in rows:
            if titled(row):
                continue
            for at, token in enumerate(row):
                if token.text[0].islower() and not begins_large(token):
                    small.add(token.lower)
                elif token.text[0].isupper() and at and row[at - 1].text not in OPENING:
                    large.add(bare(token.lower))
                if token.text[0].isupper() and not (at and row[at - 1].text[0].isupper()):
                    after = row[at + 1 : at + 2]
                    heads.add(bare(token.lower) if not after or not after[0].text[0].isupper() else f"{token.lower} {bare(after[0].lower)}")
        return cls(frozenset(small), frozenset(large), frozenset(heads))

    def alone(self, lowers: Sequence[str]) -> bool:
        """Whether a name's first words (one or two, small) begin what is written large somewhere in the article."""
        return bool(lowers) and " ".join(map(bare, lowers)) in self.heads

    def plain(self, lower: str) -> bool:
        """Whether a capitalised word that opens a sentence is only a word."""
        if lower in self.large or lower in PLACES:
            return False
        return lower in self.small or lower in CROWDS or _ing(lower) or (ordinary(lower) and not given(lower))


def _ing(lower: str) -> bool:
    """Whether a word is the -ing form of an ordinary one ("Citing", "Running"), as "Henning" and "Beijing" are not."""
    stem = lower.removesuffix("ing")
    return stem != lower and (ordinary(lower) or ordinary(stem + "e") or len(stem) > 2 and stem[-1] == stem[-2] and ordinary(stem[:-1]))  # noqa: PLR2004


def sworn(row: Sequence[Token]) -> bool:
    """Whether a row heads somebody's evidence with their full name in capitals ("CAPTAIN NED ROE (sworn)")."""
    at = next((k for k, token in enumerate(row[:_NAME_WORDS]) if token.text == "("), 0)
    return 1 < at < len(row) - 1 and row[at + 1].lower in _CALLED and all(token.text.isupper() for token in row[:at])


def titled(row: Sequence[Token]) -> bool:
    """Whether a paragraph is set like a headline: short, nearly every longer word with a capital; with a full stop, every word."""
    if not row or len(row) > _HEADLINE_WORDS:
        return False
    words = [token for token in row if token.text[0].isalpha()]
    if row[-1].text == ".":
        content = [token for token in words if token.lower not in NOT_NAMES | w.PREPOSITIONS]
        return len(content) > 3 and any(ordinary(t.lower) for t in content) and all(t.text[0].isupper() for t in content)  # noqa: PLR2004
    words = [token for token in words if len(token.text) > 3]  # noqa: PLR2004
    return len(words) > 2 and sum(token.text[0].isupper() for token in words) >= 0.75 * len(words)  # noqa: PLR2004
