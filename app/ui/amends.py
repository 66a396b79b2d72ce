"""Corrections of statements and sources, made in the panel of any page."""

from dataclasses import dataclass

import gradio as gr

from app.amends import amend, asked, withdraw
from app.render import Html, amendment_text
from app.ui.desk import Desk
from app.ui.sources import opened
from archive.errors import OnrecordError

DONE = "{sentence} Undo it in the list below “Something wrong here?”, or in the Library."
UNDONE = "Taken back: {sentence}"
FIELDS = ("act", "quote", "speaker", "article", "outlet", "published")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What came of a press in the panel's form: a sentence, whether anything was changed, and the panel (none when nothing was)."""

    said: str
    done: bool = False
    panel: Html | None = None


def corrected(desk: Desk, pressed: gr.EventData) -> Corrected:
    """Make the correction that the panel's form asks for, or take one back."""
    given = {name: str(getattr(pressed, name, "") or "") for name in FIELDS}
    archive = desk.archive
    try:
        if given["act"] == "undo":
            made = withdraw(archive.folder, int(pressed.number))
            said = UNDONE.format(sentence=amendment_text(made))
        else:
            made = amend(archive.folder, asked(archive, desk.names(), given))
            said = DONE.format(sentence=amendment_text(made))
        return Corrected(said, done=True, panel=opened(archive, made.article, given["quote"]))
    except OnrecordError as error:
        return Corrected(str(error))
