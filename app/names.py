"""From a name as a question spells it to the speakers on record who bear it."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from app.dates import MONTHS
from app.offices import SAME_OFFICE, Description, Offices, of_another_field
from app.words import STOP, fold, stem, words_of
from archive.records import JOINT, Speaker, SpeakerKind
from ingest.ranks import RANKS

Key = tuple[str, ...]
DESCRIPTIONS = 1 << 14
"""Roles whose reading is kept: a question may compare what it describes with those of hundreds of people."""

TITLES = frozenset(
    """mister madam mr mrs ms miss mx
    dr prof professor sir dame lord lady sen senator senators rep reps representative congressman congresswoman
    gov governor
    president vice mayor councillor councilor councilwoman councilman minister secretary chancellor premier king queen prince princess pope
    gen general col colonel maj major capt captain lt lieutenant sgt sergeant cmdr commander adm admiral officer judge justice chief
    detective
    sheriff rev reverend father sister brother bishop archbishop cardinal rabbi imam ambassador commissioner director chairman chairwoman
    chair
    hon attorney former ex the a an""".split()
)
SUFFIXES = frozenset("jr sr ii iii iv phd md".split())
PARTICLES = frozenset("de del della der den di da dos du van von la le el al bin ibn ap ben st ten ter zu".split())
PEOPLE_KINDS = frozenset({SpeakerKind.PERSON, SpeakerKind.AUTHOR})

# Short names and the names they stand for; general knowledge, not anybody's in particular.
_SHORT = (
    "bill william will", "bob robert rob bobby", "dick richard rick rich", "jim james jimmy jamie", "joe joseph joey",
    "mike michael mick mickey",
    "tom thomas tommy", "tim timothy", "ted edward eddie ed theodore ned", "chuck charles charlie", "jack john johnny", "dan daniel danny",
    "dave david", "steve steven stephen", "pat patrick patricia", "kate katherine kathryn catherine kathy cathy katie",
    "liz elizabeth beth betty",
    "sue susan", "tony anthony", "andy andrew drew", "al albert alan", "ben benjamin", "sam samuel samantha", "greg gregory",
    "jeff jeffrey",
    "ken kenneth", "larry lawrence", "len leonard lenny", "matt matthew", "nick nicholas", "ron ronald", "don donald", "fred frederick",
    "phil philip phillip", "ray raymond", "chris christopher christine", "alex alexander alexandra", "peg margaret maggie meg",
    "abby abigail",
    "vicky victoria", "gerry gerald jerry", "gus august", "harry harold henry hank", "walt walter", "zach zachary", "doug douglas",
    "art arthur",
)  # fmt: skip
_NICK: dict[str, set[str]] = defaultdict(set)
for _group in _SHORT:
    for _name in _group.split():
        _NICK[_name].update(_group.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name was understood: the canonical names it means, and a sentence when that needs saying.

    `may` are those whom a description fits that names nobody by itself: the topic decides. `namesakes` are all who bear the name, when
    they are several people.
    """

    speakers: tuple[str, ...] = ()
    note: str = ""
    may: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()

    @property
    def bearers(self) -> tuple[str, ...]:
        """Everybody who bears the name, those whom it is not read as behind the others."""
        return tuple(dict.fromkeys((*self.speakers, *self.namesakes)))


@dataclass(slots=True)
class NameIndex:
    """Everyone on record by every spelling they may be asked for; built once for many questions."""

    speakers: dict[str, Speaker] = field(default_factory=dict)
    _full: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    _short: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    _family: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _telling: set[str] = field(default_factory=set)
    _offices: Offices = field(default_factory=Offices)

    @classmethod
    def of(cls, speakers: "Iterable[Speaker] | NameIndex") -> "NameIndex":
        """An index of `speakers`; an index is returned as it is."""
        if isinstance(speakers, NameIndex):
            return speakers
        index = cls()
        for speaker in _by_name(speakers):
            index._add(speaker)
        return index

    def _add(self, speaker: Speaker) -> None:
        name = speaker.name
        self.speakers[name] = speaker
        for known in (name, *speaker.aliases):
            self._full[key_of(known)].add(name)
        for spelling in _spellings(speaker):
            self._short[spelling].add(name)
        if speaker.kind in PEOPLE_KINDS and not _is_descriptive(name) and (family := family_of(name)):
            self._family[family[-1]].add(name)
        for text in (name, *speaker.aliases, *speaker.roles):
            for word in description_words(text):
                self._words[word].add(name)
        for role in speaker.roles:
            self._telling.update(description_words(" ".join(word.text for word in words_of(role) if not word.capital)))
        self._offices.add(name, speaker.roles)

    def resolve(self, name: str) -> Reading:
        """Who bears `name`: by full name or alias, given and family name, surname, acronym, then by a likely misspelling."""
        key = key_of(name)
        if not key:
            return Reading()
        if found := self._full.get(key):
            surname = len(key) == 1 or any(map(_is_surname, found))
            more = self._initialled(name, key) or (self._compatible(key) if surname else self._ending(key))
            return self._choose(name, found | more)
        if len(key) > 1 and (found := self._compatible(key)):
            return self._choose(name, found)
        bare = tuple(word for word in key if word not in TITLES) or key
        if found := self._full.get(bare) or self._short.get(bare):
            return self._choose(name, found)
        if len(bare) > 1 and (found := self._compatible(bare)):
            return self._choose(name, found)
        return self._misspelt(name, bare)

    def known(self, key: Key) -> bool:
        """Whether `key` is a spelling of somebody on record."""
        return key in self._full or key in self._short

    def proper(self, key: Key) -> bool:
        """Whether `key` names a person or an organisation, not a description kept as a name ("a doctor")."""
        found = self._full.get(key, set()) | self._short.get(key, set())
        return any(self.speakers[name].kind in PEOPLE_KINDS | {SpeakerKind.ORGANISATION} and name[:1].isupper() for name in found)

    def describes(self, word: str) -> bool:
        """Whether a word is one of the roles on record, and of no name in them."""
        return stem(SAME_OFFICE.get(word, word)) in self._telling

    def described(self, text: str) -> Reading:
        """Who on record is described like this ("the tax commissioner", "the union's spokeswoman", "Harbour poll")."""
        wanted = set(description_words(text))
        if wanted <= _ANYBODY:
            return Reading()
        candidates = {name for word in wanted for name in self._words.get(word, ())}
        total = sum(self._weight(word) for word in wanted)
        scored = sorted(
            ((self._overlap(name, text, wanted) / total, self.speakers[name].quotes, name) for name in candidates), reverse=True
        )
        best = [name for score, _, name in scored if score >= ENOUGH and score >= scored[0][0] - 1e-9]
        if not best or len(best) > AMBIGUOUS:
            return Reading(may=tuple(best[:MANY] or self._offices.called(text)[:MANY]))
        return Reading(tuple(best), f"{text} is read as {_listed(best)}")

    def person_described(self, text: str) -> Reading:
        """Who is described like this, when it is one person."""
        reading = self.described(text)
        who = reading.speakers or reading.may
        return Reading(who, reading.note) if len(who) == 1 and self.speakers[who[0]].kind in PEOPLE_KINDS else Reading()

    def _overlap(self, name: str, text: str, wanted: set[str]) -> float:
        """The weight of the wanted words that the name and one role hold together.

        None without the head word ("commissioner"), where one is a deputy and the other is not, in a body of another kind or another field.
        """
        head, ranks, asked = head_of(text), _ranks(text), Description.of(text)
        own = set(description_words(name))
        speaker = self.speakers[name]
        held = (
            own | set(description_words(role))
            for role in (name, *speaker.aliases, *speaker.roles)
            if head_of(role) == head
            and _ranks(role) == ranks
            and not asked.of_another_body(Description.of(role))
            and not of_another_field(text, role, own)
        )
        return max((sum(self._weight(word) for word in wanted & words) for words in held), default=0.0)

    def _weight(self, word: str) -> float:
        return 1.0 / math.sqrt(1.0 + len(self._words.get(word, ())) / 8.0)

    def _compatible(self, key: Key) -> set[str]:
        """Bearers of the same family name whose given name does not contradict ("Len" and "Leonard", "J." and "James")."""
        return {name for name in self._family.get(key[-1], ()) if _agree(key, key_of(name))}

    def _ending(self, key: Key) -> set[str]:
        """People of whose name this is the end ("Solar de la Cruz" for "Ada Solar de la Cruz")."""
        return {name for name in self._short.get(key, ()) if self.speakers[name].kind in PEOPLE_KINDS and key_of(name)[-len(key) :] == key}

    def _initialled(self, name: str, key: Key) -> set[str]:
        """Bodies whose initials a name in capitals is ("F.T.U." for "Ferry Transport Union")."""
        if not name.isupper() or len(key) != 1 or len(key[0]) < SHORTEST_INITIALS:
            return set()
        return {who for who in self._short.get(key, ()) if self.speakers[who].kind is SpeakerKind.ORGANISATION}

    def _misspelt(self, name: str, key: Key) -> Reading:
        word = key[-1]
        if any(part in STOP for part in key):
            return Reading()
        found = {who for who in self._family.get(word, ()) if len(key) > 1 and _agree(key, key_of(who), slips=1)}
        for family in self._family:
            if _close(word, family):
                found |= {who for who in self._family[family] if len(key) == 1 or _agree((*key[:-1], family), key_of(who), slips=1)}
        found = found or {who for full, names in self._full.items() if _close(" ".join(key), " ".join(full)) for who in names}
        if not found:
            return Reading()
        chosen = self._choose(name, found)
        return Reading(chosen.speakers, f"{name} is read as {_listed(chosen.speakers[:LISTED])}, the nearest spelling on record")

    def _choose(self, name: str, found: Iterable[str]) -> Reading:
        """The bearer on record far more often than the others, else all of them; the note says who was left out.

        A bare surname that is on record without a given name may be anybody's who bears it; it is kept beside them.
        """
        ranked = sorted(found, key=lambda who: (-self.speakers[who].quotes, who))
        first = self.speakers[ranked[0]].quotes
        exact = [who for who in ranked if key_of(who) == key_of(name)]
        often = [who for who in ranked if self.speakers[who].quotes * DOMINANT > first]
        bare = any(_is_surname(who) or self.speakers[who].kind not in PEOPLE_KINDS or self._ending(key_of(who)) - {who} for who in exact)
        kept = [who for who in ranked if who in exact or who in often] if bare else exact or often
        others = [who for who in ranked if who not in kept]
        whole = [who for who in kept if who not in exact] or kept
        if len(whole) == 1 and (others or whole != kept):
            beside = f"; also on record: {self._counted(others, 'and')}" if others else ""
            return Reading(tuple(kept), f"{name} is read as {whole[0]}{beside}", namesakes=tuple((*whole, *others) if others else ()))
        several = len(ranked) > 1
        return Reading(
            tuple(kept), f"{name}: {self._counted(ranked, 'or')}?" if several else "", namesakes=tuple(ranked if several else ())
        )

    def _counted(self, names: Sequence[str], joint: str) -> str:
        """The first of several names, each with its statements: "Ann Orr (41 statements), Ben Orr (3) or 12 others"."""
        counts = [self.speakers[who].quotes for who in names[:LISTED]]
        shown = [f"{who} ({count:,})" for who, count in zip(names, counts, strict=False)]
        shown[0] = f"{names[0]} ({counts[0]:,} statement{'s' * (counts[0] != 1)})"
        if (more := len(names) - len(shown)) > 0:
            shown.append(f"{more:,} other{'s' * (more > 1)}")
        return f" {joint} ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


_ANYBODY = frozenset(
    map(
        stem,
        "source sources person people official officials insider insiders witness witnesses somebody someone anonymous unnamed".split(),
    )
)
"""What may be said of anybody and names nobody."""
ENOUGH = 0.65  # share of a description's weight that a speaker's name and roles must cover
AMBIGUOUS = 3  # a description that fits more speakers than this names nobody by itself,
MANY = 60  # and of so many the topic may decide
DOMINANT = 3  # a shared surname means the bearer with this many times the statements of the next
SHORTEST = 5  # a shorter word is not corrected
SHORTEST_INITIALS = 3
LISTED = 3  # so many bearers of a name are told with their counts


def _by_name(speakers: Iterable[Speaker]) -> list[Speaker]:
    """One entry for each name that can be asked for: namesakes whom nothing tells apart together, who speaks jointly with the rest."""
    found: dict[str, Speaker] = {}
    for speaker in speakers:
        for name in speaker.name.split(JOINT):
            joint = name != speaker.name
            new = replace(speaker, name=name, aliases=(), roles=(), held=(), apart="") if joint else speaker
            found[name] = _together(found[name], new, joint=joint) if name in found else new
    return sorted(found.values(), key=lambda speaker: (-speaker.quotes, speaker.name))


def _together(known: Speaker, more: Speaker, *, joint: bool) -> Speaker:
    """Two entries under one name; a joint one knows least of kind and names."""
    first, second = (known, more) if joint or known.roles or known.aliases else (more, known)
    return replace(
        first, quotes=known.quotes + more.quotes, aliases=tuple(dict.fromkeys(first.aliases + second.aliases)),
        roles=tuple(dict.fromkeys(first.roles + second.roles)),
    )  # fmt: skip


def key_of(name: str) -> Key:
    """A name's comparison key: folded words, the leading article and trailing suffixes left out."""
    words = [part for word in words_of(name) for part in word.fold.split("-") if part]
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return tuple(words)


def family_of(name: str) -> Key:
    """The folded surname with its particles: "Bruno de la Vega" -> ("de", "la", "vega")."""
    words = [fold(word.strip(",")) for word in name.replace('"', " ").split()]
    words = [word for word in words if word and word not in SUFFIXES]
    if not words:
        return ()
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return tuple(part for word in words[start:] for part in word.split("-") if part)


def _spellings(speaker: Speaker) -> Iterator[Key]:
    """Shorter spellings of a name: surname, whatever its last words, given name, nickname and surname; acronym of an organisation."""
    key = key_of(speaker.name)
    if not key:
        return
    if speaker.kind in PEOPLE_KINDS and _is_descriptive(speaker.name):
        return
    if speaker.kind in PEOPLE_KINDS:
        family = family_of(speaker.name)
        yield family
        yield key_of(speaker.name.split()[-1])
        yield from (key[start:] for start in range(1, len(key) - 1))
        bare = tuple(word for word in key if word not in TITLES)
        if len(bare) > 1:
            yield (bare[0],)
            yield (bare[0], *family)
        for nick in speaker.name.split('"')[1::2]:
            yield (*key_of(nick), *family)
        return
    capitals = [word for word in words_of(speaker.name) if word.capital and word.fold not in {"the"}]
    if len(capitals) > 1:
        yield ("".join(word.fold[0] for word in capitals),)
        if speaker.kind is SpeakerKind.ORGANISATION and speaker.name.endswith(capitals[-1].text):
            yield (capitals[-1].fold,)


def _is_surname(name: str) -> bool:
    """Whether a name has no given name."""
    return key_of(name) == family_of(name)


def _is_descriptive(name: str) -> bool:
    """Whether a person's canonical name only describes them ("sister of ...")."""
    return any(word[:1].islower() and word not in PARTICLES for word in name.split())


def _agree(asked: Key, full: Key, *, slips: int = 0) -> bool:
    """Whether two spellings with one family name can be one person; long given names may differ by `slips` letters."""
    if not asked or not full or asked[-1] != full[-1]:
        return False
    ours = [word for word in asked[:-1] if word not in TITLES]
    theirs = [word for word in full[:-1] if word not in TITLES]
    if not ours or not theirs:
        return True
    return any(_same_given(a, b, slips) for a in ours[:2] for b in theirs[:2])


def _same_given(a: str, b: str, slips: int) -> bool:
    if a == b or b in _NICK.get(a, ()):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return min(len(a), len(b)) >= SHORTEST and DamerauLevenshtein.distance(a, b, score_cutoff=slips) <= slips


def _close(a: str, b: str) -> bool:
    """One slip in a word of five letters or more, two in one of nine or more; the first letter stands."""
    if a[:1] != b[:1] or min(len(a), len(b)) < SHORTEST:
        return False
    allowed = 1 if min(len(a), len(b)) < 9 else 2  # noqa: PLR2004 - said in the docstring
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


_HEADS = re.compile(r"\bchief executive(?: officer)?\b|\bCEO\b|\bmanaging director\b", re.I)


def description_words(text: str) -> list[str]:
    """The words of a name or description that tell whom it means, as they are compared; one word for titles that mean the same."""
    text = _HEADS.sub("head", text)
    words = [part for word in words_of(text) for part in word.fold.replace("/", "-").split("-") if part]
    return [stem(SAME_OFFICE.get(word, word)) for word in words if word not in STOP and word not in MONTHS]


@lru_cache(maxsize=DESCRIPTIONS)
def _ranks(text: str) -> frozenset[str]:
    """The words of a description that say how high somebody stands ("deputy")."""
    return RANKS & {part for word in words_of(text) for part in word.fold.split("-")}


@lru_cache(maxsize=DESCRIPTIONS)
def head_of(text: str) -> str:
    """The telling word that a description turns on: the last one before "of", "for", "at" or "from"."""
    words = words_of(text)
    end = next((i for i, word in enumerate(words) if i and word.fold in {"of", "for", "at", "from"}), len(words))
    return next(iter(reversed(description_words(" ".join(word.text for word in words[:end])))), "")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
