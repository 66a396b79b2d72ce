"""People: everyone on record, a person's record in three views, and the reader's corrections of who is who."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import gradio as gr

from app.citations import Citations
from app.cli_output import csv_lines
from app.corrections import RulingOf, correct, merging, renaming, splitting, take_back
from app.look import LONGEST, Look, Show
from app.people import Profile, meetings, profile, searched, selected
from app.positions import Line, line_of
from app.render import (
    Html,
    Room,
    announce_html,
    compared_places,
    comparison_html,
    correction_text,
    corrections_html,
    dossier,
    label_of,
    library_html,
    narrowed_html,
    people_html,
    person_html,
    position_html,
    position_places,
    source_empty_html,
    statements_html,
    statements_text,
    title_html,
    unpaired_html,
    unshown_html,
    written,
)
from app.retrieve import Retriever
from app.reviews import beside
from app.ui.amends import corrected
from app.ui.desk import Desk
from app.ui.files import TYPES, handed
from app.ui.frame import LATEST, PRESSED, PRIVATE, box, framed, part
from archive import registry
from archive.errors import BadInput, OnrecordError
from archive.filters import QuoteFilter
from archive.outline import Outline
from archive.records import Citation, Quote
from archive.rulings import Ruling
from ingest.embed import Embedder

LEAD = "Everyone whose words are on record, with what the articles call them and when."
PEOPLE_SHOWN = 100
STATEMENTS_SHOWN = 30
CHOICES = 4
COPIED = 200
"""Statements that are copied at once."""
PROFILES_KEPT = 4
NOT_ONE = "{name} names {names}: write somebody else on record, with the name in full."
NO_CORRECTION = "There is no correction to take back."
SPLIT_FIRST = "Press “Someone else?” at a statement first: it says which article means another person."
DONE = "{sentence} “Take the last one back” undoes it."
TAKEN_BACK = "Taken back: {sentence}"


@dataclass(frozen=True, slots=True)
class View:
    """What the reader has before him or her: the list, or a person's record; and of which article `split` would take the words away."""

    words: str = ""
    people: int = PEOPLE_SHOWN
    look: Look = Look()
    shown: int = STATEMENTS_SHOWN
    split: str = ""
    citations: Sequence[Citation] = ()

    def at(self, look: Look) -> "View":
        """The same reader before something else."""
        return replace(self, look=look, shown=STATEMENTS_SHOWN, split="")


class Page:
    """Draws the parts of the page for a view."""

    def __init__(self, desk: Desk, embedder: Embedder) -> None:
        self._desk, self._embedder = desk, embedder
        self._retriever = Retriever(desk.archive, embedder)
        self._known: dict[tuple[str, int], Profile] = {}
        self._lines: dict[tuple[int, tuple[str, ...]], Line] = {}

    def drawn(
        self, view: View, said: str = "", *, visible: bool = False, done: bool = False, source: bool = False, form: bool = False
    ) -> tuple[Any, ...]:
        """Every part: view, search box, person, conditions with their five fields, corrections, split row, list, log, notice, source.

        `source` leaves the article open that the reader has beside it, `form` the corrections; `done`: what is said is what was made.
        """
        who = self._profile(view.look.who)
        if view.look.who and who is None:
            view, said, visible = view.at(Look()), said or f"Nobody on record is called {view.look.who}.", True
        found: Html
        if who is None:
            people = searched(self._desk.names().speakers.values(), view.words)
            found, view = people_html(people, shown=view.people, words=view.words), replace(view, citations=(), split="")
        else:
            try:
                found, places = self._record(view, who)
            except OnrecordError as error:
                said, visible, done = str(error), True, False
                found, places = unshown_html(), ()
            view = replace(view, citations=places)
        look = view.look
        return (
            view,
            gr.update(visible=who is None),
            person_html(who, look) if who else title_html("People", LEAD),
            gr.update(visible=who is not None),
            *(look.about, look.words, look.since, look.until, look.beside),
            gr.update(visible=who is not None, open=form or bool(view.split)),
            gr.update(visible=bool(view.split), label=self._split_label(view)),
            found,
            self._log(),
            announce_html(said, visible=visible, done=done),
            gr.skip() if source else source_empty_html(),
        )

    def _record(self, view: View, who: Profile) -> tuple[Html, Sequence[Citation]]:
        """What is looked at of a person's record, and the places in it. BadInput for a condition that will not do."""
        look, archive = view.look, self._desk.archive
        chosen = self._chosen(look, who)
        when = next((label_of(each) for each in who.periods if each.key.isoformat() == look.period), "")
        head = narrowed_html(chosen, look, of=len(who.statements), when=when)
        match Show(look.show):
            case Show.POSITION:
                over_time = self._line(chosen)
                over = position_places(over_time, archive)
                return position_html(over_time, look.who, look.about, head=head, places=over), over
            case Show.COMPARE:
                return self._compared(look, chosen, head)
        reviews = beside(archive, self._embedder, chosen)
        shown = archive.quotes_by_id([each.id for each in chosen[: view.shown]])
        places = Citations(archive, chosen, shown)
        return statements_html(shown, look, of=len(who.statements), places=places, when=when, reviews=reviews), places

    def _compared(self, look: Look, chosen: Sequence[Outline], head: Html) -> tuple[Html, Sequence[Citation]]:
        if not look.beside.strip():
            return unpaired_html(look.who), ()
        others = self._desk.names().resolve(look.beside.strip()).speakers
        if len(others) != 1 or others[0] == look.who:
            raise BadInput(NOT_ONE.format(name=look.beside, names=" or ".join(others[:CHOICES]) or "nobody on record"))
        other = self._profile(others[0])
        theirs = self._chosen(replace(look, who=others[0], outlet="", period=""), other) if other else ()
        met = meetings(self._desk.archive, chosen, theirs)
        places = compared_places(chosen, theirs, met, self._desk.archive)
        return comparison_html((look.who, others[0]), chosen, theirs, met, about=look.about, head=head, places=places), places

    def _chosen(self, look: Look, who: Profile) -> tuple[Outline, ...]:
        where = QuoteFilter(speakers=(who.speaker.name,))
        only = frozenset(self._retriever.about(look.about, where)) if look.about.strip() else None
        return selected(who.statements, look.narrowing(who, only))

    def act(self, view: View, pressed: gr.EventData) -> tuple[Any, ...]:
        """What a press in the drawn parts asks for."""
        name, act = str(getattr(pressed, "name", "") or ""), str(pressed.act)
        look = view.look
        match act:
            case "person" | "everyone" | "address":
                return self.drawn(view.at(Look.at(name) if act == "address" else Look(who=name)))
            case "more":
                more = replace(view, people=view.people + PEOPLE_SHOWN)
                return self.drawn(replace(view, shown=view.shown + STATEMENTS_SHOWN) if look.who else more, source=True)
            case "outlet" | "period" | "form" | "words" | "show":
                return self.drawn(view.at(replace(look, **{act: name})))
            case "everything":
                return self.drawn(view.at(Look(who=look.who, show=look.show, beside=look.beside)))
            case "split":
                return self.drawn(replace(view, split=str(pressed.article)), source=True)
            case "undo":
                return self.undo(view)
        return self.drawn(view)

    def narrow(self, view: View, about: str, words: str, since: str, until: str, beside: str) -> tuple[Any, ...]:
        """The record with what was written into the fields; a name beside it asks for the comparison."""
        shorter = [each.strip()[:LONGEST] for each in (about, words, since, until, beside)]
        look = replace(view.look, about=shorter[0], words=shorter[1], since=shorter[2], until=shorter[3], beside=shorter[4])
        if look.beside and look.beside != view.look.beside:
            look = replace(look, show=Show.COMPARE.value)
        return self.drawn(view.at(look))

    def copied(self, address: str) -> str:
        """What is looked at at an address, with its sources, as plain text: what the reader copies."""
        look = Look.at(str(address).partition("?")[2])
        who = self._profile(look.who)
        try:
            return statements_text(self._read(self._chosen(look, who)[:COPIED])) if who else ""
        except OnrecordError:
            return ""

    def file(self, given: Sequence[str]) -> dict[str, str] | None:
        """What is looked at as a file: `given` are the address of the view and the file's ending; None when there is nothing."""
        address, ending = (str(each) for each in given)
        look = Look.at(address.partition("?")[2])
        who = self._profile(look.who)
        try:
            chosen = self._chosen(look, who) if who else ()
        except OnrecordError:
            return None
        if not who or not chosen or ending not in TYPES:
            return None
        title = f"{look.who} {look.about}".strip()
        said = self._read(chosen)
        if ending == "csv":
            return handed(title, ending, "".join(csv_lines(said)).encode())
        coverage, today = self._desk.archive.coverage(), datetime.now(tz=UTC).date()
        reviews = beside(self._desk.archive, self._embedder, said)
        made = dossier(who.speaker, said, coverage, today=today, about=look.about, reviews=reviews)
        return handed(title, ending, written(made, ending))

    def corrected(self, view: View, ruling_of: RulingOf) -> tuple[Any, ...]:
        """Make a correction and go to the page of whom it makes."""
        try:
            ruling = correct(self._desk.archive.folder, ruling_of)
        except OnrecordError as error:
            return self.drawn(view, str(error), visible=True, source=True, form=True)
        said = DONE.format(sentence=correction_text(ruling, self._titles([ruling])))
        return self.drawn(view.at(Look(who=ruling.target)), said, visible=True, done=True)

    def undo(self, view: View) -> tuple[Any, ...]:
        """Take the newest correction back and go to whom it was about."""
        try:
            ruling = take_back(self._desk.archive.folder)
        except OnrecordError as error:
            return self.drawn(view, str(error), visible=True)
        if ruling is None:
            return self.drawn(view, NO_CORRECTION, visible=True)
        said = TAKEN_BACK.format(sentence=correction_text(ruling, self._titles([ruling])))
        return self.drawn(view.at(Look(who=ruling.names[0])), said, visible=True, done=True)

    def _log(self) -> Html:
        made = [ruling for ruling in registry.corrections(self._desk.archive) if not ruling.undone]
        return corrections_html(made, self._titles(made))

    def _titles(self, made: Sequence[Ruling]) -> dict[str, str]:
        """The headlines of the articles that corrections name."""
        named = {each for ruling in made for each in ruling.articles}
        found = [article for each in named if (article := self._desk.archive.article(each))]
        return {article.id: article.title or article.source for article in found}

    def _read(self, chosen: Iterable[Outline]) -> list[Quote]:
        return self._desk.archive.quotes_by_id([each.id for each in chosen])

    def _profile(self, name: str) -> Profile | None:
        """The person, read again when the archive has changed; the last few are kept, as one press follows another."""
        speaker = self._desk.names().speakers.get(name)
        if speaker is None:
            return None
        key = name, self._desk.archive.coverage().generation
        found = self._known.get(key) or profile(self._desk.archive, speaker)
        self._known = {**dict(list(self._known.items())[-PROFILES_KEPT:]), key: found}
        return found

    def _line(self, chosen: Sequence[Outline]) -> Line:
        """The position over time, compared again when the archive has changed; the last few are kept, as one goes to and fro."""
        key = self._desk.archive.coverage().generation, tuple(each.id for each in chosen)
        found = self._lines.get(key) or line_of(self._desk.archive, chosen)
        self._lines = {**dict(list(self._lines.items())[-PROFILES_KEPT:]), key: found}
        return found

    def _split_label(self, view: View) -> str:
        article = self._desk.archive.article(view.split) if view.split else None
        return f"In “{article.title or article.source}” it is" if article else "In this article it is"


def people_page(blocks: gr.Blocks, desk: Desk, embedder: Embedder) -> None:
    """Fill `blocks` with the list, the person's page and the source panel."""
    page = Page(desk, embedder)

    def file(given: Sequence[str]) -> dict[str, str] | None:
        return page.file(given)

    def copied(address: str) -> str:
        return page.copied(address)

    with framed(desk, Room.PEOPLE) as frame:
        view = gr.State(View())
        person = part("person", title_html("People", LEAD), script="press.js")
        find = box("find", "Find by name or role", "A name, a part of one, or what they are")
        with gr.Row(elem_id="narrow", visible=False) as row:
            about = box("about", "About", "A topic, in a few words")
            words = box("words", "With the words", "As they stand in the statement")
            since = box("since", "From", "2031-03")
            until = box("until", "Until", "2031-03")
            other = box("beside", "Beside", "Somebody else on record")
            narrow = gr.Button("Show", elem_id="show", scale=0)
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
                someone = box("other", "In this article it is", "A name that tells the two apart", visible=False)
                split = gr.Button("Split", elem_id="split", scale=0)
        found = part("view", "", script="press.js", calls=(file, copied))
        log = part("log", "", script="press.js")

        fields = [about, words, since, until, other]
        shown = [view, find, person, row, *fields, form, someone, found, log, notice, frame.source]

        def arrive(held: View, request: gr.Request) -> tuple[Any, ...]:
            return library_html(desk.archive.coverage(), Room.PEOPLE), *page.drawn(held.at(Look.at(str(request.query_params))))

        def look(held: View, words: str) -> tuple[Any, ...]:
            return page.drawn(replace(held, words=words, people=PEOPLE_SHOWN))

        def act(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            return page.act(held, pressed)

        def amend(held: View, pressed: gr.EventData) -> tuple[Any, ...]:
            made = corrected(desk, pressed)
            return (*page.drawn(held, made.said, visible=True, source=True)[:-1], made.panel or gr.skip())

        def correcting(ruling_of: Callable[[View, str], RulingOf]) -> Callable[[View, str], tuple[Any, ...]]:
            return lambda held, name: (*page.corrected(held, ruling_of(held, name)), "")

        find.change(look, [view, find], shown, **LATEST)
        gr.on([narrow.click, *(field.submit for field in fields)], page.narrow, [view, *fields], shown, **PRIVATE)
        for drawn in (person, found, log):
            drawn.act(act, view, shown, **PRESSED)
        frame.opens(view, found)
        frame.source.amend(amend, view, shown, **PRIVATE)
        for field, button, ruling_of in (
            (same, merge, lambda held, name: merging([held.look.who], name)),
            (new, rename, lambda held, name: renaming(held.look.who, name)),
            (someone, split, lambda held, name: splitting(held.look.who, [held.split], name)),
        ):
            gr.on([button.click, field.submit], correcting(ruling_of), [view, field], [*shown, field], **PRIVATE)
        blocks.load(arrive, view, [frame.library, *shown], **PRIVATE)
