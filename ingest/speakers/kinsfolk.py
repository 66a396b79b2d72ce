"""Relatives whom an article calls by a given name alone: theirs is the surname of whose relatives they are.

News writes out a relative's name where the surname is another ("his wife, Ana Silva"); "Ned Roe and his daughter, Pia," is Pia Roe.
"""

import re

from archive.records import SpeakerKind
from ingest.speakers.given import given, ordinary
from ingest.speakers.lexicon import PARTICLES
from ingest.speakers.members import Member
from ingest.speakers.naming import Naming
from ingest.speakers.spelling import name_key, name_words

_CLOSE = r"(?:wife|husband|son|daughter|brother|sister|mother|father|twin|dad|mum|mom|sis)"
"""Cousins, nieces and in-laws have surnames of their own."""
_WHOSE = (
    r"(?:\b(?P<pronoun>[Hh]is|[Hh]er)|(?P<owner>\b[A-Z][\w.-]*(?:[ -][A-Z][\w.-]*){0,3})['’]s?)"
    rf" (?:[a-z\d-]+ ){{0,3}}?{_CLOSE}"
)
_BEFORE, _BEHIND = re.compile(rf"{_WHOSE},? \Z"), re.compile(rf", {_WHOSE}(?![\w-])")
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
        end = text.find(member.name, at) + len(member.name)
        owned = _BEFORE.search(text, max(0, at - _REACH), at) or _BEHIND.match(text, end)
        if owned and (owner := _owner(naming, owned)):
            return owner
    return ""


def _owner(naming: Naming, owned: re.Match[str]) -> str:
    """The surname of whose relative it is, none where only a given name is known."""
    pronoun = (owned["pronoun"] or "").lower()
    if pronoun:
        name = naming.person(owned.start("pronoun"), "he" if pronoun == "his" else "she").name
    else:
        found = naming.cast.find(owned["owner"], at=owned.start("owner"))
        name = found.member.called if found and found.member.kind is not SpeakerKind.ORGANISATION else None
    *first, last = (name or "").split() or [""]
    particles = [word for word in first[1:] if word.lower() in PARTICLES]
    return " ".join([*particles, last]) if first or not given(last) else ""
