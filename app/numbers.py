"""The numbers of a text, in figures and words alike."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from app.words import Word, stem, words_of
from archive.records import Span

_UNITS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
}
_TENS = {word: 10 * (number + 2) for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_SMALL = {**_UNITS, **_TENS}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6, "bn": 10**9,
    "tn": 10**12, "k": 10**3,
}  # fmt: skip
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec""".split()
)
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=\d)[-–](?=[a-z])|(?<=\d)(?=(?:hundred|thousand|million|billion|trillion)\b)", re.I)
_SUM = re.compile(r"(?<=[$£€¥])(?P<amount>\d[\d.,]{0,30})(?P<scale>[mb])\b", re.I)
_FIGURE = re.compile(r"(?P<digits>\d{1,30}(?:\.\d{1,30})?)(?P<ending>[a-z]{0,4})")


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[str]:
    """The numbers of a text as figures: "eleven" and "11" are one, so are "2.4 million" and "2,400,000", "a hundred and one" and "101".

    "One" alone, ordinals, the days of dates ("Sept. 11") and what a figure is only part of ("9/11") are none.
    """
    return frozenset(_plain(value) for value, _, _ in _values(words_of(_spaced(text))))


def placed(text: str) -> tuple[list[Word], list[tuple[str, int, int]]]:
    """The words of a text, and its numbers with the places of the first word and of the word behind each."""
    words = words_of(_spaced(text))
    return words, [(_plain(value), start, after) for value, start, after in _values(words)]


def counted(text: str) -> frozenset[str]:
    """Stems of the numbers of a text and of what they count, the word right behind each."""
    words, found = placed(text)
    return frozenset(stem(word.fold) for _, start, after in found for word in words[start : after + 1])


def figures(text: str) -> list[tuple[str, str, Span]]:
    """The numbers of a text with what they count (the sign before or the word behind, "crown") and their places: "three million crowns"."""
    words = words_of(text)
    starts = [word.start - (text[max(0, word.start - 1) : word.start] in _SIGNS) for word in words]
    found: list[tuple[str, str, Span]] = []
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST), at, -1)
        end = next((end for end in ends if _whole(text, starts[at:end], [word.end for word in words[at:end]])), at)
        if end > at:
            signed, behind = starts[at] < words[at].start, words[end : end + 1]
            unit = text[starts[at]] if signed else stem(behind[0].fold) if behind else ""
            place = Span(starts[at], words[end - 1].end)
            found += [(value, unit, place) for value in numbers(place.cut(text))]
        at = max(end, at + 1)
    return found


def _whole(text: str, starts: list[int], ends: list[int]) -> bool:
    """Whether words with these starts and ends are one number, and no fewer of them are."""
    value = numbers(text[starts[0] : ends[-1]])
    fewer = (numbers(text[starts[0] : ends[-2]]), numbers(text[starts[1] : ends[-1]])) if len(starts) > 1 else ()
    return len(value) == 1 and value not in fewer


_SIGNS = tuple("$£€¥")
LONGEST = 6
"""Words of a number that is looked for in one piece."""


def _spaced(text: str) -> str:
    """The text with its figures apart from the words they are joined to: "1.3million", "£2.9m", "41-centimetre"."""
    return _HYPHEN.sub(" ", _SUM.sub(lambda found: f"{found['amount']} {found['scale'].lower()}n", text))


_LOWER = r"at least|no (?:less|fewer) than|not (?:less|fewer) than|more than|over|above|upwards? of|exceed(?:s|ed|ing)?|a minimum of"
_UPPER = r"at (?:the )?most|no more than|not more than|less than|fewer than|under|below|up to|as (?:many|much) as|a maximum of"
_BOUND = re.compile(rf"\b(?:(?P<lower>(?<!no )(?<!not )(?:{_LOWER}))|(?P<upper>{_UPPER}))\s+(?:about |around |some )?(?=\S)", re.I)
_BOUND_BEHIND = re.compile(
    r",? \b(?:(?P<lower>at (?:the )?(?:very )?least|or more)|(?P<upper>at (?:the )?(?:very )?most|or (?:less|fewer)))\b(?! \d)", re.I
)
"""A bound behind its number: "forty tonnes at most"."""
UNIT = 2
"""Words between a number and the bound behind it."""
BEHIND = 24
"""Characters behind "at least" in which the number stands that it bounds."""


def bounds_differ(one: str, other: str) -> bool:
    """Whether two texts bound one number from different sides: "at least two" and "less than two"."""
    ours, theirs = _bounds(one), _bounds(other)
    return any(ours[number] != theirs[number] for number in ours.keys() & theirs.keys())


def _bounds(text: str) -> dict[str, str]:
    """The numbers of a text that it only bounds, with the side."""
    found: dict[str, str] = {}
    for bound in _BOUND.finditer(text):
        behind = text[bound.end() : bound.end() + BEHIND]
        value = next(_values(words_of(_spaced(behind))[:3]), None)
        if value is not None and numbers(" ".join(behind.split()[:1])):
            found[_plain(value[0])] = str(bound.lastgroup)
    for bound in _BOUND_BEHIND.finditer(text):
        words, before = placed(text[max(0, bound.start() - 2 * BEHIND) : bound.start()])
        if before and before[-1][2] >= len(words) - UNIT:
            found.setdefault(before[-1][0], str(bound.lastgroup))
    return found


_RANKS = {
    word: str(number)
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
} | {"half": "half", "halves": "half", "quarter": "quarter", "quarters": "quarter"}  # fmt: skip
_NTH = re.compile(r"(?P<number>\d{1,4})(?:st|nd|rd|th)")


def ranks(text: str) -> frozenset[str]:
    """The ordinals and plain fractions of a text: "third" and "3rd" are one, "half" and "halves" are."""
    folds = [word.fold for word in words_of(_spaced(text))]
    return frozenset(
        {_RANKS[fold] for fold in folds if fold in _RANKS} | {nth["number"] for fold in folds if (nth := _NTH.fullmatch(fold))}
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _values(words: list[Word]) -> Iterator[tuple[Decimal, int, int]]:
    """The numbers among some words, each with the places of its first word and of the word behind it."""
    at = 0
    while at < len(words):
        word, start = words[at], at
        figure = _FIGURE.match(word.text.lower().replace(",", ""))
        if word.text[0].isdigit() and figure:
            at += 1
            if "/" in word.text or (at > 1 and words[at - 2].fold in _MONTHS):
                continue
            value = Decimal(figure["digits"]) * _SCALES.get(figure["ending"], 1)
            while at < len(words) and words[at].fold in _SCALES:
                value *= _SCALES[words[at].fold]
                at += 1
            yield value, start, at
            continue
        spoken, after = _spoken(words, at)
        if after == at:
            at += 1
            continue
        value, whole = Decimal(spoken), after
        if (digits := _point(words, after)) and spoken < 100:  # noqa: PLR2004 - "two point one million"
            value, after = Decimal(f"{spoken}.{digits}"), after + 1 + len(digits)
            while after < len(words) and words[after].fold in _SCALES:
                value *= _SCALES[words[after].fold]
                after += 1
        alone = after == whole == at + 1 and word.fold in {"one", "zero"}
        at = after
        if not alone:
            yield value, start, at


def _point(words: list[Word], at: int) -> str:
    """The digits that are spoken behind a "point" at `at`; empty when none are."""
    digits = ""
    if at < len(words) and words[at].fold == "point":
        for word in words[at + 1 :]:
            if _UNITS.get(word.fold, 10) >= 10:  # noqa: PLR2004 - one digit
                break
            digits += str(_UNITS[word.fold])
    return digits


def _spoken(words: list[Word], at: int) -> tuple[int, int]:
    """The value of the number words from `at` on, and where they end."""
    start, total, current = at, 0, 0
    if words[at].fold in {"a", "an"}:
        if at + 1 >= len(words) or words[at + 1].fold not in _SCALES:
            return 0, start
        current, at = 1, at + 1
    while at < len(words):
        fold = words[at].fold
        if fold in _SMALL and (current % 100 == 0 or (current % 100 in _TENS.values() and _SMALL[fold] < 10)):  # noqa: PLR2004
            current += _SMALL[fold]
        elif fold in _SCALES and current:
            current *= _SCALES[fold]
            total, current = (total + current, 0) if _SCALES[fold] > 100 else (total, current)  # noqa: PLR2004
        elif not (fold == "and" and (current >= 100 or total) and at + 1 < len(words) and words[at + 1].fold in _SMALL):  # noqa: PLR2004
            break
        at += 1
    return total + current, at
