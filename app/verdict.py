"""Whether a statement says what a question claims: similarity finds candidates, negation, numbers, names and opposites decide.

Caution decides: a claim that a check doubts is not confirmed.
"""

import re
from dataclasses import dataclass

from app.dates import MONTHS
from app.scoring import surroundings
from app.words import STOP, Word, stem, words_of
from archive.records import Polarity, Quote

_NEGATORS = frozenset(
    """not no never nobody none nothing neither nor without cannot nowhere hardly refuse reject deny decline fail false unlikely wrong
    dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt aint mustnt""".split()
)
_NEGATIVE_STEMS = frozenset(stem(word) for word in _NEGATORS)
_SENTENCE = re.compile(r"[^.!?;]{1,1000}[.!?;]?")
_CLAUSE = re.compile(r"[,:()—–]|\b(?:because|since|but|although|though|while|whereas|even if|unless)\b", re.I)

_UNITS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
}
_TENS = {word: 10 * (number + 2) for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_ORDINALS = {"first", "second", "third", "one", "zero"}

_OPPOSITES = (
    ("increase rise raise grow up more higher gain expand boost", "decrease fall drop lower cut shrink less fewer lower lose reduce"),
    ("support back endorse favor favour", "oppose against reject attack"), ("win", "lose"), ("accept agree approve",
    "reject refuse disagree overrule"),
    ("true right correct", "false wrong incorrect"), ("legal lawful", "illegal unlawful"), ("safe harmless", "dangerous harmful unsafe"),
    ("open reopen", "close shut"), ("allow permit let", "ban forbid prohibit bar block"), ("ahead lead above", "behind trail below"),
    ("guilty", "innocent"), ("start begin", "stop end"), ("admit acknowledge concede", "deny"), ("keep retain", "drop scrap abandon"),
    ("hire", "fire"), ("possible likely", "impossible unlikely"), ("legitimate", "false"), ("love like", "hate dislike"), ("friend ally",
    "enemy foe"),
    ("stay remain", "leave quit"), ("buy", "sell"), ("strong", "weak"), ("good better best", "bad worse worst"), ("always", "never"),
    ("asleep sleep", "awake"),
    ("expect foresee", "surprise unexpected"), ("clear certain", "unclear conflict uncertain murky"), ("rate praise hail",
    "steer condemn denounce"),
    ("include", "exclude"), ("before", "after"), ("majority", "minority some few"), ("all everybody everyone", "some few"), ("enough",
    "lack"),
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


def objection(claim: Claim, quote: Quote) -> str:
    """Why `quote` does not confirm `claim`, in a few words; empty when no check objects."""
    if quote.polarity is not (Polarity.DENIED if claim.denied else Polarity.ASSERTED) and not (
        claim.denied and quote.polarity is Polarity.ASSERTED
    ):
        return f"the statement is {quote.polarity.value}"
    sentence = closest_sentence(claim.text, quote.text)
    around = f"{quote.text} {surroundings(quote)}"
    if missing := numbers(claim.text) - numbers(around):
        return f"the number {sorted(missing)[0]} is not there"
    if numbers(claim.text) and numbers(quote.text) and not numbers(claim.text) & numbers(quote.text):
        return "the numbers differ"
    if negated(claim, sentence, turned=claim.denied != (quote.polarity is Polarity.DENIED)):
        return "one of the two is negated"
    if names_differ(claim.text, quote):
        return "other names"
    if opposite(claim.text, sentence):
        return "an opposite word"
    return ""


def closest_sentence(claim: str, text: str) -> str:
    """The sentence of `text` that shares most words with the claim."""
    wanted = {stem(word.fold) for word in words_of(claim)} - STOP
    sentences = [match.group() for match in _SENTENCE.finditer(text)] or [text]
    return max(sentences, key=lambda s: sum(stem(word.fold) in wanted for word in words_of(s)))


def negated(claim: Claim, sentence: str, *, turned: bool) -> bool:
    """Whether a clause of the claim and the clause of the sentence that is closest to it differ by a negation.

    `turned`: exactly one of claim and statement is a denial as a whole, so the two are to differ.
    """
    compared = False
    for clause in _clauses(claim.text):
        wanted = _telling(clause)
        nearest = max(_clauses(sentence), key=lambda c: len(_telling(c) & wanted))
        if len(wanted) < ENOUGH or len(_telling(nearest) & wanted) < max(ENOUGH, len(wanted) / 2):
            continue
        compared = True
        if (negations(clause, clause) + negations(nearest, clause) + turned) % 2:
            return True
    return not compared and bool((negations(claim.text, claim.text) + negations(sentence, claim.text) + turned) % 2)


ENOUGH = 2  # telling words that two clauses must share to be compared


def _clauses(text: str) -> list[str]:
    return [part for part in _CLAUSE.split(text) if part and part.strip()] or [text]


def _telling(text: str) -> set[str]:
    return {stem(word.fold) for word in words_of(text)} - STOP


def negations(sentence: str, claim: str) -> int:
    """Negators of a sentence, those far from every word it shares with the claim left out."""
    wanted = {stem(word.fold) for word in words_of(claim)} - STOP
    words = words_of(sentence)
    near = [i for i, word in enumerate(words) if stem(word.fold) in wanted]
    first, last = (near[0] - NEAR, near[-1] + NEAR) if near else (0, len(words))
    return sum(_negative(word) for i, word in enumerate(words) if first <= i <= last)


NEAR = 5
"""Words before the first and after the last shared word in which a negator counts."""


def _negative(word: Word) -> bool:
    return word.fold in _NEGATORS or stem(word.fold) in _NEGATIVE_STEMS


_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=\d)[-–](?=[a-z])")


def numbers(text: str) -> set[str]:
    """The numbers of a text, figures and words alike, as figures ("eleven" and "11", "two-thirds" apart)."""
    found: set[str] = set()
    before = ""
    for word in words_of(_HYPHEN.sub(" ", text)):
        plain, last, before = word.text.replace(",", ""), before, word.fold
        if plain[:1].isdigit():
            # "Sept. 11" and "9/11" name a day or an event, "12-B" a thing: no quantities.
            if last in MONTHS or "/" in plain:
                continue
            digits = re.match(r"\d{1,30}(?:\.\d{1,30})?", plain)
            found |= {digits.group().lstrip("0") or "0"} if digits else set()
        elif word.fold in _ORDINALS:
            continue
        elif word.fold in _UNITS or word.fold in _TENS:
            found.add(str(_UNITS.get(word.fold, _TENS.get(word.fold))))
    return found


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


def opposite(claim: str, sentence: str) -> bool:
    """Whether the sentence holds an opposite of a word of the claim, and not the word itself."""
    ours = {stem(word.fold) for word in words_of(claim)}
    theirs = {stem(word.fold) for word in words_of(sentence)}
    return any(_OPPOSITE.get(word, frozenset()) & theirs and word not in theirs for word in ours - theirs)
