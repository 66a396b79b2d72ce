"""What a statement must say itself of a claim: "This is not about money" says that a closure is not, under a headline about the closure."""

from app.negation import is_negative
from app.scoring import surroundings
from app.words import STOP, Word, stem, stems, words_of
from archive.records import Quote

_POINTING = frozenset("it its this that these those they them their he him his she her hers we us our there one ones neither".split())
"""Words by which a statement means what was named before it."""
_BEING = frozenset("is are was were be been being am".split())


def remainder(claim: str, quote: Quote) -> str:
    """The claim without the words that stand around a statement or in its headline, and not in it.

    Empty when the statement points to nothing, when nothing stands around it, or when no telling word is left.
    """
    if not any(word.fold in _POINTING for word in words_of(quote.text)):
        return ""
    around = set(stems([quote.article.title, surroundings(quote)])) - set(stems([quote.text]))
    kept: list[Word] = []
    words = words_of(claim)
    for word in words:
        if word.fold in STOP or is_negative(word) or stem(word.fold) not in around:
            kept.append(word)
            continue
        while kept and kept[-1].fold in STOP - _BEING and not is_negative(kept[-1]):  # "against the | resolution"
            kept.pop()
    alone = len(kept) < len(words) and any(word.fold not in STOP for word in kept)
    return " ".join(word.text for word in kept) if alone else ""
