"""Claims: the list of what several statements say, and one claim with who said it when, how it was printed and what goes against it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING
from urllib.parse import quote as percent

from app.look import Look, Show
from app.render.escape import Html, element, fragment
from app.render.findings import strand_html
from app.render.lanes import MEANS, Lane, Mark, Sign, lanes_html, sign_of
from app.render.links import decided_html, suggestions_html
from app.render.pairs import Numbers
from app.render.people import places_of
from app.render.plot import more_html, rest_html
from app.render.reviews import reviews_html
from app.render.statements import statement_html
from app.render.wording import MARKS, count, day, headline, imprint, period, printer, who, worded
from archive.records import Citation, Quote

if TYPE_CHECKING:
    from app.claims import Decided, Shown
    from app.reviews import Match
    from app.variants import Table, Variant
    from archive.claims.record import Claim, Suggestion

NAMES_SHOWN = 3
LANES = 10
"""Outlets with a lane of their own; what the others print shares the last one."""
TOPIC = 120
"""Characters of a claim that make the topic of a position line."""
LISTED = 200
"""Statements of a claim that are listed; a claim that is reported thousands of times stays a page."""
WAITING = "./claims?show=waiting"


def claim_address(claim_id: str) -> str:
    """The address of a claim's page, from any other page."""
    return f"./claims?id={percent(claim_id, safe='')}"


def claims_html(found: "Sequence[Claim]", *, shown: int, words: str = "", waiting: int = 0, at: str = "./claims") -> Html:
    """The list, as far as it is `shown`; `words` are what was looked for, `waiting` are links that the reader may settle."""
    ask = _waiting(waiting) if waiting else Html()
    if not found:
        said = f"No claim holds the words {words}." if words else "No claim is reported more than once yet."
        note = element("p", said, class_="hint")
        return element("section", ask, note, class_="people claims", aria_label="Claims", data_address=at)
    head = element("p", count(len(found), "claim reported more than once", "claims reported more than once"), class_="hint")
    rows = [_row(claim) for claim in found[:shown]]
    listed = element("ol", *rows, class_="people-list")
    return element("section", ask, head, listed, more_html(len(found), shown), class_="people claims", aria_label="Claims", data_address=at)


def _waiting(number: int) -> Html:
    said = count(number, "pair may be the same and waits", "pairs may be the same and wait")
    return element("p", element("a", f"{said} for your word →", href=WAITING, class_="go", data_act="waiting"), class_="waiting")


def waiting_html(found: "Sequence[Suggestion]", total: int, decided: "Sequence[Decided]" = (), earlier: int = 0) -> Html:
    """Links of the whole archive that wait for the reader's word, the likeliest first."""
    said = f"{count(total, 'pair waits', 'pairs wait')} for your word, the likeliest first. It holds for later versions of their articles."
    children = [
        element("a", "← All claims", href="./claims", class_="go back", data_act="everyone"),
        element("h2", "Are these the same?", class_="person-name"),
        element("p", said if found else "Nothing waits for your word: every link that was found stands by itself.", class_="facts"),
        suggestions_html(found, Numbers(waiting_places(found)), title=""),
        more_html(total, len(found)),
        decided_html(decided, earlier),
    ]
    return element("section", *children, class_="person claim", aria_label="Links to settle", data_address=WAITING)


def waiting_places(found: "Iterable[Suggestion]") -> tuple[Citation, ...]:
    """Every place that the list of waiting links shows, numbered from 1."""
    return places_of({quote.id: quote for each in found for quote in (each.a, each.b)}.values())


def _row(claim: "Claim") -> Html:
    link = element("a", worded(claim.title), href=claim_address(claim.id), class_="go", data_act="claim", data_name=claim.id)
    facts = [_several(claim.asserters), f"denied by {_several(claim.deniers)}" if claim.deniers else "", _span(claim)]
    about = element("span", " · ".join(fact for fact in facts if fact), class_="about")
    number = element("span", f"{count(len(claim.statements), 'statement')}, {count(len(claim.outlets), 'outlet')}", class_="number")
    return element("li", link, about, number)


def claim_places(shown: "Shown") -> tuple[Citation, ...]:
    """Every place that the claim's page shows, numbered from 1."""
    quotes = (*shown.claim.statements, *shown.claim.opposed, *(q for each in shown.suggested for q in (each.a, each.b)))
    return places_of({quote.id: quote for quote in quotes}.values())


def claim_html(
    shown: "Shown",
    tables: "Sequence[Table]",
    *,
    reviews: "Mapping[str, Sequence[Match]] | None" = None,
    decided: "Sequence[Decided]" = (),
    earlier: int = 0,
) -> Html:
    """One claim: the clearest of its statements for all, who said it when and where, how it was printed, what waits, the opposite."""
    claim = shown.claim
    numbers = Numbers(claim_places(shown))
    back = element("a", "← All claims", href="./claims", class_="go back", data_act="everyone")
    facts = [count(len(claim.statements), "statement"), count(len(claim.outlets), "outlet"), _span(claim)]
    lines = [
        ("First on record", element("span", ", ".join(filter(None, (who(claim.first), imprint(claim.first.article)))))),
        ("Said by", _people(claim.asserters, claim)),
        ("Denied by", _people(claim.deniers, claim)),
    ]
    listed = [fragment(element("dt", name), element("dd", text)) for name, text in lines if text]
    children = [
        back,
        element("h2", worded(claim.title), class_="person-name"),
        element("p", " · ".join(fact for fact in facts if fact), class_="facts"),
        element("dl", *listed, class_="about-them"),
        reviews_html((match for found in (reviews or {}).values() for match in found), numbers),
        _timeline(claim, numbers),
        *(_table(each, numbers) for each in tables if each.variants),
        suggestions_html(shown.suggested, numbers),
        _statements("In the order they came", claim.statements, numbers),
        _statements("What may say the opposite", claim.opposed, numbers),
        decided_html(decided, earlier),
    ]
    return element("section", *children, class_="person claim", aria_label="Claim", data_address=claim_address(claim.id))


def _people(names: Sequence[str], claim: "Claim") -> Html:
    """Names with how often each says it, and the way to what they said about it over time."""
    said = Counter(name for quote in claim.statements for name in quote.speakers)
    topic = shorten(claim.title.text.translate(dict.fromkeys(map(ord, MARKS))), TOPIC, placeholder="")
    items = []
    for name in names:
        times = f" ({said[name]})" if said[name] > 1 else ""
        over_time = Look(who=name, show=Show.POSITION.value, about=topic).address
        items.append(element("li", element("a", name, href=over_time, class_="to", title=f"{name} on this over time"), times))
    return element("ul", *items, class_="names") if items else Html()


def _timeline(claim: "Claim", numbers: Numbers) -> Html:
    """Who, when and where as a drawing, a lane for each outlet, and the same as a table."""
    every = [*((quote, sign_of(quote.polarity)) for quote in claim.statements), *((quote, Sign.OPPOSED) for quote in claim.opposed)]
    outlets = dict.fromkeys(printer(quote.article) for quote, _ in every)
    own = list(outlets)[: LANES if len(outlets) <= LANES else LANES - 1]
    marks: dict[str, list[Mark]] = {}
    for quote, sign in every:
        if quote.published_on:
            outlet = printer(quote.article)
            name = outlet if outlet in own else count(len(outlets) - len(own), "other outlet")
            mark = Mark(quote.published_on, sign, numbers[quote], f"{who(quote)} {MEANS[sign]}: {imprint(quote.article)}")
            marks.setdefault(name, []).append(mark)
    described = f"{count(len(every), 'statement')} in {count(len(outlets), 'outlet')}, {_span(claim)}. The table below lists them."
    lanes = [Lane(name, tuple(found)) for name, found in marks.items()]
    drawing = lanes_html(lanes, title="When each outlet printed it", described=described)
    head = element("tr", *(element("th", name, scope="col") for name in ("Published", "Outlet", "Who", "")))
    rows = [_dated(quote, sign, numbers) for quote, sign in every[:LISTED]]
    table = element("table", element("thead", head), element("tbody", *rows))
    scroll = element("div", table, class_="variants", role="region", aria_label="When each outlet printed it, as a table", tabindex=0)
    folded = element("details", element("summary", "As a table"), scroll, rest_html(len(every), LISTED), open=not drawing)
    return element("section", element("h3", "Over outlets and days", class_="tally"), drawing, folded, aria_label="Over outlets and days")


def _dated(quote: Quote, sign: Sign, numbers: Numbers) -> Html:
    when = day(quote.published_on) if quote.published_on else "no date"
    cells = (printer(quote.article), fragment(who(quote), numbers.chip(quote)), MEANS[sign])
    return element("tr", element("th", when, scope="row"), *(element("td", cell) for cell in cells))


def _statements(title: str, quotes: Sequence[Quote], numbers: Numbers) -> Html:
    if not quotes:
        return Html()
    items = [statement_html(quote, [numbers[quote]], numbers.places) for quote in quotes[:LISTED]]
    listed = element("ol", *items, class_="statements", aria_label=title)
    return fragment(element("h3", title, class_="tally"), listed, rest_html(len(quotes), LISTED))


def _table(table: "Table", numbers: Numbers) -> Html:
    """How outlets printed one utterance, against the fullest print."""
    head = element("tr", *(element("th", name, scope="col") for name in ("Printed by", "How", "Word by word")))
    fullest = element("tr", _printed(table.fullest, numbers), element("td", "the fullest print"), element("td", worded(table.fullest)))
    rows = [fullest, *(_variant(each, numbers) for each in table.variants[:LISTED])]
    caption = element("caption", "How it was printed. Struck out stands here alone, underlined in the fullest print alone.")
    whole = element("table", caption, element("thead", head), element("tbody", *rows))
    rest = rest_html(len(table.variants), LISTED)
    return element("div", whole, rest, class_="variants worded", role="region", aria_label="How it was printed", tabindex=0)


def _variant(variant: "Variant", numbers: Numbers) -> Html:
    words = [fragment(" " if n else "", strand_html(strand, "here", "the fullest print")) for n, strand in enumerate(variant.strands)]
    how = element("strong", ", ".join(variant.ways)) if variant.weighty else ", ".join(variant.ways)
    return element("tr", _printed(variant.quote, numbers), element("td", how), element("td", *words))


def _printed(quote: Quote, numbers: Numbers) -> Html:
    return element("th", imprint(quote.article) or headline(quote.article), numbers.chip(quote), scope="row")


def _several(names: Sequence[str]) -> str:
    more = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _span(claim: "Claim") -> str:
    return period(claim.days[0], claim.days[-1]) if len(claim.days) > 1 else day(claim.days[0]) if claim.days else ""
