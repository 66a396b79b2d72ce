"""What statements are about, in a word: the nouns that end their noun phrases."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from app.words import STOP, Word, words_of
from archive.records import Quote

WORD_LETTERS = 5
DETERMINERS = frozenset("the this that these those our their his her its no more any".split())
COMMON = frozenset(
    "going people think would could should really about there their every never always right thing things today years first other".split()
)
FEWEST = 2
"""Statements that make a topic."""


def nouns(quotes: Iterable[Quote], *, leave_out: str = "") -> dict[str, Counter[str]]:
    """Words that end a noun phrase ("the survey took", "a new channel."), folded, with the ways they are printed; each once a statement."""
    return _nouns(((quote.text, words_of(quote.text)) for quote in quotes), leave_out)


def topics(quotes: Iterable[Quote], *, leave_out: str = "") -> list[tuple[str, int]]:
    """The nouns of several statements, each with the number of those that hold it or a word that begins with it, most first."""
    texts = [(quote.text, words_of(quote.text)) for quote in quotes]
    found = {word for word, ways in _nouns(texts, leave_out).items() if ways.total() >= FEWEST}
    begun: dict[str, set[str]] = {}
    for _, words in texts:
        begun.update((word.fold, found.intersection(_beginnings(word.fold))) for word in words if word.fold not in begun)
    counted: Counter[str] = Counter()
    for _, words in texts:
        counted.update(set().union(*(begun[word.fold] for word in words)))
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def _nouns(texts: Iterable[tuple[str, Sequence[Word]]], leave_out: str) -> dict[str, Counter[str]]:
    names = {word.fold for word in words_of(leave_out)}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, words in texts:
        seen: set[str] = set()
        for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
            if before.fold not in DETERMINERS or word.fold in names or word.fold in seen or not _content(word):
                continue
            if after is None or after.fold in STOP or not text[word.end : after.start].isspace():
                article = "the " if before.fold == "the" else ""
                found[word.fold][article + word.text] += 1
                seen.add(word.fold)
    return found


def _beginnings(word: str) -> Iterator[str]:
    """What a word begins with, from as many letters as a topic has."""
    return (word[:end] for end in range(WORD_LETTERS, len(word) + 1))


def _content(word: Word) -> bool:
    return len(word.fold) >= WORD_LETTERS and word.fold.isalpha() and not word.possessive and word.fold not in STOP | COMMON
