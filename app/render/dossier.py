"""What a person said, as a document: roles, what was searched, every statement in the order of its day with a footnote to its source."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.dates import NAMES
from app.render.escape import safe_url
from app.render.script import Document, Footnote, Run, Style, byline, footnote, words
from app.render.wording import count, day, period
from app.variants import WEIGHTY, table
from archive.filters import Coverage
from archive.records import Citation, Quote, Role, Speaker

if TYPE_CHECKING:
    from app.reviews import Match
    from archive.claims.record import Claim

    Reviews = Mapping[str, Sequence[Match]]

READ = (
    "Words between “ ” are the source’s own, as the article prints them; all other words of a statement are the outlet’s. "
    "A statement stands under the day it was said where the article tells that day, else under the day of publication."
)
UNSURE = (
    "What is marked uncertain was attributed by a program that is not sure of it. Read such a statement in its article before you use it."
)
LINKED = (
    "Which statements are the same was judged by a program and by whoever keeps this archive. "
    "What may say the opposite is for you to judge. "
    "Where two prints of an utterance differ, nothing here says which of them is wrong."
)
ROLES = 12
MOST_DIFFERENCES = 3


def dossier(
    speaker: Speaker, quotes: Sequence[Quote], coverage: Coverage, *, today: date, about: str = "", reviews: "Reviews | None" = None
) -> Document:
    """The document; `quotes` are the statements to be in it, `about` the topic that they were chosen by, `reviews` stand beside them."""
    made = Document()
    made.add(Style.TITLE, Run(f"{speaker.name} on {about}" if about else speaker.name))
    _facts(made, speaker)
    made.add(Style.PROSE, Run(_tally(quotes)))
    made.add(Style.PROSE, Run(_searched(coverage, today)))
    made.add(Style.PROSE, Run(READ))
    if any(quote.uncertain for quote in quotes):
        made.add(Style.PROSE, Run(UNSURE))
    for title, group in groupby(sorted(quotes, key=_order), key=_month):
        _section(made, title, group, reviews)
    return made


def claim_dossier(claim: "Claim", coverage: Coverage, *, today: date, reviews: "Reviews | None" = None) -> Document:
    """A claim as a document: its clearest statement as the title, who says it first, who repeats it, who denies it, every report."""
    made = Document()
    made.add(Style.TITLE, *words(claim.title))
    for title, who in (("Said by:", claim.asserters), ("Denied by:", claim.deniers)):
        if who:
            made.add(Style.PROSE, Run(title, strong=True), Run(f" {', '.join(who)}."))
    made.add(Style.PROSE, Run(_tally(claim.statements)))
    made.add(Style.PROSE, Run(_searched(coverage, today)))
    made.add(Style.PROSE, Run(READ))
    made.add(Style.PROSE, Run(LINKED))
    if any(quote.uncertain for quote in (*claim.statements, *claim.opposed)):
        made.add(Style.PROSE, Run(UNSURE))
    differing = _differing(claim)
    first, *rest = claim.statements
    for title, group in (("First on record", [first]), ("Reported again", rest), ("May say the opposite", claim.opposed)):
        if group:
            _section(made, title, group, reviews, differing)
    return made


def _differing(claim: "Claim") -> dict[str, str]:
    """By statement how its print differs in substance from the fullest print of the same utterance."""
    found = {}
    for prints in claim.utterances:
        for variant in table(prints).variants:
            if variant.weighty:
                pairs = [f"“{d.quoted or '–'}” where that has “{d.article or '–'}”" for d in variant.differences[:MOST_DIFFERENCES]]
                ways = ", ".join(way.value for way in variant.ways if way in WEIGHTY)
                found[variant.quote.id] = f"Differs from the fullest print: {'; '.join((ways, *pairs))}."
    return found


def _section(
    made: Document, title: str, quotes: Iterable[Quote], reviews: "Reviews | None", differing: Mapping[str, str] = MappingProxyType({})
) -> None:
    made.add(Style.QUESTION, Run(title))
    for quote in quotes:
        _statement(made, quote)
        if quote.id in differing:
            made.add(Style.BYLINE, Run(differing[quote.id]))
        for match in (reviews or {}).get(quote.id, ()):
            _review(made, match)


def _facts(made: Document, speaker: Speaker) -> None:
    if speaker.held:
        named = "; ".join(filter(None, (_role(role) for role in speaker.held[:ROLES])))
        more = f"; and {len(speaker.held) - ROLES} more" if len(speaker.held) > ROLES else ""
        made.add(Style.PROSE, Run("Called by the articles:", strong=True), Run(f" {named}{more}."))
    if speaker.aliases:
        made.add(Style.PROSE, Run("Other names:", strong=True), Run(f" {', '.join(speaker.aliases)}."))


def _role(role: Role) -> str:
    when = period(role.first, role.last)
    return f"{role.title} ({when})" if when else role.title


def _tally(quotes: Sequence[Quote]) -> str:
    articles = {quote.article.id: quote.article for quote in quotes}.values()
    outlets = {article.outlet for article in articles if article.outlet}
    days = sorted(article.published for article in articles if article.published)
    held = [count(len(quotes), "statement"), f"in {count(len(articles), 'article')}"]
    if outlets:
        held.append(f"of {count(len(outlets), 'outlet')}")
    published = f", published {period(days[0], days[-1])}" if days else ""
    return f"{' '.join(held)}{published}."


def _searched(coverage: Coverage, today: date) -> str:
    return (
        f"Made on {day(today)} by a program from an archive of {count(coverage.articles, 'article')}; "
        "what these articles do not hold is not in here either."
    )


def _day(quote: Quote) -> date | None:
    return quote.said_on or quote.published_on


def _order(quote: Quote) -> tuple[bool, date, str, int]:
    """By day, those without one last; in an article in reading order."""
    when = _day(quote)
    return when is None, when or date.min, quote.article.id, quote.extent.start


def _month(quote: Quote) -> str:
    when = _day(quote)
    return f"{NAMES[when.month - 1]} {when.year}" if when else "Without a date"


def _review(made: Document, match: "Match") -> None:
    """What a fact-checker found, in their words, with who says so, when and where."""
    review = match.review
    when = f", {day(review.published)}" if review.published else ""
    made.footnotes.append(Footnote(f"{review.reviewer}, on the claim “{review.claim}”{when}", safe_url(review.url) or ""))
    lead = "Checked by " if match.sure else "May be the claim that was checked by "
    rating = f": “{review.rating}”" if review.rating else ""
    found = f"{when}, as “{review.claim}”{rating}."
    made.add(Style.BYLINE, Run(lead), Run(review.reviewer, strong=True), Run(found), Run("", note=len(made.footnotes)))


def _statement(made: Document, quote: Quote) -> None:
    made.footnotes.append(footnote(Citation(article=quote.article, span=quote.content[0], quote_id=quote.id, speaker=quote.speaker)))
    made.add(Style.QUOTATION, *words(quote), Run("", note=len(made.footnotes)))
    made.add(Style.BYLINE, *byline(quote))
