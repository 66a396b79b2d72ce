"""Who speaks in an article, told apart at every marked statement: by initials, and by one of a few colours beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.render.wording import who
from archive.records import Quote

HUES = 6
"""Colours that page.css has, in the order in which people first speak; after the last the first is met again."""
LONGEST = 4
NOBODY = "?"


@dataclass(frozen=True, slots=True)
class Voice:
    """What tells a speaker from the others of an article."""

    initials: str
    hue: int


def voices_of(quotes: Sequence[Quote]) -> Mapping[str, Voice]:
    """The speakers of an article's statements, by the names that they are shown by; initials that two have are numbered."""
    found: dict[str, Voice] = {}
    taken: dict[str, int] = {}
    for quote in sorted(quotes, key=lambda quote: quote.extent.start):
        name = who(quote)
        if name in found:
            continue
        initials = _initials(quote.speaker) if quote.speaker else NOBODY
        taken[initials] = number = taken.get(initials, 0) + 1
        shown = initials if number == 1 or initials == NOBODY else f"{initials}{number}"
        found[name] = Voice(shown, len(found) % HUES + 1)
    return found


def _initials(name: str) -> str:
    """The first letters of a name's words, of those in capitals where there are any: "HC" for Hedda Corvane, "R" for 212-page report."""
    first = [word.lstrip("\"'“‘(")[:1] for word in name.split()]
    letters = [sign for sign in first if sign.isalpha()]
    return "".join([sign for sign in letters if sign.isupper()] or letters[:1])[:LONGEST].upper() or NOBODY
