"""Conversations as the archive keeps them: what was asked, and by their ids the statements that answered it.

No quotation is stored a second time. What comes back is cut out of the articles again, and an answer whose statements have left the record,
or are given to somebody else since, comes back as its question alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.render import Exchange
from app.turn import Answer, Block, Prose, Request, Shown, Status, Verdict
from archive import sessions
from archive.archive import Archive
from archive.records import Citation, Quote, Span
from archive.sessions import Session

TITLE_LENGTH = 80
CHANGED = "What answered this has changed in the archive since. Ask it again to see what is on record now."


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in an answer: its id, whose it was then, and the number of its citation."""

    quote: str
    speaker: str | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A citation: a stretch of the article of a statement."""

    quote: str
    span: Span
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An `Answer` by ids."""

    request: Request
    status: Status
    verdict: Verdict | None
    speakers: tuple[str, ...]
    blocks: tuple[Prose | Said, ...]
    citations: tuple[Place, ...]
    suggestions: tuple[str, ...]
    model: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An exchange by ids."""

    question: str
    note: str = ""
    reply: Reply | None = None
    changed: bool = False


def save(archive: Archive, session_id: str, exchanges: Sequence[Exchange], *, owner: str = "") -> None:
    """Keep a conversation under its id; a new one is called by its first question."""
    if exchanges:
        title = titled(exchanges[0].question)
        sessions.save(archive, session_id, _turns(exchanges), owner=owner, title=title, words=_words(exchanges))


def save_as(archive: Archive, session: Session, exchanges: Sequence[Exchange]) -> None:
    """Keep a conversation with these exchanges, and all else as `session` has it."""
    turns = tuple(_turns(exchanges))
    sessions.restore(archive, replace(session, turns=turns, asked=len(turns), title=titled(session.title)), words=_words(exchanges))


def asked_in(session: Session) -> Iterator[tuple[str, Request | None]]:
    """What was asked in a stored conversation, and the request that the reader had made of it by hand, if so."""
    for turn in session.turns:
        if kept := _read(turn):
            yield kept.question, kept.reply.request if kept.reply and kept.changed else None


def _turns(exchanges: Sequence[Exchange]) -> list[dict[str, Any]]:
    return [_adapter().dump_python(_kept(exchange), mode="json") for exchange in exchanges]


def _words(exchanges: Sequence[Exchange]) -> str:
    return "\n".join(exchange.question for exchange in exchanges)


def exchanges_of(archive: Archive, session: Session) -> tuple[Exchange, ...]:
    """A stored conversation, its statements cut out of their articles anew."""
    kept = [_read(turn) for turn in session.turns]
    known = _known(archive, [turn for turn in kept if turn])
    return tuple(_exchange(turn, known) for turn in kept if turn)


def as_of_now(archive: Archive, exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """Exchanges of a conversation that is open, as they would come back: an answer that the record bears out no more is its question."""
    kept = [_kept(exchange) for exchange in exchanges]
    known = _known(archive, kept)
    return tuple(_exchange(each, known) for each in kept)


def titled(words: str) -> str:
    """A title of one line."""
    line = " ".join(words.split())
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"


@cache
def _adapter() -> TypeAdapter[Kept]:
    return TypeAdapter(Kept)


def _known(archive: Archive, kept: Sequence[Kept]) -> dict[str, Quote]:
    """By id what is on record of the statements that the exchanges rest on."""
    ids = {each.quote for turn in kept if turn.reply for each in _places(turn.reply)}
    return {quote.id: quote for quote in archive.quotes_by_id(sorted(ids))}


def _read(turn: Mapping[str, Any]) -> Kept | None:
    """A stored exchange; of one that this onrecord cannot read its question at least."""
    try:
        return _adapter().validate_python(turn)
    except ValidationError:
        question = turn.get("question")
        return Kept(question=question, note=CHANGED) if isinstance(question, str) else None


def _kept(exchange: Exchange) -> Kept:
    answer = exchange.answer
    if answer is None:
        return Kept(question=exchange.question, note=exchange.note)
    reply = Reply(
        request=answer.request,
        status=answer.status,
        verdict=answer.verdict,
        speakers=answer.speakers,
        blocks=tuple(map(_block, answer.blocks)),
        citations=tuple(Place(quote=each.quote_id, span=each.span, speaker=each.speaker) for each in answer.citations),
        suggestions=answer.suggestions,
        model=answer.model,
        remark=answer.remark,
    )
    return Kept(question=exchange.question, note=exchange.note, reply=reply, changed=exchange.changed)


def _block(block: Block) -> Prose | Said:
    return Said(quote=block.quote.id, speaker=block.quote.speaker, number=block.number) if isinstance(block, Shown) else block


def _places(reply: Reply) -> list[Said | Place]:
    """Everywhere that a reply rests on a statement."""
    return [*reply.citations, *(block for block in reply.blocks if isinstance(block, Said))]


def _exchange(kept: Kept, known: Mapping[str, Quote]) -> Exchange:
    if kept.reply is None:
        return Exchange(question=kept.question, note=kept.note)
    answer = _answer(kept.reply, known)
    note = kept.note if answer else CHANGED
    return Exchange(question=kept.question, answer=answer, note=note, changed=kept.changed)


def _answer(reply: Reply, known: Mapping[str, Quote]) -> Answer | None:
    """The answer as it was given; None unless the record still bears out every statement in it."""
    if any(each.quote not in known or known[each.quote].speaker != each.speaker for each in _places(reply)):
        return None
    if any(each.span not in known[each.quote].extent for each in reply.citations):
        return None
    cited = [Citation(article=known[p.quote].article, span=p.span, quote_id=p.quote, speaker=p.speaker) for p in reply.citations]
    blocks = [Shown(known[block.quote], block.number) if isinstance(block, Said) else block for block in reply.blocks]
    return Answer(
        request=reply.request,
        status=reply.status,
        verdict=reply.verdict,
        speakers=reply.speakers,
        blocks=tuple(blocks),
        citations=tuple(cited),
        suggestions=reply.suggestions,
        model=reply.model,
        remark=reply.remark,
    )
