"""The other names that an article uses for a speaker."""

import re
from collections import defaultdict
from collections.abc import Iterable

from archive.records import Quote, join

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LONGEST = 5
"""Words of an alias; a longer mention is a description."""


def aliases_of(quotes: Iterable[Quote]) -> dict[str, frozenset[str]]:
    """By canonical speaker name, the names that mentions spell otherwise: a surname, a title with it, an acronym."""
    found: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        if quote.speaker and quote.mention:
            alias = join(quote.article.text, quote.mention).partition(",")[0].strip().removeprefix("the ").removeprefix("The ")
            if alias != quote.speaker and _is_name(alias, quote.speaker):
                found[quote.speaker].add(alias)
    return {speaker: frozenset(names) for speaker, names in found.items()}


def _is_name(alias: str, speaker: str) -> bool:
    words = _WORD.findall(alias)
    if not words or len(words) > _LONGEST or not all(word[0].isupper() for word in words):
        return False
    initials = "".join(word[0] for word in _WORD.findall(speaker) if word[0].isupper())
    return bool(set(words) & set(_WORD.findall(speaker))) or (alias.isupper() and alias == initials)
