"""Everyone on record as a list, and a person's page: names, roles over time, statements over time, the statements."""

from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import replace
from typing import TYPE_CHECKING

from app.citations import citation_of
from app.foremost import foremost
from app.look import Look, Show
from app.render.escape import Html, element, fragment
from app.render.pairs import Numbers
from app.render.plain import single_spaced
from app.render.plot import choices_html, more_html, plot_html
from app.render.reviews import reviews_html
from app.render.statements import statement_html
from app.render.wording import FORMS, count, day, headline, imprint, manner, period, who
from archive.records import Citation, Quote, Role, Speaker, SpeakerKind

if TYPE_CHECKING:
    from app.people import Profile
    from app.reviews import Match
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
REPORTED = {form.value: said[:1].upper() + said[1:] for form, said in FORMS.items()}
VIEWS = {Show.STATEMENTS: "Statements", Show.POSITION: "Position over time", Show.COMPARE: "Comparison"}
SAVED = {"csv": "CSV", "md": "Markdown", "docx": "Word"}
NONE_FIT = "Nothing of theirs fits all of this. Take a condition away, or show everything."
ROLES_SHOWN = 8
OUTLETS_SHOWN = 8


def address(name: str) -> str:
    """The address of a person's page, from any other page."""
    return Look(who=name).address


def people_html(found: Sequence[Speaker], *, shown: int, words: str = "") -> Html:
    """The list, as far as it is `shown`; `words` are what was looked for."""
    at = Look().address
    if not found:
        said = f"Nobody on record is called {words}." if words else "Nobody is on record yet: bring articles in first."
        return element("section", element("p", said, class_="note"), class_="people", aria_label="People", data_address=at)
    rows = [_row(speaker) for speaker in found[:shown]]
    head = element("p", count(len(found), "person", "people and other sources"), class_="hint")
    more = more_html(len(found), shown)
    return element("section", head, element("ol", *rows, class_="people-list"), more, class_="people", aria_label="People", data_address=at)


def _row(speaker: Speaker) -> Html:
    facts = [KINDS[speaker.kind], foremost(speaker)]
    about = element("span", " · ".join(fact for fact in facts if fact), class_="about")
    return element("li", _link(speaker.name), about, element("span", count(speaker.quotes, "statement"), class_="number"))


def _link(name: str) -> Html:
    return element("a", name, href=address(name), class_="go", data_act="person", data_name=name)


def person_html(profile: "Profile", look: Look) -> Html:
    """Who this is: names, roles, for whom they spoke, where and when their statements appeared; what of it to look at."""
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
    chosen = next((each for each in profile.periods if each.key.isoformat() == look.period), None)
    forms = [(form.value, number) for form, number in profile.forms]
    return element(
        "section",
        *head,
        about,
        _views(look),
        plot_html(profile.periods, chosen, of="statement") if look.show == Show.STATEMENTS else Html(),
        choices_html(profile.outlets, look.outlet, act="outlet", label="Outlets"),
        choices_html(profile.topics, look.words, act="words", label="Topics", least=1),
        choices_html(forms, look.form, act="form", label="How they are reported", names=REPORTED),
        class_="person",
        aria_label=speaker.name,
        data_address=look.address,
    )


def _views(look: Look) -> Html:
    """The ways between the views of a person's record."""
    links = [
        element(
            "a", name, href=replace(look, show=show.value).address, data_act="show", data_name=show.value,
            aria_current="page" if look.show == show else None,
        )
        for show, name in VIEWS.items()
    ]  # fmt: skip
    return element("nav", *links, class_="views", aria_label=f"Views of {look.who}")


def _span(profile: "Profile") -> str:
    days = [quote.published_on for quote in profile.statements if quote.published_on]
    return period(min(days), max(days)) if days else ""


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({number:,})" for name, number in pairs)


def _role(role: Role) -> Html:
    when = period(role.first, role.last)
    return element("li", role.title, element("span", f" {when}" if when else "", class_="when"))


def statements_html(
    shown: Sequence[Quote],
    look: Look,
    *,
    of: int,
    places: Sequence[Citation] | None = None,
    when: str = "",
    reviews: "Mapping[str, Sequence[Match]] | None" = None,
) -> Html:
    """The statements looked at, newest first, as far as they are shown, with what to do with them.

    `places` are those of all that are looked at (of more than are shown, when given), `of` is how many there are all told.
    """
    places = places_of(shown) if places is None else places
    items = [statement_html(quote, [number], places, extra=_not_them(quote)) for number, quote in enumerate(shown, start=1)]
    listed = element("ol", *items, class_="statements") if items else element("p", NONE_FIT, class_="note")
    checked = reviews_html((match for matches in (reviews or {}).values() for match in matches), Numbers(places))
    head = narrowed_html(places, look, of=of, when=when)
    children = [head, checked, listed, more_html(len(places), len(shown)), saving_html(look) if shown else Html()]
    return element("section", *children, class_="said", aria_label="Statements")


def unshown_html() -> Html:
    """What stands where nothing can be shown: the notice above says why."""
    return element("section", class_="said", aria_label="Statements")


def narrowed_html(found: Sized, look: Look, *, of: int, when: str = "") -> Html:
    """How many statements are looked at, by what they were chosen (`when` is the period), and the way back to all of them."""
    head = element("h3", VIEWS[Show(look.show)] if not look.narrowed else f"{len(found):,} of {count(of, 'statement')}", class_="tally")
    chosen = [
        f"about “{look.about}”" if look.about else "",
        f"with “{look.words}”" if look.words else "",
        look.outlet,
        REPORTED.get(look.form, ""),
        f"since {look.since}" if look.since else "",
        f"until {look.until}" if look.until else "",
    ]
    if not look.narrowed:
        return head
    everything = element("button", "Show everything", class_="aside", type="button", data_act="everything")
    said = ", ".join(filter(None, (f"published in {when}" if when else "", *chosen)))
    return fragment(head, element("p", said[:1].upper() + said[1:], " ", everything, class_="hint"))


def saving_html(look: Look) -> Html:
    """Copying and saving what is looked at, by its address: the words are asked of the server when they are wanted."""
    copy = element("button", "Copy these statements", class_="copy", type="button", data_session=look.address)
    files = [
        element(
            "button", name, class_="aside", type="button", data_act="save", data_session=look.address, data_name=ending,
            aria_label=f"Save as {name}",
        )
        for ending, name in SAVED.items()
    ]  # fmt: skip
    return element("div", copy, element("span", "Save as", class_="save-as"), *files, class_="tools saving")


def places_of(found: Iterable[Quote]) -> tuple[Citation, ...]:
    """One place for each statement: where it begins."""
    return tuple(map(citation_of, found))


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
