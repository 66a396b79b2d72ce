"""What stands around an article's running text: headline, byline, dateline, agency credit, page tags.

Nobody says these; statements are looked for in the headline and the body only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from archive.records import Span
from ingest.attribution import words as w
from ingest.attribution.sentences import trim
from ingest.readers import front_matter


class Place(StrEnum):
    """Where a paragraph stands."""

    HEADLINE = "headline"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's running text: `span` begins after a dateline and after a speaker label, which is `label` (without its colon)."""

    place: Place
    span: Span
    label: Span | None = None
    colon: Span | None = None


_HEADLINE_WORDS = 30
_BYLINE_WORDS = 14
_CREDIT = re.compile(
    r"[\[(]?(?:additional |original )?(?:reporting|writing|editing|compiled|edited|reported|written|"
    r"photos?|images?|video|graphic|illustration)"
    r"(?: and [a-z]{1,20})? by\b",
    re.IGNORECASE,
)
_CREDIT_MIDDLE = re.compile(
    r"[\[(](?:additional )?(?:reporting|writing|editing|compiled|edited)(?: and [a-z]{1,20})? by\b[^\n)\]]{0,400}[)\]]?\Z", re.IGNORECASE
)
_BYLINE = re.compile(r"by [A-Z]|from (?:our|a) [a-z ]{0,30}(?:correspondent|reporter)|story by |words by |photograph", re.IGNORECASE)
_NOTICE = re.compile(
    r"(?:for immediate release|present:|in attendance:|apologies:|contact:|media contact|press contact|"
    r"#\s?#|\*\s?\*\s?\*|full text\.?\Z|abstract\.?\Z|advertisement\Z|"
    r"read more|related:|"
    r"share this|follow us|sign up|subscribe|copyright|©|all rights reserved|tags?:|filed under|image credit|photo credit|picture:|https?://)",
    re.IGNORECASE,
)
_DATELINE_DASH = re.compile(r"\s(?:—|–|-{1,2})\s|\s?—\s?|\s?--\s?")
_DATELINE_REACH = 90
_STAMP = re.compile(r"(\*\*)?\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?(?(1)\*\*)(?: ?[-–—|:])? ")
_STAMPS_NEEDED = 2
_AGENCY = re.compile(r"\([A-Z][^()\n]{1,40}\)\s?(?:—|–|-{1,2})?\s?")
_LABEL = re.compile(r"[\"“„«]?\b([A-Z][\w.'’-]{0,30}+(?: [A-Z][\w.'’-]{0,30}+){0,4}+(?: \([^()\n]{1,40}+\))?+)\s?(:)\s")
_LABELS_NEEDED = 2
_SECTIONS = frozenset(
    "claim claims fact facts truth reality verdict ruling rating conclusion context background upshot takeaway result results bottom "
    "line point points issue problem catch details numbers note update correction more".split()
)
"""Words that fact checks and explainers head their parts with."""
_ASIDE = w.CONJUNCTIONS | w.SUBORDINATORS
"""Words that no name and no office begins with ("AND ONE MORE", "WHAT WE KNOW")."""


def blocks(text: str, paragraphs: Sequence[Span]) -> list[Block]:
    """The paragraphs with their place, in order."""
    transcript = _is_transcript(text, paragraphs)
    stamped = _is_stamped(text, paragraphs)
    found = []
    begins = front_matter.length(text)
    for index, paragraph in enumerate(paragraphs):
        place = Place.FURNITURE if paragraph.start < begins else _place(text, paragraph, index, len(paragraphs))
        if place is Place.HEADLINE and stamped and _STAMP.match(text, paragraph.start, paragraph.end):
            place = Place.BODY
        block = Block(place, paragraph)
        if place is Place.BODY:
            block = _after_dateline(text, _after_stamp(text, block) if stamped else block)
        label = _LABEL.match(text, block.span.start, block.span.end) if transcript and place is not Place.FURNITURE else None
        if label and place is Place.HEADLINE and not _shouted(label.group(1)):
            label = None
        if label and (rest := trim(text, label.end(), block.span.end)):
            turn = (Span(*label.span(1)), Span(*label.span(2)))
            block = Block(Place.BODY, rest) if _heads_section(label.group(1)) else Block(Place.BODY, rest, *turn)
        found.append(block)
    return found


def margins(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Front matter, datelines and times in front of running text, and credits behind it, in order: nobody's statements stand in them."""
    begins = front_matter.length(text)
    found = [Span(0, begins)] if begins else []
    stamped = _is_stamped(text, paragraphs)
    for paragraph in paragraphs:
        if paragraph.end <= begins:
            continue
        block = Block(Place.BODY, paragraph)
        kept = _after_dateline(text, _after_stamp(text, block) if stamped else block).span
        found += [Span(a, b) for a, b in ((paragraph.start, kept.start), (kept.end, paragraph.end)) if text[a:b].strip()]
    return found


def _place(text: str, paragraph: Span, index: int, total: int) -> Place:
    words = len(text[paragraph.start : min(paragraph.end, paragraph.start + 400)].split())
    if index == 0 and total > 1 and words <= _HEADLINE_WORDS and not _CREDIT.match(text, paragraph.start):
        return Place.HEADLINE
    if _furniture(text, paragraph, index, total, words):
        return Place.FURNITURE
    return Place.BODY


def _furniture(text: str, paragraph: Span, index: int, total: int, words: int) -> bool:
    start, end = paragraph.start, paragraph.end
    if _CREDIT.match(text, start, end) or _NOTICE.match(text, start, end):
        return True
    unfinished = text[end - 1] not in ".!?…\"”'’:"
    if words <= _BYLINE_WORDS and unfinished and _BYLINE.match(text, start, end):
        return True
    return words == 1 and end - start >= 12 and index >= total - 3 and unfinished  # noqa: PLR2004


def _is_stamped(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether it is a live blog: several paragraphs begin with a time."""
    return sum(_STAMP.match(text, p.start, p.end) is not None for p in paragraphs) >= _STAMPS_NEEDED


def _after_stamp(text: str, block: Block) -> Block:
    """The block without the time it begins with."""
    stamp = _STAMP.match(text, block.span.start, block.span.end)
    span = trim(text, stamp.end(), block.span.end) if stamp else None
    return replace(block, span=span) if span else block


def _after_dateline(text: str, block: Block) -> Block:
    """The block without "HARBOUR CITY, July 3 (Agency) -" in front and "(Reporting by ...)" behind."""
    start, end = block.span.start, block.span.end
    credit = _CREDIT_MIDDLE.search(text, max(start, end - 450), end)
    if credit and (kept := trim(text, start, credit.start())):
        end = kept.end
    limit = min(end, start + _DATELINE_REACH)
    dash = _DATELINE_DASH.search(text, start, limit)
    if dash and _dateline(text[start : dash.start()]):
        start = dash.end()
    elif agency := _AGENCY.match(text, start, limit):
        start = agency.end() if agency.group().rstrip()[-1] in "—–-" else start
    span = trim(text, start, end)
    return Block(block.place, span) if span else block


def _dateline(head: str) -> bool:
    """Whether the words before a dash are a place in capitals, with or without date and agency, or an agency in brackets."""
    place = head.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()
    if not place:
        return head.rstrip().endswith(")")
    return len(place) > 2 and place.isupper() and not place.endswith((".", ":", "?", "!"))  # noqa: PLR2004


def _shouted(label: str) -> bool:
    """Whether a label is set in capitals, as no headline's "Minister: ..." is; what it explains in brackets is not looked at."""
    return label.split(" (", maxsplit=1)[0].isupper()


def _heads_section(label: str) -> bool:
    """Whether a label says what comes, and not who speaks ("THE FACTS", "And one more")."""
    words = label.lower().split()
    return (words[0] in _ASIDE and len(words) > 2) or (words[-1] in _SECTIONS and set(words) <= _SECTIONS | w.DETERMINERS)  # noqa: PLR2004


def _is_transcript(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether paragraphs are speakers' turns: several begin with a label and hold words, and one label is Q, comes back, or most have one.

    "Silva: 1,769" is a table.
    """
    labelled = [(m.group(1), text[m.end() : p.end]) for p in paragraphs[1:] if (m := _LABEL.match(text, p.start, p.end))]
    labels = {label for label, _ in labelled}
    spoken = sum(any(c.islower() for c in turn) for _, turn in labelled)
    if len(labelled) < _LABELS_NEEDED or 2 * spoken <= len(labelled):
        return False
    return len(labels) < len(labelled) or bool({"Q", "A"} & labels) or 2 * len(labelled) > len(paragraphs)
