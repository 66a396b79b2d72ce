"""What a request narrows besides speaker, days, outlet and form: to whom it was said, who is left out, and what was shown before."""

import re

from app.names import TITLES
from app.scoring import surroundings
from app.turn import Request
from app.verdict import sentences
from app.words import stems
from archive.records import Quote

_AND = re.compile(r",? (?:and|or) (?:to )?|, ")


def narrowed(quote: Quote, request: Request) -> bool:
    """Whether a statement passes; words alone are compared, nothing is guessed."""
    if quote.id in request.beyond:
        return False
    if request.but and quote.speakers and set(quote.speakers) <= set(request.but):
        return False
    return not request.to or heard(quote, request.to)


def heard(quote: Quote, whom: str) -> bool:
    """Whether a statement was made to one of those named, as far as the record or the article's words around it tell."""
    extent = quote.extent
    around = quote.article.text[max(0, extent.start - AROUND) : extent.end + AROUND]
    talks = (sentence for sentence in sentences(around) if _TALK.search(sentence))
    told = set(stems([quote.addressee, quote.medium, *quote.via, quote.article.outlet, surroundings(quote), *talks]))
    return any(set(wanted) <= told for part in _AND.split(whom) if (wanted := [stem for stem in stems([part]) if stem not in TITLES]))


AROUND = 1_000
"""Characters on either side of a statement in which its article may speak of an interview: that is told once."""
_TALK = re.compile(r"\b(?:interview\w*|spoke|speaking|talk(?:s|ed|ing)?|conversation|asked|programme|program|podcast|show)\b", re.I)
