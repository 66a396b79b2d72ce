"""The sentences of our own that every answer is made of, and the answer while it is being written. No sentence here holds a quotation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.turn import Block, Evidence, Prose, Request, Scored, Shown
from archive.filters import Coverage
from archive.records import Citation, Quote

NO_ARTICLES = "No articles yet: bring some in with onrecord ingest FOLDER, then ask again."
TOPIC_LENGTH = 120


@dataclass(slots=True)
class Draft:
    """An answer being written: blocks in order, and a citation for every part of every statement shown."""

    blocks: list[Block] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def say(self, text: str, citations: Iterable[int] = ()) -> None:
        self.blocks.append(Prose(text, tuple(citations)))

    def show(self, quote: Quote) -> None:
        self.blocks.append(Shown(quote, len(self.citations) + 1))
        self.citations += (Citation(article=quote.article, span=span, quote_id=quote.id, speaker=quote.speaker) for span in quote.content)


def covered(coverage: Coverage | None) -> str:
    """What the archive holds, in one sentence."""
    if coverage is None or not coverage.articles:
        return NO_ARTICLES
    dates = f", published {day_text(coverage.first)} to {day_text(coverage.last)}" if coverage.first and coverage.last else ""
    return (
        f"The archive holds {plural(coverage.articles, 'article')} with {plural(coverage.quotes, 'statement')} "
        f"by {plural(coverage.speakers, 'named source')}{dates}."
    )


def searched(evidence: Evidence) -> str:
    """What was searched, and what the archive covers."""
    request = evidence.request
    parts = [f"speaker {listed(request.speakers or request.named)}" if request.named or request.speakers else "all speakers"]
    parts += [f"topic {topic_text(request)}"] if request.topic else []
    parts += [f"said to {plain(request.to)}"] if request.to else []
    parts += [f"everybody but {listed(request.but)}"] if request.but else []
    parts += [during(request).strip()] if during(request) else []
    parts += [f"outlet {listed(request.outlets)}"] if request.outlets else []
    return f"Searched: {', '.join(parts)}. {covered(evidence.coverage)}"


def whom(request: Request) -> str:
    """Who is asked about: the names on record, else as the question spells them."""
    return listed(request.speakers or tuple(map(plain, request.named))) or "anybody"


def from_whom(request: Request) -> str:
    """Who is asked about, after "nothing on record"."""
    return f" from {whom(request)}" if request.named or request.speakers else ""


def about_what(request: Request) -> str:
    """To whom and on what topic, after what is said of it."""
    to = f" to {plain(request.to)}" if request.to else ""
    return f"{to} about {topic_text(request)}" if request.topic else to


def topic_text(request: Request) -> str:
    """The topic as our sentences hold it."""
    text = plain(request.topic)
    return text if len(text) <= TOPIC_LENGTH else f"{text[:TOPIC_LENGTH].rsplit(' ', 1)[0]} …"


def is_carried(request: Request) -> bool:
    """Whether the topic is only that of the question before."""
    return bool(request.topic) and request.topic == request.carried


def during(request: Request) -> str:
    """The days of publication that the question is limited to."""
    if request.since and request.until:
        return f" between {day_text(request.since)} and {day_text(request.until)}"
    return f" since {day_text(request.since)}" if request.since else f" until {day_text(request.until)}" if request.until else ""


def noted(request: Request) -> str:
    """How names and dates were read, in brackets."""
    return f" ({'; '.join(map(plain, request.notes))})" if request.notes else ""


def day_text(day: date | None) -> str:
    """A day in words."""
    return f"{day.day} {day:%B %Y}" if day else ""


def plain(text: str) -> str:
    """Text of the reader's own inside our sentence: without quotation marks, which are kept for the record's words."""
    return " ".join(text.translate(_NO_MARKS).split())


_NO_MARKS = str.maketrans(dict.fromkeys('"“”„«»', " "))


def plural(count: int, thing: str) -> str:
    """A number of things: "1 statement", "1,200 statements"."""
    return f"{count:,} {thing}{'s' * (count != 1)}"


def listed(names: Sequence[str]) -> str:
    """Names in a row."""
    clean = [plain(name) for name in names]
    return clean[0] if len(clean) == 1 else f"{', '.join(clean[:-1])} and {clean[-1]}" if clean else ""


def grouped(items: Sequence[Scored]) -> list[Scored]:
    """By speaker, the best first; inside a speaker newest first, undated last, in reading order inside an article."""
    order = {speaker: n for n, speaker in reversed(list(enumerate(item.quote.speaker for item in items)))}

    def place(item: Scored) -> tuple[int, int, str, int]:
        quote = item.quote
        day = quote.said_on or quote.published_on or date.min
        return order[quote.speaker], -day.toordinal(), quote.article.id, quote.extent.start

    return sorted(items, key=place)


def names_of(items: Iterable[Scored]) -> tuple[str, ...]:
    """The named speakers of statements, the first first."""
    return tuple(dict.fromkeys(name for item in items for name in item.quote.speakers))
