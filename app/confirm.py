"""Which statements confirm a claim: close ones, to which no check objects, that nobody else's fits better and no report disputes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from app.negation import is_negative, nearest_clause, negators, telling, without_prefix
from app.numbers import counted, numbers
from app.scoring import Topic, fit
from app.turn import Scored
from app.verdict import FEW, HELD, Claim, Doubt, Stance, closest_sentence, doubt
from app.words import STOP, stem, stems, words_of
from archive.records import Act, Form, Quote

# Set on two sets of claims about news articles: paraphrases, and the same with a name, a number, a word or the direction changed.
CONFIRMS = 0.43  # a statement confirms a claim only from this fit, and when nobody else's statement is closer,
SAYS = 0.45  # with at least this cosine between the claim and the bare statement, and HELD of its words, or FEW from
CLOSE = 0.6  # this cosine, or this much of what its surroundings leave to it:
ALONE = 0.5  # that cosine, and that share of the words,
NEARLY = 0.7  # from this cosine whatever words they share
MOST, CLOSER = 0.52, 0.58  # with this share of its words or this cosine, where it does not say so alone: else it has but the subject,
VETO = 0.1  # and when no statement about as close contradicts the claim
CANDIDATES = 8  # statements of the speaker that are compared with a claim
REPORTS = 0.75  # share of the shorter sentence's words that two reports of one utterance have in common
PRINTS = 0.8  # of all words in common, from which two sentences are prints of one
NAMED = 5  # words of a statement that may only name what was spoken of;
NAMES = 0.5  # it confirms a claim with this share of the claim's words
FEWEST = 2  # telling words that they share at least


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement with its fit, the cosine between the claim and its bare words, and how it says what its surroundings leave of the claim.

    `alone` are the cosine between that remainder and the bare words, and the share of its words that they hold.
    """

    item: Scored
    cosine: float
    alone: tuple[float, float] = (0.0, 0.0)

    @property
    def quote(self) -> Quote:
        return self.item.quote


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a speaker's statements say to a claim: those that confirm it, or reports that conflict, or what speaks against the nearest.

    `opposite` are those that say the opposite, when the closest of all does.
    """

    confirming: tuple[Scored, ...] = ()
    conflicting: tuple[Scored, ...] = ()
    opposite: tuple[Scored, ...] = ()
    reason: str = ""


def judged(claim: Claim, own: Sequence[Compared], others: Sequence[Compared]) -> Judgement:
    """Whether the speaker's `own` statements, best first, confirm the claim; `others` are what somebody else said like it."""
    topic = Topic.of(claim.text)
    near = [each for each in own[:CANDIDATES] if fitting(each, topic) >= CONFIRMS - VETO]
    doubts = {each.quote.id: doubt(claim, each.quote) for each in near}
    contrary = {i for i, against in doubts.items() if against and against.stance is Stance.OPPOSITE}
    opposite = [each for each in near if each.quote.id in contrary and _as_close(each, topic)]
    doubted = Judgement(
        reason=against.reason if near and (against := doubts[near[0].quote.id]) else "",
        opposite=tuple(each.item for each in opposite) if opposite and opposite[0] is near[0] else (),
    )
    found = [each for each in near if not doubts[each.quote.id] and _as_close(each, topic) and _says(each, topic, negative=negative(claim))]
    if not found:
        return doubted
    best = found[0]
    if disputing := [each for each in (*own[:CANDIDATES], *others) if disputes(each.quote, best.quote, claim)]:
        return Judgement(conflicting=(best.item, *(each.item for each in disputing)))
    if any(all(_fits_better(other, each, topic) for each in found) for other in others):
        return doubted
    if vetoing := next((against for each in near if _vetoes(each, against := doubts[each.quote.id], best, topic)), None):
        return replace(doubted, reason=vetoing.reason)
    return Judgement(confirming=tuple(each.item for each in found))


def _fits_better(other: Compared, best: Compared, topic: Topic) -> bool:
    """Whether what somebody else said is close enough to be the claim, and closer than what the speaker said."""
    better = fitting(other, topic) > fitting(best, topic) and other.cosine > max(best.cosine, best.alone[0])
    return bool(other.quote.speaker) and better and _as_close(other, topic)


def _vetoes(each: Compared, against: Doubt | None, best: Compared, topic: Topic) -> bool:
    """Whether a statement about as close as the best contradicts the claim; what only may do so must be close itself."""
    if not against or (against.stance is Stance.UNSURE and not _as_close(each, topic)):
        return False
    return each.item.score >= best.item.score - VETO and each.cosine >= best.cosine - VETO


def _as_close(each: Compared, topic: Topic) -> bool:
    """Whether a statement is close enough to a claim to confirm it, or to be its opposite."""
    if fitting(each, topic) < CONFIRMS:
        return False
    return min(each.alone) >= ALONE or (each.cosine >= SAYS and _held(each, topic))


def _says(each: Compared, topic: Topic, *, negative: bool) -> bool:
    """Whether what a close statement has of a claim is more than its subject: most of the words, or nearly the meaning.

    Of a `negative` claim, that the statement is negative too is as good as a word that they share.
    """
    said = topic.said(each.quote)
    most = (said * len(topic.stems) + negative) / (len(topic.stems) + negative) if topic.stems else 0.0
    shared = len(telling(each.quote.text) & telling(topic.text))  # one word, "the chief", may be what both are about and no more
    more = shared > 1 or each.cosine >= NEARLY or each.alone[0] >= ALONE
    return min(each.alone) >= ALONE or (each.cosine >= CLOSER and more) or most >= MOST


def negative(claim: Claim) -> bool:
    """Whether a claim says that something is not so."""
    return claim.denied or negators(claim.text) > 0


def _held(each: Compared, topic: Topic) -> bool:
    """Whether a statement has enough of the claim's words; one that means nearly the same needs few.

    What is only named in the outlet's words ("criticised | the plan") says as little as its few words and its verb do.
    """
    quote = each.quote
    if quote.form is Form.INDIRECT and len(words_of(quote.text)) <= NAMED:
        cue = " ".join(part.cut(quote.article.text) for part in quote.cue)
        held = set(stems([cue, quote.text]))
        return sum(word in held for word in topic.stems) >= NAMES * len(topic.stems)
    return topic.said(quote) >= (FEW if each.cosine >= CLOSE else HELD)


def fitting(each: Compared, topic: Topic) -> float:
    """How well a statement fits, with what stands around it or alone."""
    return max(each.item.score, fit(each.cosine, topic.said(each.quote)))


def disputes(other: Quote, said: Quote, claim: Claim) -> bool:
    """Whether another report of what one speaker said differs in a number, a negation or a word of the claim: neither confirms anything.

    Compared are the sentences that a claim is about: what else an article reports with them is no difference.
    """
    if other.id == said.id or other.speaker not in (said.speaker, None):
        return False
    first, second = closest_sentence(claim.text, other.text), closest_sentence(claim.text, said.text)
    if reports_differ(first, second) and not (_asks(other) != _asks(said) and numbers(first) == numbers(second)):
        return True
    exchanged = Form.INDIRECT not in (other.form, said.form) and _exchanged(first, second, claim)
    return exchanged and bool(_common(first, second))


def _asks(quote: Quote) -> bool:
    """Whether somebody asks others to do something: that is no other report of what they said is so."""
    return quote.act in (Act.URGED, Act.ORDERED, Act.WANTS, Act.ASKED)


def reports_differ(first: str, second: str) -> bool:
    """Whether two sentences are reports of one utterance and have other numbers, or one has a negation more."""
    common = _common(first, second)
    if not common - counted(first) - counted(second):
        return False
    if numbers(first) and numbers(second) and numbers(first).isdisjoint(numbers(second)):
        return True
    turned = _content(first, beside=second)[1] + _content(second, beside=first)[1]
    return (negators(nearest_clause(common, first)) - negators(nearest_clause(common, second)) + turned) % 2 == 1


def _common(first: str, second: str) -> frozenset[str]:
    """What two sentences share, where that is enough to be reports of one utterance."""
    ours, theirs = _content(first, beside=second)[0], _content(second, beside=first)[0]
    shared, fewer = ours & theirs, min(len(ours), len(theirs))
    return shared if len(shared) >= max(FEWEST, REPORTS * fewer) else frozenset()


def _exchanged(other: str, said: str, claim: Claim) -> bool:
    """Whether two prints of one sentence have different words in one place, and the claim rests on one of them."""
    there, here = _folds(other), _folds(said)
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    changed = [(there[i:j], here[k:m]) for kind, i, j, k, m in matcher.get_opcodes() if kind == "replace"]
    if matcher.ratio() < PRINTS or len(changed) != 1 or any(len(words) != 1 for words in changed[0]):
        return False
    (theirs,), (ours,) = changed[0]
    asked = telling(claim.text)
    return stem(theirs) != stem(ours) and stem(ours) in asked and stem(theirs) not in asked | STOP


def _folds(sentence: str) -> list[str]:
    return [word.fold for word in words_of(sentence)]


def told_apart(one: str, other: str) -> bool:
    """Whether two wordings that look alike have different numbers, or one has a negation more."""
    return numbers(one) != numbers(other) or negators(one) != negators(other)


_FIGURE = re.compile(r"\d")


def _content(sentence: str, *, beside: str) -> tuple[frozenset[str], int]:
    """Stems of the telling words, numbers and negators left out, with "safe" for an "unsafe" beside a "safe"; and how many were so."""
    words = (word for word in words_of(sentence) if not is_negative(word) and not numbers(word.text) and not _FIGURE.search(word.text))
    others = frozenset(stem(word.fold) for word in words_of(beside))
    said = {stem(word.fold): without_prefix(word.fold) for word in words if word.fold not in STOP}
    bare = {word: without for word, without in said.items() if word not in others and without in others}
    return frozenset(bare.get(word, word) for word in said), len(bare)
