"""Whether a claim and a statement name the same people and things, and in the same places."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, product

from app.dates import MONTHS
from app.exchange import ALONG, FEW, MOST_ASKED, MOST_SAID
from app.negation import telling
from app.scoring import surroundings
from app.words import STOP, Word, fold, stem, words_of
from archive.records import Quote


def names_differ(claim: str, quote: Quote) -> bool:
    """Whether a claim names somebody or something that the article never does, or a short statement names others than the claim does."""
    asked = _names(claim)
    article = f"{quote.article.title} {quote.article.text}".lower()
    if any(not _mentioned(name, article) for name in asked):
        return True
    words, said = words_of(quote.text), _names(quote.text, skip_first=True)
    if not (asked and said) or len(words) >= SHORT or _meant_by_pronoun(asked, quote.text, quote):
        return False
    return not any(_mentioned(name, quote.text.lower()) for name in asked)


SHORT = 12
"""A statement of fewer words is taken to name everything that it is about."""
ROOT = 5
"""Letters that a name and what is made of it have in common ("Democrats", "Democratic")."""
ALIKE_ROOT = 4
"""The same for two names in one place ("Mexico", "Mexican")."""
SAME_NAME = {
    one: tuple(other for other in names.split() if other != one)
    for names in ("gop republican republicans", "tv television", "us american americans america", "uk british britain", "eu european")
    for one in names.split()
}
"""Short names and others for one thing."""
_HERE = frozenset("american americans america us usa united states british britain uk english england".split())
"""Countries whose names and peoples have other letters: no name of theirs is missed."""


def _mentioned(name: str, text: str) -> bool:
    """Whether a text in lower case holds a name, or a word made of the same root, or what is short for it."""
    spelt = _folded(text)
    return name in _HERE or any(each[: max(ROOT, len(each) - 2)] in spelt for each in (name, stem(name), *SAME_NAME.get(name, ())))


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=2048)
def _names(text: str, *, skip_first: bool = False) -> frozenset[str]:
    """Names of a text as they are folded."""
    return frozenset(part for word in words_of(text)[skip_first:] if _is_name(word) for part in word.fold.split("-") if part)


def exchanged(claim: str, sentence: str, quote: Quote) -> bool:
    """Whether the sentence names somebody else in the place of all names of the claim, or turns its names round."""
    speaker = {word.fold for word in words_of(quote.speaker or "")}
    asked = [word.fold for word in words_of(claim) if _is_name(word) and word.fold not in speaker | _HERE]
    words = words_of(sentence)
    said, named = [word.fold for word in words], {word.fold for word in words[1:] if _is_name(word)}
    there = any(_mentioned(name, sentence.lower()) for name in asked)
    if asked and named - speaker and not there and not _meant_by_pronoun(asked, sentence, quote):
        return True
    ours = telling(claim)
    if len(ours & telling(sentence)) < ALIKE * len(ours):
        return False
    aside = _set_aside(words_of(claim)) | _set_aside(words)
    places = [said.index(name) for name in asked if said.count(name) == 1 and asked.count(name) == 1 and name not in aside]
    return places != sorted(places)


def _meant_by_pronoun(names: Iterable[str], words: str, quote: Quote) -> bool:
    """Whether words hold a "he" or "their" that may stand for a name from around the statement."""
    around = surroundings(quote).lower()
    return bool(_PRONOUN.search(words)) and any(_mentioned(name, around) for name in names)


_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|it|its|they|them|their)\b", re.I)
_WHEN_AND_WHERE = frozenset("on in at during before after since until near".split())


def _set_aside(words: Sequence[Word]) -> set[str]:
    """Names behind "on", "in" and the like ("on Harvest Day"): they may stand anywhere in a sentence."""
    found: set[str] = set()
    for before, word in pairwise(words):
        if _is_name(word) and (before.fold in _WHEN_AND_WHERE or before.fold in found):
            found.add(word.fold)
    return found


ALIKE = 0.75
"""Share of a claim's telling words in a sentence from which the order of the names in it tells who did what to whom."""


def _is_name(word: Word) -> bool:
    return word.capital and not word.text[0].isdigit() and word.fold not in STOP | _DAYS and word.fold != "i"


_DAYS = MONTHS.keys() | frozenset("monday tuesday wednesday thursday friday saturday sunday day".split())


def exchanged_name(claim: str, text: str, article: str) -> tuple[str, str] | None:
    """The name of a claim in whose place the statement has another, and that one, as written; two names that `article` joins are one's."""
    asked, spoken = words_of(claim)[:MOST_ASKED], words_of(text)[:MOST_SAID]
    ours, theirs = ([stem(word.fold) for word in words] for words in (asked, spoken))
    places = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    if sum(end - start for kind, start, end, _, _ in places if kind == "equal") < ALONG * len(ours):
        return None
    for kind, start, end, other, others_end in places:
        if kind != "replace" or max(end - start, others_end - other) > FEW:
            continue
        mine = [word for word in asked[start:end] if _is_name(word) and stem(word.fold) not in theirs]
        said = [word for word in spoken[max(1, other) : others_end] if _is_name(word) and stem(word.fold) not in ours]
        if mine and said and not any(_one_name(word.text, spoken, article) for word in mine) and not _alike_names(mine, said):
            return mine[0].text, said[0].text
    return None


def _one_name(word: str, spoken: Sequence[Word], article: str) -> bool:
    """Whether an article has a word beside a name of the statement, as a given name stands beside a surname."""
    beside = re.compile(rf"\b(\w{{1,40}})[\s.]{{1,4}}{re.escape(word)}\b|\b{re.escape(word)}[\s.]{{1,4}}(\w{{1,40}})")
    names = {each.text for each in spoken if each.capital}
    return any(names & set(found.groups()) for found in beside.finditer(article))


def _alike_names(mine: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether two names have one root ("Mexican", "Mexico") or stand for one thing."""
    return any(
        one.fold[:ALIKE_ROOT] == other.fold[:ALIKE_ROOT] or other.fold in SAME_NAME.get(one.fold, ()) for one, other in product(mine, said)
    )
