"""Paragraphs and sentences as offsets, and the words of a sentence with each quotation as one token."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from archive.records import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"[.!?…]")
_AFTER_END = "\"'”’»›)]“"
_WRAP = range(45, 101)
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm rev hon st jr sr messrs mme mlle fr sec supt insp det cpl pvt maj "
    "brig pres vs etc inc ltd co corp bros dept est no nos vol fig approx jan feb mar apr jun jul aug sept sep oct nov dec mon tue "
    "tues wed thu thurs fri sat sun a.m p.m e.g i.e u.s u.k u.n e.u ph.d d.c n.y calif conn ariz mass mich minn penn wash wis tenn "
    "va ala ark colo fla ga ill ind kan ky la md miss mo neb nev okla ore tex vt".split()
)
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm rev hon st messrs mme mlle supt insp det cpl maj brig vs".split()
)
"""Titles stand before a name: a full stop after them never ends a sentence."""


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, or None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs: lines, or blocks between blank lines where the text is wrapped at a fixed width."""
    lines = [span for m in _LINE.finditer(text) if (span := trim(text, m.start(), m.end()))]
    found: list[Span] = []
    block: list[Span] = []
    for line in lines:
        if block and text.count("\n", block[-1].end, line.start) != 1:
            found += _unwrap(text, block)
            block = []
        block.append(line)
    return tuple(found + _unwrap(text, block))


def _unwrap(text: str, block: Sequence[Span]) -> list[Span]:
    """One paragraph for lines broken at a fixed width, else each line its own."""
    if len(block) > 1 and all(len(line) in _WRAP for line in block[:-1]):
        broken = [text[line.end - 1] not in '.!?…:”"' for line in block[:-1]]
        if sum(broken) * 2 >= len(broken):
            return [Span(block[0].start, block[-1].end)]
    return list(block)


def first_sentence_end(text: str, start: int, limit: int) -> int:
    """The end of the first sentence of `text[start:limit]`, quotation marks and brackets that close after it included."""
    for match in _END.finditer(text, start, limit):
        at = match.end()
        if match.group() == "." and _abbreviated(text, start, match.start()):
            continue
        while at < limit and text[at] in ".!?…" + _AFTER_END:
            at += 1
        if at >= limit or text[at].isspace():
            return at
    return limit


def _abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    first = stop
    while first > max(start, stop - 12) and (text[first - 1].isalnum() or text[first - 1] == "."):
        first -= 1
    word = text[first:stop]
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


class Token(NamedTuple):
    """A word, number, punctuation sign, or a whole quotation part (`quoted` >= 0 is its index among the paragraph's parts)."""

    start: int
    end: int
    text: str
    lower: str
    quoted: int = -1


STRETCHES = 2_048
"""Stretches of text whose tokens are kept: several layers read each of them, one after the other."""
_MARKED = r"(?:(?:[\u0300-\u036f]|(?<=[ÂÃ\u0302\u0303])[\x83\xa1-\xbf])+[^\W_]*)*"
"""How a word goes on behind a letter whose accent is a sign of its own, or of whose bytes two letters were made ("PeÃ±a")."""
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,8}"  # U.S., e.g., p.m.
    r"|[$£€]?\d[\d,.]*\d|\d"
    r"|(?<= )['’]t(?= [A-Z])"  # Ana in 't Veld
    rf"|[^\W_]+{_MARKED}(?:(?:[-‐‑’'&@/\xad]|\.(?=[a-z0-9]))[^\W_]+{_MARKED})*"  # hyphens, apostrophes, AT&T, and/or, site.example
    r"|--|\.\.\.|[^\w\s]"
)


_SOFT = re.compile("(?<![ÂÃ])\xad")
"""Where a word may be broken at a line's end; behind such letters it is half of a misread one."""


def tokens(text: str, paragraph: Span, quoted: Sequence[Span]) -> list[Token]:
    """The tokens of a paragraph; each span of `quoted` (ordered, with its marks) is one token."""
    found: list[Token] = []
    at = paragraph.start
    for index, span in enumerate(quoted):
        found += _plain(text, at, span.start)
        found.append(Token(span.start, span.end, text[span.start : span.end], "", index))
        at = span.end
    return [*found, *_plain(text, at, paragraph.end)]


@lru_cache(maxsize=STRETCHES)
def _plain(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of an unquoted stretch; the full stop of an abbreviation or initial stays with its word."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = _SOFT.sub("", match.group())
        if not word:
            continue
        if word == "." and found and found[-1].end == match.start() and (_takes_stop(found[-1]) or _opens_name(found)):
            last = found.pop()
            found.append(Token(last.start, match.end(), last.text + ".", last.lower + "."))
            continue
        lower = word.lower() if word.isascii() else normalize("NFC", word.lower()).replace("’", "'")
        found.append(Token(match.start(), match.end(), word, lower))
    return tuple(found)


def _takes_stop(token: Token) -> bool:
    return token.lower in ABBREVIATIONS or (len(token.text) == 1 and token.text.isupper() and token.text != "I")


def _opens_name(found: Sequence[Token]) -> bool:
    """Whether an "I" with a full stop begins its sentence, and so a name ("I. Ned Silva")."""
    return found[-1].text == "I" and (len(found) == 1 or found[-2].text in _STOPS)


_STOPS = frozenset({".", "!", "?", "…", "..."})
_TAG_REACH = 9


def split(row: Sequence[Token], reporting: frozenset[str]) -> list[list[Token]]:
    """The sentences of a paragraph's tokens: closing marks and brackets belong to the sentence they close.

    A quotation that ends with a full stop, question or exclamation mark ends its sentence too, unless a tag with one of the
    `reporting` verbs follows ("Will you go?" Ana asked).
    """
    found: list[list[Token]] = []
    current: list[Token] = []
    for index, token in enumerate(row):
        current.append(token)
        following = row[index + 1] if index + 1 < len(row) else None
        if following is None or not _ends(row, index, following):
            continue
        if token.quoted >= 0 and _tagged(row, index + 1, reporting):
            continue
        found.append(current)
        current = []
    return [*found, current] if current else found


def _ends(row: Sequence[Token], index: int, following: Token) -> bool:
    token = row[index]
    starts = (
        following.quoted >= 0
        or following.text[0].isupper()
        or following.text[0].isdigit()
        or following.text in {"(", "[", "—", "–", "$", "¿", "¡"}
    )
    if token.quoted >= 0:
        return starts and token.text.rstrip("\"'”’»“‘› \u00a0\u202f")[-1:] in ".!?…"
    if token.text in _STOPS:
        return starts
    if token.text in {")", "]"}:
        return index > 0 and row[index - 1].text in _STOPS and starts
    if token.lower.endswith(".") and len(token.lower) > 1 and token.lower[:-1] not in _NEVER_LAST and not _initial(token):
        return starts and following.quoted < 0 and following.lower in _OPENERS
    return False


def _initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[0].isupper()  # noqa: PLR2004


_OPENERS = frozenset(
    "the a an he she they it we i in on at but and this that these those when while after his her their its mr. mrs. ms. there if".split()
)
"""Words that begin a new sentence after an abbreviation ("... in the U.S. The talks ...")."""


def _tagged(row: Sequence[Token], start: int, reporting: frozenset[str]) -> bool:
    """Whether "Ana Silva asked." or "the minister told reporters" follows a quotation: a short subject, a verb, and no clause after it."""
    for at in range(start, min(len(row), start + _TAG_REACH)):
        token = row[at]
        if token.quoted >= 0 or token.text in {",", ";", ":", ".", "—"}:
            return False
        if token.lower in reporting and at > start:
            after = row[at + 1] if at + 1 < len(row) else None
            if after is None or after.text in {".", ",", ":"} or after.lower in _TAG_TAILS:
                return True
            return token.lower in {"told", "asked"} and (after.text[0].isupper() or after.lower in _TAG_TAILS)
    return False


_TAG_TAILS = frozenset("in on at during after as when while of from to reporters him her them me us with by before last the".split())
