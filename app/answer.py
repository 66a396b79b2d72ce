"""From `Evidence` to an `Answer` without a model: a short lead, then the statements themselves, numbered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.turn import Answer, Block, Evidence, Intent, Prose, Request, Scored, Shown, Status, Verdict
from archive.filters import Coverage
from archive.records import Citation, Quote

NO_ARTICLES = "No articles yet: bring some in with onrecord ingest FOLDER, then ask again."
ELSEWHERE = "About this there are statements by"
TOPIC_LENGTH = 120
NAMED = 12


@dataclass(slots=True)
class _Draft:
    """An answer being written: blocks in order, and a citation for every part of every statement shown."""

    blocks: list[Block] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def say(self, text: str, citations: Iterable[int] = ()) -> None:
        self.blocks.append(Prose(text, tuple(citations)))

    def show(self, quote: Quote) -> None:
        self.blocks.append(Shown(quote, len(self.citations) + 1))
        self.citations += (Citation(article=quote.article, span=span, quote_id=quote.id, speaker=quote.speaker) for span in quote.content)


def compose(evidence: Evidence) -> Answer:
    """The answer that the evidence allows; every statement in it is shown in the article's own words."""
    if evidence.coverage is None or not evidence.coverage.articles:
        return _empty(evidence)
    if evidence.request.problem:
        return _impossible(evidence)
    if evidence.request.intent is Intent.OVERVIEW:
        return _overview(evidence)
    if evidence.verdict is not None:
        return _verdict(evidence)
    if not evidence.quotes:
        return _absence(evidence)
    return _found(evidence)


def _found(evidence: Evidence) -> Answer:
    ordered = _grouped(evidence.quotes)
    speakers = _speakers(evidence.quotes)
    draft = _Draft()
    draft.say(
        lead(evidence.request, [item.quote for item in evidence.quotes]), range(1, 1 + sum(len(item.quote.content) for item in ordered))
    )
    for item in ordered:
        draft.show(item.quote)
    return Answer(
        request=evidence.request, status=Status.ANSWERED, speakers=speakers, blocks=tuple(draft.blocks), citations=tuple(draft.citations),
        suggestions=_suggestions(evidence),
    )  # fmt: skip


def _verdict(evidence: Evidence) -> Answer:
    """The answer to a did-say question: confirmed, or what there is instead."""
    request, draft = evidence.request, _Draft()
    who = _asked(request)
    shown: Sequence[Scored] = evidence.quotes
    if evidence.verdict is Verdict.SAID:
        quotes = [item.quote for item in shown]
        draft.say(lead(request, quotes, verdict=Verdict.SAID), range(1, 1 + sum(len(quote.content) for quote in quotes)))
    elif evidence.nearest:
        reason = f" ({evidence.reason})" if evidence.reason else ""
        draft.say(f"Not confirmed: nothing on record shows that {who} said this{reason}.")
        draft.say(f"The nearest from {_listed(_speakers(evidence.nearest)) or who}:")
        shown = evidence.nearest
    else:
        draft.say(f"Not on record: no statement by {who} matches this.")
    for item in shown:
        draft.show(item.quote)
    others = [item for item in evidence.others[:2] if item.score >= WORTH] if evidence.verdict is Verdict.NOT_SAID else []
    if others:
        draft.say(f"Closest to it on record is what {_listed(_speakers(others)) or 'a source without a name'} said:")
        for item in others:
            draft.show(item.quote)
    if not draft.citations:
        draft.say(_searched(evidence))
    return Answer(
        request=request, status=Status.ANSWERED if draft.citations else Status.NOT_FOUND, verdict=evidence.verdict,
        speakers=_speakers([*shown, *others]), blocks=tuple(draft.blocks), citations=tuple(draft.citations),
        suggestions=_suggestions(evidence),
    )  # fmt: skip


WORTH = 0.5  # from this score another speaker's statement is worth showing beside a question about somebody


def _absence(evidence: Evidence) -> Answer:
    """Nothing on record: what was searched, the nearest that is there, and what the archive covers."""
    request, draft = evidence.request, _Draft()
    draft.say(f"Nothing on record{_from(request)}{_about(request)}{_period(request)}{_noted(request)}.")
    if request.named and not request.speakers:
        draft.say(
            f"Nobody on record bears the name {_listed(request.named)}."
            if not request.described
            else f"No source on record is described as {plain(request.described)}."
        )
    draft.say(_searched(evidence))
    if evidence.nearest:
        draft.say("The nearest on record, which does not answer the question:")
        for item in evidence.nearest[:2]:
            draft.show(item.quote)
    elif evidence.others:
        draft.say(f"{ELSEWHERE} {_listed(_speakers(evidence.others)) or 'sources without a name'}.")
    return Answer(
        request=request,
        status=Status.NOT_FOUND,
        blocks=tuple(draft.blocks),
        citations=tuple(draft.citations),
        suggestions=_suggestions(evidence),
    )


def _impossible(evidence: Evidence) -> Answer:
    """A question that cannot be asked like this: why, and what the archive covers. Nothing was searched."""
    blocks = (Prose(plain(evidence.request.problem)), Prose(covered(evidence.coverage)))
    return Answer(request=evidence.request, status=Status.NOT_FOUND, verdict=evidence.verdict, blocks=blocks)


def _empty(evidence: Evidence) -> Answer:
    verdict = Verdict.NOT_SAID if evidence.request.intent is Intent.DID_SAY else None
    return Answer(request=evidence.request, status=Status.NOT_FOUND, verdict=verdict, blocks=(Prose(NO_ARTICLES),))


def _overview(evidence: Evidence) -> Answer:
    people = evidence.people[:NAMED]
    names = tuple(speaker.name for speaker in people)
    draft = _Draft()
    draft.say(covered(evidence.coverage))
    if people:
        draft.say(f"Most on record: {_listed([f'{speaker.name} ({speaker.quotes:,})' for speaker in people])}.")
    suggestions = tuple(f"What did {name} say?" for name in names[:3])
    return Answer(request=evidence.request, status=Status.ANSWERED, speakers=names, blocks=tuple(draft.blocks), suggestions=suggestions)


def lead(request: Request, quotes: Sequence[Quote], *, verdict: Verdict | None = None) -> str:
    """The sentence above statements that answer a request: who they are from and how many there are."""
    who = _listed(tuple(dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)))
    if verdict is Verdict.SAID:
        return f"Yes, this is on record from {who or _asked(request)}{_noted(request)}."
    count = len(quotes)
    statements = f"{count} statement{'s' * (count != 1)}"
    if request.intent is Intent.WHO_SAID:
        return f"{who or 'A source without a name'}: {statements} on record that fit{'s' * (count == 1)}{_period(request)}."
    return f"{statements} on record from {who or 'sources without a name'}{_about(request)}{_period(request)}{_noted(request)}."


def _noted(request: Request) -> str:
    return f" ({'; '.join(map(plain, request.notes))})" if request.notes else ""


def _grouped(items: Sequence[Scored]) -> list[Scored]:
    """By speaker, the best first; inside a speaker newest first, undated last, in reading order inside an article."""
    order = {speaker: n for n, speaker in reversed(list(enumerate(item.quote.speaker for item in items)))}

    def place(item: Scored) -> tuple[int, int, str, int]:
        quote = item.quote
        day = quote.said_on or quote.published_on or date.min
        return order[quote.speaker], -day.toordinal(), quote.article.id, quote.extent.start

    return sorted(items, key=place)


def _speakers(items: Iterable[Scored]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.quote.speaker for item in items if item.quote.speaker))


def _searched(evidence: Evidence) -> str:
    request = evidence.request
    parts = [f"speaker {_listed(request.speakers or request.named)}" if request.named or request.speakers else "all speakers"]
    parts += [f"topic {topic_text(request)}"] if request.topic else []
    parts += [_period(request).strip()] if _period(request) else []
    parts += [f"outlet {_listed(request.outlets)}"] if request.outlets else []
    return f"Searched: {', '.join(parts)}. {covered(evidence.coverage)}"


def covered(coverage: Coverage | None) -> str:
    """What the archive holds, in one sentence."""
    if coverage is None or not coverage.articles:
        return NO_ARTICLES
    dates = f", published {_day(coverage.first)} to {_day(coverage.last)}" if coverage.first and coverage.last else ""
    return (
        f"The archive holds {coverage.articles:,} article{'s' * (coverage.articles != 1)} with {coverage.quotes:,} "
        f"statement{'s' * (coverage.quotes != 1)} by {coverage.speakers:,} named source{'s' * (coverage.speakers != 1)}{dates}."
    )


def _asked(request: Request) -> str:
    return _listed(request.speakers or tuple(map(plain, request.named))) or "anybody"


def _from(request: Request) -> str:
    return f" from {_asked(request)}" if request.named or request.speakers else ""


def _about(request: Request) -> str:
    return f" about {topic_text(request)}" if request.topic else ""


def topic_text(request: Request) -> str:
    """The topic as our sentences hold it."""
    text = plain(request.topic)
    return text if len(text) <= TOPIC_LENGTH else f"{text[:TOPIC_LENGTH].rsplit(' ', 1)[0]} …"


def _period(request: Request) -> str:
    if request.since and request.until:
        return f" between {_day(request.since)} and {_day(request.until)}"
    return f" since {_day(request.since)}" if request.since else f" until {_day(request.until)}" if request.until else ""


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def plain(text: str) -> str:
    """Text of the reader's own inside our sentence: without quotation marks, which are kept for the record's words."""
    return " ".join(text.translate(_NO_MARKS).split())


_NO_MARKS = str.maketrans(dict.fromkeys('"“”„«»', " "))


def _listed(names: Sequence[str]) -> str:
    clean = [plain(name) for name in names]
    return clean[0] if len(clean) == 1 else f"{', '.join(clean[:-1])} and {clean[-1]}" if clean else ""


def _suggestions(evidence: Evidence) -> tuple[str, ...]:
    """Follow-ups that the archive can answer."""
    request = evidence.request
    about = f" about {topic_text(request)}" if request.topic else ""
    others = [name for name in _speakers(evidence.others) if name not in request.speakers]
    found = [f"What did {name} say{about}?" for name in others[:1]]
    found += (
        [f"Who said anything{about}?"] if about and request.intent is Intent.WHAT_SAID and (evidence.nearest or evidence.others) else []
    )
    found += [f"What did {request.speakers[0]} say?"] if request.speakers and about and not evidence.quotes else []
    return tuple(found)
