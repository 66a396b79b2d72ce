"""Claims: the list of what several statements say, and one claim with who said it when, how it was printed and what goes against it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.render.escape import Html, element, fragment
from app.render.findings import strand_html
from app.render.people import places_of
from app.render.plot import more_html
from app.render.statements import chip_html, statement_html
from app.render.wording import count, day, imprint, period, who
from archive.records import Citation, Quote

if TYPE_CHECKING:
    from app.claims import Shown
    from app.variants import Table, Variant
    from archive.claims.record import Claim

NAMES_SHOWN = 3


def claims_html(found: "Sequence[Claim]", *, shown: int, words: str = "") -> Html:
    """The list, as far as it is `shown`; `words` are what was looked for."""
    if not found:
        said = f"No claim holds the words {words}." if words else "No claim is reported more than once yet."
        return element("section", element("p", said, class_="hint"), class_="people", aria_label="Claims")
    head = element("p", count(len(found), "claim reported more than once", "claims reported more than once"), class_="hint")
    rows = [_row(claim) for claim in found[:shown]]
    return element(
        "section",
        head,
        element("ol", *rows, class_="people-list"),
        more_html(len(found), shown),
        class_="people claims",
        aria_label="Claims",
    )


def _row(claim: "Claim") -> Html:
    link = element("a", _line(claim.title.text), href=f"./claims?id={claim.id}", class_="go", data_act="claim", data_name=claim.id)
    facts = [_several(claim.asserters), f"denied by {_several(claim.deniers)}" if claim.deniers else "", _span(claim)]
    about = element("span", " · ".join(fact for fact in facts if fact), class_="about")
    number = element("span", f"{count(len(claim.statements), 'statement')}, {count(len(claim.outlets), 'outlet')}", class_="number")
    return element("li", link, about, number)


def claim_places(claim: "Claim") -> tuple[Citation, ...]:
    """Every place that the claim's page shows, numbered from 1."""
    return places_of((*claim.statements, *claim.opposed))


def claim_html(shown: "Shown", tables: "Sequence[Table]") -> Html:
    """One claim: the clearest of its statements for all, who said it first, everybody after, the prints word by word, the opposite."""
    claim = shown.claim
    places = claim_places(claim)
    number = {place.quote_id: n for n, place in enumerate(places, start=1)}
    back = element("a", "← All claims", href="./claims", class_="go back", data_act="everyone")
    facts = [count(len(claim.statements), "statement"), count(len(claim.outlets), "outlet"), _span(claim)]
    lines = [
        ("First on record", f"{who(claim.first)}, {imprint(claim.first.article)}"),
        ("Said by", ", ".join(claim.asserters)),
        ("Denied by", ", ".join(claim.deniers)),
    ]
    listed = [fragment(element("dt", name), element("dd", text)) for name, text in lines if text]
    children = [
        back,
        element("h2", _line(claim.title.text), class_="person-name"),
        element("p", " · ".join(fact for fact in facts if fact), class_="facts"),
        element("dl", *listed, class_="about-them"),
        _statements("In the order they came", claim.statements, number, places),
        *(_table(each, number, places) for each in tables if each.variants),
        _statements("What may say the opposite", claim.opposed, number, places),
    ]
    return element("section", *children, class_="person claim", aria_label="Claim")


def _statements(title: str, quotes: Sequence[Quote], number: dict[str, int], places: Sequence[Citation]) -> Html:
    if not quotes:
        return Html()
    items = [statement_html(quote, [number[quote.id]], places) for quote in quotes]
    return fragment(element("h3", title, class_="tally"), element("ol", *items, class_="statements", aria_label=title))


def _table(table: "Table", number: dict[str, int], places: Sequence[Citation]) -> Html:
    """How outlets printed one utterance, against the fullest print."""
    head = element("tr", *(element("th", name, scope="col") for name in ("Printed by", "How", "Word by word")))
    fullest = element(
        "tr", _printed(table.fullest, number, places), element("td", "the fullest print"), element("td", _line(table.fullest.text))
    )
    rows = [fullest, *(_variant(each, number, places) for each in table.variants)]
    caption = element("caption", "How it was printed. Struck out stands here alone, underlined in the fullest print alone.")
    whole = element("table", caption, element("thead", head), element("tbody", *rows))
    return element("div", whole, class_="variants", role="region", aria_label="How it was printed", tabindex=0)


def _variant(variant: "Variant", number: dict[str, int], places: Sequence[Citation]) -> Html:
    words = [fragment(" " if n else "", strand_html(strand, "here", "the fullest print")) for n, strand in enumerate(variant.strands)]
    how = element("strong", ", ".join(variant.ways)) if variant.weighty else ", ".join(variant.ways)
    return element("tr", _printed(variant.quote, number, places), element("td", how), element("td", *words))


def _printed(quote: Quote, number: dict[str, int], places: Sequence[Citation]) -> Html:
    n = number[quote.id]
    return element("th", imprint(quote.article) or quote.article.source, chip_html(n, places[n - 1]), scope="row")


def _several(names: Sequence[str]) -> str:
    more = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _span(claim: "Claim") -> str:
    return period(claim.days[0], claim.days[-1]) if len(claim.days) > 1 else day(claim.days[0]) if claim.days else ""


def _line(words: str) -> str:
    return " ".join(words.split())
