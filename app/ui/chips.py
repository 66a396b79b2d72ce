"""The chips of a question that the reader changes: the form that the browser asks for, and the answer to what was changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

import gradio as gr

from app.changes import Chips, chips_from
from app.render import (
    Exchange,
    announce_html,
    conversation_html,
    editor_html,
    people_options,
    source_empty_html,
    spoken_summary,
    turn_html,
)
from app.ui.desk import Conversation, Desk
from app.words import fold
from archive.errors import OnrecordError

PROPOSED = 12
RESET = "reset"
MARK = "as"
"""What tells a link to a changed question from a link to the question alone."""


def editing(desk: Desk) -> tuple[Callable[..., str], ...]:
    """What the browser may ask while the reader changes a question: the form, and the names that fit what was typed."""

    def editor(given: Mapping[str, Any]) -> str:
        coverage = desk.archive.coverage()
        chips = Chips(**{name: str(given.get(name) or "") for name in asdict(Chips())})
        return editor_html(chips, people=_proposed(desk, ""), outlets=coverage.outlets, days=(coverage.first, coverage.last))

    def people(typed: str) -> str:
        return people_options(_proposed(desk, str(typed)))

    return editor, people


def rechipped(desk: Desk, held: Conversation, pressed: gr.EventData, now: Callable[[], Conversation]) -> Iterator[tuple[Any, ...]]:
    """Every state of the page while a changed question is answered: turns, what grows, conversation, notice, source panel.

    `now` is the conversation as it stands: another of its turns may be answered anew meanwhile.
    """
    turn = int(pressed.turn)
    exchange = held.exchange(turn)
    if exchange is None or exchange.answer is None:
        return
    try:
        chips = chips_from({name: getattr(pressed, name, "") for name in asdict(Chips())})
        reset = getattr(pressed, "act", "") == RESET
        request = None if reset else desk.changed(exchange.answer.request, chips)
    except OnrecordError as error:
        yield gr.skip(), gr.skip(), held, announce_html(str(error), visible=True), gr.skip()
        return
    for new in desk.ask(exchange.question, held.before(turn), request=request):
        if new.answer is None:  # what was answered before stays until there is something in its place
            yield gr.skip(), gr.skip(), held, announce_html(new.note, visible=not new.pending), gr.skip()
            continue
        standing = now()
        grown = (standing if standing.exchange(turn) else held).with_exchange(turn, new)
        yield *drawn(new, grown, turn), grown, announce_html(heard(new)), source_empty_html()


def drawn(exchange: Exchange, held: Conversation, turn: int) -> tuple[Any, Any]:
    """The conversation whole and nothing that grows, once the exchange of a turn is; until then its turn alone."""
    if exchange.pending:
        return gr.skip(), turn_html(exchange, turn)
    return conversation_html(held.exchanges, first=held.dropped), ""


def linked_chips(asked: Mapping[str, Sequence[str]]) -> Callable[[], Chips] | None:
    """Reads the parts that a link to a changed question sets (BadInput for what will not do); None for a link to a question alone."""
    given = {name: asked.get(name, [""])[0] for name in asdict(Chips())}
    return partial(chips_from, given) if MARK in asked else None


def heard(exchange: Exchange) -> str:
    """What a screen reader says: notes at once, an answer when it is whole."""
    if exchange.answer and not exchange.pending:
        return f"{spoken_summary(exchange.answer)} {exchange.note}".strip()
    return exchange.note


def _proposed(desk: Desk, typed: str) -> list[str]:
    """Names that hold what was typed, those who said most first."""
    wanted = fold(typed.strip())
    everybody = sorted(desk.names().speakers.values(), key=lambda speaker: (-speaker.quotes, speaker.name))
    return [speaker.name for speaker in everybody if wanted in fold(speaker.name)][:PROPOSED]
