"""Outlets that a question names: "in the Times", "from Coast Weekly", "as the Ledger reported"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.frame_words import DETERMINERS
from app.words import words_of

_LEADS = r"(?:in|from|as reported by|reported by|quoted by|published by)"
_ENDS = r"(?!\w)(?:['’]s? (?:report|account|article|story))?"
KINDS = frozenset(
    """times post guardian herald tribune journal news gazette mail telegraph observer chronicle ledger courier mirror express star sun
    examiner inquirer standard record bulletin dispatch register sentinel wire press daily weekly monthly magazine newspaper radio
    television tv agency review""".split()
)
"""The words by which papers, agencies and channels are told from other names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A question without its outlets: those meant, how that was read, and why it cannot be read where it cannot."""

    text: str
    outlets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""


def outlets_in(text: str, outlets: Iterable[str]) -> Named:
    """The outlets of an archive that `text` names, by their whole name or by a part of it that is theirs.

    A section of a paper, which no archive tells apart ("in the live blog"), is no topic: it is left out, which is said.
    """
    found = _named(text, outlets)
    section = None if found.outlets else _SECTION.search(found.text)
    if section is None:
        return found
    rest = " ".join(f"{found.text[: section.start()]} {found.text[section.end() :]}".split())
    return replace(
        found, text=rest, notes=(*found.notes, f"the {section['name'].lower()} is no outlet on record: every article is searched")
    )


_SECTION = re.compile(
    r"(?:(?<=\w),? |^(?:and |but |only )?)(?:in|from|on) the (?P<name>live[ -]?(?:blog|updates?|coverage|report|ticker|feed)"
    r"|(?:front|back|home|opinion|sports?|business|letters|news|editorial|comment|obituary) (?:page|section)s?)(?!\w),?",
    re.I,
)


def _named(text: str, outlets: Iterable[str]) -> Named:
    known = [outlet for outlet in outlets if outlet]
    if not known:
        return _in_part(text, known)
    either = "|".join(re.escape(bare(outlet)) for outlet in sorted(known, key=len, reverse=True))
    row = re.compile(
        rf"(?:(?<=\w),? |^(?:and |but |only )?){_LEADS} (?:the )?(?:{either}){_ENDS}"
        rf"(?:(?:,|,? and|,? or) (?:in |from )?(?:the )?(?:{either}){_ENDS})*",
        re.I,
    )
    named = [word for found in row.finditer(text) for word in re.findall(rf"(?<!\w)(?:{either})(?!\w)", found.group(), re.I)]
    held = [outlet for outlet in known if bare(outlet).lower() in {name.lower() for name in named}]
    return Named(" ".join(row.sub(" ", text).split()), tuple(held)) if held else _in_part(text, known)


_PART = re.compile(
    rf"(?:(?<=\w),? |^(?i:and |but |only )?)(?i:{_LEADS} the) (?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){{0,4}}){_ENDS}(?=[ ,]|[?.!]*$)"
)


_SMALL = re.compile(rf"(?:(?<=\w),? |^(?:and |but |only )?){_LEADS} the (?P<name>[a-z][\w’'&-]*){_ENDS}(?=[ ,]|[?.!]*$)")


def _in_part(text: str, known: Iterable[str]) -> Named:
    """Every outlet with the word of "the Times"; a paper's name that no outlet bears is said not to be there.

    Of a question without capitals "in the clarion" is read so too, but "in the post" is not.
    """
    small = text == text.lower()
    for part in (_SMALL if small else _PART).finditer(text):
        words = [word.fold for word in words_of(part["name"])]
        kind = bool(words) and words[-1] in KINDS
        if small and kind:
            continue
        bearers = [outlet for outlet in known if (_within if kind else _ends_in)(words, outlet)] if words else []
        if not kind and not bearers:
            continue
        rest = " ".join(f"{text[: part.start()]} {text[part.end() :]}".split())
        if bearers:
            return Named(rest, tuple(bearers), (f"the {part['name']} is read as {', '.join(bearers)}",))
        held = f": there are {', '.join(list(known)[:NAMED])}" if any(known) else ""
        return Named(rest, problem=f"The archive has no outlet called {part['name']}{held}.")
    return Named(text)


NAMED = 8
"""So many outlets are named to a reader who asked for one that is not there."""


def _within(words: list[str], outlet: str) -> bool:
    held = [word.fold for word in words_of(outlet)]
    return any(held[i : i + len(words)] == words for i in range(len(held) - len(words) + 1))


def _ends_in(words: list[str], outlet: str) -> bool:
    """Whether a name is the last words of an outlet's: "the Clarion" of The Northern Clarion."""
    held = [word.fold for word in words_of(outlet)]
    return len(held) > len(words) and held[-len(words) :] == words


def bare(outlet: str) -> str:
    """The name of an outlet without its article."""
    first, _, rest = outlet.partition(" ")
    return rest if rest and first.lower() in DETERMINERS else outlet
