"""What a linked content, cue and source amount to: the words inside marks, the form, the act and the polarity."""

from bisect import bisect_right
from collections.abc import Sequence

from archive.records import Act, Form, Polarity, Span, Spans
from ingest.attribution.acts import act_of
from ingest.attribution.cues import NOUNS
from ingest.attribution.groups import Group, groups
from ingest.attribution.marks import Part, find_marks
from ingest.attribution.sentences import Token, paragraphs, tokens
from ingest.attribution.statement import Statement


class Describer:
    """One text's paragraphs, marks and reporting verbs, each read at most once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.parts: tuple[Part, ...] = tuple(part for quotation in find_marks(text, self.paragraphs) for part in quotation.parts)
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        self._outer = [part.outer.start for part in self.parts]
        self._rows: dict[int, tuple[list[Token], list[Group]]] = {}

    def statement(self, content: Spans, cue: Spans, source: Spans, confidence: float) -> Statement:
        """The statement that these spans make."""
        quoted = self.within(content)
        act, polarity = self._act(cue[0]) if cue else (Act.SAID, Polarity.ASSERTED)
        return Statement(
            content=content,
            verbatim=tuple(part.inner for part in quoted),
            cue=cue,
            source=source,
            form=self._form(content, quoted),
            act=act,
            polarity=polarity,
            confidence=confidence,
        )

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

    def _form(self, content: Spans, quoted: Sequence[Part]) -> Form:
        if not quoted:
            return Form.INDIRECT
        inside = sum(_letters(part.inner.cut(self.text)) for part in quoted)
        return Form.MIXED if sum(_letters(span.cut(self.text)) for span in content) > inside else Form.DIRECT

    def _act(self, cue: Span) -> tuple[Act, Polarity]:
        row, verbs = self._row(max(0, bisect_right(self._starts, cue.start) - 1))
        for group in reversed(verbs):
            if row[group.start].start < cue.end and cue.start < row[group.end - 1].end:
                return act_of(group, row)
        return next((NOUNS[word] for word in cue.cut(self.text).lower().split() if word in NOUNS), (Act.SAID, Polarity.ASSERTED))

    def _row(self, index: int) -> tuple[list[Token], list[Group]]:
        if index not in self._rows:
            span = self.paragraphs[index]
            row = tokens(self.text, span, [part.outer for part in self.touching(span) if part.outer in span])
            self._rows[index] = row, groups(row)
        return self._rows[index]


def _letters(words: str) -> int:
    return sum(c.isalnum() for c in words)
