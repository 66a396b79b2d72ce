"""What human fact-checkers found, in their words, beside what it may be about."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.render.escape import Html, element, fragment, safe_url
from app.render.pairs import Numbers
from app.render.wording import day

if TYPE_CHECKING:
    from app.reviews import Match

RATED = "The finding is the fact-checker’s, in the fact-checker’s words; onrecord rates nothing."


def reviews_html(found: "Iterable[Match]", numbers: Numbers) -> Html:
    """Each review once, those that are surely about a statement here first; nothing when there is none."""
    matches = {match.review.id: match for match in sorted(found, key=lambda match: match.sure)}
    ordered = sorted(matches.values(), key=lambda match: (not match.sure, match.review.id))
    if not ordered:
        return Html()
    items = [_review(match, numbers) for match in ordered]
    head = element("h3", "Checked by others", class_="tally")
    return element(
        "section", head, element("ul", *items), element("p", RATED, class_="hint"), class_="reviews", aria_label="Checked by others"
    )


def _review(match: "Match", numbers: Numbers) -> Html:
    review = match.review
    when = f", {day(review.published)}" if review.published else ""
    lead = "Checked by " if match.sure else "May be what was checked by "
    rating = fragment(": ", element("strong", f"“{review.rating}”", class_="rating")) if review.rating else Html()
    url = safe_url(review.url)
    page = fragment(" · ", element("a", "their page", href=url, target="_blank", rel="noopener noreferrer")) if url else Html()
    claim = element("span", f"“{review.claim}”", class_="checked-claim")
    made = f", as made by {review.claimant}" if review.claimant else ""
    return element(
        "li",
        element("p", lead, element("strong", review.reviewer), when, rating, page),
        element("p", "The claim there: ", claim, made, numbers.chip(match.quote), class_="about"),
    )
