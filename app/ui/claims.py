"""Claims: what is reported more than once, and for each claim who said it first, who after, how it was printed and what goes against it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from app.claims import listed, shown
from app.render import Room, announce_html, claim_html, claim_places, claims_html, library_html, source_empty_html, title_html
from app.ui.amends import corrected
from app.ui.desk import Desk
from app.ui.frame import PRIVATE, box, framed, part
from app.variants import table
from app.words import fold
from archive.claims.record import Claim
from archive.errors import OnrecordError
from archive.filters import Coverage
from archive.records import Citation

LEAD = "What several statements say: who said it first, who repeats it, who denies it, and how each outlet printed it."
SHOWN = 50


@dataclass(frozen=True, slots=True)
class View:
    """What is looked for, how much of it is shown, or which claim is open and the places on its page."""

    words: str = ""
    count: int = SHOWN
    claim: str = ""
    citations: tuple[Citation, ...] = ()


class Page:
    """Draws the parts of the page for a view."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: tuple[Coverage, list[Claim]] | None = None

    def drawn(self, view: View, said: str = "", *, source: bool = False) -> tuple[Any, ...]:
        """Every part: view, title, search box, claims or one of them, notice, source, which `source` leaves as it is."""
        panel = gr.skip() if source else source_empty_html()
        if view.claim:
            try:
                found = shown(self._desk.archive, view.claim)
                tables = [table(prints) for prints in found.claim.utterances]
                view = replace(view, citations=claim_places(found.claim))
                body = claim_html(found, tables)
                return view, "", gr.update(visible=False), body, announce_html(said, visible=bool(said)), panel
            except OnrecordError:
                view, said = replace(view, claim=""), said or "This claim is not on record any more: its statements have changed."
        words = fold(view.words).split()
        fitting = [each for each in self._claims() if all(word in _searched(each) for word in words)]
        body = claims_html(fitting, shown=view.count, words=view.words)
        return (
            replace(view, citations=()),
            title_html("Claims", LEAD),
            gr.update(visible=True),
            body,
            announce_html(said, visible=bool(said)),
            panel,
        )

    def _claims(self) -> list[Claim]:
        """Every claim, looked up again when the archive has changed."""
        coverage = self._desk.archive.coverage()
        if self._known is None or self._known[0] != coverage:
            self._known = coverage, listed(self._desk.archive)
        return self._known[1]

    def act(self, view: View, pressed: gr.EventData) -> tuple[Any, ...]:
        """What a press in the list asks for."""
        match str(pressed.act):
            case "claim":
                return self.drawn(replace(view, claim=str(getattr(pressed, "name", ""))))
            case "more":
                return self.drawn(replace(view, count=view.count + SHOWN), source=True)
        return self.drawn(replace(view, claim=""))


def _searched(claim: Claim) -> str:
    return fold(" ".join((claim.title.text, *claim.asserters, *claim.deniers, *claim.outlets)))


def claims_page(blocks: gr.Blocks, desk: Desk) -> None:
    """Fill `blocks` with the list, a claim's page and the source panel."""
    page = Page(desk)
    with framed(blocks, desk, Room.CLAIMS) as frame:
        view = gr.State(View())
        title = part("title", title_html("Claims", LEAD))
        find = box("find", "Find a claim", "Words of it, a speaker or an outlet")
        notice = part("notice", announce_html(""))
        found = part("view", "", script="press.js")

        shown_ = [view, title, find, found, notice, frame.source]

        def arrive(held: View, request: gr.Request) -> tuple[Any, ...]:
            asked = parse_qs(str(request.query_params)).get("id", [""])[0]
            return library_html(desk.archive.coverage(), Room.CLAIMS), *page.drawn(replace(held, claim=asked))

        def look(held: View, words: str) -> tuple[Any, ...]:
            return page.drawn(replace(held, words=words, count=SHOWN, claim=""))

        def act(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            return page.act(held, pressed)

        def amend(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            made = corrected(desk, pressed)
            return (*page.drawn(held, made.said, source=True)[:-1], made.panel or gr.skip())

        find.input(look, [view, find], shown_, trigger_mode="always_last", **PRIVATE)
        found.act(act, view, shown_, **PRIVATE)
        frame.opens(view, found)
        frame.source.amend(amend, view, shown_, **PRIVATE)
        blocks.load(arrive, view, [frame.library, *shown_], **PRIVATE)
