"""People: everyone on record, a person's page, and the reader's corrections of who is who."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from app.corrections import RulingOf, correct, merging, renaming, splitting, take_back
from app.people import Profile, profile, searched, selected
from app.render import (
    Html,
    Room,
    Selection,
    announce_html,
    correction_text,
    corrections_html,
    library_html,
    people_html,
    person_html,
    places_of,
    source_empty_html,
    statements_html,
    title_html,
)
from app.ui.amends import corrected
from app.ui.desk import Desk
from app.ui.frame import PRIVATE, box, framed, part
from archive import registry
from archive.errors import OnrecordError
from archive.records import Citation
from archive.rulings import Ruling

LEAD = "Everyone whose words are on record, with what the articles call them and when."
PEOPLE_SHOWN = 100
STATEMENTS_SHOWN = 30
NO_CORRECTION = "There is no correction to take back."
SPLIT_FIRST = "Press “Someone else?” at a statement first: it says which article means another person."
DONE = "{sentence} “Take the last one back” undoes it."
TAKEN_BACK = "Taken back: {sentence}"


@dataclass(frozen=True, slots=True)
class View:
    """What the reader has before him or her: the list, or a person's page; and of which article `split` would take the words away."""

    words: str = ""
    people: int = PEOPLE_SHOWN
    name: str = ""
    selection: Selection = Selection(shown=STATEMENTS_SHOWN)
    split: str = ""
    citations: tuple[Citation, ...] = ()


class Page:
    """Draws the parts of the page for a view."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def drawn(self, view: View, said: str = "", *, visible: bool = False, source: bool = False, form: bool = False) -> tuple[Any, ...]:
        """Every part: view, search box, person, corrections, split row, list, log, notice, source.

        `source` leaves the article open that the reader has beside it, `form` the corrections.
        """
        who = self._profile(view.name)
        if view.name and who is None:
            view, said, visible = replace(view, name=""), said or f"Nobody on record is called {view.name}.", True
        found: Html
        if who is None:
            people = searched(self._desk.names().speakers.values(), view.words)
            found, view = people_html(people, shown=view.people, words=view.words), replace(view, citations=(), split="")
        else:
            chosen = selected(who.statements, outlet=view.selection.outlet, period=view.selection.period)
            found = statements_html(chosen, view.selection, of=len(who.statements))
            view = replace(view, citations=places_of(chosen))
        return (
            view,
            gr.update(visible=who is None),
            person_html(who, view.selection) if who else title_html("People", LEAD),
            gr.update(visible=who is not None, open=form or bool(view.split)),
            gr.update(visible=bool(view.split), label=self._split_label(view)),
            found,
            self._log(),
            announce_html(said, visible=visible),
            gr.skip() if source else source_empty_html(),
        )

    def act(self, view: View, pressed: gr.EventData) -> tuple[Any, ...]:
        """What a press in the drawn parts asks for."""
        name = str(getattr(pressed, "name", "") or "")
        match str(pressed.act):
            case "person" | "everyone" | "address" as what:
                asked = parse_qs(name.removeprefix("?")).get("who", [""])[0] if what == "address" else name
                return self.drawn(replace(view, name=asked, selection=Selection(shown=STATEMENTS_SHOWN), split=""))
            case "more" if view.name:
                selection = replace(view.selection, shown=view.selection.shown + STATEMENTS_SHOWN)
                return self.drawn(replace(view, selection=selection), source=True)
            case "more":
                return self.drawn(replace(view, people=view.people + PEOPLE_SHOWN), source=True)
            case "outlet" | "period" as what:
                return self.drawn(replace(view, selection=self._narrowed(view, what, name)))
            case "split":
                return self.drawn(replace(view, split=str(pressed.article)), source=True)
            case "undo":
                return self.undo(view)
        return self.drawn(view)

    def _narrowed(self, view: View, what: str, name: str) -> Selection:
        fresh = replace(view.selection, shown=STATEMENTS_SHOWN)
        if what == "outlet":
            return replace(fresh, outlet=name)
        who = self._profile(view.name)
        periods = who.periods if who and name else []
        return replace(fresh, period=next((each for each in periods if each.key == date.fromisoformat(name)), None))

    def corrected(self, view: View, ruling_of: RulingOf) -> tuple[Any, ...]:
        """Make a correction and go to the page of whom it makes."""
        try:
            ruling = correct(self._desk.archive.folder, ruling_of)
        except OnrecordError as error:
            return self.drawn(view, str(error), visible=True, source=True, form=True)
        said = DONE.format(sentence=correction_text(ruling, self._titles([ruling])))
        return self.drawn(replace(view, name=ruling.target, selection=Selection(shown=STATEMENTS_SHOWN), split=""), said, visible=True)

    def undo(self, view: View) -> tuple[Any, ...]:
        """Take the newest correction back and go to whom it was about."""
        try:
            ruling = take_back(self._desk.archive.folder)
        except OnrecordError as error:
            return self.drawn(view, str(error), visible=True)
        if ruling is None:
            return self.drawn(view, NO_CORRECTION, visible=True)
        said = TAKEN_BACK.format(sentence=correction_text(ruling, self._titles([ruling])))
        return self.drawn(replace(view, name=ruling.names[0], selection=Selection(shown=STATEMENTS_SHOWN), split=""), said, visible=True)

    def _log(self) -> Html:
        made = [ruling for ruling in registry.corrections(self._desk.archive) if not ruling.undone]
        return corrections_html(made, self._titles(made))

    def _titles(self, made: Sequence[Ruling]) -> dict[str, str]:
        """The headlines of the articles that corrections name."""
        named = {each for ruling in made for each in ruling.articles}
        found = [article for each in named if (article := self._desk.archive.article(each))]
        return {article.id: article.title or article.source for article in found}

    def _profile(self, name: str) -> Profile | None:
        speaker = self._desk.names().speakers.get(name)
        return profile(self._desk.archive, speaker) if speaker else None

    def _split_label(self, view: View) -> str:
        article = self._desk.archive.article(view.split) if view.split else None
        return f"In “{article.title or article.source}” it is" if article else "In this article it is"


def people_page(blocks: gr.Blocks, desk: Desk) -> None:
    """Fill `blocks` with the list, the person's page and the source panel."""
    page = Page(desk)
    with framed(blocks, desk, Room.PEOPLE) as frame:
        view = gr.State(View())
        person = part("person", title_html("People", LEAD), script="press.js")
        find = box("find", "Find by name or role", "A name, a part of one, or what they are")
        notice = part("notice", announce_html(""))
        with gr.Accordion("Correct who this is", open=False, visible=False, elem_id="correct") as form:
            with gr.Row(elem_classes="form-row"):
                same, merge = box("same", "The same person as", "Somebody on record"), gr.Button("Merge", elem_id="merge", scale=0)
            with gr.Row(elem_classes="form-row"):
                new, rename = (
                    box("new", "Shown under the name", "The name in full"),
                    gr.Button("Rename", elem_id="rename", scale=0),
                )
            with gr.Row(elem_classes="form-row"):
                other = box("other", "In this article it is", "A name that tells the two apart", visible=False)
                split = gr.Button("Split", elem_id="split", scale=0)
        found = part("view", "", script="press.js")
        log = part("log", "", script="press.js")

        shown = [view, find, person, form, other, found, log, notice, frame.source]

        def arrive(held: View, request: gr.Request) -> tuple[Any, ...]:
            asked = parse_qs(str(request.query_params)).get("who", [""])[0]
            return library_html(desk.archive.coverage(), Room.PEOPLE), *page.drawn(replace(held, name=asked))

        def look(held: View, words: str) -> tuple[Any, ...]:
            return page.drawn(replace(held, words=words, people=PEOPLE_SHOWN))

        def act(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            return page.act(held, pressed)

        def amend(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            made = corrected(desk, pressed)
            return (*page.drawn(held, made.said, visible=True, source=True)[:-1], made.panel or gr.skip())

        def correcting(ruling_of: Callable[[View, str], RulingOf]) -> Callable[[View, str], tuple[Any, ...]]:
            return lambda held, name: (*page.corrected(held, ruling_of(held, name)), "")

        find.change(look, [view, find], shown, trigger_mode="always_last", **PRIVATE)
        for drawn in (person, found, log):
            drawn.act(act, view, shown, **PRIVATE)
        frame.opens(view, found)
        frame.source.amend(amend, view, shown, **PRIVATE)
        for field, button, ruling_of in (
            (same, merge, lambda held, name: merging([held.name], name)),
            (new, rename, lambda held, name: renaming(held.name, name)),
            (other, split, lambda held, name: splitting(held.name, [held.split], name)),
        ):
            gr.on([button.click, field.submit], correcting(ruling_of), [view, field], [*shown, field], **PRIVATE)
        blocks.load(arrive, view, [frame.library, *shown], **PRIVATE)
