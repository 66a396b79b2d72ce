"""Everyone on record as a list, and a person's page: names, roles over time, statements over time, the statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote as percent

from app.render.escape import Html, element, fragment
from app.render.plain import single_spaced
from app.render.plot import label_of, more_html, outlets_html, plot_html
from app.render.statements import statement_html
from app.render.wording import count, day, headline, imprint, manner, period, who
from archive.records import Citation, Quote, Role, Speaker, SpeakerKind

if TYPE_CHECKING:
    from app.people import Profile
    from app.periods import Period
    from archive.rulings import Ruling

KINDS = {
    SpeakerKind.PERSON: "",
    SpeakerKind.AUTHOR: "author",
    SpeakerKind.ORGANISATION: "organisation",
    SpeakerKind.GROUP: "group",
    SpeakerKind.DOCUMENT: "document",
    SpeakerKind.ANONYMOUS: "not named",
    SpeakerKind.UNKNOWN: "",
}
ROLES_SHOWN = 8
OUTLETS_SHOWN = 8
COPIED = 200
"""Statements that are copied at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of a person's statements is shown: of an outlet, of a period, up to how many."""

    outlet: str = ""
    period: "Period | None" = None
    shown: int = 0


def address(name: str) -> str:
    """The address of a person's page, from any other page."""
    return f"./people?who={percent(name, safe='')}"


def people_html(found: Sequence[Speaker], *, shown: int, words: str = "") -> Html:
    """The list, as far as it is `shown`; `words` are what was looked for."""
    if not found:
        said = f"Nobody on record is called {words}." if words else "Nobody is on record yet: bring articles in first."
        return element("section", element("p", said, class_="note"), class_="people", aria_label="People")
    rows = [_row(speaker) for speaker in found[:shown]]
    head = element("p", count(len(found), "person", "people and other sources"), class_="hint")
    more = more_html(len(found), shown)
    return element("section", head, element("ol", *rows, class_="people-list"), more, class_="people", aria_label="People")


def _row(speaker: Speaker) -> Html:
    facts = [KINDS[speaker.kind], speaker.roles[0] if speaker.roles else ""]
    about = element("span", " · ".join(fact for fact in facts if fact), class_="about")
    return element("li", _link(speaker.name), about, element("span", count(speaker.quotes, "statement"), class_="number"))


def _link(name: str) -> Html:
    return element("a", name, href=address(name), class_="go", data_act="person", data_name=name)


def person_html(profile: "Profile", selection: Selection) -> Html:
    """Who this is: names, roles, for whom they spoke, where and when their statements appeared."""
    speaker = profile.speaker
    back = element("a", "← Everyone on record", href="./people", class_="go back", data_act="everyone")
    facts = [
        KINDS[speaker.kind],
        count(len(profile.statements), "statement"),
        f"in {count(profile.articles, 'article')}",
        _span(profile),
    ]
    head = [back, element("h2", speaker.name, class_="person-name"), element("p", " · ".join(f for f in facts if f), class_="facts")]
    lines = [("Also called", ", ".join(speaker.aliases)), ("Spoke for", _counted(profile.spoke_for[:OUTLETS_SHOWN]))]
    listed = [fragment(element("dt", name), element("dd", text)) for name, text in lines if text]
    if speaker.held:
        listed.append(fragment(element("dt", "Called"), element("dd", element("ul", *map(_role, speaker.held[:ROLES_SHOWN])))))
    about = element("dl", *listed, class_="about-them") if listed else Html()
    return element(
        "section",
        *head,
        about,
        plot_html(profile.periods, selection.period, of="statement"),
        outlets_html(profile.outlets, selection.outlet),
        class_="person",
        aria_label=speaker.name,
    )


def _span(profile: "Profile") -> str:
    days = [quote.published_on for quote in profile.statements if quote.published_on]
    return period(min(days), max(days)) if days else ""


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({number:,})" for name, number in pairs)


def _role(role: Role) -> Html:
    when = period(role.first, role.last)
    return element("li", role.title, element("span", f" {when}" if when else "", class_="when"))


def statements_html(found: Sequence[Quote], selection: Selection, *, of: int) -> Html:
    """The selected statements, newest first, as far as they are shown; `of` is how many there are all told."""
    said = "Statements" if len(found) == of else f"{len(found):,} of {count(of, 'statement')}"
    head = [element("h3", said, class_="tally")]
    if selection.period:
        head.append(element("p", f"Published in {label_of(selection.period)}", class_="hint"))
    places = places_of(found)
    items = [
        statement_html(quote, [number], places, extra=_not_them(quote)) for number, quote in enumerate(found[: selection.shown], start=1)
    ]
    copy = element("button", "Copy these statements", class_="copy", type="button", data_copy=statements_text(found[:COPIED]))
    return element(
        "section", *head, element("ol", *items, class_="statements"), more_html(len(found), selection.shown),
        element("div", copy, class_="tools"), class_="said", aria_label="Statements",
    )  # fmt: skip


def places_of(found: Iterable[Quote]) -> tuple[Citation, ...]:
    """One place for each statement: where it begins."""
    return tuple(Citation(article=q.article, span=q.content[0], quote_id=q.id, speaker=q.speaker) for q in found)


def _not_them(quote: Quote) -> Html:
    return element(
        "button", "Someone else?", class_="aside", type="button", data_act="split", data_article=quote.article.id,
        title="In this article the name means somebody else",
    )  # fmt: skip


def statements_text(found: Iterable[Quote]) -> str:
    """Statements with their sources as plain text, for the clipboard."""
    return "\n\n".join(_line(quote) for quote in found)


def _line(quote: Quote) -> str:
    article = quote.article
    by = ", ".join((who(quote), *manner(quote)))
    source = ", ".join(part for part in (headline(article), imprint(article).replace(" · ", ", "), article.url or article.source) if part)
    return f"{single_spaced(quote.text)}\n— {by}\n  {source}"


def corrections_html(log: "Sequence[Ruling]", titles: Mapping[str, str]) -> Html:
    """The corrections made so far, the newest first, with the way to take it back."""
    if not log:
        return Html()
    items = [element("li", _corrected(ruling, titles)) for ruling in reversed(log)]
    undo = element("button", "Take the last one back", class_="step", type="button", data_act="undo")
    children = [element("p", "Corrections", class_="hint"), element("ol", *items), element("div", undo, class_="tools")]
    return element("section", *children, class_="corrections", aria_label="Corrections")


def correction_text(ruling: "Ruling", articles: Mapping[str, str]) -> str:
    """A correction in a sentence; `articles` are headlines by id."""
    names, target = " and ".join(ruling.names), ruling.target
    be = "are" if len(ruling.names) > 1 else "is"
    match ruling.verb:
        case "merge":
            return f"{names} {be} {target}."
        case "split":
            return f"{names} in {', '.join(f'“{articles.get(i, i)}”' for i in ruling.articles)} {be} {target}."
        case "rename":
            return f"{names} {be} shown as {target}."
        case "alias":
            return f"{names} {be} also called {target}."
    return f"{names}: {ruling.verb.value} {target}."


def _corrected(ruling: "Ruling", articles: Mapping[str, str]) -> Html:
    made = element("span", f" {day(ruling.made.date())}", class_="when") if ruling.made else Html()
    return fragment(correction_text(ruling, articles), made)
