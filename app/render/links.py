"""Links that wait for the reader's word, and the words that the reader gave."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.render.escape import Html, element, fragment
from app.render.pairs import Numbers, pair_html
from app.render.wording import count, day, who, worded
from archive.claims.ties import Relation, Verb

if TYPE_CHECKING:
    from app.claims import Decided
    from archive.claims.record import Suggestion
    from archive.records import Quote

ASKED = {
    Relation.SAME_UTTERANCE: "Do both report the same utterance?",
    Relation.SAME_CLAIM: "Do both make the same claim, each on an occasion of its own?",
}
OTHERWISE = {
    Relation.SAME_UTTERANCE: (Verb.SAME_CLAIM, "The same claim on another occasion"),
    Relation.SAME_CLAIM: (Verb.SAME_UTTERANCE, "The very same utterance"),
}
GIVEN = {
    Verb.SAME_UTTERANCE: "The same utterance",
    Verb.SAME_CLAIM: "The same claim",
    Verb.APART: "Not the same",
}
BEGINNING = 60
"""Characters of a statement that tell which one is meant."""


def suggestions_html(found: "Sequence[Suggestion]", numbers: Numbers, *, title: str = "May be the same") -> Html:
    """Each pair with both statements, and the buttons that settle it."""
    if not found:
        return Html()
    items = [pair_html(each.a, each.b, numbers, asked=ASKED[each.relation], tools=_answers(each)) for each in found]
    head = element("h3", title, class_="tally") if title else Html()
    return fragment(head, element("ol", *items, class_="pairs", aria_label=title or "Pairs"))


def _answers(each: "Suggestion") -> list[Html]:
    verb, label = OTHERWISE[each.relation]
    return [
        _answer("Confirm", Verb(each.relation.value), each, class_="step confirm"),
        _answer("Reject", Verb.APART, each, class_="step"),
        _answer(label, verb, each, class_="aside"),
    ]


def _answer(label: str, verb: Verb, each: "Suggestion", *, class_: str) -> Html:
    return element(
        "button", label, class_=class_, type="button", data_act="decide", data_field=verb.value, data_quote=each.a.id, data_name=each.b.id,
        aria_label=f"{label}: {begun(each.a)}",
    )  # fmt: skip


def decided_html(found: "Sequence[Decided]", earlier: int = 0) -> Html:
    """What the reader said of links, the newest first, with the way to take it back; of so many `earlier` words the number alone."""
    if not found:
        return Html()
    items = [element("li", _decision(each)) for each in found]
    more = [element("p", f"and {count(earlier, 'earlier one')}", class_="hint")] if earlier else []
    undo = element("button", "Take the last one back", class_="step", type="button", data_act="undo")
    children = [element("p", "Your word on links", class_="hint"), element("ol", *items), *more, element("div", undo, class_="tools")]
    return element("section", *children, class_="corrections", aria_label="Your word on links")


def _decision(each: "Decided") -> Html:
    when = element("span", f" {day(each.verdict.made.date())}", class_="when") if each.verdict.made else Html()
    return fragment(decision_text(each), when)


def decision_text(each: "Decided") -> str:
    """A verdict in a sentence."""
    about = " · ".join(f"{who(quote)}, {begun(quote)}" for quote in each.statements) or "statements that are gone from their articles"
    return f"{GIVEN[each.verdict.verb]}: {about}"


def begun(quote: "Quote") -> str:
    """The beginning of a statement, cut at a word."""
    words = worded(quote)
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rsplit(' ', 1)[0]} …"
