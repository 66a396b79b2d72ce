"""What stands around the conversation: the library line, the welcome with its example questions, the empty state."""

from collections.abc import Sequence
from enum import StrEnum

from app.render.answers import questions_html
from app.render.escape import Html, element
from app.render.wording import count, period
from archive.filters import Coverage

OUTLETS_SHOWN = 3


class Room(StrEnum):
    """A page, by its address below the root."""

    ASK = ""
    CHECK = "check"
    PEOPLE = "people"
    CLAIMS = "claims"
    WATCH = "watch"
    LIBRARY = "library"
    HISTORY = "history"


ROOMS = {
    Room.ASK: "Ask", Room.CHECK: "Check", Room.PEOPLE: "People", Room.CLAIMS: "Claims", Room.WATCH: "Watch", Room.LIBRARY: "Library",
    Room.HISTORY: "History",
}  # fmt: skip
"""The pages in the order of the navigation, with their names."""


def library_html(coverage: Coverage, room: Room = Room.ASK) -> Html:
    """The head of every page: the name, the ways to the other pages, and what the archive holds."""
    name = element("h1", element("span", "“", class_="sign", aria_hidden="true"), "onrecord", class_="wordmark")
    ways = [_way(each, here=each is room) for each in ROOMS]
    return element("header", name, element("nav", *ways, class_="rooms", aria_label="Pages"), _holdings(coverage), class_="library")


def _way(room: Room, *, here: bool) -> Html:
    return element("a", ROOMS[room], href=f"./{room.value}", aria_current="page" if here else None)


def title_html(title: str, lead: str) -> Html:
    """What a page other than the chat begins with."""
    return element("div", element("h2", title), element("p", lead, class_="lead"), class_="title")


def _holdings(coverage: Coverage) -> Html:
    if not coverage.articles:
        return element("p", "The archive is empty", class_="holdings")
    facts = [
        count(coverage.articles, "article"),
        count(coverage.quotes, "statement"),
        count(coverage.speakers, "person on record", "people on record"),
        period(coverage.first, coverage.last),
        _outlets(coverage.outlets),
    ]
    said = [fact for fact in facts if fact]
    whole = " · ".join((*said, *(coverage.outlets if len(coverage.outlets) > OUTLETS_SHOWN else ())))
    items = [element("li", fact) for fact in said]
    return element("ul", *items, class_="holdings", aria_label="What the archive holds", title=whole)


def _outlets(outlets: Sequence[str]) -> str:
    return ", ".join(outlets) if len(outlets) <= OUTLETS_SHOWN else count(len(outlets), "outlet")


def welcome_html(coverage: Coverage, questions: Sequence[str], *, folder: str, command: str = "onrecord", model: str = "") -> Html:
    """What a new chat shows: example questions, or with which `command` to fill the empty archive in `folder`; who helps with answers."""
    if not coverage.articles:
        return _empty(folder, command)
    lead = "Every quotation below an answer is the article’s own words. Press its number to read it where it was printed."
    children = [element("h2", "Who said what, about what, when?"), element("p", lead, class_="lead")]
    if model:
        children.append(
            element("p", f"Answers are arranged by {model}: it is sent your question and the statements that answer it.", class_="hint")
        )
    if questions:
        children.append(element("p", "Ask about your archive, for example", class_="hint"))
        children.append(questions_html(questions))
    return element("div", *children, class_="welcome")


def _empty(folder: str, command: str) -> Html:
    steps = [
        ("Add a folder of articles, one file, or a page:", f"{command} ingest articles/"),
        ("Reload this page and ask, or ask in the terminal:", f'{command} ask "what did … say about …"'),
    ]
    items = [element("li", text, " ", element("pre", element("code", line))) for text, line in steps]
    return element(
        "div",
        element("h2", "No articles yet: here is how"),
        element("p", "onrecord answers from your own archive: text, HTML, PDF and JSON files, web pages and feeds.", class_="lead"),
        element("p", "Drop them on the page ", element("a", "Library", href=f"./{Room.LIBRARY}"), ", or use the terminal:", class_="lead"),
        element("ol", *items, class_="steps"),
        element("p", "This page reads the folder ", element("code", folder), class_="hint"),
        class_="welcome empty",
    )


def announce_html(sentence: str, *, visible: bool = False, done: bool = False) -> Html:
    """The live region: what a screen reader says when something changed; what was refused and, `done`, what was made is visible, too."""
    looks = "announce visible done" if done else "announce visible" if visible else "announce"
    return element("p", sentence, role="status", aria_live="polite", class_=looks)
