"""How outlets print one utterance: each print aligned word by word with the fullest one, what matters most first.

The fullest print is no judge of the true one: a difference says that two prints disagree, not which of them is wrong.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.aligned import Change, changes, in_order_of_weight, kind_of, tokens, tokens_of
from app.compare import Strand, compared
from app.finding import Difference
from archive.order import when
from archive.records import Form, Quote, join

ELISIONS = ("…", "...", ". . .")
FEW = 3
"""Words that are a dropped "not" with what goes with it; more are a part that was left out."""
LONGEST = 2_000
"""Words of a print that are aligned."""


class Way(StrEnum):
    """A way of printing an utterance, what matters most first."""

    SPEAKER = "another speaker"
    NUMBER = "changed number"
    NEGATION = "changed negation"
    NAME = "changed name"
    WORD = "changed word"
    SPLICED = "left out inside without a sign"
    ELLIPSIS = "left out with an ellipsis"
    CUT = "cut"
    INDIRECT = "indirect"
    COMPLETE = "complete"


WEIGHTY = frozenset({Way.SPEAKER, Way.NUMBER, Way.NEGATION, Way.NAME, Way.WORD, Way.SPLICED})
"""Ways in which a print says something else than the other."""
_ORDER = tuple(Way)
_CHANGED = {"number": Way.NUMBER, "negation": Way.NEGATION, "name": Way.NAME, "word": Way.WORD, "added": Way.WORD}
_ASIDE = frozenset({"word", "name", "added", "left out"})
"""Differences that indirect speech makes of itself: "I will" becomes "he would"."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One print of an utterance: how it is printed, how it differs from the fullest print, and both aligned word by word."""

    quote: Quote
    ways: tuple[Way, ...]
    differences: tuple[Difference, ...]
    strands: tuple[Strand, ...]

    @property
    def weighty(self) -> bool:
        """Whether the print says something else, or gives it to somebody else."""
        return not WEIGHTY.isdisjoint(self.ways)


@dataclass(frozen=True, slots=True)
class Table:
    """The prints of one utterance against the fullest of them, those that differ most in substance first."""

    fullest: Quote
    variants: tuple[Variant, ...]


def table(prints: Sequence[Quote]) -> Table:
    """The variants table of an utterance's statements, one at least."""
    fullest = min(prints, key=lambda quote: (quote.form is Form.INDIRECT, -len(tokens(said(quote)).words), when(quote)))
    speaker = _usual(prints)
    found = [variant(quote, fullest, speaker) for quote in prints if quote is not fullest]
    return Table(fullest, tuple(sorted(found, key=lambda each: (_ORDER.index(each.ways[0]), when(each.quote)))))


def variant(quote: Quote, fullest: Quote, speaker: str | None) -> Variant:
    """One print beside the fullest one; `speaker` is whom most prints name."""
    ours, theirs = said(quote), said(fullest)
    text, spans = quote.article.text, quote.content
    mine, source = tokens(ours) if quote.form is Form.DIRECT else tokens_of(text, spans), tokens(theirs)
    if max(len(mine.words), len(source.words)) > LONGEST:
        found: tuple[Change, ...] = ()
    elif quote.form is Form.DIRECT:
        found = changes(mine, ours, source, theirs)
    else:
        found = tuple(change for change in changes(mine, text, source, theirs) if _tells(change, quote))
    ways = _ways(quote, found, ours)
    if quote.speaker and speaker and not set(quote.speakers) & set(speaker.split("; ")):
        ways.add(Way.SPEAKER)
    return Variant(quote, tuple(sorted(ways, key=_ORDER.index)) or (Way.COMPLETE,), in_order_of_weight(found), compared(ours, theirs))


def _tells(change: Change, quote: Quote) -> bool:
    """Whether a difference is more than indirect speech makes of itself: in the words inside marks every one is."""
    if change.span and any(change.span in part for part in quote.verbatim):
        return True
    kind, ours = change.difference.kind, change.difference.quoted
    return kind not in _ASIDE and (change.inside or kind_of(ours, "") == kind)  # at an end, what the other has more of is cut


def said(quote: Quote) -> str:
    """The words inside the quotation marks where there are any and they are most of it, else the whole statement."""
    marked = join(quote.article.text, quote.verbatim)
    return marked if quote.form is Form.DIRECT and marked else quote.text


def _ways(quote: Quote, found: Sequence[Change], text: str) -> set[Way]:
    ways = set() if quote.form is Form.DIRECT else {Way.INDIRECT}
    for change in found:
        kind = change.difference.kind
        dropped = change.difference.article.split() if not change.difference.quoted else []
        if kind in _CHANGED and (not dropped or (kind == "negation" and change.inside and len(dropped) <= FEW)):
            ways.add(_CHANGED[kind])
        elif not change.inside:
            ways.add(Way.CUT)
        elif any(sign in text for sign in ELISIONS):
            ways.add(Way.ELLIPSIS)
        else:
            ways.add(Way.SPLICED)
    return ways


def _usual(prints: Sequence[Quote]) -> str | None:
    """The speaker whom most prints name; of as many, the one named first."""
    named = [quote.speaker for quote in sorted(prints, key=when) if quote.speaker]
    return Counter(named).most_common(1)[0][0] if named else None
