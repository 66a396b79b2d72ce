"""Check: a quotation, or a whole draft, held against the record."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from app.drafts import Checked, checked, quotations
from app.render import Findings, Room, announce_html, findings_html, library_html, source_empty_html, tally_text, title_html
from app.ui.amends import corrected
from app.ui.desk import Desk
from app.ui.frame import PRIVATE, box, framed, part
from archive.errors import OnrecordError

LEAD = "Every quotation in the text is looked up word by word, with the person it is given to."
READING = "Reading the text …"
CHECKING = "{number} checked, more to come …"
LINKED = 5_000
"""Characters of a quotation that a link may carry."""


def check_page(page: gr.Blocks, desk: Desk) -> None:
    """Fill `page` with the form, the findings and the source panel."""
    with framed(desk, Room.CHECK) as frame:
        held = gr.State(Findings())
        part("title", title_html("Is that what was said?", LEAD))
        draft, speaker, send = _form()
        notice = part("notice", announce_html(""))
        view = part("view", findings_html(Findings()), script="press.js")

        def run(text: str, name: str) -> Iterator[tuple[Any, ...]]:
            yield from _run(desk, text, name)

        def amend(text: str, name: str, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
            made = corrected(desk, pressed)
            said = announce_html(made.said, visible=True, done=made.done)
            if not made.done:
                yield gr.skip(), gr.skip(), said, gr.skip()
                return
            *_, (view_now, held_now, _, _) = _run(desk, text, name)
            yield view_now, held_now, said, made.panel

        def arrive(request: gr.Request) -> Iterator[tuple[Any, ...]]:
            asked = parse_qs(str(request.query_params))
            words, name = (asked.get(key, [""])[0][:LINKED] for key in ("q", "speaker"))
            head_now = library_html(desk.archive.coverage(), Room.CHECK)
            if not words:
                yield head_now, gr.skip(), gr.skip(), *_unchanged()
                return
            for state in _run(desk, words, name):
                yield head_now, words, name, *state

        shown = [view, held, notice, frame.source]
        gr.on([send.click, speaker.submit], run, [draft, speaker], shown, **PRIVATE)
        frame.opens(held, view)
        frame.source.amend(amend, [draft, speaker], shown, **PRIVATE)
        page.load(arrive, None, [frame.library, draft, speaker, *shown], **PRIVATE)


def _run(desk: Desk, text: str, name: str) -> Iterator[tuple[Any, ...]]:
    """Every state of the page while a text is checked: findings as drawn, as held, what is announced, the source panel."""
    yield _state(Findings(), READING, source=source_empty_html())
    found: tuple[Checked, ...] = ()
    try:
        pasted = quotations(text, speaker=name.strip())
        for each in checked(pasted, desk.archive, desk.names()):
            found = (*found, each)
            yield _state(Findings(found), CHECKING.format(number=len(found)))
        yield _state(Findings(found))
    except OnrecordError as error:
        yield findings_html(Findings(found)), Findings(found), announce_html(str(error), visible=True), gr.skip()


def _state(findings: Findings, waiting: str = "", source: str | None = None) -> tuple[Any, ...]:
    said = announce_html(waiting or tally_text(findings))
    return findings_html(findings, waiting), findings, said, source or gr.skip()


def _unchanged() -> tuple[Any, ...]:
    return gr.skip(), gr.skip(), gr.skip(), gr.skip()


def _form() -> tuple[gr.Textbox, gr.Textbox, gr.Button]:
    with gr.Column(elem_id="form"):
        draft = gr.Textbox(
            elem_id="draft",
            label="A quotation, or a whole draft",
            placeholder="Paste the words somebody is said to have said, or an article with its quotation marks",
            lines=5,
            max_lines=10,
            autofocus=True,
            html_attributes=gr.InputHTMLAttributes(autocomplete="off", spellcheck=False),
        )
        with gr.Row(elem_id="form-row"):
            speaker = box("speaker", "Said by (optional)", "As the text has it")
            send = gr.Button("Check", elem_id="check", variant="primary", scale=0, min_width=96)
    return draft, speaker, send
