"""What people are called: whether a question's words for somebody ("the union boss", "the metals expert") fit a role on record.

A role fits by one word for the same office, by a wider word for it, by the kind of body it is held in, and by a field of the same root.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile

from app.words import STOP, fold, stem, words_of
from ingest.ranks import RANKS

SAME_OFFICE = {
    "spokeswoman": "spokesperson", "spokesman": "spokesperson", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "survey": "poll", "chief": "head", "ex": "former", "boss": "head", "lawyer": "attorney", "cop": "officer", "reporter": "journalist",
    "doc": "doctor", "physician": "doctor", "union": "association", "policeman": "officer", "policewoman": "officer",
    "congressman": "representative", "congresswoman": "representative", "councilman": "councillor", "councilwoman": "councillor",
    "councilor": "councillor", "cllr": "councillor", "headteacher": "principal", "headmaster": "principal", "headmistress": "principal",
    "businesswoman": "businessman", "salesman": "seller", "fisherman": "fisher", "archeologist": "archaeologist",
}  # fmt: skip
"""Words for one office, as they are compared."""

_LEADERS = """head chair president director executive manager commissioner secretary superintendent principal captain leader commander
    chancellor rector dean governor constable sheriff owner supremo coordinator convener"""
_WIDER = {
    "head": _LEADERS, "leader": _LEADERS, "chair": "head leader president", "commissioner": "head", "director": "head executive",
    "expert": """professor scientist researcher analyst engineer economist lecturer academic specialist scholar historian consultant
    fellow chemist physicist statistician psychiatrist""",
    "scientist": "professor researcher lecturer academic expert chemist physicist", "academic": "professor lecturer researcher scholar",
    "researcher": "professor scientist academic", "professor": "academic scientist lecturer",
    "attorney": "counsel solicitor barrister prosecutor advocate qc kc", "politician": """mp senator representative councillor minister
    lawmaker legislator mayor governor member congressman""",
    "lawmaker": "mp senator representative legislator councillor member politician", "mp": "member lawmaker",
    "doctor": "surgeon consultant medic gp obstetrician psychiatrist pathologist paediatrician anaesthetist",
    "journalist": "editor correspondent columnist writer", "officer": "detective sergeant constable inspector superintendent",
    "farmer": "grower rancher smallholder", "activist": "campaigner organiser organizer", "campaigner": "activist organiser organizer",
    "coach": "manager trainer", "owner": "proprietor founder", "minister": "secretary", "investigator": "inspector detective",
}  # fmt: skip
"""Wider words for an office, with narrower ones that they hold for."""
_ENDINGS = {
    "expert": ("ologist", "urgist", "icist", "omist", "ographer", "ometer"), "scientist": ("ologist", "urgist", "icist", "omist"),
    "academic": ("ologist", "omist"), "researcher": ("ologist", "urgist", "icist", "omist"), "doctor": ("iatrist", "ologist", "iatrician"),
}  # fmt: skip
_ANY = frozenset("man woman person lady guy official".split())
"""Words for anybody who belongs somewhere: what else the description says decides."""
_BODIES = (
    "regulator commission authority agency watchdog inspectorate ombudsman office board bureau",
    "company corporation firm business enterprise group holdings plc ltd inc co operator maker manufacturer supplier",
    "association union federation brotherhood guild syndicate", "charity foundation trust nonprofit",
    "police constabulary sheriff constable",
    "hospital clinic trust infirmary", "university college institute school academy", "council municipality", "city town borough district",
    "department ministry", "court tribunal", "club team side", "bank lender", "newspaper paper daily", "airline carrier",
    "church diocese parish", "museum gallery", "league championship", "utility waterworks",
)  # fmt: skip
TIMES = frozenset("new old current then present longtime veteran interim acting temporary own local young elderly late little big".split())
"""Words that tell one holder of an office from another, and nobody without them: they decide between several."""
ROOT = 5
"""Letters that a field and what is made of it have in common ("metals", "metallurgist")."""

_NARROWER = {wide: frozenset(narrow.split()) for wide, narrow in _WIDER.items()}
_BODY: dict[str, frozenset[str]] = {}
for _listed in _BODIES:
    for _noun in _listed.split():
        _BODY[stem(_noun)] = _BODY.get(stem(_noun), frozenset()) | frozenset(map(stem, _listed.split()))


class Fit(IntEnum):
    """How the office of a description and that of a role go together."""

    NONE = 0
    NARROWER = 1
    """The office asked for is one of those that the held one's word holds for: it may be that one."""
    WIDER = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class Description:
    """Words for somebody taken apart: the office that they turn on, what narrows it, what tells one holder from another, and ranks."""

    office: str
    narrowing: frozenset[str]
    times: frozenset[str]
    ranks: frozenset[str]
    body: str = ""
    """The stem of the word for whose office it is: "union" of "head of the police union" and of "police union president"."""
    several: bool = False
    """Whether it speaks of more than one ("campaigners")."""

    @classmethod
    @lru_cache(maxsize=50_000)
    def of(cls, text: str) -> "Description":
        """The description `text`; its office is the last telling word before "of", "for" and the like."""
        words = [part for word in words_of(_one_word(text)) for part in word.fold.replace("/", "-").split("-") if part]
        end = next((i for i, word in enumerate(words) if i and word in _LINKS), len(words))
        told = [word for word in words[:end] if word not in STOP]
        office = SAME_OFFICE.get(told[-1], told[-1]) if told else ""
        rest = [word for word in (*told[:-1], *words[end:]) if word not in STOP]
        whose = list(takewhile(lambda word: word not in _LINKS, words[end + 1 :])) if end < len(words) else told[:-1]
        whose = [word for word in whose if word not in TIMES]
        return cls(
            _singular(office), frozenset(stem(SAME_OFFICE.get(word, word)) for word in rest if word not in TIMES | RANKS),
            frozenset(rest) & TIMES, RANKS & frozenset(words),
            body=stem(SAME_OFFICE.get(whose[-1], whose[-1])) if whose else "", several=_singular(office) != office,
        )  # fmt: skip

    def of_another_body(self, other: "Description") -> bool:
        """Whether the two are offices in bodies of different kinds: the police chief is not the head of the police union."""
        return self.body in _BODY and other.body in _BODY and other.body not in _BODY[self.body]


_LINKS = frozenset({"of", "for", "at", "from", "in", "with"})


INITIALS = {
    "cfo": "chief financial officer", "coo": "chief operating officer", "cto": "chief technology officer", "pm": "prime minister",
    "da": "district attorney", "ag": "attorney general", "vp": "vice president", "evp": "vice president",
}  # fmt: skip


def _one_word(text: str) -> str:
    folded = " ".join(INITIALS.get(word.fold, word.text) for word in words_of(fold(text)))
    for phrase in ("chief executive officer", "chief executive", "managing director", "general manager", "general secretary", "ceo"):
        folded = folded.replace(phrase, "head")
    return folded


def _singular(word: str) -> str:
    return SAME_OFFICE.get(word[:-1], word[:-1]) if word.endswith("s") and not word.endswith("ss") else word


def office_fit(asked: str, held: str) -> Fit:
    """Whether an office asked for is one that is held: the same, by a wider word, or perhaps, by a narrower one."""
    if not asked or not held:
        return Fit.NONE
    if asked == held:
        return Fit.SAME
    if held in _NARROWER.get(asked, ()) or asked in _ANY or held.endswith(_ENDINGS.get(asked, ("\0",))):
        return Fit.WIDER
    return Fit.NARROWER if asked in _NARROWER.get(held, ()) else Fit.NONE


def fits(asked: "Description", held: "Description", known: Iterable[str]) -> Fit:
    """How a description fits somebody of whom the words `known` are told: all that narrows it is among them, or it does not."""
    fit = office_fit(asked.office, held.office)
    if held.ranks != asked.ranks or asked.of_another_body(held) or (fit is Fit.NARROWER and not asked.narrowing):
        return Fit.NONE
    return fit if all(narrowed_by(word, known) for word in asked.narrowing) else Fit.NONE


def words_for(office: str) -> tuple[str, ...]:
    """The words that an article may use for an office asked for."""
    same = (word for word, meant in SAME_OFFICE.items() if meant == office)
    return (office, *same, *sorted(_NARROWER.get(office, ())))


def narrowed_by(word: str, known: Iterable[str]) -> bool:
    """Whether one of the stems known of somebody is a word that narrows a description, a body of its kind, or a field of its root."""
    kin = _BODY.get(word, frozenset())
    return any(word == own or own in kin or (len(word) >= ROOT and own[:ROOT] == word[:ROOT]) for own in known)


@lru_cache(maxsize=50_000)
def fields_of(text: str) -> frozenset[str]:
    """Stems of what an office or a body is for, in a description: "finance" of "the finance director", "county" of "the county council".

    Names are none, nor are bodies whose office it is: "the company's director".
    """
    asked = Description.of(text)
    body = stem(asked.office) in _BODY
    if not (body or is_office(asked.office)):
        return frozenset()
    small = {part for word in words_of(text) if not word.capital for part in word.fold.replace("/", "-").split("-")}
    stems = {stem(SAME_OFFICE.get(word, word)) for word in small}
    return frozenset(word for word in asked.narrowing & stems if word != stem(asked.office) and (body or word not in _BODY))


def of_another_field(text: str, role: str, known: Iterable[str], near: Iterable[str] = ()) -> bool:
    """Whether a description names a field, and `role` is in another or in none: the finance director is no managing director.

    `known` are the stems of all that is told of the role's bearer, `near` those around it, which narrow a role that says no more than the
    description's own last word.
    """
    fields, held = fields_of(text), Description.of(role)
    plain = not fields_of(role) and held.office == Description.of(text).office
    known = {*known, *held.narrowing, *(near if plain else ())}
    return not all(narrowed_by(field, known) for field in fields)


@dataclass(slots=True)
class Offices:
    """Everyone on record by the offices that they hold, for descriptions that no role has word for word."""

    _held: dict[str, list[tuple[str, Description, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, roles: Iterable[str]) -> None:
        """Take up somebody's roles."""
        own = frozenset(stem(word.fold) for word in words_of(name))
        for role in roles:
            described = Description.of(role)
            self._held[described.office].append((name, described, own | described.narrowing | {stem(described.office)}))

    def called(self, text: str) -> list[str]:
        """Those who may be called so, the best fits alone: all that narrows a description has to be known of them."""
        asked = Description.of(text)
        if asked.several or (asked.office in _ANY and not asked.narrowing):
            return []
        found: dict[str, tuple[int, int]] = {}
        for office, holders in self._held.items():
            if office_fit(asked.office, office) is Fit.NONE:
                continue
            for name, held, known in holders:
                if fit := fits(asked, held, known):
                    found[name] = max(found.get(name, (0, 0)), (fit, len(asked.times & held.times)))
        best = max(found.values(), default=(0, 0))
        return sorted(name for name, fit in found.items() if fit == best)


def is_office(word: str) -> bool:
    """Whether a word in small letters is one for an office, by these lists."""
    office = _singular(SAME_OFFICE.get(word, word))
    return office in _OFFICES or office.endswith(tuple(ending for endings in _ENDINGS.values() for ending in endings))


_OFFICES = frozenset({*SAME_OFFICE.values(), *_NARROWER, *(word for narrow in _NARROWER.values() for word in narrow)})


def is_body(text: str) -> bool:
    """Whether a description means a body ("the regulator") and nobody in it."""
    return stem(Description.of(text).office) in _BODY


def speaks_for_body(role: str) -> bool:
    """Whether somebody with such a role says what the body says: who leads it or is its voice, no "police officer"."""
    return Description.of(role).office in _VOICES


_VOICES = frozenset({"spokesperson", "head", "representative", *_LEADERS.split()})
