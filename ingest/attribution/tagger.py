"""The trained attributor: every statement of many texts at once, from weights that are shipped with the package.

The marks stay above the model: a content that cuts a marked quotation is widened to its marks, and `with_rules` keeps the marked
quotations that the rules give to somebody and the model lost.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path

from archive.records import Span, Spans
from ingest.attribution.crf import WordSpan
from ingest.attribution.decode import Linked, decode
from ingest.attribution.describe import Describer
from ingest.attribution.features import Words, encode
from ingest.attribution.network import WEIGHTS, Loaded, load, score
from ingest.attribution.statement import Statement
from ingest.attribution.windows import cut

LOST_WORDS = 4
"""A marked quotation of fewer words may be a title or a scare quote: the model's silence about it counts."""

TEXTS_AT_ONCE = 64
"""Texts that are scored before they are decoded together: bounds memory, whatever the archive's size."""


class Tagger:
    """Finds statements with the shipped model, which is read when the first text comes."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 0) -> None:
        self._folder, self._threads = folder, threads
        self._loaded: Loaded | None = None

    @classmethod
    def of(cls, loaded: Loaded) -> "Tagger":
        """A tagger around parts that are already in memory."""
        tagger = cls()
        tagger._loaded = loaded
        return tagger

    def find(self, texts: Sequence[str]) -> list[list[Statement]]:
        """The statements of each text, in reading order."""
        loaded = self._loaded = self._loaded or load(self._folder, threads=self._threads)
        groups = (texts[at : at + TEXTS_AT_ONCE] for at in range(0, len(texts), TEXTS_AT_ONCE))
        return [found for group in groups for found in self._find(group, loaded)]

    def _find(self, texts: Sequence[str], loaded: Loaded) -> list[list[Statement]]:
        words = [encode(loaded.tokenizer, text) for text in texts]
        windows = [cut(row, size=loaded.config.size, overlap=loaded.config.overlap) for row in words]
        found = decode(words, score(words, windows, loaded.network, loaded.config), loaded.config)
        return [
            statements(text, row, linked, confidence=[one.confidence(loaded.config.knobs) for one in linked])
            for text, row, linked in zip(texts, words, found, strict=True)
        ]


def statements(text: str, words: Words, found: Sequence[Linked], *, confidence: Sequence[float]) -> list[Statement]:
    """The statements of one text from its linked spans of words."""
    describer = Describer(text)
    rows = [(_chars(words, one.contents), _chars(words, _some(one.cue)), _chars(words, _some(one.source))) for one in found]
    taken = Taken(span for row in rows for spans in row for span in spans)
    return [
        describer.statement(widen(content, taken, describer), cue, source, sure)
        for (content, cue, source), sure in zip(rows, confidence, strict=True)
    ]


def _some(span: WordSpan | None) -> tuple[WordSpan, ...]:
    return () if span is None else (span,)


def _chars(words: Words, spans: Sequence[WordSpan]) -> Spans:
    return tuple(Span(int(words.start[s.first]), int(words.end[s.after - 1])) for s in spans)


class Taken:
    """Spans that are spoken for, to be asked in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [span.start for span in self._spans]
        # the farthest end so far: spans may overlap, where two statements share words
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether any span overlaps `[start, end)`."""
        before = bisect_left(self._starts, end)
        return start < end and before > 0 and self._ends[before - 1] > start


def widen(content: Spans, taken: Taken, describer: Describer) -> Spans:
    """`content` with every marked quotation that it cuts made whole, unless another span stands in the part that is missing."""
    grown: list[Span] = []
    for span in content:
        start, end = span.start, span.end
        for part in (part.outer for part in describer.touching(span)):
            if not (taken.touches(part.start, start) or taken.touches(end, part.end)):
                start, end = min(start, part.start), max(end, part.end)
        if grown and start < grown[-1].end:
            start = grown.pop().start
        grown.append(Span(start, end))
    return tuple(grown)


def with_rules(text: str, found: Sequence[Statement], ruled: Sequence[Statement]) -> list[Statement]:
    """`found`, and the rules' statements about marked quotations and labelled speech that the model lost.

    A rule's statement takes the place of what the model found wholly inside its content: only the outermost attribution counts, and a
    quotation is not cut. It is left out where a statement of the model reaches across its edges.
    """
    labels = sum(s.cue != () and s.cue[0].cut(text) == ":" for s in ruled)
    extents = Extents(found)
    dropped: set[int] = set()
    added: list[Statement] = []
    for statement in (s for s in ruled if s.cue and s.source and _marked(text, s, labels=labels)):
        near = extents.near(statement)
        if all(_inside(found[i], statement.content) for i in near):
            dropped.update(near)
            added.append(statement)
    kept = [s for i, s in enumerate(found) if i not in dropped]
    return sorted(kept + added, key=lambda s: (s.content[0].start, s.content[-1].end))


class Extents:
    """Where statements (in reading order) begin and end, to find those near another without reading all."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._starts = [s.content[0].start for s in statements]
        self._ends = [s.content[-1].end for s in statements]
        self._farthest = list(accumulate(self._ends, max))

    def near(self, statement: Statement) -> list[int]:
        """The places of the statements whose extent overlaps that of `statement`."""
        first, last = statement.content[0].start, statement.content[-1].end
        found = []
        at = bisect_left(self._starts, last) - 1
        while at >= 0 and self._farthest[at] > first:
            if self._ends[at] > first:
                found.append(at)
            at -= 1
        return found


def _marked(text: str, statement: Statement, *, labels: int) -> bool:
    """Whether marks or one of several speakers' labels show where the statement stands; a lone "The Latest:" is no speaker."""
    words = sum(len(part.cut(text).split()) for part in statement.verbatim)
    return words >= LOST_WORDS or (labels > 1 and statement.cue[0].cut(text) == ":")


def _inside(statement: Statement, content: Spans) -> bool:
    spans = (*statement.content, *statement.cue, *statement.source)
    whole = statement.cue == () or any(statement.content[0] in outer and statement.content[0] != outer for outer in content)
    return whole and all(any(span in outer for outer in content) for span in spans)
