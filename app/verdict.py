"""Whether a statement says what a question claims: similarity finds candidates, negation, numbers, names and opposites decide.

Caution decides: a claim that a check doubts is not confirmed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from app.added import added
from app.exchange import CALLING, exchanged_word, places_changed
from app.figures import another_counted, exchanged_figures, part_for_whole
from app.named import exchanged, exchanged_name, names_differ
from app.names import PEOPLE_KINDS, description_words, head_of
from app.negation import ENOUGH, Difference, difference, negators, retracted, telling
from app.numbers import bounds_differ, numbers, ranks
from app.offices import is_body, speaks_for_body
from app.opposites import opposite
from app.roles import roles_differ, sides_changed, voice_differs
from app.scoring import AROUND, Topic, surroundings
from app.turn import Request
from app.unreal import on_condition, only_possible
from app.words import STOP, fold, holds, stem, stems, words_of
from archive.records import Polarity, Quote

_SHORT = "".join(rf"|(?<=\b{title})\." for title in "[A-Z] Mr Mrs Ms Dr Sen Rep Gov Gen Col Capt Lt Sgt St Prof Rev Hon Jr Sr vs".split())
_SENTENCE = re.compile(rf"(?:[^.!?;]|\.(?=[\w-]){_SHORT}){{1,1000}}[.!?;]?")
"""The full stop of an initial, a title or inside a word ends no sentence."""
# One marked part ends and the next begins a sentence of its own ("... unsafe,” “It was closed").
_REOPENED = re.compile(r"(?<=[\"”’'])\s{1,3}(?=[\"“‘']{1,2}[A-Z])")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question claims that somebody said: its words, and whether its own verb turns it round ("did X deny ...").

    `silent`: it claims that something was left unsaid ("did X decline to say ...").
    """

    text: str
    denied: bool = False
    silent: bool = False


class Stance(StrEnum):
    """How a statement stands to a claim that it is near to."""

    SAYS = "says"
    UNSURE = "unsure"
    """It may say it: only one of the two is negated, or names others, and not where both speak of the same."""
    DIFFERS = "differs"
    """It has another number, or is no assertion."""
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check has against a statement as confirming a claim: in a few words, and how the statement stands to it."""

    reason: str
    stance: Stance = Stance.DIFFERS


HELD = 0.3  # share of a claim's telling words that a statement holds, or it does not confirm the claim
FEW = 0.1  # the same where the two are close in meaning
DENIALS = frozenset("deny denied denies denying reject rejected dispute disputed refuse refused".split())
SILENCES = frozenset("refuse refused refuses decline declined declines".split())
_TO_SPEAK = re.compile(r"^to (?:comment|say|speak|talk|answer|discuss|disclose|elaborate)\b(?: (?:on|about|whether|to))*\s*", re.I)


def topic_of(request: Request) -> str:
    """What is searched for: the topic, with the quoted words that it lacks."""
    missing = [words for words in request.quoted if not holds(request.topic, words)]
    return " ".join((request.topic, *missing)).strip()


def claim_of(request: Request) -> Claim:
    """The claim of a did-say or who-said question; a verb that turns it round is no word of it."""
    text = topic_of(request)
    denied, silent = request.verb in DENIALS, request.verb in SILENCES
    first, _, rest = text.partition(" ")
    if (denied or silent) and fold(first) == request.verb and rest:
        text = _TO_SPEAK.sub("", rest) or rest if silent else rest
    return Claim(text, denied, silent)


def asked_about(quote: Quote, request: Request) -> bool:
    """Whether a statement comes from the people asked about, by name or as they are described.

    Where a description is known to mean somebody, what others by name say is not theirs, whatever they are called.
    """
    if not set(quote.speakers).isdisjoint(request.speakers):
        return True
    if request.speakers and quote.speaker:
        return False
    return bool(request.described) and described_as(quote, request.described)


def described_as(quote: Quote, description: str) -> bool:
    """Whether the article's words for a statement's source are those of a description: its head, its numbers, the names in it.

    A description that is a name ("the Lake Ferry Board", "LFB") is wholly there; names that only narrow one ("the mayor of Carmela") may
    stand around the statement or where the article opens, which says where it happened. For a body only they speak who lead it or are its
    voice: what a police officer says is not said by the police.
    """
    called = (_RELATIVE.sub("", words) for words in (quote.role, *(span.cut(quote.article.text) for span in quote.mention)))
    known = " ".join((*called, quote.on_behalf_of, quote.speaker or ""))
    words = words_of(description)
    if len(words) == 1 and len(words[0].text) >= ACRONYM and words[0].text.isupper():
        return words[0].fold in "".join(word.fold[0] for word in words_of(known) if word.capital)
    head = words[next((i for i, word in enumerate(words) if i and word.fold in _NARROWS), len(words)) - 1]
    held = set(stems([known]))
    if stem(head.fold) not in held or not numbers(description) <= numbers(known) or _other_office(description, quote.role):
        return False
    if quote.speaker_kind in PEOPLE_KINDS and is_body(description) and not (quote.on_behalf_of or speaks_for_body(quote.role)):
        return False
    near = "" if head.capital else f"{quote.article.title} {quote.article.text[:OPENING]} {surroundings(quote)}".lower()
    return all(stem(word.fold) in held or word.fold in near for word in words if word.capital)


_RELATIVE = re.compile(r",? (?:who|which|whose)\b.*", re.S)
"""A clause behind what somebody is called: "a driver who is no relation of the union leader" is no leader."""
_OWNER = re.compile(r"\b[\w-]+(?:['’]s|s['’])(?!\w)")
"""Whose somebody is ("the company's", "Sorrel Rail's"), which one article says by name and another does not."""


def _other_office(description: str, role: str) -> bool:
    """Whether two descriptions turn on one word and say quite different things of it ("prime minister", "health minister")."""
    head = head_of(description)
    ours, theirs = ({*description_words(_OWNER.sub("", text))} - {head} for text in (description, role))
    return head == head_of(role) and bool(ours and theirs) and ours.isdisjoint(theirs)


_NARROWS = frozenset({"of", "for", "at", "from"})
OPENING = 600
"""Characters with which an article says where and about whom it is."""
ACRONYM = 3
"""Letters from which capitals alone are read as initials."""


def could_confirm(request: Request, quote: Quote) -> bool:
    """Whether a statement may confirm what a request asks: by the people asked about, with the claim's words, and no check objects."""
    claim = claim_of(request)
    return asked_about(quote, request) and Topic.of(claim.text).said(quote) >= FEW and not objection(claim, quote)


def objection(claim: Claim, quote: Quote) -> str:
    """Why `quote` does not confirm `claim`, in a few words; empty when no check objects."""
    found = doubt(claim, quote)
    return found.reason if found else ""


def stance(claim: Claim, quote: Quote) -> Stance:
    """How a statement near to a claim stands to it."""
    found = doubt(claim, quote)
    return found.stance if found else Stance.SAYS


def doubt(claim: Claim, quote: Quote) -> Doubt | None:
    """What speaks against `quote` as confirming `claim`; None when no check objects."""
    claim = _denying(_ruled_out(claim, quote), quote)
    if quote.polarity not in _standing_behind(claim):
        opposite_of = quote.polarity is Polarity.DENIED
        return Doubt(OTHERWISE[quote.polarity], Stance.OPPOSITE if opposite_of else Stance.DIFFERS)
    if supposed(quote):
        return Doubt("the article only supposes it")
    if not (claim.denied or claim.silent) and word_for_word(claim.text, quote.text):
        return None
    return _numbers(claim, quote) or _words(claim, quote) or _another_word(claim, quote) or _another_label(claim, quote)


_RULING_OUT = re.compile(r"(?:that (?:he|she|they|it) )?(?:has |have |had )?rul(?:e|es|ed|ing) out\b(?: that\b)?\s*", re.IGNORECASE)


def _ruled_out(claim: Claim, quote: Quote) -> Claim:
    """A claim that something was ruled out, as the denial that it is beside a statement of what was."""
    ruling = _RULING_OUT.match(claim.text) if quote.polarity is Polarity.DENIED else None
    rest = claim.text[ruling.end() :] if ruling else ""
    return Claim(rest, denied=True) if rest else claim


_NOT = re.compile(
    r"\b(?P<verb>(?:is|are|was|were|has|have|had|did|does|do|will|would|could|should))(?: not|n['’]t| never)\b|\bnever\b", re.IGNORECASE
)


def _denying(claim: Claim, quote: Quote) -> Claim:
    """A claim of one clause that something is not so, as the denial that it is beside a statement of what was denied."""
    told = _NOT.search(claim.text) if quote.polarity is Polarity.DENIED and not (claim.denied or claim.silent) else None
    if not told or negators(claim.text) != 1 or negators(quote.text) or len(_COORDINATED.split(claim.text)) > 1:
        return claim
    bare = f"{claim.text[: told.start()]}{told['verb'] or ''}{claim.text[told.end() :]}"
    return Claim(bare, denied=True) if not _WHO.search(bare) and telling(bare) <= telling(quote.text) else claim


_WHO = re.compile(r"\b(?:who|which|because|if|when|while)\b", re.IGNORECASE)
"""What makes a claim one of several clauses."""
_HELD_OPEN = re.compile(
    r"(?:\b(?:not|never|cannot|neither|nor|nobody|refus\w+ to|declin\w+ to)|n['’]t) (?:\w+ ){0,2}?rul(?:e|ed|ing) (?:it |this |that )?out\b"
    r"|\bneither confirm\w* nor den\w+\b"
    r"|\bno (?:evidence|proof|signs?|indication|suggestion|guarantee|reason to (?:think|believe|suppose))(?: yet| so far| at all)?"
    r" (?:that|of)\b"
    r"|\b(?:too (?:early|soon)|impossible|hard|difficult) to (?:say|tell|know) (?:whether|if|that)\b"
    r"|\b(?:do|does|did)(?: not|n['’]t) know (?:whether|if)\b|\bdoubt(?:s|ed)? (?:whether|if)\b"
    r"|\bnot (?:sure|certain|convinced|persuaded) (?:whether|if|that)\b|\baccus(?:e|es|ed|ing)\b|\balleg(?:e|es|ed|edly|ing|ations?)\b",
    re.IGNORECASE,
)
"""Words by which something is neither said to be so nor to be otherwise."""


def _left_open(claim: Claim, sentence: str) -> bool:
    return bool(_HELD_OPEN.search(sentence)) and not _HELD_OPEN.search(claim.text)


OTHERWISE = {
    Polarity.ASSERTED: "it was said, not denied", Polarity.DENIED: "it was denied", Polarity.UNSAID: "it was left unsaid",
    Polarity.CONDITIONAL: "it was said on a condition", Polarity.QUESTION: "it was asked, not said",
}  # fmt: skip


def word_for_word(claim: str, text: str) -> bool:
    """Whether a claim is whole sentences of a text, one behind another, which the next does not take back."""
    wanted, parts = _folds(claim), sentences(text)
    folds = [tuple(word.fold for word in words_of(part)) for part in parts]
    for start in range(len(parts) if wanted else 0):
        at = 0
        for number in range(start, len(parts)):
            words = folds[number]
            own = words[1:] if not at and words[:1] == ("that",) else words
            if wanted[at : at + len(own)] != own:
                break
            at += len(own)
            if at == len(wanted):
                return not retracted(parts[number], text)
    return False


def _folds(claim: str) -> tuple[str, ...]:
    """The words of a claim as they are compared, without the "that" before them."""
    folds = tuple(word.fold for word in words_of(claim))
    return folds[1:] if folds[:1] == ("that",) else folds


def _standing_behind(claim: Claim) -> frozenset[Polarity]:
    """The polarities of statements that may confirm a claim."""
    said = {Polarity.ASSERTED, Polarity.DENIED} if claim.denied else set() if claim.silent else {Polarity.ASSERTED}
    return frozenset(said | ({Polarity.UNSAID} if claim.silent else set()))


GROUPED = 10_000
"""A number from which its digits are set in groups: a smaller one may be a year."""


def _numbers(claim: Claim, quote: Quote) -> Doubt | None:
    sentence = closest_sentence(claim.text, quote.text)
    missing = numbers(_BOTH.sub(" ", claim.text)) - numbers(f"{quote.text} {surroundings(quote)}")
    if missing:
        number = Decimal(min(missing, key=Decimal))
        return Doubt(f"the number {number:,} is not there" if number >= GROUPED else f"the number {number} is not there")
    apart = _apart(numbers(claim.text), numbers(quote.text)) or _apart(ranks(claim.text), ranks(sentence))
    if apart or bounds_differ(claim.text, sentence) or part_for_whole(claim.text, sentence):
        return Doubt("the numbers differ")
    if other := another_counted(claim.text, sentence):
        return Doubt(f"another word: {other[0]} for {other[1]}")
    return Doubt("the figures are exchanged") if exchanged_figures(claim.text, sentence) else None


def _words(claim: Claim, quote: Quote) -> Doubt | None:
    sentence = closest_sentence(claim.text, quote.text)
    if _left_open(claim, sentence):
        return Doubt("it was left open")
    if quote.polarity is not Polarity.UNSAID:
        turned = (claim.denied != (quote.polarity is Polarity.DENIED)) != retracted(sentence, quote.text)
        differs = difference(claim.text, sentence, turned=turned)
        if differs is Difference.NONE and not turned:
            apart = (difference(part, other, turned=False) for part, other in _apart_from(claim, quote))
            differs = Difference.UNSURE if Difference.OPPOSITE in apart or _denied_next(claim, sentence, quote) else differs
        if differs is not Difference.NONE:
            stance = Stance.OPPOSITE if differs is Difference.OPPOSITE else Stance.UNSURE
            return Doubt("one of the two is negated", stance)
    if names_differ(claim.text, quote) or exchanged(claim.text, sentence, quote):
        return Doubt("other names", Stance.UNSURE)
    if roles_differ(claim.text, sentence) or voice_differs(claim.text, sentence) or sides_changed(claim.text, sentence):
        return Doubt("who did it to whom differs", Stance.UNSURE)
    if opposite(claim.text, f"{sentence} {' '.join(part.cut(quote.article.text) for part in quote.cue)}"):
        return Doubt("an opposite word", Stance.OPPOSITE)
    return None


_COORDINATED = re.compile(r"[,;]?\s\b(?:and|but|while|though|although)\b\s|[,;]\s")


def _apart_from(claim: Claim, quote: Quote) -> Iterator[tuple[str, str]]:
    """The clauses of a claim that another sentence of the statement is nearer to than the one that the claim is compared with."""
    parts = _COORDINATED.split(claim.text)
    whole = closest_sentence(claim.text, quote.text)
    for part in parts if len(parts) > 1 else ():
        other = closest_sentence(part, quote.text)
        shared = telling(part) & telling(other)
        if other != whole and len(shared) >= max(ENOUGH, len(telling(part)) / 2) and len(shared) > len(telling(part) & telling(whole)):
            yield part, other


def _denied_next(claim: Claim, sentence: str, quote: Quote) -> bool:
    """Whether the sentence behind denies of the same what only it tells of it ("They promised a scanner. It never came.")."""
    parts = sentences(quote.text)
    behind = next((other for one, other in pairwise(parts) if one == sentence), "")
    words = words_of(behind)
    told = telling(behind) & telling(claim.text) - telling(sentence)
    return bool(words) and words[0].fold in _TAKING_UP and bool(told) and negators(behind) == 1 and not negators(claim.text)


def _another_word(claim: Claim, quote: Quote) -> Doubt | None:
    sentence = closest_sentence(claim.text, quote.text)
    if only_possible(claim.text, sentence):
        return Doubt("it was said as what should be or is to come")
    if on_condition(claim.text, sentence):
        return Doubt("it was said on a condition")
    if places_changed(claim.text, sentence):
        return Doubt("two words have changed places", Stance.UNSURE)
    around, opening = surroundings(quote), f"{quote.article.title} {quote.article.text[:OPENING]}"
    known = words_of(opening) if claim.text.islower() else ()  # its names are seen where the article opens
    changed = exchanged_word(claim.text, quote.text, around, known)
    if changed:
        return Doubt(f"another word: {changed[0]} for {changed[1]}")
    if more := added(claim.text, quote.text, around):
        return Doubt(f"“{more}” is not there", Stance.UNSURE)
    other = exchanged_name(claim.text, quote.text, quote.article.text)
    return Doubt(f"another name: {other[0]} for {other[1]}", Stance.UNSURE) if other else None


LABELS = 0.7
"""Share of what somebody is said to have been called that a statement or what stands around it holds."""
_OCCASION = frozenset("over for after because about when while during at on since before".split())
"""Words behind which a question tells why or when somebody was called so."""


def _another_label(claim: Claim, quote: Quote) -> Doubt | None:
    words = words_of(claim.text)
    if not words or words[0].fold not in CALLING:
        return None
    held = set(stems([quote.text, surroundings(quote)]))
    end = next((i for i, word in enumerate(words) if i > 1 and word.fold in _OCCASION), len(words))
    label = [word for word in words[1:end] if not word.capital and word.fold not in STOP]
    lacking = [word for word in label if stem(word.fold) not in held]
    return Doubt(f"other words: no {lacking[0].text}") if len(lacking) > (1 - LABELS) * len(label) else None


_BOTH = re.compile(r"\b(?:the|these|those|both) two\b", re.I)
"""Two that were named before, not a number of its own."""


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


_BREAK = re.compile(r"[.!?;\n]")
_SUPPOSING = re.compile(r"\b(?:suppose|supposing|imagine|imagining|what if|as if|as though)\b", re.I)


def supposed(quote: Quote) -> bool:
    """Whether the words before a statement in its sentence make it a supposition ("Suppose she said ...")."""
    start = quote.content[0].start
    before = quote.article.text[max(0, start - AROUND) : start]
    return bool(_SUPPOSING.search(_BREAK.split(before)[-1]))


@lru_cache(maxsize=2048)
def closest_sentence(claim: str, text: str) -> str:
    """The sentence of `text` that shares most words with the claim; one that begins with a pronoun speaks of what the one before did."""
    wanted = {stem(word.fold) for word in words_of(claim)} - STOP
    parts, shares, before = sentences(text), [], 0.0
    for part in parts:
        folds = [word.fold for word in words_of(part)]
        share = sum(stem(fold) in wanted for fold in folds)
        shares.append(share + (TAKEN_UP * before if folds and folds[0] in _TAKING_UP else 0))
        before = share
    return parts[shares.index(max(shares))]


_TAKING_UP = frozenset("it they he she this that these those we".split())
TAKEN_UP = 0.3
"""Share of the words of the sentence before that a pronoun takes up."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, each marked part beginning its own; at least one."""
    return [match.group() for part in _REOPENED.split(text) for match in _SENTENCE.finditer(part)] or [text]
