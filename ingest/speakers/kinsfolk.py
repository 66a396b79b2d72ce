"""Relatives whom an article calls by a given name alone: theirs is the surname of whose relatives they are.

News writes out a relative's name where the surname is another ("his wife, Ana Silva"); "Ned Roe and his daughter, Pia," is Pia Roe.
"""

import re
from bisect import bisect_left

from archive.records import SpeakerKind
from ingest.speakers.cast import Cast
from ingest.speakers.given import given, ordinary
from ingest.speakers.lexicon import KIN, PARTICLES, PERSON_NOUNS, RELATIVES
from ingest.speakers.members import Member
from ingest.speakers.naming import Naming
from ingest.speakers.roles import is_agent
from ingest.speakers.spelling import name_key, name_words

_CLOSE = r"(?:wife|husband|son|daughter|brother|sister|mother|father|twin|dad|mum|mom|sis)"
"""Cousins, nieces and in-laws have surnames of their own."""
_SORT = (
    r"(?:younger|youngest|elder|eldest|older|oldest|late|only|own|first|second|third|baby|little|big|twin|teenage|young|infant"
    r"|adopted|ailing|beloved|estranged|pregnant|surviving|[\w-]+-old)"
)
_PART = r"(?:(?:[A-Z]\.)+|[A-Z][\w-]*)"
_WHOSE = (
    rf"(?:\b(?P<pronoun>[Hh]is|[Hh]er)|\b(?P<owner>{_PART}(?: (?:{_PART}|{'|'.join(sorted(PARTICLES))})){{0,4}})['’]s?)"
    rf" (?:{_SORT} ){{0,3}}{_CLOSE}"
)
_BEFORE, _BEHIND = re.compile(rf"{_WHOSE},? \Z"), re.compile(rf", {_WHOSE}(?![\w-])")
_SOMEBODY = re.compile(r"(?<!, )\b(?:[Aa]n?|[Tt]he|[Aa]nother) ([a-z-]+(?: [a-z-]+)?)")
"""Words that may point at somebody, not what a comma sets beside a name ("Ned Roe, a baker, and his wife")."""
_PEOPLE = KIN | RELATIVES | PERSON_NOUNS | {"neighbour"}
_REACH = 100
_MENTIONS = 3
"""So many mentions of somebody are looked at."""


def name_kinsfolk(naming: Naming) -> None:
    """Give the relatives of an article their surnames."""
    cast = naming.cast
    for member in list({id(m): m for m in cast.members.values()}.values()):
        if " " in member.name or ordinary(member.name) or member.group or member.kind is SpeakerKind.ORGANISATION:
            continue
        found = cast.find(member.name)
        surname = _surname(naming, member) if found and found.member is member else ""
        if surname and surname != member.name:
            member.name = f"{member.name} {surname}"
            member.person += 2
            cast.members.setdefault(name_key(name_words(member.name)), member)


def _surname(naming: Naming, member: Member) -> str:
    text = naming.cast.text
    for at in member.places[:_MENTIONS]:
        if not text.startswith(member.name, at):
            continue
        end = at + len(member.name)
        owned = _BEFORE.search(text, max(0, at - _REACH), at) or _BEHIND.match(text, end)
        if owned and (owner := _owner(naming, member, owned)):
            return owner
    return ""


def _owner(naming: Naming, member: Member, owned: re.Match[str]) -> str:
    """The surname of whose relative it is, none where only a given name is known."""
    pronoun = (owned["pronoun"] or "").lower()
    if pronoun and _of_another(naming.cast, member, owned.start("pronoun")):
        return ""
    if pronoun:
        name = naming.person(owned.start("pronoun"), "he" if pronoun == "his" else "she").name
    else:
        found = naming.cast.find(owned["owner"], at=owned.start("owner"))
        name = found.member.called if found and found.member.kind is not SpeakerKind.ORGANISATION else None
    *first, last = (name or "").split() or [""]
    particles = [word for word in first[1:] if word.lower() in PARTICLES]
    return " ".join([*particles, last]) if first or not given(last) else ""


def _of_another(cast: Cast, member: Member, at: int) -> bool:
    """Whether somebody without a name comes between ("Ned Roe's **neighbour** and his wife", "A **friend** brought his wife")."""
    since = max(at - _REACH, 0, *(cast.text.rfind(stop, max(0, at - _REACH), at) + 1 for stop in ".!?\n"))
    first, last = (bisect_left(cast.seen, place, key=lambda seen: seen.at) for place in (since, at))
    before = [seen for seen in cast.seen[first:last] if seen.member is not member]
    if before and before[-1].owner:
        return True
    people = (word for words in _SOMEBODY.findall(cast.text, before[-1].at if before else since, at) for word in words.split())
    return any(is_agent(word) or word in _PEOPLE for word in people)
