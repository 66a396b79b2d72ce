"""Who holds an office: whom the articles of one circle call what another of them only describes ("the mayor", "the bank").

A description is answered only where exactly one person or body of the circle is called so, and nothing in its own article speaks against
them. Being wrong is worse than being silent: an office that changed hands, a noun for many ("the analyst"), a body that the circle
hardly speaks of leave it open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from archive.identity import Description, Evidence
from archive.records import JOINT, SpeakerKind
from ingest.attribution import words as w
from ingest.speakers import roles
from ingest.speakers.bodies import generic
from ingest.speakers.described import GENERIC
from ingest.speakers.families import families_of
from ingest.speakers.kinds import gender_of
from ingest.speakers.lexicon import SPOKEN_FOR
from ingest.speakers.name_parts import key
from ingest.speakers.offices import Office, office, words_of

FIRMS = frozenset("company firm business corporation enterprise group giant manufacturer maker startup".split())
"""Words for any company: one takes up another, and they are in the names of few."""
BODIES = FIRMS - {"group", "giant"} | frozenset(
    "bank council union agency museum university hospital committee commission federation association tribunal regulator airline railway "
    "school college charity foundation trust institute board fund league court ministry department church authority inspectorate bureau "
    "operator retailer utility insurer newspaper".split()
)  # fmt: skip
"""Nouns for bodies that are rarely two in one circle."""
KINDRED = tuple(
    frozenset(nouns.split())
    for nouns in (
        "union association federation brotherhood guild confederation", "regulator authority commission inspectorate agency watchdog",
        "airline air airways airlines", "hospital clinic infirmary", "university college institute", "court tribunal",
        "retailer stores supermarkets",
    )
)  # fmt: skip
"""Nouns one of which may take up another that a name ends in, where the circle calls nobody by it."""
_ANYBODY = GENERIC | SPOKEN_FOR | frozenset("spokesperson boss chief head leader".split())
"""What many are called, unless something says which: "the analyst", "the chief"."""
_SEVERAL = frozenset("candidate contender hopeful challenger rival opponent frontrunner delegate counterpart predecessor successor".split())
"""What several are at once, or what somebody is only to somebody else."""
_THEIRS = (w.POSSESSIVES - {"its"}) | {"whose"}
FEW, SHARE = 2, 4
"""A bare office ("the mayor") is given to whom so many articles of the circle name, and one in so many."""
SEVERAL, HALF = 3, 2
"""A body is to be named in one of so many articles of the circle where several call it so, else in one of so many."""


@dataclass(slots=True)
class _Holder:
    """Somebody under all the names that the circle uses, with the articles that name them and those that call them so."""

    name: str
    places: set[int] = field(default_factory=set)
    calling: set[int] = field(default_factory=set)
    which: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    former: bool = False


def holder(description: Description, own: Sequence[Evidence], near: Sequence[Evidence]) -> Evidence | None:
    """The evidence of `near` that names whom a description means: `own` is everybody whom its article names, `near` those beside it."""
    wanted = office(description.name)
    personal = description.kind is SpeakerKind.PERSON
    if wanted is None or not _points(description.name, wanted, personal=personal):
        return None
    seen = [each for each in (*own, *near) if _may_hold(each, description.kind)]
    longest = _longest({each.appearance.name for each in seen})
    found = _people(wanted, seen, longest) if personal else _bodies(wanted, seen, longest)
    fitting = [one for one in found if one.calling and wanted.which <= one.which and not words_of(one.name.split()) <= wanted.which]
    if len(fitting) != 1 or fitting[0].former:
        return None
    (meant,) = fitting
    here = {each.place for each in own}
    if not meant.calling - here or not _known(meant, wanted, here, {each.place for each in near}, personal=personal):
        return None
    if _barred(meant, description, longest) or (wanted.noun in FIRMS and _others(meant, own, longest)):
        return None
    return _witness(
        [each for each in near if _may_hold(each, description.kind) and longest.get(each.appearance.name) == meant.name], personal=personal
    )


def _witness(naming: Sequence[Evidence], *, personal: bool) -> Evidence | None:
    """Of the evidence that names somebody that of the usual name in full, for a body of the longest; the first article's."""
    usual = Counter(each.appearance.name for each in naming)
    name = max(usual, key=lambda n: (" " in n, usual[n] if personal else len(n.split()), -len(n), n), default="")
    return min((each for each in naming if each.appearance.name == name), key=lambda each: each.article, default=None)


def _points(words: str, wanted: Office, *, personal: bool) -> bool:
    """Whether a description is of somebody whom other articles may call so."""
    if words.split(maxsplit=1)[0].lower() in _THEIRS:
        return False
    if personal:
        return wanted.noun not in _SEVERAL and (bool(wanted.which) or wanted.noun not in _ANYBODY)
    return wanted.noun in BODIES and not wanted.standing


def _may_hold(evidence: Evidence, kind: SpeakerKind) -> bool:
    seen = evidence.appearance
    return seen.kind is kind and JOINT not in seen.name and not (kind is SpeakerKind.ORGANISATION and generic(seen.name))


def _people(wanted: Office, seen: Sequence[Evidence], longest: Mapping[str, str]) -> list[_Holder]:
    """Everybody with the words by which those articles call them that give them the office."""
    found: dict[str, _Holder] = {}
    for each in seen:
        one = _holder(each, longest, found)
        for held in _held(each):
            if held.noun != wanted.noun:
                continue
            if held.standing == wanted.standing:
                one.calling.add(each.place)
                one.which |= held.which
            one.former = one.former or "former" in held.standing - wanted.standing
    return list(found.values())


def _bodies(wanted: Office, seen: Sequence[Evidence], longest: Mapping[str, str]) -> list[_Holder]:
    """Every body with all the words by which it is called; a noun of its name counts where it is the one that the name turns on."""
    found: dict[str, _Holder] = {}
    turning: defaultdict[str, list[tuple[_Holder, int]]] = defaultdict(list)
    for each in seen:
        one = _holder(each, longest, found)
        called = list(_held(each))
        one.which |= {word for held in called for word in (held.noun, *held.which)}
        if (name := office(each.appearance.name)) is not None:
            turning[name.noun].append((one, each.place))
        if any(held.noun in (FIRMS if wanted.noun in FIRMS else {wanted.noun}) for held in called):
            one.calling.add(each.place)
    kindred = next((nouns for nouns in KINDRED if wanted.noun in nouns), frozenset())
    sure = wanted.noun in turning or any(one.calling for one in found.values())
    for noun in {wanted.noun} if sure else kindred:
        for one, place in turning[noun]:
            one.calling.add(place)
    return list(found.values())


def _holder(evidence: Evidence, longest: Mapping[str, str], found: dict[str, _Holder]) -> _Holder:
    name = longest[evidence.appearance.name]
    one = found.setdefault(name, _Holder(name, which=set(words_of(name.split()))))
    one.places.add(evidence.place)
    one.genders.add(evidence.appearance.gender)
    return one


def _held(evidence: Evidence) -> Iterator[Office]:
    for phrase in evidence.appearance.called:
        held = office(phrase)
        if held is not None:
            yield held


def _known(meant: _Holder, wanted: Office, here: Set[int], circle: Set[int], *, personal: bool) -> bool:
    """Whether the circle speaks of somebody enough for its articles to have them in mind."""
    there = len(meant.places - here)
    if personal:
        return bool(wanted.which) or there >= min(len(circle), max(FEW, len(circle) / SHARE))
    return there >= max(FEW, len(circle) / (SEVERAL if len(meant.calling) > 1 else HALF))


def _barred(meant: _Holder, description: Description, longest: Mapping[str, str]) -> bool:
    """Whether the description or its article says that it is somebody else."""
    told = gender_of([roles.head_of(description.name)])
    if told and meant.genders - {"", told}:
        return True
    surname = meant.name.split()[-1]
    return any(longest.get(name, name) == meant.name or name.split()[-1] == surname for name in description.barred)


def _others(meant: _Holder, own: Sequence[Evidence], longest: Mapping[str, str]) -> bool:
    """Whether the description's article names another body that may be a company: one whose name does not say what it is."""
    names = [e.appearance.name for e in own if e.appearance.kind in {SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN}]
    return any(longest.get(n, n) != meant.name and families_of(n.lower().split()) <= {"company"} and JOINT not in n for n in names)


def _longest(names: Iterable[str]) -> dict[str, str]:
    """For each name the one longer name that begins or ends with it, else itself."""
    parts = {name: tuple(key(name).split()) or (name,) for name in names}
    found: dict[str, str] = {}
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in sorted(parts, key=lambda n: (-len(parts[n]), n)):
        own = parts[name]
        found[name] = next(iter(owners[own])) if len(owners[own]) == 1 else name
        for size in range(1, len(own) + 1):
            owners[own[:size]].add(found[name])
            owners[own[-size:]].add(found[name])
    return found
