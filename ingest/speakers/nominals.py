"""What the words of a description tell about whom it means ("the Lowmere senator"), and which body stands near."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.records import SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.ranks import RANKS
from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.lexicon import (
    BODY_WORDS,
    COMPANIES,
    COUNTERPARTS,
    FEMALE,
    HONORIFICS,
    KIN,
    MALE,
    ORGANISATION_WORDS,
    PARTIES,
    RELATIVES,
    ROLE_WORDS,
    SOLE_OFFICES,
    SPOKEN_FOR,
)
from ingest.speakers.marked_names import large
from ingest.speakers.members import Found, Member
from ingest.speakers.phrase import Phrase
from ingest.speakers.rivals import last_before

_SIDES = {
    "republican": "r", "republicans": "r", "gop": "r", "democratic": "d", "democrat": "d", "democrats": "d", "labour": "l", "tory": "c",
    "conservative": "c", "liberal": "b", "green": "g",
}  # fmt: skip
_VAGUE = frozenset("former current longtime senior top chief new own then late retired acting veteran young old".split())
_OTHER = frozenset({"same", "other", "second", "third"})
_TITLES = frozenset({"newspaper", "paper", "daily", "magazine", "airline", "bank", "ministry", "station", "police"})
_ONCE = frozenset({"former", "ex"})
_YEARS = re.compile(r"\b(\d{1,3}) ?- ?year ?- ?old\b")
OFFICES = {roles.key(word) for word in ROLE_WORDS} - {roles.key(word) for word in HONORIFICS} - _VAGUE - {"professor"}
"""Who holds one of these is not meant by another: the mayor is not the senator."""
_PUBLIC = frozenset("mayor minister governor premier senator judge justice bishop archbishop sheriff ambassador".split())
_CHIEF, _GOVERNED = "chief", frozenset("party government cabinet council city town state county province region".split())
"""A union's or a company's chief holds no public office, a party's may."""
_PRIME = "prime"
"""A prime minister is not any minister."""
_BACK = 30
_MANY = 40
"""Of more bearers of a role or word than this, nobody can tell which is meant."""
_PARAGRAPH = 200
"""A name in the next paragraph belongs to a description at most so many characters before the paragraph's end."""
_NEAR = 400
"""How many characters back an organisation may stand that "the company" takes up."""


def by_role(cast: Cast, phrase: Phrase, before: int) -> Found | None:
    """The person called by the head noun, who shares the words around it, mentioned last before `before`."""
    noun = roles.key(phrase.noun)
    wanted = modifiers(phrase)
    called = cast.called.get(noun, [])
    known = [m for m in called if not clashes(phrase, m) and not ruled_out(phrase, m)] if len(called) <= _MANY else []
    known = holders(phrase, known)
    if not known:
        return None
    fit = {id(m): len(wanted & (m.roles | {word.lower() for word in m.name.split()})) for m in known}
    best = max(fit.values())
    leading = [m for m in known if fit[id(m)] == best]
    member = max(leading, key=lambda m: (last_before(m.places, before), len(m.places)))
    if best < len(firm(phrase) & wanted):
        return Found(member, "role_part")
    return Found(member, "role" if len(leading) == 1 else "role_rival")


def holders(phrase: Phrase, called: list[Member]) -> list[Member]:
    """Of people called by the noun of a phrase those it may mean: "the minister" is no prime minister where another is a minister.

    "The former president" is nobody who is still called "President Venn".
    """
    words = {token.lower for token in phrase.head}
    if not _ONCE.isdisjoint(words):
        called = [m for m in called if not _in_office(phrase.noun, m)]
    elif phrase.noun in SOLE_OFFICES:
        called = [m for m in called if _ONCE.isdisjoint(m.roles)] or called
    return called if _PRIME in words else [m for m in called if _PRIME not in m.roles] or called


def clashes(phrase: Phrase, member: Member) -> bool:
    """Whether the phrase names a party or place that the member is not said to be of, though of another."""
    sides = {side for token in phrase.head[:-1] if (side := _SIDES.get(token.lower, ""))}
    own = {_SIDES[word] for word in member.roles if word in _SIDES}
    return bool(sides and own and not sides & own)


def ruled_out(phrase: Phrase, member: Member) -> bool:
    """Whether the phrase cannot mean a member: another age or gender, an office above or below theirs, who speaks for somebody else."""
    if (
        is_aged(phrase, member) is False
        or phrase.other == member.gender != ""
        or _for_another(phrase, member)
        or (_PRIME in {token.lower for token in phrase.head[:-1]} and _PRIME not in member.roles)
    ):
        return True
    office = phrase.noun in w.TITLES and roles.key(phrase.noun) in member.roles
    return office and {token.lower for token in phrase.head[:-1]} & RANKS != member.roles & RANKS


def _in_office(noun: str, member: Member) -> bool:
    """Whether somebody holds the office of a noun still ("President Venn" is not "the former president")."""
    held = any(title[0].isupper() and roles.key(title.split()[-1]) == roles.key(noun) for title in member.titles)
    return held and _ONCE.isdisjoint(member.roles)


def _owners(phrase: Phrase) -> set[str]:
    """By name whose somebody is ("Silva's lawyer")."""
    return {roles.key(token.text) for token in phrase.head[:-1] if large(token) and token.lower.endswith(("'s", "’s"))}


def _for_another(phrase: Phrase, member: Member) -> bool:
    """Whether a member speaks for somebody else by name than the phrase says ("Silva's lawyer" is not "a lawyer for Kestrel")."""
    owners = _owners(phrase) if phrase.noun in SPOKEN_FOR else set()
    named = any(word[0].isupper() for title in member.titles for word in title.partition(" for ")[2].split()) if owners else False
    return named and not owners <= member.roles


def is_aged(phrase: Phrase, member: Member) -> bool | None:
    """Whether the article gives somebody the age by which the phrase calls them ("the 61-year-old"); None where either has none."""
    called = _YEARS.search(" ".join(token.text for token in phrase.head)) if member.age is not None else None
    return int(called[1]) == member.age if called else None


def foreign(phrase: Phrase, member: Member) -> bool:
    """Whether the phrase has a capitalised word that says nothing known about the member."""
    return bool(firm(phrase) - member.roles - {word.lower() for word in member.name.split()})


def of_other_sex(phrase: Phrase, member: Member) -> bool:
    """Whether a noun for a man or a woman cannot mean somebody: "the woman" is no "he"."""
    she = phrase.noun in FEMALE or phrase.noun.endswith("woman")
    gender = "she" if she else "he" if phrase.noun in MALE or phrase.noun.endswith("man") else ""
    return {gender, member.gender} == {"he", "she"}


def contradicts(phrase: Phrase, member: Member) -> bool:
    """Whether a description says of somebody what is not so, as far as the article tells."""
    return of_other_sex(phrase, member) or ruled_out(phrase, member) or clashes(phrase, member) or foreign(phrase, member)


def fills(phrase: Phrase, member: Member) -> bool:
    """Whether a description may mean somebody: an office elsewhere ("the Lowmere governor") is another's, so is one of one holder."""
    noun = phrase.noun
    if roles.key(noun) in member.roles | member.held:
        return True
    if noun in COUNTERPARTS and len(phrase.head) == 2:  # noqa: PLR2004
        return False  # of Orla Venn, who was robbed, "the robber"
    if len(phrase.head) > 2 and all(large(token) for token in phrase.head[1:]):  # noqa: PLR2004
        return False  # "the Deputy Speaker"
    if noun in ROLE_WORDS and phrase.goes_on("of") and member.roles and foreign(phrase, member):
        return False  # "the head of the Lowmere Institute" is not the Porto baker
    if noun not in w.TITLES:
        return True
    if member.held or member.roles & OFFICES or (noun in _PUBLIC and _CHIEF in member.roles and not member.roles & _GOVERNED):
        return False
    once = not _ONCE.isdisjoint(token.lower for token in phrase.head)
    return (not member.roles or not foreign(phrase, member)) and (noun not in SOLE_OFFICES or once or phrase.goes_on("of"))


def office(phrase: Phrase, member: Member) -> bool:
    """Whether a phrase points at the one holder of an office ("the mayor", "Silva's lawyer"), not at what many are ("the candidate")."""
    former = "former" in {token.lower for token in phrase.head}
    if phrase.noun in SPOKEN_FOR:
        return phrase.definite and _owners(phrase) <= member.roles
    owned = any(token.lower.endswith(("'s", "s'")) for token in phrase.head)
    return phrase.head[0].lower in {"the", "this"} and not owned and phrase.noun in w.TITLES and former <= ("former" in member.roles)


def points(phrase: Phrase) -> bool:
    """Whether a phrase may call somebody who is talked about by something besides an office or a relation ("the retired teacher")."""
    words = {token.lower for token in phrase.head}
    owned = any(word.endswith(("'s", "s'")) for word in words)
    return phrase.head[0].lower == "the" and not owned and phrase.noun not in KIN | RELATIVES | w.TITLES and not words & _OTHER


def modifiers(phrase: Phrase) -> set[str]:
    """The words of the phrase besides its head noun that say which one is meant."""
    words = [token.lower for token in phrase.head[:-1]] + [token.lower for token in phrase.rest[:6] if token.text[0].isupper()]
    kept = {roles.key(word) for word in words} - w.DETERMINERS - _VAGUE
    return {word for word in kept if word and word not in w.PREPOSITIONS}


def fits(phrase: Phrase, member: Member) -> bool:
    """Whether what stands before the noun is said of a member too, if anything does: "the union chief" is no police chief."""
    said = {roles.key(token.text) for token in phrase.head[:-1] if token.text[0].islower()} - w.DETERMINERS - w.POSSESSIVES - _VAGUE
    return not said or bool(said & (member.roles | {word.lower() for word in member.name.split()}))


def firm(phrase: Phrase) -> set[str]:
    """The capitalised modifiers: a senator of another state is somebody else."""
    tokens: Sequence[Token] = [*phrase.head[1:-1], *phrase.rest[:4]]
    return {roles.key(token.text) for token in tokens if token.text[0].isupper() and token.lower not in PARTIES}


def introduced_after(cast: Cast, phrase: Phrase) -> Member | None:
    """Who is just described by a role and named at the head of the next paragraph, where the roles have to do with each other."""
    text, at = cast.text, phrase.row[-1].end
    line = text.find("\n", at)
    if line < 0 or line - at > _PARAGRAPH:
        return None
    start = next((k for k in range(line, min(len(text), line + 6)) if not text[k].isspace()), -1)
    index = bisect_left(cast.seen, start, key=lambda seen: seen.at)
    seen = cast.seen[index] if index < len(cast.seen) and cast.seen[index].at == start else None
    if seen is None or seen.member.kind is not SpeakerKind.PERSON or " " not in seen.member.name or seen.member.places[0] != start:
        return None
    said = {roles.key(token.text) for token in phrase.row if token.text[0].isalpha()} - w.PREPOSITIONS - w.DETERMINERS
    return seen.member if said & seen.member.roles else None


def body(cast: Cast, phrase: Phrase, before: int) -> Found | None:
    """The organisation that a common noun takes up: one whose name holds the noun, else the subject nearest before."""
    noun = phrase.noun
    wanted = {token.lower for token in phrase.head} - w.DETERMINERS
    named = cast.worded.get(noun, [])[:_MANY]
    fitting = [m for m in named if " " in m.name and wanted <= set(m.name.lower().split())]
    if not fitting and len(wanted) == 1:
        kin = BODY_WORDS.get("company" if noun in COMPANIES else noun, frozenset())
        alone = {id(m): m for word in kin for m in cast.worded.get(word, [])[:_MANY]} if noun in COMPANIES | _TITLES else {}
        if len(alone) == 1:
            return Found(next(iter(alone.values())), "body")
        near = body_near(cast, before)
        return Found(near.member, "body_near") if near and kin.intersection(near.member.name.lower().split()) else None
    earlier = [m for m in fitting if last_before(m.places, before) >= 0]
    if earlier:
        nearest = max(earlier, key=lambda m: last_before(m.places, before))
        return Found(nearest, "body" if len(fitting) == 1 else "body_rival")
    return Found(fitting[0], "body_rival") if fitting else None


def only_force(cast: Cast, phrase: Phrase) -> Member | None:
    """The one body of the article with this noun in its name, where the phrase names no other one ("Lowmere police")."""
    named = [m for m in cast.worded.get(phrase.noun, ())[:_MANY] if " " in m.name]
    wanted = {token.lower for token in phrase.head[:-1]} - w.DETERMINERS
    return named[0] if len(named) == 1 and wanted <= set(named[0].name.lower().split()) else None


def body_near(cast: Cast, before: int) -> Found | None:
    """The organisation that was the subject last, when it stands near."""
    index = bisect_left(cast.seen, before, key=lambda seen: seen.at)
    for seen in reversed(cast.seen[max(0, index - _BACK) : index]):
        if seen.at < before - _NEAR:
            break
        if seen.member.kind is SpeakerKind.ORGANISATION and seen.subject and not seen.quoted:
            return Found(seen.member, "body_near")
    return None


def serves(cast: Cast, words: Sequence[str]) -> bool:
    """Whether words before an office tell whose it is: a body ("Silva **Super PAC** Chief"), or somebody known ("**Silva** Pollster")."""
    if not ORGANISATION_WORDS.isdisjoint(map(str.lower, words[1:-1])):
        return True
    whose = cast.find(words[0])
    known = whose is not None and whose.member.kind is SpeakerKind.PERSON and whose.member.family == words[0].casefold()
    return len(words) == 2 and known and cast.find(" ".join(words)) is None  # noqa: PLR2004
