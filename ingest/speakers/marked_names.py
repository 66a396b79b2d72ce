"""Nicknames between marks inside a name: Ana "Nan" Silva, Leroy “Church Bell” Roe, Rosa ‘the Knife’ Orr."""

from collections.abc import Sequence

from ingest.attribution.sentences import Token

MARKS = frozenset({'"', "“", "”", "‘", "’", "'"})
_NICK_WORDS = 5
_SHORTEST = 3
"""Letters of a word with a capital behind its first letter that is a unit or a symbol rather than a name ("pH")."""
_JOINED = frozenset("al el ad as ash at ar az ibn bin ul ur".split())
"""Particles that a hyphen joins to a name."""


def nicknamed(name: str, nick: str) -> str:
    """A full name with the nickname before its last word, as articles write it."""
    first, _, last = name.rpartition(" ")
    return f'{first} "{nick}" {last}'


def large(token: Token) -> bool:
    """Whether a word begins with a capital, a joined particle or one small letter left out ("d'Arcy", "al-Nasser", "eQuay")."""
    text = token.text
    if text[0].isupper() or (len(text) > _SHORTEST and text[0].islower() and text[1].isupper()):
        return True
    particle, hyphen, rest = text.partition("-")
    return (len(text) > 2 and text[1] in "'’" and text[2].isupper()) or (bool(hyphen) and particle in _JOINED and rest[:1].isupper())  # noqa: PLR2004


def bare(lower: str) -> str:
    """A word in small letters without its genitive ending."""
    return lower[:-2] if lower.endswith("'s") else lower.removesuffix("s'") + "s" if lower.endswith("s'") else lower


def nick_length(row: Sequence[Token], at: int) -> int:
    """How many tokens a nickname in marks has, with its marks, before the surname (Ana "Nan" Silva, Leroy “the Bell” Roe); 0 for none."""
    if at + 3 >= len(row) or row[at].text not in MARKS or row[at + 1].start != row[at].end:
        return 0
    close = next((k for k in range(at + 2, min(len(row) - 1, at + 2 + _NICK_WORDS)) if row[k].text in MARKS), None)
    if close is None or not large(row[close + 1]) or row[close + 1].start - row[close].end != 1:
        return 0
    plain = all(token.text[0].isalnum() or token.text in "-.’'" for token in row[at + 1 : close])
    return close + 1 - at if plain and any(large(token) for token in row[at + 1 : close]) else 0


def nick_places(row: Sequence[Token], first: int, end: int) -> range:
    """The places of the words between marks inside a name, in `row[first:end]`."""
    opened = next((k for k in range(first + 1, end - 2) if nick_length(row[:end], k)), end)
    return range(opened + 1, opened + nick_length(row, opened) - 1) if opened < end else range(0)
