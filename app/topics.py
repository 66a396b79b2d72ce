"""What statements are about, in a word: the nouns that end their noun phrases."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from app.words import STOP, WORD, fold_word, is_possessive, words_of

WORD_LETTERS = 5
DETERMINERS = frozenset("the this that these those our their his her its no more any".split())
COMMON = STOP | frozenset(
    "going people think would could should really about there their every never always right thing things today years first other".split()
)
FEWEST = 2
"""Statements that make a topic."""


class Worded(Protocol):
    """A statement, as far as its words are concerned."""

    @property
    def text(self) -> str: ...


def nouns(quotes: Iterable[Worded], *, leave_out: str = "") -> dict[str, Counter[str]]:
    """Words that end a noun phrase ("the survey took", "a new channel."), folded, with the ways they are printed; each once a statement."""
    return _nouns((_PARTS.split(quote.text) for quote in quotes), leave_out, _Folds())


def topics(quotes: Iterable[Worded], *, leave_out: str = "") -> list[tuple[str, int]]:
    """The nouns of several statements, each with the number of those that hold it or a word that begins with it, most first."""
    parts = [_PARTS.split(quote.text) for quote in quotes]
    folds = _Folds()
    found = {word for word, ways in _nouns(parts, leave_out, folds).items() if ways.total() >= FEWEST}
    begun = {printed: topics for printed, word in folds.items() if (topics := found.intersection(_beginnings(word)))}
    counted: Counter[str] = Counter()
    for printed, number in Counter(frozenset(begun.keys() & each[1::2]) for each in parts).items():
        for topic in set().union(*map(begun.__getitem__, printed)):
            counted[topic] += number
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


_PARTS = re.compile(f"({WORD.pattern})")
"""Splits a text into words, at the odd places, and what stands between them."""


class _Folds(dict[str, str]):
    """Words as they are printed with their forms for comparisons, each made once."""

    def __missing__(self, printed: str) -> str:
        self[printed] = word = fold_word(printed)
        return word


def _nouns(texts: Iterable[Sequence[str]], leave_out: str, folds: _Folds) -> dict[str, Counter[str]]:
    names = {word.fold for word in words_of(leave_out)}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for parts in texts:
        words = list(map(folds.__getitem__, parts[1::2]))
        seen: set[str] = set()
        for n, (before, word) in enumerate(pairwise(words), start=1):
            if before not in DETERMINERS or word in seen or word in names or not _content(word):
                continue
            printed, behind = parts[2 * n + 1], parts[2 * n + 2]
            if not is_possessive(printed, behind) and (n + 1 == len(words) or words[n + 1] in STOP or not behind.isspace()):
                found[word][f"the {printed}" if before == "the" else printed] += 1
                seen.add(word)
    return found


def _beginnings(word: str) -> Iterator[str]:
    """What a word begins with, from as many letters as a topic has."""
    return (word[:end] for end in range(WORD_LETTERS, len(word) + 1))


def _content(word: str) -> bool:
    return len(word) >= WORD_LETTERS and word.isalpha() and word not in COMMON
