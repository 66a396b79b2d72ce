"""Organisations across articles: one name in two spellings, acronyms, and bodies that only have a common noun for a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product, takewhile

from archive.identity import Evidence
from ingest.speakers.given import DEMONYMS, ordinary
from ingest.speakers.kinds import is_place
from ingest.speakers.lexicon import BODIES, ORGANISATION_WORDS, PARTIES
from ingest.speakers.name_parts import body_words, fold, script
from ingest.speakers.people import DOMINANT
from ingest.speakers.union import Union

Name = tuple[str, ...]
_GENERIC = ORGANISATION_WORDS | BODIES | frozenset(
    "city county state town village district local regional national federal municipal public general high school central election "
    "planning health transport fire officials authorities member members website magazine paper newspaper site blog".split()
)  # fmt: skip
_PROPER = frozenset({"kremlin", "pentagon", "reuters", "congress"})
_ACRONYM = re.compile(r"[A-Z](?:[A-Za-z&]?[A-Z]){1,6}|(?:[A-Z]\.){2,6}[A-Z]?")
_MOST_WORDS = 8
_MOST_TRADES = 2
"""A name with more words for what a body does than this is not shortened to its first word."""
LEAST_SURE = 3
"""An acronym of fewer letters needs an article that uses it for the name."""
OFTENER = 3
"""One that stands alone so many times as often as the name needs two: it may be short for somebody else who is always called so."""


def generic(name: str) -> bool:
    """Whether an organisation is only called by common nouns ("the police", "City Council"): another one in another article."""
    found = [word for word in re.split(r"[\s\-]+", name) if word]
    lowers = [fold(word) for word in found]
    if len(found) == 1 and lowers[0] in _PROPER:
        return False
    return all(word[:1].islower() for word in found) or all(lower in _GENERIC for lower in lowers)


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym ("IMF", "U.N.", "DoJ")."""
    return _ACRONYM.fullmatch(name) is not None


def stem(name: str) -> str:
    """The one proper word by which an organisation is called for short, without what it does: "kestrel" of "Kestrel Rail".

    Empty where there is no such word or where an acronym would rather stand for the name.
    """
    first, *trades = body_words(name)
    if is_acronym(name) or len(trades) > _MOST_TRADES or not ORGANISATION_WORDS.issuperset(trades):
        return ""
    return "" if first in ORGANISATION_WORDS | DEMONYMS | PARTIES or ordinary(first) or is_place([first]) else first


def bodies(evidence: Sequence[Evidence], proper: Iterable[int]) -> list[list[int]]:
    """The evidence (by number) of each organisation with a name of its own."""
    names: dict[Name, list[int]] = defaultdict(list)
    for number in proper:
        names[body_words(evidence[number].appearance.name)].append(number)
    keys = sorted(names)
    at = {key: k for k, key in enumerate(keys)}
    union = Union(len(keys))
    used = _used(names, evidence)
    for key, others in used.items():
        for other in others:
            if other in at and _kin(key, other, names, evidence):
                union.join(at[key], at[other])
    for key, whole in {**_spelt_out(names, evidence), **_shortened(names, used)}.items():
        union.join(at[key], at[whole])
    return [sorted(n for k in group for n in names[keys[k]]) for group in union.groups()]


def _used(names: dict[Name, list[int]], evidence: Sequence[Evidence]) -> dict[Name, set[Name]]:
    """For each name the other names that an article uses for the same body."""
    return {key: {body_words(form) for n in numbers for form in evidence[n].appearance.forms} - {key} for key, numbers in names.items()}


def _shortened(names: Iterable[Name], used: Mapping[Name, set[Name]]) -> dict[Name, Name]:
    """The one longer name that each name of proper words alone is short for, as an article that has both uses it."""
    alike: defaultdict[str, list[Name]] = defaultdict(list)
    for key in names:
        alike[key[0]].append(key)
    found = {}
    for key in used:
        longer = [other for other in alike[key[0]] if _shared(key, other) == len(key) < len(other)]
        whole = [other for other in longer if ORGANISATION_WORDS.issuperset(other[len(key) :])]
        if len(whole) == 1 and key in used[whole[0]]:
            found[key] = whole[0]
    return found


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _kin(key: Name, other: Name, names: dict[Name, list[int]], evidence: Sequence[Evidence]) -> bool:
    """Whether one name is the other's acronym; anything else that an article uses for it may be another body's name."""
    forms = {evidence[n].appearance.name for k in (key, other) for n in names[k]}
    short = [form for form in forms if is_acronym(form)]
    return any(_letters(form) in _acronyms(long) for form in short for long in forms if not is_acronym(long))


def _spelt_out(names: dict[Name, list[int]], evidence: Sequence[Evidence]) -> dict[Name, Name]:
    """The name that each acronym of a block stands for, where one fits and no other nearly as often."""
    whole: dict[str, list[Name]] = defaultdict(list)
    for key, numbers in names.items():
        name = evidence[numbers[0]].appearance.name
        if not is_acronym(name):
            for letters in _acronyms(name):
                whole[letters].append(key)
    found = {}
    for key, numbers in names.items():
        name = evidence[numbers[0]].appearance.name
        fitting = whole.get(_letters(name), []) if is_acronym(name) and script(fold(name)) == "LATIN" else []
        weights = Counter({other: len({evidence[n].place for n in names[other]}) for other in fitting})
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < DOMINANT * ranked[1][1]):
            continue
        long, times = ranked[0]
        needed = (len(_letters(name)) < LEAST_SURE) + 2 * (len({evidence[n].place for n in numbers}) > OFTENER * times)
        if _together(name, names[long], evidence) >= min(needed, 2):
            found[key] = long
    return found


def _together(short: str, numbers: Iterable[int], evidence: Sequence[Evidence]) -> int:
    """How many articles use an acronym for the name that `numbers` give."""
    return len({evidence[n].place for n in numbers if any(_letters(form) == _letters(short) for form in evidence[n].appearance.forms)})


def _letters(name: str) -> str:
    return fold(name).replace("&", "")


def _acronyms(name: str) -> set[str]:
    """The acronyms that a name may have: with and without small words, acronyms inside it whole."""
    parts = [part for part in re.split(r"[\s\-/]+", name) if part and part.casefold() != "the"][:_MOST_WORDS]
    choices = []
    for part in parts:
        bare = part.replace(".", "")
        if is_acronym(part):
            choices.append([fold(bare)])
        elif part[0].islower():
            choices.append(["", fold(part[0])])
        else:
            choices.append([fold(part[0])])
    return {"".join(chosen) for chosen in product(*choices)} if len(parts) > 1 else set()
