"""Corrections of statements and sources: the form below an article's head, and the list of what was corrected."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.render.escape import Html, element, fragment
from app.render.wording import count, day, who
from archive.records import Article, Quote

if TYPE_CHECKING:
    from archive.amendments import Amendment

OPENING = 70
"""Characters of a statement by which it is told from others."""


def amend_html(article: Article, quotes: Sequence[Quote], chosen: str = "", made: "Sequence[Amendment]" = ()) -> Html:
    """What is wrong with a statement (the `chosen` one at first) or with the source, closed until asked for; what was `made` before."""
    children = [element("summary", "Something wrong here?")]
    if quotes:
        children.append(_statement_form(article, quotes, chosen))
    children.append(_source_form(article))
    if made:
        children.append(amendments_html(made, {}, head="Corrected in this article"))
    return element("details", *children, class_="amend")


def _statement_form(article: Article, quotes: Sequence[Quote], chosen: str) -> Html:
    options = [element("option", _told(quote), value=quote.id, selected=quote.id == chosen) for quote in quotes]
    if not any(quote.id == chosen for quote in quotes):
        options.insert(0, element("option", "Choose a statement, or press it in the text", value="", selected=True))
    names = dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)
    return element(
        "form",
        _field("The statement", element("select", *options, name="quote")),
        _field(
            "Said by",
            element("input", name="speaker", type="text", placeholder="Somebody else’s name", list="speakers-known", autocomplete="off"),
        ),
        element("datalist", *(element("option", value=name) for name in names if name), id="speakers-known"),
        element(
            "div",
            _submit("Correct the speaker", "speaker"),
            _submit("Nobody named", "unnamed"),
            _submit("Not a statement", "struck"),
            class_="tools",
        ),
        data_article=article.id,
        aria_label="Correct a statement",
        novalidate=True,
    )


def _source_form(article: Article) -> Html:
    published = article.published.isoformat() if article.published else ""
    return element(
        "form",
        _field("Outlet", element("input", name="outlet", type="text", value=article.outlet, autocomplete="off")),
        _field("Published", element("input", name="published", type="date", value=published)),
        element("div", _submit("Correct the source", "source"), class_="tools"),
        data_article=article.id,
        aria_label="Correct the source",
        novalidate=True,
    )


def _field(label: str, field: Html) -> Html:
    return element("label", element("span", label, class_="label"), field, class_="field")


def _submit(label: str, act: str) -> Html:
    return element("button", label, class_="step send", type="submit", value=act)


def _told(quote: Quote) -> str:
    return f"{who(quote)}: {_opening(quote.text)}"


def _opening(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= OPENING else f"{line[: OPENING - 1].rstrip()}…"


def amendments_html(made: "Sequence[Amendment]", titles: Mapping[str, str], *, head: str = "Corrected statements and sources") -> Html:
    """Corrections in force, the newest first, each with the way back; `titles` are the headlines of the articles on record by id."""
    if not made:
        return Html()
    items = [element("li", *_made(each, titles)) for each in reversed(made)]
    title = element("p", f"{head}: {count(len(made), 'correction')}", class_="hint")
    return element("section", title, element("ol", *items), class_="corrections", aria_label=head)


def _made(amendment: "Amendment", titles: Mapping[str, str]) -> list[Html]:
    undo = element(
        "button", "Undo", class_="aside", type="button", data_act="undo", data_number=amendment.n,
        aria_label=f"Undo: {amendment_text(amendment)}",
    )  # fmt: skip
    where = element("em", f" {titles[amendment.article]}") if amendment.article in titles else Html()
    when = element("span", f" {day(amendment.made.date())}", class_="when") if amendment.made else Html()
    waits = element("span", " The archive holds no such words now; it waits until they are back.", class_="note")
    return [fragment(amendment_text(amendment), where, when, Html() if amendment.found else waits, " ", undo)]


def amendment_text(amendment: "Amendment") -> str:
    """A correction in a sentence."""
    match amendment.verb:
        case "struck":
            return f"“{_opening(amendment.words)}” is no statement."
        case "speaker":
            return f"“{_opening(amendment.words)}” was said by {amendment.speaker or 'nobody who is named'}."
    right = [f"from {amendment.outlet}" if amendment.outlet else "", f"of {day(amendment.published)}" if amendment.published else ""]
    return f"The article is {' and '.join(part for part in right if part)}."


def flaw_html(label: str, *, turn: int, number: int) -> Html:
    """The way from a statement to its correction, in its article."""
    return element(
        "button", "Wrong?", class_="flaw", type="button", data_turn=turn, data_number=number, aria_label=f"Something wrong? {label}"
    )
