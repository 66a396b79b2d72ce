"""From groups of evidence to identities: the name that each speaker is shown by, and what tells namesakes apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from archive.identity import Company, Evidence, Identity
from archive.records import SpeakerKind
from ingest.speakers.bodies import OFTENER, bodies, generic
from ingest.speakers.domains import head, walks
from ingest.speakers.name_parts import person_name, whole
from ingest.speakers.namesakes import told_apart
from ingest.speakers.people import Person, people
from ingest.speakers.surnames import Bearers, compound, unresolved

CLEARLY = 3
"""Of several people of one name the one with this many times the articles of the next goes by the name alone."""


def people_of(evidence: Sequence[Evidence], company: Company) -> list[Identity]:
    """Whom each appearance of a block of surnames means."""
    full = [n for n, each in enumerate(evidence) if _in_full(each.appearance.name) and not compound(each.appearance.name)]
    groups = [told_apart(person, company) for person in people(evidence, full, company)]
    bearers = Bearers((person for group in groups for person in group), company)
    bare = sorted(set(range(len(evidence))).difference(full))
    meant = {n: person for n in bare if (person := bearers.meant(evidence[n]))}
    strangers = [n for n in bare if n not in meant and _in_full(evidence[n].appearance.name)]
    groups += [told_apart(person, company) for person in people(evidence, strangers, company)]
    members = {id(person): list(person.members) for group in groups for person in group}
    for n, person in meant.items():
        members[id(person)].append(n)
    found: dict[int, Identity] = {}
    for numbers, (label, plain) in zip(members.values(), _labels(evidence, groups), strict=True):
        identity = Identity(label, _kind(evidence, numbers), plain=plain)
        found.update(dict.fromkeys(numbers, identity))
    nobody = [n for n in bare if n not in found]
    for numbers in unresolved(evidence, nobody):
        found.update(dict.fromkeys(numbers, _alone(evidence, numbers)))
    return [found[n] for n in range(len(evidence))]


def bodies_of(evidence: Sequence[Evidence]) -> list[Identity]:
    """Whom each appearance of a block of organisations means; one with common nouns for a name is its article's own."""
    proper = [n for n, each in enumerate(evidence) if not generic(each.appearance.name)]
    found = {n: _alone(evidence, [n]) for n in set(range(len(evidence))).difference(proper)}
    for numbers in bodies(evidence, proper):
        label = _shown(evidence, numbers, spelt_out=True)
        found.update(dict.fromkeys(numbers, Identity(label, _kind(evidence, numbers), plain=label)))
    return [found[n] for n in range(len(evidence))]


def _in_full(name: str) -> bool:
    """Whether a name tells who it is: more than a surname, and not two names run together ("Ann Orr/Harbour Press")."""
    return whole(name) or not (person_name(name).bare or "/" in name)


def _alone(evidence: Sequence[Evidence], numbers: Sequence[int]) -> Identity:
    """A name that tells nobody from others: a speaker of its own, parted by the first of its articles."""
    label = _shown(evidence, numbers)
    return Identity(label, _kind(evidence, numbers), apart=min(evidence[n].article for n in numbers), plain=label)


def _kind(evidence: Sequence[Evidence], numbers: Iterable[int]) -> SpeakerKind:
    """The kind that most articles tell; an author is a person."""
    votes: Counter[SpeakerKind] = Counter()
    for n in numbers:
        kind = evidence[n].appearance.kind
        votes[SpeakerKind.PERSON if kind is SpeakerKind.AUTHOR and len(votes) else kind] += kind is not SpeakerKind.UNKNOWN
    votes += Counter()
    return max(votes, key=lambda kind: (votes[kind], kind is SpeakerKind.PERSON, kind)) if votes else SpeakerKind.UNKNOWN


def _shown(evidence: Sequence[Evidence], numbers: Iterable[int], *, spelt_out: bool = False) -> str:
    """The form that most articles use, then the one most often used; a name of two words before others for people.

    Spelt out, a name goes before its beginning ("Kestrel Rail" before "Kestrel") unless that is by far the more usual.
    """
    forms: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for n in numbers:
        seen = evidence[n].appearance
        forms[seen.name] += 1
        mentions[seen.name] += seen.mentions
    if spelt_out:
        short = {f for f in forms for g in forms if g.startswith(f"{f} ") and forms[f] < OFTENER * forms[g]}
        return max(forms.keys() - short, key=lambda f: (forms[f], " " in f, mentions[f], -len(f), f))
    return max(forms, key=lambda f: (not (f.isupper() and " " in f), forms[f], len(f.split()) == 2, mentions[f], -len(f), f))  # noqa: PLR2004


def _labels(evidence: Sequence[Evidence], groups: Sequence[Sequence[Person]]) -> list[tuple[str, str]]:
    """A label of its own and the plain name for every person, in the order of `groups`."""
    persons = [person for group in groups for person in group]
    plain = [_shown(evidence, person.members) for person in persons]
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for k, name in enumerate(plain):
        sharing[name].append(k)
    labels = list(plain)
    for name, several in sharing.items():
        if len(several) > 1:
            for k, label in zip(several, _told_apart(evidence, name, [persons[k] for k in several]), strict=True):
                labels[k] = label
    return list(zip(labels, plain, strict=True))


def _told_apart(evidence: Sequence[Evidence], name: str, persons: Sequence[Person]) -> list[str]:
    """The name with what sets each of its bearers apart: their role, else where they were first named."""
    weights = sorted((person.weight for person in persons), reverse=True)
    marks = [_mark(evidence, person) for person in persons]
    counts = Counter(marks)
    found = []
    for person, mark in zip(persons, marks, strict=True):
        if person.weight == weights[0] and weights[0] >= CLEARLY * weights[1]:
            found.append(name)
        else:
            found.append(f"{name} ({mark if mark and counts[mark] == 1 else _first(evidence, person)})")
    again = Counter(found)
    return [label if again[label] == 1 else f"{label[:-1]}, {_article(evidence, p)})" for label, p in zip(found, persons, strict=True)]


def _mark(evidence: Sequence[Evidence], person: Person) -> str:
    """The head word of the role that most articles give somebody."""
    heads = Counter(word for m in person.members for word in {head(role) for role in evidence[m].appearance.roles if walks([role])} if word)
    return max(heads, key=lambda word: (heads[word], word)) if heads else ""


def _article(evidence: Sequence[Evidence], person: Person) -> str:
    return min(evidence[m].article for m in person.members)


def _first(evidence: Sequence[Evidence], person: Person) -> str:
    """Outlet and day of the first article that names somebody; its id where it has neither."""
    seen = min((evidence[m] for m in person.members), key=lambda e: (e.published is None, e.published, e.article))
    return ", ".join(filter(None, (seen.outlet, str(seen.published or "")))) or seen.article
