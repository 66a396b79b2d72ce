"""A surname alone: whose it is, when the archive knows who is meant, and nobody's when it does not.

The article itself never gives the full name; one that does means them there already. Somebody with that surname is meant only if no other
bearer fits nearly as well and something besides the surname speaks for them: a role, people named beside them, the time, the outlet, the
pronoun, renown, a surname of two parts, which few bear.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.identity import Appearance, Company, Evidence
from archive.records import SpeakerKind
from ingest.speakers.domains import telling, walks
from ingest.speakers.given import GIVEN
from ingest.speakers.lexicon import HONORIFICS, RELATIVES
from ingest.speakers.name_parts import PersonName, person_name
from ingest.speakers.people import DOMINANT, SHARED, Person
from ingest.speakers.union import Union

NEEDED = 3
"""Points of evidence without which no surname is given to anybody; one less for the only bearer on record, in company they keep."""
LEAD = 2
"""Points of role and company by which a bearer must lead the others where their numbers do not decide."""
THICK = 0.25
"""This share of those whom an article names, as common acquaintances, makes a surname of a word with a capital that is met once."""
CLOSED = 1 / 3
"""This share is the company somebody keeps, however few they are."""
KNOWN, FAMOUS = 3, 10
"""Articles that name somebody in full from which a point, or two, is given for renown."""
NEAR_DAYS, OUTLET_DAYS = 30, 90
DESPITE = 3
"""Points of role, company and a rare name for which the only bearer is meant although the article's pronoun or walk of life for the
surname is another: what is read from the words around a surname alone is often wrong."""
MOST_BEARERS = 20
"""Bearers of a surname that are weighed one by one; the rest are never meant by the surname alone."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A bearer: the share of an article's people whom they are named beside elsewhere, points of role and company, and all points."""

    person: Person
    share: float
    close: int
    points: int


class Bearers:
    """The people of one block by surname, and whom a surname alone means."""

    def __init__(self, found: Iterable[Person], company: Company) -> None:
        self._company = company
        self._by_family: defaultdict[str, list[Person]] = defaultdict(list)
        self._circles: dict[int, frozenset[str]] = {}
        for person in found:
            for family in sorted({name[2] for name in person.names if name[0]}):
                self._by_family[family].append(person)
        for listed in self._by_family.values():
            listed.sort(key=lambda p: (-p.weight, p.members))

    def meant(self, evidence: Evidence) -> Person | None:
        """The bearer whom a bare surname means, or None."""
        seen = evidence.appearance
        surname = person_name(seen.name)
        bearers = self._by_family.get(surname.family, ())
        possible = [p for p in bearers if evidence.place not in p.places and (not surname.given or _bears(p, surname))]
        fitting = [p for p in possible if not _contradicts(evidence, p)]
        if not fitting:
            return self._despite(evidence, possible)
        ranked = [self._weigh(evidence, person) for person in fitting[:MOST_BEARERS]]
        ranked.sort(key=lambda w: (-w.close, -w.points, -w.person.weight, w.person.members))
        if _hardly_anybody(seen) and (len(fitting) > 1 or ranked[0].share < THICK):
            return None
        needed = self._needed(evidence) - (len(fitting) == 1 and ranked[0].close > 0)
        for best in ranked[:2]:
            if best.points >= needed and self._leads(best, ranked, fitting):
                return best.person
        return None

    @staticmethod
    def _needed(evidence: Evidence) -> int:
        """More where the word may be a given name or is not known to be a person at all."""
        doubtful = evidence.appearance.kind is not SpeakerKind.PERSON and evidence.key in GIVEN
        return NEEDED + doubtful

    def _despite(self, evidence: Evidence, possible: Sequence[Person]) -> Person | None:
        """The only bearer, where role and company outweigh what speaks against them: not a title, and not that it is a relative."""
        if len(possible) != 1 or _titled_or_kin(evidence.appearance):
            return None
        return possible[0] if self._weigh(evidence, possible[0]).close + compound(evidence.appearance.name) >= DESPITE else None

    @staticmethod
    def _leads(best: _Weighed, ranked: Sequence[_Weighed], fitting: Sequence[Person]) -> bool:
        """Whether a bearer is the likeliest by far: by numbers, or by role and company."""
        others = [w for w in ranked if w is not best]
        unseen = fitting[MOST_BEARERS].weight if len(fitting) > MOST_BEARERS else 0
        if best.person.weight < DOMINANT * unseen:
            return False
        return all(
            (best.person.weight >= DOMINANT * w.person.weight and best.close >= w.close)
            or (best.close >= w.close + LEAD and 2 * best.person.weight >= w.person.weight)
            for w in others
        )

    def _weigh(self, evidence: Evidence, person: Person) -> _Weighed:
        seen = evidence.appearance
        roles = {word for role in seen.roles for word in telling(role)}
        close = 2 * bool(roles & person.roles.keys())
        beside = self._company(evidence.place)
        shared = acquaintances(self._circle(person), beside - {evidence.key})
        share = shared / max(1, len(beside) - 1) if shared >= SHARED else 0.0
        close += (shared >= SHARED) + (shared >= 2 * SHARED or share >= CLOSED)
        points = close + (person.weight >= KNOWN) + (person.weight >= FAMOUS)
        points += (bool(seen.gender) and seen.gender == person.gender) + compound(seen.name)
        if evidence.published:
            apart = _apart(person.days, evidence.published.toordinal())
            points += apart <= NEAR_DAYS
            points += apart <= OUTLET_DAYS and bool(evidence.outlet) and evidence.outlet in person.outlets
        return _Weighed(person, share, close, points)

    def _circle(self, person: Person) -> frozenset[str]:
        if id(person) not in self._circles:
            self._circles[id(person)] = person.company(self._company)
        return self._circles[id(person)]


def _contradicts(evidence: Evidence, person: Person) -> bool:
    """Whether a pronoun or a walk of life speaks against it."""
    if {evidence.appearance.gender, person.gender} == {"he", "she"}:
        return True
    own, theirs = walks(evidence.appearance.roles), walks(person.roles)
    return bool(own and theirs) and own.isdisjoint(theirs)


def _titled_or_kin(seen: Appearance) -> bool:
    """Whether an article calls somebody Mr or Mrs, or says whose husband or daughter they are."""
    titles = {form.lower().split()[0].rstrip(".") for form in (seen.name, *seen.forms)}
    kin = {word for role in seen.roles for word in role.lower().split()} & RELATIVES
    return bool(titles & HONORIFICS) or bool(kin)


def compound(name: str) -> bool:
    """Whether a name is one word of two parts, as surnames are ("Venn-Otley")."""
    return "-" in name.strip("-") and " " not in name


def _bears(person: Person, surname: PersonName) -> bool:
    """Whether somebody has both parts of a surname, whose first one stands among the middle names ("Orla Venn-Otley")."""
    return any(given and middles[-1:] == (surname.given,) for given, middles, family, _ in person.names if family == surname.family)


def acquaintances(circle: frozenset[str], company: frozenset[str]) -> int:
    """How many of those named in an article are in somebody's circle, some of them perhaps by surname alone on one side."""
    full = {key for key in circle & company if " " in key}
    met = _shortened(circle - full) & {key for key in company if " " not in key}
    met |= _shortened(company - full) & {key for key in circle if " " not in key}
    return len(full) + len(met - _shortened(full))


def _shortened(keys: Iterable[str]) -> set[str]:
    """The words that names in full are shortened to: the last one of people, the first one of bodies."""
    return {word for key in keys if " " in key for word in (key.partition(" ")[0], key.rpartition(" ")[2])} - GIVEN.keys()


def _hardly_anybody(seen: Appearance) -> bool:
    """Whether a name is a word with a capital, met once: as likely an agency or a place."""
    told = seen.gender or seen.roles or (compound(seen.name) and seen.speaks)
    return seen.kind is SpeakerKind.UNKNOWN and seen.mentions < 2 and not told  # noqa: PLR2004


def _apart(days: Sequence[int], day: int) -> int:
    """Days from `day` to the nearest of the ordered `days`."""
    at = bisect_left(days, day)
    return min((abs(day - near) for near in days[max(0, at - 1) : at + 1]), default=OUTLET_DAYS + 1)


def unresolved(evidence: Sequence[Evidence], numbers: Sequence[int]) -> list[list[int]]:
    """Surnames that nobody on record is meant by, grouped: several articles only where one office ("mayor of Lowmere") joins them."""
    union = Union(len(numbers))
    first: dict[object, int] = {}
    for k, number in enumerate(numbers):
        each = evidence[number]
        who = each.key, each.appearance.gender
        for role in each.appearance.roles:
            office = telling(role)
            tokens = [(who, office)] if len(office) > 1 else [(who, office, each.outlet)] if office and each.outlet else []
            for token in tokens:
                union.join(k, first.setdefault(token, k))
    return [[numbers[k] for k in group] for group in union.groups()]
