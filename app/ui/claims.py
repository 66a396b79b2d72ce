"""Claims: what is reported more than once, one claim whole, and the links between statements that wait for the reader's word."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from app.claims import decide, decided, listed, shown, take_back
from app.render import (
    Html,
    Room,
    announce_html,
    claim_html,
    claim_places,
    claims_html,
    library_html,
    source_empty_html,
    title_html,
    waiting_html,
    waiting_places,
)
from app.reviews import beside
from app.ui.amends import corrected
from app.ui.desk import Desk
from app.ui.frame import LATEST, PRESSED, PRIVATE, box, framed, part
from app.variants import table
from app.words import fold
from archive.claims.record import Claim, waiting
from archive.claims.ties import Verb
from archive.errors import OnrecordError
from archive.filters import Coverage
from archive.records import Citation
from ingest.embed import Embedder

LEAD = "What several statements say: who said it first, who repeats it, who denies it, and how each outlet printed it."
SHOWN = 50
GONE = "This claim is not on record any more: its statements have changed."
SAID = {
    Verb.SAME_UTTERANCE: "Kept: both report the same utterance. “Take the last one back” below undoes it.",
    Verb.SAME_CLAIM: "Kept: both make the same claim. “Take the last one back” below undoes it.",
    Verb.APART: "Kept: these are not the same. “Take the last one back” below undoes it.",
}
BACK = "Your last word on a link is taken back."
NOTHING = "There is nothing to take back."


@dataclass(frozen=True, slots=True)
class View:
    """What is looked for, how much of it is shown, which claim is open or that the waiting links are, and the places on the page."""

    words: str = ""
    count: int = SHOWN
    claim: str = ""
    waiting: bool = False
    citations: tuple[Citation, ...] = ()

    def at(self, query: str) -> "View":
        """The view that the query of an address names."""
        asked = parse_qs(query.removeprefix("?"))
        return replace(self, claim=asked.get("id", [""])[0], waiting=asked.get("show", [""])[0] == "waiting", count=SHOWN)


class Page:
    """Draws the parts of the page for a view, and keeps the reader's word on links."""

    def __init__(self, desk: Desk, embedder: Embedder) -> None:
        self._desk, self._embedder = desk, embedder
        self._known: tuple[Coverage, list[Claim]] | None = None

    def drawn(self, view: View, said: str = "", *, source: bool = False, done: bool = False) -> tuple[Any, ...]:
        """Every part: view, title, search box, claims or one of them, notice, source, which `source` leaves as it is.

        `done`: what is said is what was made.
        """
        panel = gr.skip() if source else source_empty_html()
        try:
            view, body = self._body(view)
        except OnrecordError:
            view, said, done = replace(view, claim=""), said or GONE, done and bool(said)
            view, body = self._body(view)
        alone = bool(view.claim) or view.waiting
        title = "" if alone else title_html("Claims", LEAD)
        return view, title, gr.update(visible=not alone), body, announce_html(said, visible=bool(said), done=done), panel

    def _body(self, view: View) -> tuple[View, Html]:
        """The view with its places, and what it shows."""
        archive = self._desk.archive
        if view.claim:
            found = shown(archive, view.claim)
            tables = [table(prints) for prints in found.claim.utterances]
            quotes = (*found.claim.statements, *found.claim.opposed)
            said, earlier = decided(archive)
            reviews = beside(archive, self._embedder, quotes)
            html = claim_html(found, tables, reviews=reviews, decided=said, earlier=earlier)
            return replace(view, citations=claim_places(found)), html
        if view.waiting:
            links, total = waiting(archive, limit=view.count)
            return replace(view, citations=waiting_places(links)), waiting_html(links, total, *decided(archive))
        words = fold(view.words).split()
        fitting = [each for each in self._claims() if all(word in _searched(each) for word in words)]
        _, total = waiting(archive, limit=0)
        return replace(view, citations=()), claims_html(fitting, shown=view.count, words=view.words, waiting=total)

    def _claims(self) -> list[Claim]:
        """Every claim, looked up again when the archive has changed."""
        coverage = self._desk.archive.coverage()
        if self._known is None or self._known[0] != coverage:
            self._known = coverage, listed(self._desk.archive)
        return self._known[1]

    def act(self, view: View, pressed: gr.EventData) -> tuple[Any, ...]:
        """What a press in the list asks for."""
        name = str(getattr(pressed, "name", "") or "")
        match str(pressed.act):
            case "claim":
                return self.drawn(replace(view, claim=name))
            case "waiting":
                return self.drawn(replace(view, claim="", waiting=True, count=SHOWN))
            case "address":
                return self.drawn(view.at(name))
            case "more":
                return self.drawn(replace(view, count=view.count + SHOWN), source=True)
            case "decide":
                return self._decided(view, str(pressed.field), str(pressed.quote), name)
            case "undo":
                return self._undone(view)
        return self.drawn(replace(view, claim="", waiting=False))

    def _decided(self, view: View, verb: str, one: str, other: str) -> tuple[Any, ...]:
        """Keep the reader's word on a link; a claim stays open by one of its statements, whatever claim these now belong to."""
        held = self._held(view)
        try:
            decide(self._desk.archive.folder, Verb(verb), one, other)
        except OnrecordError as error:
            return self.drawn(view, str(error), source=True)
        return self.drawn(held, SAID[Verb(verb)], done=True)

    def _undone(self, view: View) -> tuple[Any, ...]:
        held = self._held(view)
        try:
            taken = take_back(self._desk.archive.folder)
        except OnrecordError as error:
            return self.drawn(view, str(error), source=True)
        return self.drawn(held, BACK if taken else NOTHING, done=bool(taken))

    def _held(self, view: View) -> View:
        return replace(view, claim=shown(self._desk.archive, view.claim).claim.title.id) if view.claim else view


def _searched(claim: Claim) -> str:
    return fold(" ".join((claim.title.text, *claim.asserters, *claim.deniers, *claim.outlets)))


def claims_page(blocks: gr.Blocks, desk: Desk, embedder: Embedder) -> None:
    """Fill `blocks` with the list, a claim's page and the source panel."""
    page = Page(desk, embedder)
    with framed(desk, Room.CLAIMS) as frame:
        view = gr.State(View())
        title = part("title", title_html("Claims", LEAD))
        find = box("find", "Find a claim", "Words of it, a speaker or an outlet")
        notice = part("notice", announce_html(""))
        found = part("view", "", script="press.js")

        shown_ = [view, title, find, found, notice, frame.source]

        def arrive(held: View, request: gr.Request) -> tuple[Any, ...]:
            return library_html(desk.archive.coverage(), Room.CLAIMS), *page.drawn(held.at(str(request.query_params)))

        def look(held: View, words: str) -> tuple[Any, ...]:
            return page.drawn(replace(held, words=words, count=SHOWN, claim="", waiting=False))

        def act(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            return page.act(held, pressed)

        def amend(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            made = corrected(desk, pressed)
            return (*page.drawn(held, made.said, source=True)[:-1], made.panel or gr.skip())

        find.input(look, [view, find], shown_, **LATEST)
        found.act(act, view, shown_, **PRESSED)
        frame.opens(view, found)
        frame.source.amend(amend, view, shown_, **PRIVATE)
        blocks.load(arrive, view, [frame.library, *shown_], **PRIVATE)
