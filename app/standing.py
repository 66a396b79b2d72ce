"""Statements near to what a who-said question claims, told apart: those that say it, those that say the opposite, those only near to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.saying import TELLING_FORMS, forms
from app.scoring import Topic
from app.turn import Scored
from app.verdict import DENIALS, OTHERWISE, SILENCES, Claim, Stance, stance
from app.words import holds, stem, stems
from archive.records import Polarity, Quote

SHARE = 0.6
"""Share of the claim's words in the statement that says it best, from which another says it too."""
MAY = 0.85
"""Share of the fit of a statement that only may say it, from which one that surely does stands before it."""
ABOUT_AS_WELL = 0.75
"""Share of the fit of a statement by nobody in particular, from which one of a named speaker answers who said it."""
_ASKING = frozenset("ask asked asks question questioned questions wonder wondered wonders inquire inquired press pressed".split())
_DISMISSING = frozenset(form for verb in "brush dismiss scoff mock ridicule deride downplay".split() for form in forms(verb))


@dataclass(frozen=True, slots=True)
class Standing:
    """How statements stand to a claim, each part best first."""

    saying: tuple[Scored, ...] = ()
    opposite: tuple[Scored, ...] = ()
    near: tuple[Scored, ...] = ()


def standing(claim: Claim, items: Sequence[Scored], *, verb: str = "") -> Standing:
    """The statements that say what a claim says, those that say the opposite, and the others.

    What only may say it does so when no statement surely does that fits as well.
    """
    stances = [_stance(claim, item.quote, verb) for item in items]
    by = {kind: [item for item, found in zip(items, stances, strict=True) if found is kind] for kind in Stance}
    surely = by[Stance.SAYS][0].score if by[Stance.SAYS] else 0.0
    may = [item for item in by[Stance.UNSURE] if MAY * item.score > surely]
    saying = may + by[Stance.SAYS]
    kept = _with_the_words(claim, saying)
    near = [item for item in items if item not in kept and item not in by[Stance.OPPOSITE]]
    return Standing(tuple(kept), tuple(by[Stance.OPPOSITE]), tuple(near))


def named_first(saying: Sequence[Scored], named: Sequence[Scored]) -> tuple[Scored, ...]:
    """The statements with one of a named speaker in front that fits about as well as the best: the question asks who."""
    if not saying or saying[0].quote.speaker or not named or named[0].score < ABOUT_AS_WELL * saying[0].score:
        return tuple(saying)
    return (named[0], *(item for item in saying if item is not named[0]))


def _stance(claim: Claim, quote: Quote, verb: str) -> Stance:
    """How one statement stands: who asks or brushes off asserts nothing, but is who was asked for by "who asked", "who brushed off"."""
    if quote.polarity is Polarity.QUESTION and verb in _ASKING:
        return Stance.SAYS
    if verb in _DISMISSING and quote.polarity is Polarity.DENIED:
        return Stance.SAYS
    told = verb in TELLING_FORMS and stem(verb) in stems(part.cut(quote.article.text) for part in quote.cue)
    if told and verb not in DENIALS | SILENCES:
        quote = replace(quote, polarity=Polarity.ASSERTED)  # whoever "rejected the plan" is asked for by "who rejected the plan"
    return stance(claim, quote)


def _with_the_words(claim: Claim, saying: Sequence[Scored]) -> list[Scored]:
    """Those with enough of the claim's words, beside the one that has most of them."""
    topic = Topic.of(claim.text)
    shares = [topic.said(item.quote) for item in saying]
    most = max(shares, default=0.0)
    return [item for item, share in zip(saying, shares, strict=True) if share >= SHARE * most or item is saying[0]]


def said_otherwise(claim: Claim, near: Sequence[Scored]) -> str:
    """Of words that are on record, but not as anybody's assertion, how they are; empty where others are nearest."""
    quote = near[0].quote if near else None
    if quote is None or quote.polarity is Polarity.ASSERTED or not holds(quote.text, claim.text):
        return ""
    return f"The words are on record, but {OTHERWISE[quote.polarity].replace('it was', 'were')}:"
