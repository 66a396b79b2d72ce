"""The list of conversations: title, when, and what can be done with each."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.render.escape import Html, element
from app.render.wording import count, day

if TYPE_CHECKING:
    from archive.sessions import Session

FORMATS = {"docx": "Word", "html": "Web page", "md": "Markdown"}
"""What a conversation can be saved as, by file ending."""


def history_html(found: "Sequence[Session]", *, words: str = "", deleting: str = "") -> Html:
    """The conversations that were found by `words`; at the one with the id `deleting` stands the question whether to."""
    if not found:
        said = (
            "No conversation holds these words." if words.strip() else "Nothing was asked yet. What you ask is kept here, on this machine."
        )
        return element("section", element("p", said, class_="hint"), class_="history", aria_label="Conversations")
    rows = [_session(each, deleting=each.id == deleting) for each in found]
    head = element("h3", count(len(found), "conversation"), class_="tally")
    return element("section", head, element("ol", *rows, class_="history-list"), class_="history", aria_label="Conversations")


def _session(each: "Session", *, deleting: bool) -> Html:
    address = f"./?session={each.id}"
    opened = element("a", each.title, href=address, class_="open")
    facts = element("p", f"{count(each.asked, 'question')} · ", _moment(each.changed), class_="about")
    if deleting:
        said = element("p", "This deletes the conversation. The articles it cites stay in the archive.", class_="note")
        acts = (_act("Delete it", "deleted", each, "step"), _act("Keep it", "keep", each, "step"))
        return element("li", opened, facts, element("div", said, *acts, class_="removal"), class_="removing")
    saves = [_act(name, "save", each, "aside", ending) for ending, name in FORMATS.items()]
    tools = (
        element("span", "Save as", class_="hint"),
        *saves,
        element("span", class_="gap", aria_hidden="true"),
        element(
            "button", "Copy link", class_="aside", type="button", data_act="link", data_copy=address, aria_label=f"Copy link: {each.title}"
        ),
        _act("Rename", "rename", each, "aside"),
        _act("Delete", "delete", each, "aside"),
    )
    return element("li", opened, facts, element("div", *tools, class_="session-tools"))


def _act(label: str, act: str, each: "Session", look: str, name: str = "") -> Html:
    described = f"Save as {label}: {each.title}" if name else f"{label}: {each.title}"
    return element(
        "button", label, class_=look, type="button", data_act=act, data_session=each.id, data_name=name or None, aria_label=described
    )


def _moment(when: datetime) -> Html:
    local = when.astimezone()
    return element("time", f"{day(local.date())}, {local:%H:%M}", datetime=local.isoformat(timespec="minutes"))
