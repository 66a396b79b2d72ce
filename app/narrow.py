"""What a request narrows besides speaker, days, outlet and form: field and listener, who is left out, and what was shown before."""

import re

from app.acts import is_of
from app.names import TITLES
from app.offices import of_another_field
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
    if request.described and set(quote.speakers).isdisjoint(request.speakers) and _of_another_field(quote, request.described):
        return False
    if request.act and not is_of(quote, request.act):
        return False
    if request.but and quote.speakers and set(quote.speakers) <= set(request.but):
        return False
    return not request.to or heard(quote, request.to)


def _of_another_field(quote: Quote, description: str) -> bool:
    """Whether a statement's source holds the office of a description in another field than the one that it names, or in none."""
    called = [quote.role or quote.speaker or "", *(span.cut(quote.article.text) for span in quote.mention)]
    told = stems([*called, quote.on_behalf_of, quote.speaker or ""])
    near = stems([quote.article.title, surroundings(quote)])
    return all(of_another_field(description, each, told, near) for each in called)


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
