"""Who is for or against something: only whose words, or the article's for them, say so; what others said of it is shown and not judged."""

from collections.abc import Iterable
from dataclasses import replace

from app.negation import negators
from app.saying import BASE_OF
from app.turn import Evidence, Request
from app.words import stem, stems, words_of
from archive.records import Quote

_FOR = frozenset("support back favour favor endorse welcome champion".split())
_AGAINST = frozenset("oppose reject criticise criticize condemn denounce".split())
_SIDES = {"for": frozenset(map(stem, _FOR)), "against": frozenset(map(stem, {*_AGAINST, "against"}))}
LONGEST = 3
"""Telling words of what somebody is for or against; of more it is a claim."""
UNJUDGED = "Who is for or against it is not judged here"


def side_of(request: Request) -> str:
    """The side that "who supported the plan" or "who is against it" asks for; empty for every other question."""
    verb = BASE_OF.get(request.verb, request.verb)
    side = "for" if verb in _FOR | {"for"} else "against" if verb in _AGAINST | {"against"} else ""
    return side if len([each for each in stems([request.topic]) if each != stem(request.verb)]) <= LONGEST else ""


def sided(evidence: Evidence) -> Evidence:
    """The statements that say themselves which side they take, and apart from them the others that were found."""
    side = side_of(evidence.request)
    if not side or not evidence.quotes:
        return evidence
    plainly = tuple(item for item in evidence.quotes if _says(item.quote, side))
    others = tuple(item for item in evidence.quotes if item not in plainly)
    if plainly:
        return replace(evidence, quotes=plainly, besides=others)
    return replace(evidence, reason=f"{UNJUDGED}: none of this says so in as many words.")


def _says(quote: Quote, side: str) -> bool:
    cue = " ".join(part.cut(quote.article.text) for part in quote.cue)
    held = _stems((cue, quote.text))
    other = _SIDES["against" if side == "for" else "for"]
    return bool(held & _SIDES[side]) and not held & other and not negators(quote.text)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word.fold) for text in texts for word in words_of(text))
