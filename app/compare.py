"""Two wordings side by side, word by word: what both have, what only the one has, what only the other has."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from archive.records import Span

LONGEST = 2_000
"""Words of either side that are compared; a longer pair is shown whole, as one difference."""


class Side(StrEnum):
    """Where a strand's words stand."""

    BOTH = "both"
    QUOTED = "quoted"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Strand:
    """Some words and whose they are; words that both have are spelled as the article spells them."""

    side: Side
    text: str


def compared(quotation: str, article: str) -> tuple[Strand, ...]:
    """`quotation` against the article's words, in reading order; of a changed place the quoted words come first.

    Joined by spaces, the strands of BOTH and ARTICLE are the words of `article`, with its punctuation.
    """
    from app.aligned import tokens

    quotation = quotation.strip().rstrip(",;")  # the comma before "she said" is nobody's difference
    quoted, source = tokens(quotation), tokens(article)
    if max(len(quoted.words), len(source.words)) > LONGEST:
        return Strand(Side.QUOTED, quotation.strip()), Strand(Side.ARTICLE, article.strip())
    made: list[Strand] = []
    for tag, a, b, c, d in SequenceMatcher(None, quoted.words, source.words, autojunk=False).get_opcodes():
        if tag == "equal":
            made.append(Strand(Side.BOTH, _stretch(article, source.places, c, d)))
            continue
        if a < b:
            made.append(Strand(Side.QUOTED, _stretch(quotation, quoted.places, a, b)))
        if c < d:
            made.append(Strand(Side.ARTICLE, _stretch(article, source.places, c, d)))
    return tuple(made)


def _stretch(text: str, places: tuple[Span, ...], first: int, last: int) -> str:
    """The words from `first` to before `last` with the marks that stand at them."""
    return text[_edge(text, places, first) : _edge(text, places, last)].strip()


def _edge(text: str, places: tuple[Span, ...], n: int) -> int:
    """Where what belongs to word `n` begins: after the last white space before it, or at the word."""
    if n in (0, len(places)):
        return len(text) if n else 0
    before, begins = places[n - 1].end, places[n].start
    gap = text[before:begins]
    return begins - len(gap) + len(gap.rstrip()) if gap[-1:].isspace() else begins - len(gap.split()[-1]) if gap.strip() else begins
