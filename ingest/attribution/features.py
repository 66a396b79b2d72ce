"""What the trained tagger sees of a text: word pieces, and each word's letter case, place among marks, and what stands before it.

The encoder is uncased and its tokenizer drops white space, so three small features per word give back what it loses. Training and
extraction both come through `encode`, so that they cannot differ.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

LOWER, TITLE, CAPITALS, MIXED, DIGITS, SIGN = range(6)
OUTSIDE, OPENING, INSIDE, CLOSING, INSIDE_SINGLE = range(5)
JOINED, SPACED, LINE, PARAGRAPH = range(4)
CASES, MARKS, GAPS = 6, 5, 4

_OPENERS = {"“": "”", "„": "”", "«": "»", "»": "«", "‟": "”"}
_SINGLE_CLOSERS = "’'"
_WRAPPED_LINES = 5


@dataclass(frozen=True, slots=True)
class Words:
    """One text as the tagger sees it: `n` words of `m >= n` word pieces.

    `start`, `end` are the words' offsets (code points); `first` is each word's first piece; `gap` says what stands before the word;
    `paragraph` counts up from 0.
    """

    pieces: Ints  # (m,)
    word: Ints  # (m,) the word of each piece
    first: Ints  # (n,)
    start: Ints  # (n,)
    end: Ints  # (n,)
    case: Ints  # (n,)
    mark: Ints  # (n,)
    gap: Ints  # (n,)
    paragraph: Ints  # (n,)

    def __len__(self) -> int:
        return len(self.start)

    def stop(self, word: int) -> int:
        """The first piece that no longer belongs to the words before `word`."""
        return int(self.first[word]) if word < len(self.first) else len(self.pieces)


def encode(tokenizer: Tokenizer, text: str) -> Words:
    """The words of `text`; the tokenizer must neither pad nor truncate."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array([-1 if i is None else i for i in encoding.word_ids], dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    opens = np.flatnonzero(np.diff(ids, prepend=-2) != 0)
    last = np.append(opens[1:], len(ids)) - 1 if len(opens) else opens
    start, end = offsets[opens, 0], offsets[last, 1]
    gap = _gaps(text, start, end)
    mark = mark_states(text)
    return Words(
        pieces=np.array(encoding.ids, dtype=np.int64),
        word=np.repeat(np.arange(len(opens)), np.diff(np.append(opens, len(ids)))),
        first=opens,
        start=start,
        end=end,
        case=np.array([_case(text[a:b]) for a, b in zip(start, end, strict=True)], dtype=np.int64),
        mark=mark[start],
        gap=gap,
        paragraph=np.maximum(np.cumsum(gap >= LINE) - int(len(gap) > 0 and gap[0] >= LINE), 0),
    )


def _case(word: str) -> int:
    if not word[:1].isalpha():
        return DIGITS if word[:1].isdigit() else SIGN
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITALS if len(word) > 1 else TITLE
    return TITLE if word[0].isupper() and not any(c.isupper() for c in word[1:]) else MIXED if any(c.isupper() for c in word) else LOWER


def _gaps(text: str, start: Ints, end: Ints) -> Ints:
    """What stands before each word; a lone line break counts as white space where the text is hard-wrapped."""
    line = SPACED if hard_wrapped(text) else LINE
    gaps = np.full(len(start), JOINED, dtype=np.int64)
    before = 0
    for i, (a, b) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        if a > before:
            between = text[before:a]
            breaks = between.count("\n") or between.count("\r")
            gaps[i] = PARAGRAPH if breaks > 1 else line if breaks else SPACED
        before = b
    return gaps


def hard_wrapped(text: str) -> bool:
    """Whether single line breaks stand inside sentences, as in old plain text and e-mail."""
    lines = text.splitlines()
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    return len(pairs) >= _WRAPPED_LINES and sum(b.lstrip()[0].islower() for _, b in pairs) > 0.3 * len(pairs)


def mark_states(text: str) -> npt.NDArray[np.int64]:
    """For every code point its place among quotation marks; an unclosed mark ends with its paragraph."""
    states = np.zeros(len(text) + 1, dtype=np.int64)
    closer = single = ""
    for i, char in enumerate(text):
        if char == "\n":
            closer = single = ""
        elif closer and char in (closer, '"'):
            states[i], closer, single = CLOSING, "", ""
        elif not closer and char in _OPENERS:
            states[i], closer = OPENING, _OPENERS[char]
        elif not closer and char == '"':
            states[i], closer = OPENING, '"'
        elif single and char in _SINGLE_CLOSERS and not text[i + 1 : i + 2].isalnum():
            states[i], single = CLOSING, ""
        elif not single and (char == "‘" or (char == "'" and _opens(text, i))):
            states[i], single = OPENING, char
        else:
            states[i] = INSIDE if closer else INSIDE_SINGLE if single else OUTSIDE
    return states


def _opens(text: str, i: int) -> bool:
    """Whether the straight single mark at `i` can open a quotation: white space before it, a letter after it."""
    return (i == 0 or text[i - 1].isspace()) and text[i + 1 : i + 2].isalnum()
