"""Where quotation marks open and close: a deterministic layer that no model overrules.

One pass over the marks of each paragraph, linear in their number. Only outermost quotations are returned; marks of another family
inside them are theirs. What cannot be a pair (inch signs, apostrophes, a stray mark) is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.records import Span
from ingest.attribution.sentences import first_sentence_end, trim


class MarkKind(StrEnum):
    """The family of marks around a quotation."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMETS = "guillemets"
    LOW_HIGH = "low-high"
    DASH = "dash"


@dataclass(frozen=True, slots=True)
class Part:
    """A quotation's stretch in one paragraph: `outer` with its marks, `inner` without them and without white space at the ends."""

    outer: Span
    inner: Span
    closed: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation; it has several parts when its marks are reopened at each paragraph, or when a dash interrupts its speech."""

    kind: MarkKind
    parts: tuple[Part, ...]

    @property
    def outer(self) -> Span:
        """From the first to the last character, marks included."""
        return Span(self.parts[0].outer.start, self.parts[-1].outer.end)


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not been met yet."""

    kind: MarkKind
    start: int
    width: int
    closers: str
    depth: int = 0


_MARK = re.compile(r"''|``|‘‘|’’|[“”„‟\"«»‹›‘’‚‛'`]")
_DASH = re.compile(r"[—―–]")
_DOUBLE_OPEN = frozenset({"“", "‟", "``", "‘‘"})
_DOUBLE_CLOSE = frozenset({"”", "’’"})
_STRAIGHT = frozenset({'"', "''"})
_DOUBLES = _DOUBLE_OPEN | _DOUBLE_CLOSE | _STRAIGHT | {"„"}
_SINGLES = frozenset({"‘", "’", "‚", "‛", "'", "`"})
_GUILLEMETS = frozenset({"«", "»", "‹", "›"})
_EVERY = "“”„‟\"«»‹›‘’‚‛'`"
_BEFORE_OPEN = frozenset(_EVERY + "([{—–―-/¿¡*_>|…")
_AFTER_CLOSE = frozenset(_EVERY + ")]}—–―-/.,;:!?…*_<|&")
_STRONG = frozenset(".,!?…;:—–-)]%")
_ELISIONS = ("em", "tis", "twas", "til", "till", "cause", "n", "round", "bout", "cos", "tude", "burbs")
_CLIPPED = re.compile(r"(?:\b(?:o|th|an|ol)|[a-z]{2}in)\Z", re.IGNORECASE)
_TAGS = ("said", "says", "asked", "replied", "answered", "cried", "added", "shouted", "whispered", "explained", "repeated", "murmured")
_TAG = re.compile(rf"[,?!…]\s(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\s){{0,4}}(?:{'|'.join(_TAGS)})\b")
"""Where speech stops without a mark: ", said ..." or ", Ana Silva said"."""
_SPEAKERS = re.compile(r"\b(?:I|we|my|our|me|us|you|your)\b", re.IGNORECASE)
_DIALOGUE_TAG_WORDS = 12

_TURN = re.compile(r"[\"“”„«»'‘]\s?[A-Z][A-Z.'’ -]{2,40}:\s")
"""A mark and a label in capitals: in a transcript somebody else goes on."""


def find_marks(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of `text` in reading order, given its paragraphs."""
    found: list[Quotation] = []
    pending: Quotation | None = None
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        quotations, runs_on = _in_paragraph(text, paragraph, following, reopened=pending)
        if pending and quotations and not _TURN.match(text, paragraph.start):
            first = quotations[0]
            joined = Quotation(pending.kind, pending.parts + first.parts)
            quotations = [joined, *quotations[1:]]
        elif pending:
            found.append(pending)
        pending = quotations.pop() if runs_on and quotations else None
        found += quotations
    return tuple([*found, pending] if pending else found)


def _in_paragraph(text: str, paragraph: Span, following: Span | None, *, reopened: Quotation | None) -> tuple[list[Quotation], bool]:
    """One paragraph's quotations, and whether the last of them runs on into the next paragraph."""
    speech = _dash_speech(text, paragraph) if reopened is None else None
    if speech:
        return [speech], False
    scan = _Scan(text, paragraph, reopened.kind if reopened else None)
    quotations = [*scan.run()]
    if scan.open is None:
        return quotations, False
    runs_on = following is not None and _reopens(text, following, scan.open.kind)
    last = scan.unclosed(runs_on=runs_on)
    return ([*quotations, last], runs_on) if last else (quotations, False)


def _reopens(text: str, paragraph: Span, kind: MarkKind) -> bool:
    """Whether a paragraph begins with a mark that continues an unclosed quotation of `kind`."""
    match = _MARK.match(text, paragraph.start)
    if not match or match.end() >= paragraph.end or text[match.end()] in ".,;":
        return False
    mark = match.group()
    if kind is MarkKind.GUILLEMETS:
        return mark in _GUILLEMETS
    if kind is MarkKind.SINGLE:
        return mark in {"‘", "'", "`"}
    if kind is MarkKind.LOW_HIGH:
        return mark in {"„", "‚", "“"}
    return mark in _DOUBLE_OPEN or mark in _STRAIGHT


class _Scan:
    """The marks of one paragraph, read once from left to right."""

    def __init__(self, text: str, paragraph: Span, reopened: MarkKind | None) -> None:
        self.text, self.paragraph, self.reopened = text, paragraph, reopened
        self.open: _Open | None = None
        self.inner_double = False
        self.marks = [(m.start(), m.group()) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
        self.shapes = [self._shape(at, mark) for at, mark in self.marks]
        self._look_ahead()

    def run(self) -> Iterator[Quotation]:
        """Closed quotations, in order; what stays open is left in `self.open`."""
        for index, (at, mark) in enumerate(self.marks):
            if self.open is None:
                self._try_open(index, at, mark)
            elif quotation := self._inside(index, at, mark):
                yield quotation

    def unclosed(self, *, runs_on: bool) -> Quotation | None:
        """The quotation that this paragraph leaves open: to its end when the next reopens it, else to its tag or sentence's end."""
        opened = self.open
        if opened is None or (opened.kind is MarkKind.SINGLE and not runs_on and not self._looks_opened(opened)):
            return None
        start = opened.start + opened.width
        end = self.paragraph.end if runs_on else first_sentence_end(self.text, start, self.paragraph.end)
        tag = None if runs_on else _TAG.search(self.text, start, end)
        return self._quotation(opened, tag.start() + 1 if tag else end, 0, closed=False)

    def _looks_opened(self, opened: _Open) -> bool:
        after = self.text[opened.start + 1 : opened.start + 2]
        return self.text[opened.start] == "‘" and after.isupper() and opened.start == self.paragraph.start

    def _shape(self, at: int, mark: str) -> tuple[bool, bool]:
        """Whether a mark's neighbours let it open, and let it close."""
        end = at + len(mark)
        before = self.text[at - 1] if at > self.paragraph.start else " "
        after = self.text[end] if end < self.paragraph.end else " "
        opens = not after.isspace() and after not in ",.;:!?)]}" and (before.isspace() or before in _BEFORE_OPEN)
        closes = not before.isspace() and before not in "([{¿¡" and (after.isspace() or after in _AFTER_CLOSE)
        return opens, closes

    def _look_ahead(self) -> None:
        """For each mark: how many more closers than openers follow, double and single, and whether a surer single closer comes next."""
        size = len(self.marks)
        self.balance = [0] * (size + 1)
        self.double_close = [False] * (size + 1)
        self.sure_single = [False] * (size + 1)
        self.sure_double = [False] * (size + 1)
        self.singles = [0] * (size + 1)
        for index in range(size - 1, -1, -1):
            at, mark = self.marks[index]
            self.balance[index], self.double_close[index] = self.balance[index + 1], self.double_close[index + 1]
            self.sure_single[index], self.sure_double[index] = self.sure_single[index + 1], self.sure_double[index + 1]
            self.singles[index] = self.singles[index + 1]
            opens, closes = self.shapes[index]
            if mark in _DOUBLES:
                closer = mark in _DOUBLE_CLOSE or (mark in _STRAIGHT and closes and not opens)
                self.balance[index] += 1 if closer else -1
                self.double_close[index] = self.double_close[index] or closer
                self.sure_double[index] = closer and (self.sure_double[index] or not self._inch(at))
            elif mark in _SINGLES:
                strength = self._single_closer(at, mark, closes=closes)
                opener = mark in {"‘", "‚"} or (opens and not closes and self._single_opens(at, mark))
                self.sure_single[index] = not opener and (strength == "sure" or self.sure_single[index])
                self.singles[index] += (strength == "sure") - (mark == "‘")

    def _inch(self, at: int) -> bool:
        """A double mark right after a digit may be an inch sign."""
        return at > self.paragraph.start and self.text[at - 1].isdigit()

    def _single_opens(self, at: int, mark: str) -> bool:
        """Whether a single mark that stands like an opener is one, and not the apostrophe of 'em, '90s, 'tis."""
        tail = self.text[at + len(mark) : at + len(mark) + 8]
        if tail[:1].isdigit() and (tail[2:3] in {"s", "’", "'"} or not tail[2:3].isdigit() and tail[1:2].isdigit()):
            return mark == "‘" and not (tail[2:3] == "s")
        word = re.match(r"[A-Za-z]*", tail)
        return not (word and word.group().lower() in _ELISIONS)

    def _single_closer(self, at: int, mark: str, *, closes: bool) -> str:
        """How surely a single mark closes: "sure", "maybe" (the boys' or an ending of a quotation), or "no"."""
        if not closes or mark in {"‘", "‚", "`"}:
            return "no"
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if before in _STRONG:
            return "sure"
        if after and after in '.,;:!?)…—–"”' or at + 1 >= self.paragraph.end:
            return "sure" if before.isalnum() or before in _EVERY else "no"
        if before in "sSzxX" or before.isdigit() or _CLIPPED.search(self.text, max(self.paragraph.start, at - 8), at):
            return "maybe"
        return "sure" if before.isalnum() or before in _EVERY else "no"

    def _try_open(self, index: int, at: int, mark: str) -> None:
        opens, closes = self.shapes[index]
        first = at == self.paragraph.start
        if mark in {"„", "‚"}:
            self.open = _Open(MarkKind.LOW_HIGH, at, 1, '“”"‟' if mark == "„" else "‘’'")
        elif mark in {"«", "‹"} or (mark in {"»", "›"} and (opens and not closes or first and self.reopened is MarkKind.GUILLEMETS)):
            turned = mark in {"»", "›"} and not (first and self.reopened is MarkKind.GUILLEMETS)
            self.open = _Open(MarkKind.GUILLEMETS, at, 1, "«‹" if turned else "»›")
        elif (
            mark in _DOUBLE_OPEN or (mark in _STRAIGHT and opens and not self._inch(at)) or (mark in _DOUBLE_CLOSE and opens and not closes)
        ):
            self.open = _Open(MarkKind.DOUBLE, at, len(mark), "")
        elif mark in {"‘", "'", "`", "‛"} and opens and self._single_opens(at, mark):
            if self.sure_single[index + 1] or self._maybe_closes(index) or mark == "‘" or self.reopened or first:
                self.open, self.inner_double = _Open(MarkKind.SINGLE, at, 1, ""), False

    def _maybe_closes(self, index: int) -> bool:
        """Whether the next single mark could close a quotation opened at `index`."""
        for other in range(index + 1, min(index + 4, len(self.marks))):
            at, mark = self.marks[other]
            if mark in _SINGLES and self._single_closer(at, mark, closes=self.shapes[other][1]) != "no":
                return True
        return False

    def _inside(self, index: int, at: int, mark: str) -> Quotation | None:
        opened = self.open
        if opened is None:
            return None
        if opened.kind is MarkKind.LOW_HIGH or opened.kind is MarkKind.GUILLEMETS:
            return self._typed(opened, index, at, mark)
        if opened.kind is MarkKind.DOUBLE:
            return self._double(opened, index, at, mark) if mark in _DOUBLES else None
        return self._single(opened, index, at, mark)

    def _typed(self, opened: _Open, index: int, at: int, mark: str) -> Quotation | None:
        """Inside marks that have their own closing signs."""
        if mark in opened.closers:
            if opened.closers == "‘’'" and not self.shapes[index][1]:
                return None
            if opened.depth:
                opened.depth -= 1
                return None
            return self._close(opened, at, len(mark))
        if mark == self.text[opened.start] and at > opened.start:
            opened.depth += 1
        return None

    def _double(self, opened: _Open, index: int, at: int, mark: str) -> Quotation | None:
        opens, closes = self.shapes[index]
        opener = mark in _DOUBLE_OPEN or mark == "„" or mark in _STRAIGHT and opens
        if opener and not (closes and not opens):
            if mark in _STRAIGHT and closes and self.balance[index + 1] < 1:
                return self._pop(opened, at, mark)
            if self.balance[index + 1] >= opened.depth + 2:
                opened.depth += 1
                return None
            return self._restart(opened, index, at, mark)
        if mark in _STRAIGHT and self._inch(at) and self._is_inch(index, at):
            return None
        return self._pop(opened, at, mark)

    def _pop(self, opened: _Open, at: int, mark: str) -> Quotation | None:
        if opened.depth:
            opened.depth -= 1
            return None
        return self._close(opened, at, len(mark))

    def _is_inch(self, index: int, at: int) -> bool:
        """6'2", or a digit's mark with a surer closing mark still to come."""
        foot = self.text[max(self.paragraph.start, at - 4) : at]
        return "'" in foot or "’" in foot or self.sure_double[index + 1]

    def _restart(self, opened: _Open, index: int, at: int, mark: str) -> Quotation | None:
        """A new opener before the old quotation was closed: the old one ends with its sentence, before the new one."""
        quotation = self._quotation(opened, first_sentence_end(self.text, opened.start + opened.width, at), 0, closed=False)
        self.open = None
        self._try_open(index, at, mark)
        return quotation

    def _single(self, opened: _Open, index: int, at: int, mark: str) -> Quotation | None:
        if mark in _DOUBLES:
            opens, closes = self.shapes[index]
            opener = mark in _DOUBLE_OPEN or mark in _STRAIGHT and opens and not closes
            self.inner_double = opener and self.double_close[index + 1]
            return None
        if mark not in _SINGLES or self.inner_double:
            return None
        if mark == "‘" and self.singles[index + 1] >= opened.depth + 2:
            opened.depth += 1
            return None
        strength = self._single_closer(at, mark, closes=self.shapes[index][1])
        if strength == "sure" or (strength == "maybe" and not self.sure_single[index + 1]):
            return self._pop(opened, at, mark)
        return None

    def _close(self, opened: _Open, at: int, width: int) -> Quotation | None:
        self.open = None
        return self._quotation(opened, at, width, closed=True)

    def _quotation(self, opened: _Open, end: int, width: int, *, closed: bool) -> Quotation | None:
        inner = trim(self.text, opened.start + opened.width, end)
        if inner is None:
            return None
        outer = Span(opened.start, end + width if closed else inner.end)
        return Quotation(opened.kind, (Part(outer, inner, closed),))


def _dash_speech(text: str, paragraph: Span) -> Quotation | None:
    """Speech after a dash at the start of a line, without what a second dash or ", said" sets apart as narration."""
    start, end = paragraph.start, paragraph.end
    if not _DASH.match(text, start):
        return None
    body = trim(text, start + 1, end)
    if body is None or not (text[body.start].isupper() or text[body.start] in "¿¡…") or text[body.end - 1] not in ".!?…,-—–":
        return None
    parts: list[Part] = []
    for position, piece in enumerate(_dash_pieces(text, body)):
        for spoken in _spoken(text, piece) if position % 2 == 0 else ():
            parts.append(Part(spoken if parts else Span(start, spoken.end), spoken, closed=True))
    return Quotation(MarkKind.DASH, tuple(parts)) if parts else None


def _spoken(text: str, piece: Span) -> list[Span]:
    """A stretch of speech without a full stop left over from the narration before it, up to a tag (", said ...").

    What follows the tag's sentence is speech again where it speaks of "I", "we" or "you"; otherwise nobody can tell it from narration.
    """
    tag = _TAG.search(text, piece.start, piece.end)
    start = piece.start
    while start < piece.end and text[start] in ".,; ":
        start += 1
    said = trim(text, start, tag.start() + 1 if tag else piece.end)
    more = trim(text, first_sentence_end(text, tag.end(), piece.end), piece.end) if tag else None
    return [span for span in (said, more) if span and (span is said or _SPEAKERS.search(span.cut(text)))]


def _dash_pieces(text: str, body: Span) -> list[Span]:
    """Speech, narration, speech ... when the second piece reads like narration: short and in lower case; else all is speech."""
    cuts = [m.start() for m in _DASH.finditer(text, body.start, body.end)]
    edges = [body.start, *(cut + 1 for cut in cuts)]
    pieces = [trim(text, a, b) for a, b in zip(edges, [*cuts, body.end], strict=True)]
    kept = [piece for piece in pieces if piece]
    if len(kept) == 1:
        return kept
    second = kept[1].cut(text)
    narration = second[:1].islower() and len(second.split()) <= _DIALOGUE_TAG_WORDS
    return kept if narration else [body]
