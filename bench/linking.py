"""How linking grows and whom it confuses: `python -m bench.linking [SPEAKERS]`, 20,000 of them by default, all invented.

Every speaker appears in three articles, six speakers in each. One in five is a body, the others are people: hundreds of one surname, the
rest of surnames that a few share; every fortieth has a twin whose surname only looks the same (Greek and Cyrillic letters among the Latin
ones). No two given names are forms of one ("Matt", "Matthew"). Printed are, for a quarter, a half and all of them, seconds and their rate,
how many names shown hold two speakers (`false_merges`), how many speakers have two names (`false_splits`), and what it takes to look for
whom a description in each article means ("the mayor"): a JSON list.
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import orjson

from archive.describing import witnesses
from archive.identity import Appearance, Description, Evidence
from archive.records import SpeakerKind
from ingest.speakers.given import GIVEN
from ingest.speakers.name_parts import key, same_given
from ingest.speakers.nicknames import NICKNAMES
from ingest.speakers.registry import REGISTRY, Held, identities_of

SHARED, TWINS, BODIES, APPEARANCES, TOGETHER = 500, 40, 5, 3, 6
_LOOKALIKES = str.maketrans({"a": "а", "e": "е", "o": "ο", "i": "і", "p": "р", "c": "с"})
_FIRST = "bal bren cor dar ell fen gar hal ist jor kel lam mor nar osk pel quin rav sol tar ulm ven wes yar zel".split()
_LAST = "ander bury caster dine eaux ford gate holm ic kov lund mann nik ovic penn quist rud son thwaite vik wood yer zak".split()
_TRADES = "baker,nurse,senator,goalkeeper,judge,teacher,novelist,geologist,mayor,detective".split(",")
_ENDS = "Harbour Board,Teachers' Union,Institute,Foundation,Airlines,Bank,Museum,University,Rail Company,Observatory".split(",")


@dataclass(frozen=True, slots=True)
class Somebody:
    """An invented speaker under the name that every article gives."""

    name: str
    role: str
    kind: SpeakerKind


def cast(count: int) -> list[Somebody]:
    """So many speakers, no two of one name."""
    givens = _unlike(sorted(GIVEN))
    invented = _unlike([(a + b).capitalize() for a in _FIRST for b in _LAST])
    surnames = [(a + b + c).capitalize() for a in _FIRST for b in ("", "a", "o") for c in _LAST]
    made: dict[str, Somebody] = {}
    number = 0
    while len(made) < count:
        first = givens[number % len(givens)].capitalize()
        if number % BODIES == 0:
            name = f"{surnames[(number * 7) % len(surnames)]} {_FIRST[number % len(_FIRST)].capitalize()} {_ENDS[number % len(_ENDS)]}"
            made[name] = Somebody(name, "", SpeakerKind.ORGANISATION)
        else:
            surname = surnames[(number // len(givens) * 31 + number) % len(surnames)]
            if number % BODIES == 1 and number < SHARED * BODIES:
                first, surname = invented[number // BODIES], "Orr"
            trade = _TRADES[number % len(_TRADES)]
            made[f"{first} {surname}"] = Somebody(f"{first} {surname}", trade, SpeakerKind.PERSON)
            if number % TWINS == 1:
                twin = f"{first} {surname.translate(_LOOKALIKES)}"
                made[twin] = Somebody(twin, trade, SpeakerKind.PERSON)
        number += 1
    return list(made.values())[:count]


def _unlike(names: Iterable[str]) -> list[str]:
    """Those given names of which none is another's nickname or spelling."""
    kept: list[str] = []
    taken: set[str] = set()
    for name in names:
        forms = {name, *NICKNAMES.get(name, ())}
        if taken.isdisjoint(forms) and not any(same_given(name.lower(), other.lower()) for other in kept):
            kept.append(name)
            taken |= forms
    return kept


def evidence(found: list[Somebody]) -> Iterator[tuple[Somebody, Evidence]]:
    """Everybody's appearances, some speakers an article."""
    chance = random.Random(4)  # noqa: S311 (no secret)
    order = [each for _ in range(APPEARANCES) for each in chance.sample(found, len(found))]
    for n, each in enumerate(order):
        place = n // TOGETHER
        roles = (each.role,) if each.role else ()
        seen = Appearance(name=each.name, kind=each.kind, roles=roles, called=roles, mentions=2)
        published = date(2031, 1, 1) + timedelta(place % 365)
        yield (
            each,
            Evidence(appearance=seen, article=f"{place:06}", place=place, key=key(each.name), outlet="The Ledger", published=published),
        )


def measure(count: int) -> dict[str, float]:
    """Seconds, and who was confused with whom."""
    given = list(evidence(cast(count)))
    began = time.process_time()
    found = identities_of([each for _, each in given])
    seconds = time.process_time() - began
    shown: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for (somebody, _), identity in zip(given, found, strict=True):
        shown[identity.id].add(somebody.name)
        names[somebody.name].add(identity.id)
    articles = (len(given) - 1) // TOGETHER + 1
    return {
        "speakers": count,
        "seconds": round(seconds, 2),
        "microseconds_an_appearance": round(1e6 * seconds / len(given), 1),
        "microseconds_a_description": round(1e6 * described([each for _, each in given], articles) / articles, 1),
        "false_merges": sum(len(who) > 1 for who in shown.values()),
        "false_splits": sum(len(ids) > 1 for ids in names.values()),
    }


def described(given: list[Evidence], articles: int) -> float:
    """Seconds to ask in each article whom one description means."""
    held = Held(given)
    began = time.process_time()
    for place in range(articles):
        asked = Description(name=_TRADES[place % len(_TRADES)], kind=SpeakerKind.PERSON)
        witnesses(REGISTRY, held, place, date(2031, 1, 1) + timedelta(place % 365), [asked])
    return time.process_time() - began


def main() -> None:
    """The command line."""
    if len(sys.argv) > 2 or (len(sys.argv) > 1 and not sys.argv[1].isdigit()):  # noqa: PLR2004
        sys.exit("usage: python -m bench.linking [SPEAKERS]")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print(orjson.dumps([measure(part) for part in (count // 4, count // 2, count)], option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
