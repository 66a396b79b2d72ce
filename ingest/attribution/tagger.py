"""The trained attributor: every statement of many texts at once, from weights that are shipped with the package.

The marks stay above the model: a content that cuts a marked quotation is widened to its marks.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from threading import Lock

from archive.records import Span, Spans
from ingest.attribution.crf import WordSpan
from ingest.attribution.decode import Linked, decode
from ingest.attribution.describe import Describer, describer_of
from ingest.attribution.features import Words, encode
from ingest.attribution.network import WEIGHTS, Loaded, load, score
from ingest.attribution.statement import Statement
from ingest.attribution.windows import cut

TEXTS_AT_ONCE = 64
"""Texts that are scored before they are decoded together: bounds memory, whatever the archive's size."""


class Tagger:
    """Finds statements with the shipped model, read with the first text; on all processors unless `threads` are given. Thread-safe."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 0) -> None:
        self._folder, self._threads = folder, threads
        self._loaded: Loaded | None = None
        self._lock = Lock()

    @classmethod
    def of(cls, loaded: Loaded) -> "Tagger":
        """A tagger around parts that are already in memory, on one thread: a network in training bears no other."""
        tagger = cls(threads=1)
        tagger._loaded = loaded
        return tagger

    def find(self, texts: Sequence[str]) -> list[list[Statement]]:
        """The statements of each text, in reading order."""
        with self._lock:
            loaded = self._loaded = self._loaded or load(self._folder)
        groups = (texts[at : at + TEXTS_AT_ONCE] for at in range(0, len(texts), TEXTS_AT_ONCE))
        return [found for group in groups for found in self._find(group, loaded)]

    def _find(self, texts: Sequence[str], loaded: Loaded) -> list[list[Statement]]:
        words = [encode(loaded.tokenizer, text) for text in texts]
        windows = [cut(row, size=loaded.config.size, overlap=loaded.config.overlap) for row in words]
        found = decode(words, score(words, windows, loaded.network, loaded.config, threads=self._threads), loaded.config)
        return [
            statements(text, row, linked, confidence=[one.confidence(loaded.config.knobs) for one in linked])
            for text, row, linked in zip(texts, words, found, strict=True)
        ]


def statements(text: str, words: Words, found: Sequence[Linked], *, confidence: Sequence[float]) -> list[Statement]:
    """The statements of one text from its linked spans of words."""
    describer = describer_of(text)
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
