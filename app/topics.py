"""What statements are about, in a word: the nouns that end their noun phrases."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

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
    names = {word.fold for word in words_of(leave_out)}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for quote in quotes:
        words = words_of(quote.text)
        seen: set[str] = set()
        for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
            ends = after is None or after.fold in STOP or not quote.text[word.end : after.start].isspace()
            if ends and before.fold in DETERMINERS and _content(word) and word.fold not in names | seen:
                article = "the " if before.fold == "the" else ""
                found[word.fold][article + word.text] += 1
                seen.add(word.fold)
    return found


def topics(quotes: Iterable[Quote], *, leave_out: str = "") -> list[tuple[str, int]]:
    """The nouns of several statements, each with the number of those that hold it or a word that begins with it, most first."""
    quotes = list(quotes)
    found = {word for word, ways in nouns(quotes, leave_out=leave_out).items() if ways.total() >= FEWEST}
    counted: Counter[str] = Counter()
    for quote in quotes:
        counted.update(found & {begun for word in words_of(quote.text) for begun in _beginnings(word.fold)})
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def _beginnings(word: str) -> Iterator[str]:
    """What a word begins with, from as many letters as a topic has."""
    return (word[:end] for end in range(WORD_LETTERS, len(word) + 1))


def _content(word: Word) -> bool:
    return len(word.fold) >= WORD_LETTERS and word.fold.isalpha() and not word.possessive and word.fold not in STOP | COMMON
