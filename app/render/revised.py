"""What newer versions of an article changed in what people are reported to have said, as the panel shows it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.compare import compared
from app.render.articles import close_html, credits_of
from app.render.escape import Html, element, fragment
from app.render.findings import strand_html
from app.render.wording import count, day, headline, who, worded
from archive.records import Article, Quote

if TYPE_CHECKING:
    from app.revisions import Revision

UNCHANGED = "No statement was added, removed or altered."
SILENT = "No correction note in the article says so."


def revised_html(article: Article, revisions: "Sequence[Revision]") -> Html:
    """Every version of `article` beside the one before it, the newest first."""
    head = element(
        "header", element("p", *credits_of(article), class_="credits"), element("h2", headline(article), class_="headline", tabindex=-1),
        class_="source-head",
    )  # fmt: skip
    parts = [part for revision in revisions for part in _revision(revision)]
    body = element("div", *parts, class_="article-text revised", role="region", aria_label="What changed", tabindex=0)
    return element("aside", element("div", close_html(), class_="panel-bar"), head, body, class_="source", aria_label="Source")


def _revision(revision: "Revision") -> Iterator[Html]:
    before, after = revision.before, revision.after
    when = f", read on {day(after.retrieved.date())}" if after.retrieved else ""
    yield element("h3", f"Version {after.version}{when}, beside version {before.version}", class_="tally")
    if revision.note:
        yield element("p", "The article says: “", revision.note.quote, "”", class_="hint")
    changes = [
        *(_change("Altered", each.after, _difference(each.before, each.after)) for each in revision.altered),
        *(_change("Removed", quote, worded(quote)) for quote in revision.removed),
        *(_change("Added", quote, worded(quote)) for quote in revision.added),
    ]
    if revision.silent:
        yield element("p", SILENT, class_="hint")
    yield element("ol", *changes, class_="statements") if changes else element("p", UNCHANGED, class_="hint")
    if revision.citing:
        cite = count(len(revision.citing), "kept conversation cites", "kept conversations cite")
        yield element("p", f"{cite} what has changed.", class_="hint")


def _change(what: str, quote: Quote, words: str) -> Html:
    by = element("p", element("strong", what), " · ", element("span", who(quote), class_="who"), class_="byline")
    return element("li", by, element("p", words, class_="words"), class_="statement")


def _difference(before: Quote, after: Quote) -> Html:
    """The older words struck out, the newer underlined; who is given them now, where that is somebody else."""
    strands = compared(before.text, after.text)
    words = fragment(*(fragment(" " if n else "", strand_html(strand, "earlier", "now")) for n, strand in enumerate(strands)))
    if before.speaker == after.speaker:
        return words
    return fragment(words, element("span", f" Earlier given to {who(before)}.", class_="hint"))
