"""The library: what is being brought in, the articles that are held, and what goes when one is removed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.render.coverage import coverage_html
from app.render.escape import Html, element, fragment
from app.render.plot import label_of, more_html, plot_html
from app.render.wording import count, day
from archive.filters import Coverage, Tally

if TYPE_CHECKING:
    from app.intake import Item
    from app.periods import Period
    from app.upkeep import Health
    from archive.shelf import Held

SIGNS = {"waiting": "·", "reading": "…", "done": "✓", "failed": "✕", "stopped": "–"}
STATES = {"waiting": "Waiting", "reading": "Reading", "done": "Read", "failed": "Not read", "stopped": "Stopped"}
RUNNING = frozenset({"waiting", "reading"})
AGAIN = frozenset({"failed", "stopped"})
ITEMS_SHOWN = 50
CHECKING = "Every article, every statement and both searches are being checked …"
REBUILDING = "People, claims and both searches are being made anew from the articles … You can go on asking."
NAMED = 3
REBUILD, EMBED = "run `onrecord rebuild`", "run `onrecord rebuild --embed`"
"""The remedies of a check, as the command line has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goes:
    """What goes with an article: its statements, the answers of so many conversations that cite it, corrections that then wait.

    `titles` are those of the reader's own conversations.
    """

    tally: Tally
    conversations: int = 0
    titles: tuple[str, ...] = ()
    corrections: int = 0


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
    coming, missed = (sum(item.state in some for item in items) for some in (RUNNING, AGAIN))
    acts = (
        _act("Stop all", "stop") if coming > 1 else Html(),
        _act("Try all again", "retry") if missed > 1 and not coming else Html(),
        _act("Clear this list", "clear") if not coming else Html(),
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
    return element("li", sign, element("span", item.name, class_="name"), _way_on(item), said, class_=state)


def _way_on(item: "Item") -> Html:
    """What can be done about one input."""
    way = ("Stop", "stop") if item.state in RUNNING else ("Try again", "retry") if item.state in AGAIN else None
    if way is None:
        return Html()
    label, act = way
    return element(
        "button", label, class_="aside", type="button", data_act=act, data_source=item.source, aria_label=f"{label}: {item.name}"
    )


def _act(label: str, act: str, **attributes: str | bool) -> Html:
    return element("button", label, class_="step", type="button", data_act=act, **attributes)


def shelf_html(
    held: "Sequence[Held]",
    found: "Sequence[Held]",
    selection: "Selection",
    *,
    periods: "Sequence[Period]",
    outlets: "Mapping[str, int]" = MappingProxyType({}),
    over: "Sequence[Period]" = (),
    spread: "Mapping[str, Sequence[int]]" = MappingProxyType({}),
    removing: str = "",
    goes: "Goes | None" = None,
) -> Html:
    """The articles found among all that are `held`; at the one to be `removing` stands what `goes` with it.

    `periods` are those of the chosen outlet, `over` those of all `outlets`, whose articles are counted with a date or without; `spread`
    counts each outlet's in these periods.
    """
    if not held:
        note = element("p", "No articles yet: drop files above, or paste an address.", class_="hint")
        return element("section", note, class_="shelf", aria_label="Articles")
    said = count(len(found), "article") if len(found) == len(held) else f"{len(found):,} of {count(len(held), 'article')}"
    when = element("p", f"Published in {label_of(selection.period)}", class_="hint") if selection.period else Html()
    rows = [_article(each, goes=goes if each.id == removing else None) for each in found[: selection.shown]]
    return element(
        "section",
        plot_html(periods, selection.period, of="article"),
        coverage_html(outlets, over, spread, chosen=selection.outlet, period=selection.period),
        element("h3", said, class_="tally"),
        when,
        element("ol", *rows, class_="shelf-list"),
        more_html(len(found), selection.shown),
        class_="shelf",
        aria_label="Articles",
    )


def _article(each: "Held", *, goes: "Goes | None") -> Html:
    title = each.title or each.source
    facts = [
        each.outlet,
        day(each.published) if each.published else "no date",
        count(each.statements, "statement"),
    ]
    opened = element("button", title, class_="open", type="button", data_act="article", data_article=each.id)
    about = element("p", " · ".join(fact for fact in facts if fact), _versions(each, title), class_="about")
    if goes is not None:
        return element("li", opened, about, _removal(each, title, goes), class_="removing")
    remove = element(
        "button", "Remove", class_="aside", type="button", data_act="remove", data_article=each.id, aria_label=f"Remove {title}"
    )
    return element("li", opened, about, remove)


def _versions(each: "Held", title: str) -> Html:
    """The way to what newer versions changed."""
    if each.version == 1:
        return Html()
    said = f"version {each.version}: what changed"
    return fragment(
        " · ",
        element("button", said, class_="aside", type="button", data_act="versions", data_article=each.id, aria_label=f"{title}, {said}"),
    )


def _removal(each: "Held", title: str, goes: "Goes") -> Html:
    tally = goes.tally
    what = [count(tally.statements, "statement")] if tally.statements else []
    what += [f"by {count(tally.speakers, 'person', 'people')}"] if tally.speakers else []
    earlier = " and its earlier versions" if each.version > 1 else ""
    said = f"This takes the article{earlier} out of the archive" + (f", and {' '.join(what)} with it." if what else ".")
    if goes.conversations:
        cite = count(goes.conversations, "kept conversation cites", "kept conversations cite")
        said += f" {cite} it and will lose those answers{_named(goes)}."
    if goes.corrections:
        said += f" {count(goes.corrections, 'correction')} of yours in it will wait until it is back."
    acts = [_act("Remove it", "removed", data_article=each.id, aria_label=f"Remove it: {title}"), _act("Keep it", "keep")]
    return element("div", element("p", said, class_="note"), *acts, class_="removal")


def _named(goes: Goes) -> str:
    shown = [f"“{title}”" for title in goes.titles[:NAMED]]
    return f" ({', '.join(shown)}{', …' if len(goes.titles) > NAMED else ''})" if shown else ""


def health_html(health: "Health | None", coverage: Coverage) -> Html:
    """What is known of the archive's health, and what can be done for it."""
    if not coverage.articles:
        return Html()
    running = health is not None and health.running
    embeds = any(EMBED in problem for problem in health.problems) if health else False
    acts = [_act("Check it", "check", disabled=running), _act("Rebuild the searches", "rebuild", disabled=running)]
    acts += [_act("Embed anew", "embed", disabled=running)] if embeds else []
    head = element("h3", "Health of the archive", class_="tally")
    tools = element("div", *acts, class_="tools")
    return element("section", head, *_health(health, coverage), tools, class_="health", aria_label="Health of the archive")


def health_text(health: "Health", coverage: Coverage) -> str:
    """The same in a sentence, without the problems one by one."""
    if health.running:
        return CHECKING if health.task == "check" else REBUILDING
    if health.failed:
        return f"It could not be {'checked' if health.task == 'check' else 'rebuilt'}: {health.failed}"
    ended = f"{health.ended:%H:%M}" if health.ended else ""
    if health.task != "check":
        return f"Rebuilt at {ended}: both searches hold everything that is on record again."
    if health.problems:
        return f"Checked at {ended}: {count(len(health.problems), 'problem')} found."
    whole = f"{count(coverage.articles, 'article')} and {count(coverage.quotes, 'statement')}"
    return f"Checked at {ended}: {whole} are as they were written, and both searches find them."


def _health(health: "Health | None", coverage: Coverage) -> list[Html]:
    if health is None:
        return [element("p", "Not checked since onrecord was started. A check changes nothing.", class_="hint")]
    sound = not (health.running or health.failed or health.problems)
    sign = element("span", "✓ ", class_="sign", aria_hidden="true") if sound else Html()
    look = "said sound" if sound else "note pending" if health.running else "note"
    problems = [element("li", _on_the_page(problem)) for problem in health.problems]
    return [element("p", sign, health_text(health, coverage), class_=look), element("ul", *problems) if problems else Html()]


def _on_the_page(problem: str) -> str:
    """A problem with the page's remedy in place of the command."""
    return problem.replace(EMBED, "press “Embed anew”").replace(REBUILD, "press “Rebuild the searches”")
