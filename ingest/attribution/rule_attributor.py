"""Statements without a model: paragraphs, marks, sentences, rules, then what carries over from one sentence to the next."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.records import Act, Form, Polarity, Span
from ingest.attribution.acts import act_of
from ingest.attribution.bounds import main_subject
from ingest.attribution.cues import FRAGMENT_WORDS, REPORTING, Frame
from ingest.attribution.draft import Draft, Rule
from ingest.attribution.furniture import Block, Place, blocks
from ingest.attribution.groups import groups
from ingest.attribution.headlines import headline
from ingest.attribution.marks import MarkKind, Part, find_marks
from ingest.attribution.phrases import Range, Tokens, sign, speech, subject_before
from ingest.attribution.polarity import Scene
from ingest.attribution.rules import drafts
from ingest.attribution.sentences import Token, paragraphs, split, tokens
from ingest.attribution.shapes import Afterword, afterword, fronted, name_alone
from ingest.attribution.statement import Statement

PRECISION: dict[Rule, float] = {
    Rule.QUOTE_SUBJECT_VERB: 0.96,
    Rule.QUOTE_VERB_SUBJECT: 0.95,
    Rule.VERB_QUOTE: 0.89,
    Rule.THAT: 0.84,
    Rule.ACCORDING: 0.83,
    Rule.PARENTHESIS: 0.80,
    Rule.COLON: 0.76,
    Rule.CLAUSE: 0.75,
    Rule.COORDINATED: 0.70,
    Rule.INVERTED: 0.67,
    Rule.AS: 0.63,
    Rule.OBJECT: 0.63,
    Rule.HEADLINE: 0.60,
    Rule.PARTICIPLE: 0.59,
    Rule.PASSIVE: 0.54,
    Rule.DO: 0.51,
    Rule.RELATIVE: 0.41,
    Rule.NOUN: 0.33,
    Rule.TURN: 0.95,
    Rule.LABEL: 0.36,
    Rule.CONTINUATION: 0.62,
    Rule.ORPHAN: 0.10,
    Rule.QUOTED: 0.90,
    Rule.SILENT: 0.90,
    Rule.UNANSWERED: 0.80,
    Rule.FIGURE: 0.90,
    Rule.HEADLINED: 0.80,
    Rule.EXPECTED: 0.90,
    Rule.NEXT: 0.70,
    Rule.NAMED: 0.76,
    Rule.ANNOUNCED: 0.90,
    Rule.SHOWN: 0.90,
    Rule.HEARSAY: 0.80,
}
"""How often a rule's statements are right: content intersection over union of at least 0.5 with a gold attribution of the train part of
PolNeAR (840 articles, first annotator) whose source they touch. Two are measured or set otherwise, since the corpus joins a continuation to
the statement it continues: CONTINUATION is the share whose statement before is part of the same gold attribution (38 of 61); ORPHAN is set
low by hand, not measured (by the measure above it is 0.02: an orphan names no source). TURN, QUOTED, SILENT, UNANSWERED, FIGURE,
HEADLINED, EXPECTED, NEXT, NAMED, ANNOUNCED, SHOWN
and HEARSAY are set by hand: the train part has too few of them, and its annotators leave most turns of interviews unmarked."""


FIRM = frozenset({Rule.QUOTED, Rule.SILENT, Rule.EXPECTED, Rule.ANNOUNCED})
"""Shapes that can mean nothing else."""

FILLING = frozenset({Rule.UNANSWERED, Rule.FIGURE, Rule.HEADLINED, Rule.ACCORDING, Rule.SHOWN, Rule.HEARSAY})
"""Shapes that the corpus behind the model has few of, or labels in one article and not in the next."""

_MOST_PARTS = 200
"""A row of more quotations than this is no statement but a broken page."""

_SIGNATURE = 14
"""The most tokens of a line that signs a quotation."""


@dataclass(slots=True)
class _Found:
    """A statement in the making: spans of the text."""

    rule: Rule
    content: list[Span]
    cue: list[Span] = field(default_factory=list)
    source: list[Span] = field(default_factory=list)
    act: Act = Act.SAID
    polarity: Polarity = Polarity.ASSERTED
    via: list[Span] = field(default_factory=list)


class RuleAttributor:
    """Statements by marks and plain rules alone; needs no model and no state."""

    def find(self, texts: Sequence[str]) -> list[list[Statement]]:
        """The statements of each text, in reading order."""
        return [_Article(text).statements() for text in texts]


class MarkAttributor:
    """What marks, labels and signatures show in any language: quotations, with a speaker only where a label or a signature names one."""

    def find(self, texts: Sequence[str]) -> list[list[Statement]]:
        """The statements of each text, in reading order."""
        return [_Article(text, cues=False).statements() for text in texts]


class _Article:
    """One text on its way through the rules; without `cues` the words of no language are looked at."""

    def __init__(self, text: str, *, cues: bool = True) -> None:
        self.text, self.cues = text, cues
        self.paragraphs = paragraphs(text)
        self.quotations = find_marks(text, self.paragraphs)
        self.found: list[_Found] = []
        self.intro: _Found | None = None
        self.quoting = False

    def statements(self) -> list[Statement]:
        """Everything found, ordered, without doubles."""
        parts = [(part, index) for index, quotation in enumerate(self.quotations) for part in quotation.parts]
        at = 0
        for block in blocks(self.text, self.paragraphs):
            while at < len(parts) and parts[at][0].outer.start < block.span.start:
                at += 1
            inside = []
            while at < len(parts) and parts[at][0].outer.end <= block.span.end:
                inside.append(parts[at])
                at += 1
            if block.place is not Place.FURNITURE:
                self._block(block, inside)
        self._whole_quotations()
        return self._finish([part for part, _ in parts])

    def _block(self, block: Block, parts: Sequence[tuple[Part, int]]) -> None:
        row = tokens(self.text, block.span, [part.outer for part, _ in parts])
        if block.label and block.colon:
            asked = row[-1].text == "?"
            act, polarity = (Act.ASKED, Polarity.QUESTION) if asked else (Act.SAID, Polarity.ASSERTED)
            self.found.append(_Found(Rule.TURN, _bounds(row), [block.colon], [block.label], act, polarity))
            return
        if self._signs(row):
            return
        if not self.cues:
            self.found += self._orphans(row, ())
            return
        if block.place is Place.HEADLINE and (draft := headline(row)):
            self.found.append(self._spans(row, draft))
            return
        intro, self.intro = self.intro, None
        before, self.quoting = self.quoting, False
        last: _Found | None = None
        sentences = split(row, REPORTING)
        for number, sentence in enumerate(sentences):
            if _only_quotations(sentence):
                following = sentences[number + 1] if number + 1 < len(sentences) else ()
                opened = afterword(following) if last is None and intro is None and not before else None
                told = last or intro or (self._opened(following, opened) if opened else None)
                last = self._continue(sentence, told, first=number == 0, quoting=before)
                intro = None
                continue
            closing = last is not None and last.rule is Rule.NEXT  # this sentence is the cue of the quotation before it
            sentence_drafts = [] if closing else drafts(sentence)
            made = [self._spans(sentence, draft) for draft in sentence_drafts]
            self.found += made
            self.found += self._orphans(sentence, sentence_drafts)
            last = next((f for f in reversed(made) if f.content and self._has_speech(sentence, f)), None)
            self.quoting = last is not None
            self.intro = _introduction(sentence)

    def _opened(self, sentence: Tokens, found: Afterword) -> _Found:
        """A statement still without words, of the cue that the next sentence gives."""
        cue, source = (Span(sentence[first].start, sentence[after - 1].end) for first, after in (found.cue, found.source))
        return _Found(Rule.NEXT, [], [cue], [source])

    def _signs(self, row: Tokens) -> bool:
        """Whether the line signs the quotation above it ("— Ana Silva, baker"), which then has its source."""
        if not self.found or self.found[-1].rule not in {Rule.ORPHAN, Rule.CONTINUATION} or len(row) < 2 or len(row) > _SIGNATURE:  # noqa: PLR2004
            return False
        words = [token for token in row[1:] if not sign(token)]
        if row[0].text not in {"—", "–", "-", "--", "―"} or not words or not words[0].text[0].isupper() or row[1].quoted >= 0:
            return False
        if self.text.count("\n", self.found[-1].content[-1].end, row[0].start) > 2:  # noqa: PLR2004
            return False
        signed = self.found[-1]
        signed.rule, signed.source = Rule.LABEL, [Span(row[1].start, words[-1].end)]
        return True

    def _continue(self, sentence: Tokens, last: _Found | None, *, first: bool, quoting: bool) -> _Found | None:
        """A sentence that is all quotation: what `last` said goes on; at the start of a paragraph it is a statement without a cue."""
        spans = [Span(token.start, token.end) for token in sentence if token.quoted >= 0][:_MOST_PARTS]
        if last is not None and len(last.content) > _MOST_PARTS:
            return None
        if last is not None and last.rule is not Rule.ORPHAN:
            if not last.content:
                self.found.append(last)
            last.content += spans
            self.quoting = True
            return last
        if len(self.text[spans[0].start : spans[-1].end].split()) < FRAGMENT_WORDS:
            return None
        made = _Found(Rule.CONTINUATION if quoting and first else Rule.ORPHAN, spans)
        self.found.append(made)
        self.quoting = made.rule is Rule.CONTINUATION
        return made if made.rule is Rule.CONTINUATION else None

    def _has_speech(self, sentence: Tokens, found: _Found) -> bool:
        ends = {span.end for span in found.content}
        held = [span for span in found.content if len(span) > 1]
        return any(
            speech(token) and (token.end in ends or any(token.start >= s.start and token.end <= s.end for s in held[:8]))
            for token in sentence
        )

    def _orphans(self, sentence: Tokens, made: Sequence[Draft]) -> list[_Found]:
        """Long quotations that no rule gave to anybody."""
        taken = [r for draft in made for r in (*draft.content, *draft.cue, *draft.source)]
        found = []
        for at, token in enumerate(sentence):
            if token.quoted < 0 or any(a <= at < b for a, b in taken) or not _sentence_like(token.text):
                continue
            if at and sentence[at - 1].lower in _NAMING:
                continue
            found.append(_Found(Rule.ORPHAN, [Span(token.start, token.end)]))
        return found

    def _spans(self, row: Tokens, draft: Draft) -> _Found:
        def cut(ranges: Sequence[Range]) -> list[Span]:
            return [Span(row[a].start, row[b - 1].end) for a, b in ranges]

        return _Found(draft.rule, cut(draft.content), cut(draft.cue), cut(draft.source), draft.act, draft.polarity, cut(draft.via))

    def _whole_quotations(self) -> None:
        """A quotation reopened at each paragraph belongs whole to the statement that holds its first part."""
        for quotation in (q for q in self.quotations if len(q.parts) > 1):
            outer = [part.outer for part in quotation.parts]
            holders = [f for f in self.found if any(part in span for part in outer for span in f.content)]
            holder = next((f for f in holders if f.source), holders[0] if holders else None)
            if holder is None or quotation.kind is MarkKind.DASH:
                continue
            self.found = [f for f in self.found if f is holder or not _inside(f.content, outer)]
            holder.content = _merge([*holder.content, *(part for part in outer if not any(part in span for span in holder.content))])

    def _finish(self, parts: Sequence[Part]) -> list[Statement]:
        made: dict[tuple[Span, ...], Statement] = {}
        starts = [part.inner.start for part in parts]
        for found in self.found:
            content = tuple(_merge(found.content))
            if content and content not in made:
                made[content] = _statement(self.text, found, content, parts, starts)
        return sorted(made.values(), key=lambda s: (s.content[0].start, s.content[-1].end))


_NAMING = frozenset(
    "called named titled entitled dubbed nicknamed film song book novel series album show programme program play poem essay "
    "labeled labelled".split()
)


def _sentence_like(quoted: str) -> bool:
    """A quotation long enough, and written like a sentence rather than like a title."""
    inner = quoted.strip("“”\"'‘’«»‹›„‟ \u00a0\u202f").split()
    capitals = sum(word[:1].isupper() for word in inner)
    return len(inner) >= FRAGMENT_WORDS + 2 and capitals * 2 < len(inner)


def _only_quotations(sentence: Tokens) -> bool:
    return any(speech(token) or token.quoted >= 0 for token in sentence) and all(token.quoted >= 0 or sign(token) for token in sentence)


def _introduction(sentence: Tokens) -> _Found | None:
    """A paragraph that ends with "X said:" introduces the next one, when that is quoted."""
    if not sentence or sentence[-1].text != ":":
        return None
    for group in reversed(groups(sentence)):
        subject = subject_before(sentence, group.start, 0)
        if subject is None or group.cue.frame is Frame.DO:
            continue
        act, polarity = act_of(Scene(sentence, range(group.start, group.end), group))
        cue = Span(sentence[group.start].start, sentence[group.end - 1].end)
        source = Span(sentence[subject[0]].start, sentence[subject[1] - 1].end)
        return _Found(Rule.VERB_QUOTE, [], [cue], [source], act, polarity)
    return _announced(sentence) or _colon_introduction(sentence)


def _announced(sentence: Tokens) -> _Found | None:
    """A line that only names somebody: "From Ana Silva, Head of Harbours:" · "Statement from Minister Ana Silva:"."""
    named = name_alone(sentence, len(sentence) - 1)
    if named is None:
        return None
    colon = Span(sentence[-1].start, sentence[-1].end)
    return _Found(Rule.ANNOUNCED, [], [colon], [Span(sentence[named[0]].start, sentence[named[1] - 1].end)])


def _colon_introduction(sentence: Tokens) -> _Found | None:
    """Without a reporting verb ("X put it this way:") the sentence's subject is the source."""
    subject = main_subject(sentence, len(sentence) - 1)
    if subject is None or subject[1] >= len(sentence) - 1 or any(sign(token) for token in sentence[subject[1] : -1]):
        return None
    named = fronted(sentence, subject)
    source = Span(sentence[named[0]].start, sentence[named[1] - 1].end)
    cue = Span(sentence[subject[1]].start, sentence[-2].end)
    return _Found(Rule.COLON, [], [cue], [source])


def _bounds(row: Sequence[Token]) -> list[Span]:
    return [Span(row[0].start, row[-1].end)]


def _inside(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    return bool(content) and all(any(piece in span for span in spans) for piece in content)


def _merge(spans: Sequence[Span]) -> list[Span]:
    """Ordered spans, overlapping ones joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _statement(text: str, found: _Found, content: tuple[Span, ...], parts: Sequence[Part], starts: Sequence[int]) -> Statement:
    quoted = [part for span in content for part in _within(span, parts, starts)]
    turn = found.rule is Rule.TURN
    return Statement(
        content=content,
        verbatim=content if turn else tuple(part.inner for part in quoted),
        cue=tuple(_merge(found.cue)),
        source=tuple(_merge(found.source)),
        form=Form.DIRECT if turn else _form(text, content, parts, starts) if quoted else Form.INDIRECT,
        act=found.act,
        polarity=found.polarity,
        via=tuple((span,) for span in found.via),
        confidence=PRECISION[found.rule],
        firm=found.rule in FIRM,
        fills=found.rule in FILLING,
    )


def _within(span: Span, parts: Sequence[Part], starts: Sequence[int]) -> list[Part]:
    """The quotation parts (`starts` are their inner starts) that lie inside `span`."""
    candidates = parts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return [part for part in candidates if part.inner in span]


def _form(text: str, content: Sequence[Span], parts: Sequence[Part], starts: Sequence[int]) -> Form:
    """Direct when nothing but quotation marks and punctuation stands outside the marked parts."""
    for span in content:
        at = span.start
        for part in _within(span, parts, starts):
            if any(c.isalnum() for c in text[at : max(at, part.outer.start)]):
                return Form.MIXED
            at = part.outer.end
        if any(c.isalnum() for c in text[at : span.end]):
            return Form.MIXED
    return Form.DIRECT
