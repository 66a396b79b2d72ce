"""A name as written, taken apart for comparison across articles: given names, family, suffix, script, acronym.

Comparison folds case, accents of Latin letters, points and apostrophes, and nothing else: letters of another script that only look alike
stay different, so that no name written with them passes for somebody else's.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from ingest.speakers.given import GIVEN
from ingest.speakers.lexicon import HONORIFICS, PARTICLES
from ingest.speakers.nicknames import NICKNAMES

_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ё": "е"})
_DROPPED = re.compile(r"[.'’‘ʼ`´]")
_APART = re.compile(r"[\s\-‐‑–,/]+")
_NICK = re.compile(r"[\"“”«»(]([^\"“”«»()]{1,30})[\"“”«»)]")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_JOINED = frozenset({"al", "ben"})
"""Particles that are also given names ("Al", "Ben"): in front of one word they make a whole name of it."""
_WHOLE = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
"""Scripts that write family and given name as one word."""
_HEADS = frozenset(p for pair in "gq kq gk ck ct cq yj yi ji ye je ou hk vw".split() for p in (pair, pair[::-1]))
"""First letters that stand for one sound in two ways of writing another alphabet: "Darkov" and "Tarkov" are two names."""
LEAST_FUZZY = 5
"""A shorter word is only equal to itself."""
LONG = 8
"""From this length a second slip is allowed between words that sound alike."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form under which names are compared: NFC, small letters, no points, no apostrophes, no accents on Latin letters."""
    plain = unicodedata.normalize("NFD", _DROPPED.sub("", name.casefold()).translate(_LETTERS))
    kept: list[str] = []
    base = ""
    for char in plain:
        kind = unicodedata.category(char)
        if kind == "Cf":
            continue
        if kind != "Mn":
            base = char
        elif base.isascii() or _pointed(char):
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _pointed(char: str) -> bool:
    """Whether a mark is a Hebrew or Arabic vowel point, which most writers leave out."""
    return "\u0591" <= char <= "\u05c7" or "\u064b" <= char <= "\u0652"


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; a hyphen parts words."""
    return tuple(word for word in _APART.split(fold(name).strip()) if word)


def key(name: str) -> str:
    """The name's words with single spaces, a leading article left out: equal for equal names."""
    found = words(name)
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return " ".join(found) or fold(name).strip()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: `family` with its particles, `given` and `middles` in order; `given` is empty for a bare surname."""

    given: str
    middles: tuple[str, ...]
    family: str
    suffix: str
    nick: str

    @property
    def bare(self) -> bool:
        return not self.given


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """Take a person's name apart; honorifics are left out."""
    nick = next((fold(found) for found in _NICK.findall(name)), "")
    found = list(words(_NICK.sub(" ", name)))
    suffix = ""
    while len(found) > 1 and found[-1] in SUFFIXES:
        suffix = found.pop()
    while len(found) > 1 and found[0] in HONORIFICS:
        found = found[1:]
    if not found:
        return PersonName("", (), key(name), suffix, nick)
    start = len(found) - 1
    while start > 0 and found[start - 1] in PARTICLES and not (start == 1 and _opens_name(found[0])):
        start -= 1
    given = found[:start]
    if not given:
        return PersonName("", (), " ".join(found), suffix, nick)
    return PersonName(given[0], tuple(given[1:]), " ".join(found[start:]), suffix, nick)


def _opens_name(word: str) -> bool:
    return word in _JOINED or word in GIVEN


def whole(name: str) -> bool:
    """Whether one word is a whole name of its own: in a script that writes names as one word, or a handle."""
    if name.startswith("@"):
        return True
    letters = [char for char in name if char.isalpha()]
    return len(letters) > 1 and all(unicodedata.name(char, "").startswith(_WHOLE) for char in letters)


@lru_cache(maxsize=65536)
def script(word: str) -> str:
    """The script of a word's letters ("LATIN"); empty when it mixes several, as a name written to deceive does."""
    found = {unicodedata.name(char, "?").split()[0] for char in word if char.isalpha()}
    return found.pop() if len(found) == 1 else ""


_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("tsh", "c"), ("ch", "c"), ("sh", "s"), ("zh", "s"), ("kh", "k"), ("gh", "k"), ("ph", "v"), ("th", "t"),
    ("dh", "t"), ("ts", "s"), ("tz", "s"), ("cz", "c"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("g", "k"), ("w", "v"), ("f", "v"),
    ("z", "s"), ("d", "t"), ("b", "p"),
)  # fmt: skip
_SILENT = re.compile(r"(?<!^)[aeiouyjh]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A rough key under which transliterations of one Latin word meet ("Gaddafi", "Qadhafi"); other scripts give the word itself."""
    if not word.isascii():
        return word
    for letters, instead in _SOUNDS:
        word = word.replace(letters, instead)
    word = re.sub(r"^[yj]", "i", word.replace("c", "k"))
    return _DOUBLED.sub(r"\1", _SILENT.sub("", word)) or word


def alike(one: str, other: str) -> bool:
    """Whether two words are spellings of one: equal, one slip from five letters on, two in longer words that sound alike."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < LEAST_FUZZY or (one[0] != other[0] and not (one[0] + other[0] in _HEADS and sound(one) == sound(other))):
        return False
    if not script(one) or script(one) != script(other):
        return False
    allowed = 2 if shorter >= LONG and sound(one) == sound(other) else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, a nickname, a spelling of the same sex."""
    if one == other or other in NICKNAMES.get(one, ()):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if one in GIVEN and other in GIVEN and (GIVEN[one] != GIVEN[other] or sound(one) != sound(other)):
        return False
    return alike(one, other) and sound(one) == sound(other)


def same_middles(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the middle names of one name do not contradict the other's: the shorter list is found in the longer, by initials too."""
    few, many = sorted((list(one), list(other)), key=len)
    return all(any(a.startswith(b) or b.startswith(a) for b in many) for a in few)


_SMALL = frozenset("of the for and in on at de la le des du di da do del a an to &".split())


def initials(name: str) -> str:
    """The letters an organisation's name is shortened to, without those of small words; an acronym gives its capitals.

    Inner vowels of small words ("DoJ", "DOJ") make no difference: an inner O, F, A or T is left out everywhere.
    """
    letters = ""
    parts = [part for part in re.split(r"[\s\-/]+", name.replace("’", "'")) if part]
    for part in parts:
        bare = _DROPPED.sub("", part.removesuffix("'s"))
        if not bare or bare.casefold() in _SMALL and len(parts) > 1:
            continue
        capitals = "".join(char for char in bare if char.isupper())
        letters += capitals if len(capitals) > 1 and (bare.isupper() or len(parts) == 1) else bare[0]
    folded = fold(letters)
    return folded[:1] + re.sub("[ofat]", "", folded[1:-1]) + folded[-1:] if len(folded) > 1 else folded


_SPELLINGS = ((re.compile(r"is(e|ed|ation|ing)$"), r"iz\1"), (re.compile(r"our$"), "or"), (re.compile(r"re$"), "er"))


def _one_spelling(word: str) -> str:
    if len(word) > 4:  # noqa: PLR2004 - shorter words have one spelling
        for pattern, instead in _SPELLINGS:
            word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name in one spelling, small words left out ("The Centre for Labour" is "center labor")."""
    found = [_one_spelling(word) for word in words(name) if word not in _SMALL]
    while len(found) > 1 and found[-1] in {"inc", "ltd", "limited", "llc", "plc", "corp", "co"}:
        found.pop()
    return tuple(found)
