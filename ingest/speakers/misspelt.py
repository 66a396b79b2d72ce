"""A surname that one article spells in two ways: "Schneiderman" and, further down, "Scheiderman"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from ingest.speakers.given import given, ordinary
from ingest.speakers.members import Member
from ingest.speakers.name_parts import fold, script

_SHORTEST = 7
"""Shorter surnames one slip apart are as likely two people's; a letter may be left out of one so long."""
_ONCE = 2
"""A spelling that is used more often is meant."""


def respelt(singles: Iterable[Member], named: Sequence[Member]) -> list[tuple[Member, Member]]:
    """Names of one word that are a slip away from the surname of the one person, named in full, who can be meant: (slip, person)."""
    by_head: defaultdict[str, list[tuple[str, Member]]] = defaultdict(list)
    for member in named:
        surname = fold(member.surname)
        by_head[surname[:2]].append((surname, member))
    found = []
    for single in singles:
        word = fold(single.name)
        if single.forms.total() > _ONCE or len(word) < _SHORTEST - 1 or given(word) or ordinary(word) or script(word) != "LATIN":
            continue
        near = {
            id(m): m for surname, m in by_head[word[:2]] if len(surname) >= _SHORTEST and OSA.distance(word, surname, score_cutoff=1) == 1
        }
        if len(near) == 1 and all(script(fold(m.surname)) == "LATIN" for m in near.values()):
            found.append((single, next(iter(near.values()))))
    return found
