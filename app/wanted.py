"""Questions that want one particular thing (which, when, how many): whether what was found has it, or only says that it is not told."""

import re
from collections.abc import Sequence

from app.numbers import numbers
from app.turn import Intent, Request, Scored
from archive.records import Polarity, Quote

_MEASURE = re.compile(r"\W*how (?:many|much|long|old|far|high)\s", re.I)
_PARTICULAR = re.compile(
    rf"{_MEASURE.pattern}|\W*(?:which|whom?|when|where|what (?!did|does|do|has|have|had|is|was|are|were|else|changed)[a-z]+)\s",
    re.I,
)
_AMOUNT = re.compile(r"\W*how (?:many|much)\s", re.I)
_UNTOLD = re.compile(
    r"\b(?:not|never|n['’]t)\s(?:yet\s)?(?:been\s)?(?:told|know|say|name|disclose|comment|decided|answer)\b"
    r"|\b(?:declin|refus)\w{1,4}\sto\s(?:say|name|answer|comment|disclose|discuss)\b|\bno comment\b",
    re.I,
)
"""Words with which somebody says that he has not said, or does not know."""
NEAR = 0.85
"""Share of the best statement's fit from which one that tells nothing stands for the answer."""


def untold(request: Request, ranked: Sequence[Scored]) -> tuple[Scored, ...]:
    """Statements that show that what a question wants in particular was not told; empty when it may have been.

    That is one which fits about as well as the best and only says so, or all of them when an amount is asked for and none has a number.
    """
    if request.intent is not Intent.WHAT_SAID or not ranked or not _PARTICULAR.match(request.question):
        return ()
    if _AMOUNT.match(request.question) and not any(numbers(item.quote.text) for item in ranked):
        return tuple(ranked)
    near = [item for item in ranked if item.score >= NEAR * ranked[0].score]
    if _MEASURE.match(request.question) and any(numbers(item.quote.text) for item in near):
        return ()  # "41 centimetres long, and nobody could say how deep it went" tells how long
    return tuple(item for item in near if _says_so(item.quote))


def _says_so(quote: Quote) -> bool:
    return quote.polarity is Polarity.UNSAID or bool(_UNTOLD.search(quote.text))
