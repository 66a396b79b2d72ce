"""Library: bring articles in, read them with every statement marked, remove them, see how the archive is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

import gradio as gr

from app.intake import Intake, Item, addresses, kept_upload
from app.periods import Period, periods, spread
from app.render import (
    Goes,
    Html,
    Room,
    Selection,
    amendments_html,
    announce_html,
    health_html,
    health_text,
    intake_html,
    intake_text,
    library_html,
    shelf_html,
    source_empty_html,
    title_html,
)
from app.ui.amends import corrected
from app.ui.desk import Desk
from app.ui.frame import LATEST, PRESSED, PRIVATE, box, framed, owner_of, part
from app.ui.sources import changes, opened
from app.upkeep import Health, Task, Upkeep
from app.words import fold
from archive import registry, sessions
from archive.errors import OnrecordError
from archive.filters import Coverage, QuoteFilter
from archive.shelf import Held, shelf

LEAD = "The articles that answers come from. Nothing leaves this machine but the pages that you ask for."
LEAD_WITH_MODEL = (
    "The articles that answers come from. What leaves onrecord are the pages that you ask for and, with a question, the statements that "
    "answer it: they are sent to {model}."
)
SHOWN = 50
EVERY = 0.3
"""Seconds between two looks at what is being brought in."""
REMOVED = "The article is removed."
BEFORE = "Press a headline to read the article, with all its statements marked."


@dataclass(frozen=True, slots=True)
class View:
    """What is looked for and shown, and which article is about to be removed, by whom (empty where nobody signs in)."""

    words: str = ""
    selection: Selection = Selection(shown=SHOWN)
    removing: str = ""
    owner: str = ""


class Page:
    """Draws the parts of the page."""

    def __init__(self, desk: Desk, intake: Intake, upkeep: Upkeep) -> None:
        self._desk, self._intake, self._upkeep = desk, intake, upkeep
        self._shelf: tuple[Coverage, list[Held]] | None = None

    def held(self) -> list[Held]:
        """Every article, looked up again when the archive has changed."""
        coverage = self._desk.archive.coverage()
        if self._shelf is None or self._shelf[0] != coverage:
            self._shelf = coverage, shelf(self._desk.archive)
        return self._shelf[1]

    def drawn(self, view: View, said: str = "", *, visible: bool = False, done: bool = False, source: str = "") -> tuple[Any, ...]:
        """Every part: view, head, intake, health, shelf, corrections, notice, source; `done`: what is said is what was made."""
        coverage = self._desk.archive.coverage()
        return (
            view,
            library_html(coverage, Room.LIBRARY),
            intake_html(self._intake.items),
            health_html(self._upkeep.health, coverage),
            self._listed(view),
            self._corrections(),
            announce_html(said, visible=visible, done=done),
            source or gr.skip(),
        )

    def _listed(self, view: View) -> Html:
        held, chosen, wanted = self.held(), view.selection, fold(view.words).split()
        found = [each for each in held if all(word in fold(f"{each.title} {each.outlet} {each.source}") for word in wanted)]
        over = _periods(found)
        rows = spread(((each.outlet, each.published) for each in found if each.outlet and each.published), over)
        outlets = Counter({chosen.outlet: 0} if chosen.outlet else {})
        outlets.update(each.outlet for each in found if each.outlet)
        found = [each for each in found if not chosen.outlet or each.outlet == chosen.outlet]
        dated = _periods(found)
        found = [each for each in found if chosen.period is None or chosen.period.holds(each.published)]
        goes = self._goes(view) if view.removing else None
        return shelf_html(held, found, chosen, periods=dated, outlets=outlets, over=over, spread=rows, removing=view.removing, goes=goes)

    def _goes(self, view: View) -> Goes:
        """What goes with the article that is about to be removed."""
        archive = self._desk.archive
        said = [quote.id for quote in archive.quotes(QuoteFilter(articles=(view.removing,)))]
        citing = {each.id: each for found in sessions.citing(archive, said).values() for each in found}
        return Goes(
            tally=archive.tally(QuoteFilter(articles=(view.removing,))),
            conversations=len(citing),
            titles=tuple(each.title for each in citing.values() if each.owner == view.owner),
            corrections=len(registry.amended(archive, article=view.removing)),
        )

    def _corrections(self) -> Html:
        titles = {each.id: each.title or each.source for each in self.held()}
        return amendments_html(registry.amended(self._desk.archive), titles)

    def amend(self, view: View, pressed: gr.EventData) -> tuple[Any, ...]:
        """A correction in the panel, or one taken back in the list."""
        made = corrected(self._desk, pressed)
        return self.drawn(view, made.said, visible=True, done=made.done, source=made.panel or "")

    def act(self, view: View, request: gr.Request, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
        """What a press in the drawn parts asks for."""
        name, article = (str(getattr(pressed, key, "") or "") for key in ("name", "article"))
        match str(pressed.act):
            case "article":
                yield self.drawn(view, source=opened(self._desk.archive, article))
            case "versions":
                yield self.drawn(view, source=changes(self._desk.archive, article))
            case "remove" | "keep" as what:
                yield self.drawn(replace(view, removing=article if what == "remove" else "", owner=owner_of(request)))
            case "removed":
                yield self._removed(replace(view, removing=""), article)
            case "outlet" | "period" | "more" as what:
                yield self.drawn(replace(view, selection=self._selected(view, what, name)))
            case "undo":
                yield self.amend(view, pressed)
            case "check" | "rebuild" | "embed" as what:
                yield from self._kept_up(view, Task(what))
            case "stop" | "retry" | "clear" as what:
                source = str(getattr(pressed, "source", "") or "")
                {"stop": self._intake.stop, "retry": self._intake.retry, "clear": self._intake.clear}[what](source)
                yield from self.followed(view)

    def _selected(self, view: View, what: str, name: str) -> Selection:
        chosen = view.selection
        if what == "outlet":
            return Selection(outlet=name, shown=SHOWN)
        if what == "more":
            return replace(chosen, shown=chosen.shown + SHOWN)
        return replace(chosen, period=self._period(view, name), shown=SHOWN)

    def _kept_up(self, view: View, task: Task) -> Iterator[tuple[Any, ...]]:
        try:
            self._upkeep.start(task)
        except OnrecordError as error:
            yield self.drawn(view, str(error), visible=True)
            return
        yield from self.followed(view)

    def _removed(self, view: View, article_id: str) -> tuple[Any, ...]:
        try:
            self._intake.remove(article_id)
        except OnrecordError as error:
            return self.drawn(view, str(error), visible=True)
        return self.drawn(view, REMOVED, visible=True, done=True, source=source_empty_html(BEFORE))

    def _period(self, view: View, name: str) -> Period | None:
        chosen = view.selection.outlet
        dated = _periods([each for each in self.held() if not chosen or each.outlet == chosen])
        return next((each for each in dated if name and each.key == date.fromisoformat(name)), None)

    def followed(self, view: View) -> Iterator[tuple[Any, ...]]:
        """The page again and again until everything is brought in, checked and rebuilt."""
        seen: tuple[tuple[Item, ...], Health | None] | None = None
        while self._intake.running or self._upkeep.running:
            if (now := (self._intake.items, self._upkeep.health)) != seen:
                yield self.drawn(view, self._said())
                seen = now
            sleep(EVERY)
        yield self.drawn(view, self._said())

    def _said(self) -> str:
        """What is announced of all that goes on, or has ended."""
        health, items = self._upkeep.health, self._intake.items
        said = (intake_text(items) if items else "", health_text(health, self._desk.archive.coverage()) if health else "")
        return ". ".join(each for each in said if each)

    def take_files(self, view: View, given: Sequence[str] | None) -> Iterator[tuple[Any, ...]]:
        """Bring dropped files in."""
        try:
            sources = [kept_upload(self._desk.archive.folder, Path(each)) for each in given or ()]
        except OSError as error:
            yield self.drawn(view, f"The file could not be kept: {error.strerror}.", visible=True)
            return
        if sources:
            self._intake.add(sources)
        yield from self.followed(view)

    def take_addresses(self, view: View, text: str) -> Iterator[tuple[Any, ...]]:
        """Bring pages and feeds in."""
        try:
            self._intake.add(addresses(text))
        except OnrecordError as error:
            yield self.drawn(view, str(error), visible=True)
            return
        yield from self.followed(view)


def _periods(found: Sequence[Held]) -> list[Period]:
    return periods([each.published for each in found if each.published])


def library_page(blocks: gr.Blocks, desk: Desk, intake: Intake, upkeep: Upkeep) -> None:
    """Fill `blocks` with the ways in, the articles and the source panel."""
    page = Page(desk, intake, upkeep)
    with framed(desk, Room.LIBRARY, before=BEFORE) as frame:
        view = gr.State(View())
        part("title", title_html("Library", LEAD_WITH_MODEL.format(model=desk.model) if desk.model else LEAD))
        drop = gr.File(label="Articles as text, HTML, PDF, JSON or feed files", file_count="multiple", elem_id="drop")
        with gr.Row(elem_id="form-row"):
            pasted = box("addresses", "Or the address of a page or a feed", "https://")
            add = gr.Button("Add", elem_id="add", variant="primary", scale=0, min_width=96)
        notice = part("notice", announce_html(""))
        coming = part("coming", "", script="press.js")
        health = part("health", "", script="press.js")
        find = box("find", "Find an article", "A word of its headline, its outlet or its file")
        found = part("view", "", script="press.js")
        log = part("log", "", script="press.js")

        shown = [view, frame.library, coming, health, found, log, notice, frame.source]

        def look(held: View, words: str) -> tuple[Any, ...]:
            return page.drawn(replace(held, words=words, selection=Selection(shown=SHOWN)))

        def take(held: View, given: list[str] | None) -> Iterator[tuple[Any, ...]]:
            for state in page.take_files(held, given):
                yield *state, None  # the box is free for the next files at once

        def act(held: View, request: gr.Request, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
            yield from page.act(held, request, pressed)

        drop.upload(take, [view, drop], [*shown, drop], **PRIVATE)
        gr.on([add.click, pasted.submit], page.take_addresses, [view, pasted], shown, **PRIVATE)
        find.change(look, [view, find], shown, **LATEST)
        for drawn in (coming, health, found, log):
            drawn.act(act, view, shown, **PRESSED)
        frame.source.amend(page.amend, view, shown, **PRIVATE)
        blocks.load(page.followed, view, shown, **PRIVATE)
