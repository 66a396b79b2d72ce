"""Whether two sentences differ by a negation: how many each has where they speak of the same, and what each denies."""

import re
from collections.abc import Set
from enum import StrEnum
from functools import lru_cache

from app.words import STOP, Word, fold, stem, words_of

_NEGATORS = frozenset(
    """not no never nobody none nothing neither nor cannot nowhere hardly refuse reject deny decline fail failure false unlikely wrong
    dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt aint mustnt""".split()
)
_NEGATIVE_STEMS = frozenset(map(stem, "refuse reject deny decline fail failure".split()))
_CLAUSE = re.compile(
    r"[,:()—–]|\b(?<!\bnot )(?:because|since|but|although|though|while|whereas|even if|unless|and|if|that|which|who)\b", re.I
)


class Difference(StrEnum):
    """Whether two sentences differ by a negation; UNSURE when only one has one, and not where both speak of the same."""

    NONE = "none"
    UNSURE = "unsure"
    OPPOSITE = "opposite"


def difference(claim: str, sentence: str, *, turned: bool) -> Difference:
    """How claim and sentence differ by a negation: as a whole, and in a clause where two of their clauses can be compared.

    `turned`: exactly one of claim and statement is a denial as a whole, so the two are to differ.
    """
    (claim, ours_taken), (sentence, theirs_taken) = _unwrapped(claim), _unwrapped(sentence)
    turned ^= ours_taken ^ theirs_taken
    sentence = _without_contrast(sentence, claim)
    if not turned and (_lacks(sentence, claim) or _lacks(claim, sentence)):
        return Difference.OPPOSITE
    ours, theirs = negations(claim, sentence), negations(sentence, claim)
    shared = telling(claim) & telling(sentence)
    denied, refuted = _denied(claim) & shared, _denied(sentence) & shared
    contrasted = not turned and (_contrasted(claim) or _contrasted(sentence))
    if not (ours + theirs + turned) % 2:
        if contrasted and denied and refuted and denied.isdisjoint(refuted):
            return Difference.OPPOSITE
        return Difference.OPPOSITE if ours != theirs and _one_clause_differs(claim, sentence, turned=turned) else Difference.NONE
    if contrasted and denied != refuted:
        return Difference.OPPOSITE
    if not turned and (_weakened(claim, sentence) if ours < theirs else _weakened(sentence, claim)):
        return Difference.NONE
    compared: set[str] = set()
    for clause in _clauses(claim):
        wanted = telling(clause)
        shares = {other: _shared(clause, other) for other in _clauses(sentence)}
        most = max(shares.values())
        if len(wanted) < ENOUGH or most < max(ENOUGH, len(wanted) / 2):
            continue
        compared |= {clause, *(other for other, share in shares.items() if share == most)}
        # Of clauses that are as near, none may differ: "given the gaps, we have not closed the gaps".
        near = [other for other, share in shares.items() if share == most]
        if any((negations(clause, other) + negations(other, clause) + turned) % 2 for other in near):
            return Difference.OPPOSITE
    met = (clause for clause in _clauses(sentence) if len(telling(clause) & telling(claim)) >= ENOUGH)
    negated = {clause for clause in (*_clauses(claim), *met) if any(map(is_negative, words_of(clause)))}
    return Difference.NONE if compared and (turned or negated <= compared) else Difference.UNSURE


_TAKEN_BACK = re.compile(
    r"\b(?:(?:not|n['’]t|never) (?:true|right|correct|the case)|untrue|incorrect|false|wrong|mistaken|a lie|a myth|a mistake)"
    r" (?:(?:to|in) (?:have )?(?:sa(?:y|id|ying)|claim\w*|suggest\w*|th(?:ink|ought|inking)|believ\w*) )?that\b"
    r"|\b(?:I|we)(?: have|['’]ve)? (?:never|(?:did|have) not|(?:did|have)n['’]t)(?: ever| once)? (?:say|said|claim(?:ed)?)"
    r"(?: that(?= \w+ \w)|(?= (?:he|she|they|we|I|you|there) \w))",
    re.I,
)
"""What turns the clause behind it round."""
_DISBELIEVED = re.compile(
    r"(?:(?:(?:\b(?:do|does|did|will|would|to|I|we|he|she|they) (?:not|never))|\brefus(?:e|es|ed) to|n['’]t)"
    r" (?:for a (?:moment|minute|second) |really )?(?:accept|believe|think|agree|suppose|imagine|concede)"
    r"(?: for a (?:moment|minute|second))?,?"
    r"|\b(?:doubt|den(?:y|ies|ied)|disput|reject|dismiss)(?:e|es|s|ed|ing)?"
    r"(?: (?:any|the|this|that|such|all)? ?"
    r"(?:claim|idea|notion|suggestion|charge|allegation|accusation|assertion|view|theory|argument)s?)?)"
    r" that (?=(?:[\w’'-]{1,30} ){2})",
    re.I,
)
"""The same for what somebody does not believe or denies; "that" opens a clause."""
_BELIEVED = re.compile(
    r"\b(?:no|not|never|nobody|none|few|little|hard|hardly|difficult|impossible|without|cannot|refus\w{0,3})\b|n['’]t\b", re.I
)
"""Before a denial: "nobody disputes that" is no dispute."""
_BEFORE = 40
"""Characters before a denial in which that stands."""


def _unwrapped(text: str) -> tuple[str, bool]:
    """A text from where it tells what is not so ("it is not true that | he went"), and whether it does."""
    found = _TAKEN_BACK.search(text) or _DISBELIEVED.search(text)
    before = text[max(0, found.start() - _BEFORE) : found.start()] if found else ""
    if found and found.re is _DISBELIEVED and _BELIEVED.search(_CLAUSE.split(before)[-1]):
        return text, False
    return (text[found.end() :], True) if found else (text, False)


_LACKING = re.compile(r"\bwithout (?:(?:ever|even|first|so much as|any|an?) )?(?P<lacked>[\w-]+)", re.I)
_LACKED = re.compile(
    r"\b(?:lack(?:s|ed)?|(?:ran|run|runs|is|are|was|were) (?:short|out) of) (?:(?:any|an?|the|its|their) )?(?P<lacked>[\w-]+)", re.I
)
_HELD = re.compile(r"\b(?:has|have|had|enough|plenty of|sufficient) (?:(?:enough|plenty of|sufficient|the|its) )?(?P<held>[\w-]+)", re.I)
_SCARCE = re.compile(r"\b(?:few|little|shortage|short|scarce|out|gone|need\w*|not enough)\b", re.I)


def _lacks(text: str, other: str) -> bool:
    """Whether a text tells that something is not done or not there which the other tells of ("signed it without | reading it")."""
    if _missing(text) & telling(other) - _denied(other) - _missing(other):
        return True
    lacked = {stem(fold(found["lacked"])) for found in _LACKED.finditer(text)} - _denied(other)
    held = {stem(fold(found["held"])) for found in _HELD.finditer(other)}
    return bool(lacked & held) and not _LACKED.search(other) and not _SCARCE.search(other)


@lru_cache(maxsize=4096)
def _missing(text: str) -> frozenset[str]:
    return frozenset(stem(fold(found["lacked"])) for found in _LACKING.finditer(text)) - STOP


_BESIDE = re.compile(
    r"[,;] (?:and |but )?not (?P<denied>[^,.;:]{1,60})|\bnot (?=because|for|by|about|through|to|out)(?P<first>[^,.;:]{1,60}?),? but\b"
)


def _without_contrast(sentence: str, claim: str) -> str:
    """A sentence without what it sets beside its own words as not so, where the claim has none of it: "by 4 percent, not by 14"."""

    def kept(found: re.Match[str]) -> str:
        own = telling(found["denied"] or found["first"]) - telling(f"{sentence[: found.start()]} {sentence[found.end() :]}")
        return "" if own and own.isdisjoint(telling(claim)) else found.group()

    return _BESIDE.sub(kept, sentence)


def _one_clause_differs(claim: str, sentence: str, *, turned: bool) -> bool:
    """Whether a claim of one clause differs by a negation from the clause that holds all of it ("This was no trial, and that was not")."""
    wanted = telling(claim) - (_names(claim) - telling(sentence))
    nearest = nearest_clause(wanted, sentence)
    if len(_clauses(claim)) > 1 or len(wanted) < ENOUGH or not wanted <= telling(nearest):
        return False
    return bool((negations(claim, nearest) + negations(nearest, claim) + turned) % 2)


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    """Stems of the words with a capital: whom a sentence may call "she"."""
    return frozenset(stem(word.fold) for word in words_of(text) if word.capital)


def _shared(clause: str, other: str) -> int:
    """How many of a clause's telling words another has, with or without a negative prefix ("unlikely" beside "likely")."""
    here, there = telling(clause) | _bares(clause), telling(other) | _bares(other)
    return len(here & there)


@lru_cache(maxsize=4096)
def _bares(text: str) -> frozenset[str]:
    return frozenset(bare for word in words_of(text) if (bare := _bare(word)))


def nearest_clause(wanted: Set[str], sentence: str) -> str:
    """The clause of a sentence that holds most of the wanted words."""
    return max(_clauses(sentence), key=lambda clause: len(telling(clause) & wanted))


ENOUGH = 2  # telling words that two clauses must share to be compared
_WEAK = re.compile(
    r"\b(?:less|fewer|vot(?:e|es|ed|ing) against|lack(?:s|ed|ing)?|without|doubt(?:s|ed|ful)?"
    r"|barely|scarcely|unable|avoid(?:s|ed|ing)?|only|stop(?:s|ped)?)\b",
    re.I,
)
"""What says half of a negation: "less enthusiasm" and "not the same enthusiasm" do not differ by one."""
_ABSENT = re.compile(r"\bwithout\b", re.I)


def _weakened(text: str, other: str) -> bool:
    """Whether a text says half of a negation of what the other tells, in the clause that is nearest to it, and the other does not.

    "Carried it without strain" does not where no strain is told of.
    """
    held = {word.fold for word in words_of(other)}
    here = [found for found in _WEAK.finditer(nearest_clause(telling(other), text)) if found.group().lower().split()[-1] not in held]
    lacking = (_behind(text[found.end() :]) for found in _ABSENT.finditer(text) if found.group().lower() not in held)
    return any(not _ABSENT.match(found.group()) for found in here) or any(words & telling(other) for words in lacking)


def _behind(text: str) -> set[str]:
    """The next few telling words of a text."""
    return set([stem(word.fold) for word in words_of(text) if word.fold not in STOP][:DENIED])


_CONTRAST = re.compile(r"(?:,|\band|\bbut)\s+(?:not|never)\s", re.I)
DENIED = 3
"""Telling words behind a negator that it is taken to deny."""


_NEGATED = r"(?:\w+\s)?(?:not|never|cannot|\w+n['’]t)\b"
_RELATIVE = re.compile(
    rf"\b(?:an?|the|any|every)\s(?:[\w-]+\s){{1,3}}?(?=(?:(?:which|who|whose)\s|(?:we|they|he|she|it|i|you)\s){_NEGATED})", re.I
)
"""A noun before a relative clause that is negated, with or without its pronoun: "at a rate | we cannot explain"."""


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(part for part in _CLAUSE.split(_RELATIVE.sub(r"\g<0>, ", text)) if part and part.strip()) or (text,)


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """Stems of the words that carry a sentence's meaning."""
    return frozenset(stem(word.fold) for word in words_of(text)) - STOP


@lru_cache(maxsize=4096)
def _denied(text: str) -> frozenset[str]:
    """Stems of the telling words right behind a negator, in its clause."""
    found: set[str] = set()
    for clause in _clauses(_plain(text)):
        words = words_of(clause)
        for i, word in enumerate(words):
            if is_negative(word):
                found |= set([stem(after.fold) for after in words[i + 1 :] if after.fold not in STOP][:DENIED])
    return frozenset(found)


def _contrasted(text: str) -> bool:
    """Whether a text sets one thing against another that it denies ("a choice, not an echo")."""
    return bool(_CONTRAST.search(text))


def negations(sentence: str, other: str) -> int:
    """Negators in those clauses of a sentence that share a word with the other text; "unfit" negates the other's "fit"."""
    wanted = telling(other)
    parts = _clauses(_plain(sentence, other))
    near = [clause for clause in parts if telling(clause) & wanted] or parts
    words = [word for clause in near for word in words_of(clause)]
    return sum(is_negative(word) or (_bare(word) in wanted and stem(word.fold) not in wanted) for word in words)


_RETRACTED = re.compile(r"^\W*(?:that|this|it) (?:was|is) (?:wrong|false|untrue|not true|a lie|a mistake|an error|incorrect)\b", re.I)


def retracted(sentence: str, text: str) -> bool:
    """Whether the sentence behind one of a statement's takes it back ("No data was lost. That was wrong.")."""
    behind = text.partition(sentence)[2]
    return bool(sentence) and bool(_RETRACTED.match(behind))


_MORE = re.compile(r"\b(?:not|n['’]t)\s(?:just|only|merely|simply|least)\b", re.I)
_INSTEAD = re.compile(r"\b(?:rather than|instead of|(?:the )?(?:very |exact )?opposite of|far from|anything but)\b", re.I)


def _plain(text: str, other: str = "") -> str:
    """The text without what negates nothing, with "not" for "rather than" and the like, and one "not" for "neither, nor".

    "No doubt" is a negation beside an `other` text that speaks of doubt.
    """
    text = _ATTRIBUTE.sub(r"\1 ", _MORE.sub(" ", text))
    if not _DOUBT.search(other):
        text = _NO_DOUBT.sub(" ", text)
    return _joined(_TURNED_DOWN.sub(r"rejected \g<what>", _OUT.sub("never", _INSTEAD.sub(", not ", text))))


_OUT = re.compile(r"\b(?:out of the question|off the table|unthinkable|inconceivable)\b", re.I)
_TURNED_DOWN = re.compile(r"\bturn(?:s|ed|ing)? (?P<what>(?:\w{1,20} ){0,3}?)down\b", re.I)
_DOUBT = re.compile(r"\b(?:doubt|question)", re.I)
_NO_DOUBT = re.compile(
    r"\b(?:(?:there(?:['’]s| is| was) )?no (?:doubt|question that)(?: that)?|no (?:matter|longer than|less than|fewer than)"
    r"|without (?:a |any )?doubt|whether or not|or not|not to mention|nothing (?:but|less than))\b",
    re.I,
)
"""Negative words of an assertion."""
_ATTRIBUTE = re.compile(
    r"\b(an?|the|any|some|such|this|that|these|those|my|your|his|her|its|our|their|and|or|of|with|for|mak(?:es?|ing)|made)"
    r" (?:false|failed) (?=[a-z])",
    re.I,
)
"""An adjective before its noun: "false statements" are made, not denied."""
_NOR = re.compile(r",?\s+nor\b", re.I)


def _joined(text: str) -> str:
    """The text with "or" for each "nor" that goes on with a negation before it in its sentence."""
    parts = _NOR.split(text)
    if len(parts) < 2 or not any(is_negative(word) for word in words_of(parts[0])):  # noqa: PLR2004 - no "nor" in it
        return text
    return " or".join(parts)


_SUFFIXED = 7
"""Letters of a word from which "-less" is what it lacks: "childless", not "unless"."""
_PREFIX = re.compile(r"(?:un|im|ir|in|dis|non-?)(?=\w{3})")


def _bare(word: Word) -> str:
    return without_prefix(word.fold)


def without_prefix(word: str) -> str:
    """The stem of a word without its negative prefix or suffix ("unsafe" -> "safe", "childless" -> "child"); empty when it has none."""
    if word.endswith("less") and len(word) > _SUFFIXED:
        return stem(word.removesuffix("less"))
    prefix = _PREFIX.match(word)
    return stem(word[prefix.end() :]) if prefix else ""


def is_negative(word: Word) -> bool:
    """Whether a word negates what it stands with."""
    return word.fold in _NEGATORS or stem(word.fold) in _NEGATIVE_STEMS


def negators(text: str) -> int:
    """How many words of a text negate."""
    return sum(is_negative(word) for word in words_of(_joined(text)))
