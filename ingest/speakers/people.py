"""Full names of people that are one person's: middle names and initials, nicknames, transliterations, within one block of surnames.

Equal names are one person until `namesakes` finds evidence to the contrary. A name that merely may be another's ("J. Orr" and "Jane Orr",
"Bob" and "Robert") is joined to it only when nobody else fits and something besides the name speaks for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from archive.identity import Company, Evidence
from ingest.speakers.domains import telling
from ingest.speakers.name_parts import alike, person_name, same_given, same_middles, sound
from ingest.speakers.nicknames import NICKNAMES
from ingest.speakers.union import Union

DOMINANT = 4
"""A name that fits several people means the one with this many times the articles of the next, if it means anybody."""
MOST_VARIANTS = 200
"""More spellings of one given name and surname than this are not compared with each other."""
MOST_READ = 300
"""Of so many articles of one person the company is looked at; more say the same."""
SHARED = 2
"""So many common acquaintances speak for two names being one person's."""

Full = tuple[str, tuple[str, ...], str, str]


@dataclass(eq=False)
class Person:
    """One person as the evidence of a block has them so far: numbers of the evidence, and the names used."""

    evidence: Sequence[Evidence]
    members: list[int]
    names: set[Full] = field(default_factory=set)

    @cached_property
    def places(self) -> frozenset[int]:
        """The articles that name them in full."""
        return frozenset(self.evidence[m].place for m in self.members)

    @cached_property
    def roles(self) -> Counter[str]:
        """How many articles use each telling word of a role."""
        return Counter(word for m in self.members for word in {w for r in self.evidence[m].appearance.roles for w in telling(r)})

    @cached_property
    def gender(self) -> str:
        """The pronoun that most articles use, "he" or "she"; empty when that is not clear."""
        votes = Counter(self.evidence[m].appearance.gender for m in self.members)
        he, she = votes["he"], votes["she"]
        return "he" if he > 2 * she else "she" if she > 2 * he else ""

    @cached_property
    def days(self) -> list[int]:
        """The days of publication, as ordinals, ascending."""
        return sorted(day.toordinal() for m in self.members if (day := self.evidence[m].published))

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Where they are named in full."""
        return frozenset(outlet for m in self.members if (outlet := self.evidence[m].outlet))

    def company(self, company: Company) -> frozenset[str]:
        """Everybody named beside them."""
        own = {self.evidence[m].key for m in self.members}
        places = list(dict.fromkeys(self.evidence[m].place for m in self.members))
        return frozenset().union(*(company(place) for place in places[:MOST_READ])) - own

    @property
    def weight(self) -> int:
        return len(self.places)


def full_name(name: str) -> Full:
    """The parts of a full name that tell people apart; a name that is one word has no given name."""
    parts = person_name(name)
    return parts.given, parts.middles, parts.family, parts.suffix


def people(evidence: Sequence[Evidence], full: Iterable[int], company: Company) -> list[Person]:
    """The people behind the full names among `evidence` (numbers into it), in the order of their first evidence."""
    nodes: dict[Full, list[int]] = defaultdict(list)
    for number in full:
        nodes[full_name(evidence[number].appearance.name)].append(number)
    names = sorted(nodes)
    union = Union(len(names))
    _join_forms(names, nodes, evidence, union)
    _join_middles(names, nodes, evidence, union)
    found = [_person(evidence, [names[k] for k in group], nodes) for group in union.groups()]
    return _join_variants(found, company)


def _person(evidence: Sequence[Evidence], names: Sequence[Full], nodes: dict[Full, list[int]]) -> Person:
    return Person(evidence, sorted(n for name in names for n in nodes[name]), set(names))


def _join_forms(names: Sequence[Full], nodes: dict[Full, list[int]], evidence: Sequence[Evidence], union: Union) -> None:
    """Two full names that one article uses for one person."""
    at = {name: k for k, name in enumerate(names)}
    for name, numbers in nodes.items():
        for form in {f for n in numbers for f in evidence[n].appearance.forms if " " in f}:
            other = full_name(form)
            if other in at and other != name and other[0] and not _contradict(name, other):
                union.join(at[name], at[other])


def _contradict(one: Full, other: Full) -> bool:
    """Whether suffix, middle names or family speak against one person."""
    return one[3] != other[3] or one[2] != other[2] or not same_middles(one[1], other[1])


def _join_middles(names: Sequence[Full], nodes: dict[Full, list[int]], evidence: Sequence[Evidence], union: Union) -> None:
    """One given name and surname, with and without middle names: one person unless two middle names contradict."""
    alike_: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for k, (given, _, family, suffix) in enumerate(names):
        if given:
            alike_[given, family, suffix].append(k)
    for group in alike_.values():
        if 1 < len(group) <= MOST_VARIANTS:
            weights = [len({evidence[n].place for n in nodes[names[k]]}) for k in group]
            _join_by_middles([(names[k][1], k, weight) for k, weight in zip(group, weights, strict=True)], union)


def _join_by_middles(group: Sequence[tuple[tuple[str, ...], int, int]], union: Union) -> None:
    classes: list[list[tuple[tuple[str, ...], int, int]]] = []
    for item in sorted(group, key=lambda g: (-len(g[0]), g[0] and -len(g[0][0]), g[0])):
        middles = item[0]
        if not middles:
            fitting = _dominant(classes)
        else:
            fits = [c for c in classes if all(same_middles(middles, other) for other, _, _ in c)]
            fitting = fits[0] if len(fits) == 1 else None
        if fitting is None:
            classes.append([item])
            continue
        union.join(item[1], fitting[0][1])
        fitting.append(item)


def _dominant(classes: list[list[tuple[tuple[str, ...], int, int]]]) -> list[tuple[tuple[str, ...], int, int]] | None:
    ranked = sorted(classes, key=lambda c: -sum(weight for _, _, weight in c))
    if len(ranked) > 1:
        first, second = (sum(weight for _, _, weight in c) for c in ranked[:2])
        return ranked[0] if first >= DOMINANT * second else None
    return ranked[0] if ranked else None


def _join_variants(found: list[Person], company: Company) -> list[Person]:
    """Nicknames, spellings and initials, each way only where one other person fits."""
    listed: dict[str, list[int]] = defaultdict(list)
    for k, person in enumerate(found):
        for key in {key for name in person.names for key in _variant_keys(name)}:
            listed[key].append(k)
    partners = {k: _partners(k, found, listed) for k in range(len(found))}
    union = Union(len(found))
    for k, others in partners.items():
        short = _only_initials(found[k])
        if len(others) != 1:
            continue
        (other,) = others
        mutual = short or {p for p in partners[other] if not _only_initials(found[p])} == {k}
        if mutual and _supported(found[k], found[other], company):
            union.join(k, other)
    merged = []
    for group in union.groups():
        whole = Person(found[0].evidence, sorted(n for k in group for n in found[k].members))
        whole.names = {name for k in group for name in found[k].names}
        merged.append(whole)
    return sorted(merged, key=lambda p: p.members[0])


def _variant_keys(name: Full) -> Iterator[str]:
    """The keys under which a name's variants meet."""
    given = name[0]
    if not given:
        return
    yield f"initial {given[0]}"
    if len(given) > 1:
        yield f"given {given}"
        yield f"sound {sound(given)}"
        for nick in NICKNAMES.get(given, ()):
            yield f"nick {nick}"
    if len(given) == 1 and name[1] and len(name[1][0]) > 1:
        yield f"given {name[1][0]}"


def _partners(k: int, found: Sequence[Person], listed: dict[str, list[int]]) -> set[int]:
    """The other people whose name may be this one's; with initials only, everybody of the surname whom they fit."""
    person = found[k]
    short = _only_initials(person)
    keys = {key for name in person.names for key in _variant_keys(name) if short or not key.startswith("initial ")}
    others: set[int] = set()
    for key in keys:
        for other in listed[key][: 2 * MOST_VARIANTS]:
            if other != k and (short or not _only_initials(found[other])) and _may_be(person, found[other]):
                others.add(other)
    return others


def _only_initials(person: Person) -> bool:
    return all(len(given) == 1 and not any(len(m) > 1 for m in middles) for given, middles, _, _ in person.names)


def _may_be(one: Person, other: Person) -> bool:
    return any(_names_agree(a, b) for a in one.names for b in other.names) and not any(a[3] != b[3] for a in one.names for b in other.names)


def _names_agree(a: Full, b: Full) -> bool:
    """Whether two full names may be one person's."""
    if a[2] != b[2] and not (alike(a[2], b[2]) and min(len(a[0]), len(b[0])) > 1):
        return False
    if a[0] == b[0] or same_given(a[0], b[0]):
        return same_middles(a[1], b[1])
    return bool(a[1] and len(a[0]) == 1 and a[1][0] == b[0] or b[1] and len(b[0]) == 1 and b[1][0] == a[0])


def _supported(one: Person, other: Person, company: Company) -> bool:
    """Whether something besides the name speaks for one person, and nothing against it."""
    if one.places & other.places or {one.gender, other.gender} == {"he", "she"}:
        return False
    if one.roles.keys() & other.roles.keys():
        return True
    ours, theirs = one.company(company), other.company(company)
    if _only_initials(one) or _only_initials(other):
        ours, theirs = _initialled(ours), _initialled(theirs)  # where one has an initial, those beside them may have one
    return sum(" " in key for key in ours & theirs) >= SHARED


def _initialled(keys: Iterable[str]) -> frozenset[str]:
    """Names in full with an initial for what comes before the last word."""
    return frozenset(f"{key[0]} {key.rpartition(' ')[2]}" for key in keys if " " in key)
