"""The registry of speakers across articles: one for each real person or organisation, by the evidence of every article.

Names are compared inside blocks only: people whose surnames sound alike, organisations of one stem ("Kestrel Rail") or of the same
initials. What a block's appearances mean depends on that block's evidence alone, so a new article touches few blocks and the order of
articles does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.describing import witnesses
from archive.identity import PERSONAL, Appearance, Bearer, Company, Description, Evidence, Identity, joined, told
from archive.records import JOINT, Article, Quote, SpeakerKind
from ingest.speakers.bodies import generic, stem
from ingest.speakers.circles import COMMON, circle
from ingest.speakers.holders import holder
from ingest.speakers.labels import bodies_of, people_of
from ingest.speakers.name_parts import initials, key, person_name, sound
from ingest.speakers.people import DOMINANT

_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.AUTHOR, SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN})


class Registry:
    """The linker of this version of onrecord."""

    version = "10"
    common = COMMON

    def key(self, name: str) -> str:
        """The name's folded words."""
        return key(name)

    def blocks(self, key: str, found: Sequence[tuple[str, SpeakerKind]]) -> list[str]:
        """People by the sound of their surname, organisations by their stem or their initials, everything else by itself.

        A full name's kind is that of most of its appearances; one word may be a surname here and an organisation there.
        """
        votes: Counter[SpeakerKind] = Counter(kind for _, kind in found if kind is not SpeakerKind.UNKNOWN)
        most = max(votes, key=lambda kind: (votes[kind], kind is SpeakerKind.PERSON, kind)) if votes else SpeakerKind.UNKNOWN
        single = " " not in key
        if single and DOMINANT * votes[SpeakerKind.ORGANISATION] > votes[SpeakerKind.PERSON]:
            most = SpeakerKind.ORGANISATION if votes[SpeakerKind.ORGANISATION] else most
        return [_block(name, kind if single and kind is not SpeakerKind.UNKNOWN else most) for name, kind in found]

    def link(self, block: str, evidence: Sequence[Evidence], company: Company) -> list[Identity]:
        """Whom each appearance of one block means."""
        sort = block.partition(" ")[0]
        if sort == "person":
            return people_of(evidence, company)
        return bodies_of(evidence) if sort == "body" else [_described(each) for each in evidence]

    def tells(self, appearance: Appearance) -> bool:
        """A person or body named in full, with a name of its own."""
        named = appearance.kind in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} and " " in self.key(appearance.name)
        return named and JOINT not in appearance.name and not generic(appearance.name)

    def circle(self, published: date | None, bearers: Mapping[str, Sequence[Bearer]]) -> list[int]:
        """The articles that share enough company, near in days."""
        return circle(published, bearers)

    def holder(self, description: Description, own: Sequence[Evidence], near: Sequence[Evidence]) -> Evidence | None:
        """The one who holds the office in the circle."""
        return holder(description, own, near)


REGISTRY = Registry()


def _block(name: str, kind: SpeakerKind) -> str:
    if JOINT in name:
        return f"joint {key(name)}"
    proper = any(char.isupper() for char in name) or not any(char.islower() for char in name)
    if kind not in _NAMED or (kind is not SpeakerKind.ORGANISATION and not proper):
        return f"described {name}"
    if kind is SpeakerKind.ORGANISATION:
        return f"body {key(name)}" if generic(name) else f"body {stem(name) or initials(name)}"
    return f"person {sound(person_name(name).family.split()[-1])}"


def _described(evidence: Evidence) -> Identity:
    """A source that is only described ("two officials"): its words are its name, and claim to be nobody in particular."""
    return Identity(evidence.appearance.name, evidence.appearance.kind, plain=evidence.appearance.name)


@dataclass(frozen=True, slots=True)
class Read:
    """One article's statements, everybody it names and those it only describes, before anything is known of other articles."""

    article: Article
    quotes: tuple[Quote, ...]
    appearances: tuple[Appearance, ...]
    descriptions: tuple[Description, ...] = ()


def linked(read: Sequence[Read]) -> list[list[Quote]]:
    """The statements of several articles with one speaker for one person in all of them, as an archive of just these would have it."""
    evidence = [
        Evidence(
            appearance=each, article=r.article.id, place=place, key=key(each.name), outlet=r.article.outlet, published=r.article.published
        )
        for place, r in enumerate(read)
        for each in r.appearances
    ]
    found = identities_of(evidence)
    meant = {(e.place, e.appearance.name): identity for e, identity in zip(evidence, found, strict=True)}
    held = Held(evidence)
    return [[*_told(r, place, meant, held)] for place, r in enumerate(read)]


class Held:
    """The evidence of all articles in memory."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._by_place: defaultdict[int, list[Evidence]] = defaultdict(list)
        self._by_key: defaultdict[str, list[Bearer]] = defaultdict(list)
        for each in evidence:
            self._by_place[each.place].append(each)
            self._by_key[each.key].append(Bearer(each.place, each.article, each.published))

    def evidence(self, places: Sequence[int]) -> Mapping[int, Sequence[Evidence]]:
        """Everybody whom articles name."""
        return {place: self._by_place[place] for place in places}

    def bearers(self, keys: Sequence[str]) -> Mapping[str, Sequence[Bearer]]:
        """The articles of each key that is not too common."""
        return {key: found for key in keys if len(found := self._by_key.get(key, [])) <= REGISTRY.common}


def _told(read: Read, place: int, meant: Mapping[tuple[int, str], Identity], held: Held) -> Iterator[Quote]:
    """An article's statements with the speakers that the registry knows, those who are only described among them."""
    known: dict[str, tuple[Identity, float]] = {}
    found = witnesses(REGISTRY, held, place, read.article.published, read.descriptions) if read.descriptions else ()
    for described, witness in zip(read.descriptions, found, strict=True):
        if witness:
            known |= {i: (meant[witness.place, witness.appearance.name], chance) for i, chance in described.statements}
    for quote in read.quotes:
        if quote.speaker is None and quote.id in known:
            identity, chance = known[quote.id]
            yield told(quote, identity.plain, identity.kind, chance)
        else:
            yield _given(quote, place, meant)


def identities_of(evidence: Sequence[Evidence]) -> list[Identity]:
    """Whom each piece of all the evidence means, in the same order."""
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    circles: defaultdict[int, set[str]] = defaultdict(set)
    for n, each in enumerate(evidence):
        by_key[each.key].append(n)
        if " " in each.key or each.appearance.kind in PERSONAL:
            circles[each.place].add(each.key)
    company = {place: frozenset(keys) for place, keys in circles.items()}
    by_block: defaultdict[str, list[int]] = defaultdict(list)
    for same, numbers in by_key.items():
        seen = [evidence[n].appearance for n in numbers]
        for n, block in zip(numbers, REGISTRY.blocks(same, [(a.name, a.kind) for a in seen]), strict=True):
            by_block[block].append(n)
    found: dict[int, Identity] = {}
    for block, numbers in by_block.items():
        # In the order of the articles' ids, whatever order they came in: of equal evidence the first counts.
        numbers.sort(key=lambda n: (evidence[n].article, evidence[n].appearance.name, n))
        identities = REGISTRY.link(block, [evidence[n] for n in numbers], lambda place: company.get(place, frozenset()))
        found.update(zip(numbers, identities, strict=True))
    return [found[n] for n in range(len(evidence))]


def _given(quote: Quote, place: int, meant: Mapping[tuple[int, str], Identity]) -> Quote:
    """A statement with the speaker that the registry knows."""
    if not quote.speaker:
        return quote
    parties = [meant.get((place, name)) for name in quote.speaker.split(JOINT)]
    if len(parties) > 1:
        names = [p.plain if p else name for p, name in zip(parties, quote.speaker.split(JOINT), strict=True)]
        return replace(quote, speaker=joined(names))
    (identity,) = parties
    if identity is None:
        return quote
    kind = quote.speaker_kind if quote.speaker_kind is SpeakerKind.AUTHOR else identity.kind
    return replace(quote, speaker=identity.plain, speaker_kind=kind)
