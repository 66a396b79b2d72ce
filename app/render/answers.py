"""The conversation: each question, how it was understood, and its answer with numbered citations."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from threading import Lock
from urllib.parse import quote as percent
from urllib.parse import urlencode

from app.changes import chips_of
from app.render.escape import Html, element
from app.render.plain import copy_text
from app.render.request import understood_html
from app.render.statements import chip_html, statement_html
from app.render.wording import numbers_of, prose_numbers
from app.turn import Answer, Prose, Request, Shown, Status, Verdict

VERDICTS = {Verdict.SAID: "On record", Verdict.NOT_SAID: "Not on record"}
DRAWN = 500
"""Turns that are kept as they were drawn."""
_DRAWN: "OrderedDict[tuple[int, int], tuple[Exchange, Html]]" = OrderedDict()
_LOCK = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and what came of it so far; `note` is a sentence of ours instead of an answer, or while one is on its way.

    `changed` says that the answer is to the question as the reader changed it by hand.
    """

    question: str
    answer: Answer | None = None
    note: str = ""
    pending: bool = False
    changed: bool = False


def conversation_html(exchanges: Iterable[Exchange], *, first: int = 0) -> Html:
    """All exchanges in order; `first` is the number of the first one, so that citations keep theirs when old ones are dropped."""
    turns = (turn_html(exchange, turn) for turn, exchange in enumerate(exchanges, start=first))
    return element("section", *turns, class_="turns", aria_label="Conversation")


def answer_html(answer: Answer, *, turn: int = 0, changed: bool = False) -> Html:
    """One answer: the question as it was understood, the verdict, the statements, the follow-up questions.

    `changed` says that the reader changed how it was understood.
    """
    return element(
        "div",
        understood_html(answer.request, turn=turn, changed=changed),
        _verdict(answer),
        *_blocks(answer, turn=turn),
        _remark(answer),
        _suggestions(answer.suggestions),
        _tools(answer, changed=changed),
        class_=f"answer {answer.status.value}",
    )


def turn_html(exchange: Exchange, turn: int) -> Html:
    """One turn, drawn once: a conversation is drawn whole whenever one of its turns has changed."""
    key = (id(exchange), turn)
    with _LOCK:
        known = _DRAWN.get(key)
        if known is not None and known[0] is exchange:  # it is held, so that no other exchange has its id
            _DRAWN.move_to_end(key)
            return known[1]
    html = _exchange(exchange, turn=turn)
    with _LOCK:
        _DRAWN[key] = exchange, html
        while len(_DRAWN) > DRAWN:
            _DRAWN.popitem(last=False)
    return html


def _exchange(exchange: Exchange, *, turn: int) -> Html:
    children = [element("h2", exchange.question, class_="question", id=f"question-{turn}")]
    if exchange.answer:
        children.append(answer_html(exchange.answer, turn=turn, changed=exchange.changed))
    if exchange.note:
        children.append(element("p", exchange.note, class_="note pending" if exchange.pending else "note"))
    return element("article", *children, class_="turn", data_turn=turn, aria_busy="true" if exchange.pending else None)


def _verdict(answer: Answer) -> Html:
    if answer.verdict is None:
        return Html()
    return element("p", element("strong", VERDICTS[answer.verdict]), class_=f"verdict {answer.verdict.value}")


def _blocks(answer: Answer, *, turn: int) -> list[Html]:
    """Prose as paragraphs; neighbouring statements as one list."""
    made: list[Html] = []
    run: list[Html] = []
    for block in answer.blocks:
        if isinstance(block, Shown):
            run.append(statement_html(block.quote, numbers_of(answer, block), answer.citations, turn=turn))
            continue
        made.extend(_list(run, answer))
        run = []
        made.append(
            element(
                "p", block.text, *_chips(prose_numbers(answer, block), answer, turn=turn), class_="prose glue" if block.glue else "prose"
            )
        )
    return [*made, *_list(run, answer)]


def _remark(answer: Answer) -> Html:
    """What a language model had to do with the answer."""
    return element("p", answer.remark, class_="remark") if answer.remark else Html()


def _list(statements: list[Html], answer: Answer) -> list[Html]:
    label = "Statements" if answer.status is Status.ANSWERED else "The nearest statements on record"
    return [element("ol", *statements, class_="statements", aria_label=label)] if statements else []


def _chips(numbers: Iterable[int], answer: Answer, *, turn: int) -> list[Html]:
    return [chip_html(number, answer.citations[number - 1], turn=turn) for number in numbers]


def _suggestions(questions: tuple[str, ...]) -> Html:
    if not questions:
        return Html()
    return element("div", element("p", "You can also ask", class_="hint"), questions_html(questions), class_="suggestions")


def questions_html(questions: Iterable[str]) -> Html:
    """Questions that are asked when they are pressed."""
    return element("ul", *(element("li", _question_button(question)) for question in questions), class_="questions")


def _question_button(question: str) -> Html:
    return element("button", question, class_="ask-this", type="button", data_question=question)


def _tools(answer: Answer, *, changed: bool) -> Html:
    if not any(isinstance(block, Prose | Shown) for block in answer.blocks):
        return Html()
    copy = element("button", "Copy with sources", class_="copy", type="button", data_copy=copy_text(answer))
    link = element("a", "Link to this question", href=_address(answer.request, changed=changed), class_="link")
    return element("div", copy, link, class_="tools")


def _address(request: Request, *, changed: bool) -> str:
    """Where the question is asked again, with every part of it as the reader changed it."""
    asked = {"q": request.question} | ({"as": "changed"} | asdict(chips_of(request)) if changed else {})
    return f"./?{urlencode({name: value for name, value in asked.items() if value}, quote_via=percent, safe='')}"
