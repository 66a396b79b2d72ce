"""What the archive keeps, as values that refuse to be wrong.

Offsets are Unicode code points of `Article.text`, end exclusive. Every record checks its offsets when it is made, so a `Quote`
that exists can be cut out of its article.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache


class Form(StrEnum):
    """How much of a statement stands inside quotation marks: all of it, none of it, a part of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the source did with the words, a closed set read from the cue."""

    SAID = "said"
    WROTE = "wrote"
    ASKED = "asked"
    WARNED = "warned"
    URGED = "urged"
    PREDICTED = "predicted"
    BELIEVES = "believes"
    WANTS = "wants"
    PLANS = "plans"
    PROMISED = "promised"
    ORDERED = "ordered"
    RULED = "ruled"
    DECIDED = "decided"
    VOTED = "voted"
    FOUND = "found"


class Polarity(StrEnum):
    """Whether the source stands behind the words at all."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNSAID = "unsaid"
    CONDITIONAL = "conditional"
    QUESTION = "question"


class SpeakerKind(StrEnum):
    """What sort of source a statement has."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    AUTHOR = "author"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of an article's text, in code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must satisfy 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "int | Span") -> bool:
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def cut(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


JOINT = "; "
"""Between the names of a statement's joint speakers."""

Spans = tuple[Span, ...]
"""Spans in reading order that do not overlap: one statement may stand in several places."""


def check_spans(spans: Spans, *, length: int, name: str) -> None:
    """Raise ValueError unless `spans` are ordered, disjoint and inside a text of `length` code points."""
    end = 0
    for span in spans:
        if span.start < end:
            raise ValueError(f"{name} spans overlap or are out of order at {span.start}")
        end = span.end
    if end > length:
        raise ValueError(f"{name} ends at {end}, after the article's {length} characters")


@lru_cache(maxsize=8_192, typed=True)
def digest(*parts: str | int) -> str:
    """A stable id of 20 hex digits (80 bits of SHA-256) for what `parts` name."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one news article as it was read; `text` is never edited afterwards.

    `source` is what the reader named: a path, a URL, or the id of a JSONL line; `origin` is the same place spelled one way (an
    absolute path, a URL, `/path/file.jsonl#id`), so that a second read finds the first. `published` is the day of publication in
    the article's own calendar, `published_at` the moment where the source gives one. A `restored` article comes from an exported
    archive, which has settled its id and version.
    """

    id: str
    source: str
    text: str
    origin: str = ""
    version: int = 1
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_at: datetime | None = None
    retrieved: datetime | None = None
    language: str = ""
    url: str = ""
    restored: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an article needs an id")
        if not self.text.strip():
            raise ValueError("an article needs text")
        if self.version < 1:
            raise ValueError("an article's versions count from 1")

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an article that is searched and embedded as one."""

    article: Article
    span: Span

    def __post_init__(self) -> None:
        check_spans((self.span,), length=len(self.article.text), name="passage")

    @property
    def id(self) -> str:
        return digest("passage", self.article.id, self.article.version, self.span.start, self.span.end)

    @property
    def text(self) -> str:
        return self.span.cut(self.article.text)


UNCERTAIN = 0.5
"""Below this probability a statement is marked as uncertain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One attributed statement: the unit of storage, retrieval and citation.

    `content` is what was said (it may be discontinuous), `verbatim` its parts between quotation marks (marks excluded; a turn of a
    transcript whole), `cue` the reporting words, `mention` the words that name the source where the statement stands. `speaker` is the
    canonical name or None; nobody is guessed in silence. `via` lists relays from the innermost outwards. `confidence` is the probability
    that words and speaker are both right.
    """

    article: Article
    content: Spans
    verbatim: Spans = ()
    cue: Spans = ()
    mention: Spans = ()
    form: Form
    act: Act = Act.SAID
    polarity: Polarity = Polarity.ASSERTED
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.UNKNOWN
    role: str = ""
    on_behalf_of: str = ""
    via: tuple[str, ...] = ()
    addressee: str = ""
    medium: str = ""
    said_on: date | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a quote needs content")
        for name in ("content", "verbatim", "cue", "mention"):
            check_spans(getattr(self, name), length=len(self.article.text), name=name)
        for part in self.verbatim:
            at = bisect_right(self.content, part.start, key=lambda span: span.start) - 1
            if at < 0 or part not in self.content[at]:
                raise ValueError(f"verbatim part [{part.start}, {part.end}) lies outside the content")
        if (self.form is Form.INDIRECT) != (not self.verbatim):
            raise ValueError("a quote is indirect exactly when none of it stands between quotation marks")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError("confidence is a probability")

    @property
    def id(self) -> str:
        places = ",".join(f"{s.start}-{s.end}" for s in self.content)
        return digest("quote", self.article.id, self.article.version, places)

    @property
    def text(self) -> str:
        """The content's words, its parts joined by single spaces."""
        return join(self.article.text, self.content)

    @property
    def extent(self) -> Span:
        """From the first to the last character of the content."""
        return Span(self.content[0].start, self.content[-1].end)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words these are: the speaker, or each of those who speak together; empty for a source without a name."""
        return tuple(self.speaker.split(JOINT)) if self.speaker else ()

    @property
    def uncertain(self) -> bool:
        """Whether a reader must be told that the words may be no statement, or somebody else's."""
        return self.confidence < UNCERTAIN

    @property
    def published_on(self) -> date | None:
        return self.article.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What articles call a speaker besides the name: when first and last, where last, and how many. Undated articles tell no day."""

    title: str
    first: date | None = None
    last: date | None = None
    source: str = ""
    articles: int = 1
    outlets: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person, organisation or other source as the archive knows it, with every name it goes by.

    `held` are the roles with their days, the latest first; `qid` (Wikidata) and `gender` are empty unless the reader gave them.
    `apart` is not empty for a name that tells nobody from others, such as a surname alone: there may be several such speakers.
    """

    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    quotes: int = 0
    held: tuple[Role, ...] = ()
    qid: str = ""
    gender: str = ""
    apart: str = ""

    @property
    def id(self) -> str:
        return digest("speaker", self.name, self.apart) if self.apart else digest("speaker", self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in an article that an answer points to; `quote` is copied out of the article, never written."""

    article: Article
    span: Span
    quote_id: str = ""
    speaker: str | None = None

    def __post_init__(self) -> None:
        check_spans((self.span,), length=len(self.article.text), name="citation")

    @property
    def quote(self) -> str:
        return self.span.cut(self.article.text)


def join(text: str, spans: Iterable[Span]) -> str:
    """The words of `spans`, joined by single spaces."""
    return " ".join(span.cut(text) for span in spans)


def spans_of(pairs: Iterable[Iterable[int]]) -> Spans:
    """Spans from `[[start, end], ...]` as JSON gives them."""
    return tuple(Span(*pair) for pair in pairs)


def pairs_of(spans: Spans) -> list[list[int]]:
    """`[[start, end], ...]` for JSON."""
    return [[span.start, span.end] for span in spans]
