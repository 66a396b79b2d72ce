"""The library: what is being brought in, the articles that are held, and what goes when one is removed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.render.escape import Html, element
from app.render.plot import choices_html, label_of, more_html, plot_html
from app.render.wording import count, day
from archive.filters import Tally

if TYPE_CHECKING:
    from app.intake import Item
    from app.periods import Period
    from archive.shelf import Held

SIGNS = {"waiting": "·", "reading": "…", "done": "✓", "failed": "✕", "stopped": "–"}
STATES = {"waiting": "Waiting", "reading": "Reading", "done": "Read", "failed": "Not read", "stopped": "Stopped"}
RUNNING = frozenset({"waiting", "reading"})
AGAIN = frozenset({"failed", "stopped"})
ITEMS_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of the articles is shown: of an outlet, of a period, up to how many."""

    outlet: str = ""
    period: "Period | None" = None
    shown: int = 0


def intake_html(items: "Sequence[Item]") -> Html:
    """What is being brought in, with what became of each input: first what waits for the reader's attention."""
    if not items:
        return element("section", class_="intake", aria_label="What is being brought in")
    order = sorted(items, key=lambda item: list(STATES).index(item.state) if item.state in RUNNING | AGAIN else -1, reverse=True)
    rows = [_item(item) for item in order[:ITEMS_SHOWN]]
    states = {item.state.value for item in items}
    acts = (
        _act("Stop", "stop") if states & RUNNING else Html(),
        _act("Try again", "retry") if states & AGAIN and not states & RUNNING else Html(),
        _act("Clear this list", "clear") if not states & RUNNING else Html(),
    )
    head = element("h3", intake_text(items), class_="tally")
    return element(
        "section", head, element("ul", *rows), element("div", *acts, class_="tools"), class_="intake", aria_label="What is being brought in"
    )


def intake_text(items: "Sequence[Item]") -> str:
    """3 of 5 read, 1 not read."""
    counted = Counter(item.state.value for item in items)
    over = len(items) - sum(counted[state] for state in RUNNING)
    parts = [f"{over:,} of {count(len(items), 'file or address', 'files and addresses')} finished"]
    parts += [f"{counted[state]:,} {STATES[state].lower()}" for state in ("failed", "stopped") if counted[state]]
    return ", ".join(parts)


def _item(item: "Item") -> Html:
    state = item.state.value
    sign = element("span", SIGNS[state], class_="sign", aria_hidden="true")
    said = element("span", f"{STATES[state]}{f': {item.said}' if item.said else ''}", class_="said")
    return element("li", sign, element("span", item.name, class_="name"), said, class_=state)


def _act(label: str, act: str, **attributes: str) -> Html:
    return element("button", label, class_="step", type="button", data_act=act, **attributes)


def shelf_html(
    held: "Sequence[Held]",
    found: "Sequence[Held]",
    selection: "Selection",
    *,
    periods: "Sequence[Period]",
    removing: str = "",
    goes: Tally | None = None,
) -> Html:
    """The articles found among all that are `held`; at the one to be `removing` stands what `goes` with it."""
    if not held:
        note = element("p", "No articles yet: drop files above, or paste an address.", class_="hint")
        return element("section", note, class_="shelf", aria_label="Articles")
    outlets = Counter(each.outlet for each in held if each.outlet).most_common()
    said = count(len(found), "article") if len(found) == len(held) else f"{len(found):,} of {count(len(held), 'article')}"
    when = element("p", f"Published in {label_of(selection.period)}", class_="hint") if selection.period else Html()
    rows = [_article(each, goes=goes if each.id == removing else None) for each in found[: selection.shown]]
    return element(
        "section",
        plot_html(periods, selection.period, of="article"),
        choices_html(outlets, selection.outlet, act="outlet", label="Outlets"),
        element("h3", said, class_="tally"),
        when,
        element("ol", *rows, class_="shelf-list"),
        more_html(len(found), selection.shown),
        element("div", _act("Check the archive", "check"), class_="tools"),
        class_="shelf",
        aria_label="Articles",
    )


def _article(each: "Held", *, goes: Tally | None) -> Html:
    title = each.title or each.source
    facts = [
        each.outlet,
        day(each.published) if each.published else "no date",
        count(each.statements, "statement"),
        f"version {each.version}" if each.version > 1 else "",
    ]
    opened = element("button", title, class_="open", type="button", data_act="article", data_article=each.id)
    about = element("p", " · ".join(fact for fact in facts if fact), class_="about")
    if goes is not None:
        return element("li", opened, about, _removal(each, title, goes), class_="removing")
    remove = element(
        "button", "Remove", class_="aside", type="button", data_act="remove", data_article=each.id, aria_label=f"Remove {title}"
    )
    return element("li", opened, about, remove)


def _removal(each: "Held", title: str, goes: Tally) -> Html:
    what = [count(goes.statements, "statement")] if goes.statements else []
    what += [f"by {count(goes.speakers, 'person', 'people')}"] if goes.speakers else []
    earlier = " and its earlier versions" if each.version > 1 else ""
    said = f"This takes the article{earlier} out of the archive" + (f", and {' '.join(what)} with it." if what else ".")
    acts = [_act("Remove it", "removed", data_article=each.id, aria_label=f"Remove it: {title}"), _act("Keep it", "keep")]
    return element("div", element("p", said, class_="note"), *acts, class_="removal")


def health_text(problems: Sequence[str]) -> str:
    """What a check of the archive found."""
    return " ".join(problems) if problems else "The archive was checked: everything is as it was written."
