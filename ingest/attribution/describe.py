"""What a linked content, cue and source amount to: the words inside marks, the form, the act and the polarity."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from archive.records import Act, Form, Polarity, Span, Spans
from ingest.attribution import words as w
from ingest.attribution.acts import act_of
from ingest.attribution.cues import REPORTING
from ingest.attribution.displayed import WORN, displayed, singular
from ingest.attribution.groups import Group, groups
from ingest.attribution.marks import Part, find_marks
from ingest.attribution.polarity import Scene
from ingest.attribution.sentences import Token, paragraphs, split, tokens
from ingest.attribution.statement import Statement
from ingest.attribution.told import Told, told

HELD = 64
"""Texts whose words are kept taken apart: those of the two batches of an ingest that are read side by side."""
_POINTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_CLAUSES = frozenset("when while after before because although though if since until".split())
"""What opens a clause, which names nobody by itself ("When Silva died")."""
_NOBODY = w.PREPOSITIONS | w.CONJUNCTIONS | {"the", "a", "an"}


class Describer:
    """One text's paragraphs, marks and reporting verbs, each read at most once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.parts: tuple[Part, ...] = tuple(part for quotation in find_marks(text, self.paragraphs) for part in quotation.parts)
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        self._outer = [part.outer.start for part in self.parts]
        self._rows: dict[int, tuple[list[Token], list[Group]]] = {}
        self._sentences: dict[int, list[Span]] = {}

    def statement(self, content: Spans, cue: Spans, source: Spans, confidence: float) -> Statement:
        """The statement that these spans make."""
        quoted = self.within(content)
        act, polarity = self.act(content, cue, source)
        return Statement(
            content=content,
            verbatim=tuple(part.inner for part in quoted),
            cue=cue,
            source=source,
            form=self.form(content),
            act=act,
            polarity=polarity,
            confidence=confidence,
        )

    def source(self, spans: Spans, cue: Spans = ()) -> Spans:
        """The words that name a source, in the sentence of its cue, or none where they name nobody ("inside", "the")."""
        spans = self._beside(spans, cue)
        row, places = self.around(spans)
        if places and (all(row[k].lower in _NOBODY for k in places) or row[places[0]].lower in _CLAUSES):
            return ()
        while len(places) > 1 and row[places[-1]].text in w.TIMES:
            places = places[:-1]  # "Kestrel Rail **today** said"
        end = row[places[-1]].end if places else spans[-1].end if spans else 0
        if places and _POINTED.fullmatch(row[places[-1]].text) and end == spans[-1].end + 1:
            spans = (*spans[:-1], Span(spans[-1].start, end))  # "the F.A.A.", whose last stop ends the sentence too
        return tuple(Span(span.start, min(span.end, end)) for span in spans if span.start < end)

    def _beside(self, source: Spans, cue: Spans) -> Spans:
        """A source without what stands in another sentence than the cue, parted by a title in marks ("his “Tides.” Silva **said**")."""
        row, places = self.around(source if cue else ())
        if not any(row[k].quoted >= 0 and self.sentence(row[k].start) != self.sentence(row[after].start) for k, after in pairwise(places)):
            return source
        own = self.sentence(cue[0].start)
        return tuple(Span(max(s.start, own.start), min(s.end, own.end)) for s in source if s.overlaps(own)) or source

    def settled(self, statement: Statement) -> Statement:
        """A statement, whatever layer found it, with its act and polarity read from its words; labels tell them by themselves."""
        if not any(c.isalpha() for span in statement.cue for c in span.cut(self.text)):
            return statement
        act, polarity = self.act(statement.content, statement.cue, statement.source)
        heard = self._told(statement)
        return self._shown(replace(statement, act=act, polarity=polarity, told=heard.listener, medium=heard.medium))

    def _told(self, statement: Statement) -> Told:
        row, places = self.around(statement.cue)
        return told(row, places, statement.content, statement.source) if places else Told()

    def _shown(self, statement: Statement) -> Statement:
        """What a placard says is written, by whoever holds it up."""
        row, places = self.around(statement.source)
        found = displayed(row, places)
        if found is None and statement.verbatim and (worn := self._worn(statement.cue)):
            return replace(statement, act=Act.WROTE, medium=worn)
        if found is None or not statement.verbatim:
            return statement
        held = (Span(row[found.holder[0]].start, row[found.holder[1] - 1].end),) if found.holder else statement.source
        return replace(statement, source=held, act=Act.WROTE, medium=found.medium)

    def _worn(self, cue: Spans) -> str:
        """The placard that a cue names ("carried banners that read"), or that stands before it ("signs that **read**"), in the singular."""
        row, places = self.around(cue)
        first = places[0] if places else 0
        relative = first > 1 and row[first - 1].lower in w.RELATIVES
        before = range(first - 1 - relative, first) if first else range(0)
        return next((word for k in (*places, *before) if (word := singular(row[k].lower)) in WORN), "")

    def around(self, spans: Spans) -> tuple[list[Token], list[int]]:
        """The tokens of the paragraph around `spans` and the places of theirs; nothing of nothing."""
        if not spans:
            return [], []
        row, _ = self._row_around(spans[0])
        return row, [k for span in spans for k in _between(row, span)]

    def within(self, spans: Spans) -> list[Part]:
        """The marked parts whose words lie inside `spans`, in reading order."""
        found = []
        for span in spans:
            low, high = self._near(span)
            found += [part for part in self.parts[low:high] if part.inner in span]
        return found

    def touching(self, span: Span) -> list[Part]:
        """The marked parts that overlap `span`."""
        low, high = self._near(span)
        return [part for part in self.parts[low:high] if part.outer.overlaps(span)]

    def _near(self, span: Span) -> tuple[int, int]:
        return max(0, bisect_right(self._outer, span.start) - 1), bisect_right(self._outer, span.end)

    def form(self, content: Spans) -> Form:
        """Direct when no letter of the content stands outside marks, indirect when it has none."""
        quoted = self.within(content)
        if not quoted:
            return Form.INDIRECT
        inside = sum(_letters(part.inner.cut(self.text)) for part in quoted)
        return Form.MIXED if sum(_letters(span.cut(self.text)) for span in content) > inside else Form.DIRECT

    def act(self, content: Spans, cue: Spans, source: Spans) -> tuple[Act, Polarity]:
        """The act and polarity of the statement that these spans make; said and asserted where no words report it."""
        if not cue:
            asks = bool(source) and self.text[content[-1].end - 1] == "?"
            return (Act.ASKED, Polarity.QUESTION) if asks else (Act.SAID, Polarity.ASSERTED)
        row, verbs = self._row_around(cue[0])
        _, places = self.around(cue)
        if not places:
            return Act.SAID, Polarity.ASSERTED
        first, after = places[0], places[-1] + 1
        group = next((g for g in reversed(verbs) if first <= g.head < after), None)
        named, said = (tuple(token for span in spans for token in self.tokens(span)) for spans in (source, content))
        return act_of(Scene(row, places, group, named, said))

    def _row_around(self, span: Span) -> tuple[list[Token], list[Group]]:
        """The tokens and verb groups of the paragraph around `span`, quotations whole unless the span stands inside one."""
        if any(span in part.inner for part in self.touching(span)):
            row = tokens(self.text, self.paragraphs[self._paragraph(span.start)], ())
            return row, groups(row)
        return self._row(self._paragraph(span.start))

    def tokens(self, span: Span) -> list[Token]:
        """The tokens of a span, quotations whole."""
        row, _ = self._row(self._paragraph(span.start))
        return [row[k] for k in _between(row, span)]

    def paragraph(self, at: int) -> Span:
        """The paragraph around an offset."""
        return self.paragraphs[self._paragraph(at)]

    def sentence(self, at: int) -> Span:
        """The sentence around an offset, with the quotations in it."""
        index = self._paragraph(at)
        if index not in self._sentences:
            row, _ = self._row(index)
            self._sentences[index] = [Span(sentence[0].start, sentence[-1].end) for sentence in split(row, REPORTING)]
        sentences = self._sentences[index]
        return sentences[max(0, bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1)]

    def _paragraph(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _row(self, index: int) -> tuple[list[Token], list[Group]]:
        if index not in self._rows:
            span = self.paragraphs[index]
            row = tokens(self.text, span, [part.outer for part in self.touching(span) if part.outer in span])
            self._rows[index] = row, groups(row)
        return self._rows[index]


@lru_cache(maxsize=HELD)
def describer_of(text: str) -> Describer:
    """The describer of a text that several layers read one after the other."""
    return Describer(text)


def settled(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one text, described alike whatever found them."""
    return [describer.settled(statement) for statement in statements]


def _between(row: Sequence[Token], span: Span) -> range:
    """The places of the tokens that overlap a span."""
    return range(bisect_right(row, span.start, key=lambda t: t.end), bisect_left(row, span.end, key=lambda t: t.start))


def _letters(words: str) -> int:
    return sum(c.isalnum() for c in words)
