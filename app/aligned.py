"""Two wordings aligned word by word: the words as they are compared, and where the one differs from the other.

Two texts are the same words when they agree after this normalisation: every quotation mark, apostrophe and dash in any style is one, case
and white space do not count, and neither does punctuation between words or at the end. Words, figures, currency and percent signs do.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from app.finding import Difference
from app.numbers import figures, numbers, ranks
from app.words import STOP, fold
from archive.records import Span

_TOKEN = re.compile(r"\w+(?:['’‘ʼ.,]\w+)*|[%$€£¥]")
_MARKS = str.maketrans("’‘ʼ", "'''")
_NEGATIONS = frozenset("not no never nobody none nothing neither nor without cannot".split())


@dataclass(frozen=True, slots=True)
class Tokens:
    """Normalised words with the places they stand at; `joined` holds them between single spaces."""

    words: tuple[str, ...]
    places: tuple[Span, ...]
    starts: tuple[int, ...]
    joined: str

    def runs(self, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Every place of `wanted` as first and last index, end exclusive."""
        needle, at = f" {' '.join(wanted)} ", -1
        while (at := self.joined.find(needle, at + 1)) >= 0:
            first = bisect_right(self.starts, at + 1) - 1
            yield first, first + len(wanted)


def tokens(text: str) -> Tokens:
    """The normalised words of `text` with their places in it."""
    return tokens_of(text, (Span(0, len(text)),) if text else ())


@lru_cache(maxsize=512)
def tokens_of(text: str, spans: tuple[Span, ...]) -> Tokens:
    """The normalised words of the stretches of `text`, as if they stood in one row."""
    words, places = [], []
    for span in spans:
        for match in _TOKEN.finditer(text, span.start, span.end):
            words.append(unicodedata.normalize("NFC", match.group().translate(_MARKS)).casefold())
            places.append(Span(match.start(), match.end()))
    starts, at = [], 1
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return Tokens(tuple(words), tuple(places), tuple(starts), f" {' '.join(words)} " if words else "")


@dataclass(frozen=True, slots=True)
class Change:
    """A place where a quotation differs from its source; `inside` says that the source's words before and after it are quoted too.

    `span` are the quotation's words there; where it has none, what stands between its words before and after, if anything does.
    """

    difference: Difference
    inside: bool
    span: Span | None


def changes(quoted: Tokens, quotation: str, source: Tokens, text: str, first: int = 0, last: int | None = None) -> tuple[Change, ...]:
    """Words changed, added and left out against the words from `first` to before `last` of the source's `text`, in reading order.

    A number that differs is changed as a whole: "two million" for "two point one million" is no "point one" left out.
    """
    last = len(source.words) if last is None else last
    words, places = source.words[first:last], source.places[first:last]
    found = []
    for a, b, c, d in _apart(words, quoted.words, number_runs(text, places), number_runs(quotation, quoted.places)):
        theirs, ours = _cut(text, places[a:b]), _cut(quotation, quoted.places[c:d])
        found.append(Change(Difference(kind_of(ours, theirs), ours, theirs), 0 < a and b < len(words), _place(quoted.places, c, d)))
    return tuple(found)


def number_runs(text: str, places: Sequence[Span]) -> list[tuple[int, int]]:
    """The numbers among the words at `places` of `text`, each as its first word and the one behind its last."""
    if not places:
        return []
    start = places[0].start
    starts = [place.start - start for place in places]
    spans = [span for _, _, span in figures(text[start : places[-1].end])]
    return [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in spans]


def _apart(
    source: Sequence[str], quoted: Sequence[str], theirs: Sequence[tuple[int, int]], ours: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """Where two rows of words differ, first and last words of both, with the whole of every number of which a part does."""
    rows: list[tuple[int, int, int, int]] = []
    differs: list[bool] = []
    for tag, a, b, c, d in SequenceMatcher(None, source, quoted, autojunk=False).get_opcodes():
        equal = tag == "equal"
        rows += [(a + i, a + i + 1, c + i, c + i + 1) for i in range(b - a)] if equal else [(a, b, c, d)]
        differs += [not equal] * (b - a if equal else 1)
    for side, runs in ((1, theirs), (3, ours)):
        ends = [row[side] for row in rows]
        for first, after in runs:
            low, high = bisect_right(ends, first), bisect_left(ends, after) + 1
            differs[low:high] = [any(differs[low:high])] * len(differs[low:high])
    found = []
    for apart, group in groupby(zip(differs, rows, strict=True), key=lambda pair: pair[0]):
        if apart:
            together = [row for _, row in group]
            found.append((together[0][0], together[-1][1], together[0][2], together[-1][3]))
    return found


def _place(places: Sequence[Span], first: int, after: int) -> Span | None:
    """The stretch of the words from `first` to before `after`, or between the two words around where there are none."""
    if first < after:
        return Span(places[first].start, places[after - 1].end)
    around = places[max(0, first - 1) : first + 1]
    apart = len(around) > 1 and around[0].end < around[1].start
    return Span(around[0].end, around[1].start) if apart else None


def in_order_of_weight(found: Sequence[Change]) -> tuple[Difference, ...]:
    """The differences, those that change the meaning first."""
    return tuple(sorted((change.difference for change in found), key=lambda difference: _ORDER.index(difference.kind)))


_ORDER = ("number", "negation", "name", "word", "added", "left out")


def _cut(text: str, places: Sequence[Span]) -> str:
    return text[places[0].start : places[-1].end] if places else ""


def kind_of(ours: str, theirs: str) -> str:
    """What a difference between two stretches of words is: a number, a negation, a name, another word, something added or left out."""
    mine, other = tokens(ours).words if ours else (), tokens(theirs).words if theirs else ()
    if numbers(ours) != numbers(theirs) or _other_rank(ours, theirs):
        return "number"
    if _denies(mine) != _denies(other):
        return "negation"
    if _has_name(ours) or _has_name(theirs):
        return "name"
    return "word" if ours and theirs else "added" if ours else "left out"


def _other_rank(ours: str, theirs: str) -> bool:
    mine, other = ranks(ours), ranks(theirs)
    return bool(mine and other) and mine != other


def _denies(words: Sequence[str]) -> bool:
    return any(word in _NEGATIONS or word.endswith("n't") for word in words)


def _has_name(text: str) -> bool:
    """Whether a text has a word with a capital that is no name's alone: the first of a sentence may be "I", "The" or "Two"."""
    words = [match.group() for match in _TOKEN.finditer(text)]
    return any(word[0].isupper() and (word.isupper() and len(word) > 1 or not (fold(word) in STOP or numbers(word))) for word in words)
