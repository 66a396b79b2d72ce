"""Two people of one name: told apart by walks of life, offices and pronouns that no article brings together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.identity import Company, Evidence
from ingest.speakers.domains import head, telling, walks
from ingest.speakers.people import MOST_READ, Person
from ingest.speakers.union import Union

CLEAR = 2
"""Articles that must use a pronoun before it contradicts another one."""


@dataclass(slots=True)
class _Part:
    """Articles that are about one person for certain: they share an office or an acquaintance."""

    members: list[int]
    walks: frozenset[str] = frozenset()
    offices: dict[str, set[str]] = field(default_factory=dict)
    genders: Counter[str] = field(default_factory=Counter)

    def contradicts(self, other: "_Part") -> bool:
        """Whether nothing joins two parts and something keeps them apart."""
        if self.walks and other.walks and not self.walks & other.walks:
            return True
        if any(self.offices[h].isdisjoint(other.offices[h]) for h in self.offices.keys() & other.offices.keys()):
            return True
        he, she = ({g: part.genders[g] for g in ("he", "she")} for part in (self, other))
        return _opposed(he, she) or _opposed(she, he)


def _opposed(one: dict[str, int], other: dict[str, int]) -> bool:
    return one["he"] >= CLEAR and other["she"] >= CLEAR and not one["she"] and not other["he"]


def told_apart(person: Person, company: Company) -> list[Person]:
    """The people behind one name, the one with most articles first; usually one."""
    if not _doubtful(person):
        return [person]
    parts = sorted(_parts(person, company), key=lambda part: (-len(part.members), part.members))
    kept: list[_Part] = []
    for part in parts:
        same = next((k for k in kept if not k.contradicts(part)), None)
        if same is None:
            kept.append(part)
        else:
            _take(same, part)
    if len(kept) == 1:
        return [person]
    return [Person(person.evidence, sorted(part.members), set(person.names)) for part in kept]


def _doubtful(person: Person) -> bool:
    """Whether anything of a name's evidence differs enough to look closer."""
    seen = [e.appearance for e in (person.evidence[m] for m in person.members)]
    found = walks(role for a in seen for role in a.roles)
    genders = Counter(a.gender for a in seen)
    offices = [office for a in seen for role in a.roles if (office := _office(role))[1]]
    rivals = len({where for _, where in offices}) > 1
    return len(found) > 1 or min(genders["he"], genders["she"]) >= CLEAR or rivals


def _office(role: str) -> tuple[str, frozenset[str]]:
    """A role's head word, and the names after "of" and the like that say where ("mayor", {"lowmere"})."""
    for joint in (" of ", " for ", " from ", " at ", " in "):
        before, found, after = role.partition(joint)
        if found:
            where = " ".join(word for word in after.replace(",", " ").split() if word[:1].isupper())
            return head(before), telling(where)
    return head(role), frozenset()


def _parts(person: Person, company: Company) -> Iterator[_Part]:
    """Articles joined by a shared office or by anybody named in full in both."""
    evidence, members = person.evidence, person.members
    union = Union(len(members))
    first: dict[object, int] = {}
    own = {evidence[m].key for m in members}
    for k, member in enumerate(members):
        tokens: list[object] = []
        for role in evidence[member].appearance.roles:
            turn, where = _office(role)
            tokens += [("office", turn, word) for word in where] or [("office", turn)]
        tokens += [evidence[member].place]
        if k < MOST_READ:
            tokens += [("beside", name) for name in company(evidence[member].place) if " " in name and name not in own]
        for token in tokens:
            union.join(k, first.setdefault(token, k))
    for group in union.groups():
        yield _part(evidence, [members[k] for k in group])


def _part(evidence: Sequence[Evidence], members: list[int]) -> _Part:
    seen = [evidence[m].appearance for m in members]
    offices: defaultdict[str, set[str]] = defaultdict(set)
    for a in seen:
        for role in a.roles:
            turn, where = _office(role)
            if where:
                offices[turn] |= where
    return _Part(members, walks(role for a in seen for role in a.roles), dict(offices), Counter(a.gender for a in seen))


def _take(part: _Part, other: _Part) -> None:
    part.members += other.members
    part.walks |= other.walks
    part.genders += other.genders
    for turn, where in other.offices.items():
        part.offices[turn] = part.offices.get(turn, set()) | where
