"""A statement in the making: token ranges of one sentence, and the rule that found it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from archive.records import Act, Polarity
from ingest.attribution.acts import act_of
from ingest.attribution.bounds import strip
from ingest.attribution.cues import SPOKEN
from ingest.attribution.groups import Group
from ingest.attribution.phrases import Range, Tokens
from ingest.attribution.polarity import Scene


class Rule(StrEnum):
    """The shape by which a statement was found; its measured precision is its confidence (see `rule_attributor.PRECISION`)."""

    QUOTE_SUBJECT_VERB = "quote, subject, verb"
    QUOTE_VERB_SUBJECT = "quote, verb, subject"
    VERB_QUOTE = "verb, quote"
    COLON = "subject, colon, quote"
    THAT = "verb that clause"
    CLAUSE = "verb clause"
    PARENTHESIS = "clause, subject, verb"
    INVERTED = "clause, verb, subject"
    AS = "as subject verb, clause"
    ACCORDING = "according to"
    PARTICIPLE = "participle"
    COORDINATED = "coordinated"
    RELATIVE = "relative"
    DO = "verb to do"
    OBJECT = "verb object"
    NOUN = "noun"
    PASSIVE = "passive"
    TURN = "turn of an interview or a transcript"
    LABEL = "label"
    HEADLINE = "headline"
    CONTINUATION = "continuation"
    ORPHAN = "orphan"
    QUOTED = "quoted as saying"
    SILENT = "would not be drawn"
    UNANSWERED = "did not answer"
    FIGURE = "puts it at"
    HEADLINED = "clause, says subject: in a headline"
    EXPECTED = "expected to say"
    NEXT = "quote, then its cue in the next sentence"
    NAMED = "name, colon, quote"
    SHOWN = "on a placard"
    HEARSAY = "is thought to"
    ANNOUNCED = "a line that only names somebody, then a quotation"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as token ranges of one sentence."""

    rule: Rule
    content: tuple[Range, ...]
    cue: tuple[Range, ...] = ()
    source: tuple[Range, ...] = ()
    act: Act = Act.SAID
    polarity: Polarity = Polarity.ASSERTED
    via: tuple[Range, ...] = ()


@dataclass(slots=True)
class State:
    """What has been read of a sentence: tokens before `floor` belong to a statement, `source` is the last one's source."""

    t: Tokens
    drafts: list[Draft] = field(default_factory=list)
    floor: int = 0
    source: tuple[Range, ...] = ()

    def keep(self, draft: Draft) -> None:
        """Take a draft up: what it covers belongs to it, and its source is the last one named."""
        self.drafts.append(draft)
        self.floor = max(end for _, end in (*draft.content, *draft.cue))
        self.source = draft.source or self.source


def draft_of(rule: Rule, group: Group, t: Tokens, content: Sequence[Range], source: Sequence[Range]) -> Draft | None:
    """A draft with the act of its cue; None when nothing was said."""
    kept = tuple(r for piece in content if (r := strip(t, *piece)))
    if not kept:
        return None
    opening = [token for first, last in kept[:1] for token in t[first:last]]
    named = [token for first, last in source[:1] for token in t[first:last]]
    act, polarity = act_of(Scene(t, range(group.start, group.end), group, named, opening))
    found = Rule.EXPECTED if group.expected and group.cue.frame in SPOKEN and rule is Rule.THAT else rule
    return Draft(found, kept, ((group.start, group.end),), tuple(source), act, polarity)


def quote_left(t: Tokens, at: int) -> int | None:
    """The position of the quotation that ends right before `at`, with or without a comma between."""
    if at > 0 and t[at - 1].quoted >= 0:
        return at - 1
    if at > 1 and t[at - 1].text in {",", "—", "–", "-"} and t[at - 2].quoted >= 0:
        return at - 2
    return None


def quotations_end(t: Tokens, start: int) -> int:
    """The end of the row of quotations that begins at `start`."""
    end = start + 1
    while end < len(t) and t[end].quoted >= 0:
        end += 1
    return end
