"""Whether a statement says what a question claims: similarity finds candidates, negation, numbers, names and opposites decide.

Caution decides: a claim that a check doubts is not confirmed.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.numbers import numbers
from app.scoring import AROUND, Topic, surroundings
from app.turn import Request
from app.words import STOP, Word, stem, stems, words_of
from archive.records import Polarity, Quote

_NEGATORS = frozenset(
    """not no never nobody none nothing neither nor cannot nowhere hardly refuse reject deny decline fail false unlikely wrong
    dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt aint mustnt""".split()
)
_NEGATIVE_STEMS = frozenset(stem(word) for word in _NEGATORS)
_SENTENCE = re.compile(r"[^.!?;]{1,1000}[.!?;]?")
# One marked part ends and the next begins a sentence of its own ("... unsafe,” “It was closed").
_REOPENED = re.compile(r"(?<=[,.!?][\"”’'])\s{1,3}(?=[\"“‘'][A-Z])")
_CLAUSE = re.compile(r"[,:()—–]|\b(?:because|since|but|although|though|while|whereas|even if|unless)\b", re.I)

# Pairs that a thesaurus gives as antonyms, with their plain synonyms; nothing that only happened to contradict in one article.
_OPPOSITES = (
    ("increase rise raise grow up more higher gain expand", "decrease fall drop lower cut down shrink less fewer lose reduce"),
    ("support back favor favour", "oppose"), ("win", "lose"), ("accept agree approve", "reject refuse disagree"),
    ("true right correct", "false wrong incorrect"), ("legal lawful", "illegal unlawful"), ("safe harmless", "dangerous harmful unsafe"),
    ("open reopen", "close shut"), ("allow permit let", "ban forbid prohibit bar"), ("ahead above", "behind below"), ("lead", "trail"),
    ("guilty", "innocent"), ("start begin", "stop end"), ("admit acknowledge", "deny"), ("keep retain", "drop scrap abandon"),
    ("hire", "fire"), ("possible", "impossible"), ("likely", "unlikely"), ("love like", "hate dislike"), ("friend ally", "enemy foe"),
    ("stay remain", "leave quit"), ("buy", "sell"), ("strong", "weak"), ("good better best", "bad worse worst"), ("always", "never"),
    ("praise", "condemn denounce criticize criticise"), ("clear", "unclear"), ("certain sure", "uncertain unsure"),
    ("include", "exclude"), ("before", "after"), ("majority", "minority"), ("all everybody everyone", "none nobody"),
)  # fmt: skip
_OPPOSITE: dict[str, frozenset[str]] = {}
for _left, _right in _OPPOSITES:
    _a, _b = frozenset(map(stem, _left.split())), frozenset(map(stem, _right.split()))
    for _x in _a:
        _OPPOSITE[_x] = _OPPOSITE.get(_x, frozenset()) | _b
    for _x in _b:
        _OPPOSITE[_x] = _OPPOSITE.get(_x, frozenset()) | _a


@dataclass(frozen=True, slots=True)
class Claim:
    """What a did-say question claims: its words, and whether its own verb turns it round ("did X deny ...")."""

    text: str
    denied: bool = False


HELD = 0.3  # share of a claim's telling words that a statement holds, or it does not confirm the claim
DENIALS = frozenset("deny denied denies denying reject rejected dispute disputed refuse refused".split())


def topic_of(request: Request) -> str:
    """What is searched for: the topic, with the quoted words that it lacks."""
    missing = [words for words in request.quoted if words not in request.topic]
    return " ".join((request.topic, *missing)).strip()


def claim_of(request: Request) -> Claim:
    """The claim of a did-say question."""
    return Claim(topic_of(request), denied=request.verb in DENIALS)


def asked_about(quote: Quote, request: Request) -> bool:
    """Whether a statement comes from the people asked about, by name or as they are described."""
    if request.speakers or not request.described:
        return not set(quote.speakers).isdisjoint(request.speakers)
    head = stem(words_of(request.described)[-1].fold)
    known = " ".join((quote.role, quote.on_behalf_of, quote.speaker or "", *(span.cut(quote.article.text) for span in quote.mention)))
    return head in stems([known])


def could_confirm(request: Request, quote: Quote) -> bool:
    """Whether a statement may confirm what a request asks: by the people asked about, with the claim's words, and no check objects."""
    claim = claim_of(request)
    return asked_about(quote, request) and Topic.of(claim.text).said(quote) >= HELD and not objection(claim, quote)


def objection(claim: Claim, quote: Quote) -> str:
    """Why `quote` does not confirm `claim`, in a few words; empty when no check objects."""
    if quote.polarity is not (Polarity.DENIED if claim.denied else Polarity.ASSERTED) and not (
        claim.denied and quote.polarity is Polarity.ASSERTED
    ):
        return f"the statement is {quote.polarity.value}"
    if supposed(quote):
        return "the article only supposes it"
    sentence = closest_sentence(claim.text, quote.text)
    around = f"{quote.text} {surroundings(quote)}"
    if missing := numbers(claim.text) - numbers(around):
        return f"the number {Decimal(min(missing)):,} is not there"
    if numbers(claim.text) and numbers(quote.text) and not numbers(claim.text) & numbers(quote.text):
        return "the numbers differ"
    if negated(claim, sentence, turned=claim.denied != (quote.polarity is Polarity.DENIED)):
        return "one of the two is negated"
    if names_differ(claim.text, quote) or exchanged(claim.text, sentence, quote):
        return "other names"
    if opposite(claim.text, sentence):
        return "an opposite word"
    return ""


_BREAK = re.compile(r"[.!?;\n]")
_SUPPOSING = re.compile(r"\b(?:suppose|supposing|imagine|imagining|what if|as if|as though)\b", re.I)


def supposed(quote: Quote) -> bool:
    """Whether the words before a statement in its sentence make it a supposition ("Suppose she said ...")."""
    start = quote.content[0].start
    before = quote.article.text[max(0, start - AROUND) : start]
    return bool(_SUPPOSING.search(_BREAK.split(before)[-1]))


def closest_sentence(claim: str, text: str) -> str:
    """The sentence of `text` that shares most words with the claim."""
    wanted = {stem(word.fold) for word in words_of(claim)} - STOP
    parts = _REOPENED.split(text)
    sentences = [match.group() for part in parts for match in _SENTENCE.finditer(part)] or [text]
    return max(sentences, key=lambda s: sum(stem(word.fold) in wanted for word in words_of(s)))


def negated(claim: Claim, sentence: str, *, turned: bool) -> bool:
    """Whether claim and sentence differ by a negation: as a whole, and in a clause where two of their clauses can be compared.

    `turned`: exactly one of claim and statement is a denial as a whole, so the two are to differ.
    """
    if not (negations(claim.text, claim.text) + negations(sentence, claim.text) + turned) % 2:
        return False
    compared = False
    for clause in _clauses(claim.text):
        wanted = _telling(clause)
        nearest = max(_clauses(sentence), key=lambda c: len(_telling(c) & wanted))
        if len(wanted) < ENOUGH or len(_telling(nearest) & wanted) < max(ENOUGH, len(wanted) / 2):
            continue
        compared = True
        if (negations(clause, clause) + negations(nearest, clause) + turned) % 2:
            return True
    return not compared


ENOUGH = 2  # telling words that two clauses must share to be compared


def _clauses(text: str) -> list[str]:
    return [part for part in _CLAUSE.split(text) if part and part.strip()] or [text]


def _telling(text: str) -> set[str]:
    return {stem(word.fold) for word in words_of(text)} - STOP


def negations(sentence: str, claim: str) -> int:
    """Negators of a sentence, those far from every word it shares with the claim left out; "unfit" negates a claim's "fit"."""
    wanted = {stem(word.fold) for word in words_of(claim)} - STOP
    words = words_of(_MORE.sub(" ", sentence))
    near = [i for i, word in enumerate(words) if stem(word.fold) in wanted or _bare(word) in wanted]
    first, last = (near[0] - NEAR, near[-1] + NEAR) if near else (0, len(words))
    return sum(is_negative(word) or _bare(word) in wanted for i, word in enumerate(words) if first <= i <= last)


_MORE = re.compile(r"\b(?:not|n['’]t)\s(?:just|only|merely|simply|least)\b", re.I)
_PREFIX = re.compile(r"(?:un|im|ir|in|dis|non-?)(?=\w{3})")


def _bare(word: Word) -> str:
    return without_prefix(word.fold)


def without_prefix(word: str) -> str:
    """The stem of a word without its negative prefix ("unsafe" -> "safe"); empty when it has none."""
    prefix = _PREFIX.match(word)
    return stem(word[prefix.end() :]) if prefix else ""


NEAR = 5
"""Words before the first and after the last shared word in which a negator counts."""


def is_negative(word: Word) -> bool:
    """Whether a word negates what it stands with."""
    return word.fold in _NEGATORS or stem(word.fold) in _NEGATIVE_STEMS


def names_differ(claim: str, quote: Quote) -> bool:
    """Whether a short statement names others than the claim does."""
    asked, said = _names(claim), _names(quote.text, skip_first=True)
    words = words_of(quote.text)
    return bool(asked and said) and len(words) < SHORT and not asked & {stem(word.fold) for word in words}


SHORT = 12
"""A statement of fewer words is taken to name everything that it is about."""


def _names(text: str, *, skip_first: bool = False) -> set[str]:
    words = words_of(text)
    start = 1 if skip_first else 0
    return {stem(word.fold) for word in words[start:] if word.capital and word.fold not in STOP and word.fold != "i"}


def exchanged(claim: str, sentence: str, quote: Quote) -> bool:
    """Whether the sentence names somebody else in the place of all names of the claim, or the claim's names the other way round."""
    speaker = {word.fold for word in words_of(quote.speaker or "")}
    asked = [word.fold for word in words_of(claim) if _is_name(word) and word.fold not in speaker]
    words = words_of(sentence)
    said, named = [word.fold for word in words], {word.fold for word in words[1:] if _is_name(word)}
    if asked and not set(asked) & set(said) and named - speaker:
        return True
    places = [said.index(name) for name in asked if said.count(name) == 1 and asked.count(name) == 1]
    return places != sorted(places)


def _is_name(word: Word) -> bool:
    return word.capital and not word.text[0].isdigit() and word.fold not in STOP and word.fold != "i"


def opposite(claim: str, sentence: str) -> bool:
    """Whether the sentence holds an opposite of a word of the claim, and not the word itself."""
    ours = {stem(word.fold) for word in words_of(claim)}
    theirs = {stem(word.fold) for word in words_of(sentence)}
    return any(_OPPOSITE.get(word, frozenset()) & theirs and word not in theirs for word in ours - theirs)
