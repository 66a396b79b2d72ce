"""What somebody is called besides a name: titles before it, appositions around it."""

import re

from ingest.attribution import words as w
from ingest.speakers.families import families_meant
from ingest.speakers.lexicon import (
    AGENT,
    BODIES,
    CAMPAIGNS,
    FEMALE,
    HONORIFICS,
    MALE,
    NOT_AGENTS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    ROLE_WORDS,
    TITLE_FULL,
)

_APPOSITION = re.compile(r"(?: \((?:[RDI]|[RDI]-[A-Za-z. ]{1,12})\))?, ([^,.;:\n“”\"]{3,90})[,.;:\n]")
_BRACKETED = re.compile(r" \(([A-Za-z][^()\n]{2,60})\)")
_APPOSED_TO = re.compile(r"(?:\A|[.!?”\"\n,;] ?)([A-Z]?[^,.;:\n“”\"]{3,80}), \Z")
_APPOSES = re.compile(r"[.;:)]|, (?![A-Z])")
"""Behind a name that stands beside what its bearer is."""
_LEADING = (w.PREPOSITIONS | w.SUBORDINATORS | w.DETERMINERS | {"unlike", "like", "told", "given", "shown"}) - {"on", "in", "at"}
_FEW = 3
_BEFORE_BRACKET = re.compile(r"\b[Tt](?:he|HE) ((?:[A-Z][\w’'-]*(?: of| for| and)? ?){1,6}) \(\Z")
_POINTED = re.compile(r"(?:the|a|an|its|[A-Z][\w.]{1,20}['’]s?) ")
_CLAUSE = re.compile(r",? (?:who|whose|whom|which|that)\b")
_HEAD_END = re.compile(r" (?:of|for|in|that|which|with|based|from|to|on|and)\b")
_AGE = re.compile(r", (\d{1,2})[,.]")
_FUNCTION = w.DETERMINERS | w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.AUXILIARIES | w.ADVERBS | w.PRONOUNS | w.OBJECT_PRONOUNS


def key(word: str) -> str:
    """The form under which a word of a role is compared: small, no genitive, "Sen." as "senator"."""
    lower = word.lower().replace("’", "'").removesuffix("'s").strip("().,")
    return TITLE_FULL.get(lower, lower)


def is_agent(word: str) -> bool:
    """Whether a word in small letters names somebody by what they do or are."""
    lower = word.lower().rstrip(".")
    if lower in ROLE_WORDS:
        return True
    return lower.endswith(AGENT) and not lower.endswith("ment") and lower not in NOT_AGENTS and lower not in ORGANISATION_WORDS | BODIES


def is_role(phrase: str) -> bool:
    """Whether an apposition says what somebody is: "a former ambassador to Porto", "the council's head of roads"."""
    words = phrase.replace("’", "'").split()
    head = words
    for at, word in enumerate(words):
        if at and (word.lower() in w.PREPOSITIONS or word.lower() in {"who", "and"}):
            head = words[:at]
            break
    if not head or len(words) > 16:  # noqa: PLR2004
        return False
    lowers = [word.lower() for word in head]
    if lowers[0] in _FUNCTION - w.DETERMINERS or any(word in w.AUXILIARIES or word in w.SUBORDINATORS for word in lowers):
        return False
    if head[-1][0].isupper() and lowers[-1].rstrip(".") not in ROLE_WORDS:
        return False
    return is_agent(head[-1]) and (lowers[-1] not in PERSON_NOUNS or lowers[-1] in {"owner", "member"})


def short(phrase: str) -> str:
    """A role without the clause that follows it ("the envoy who left in May") and without a bracket that is cut off."""
    kept = _CLAUSE.split(phrase)[0]
    return kept if kept.count("(") == kept.count(")") else kept.partition(" (")[0]


def apposed(text: str, end: int) -> str:
    """The role after a name that ends at `end`, or empty."""
    if text[end : end + 2] not in {", ", " ("}:
        return ""
    match = _BRACKETED.match(text, end) or _APPOSITION.match(text, end)
    return short(match.group(1)) if match and is_role(match.group(1)) else ""


def named(text: str, start: int) -> str:
    """What somebody is whose given name alone follows at `start` ("a baker **named** Ana"), or empty."""
    match = _NAMED.search(text, max(0, start - 60), start)
    noun = match[1].lower() if match else ""
    return noun if is_agent(noun) or noun in PERSON_NOUNS | MALE | FEMALE else ""


def age(text: str, end: int) -> int | None:
    """The age between commas that follows a name ("Ana Silva, 42,")."""
    match = _AGE.match(text, end)
    return int(match[1]) if match else None


def role_before(text: str, start: int, end: int) -> str:
    """The role before the comma before a name that ends at `end` ("The harbour master, Ana Silva", "told the mayor, Ana Silva, that")."""
    if not text.endswith(", ", 0, start):
        return ""
    match = _APPOSED_TO.search(text, max(0, start - 90), start)
    phrase = match.group(1) if match else ""
    pointing = phrase.split()[:1] and (phrase.split()[0].lower() in _LEADS or "'s " in phrase.replace("’", "'"))
    return phrase if pointing and is_role(phrase) else _told(phrase) if phrase and _APPOSES.match(text, end) else ""


def _told(clause: str) -> str:
    """The role that ends a clause ("she told the mayor"), but not one that only leads to its subject ("unlike the mayor")."""
    first, *rest = clause.split()
    if first.lower() in _LEADING or first.endswith(("ing", "ed")):
        return ""
    places = [k for k, word in enumerate(rest) if word.lower() in _LEADS][-_FEW:]
    return next((role for k in reversed(places) if is_role(role := " ".join(rest[k:]))), "")


def bracketed_office(text: str, start: int) -> str:
    """The office, small, before a bracket that opens with who holds it ("The HARBOUR MINISTER (Mr Hask)")."""
    match = _BEFORE_BRACKET.search(text, max(0, start - 70), start)
    phrase = match[1].lower() if match else ""
    return phrase if phrase and is_agent(phrase.split()[-1]) else ""


def title(before: str) -> str:
    """The words with a capital before a name when they are a title: not an honorific, not somebody's employer."""
    words = [word.lower().rstrip(".") for word in before.split()]
    return before if words and words[-1] not in HONORIFICS and any(word in ROLE_WORDS for word in words) else ""


_NAMED = re.compile(r"(?<![\w-])([\w-]{1,40}),? (?:named|called) \Z")
_LEADS = frozenset("the his her their its our a an".split())


def lead(text: str, at: int, *, alone: bool) -> str:
    """The words in small letters right before a name: "campaign chairman".

    With `alone`, before one word without a title, no mere "former": of "a former Kestrel manager" Kestrel is none.
    """
    words = text[max(0, at - 60) : at].split()
    found: list[str] = []
    while words and words[-1].replace("-", "").isalpha() and words[-1].islower() and words[-1] not in _FUNCTION:
        found.insert(0, words.pop())
    if len(found) > 1 and words and _is_verb(found[0], words[-1]):
        del found[0]
    if alone and found[-1:] == ["former"]:
        return ""
    return " ".join(found) if found and (is_agent(found[-1]) or found[-1] in MALE | FEMALE) else ""


def _is_verb(word: str, before: str) -> bool:
    """Whether a word is the verb of what stands before it rather than part of a role ("he had asked police chief Ana Silva")."""
    if before.lower() in w.AUXILIARIES | w.PRONOUNS | {"to"}:
        return True
    return before[0].isupper() and (word in w.COMMON_PAST or word.endswith(("ed", "s")))


_LOWER = re.compile(r"[a-z-]+")


def _lead_in(text: str, start: int) -> str:
    """The lower-case words right before `start`, four at most, as far back as forty characters."""
    found: list[str] = []
    for word in reversed(text[max(0, start - 40) : start].split(" ")[-5:-1] if text[start - 1 : start] == " " else ()):
        if not _LOWER.fullmatch(word):
            break
        found.insert(0, word)
    return " ".join(found)


def bodily(text: str, start: int, end: int, *, plain: bool = False) -> set[str]:
    """What a body's name between `start` and `end` is called beside it: "the train operator Kestrel", "Kestrel, a local charity,".

    With `plain` only what says so right before the name, or behind an article or an owner: evidence that the name is a body's.
    """
    found: set[str] = set()
    after = _APPOSITION.match(text, end)
    before, behind = _lead_in(text, start), after.group(1) if after else ""
    if plain:
        before = before if before.split(" ")[-1] in BODIES - CAMPAIGNS else ""
        behind = behind if _POINTED.match(behind) else ""
    for phrase in (before, behind):
        words = _HEAD_END.split(phrase)[0].replace("’", "'").split()
        if words and families_meant(words[-1].lower()) and words[0].lower() not in _FUNCTION - w.DETERMINERS:
            kept = words[-4:]
            first = next((k + 1 for k in range(len(kept) - 1, -1, -1) if kept[k].lower() in _FUNCTION), 0)
            found |= {key(word) for word in kept[first:]}
    return found - {""}


def head_of(phrase: str) -> str:
    """The noun that a role turns on, small: "owner" of "the mine's owner", "head" of "head of roads"."""
    words = _HEAD_END.split(phrase)[0].split()
    return words[-1].lower() if words else ""


def words_of(phrase: str) -> set[str]:
    """The comparable words of a role."""
    return {key(word) for word in phrase.split()} - {"", "the", "a", "an", "of", "for", "to", "in", "and"}
