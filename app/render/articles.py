"""The source panel: an article with its statements marked, the cited words strongest."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.render.amends import amend_html
from app.render.escape import Html, element, escape, fragment, safe_url, source_url
from app.render.voices import Voice, voices_of
from app.render.wording import FORMS, count, day, headline, who
from archive.records import Article, Citation, Quote, Span

if TYPE_CHECKING:
    from archive.amendments import Amendment

WRAPPED_AT = 100
"""Lines no longer than this, in a text with blank lines, were broken by a program and are joined on screen."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a citation stands among those of its answer: `number` (from 1) of `total`, in the conversation's turn `turn`."""

    turn: int
    number: int
    total: int


@dataclass(frozen=True, slots=True, order=True)
class _Layer:
    """A span to mark; the lowest `rank` wins where several lie, then the shortest."""

    rank: int
    length: int
    start: int
    end: int
    kind: str
    label: str
    quote: str
    form: str = ""


UNOPENED = "Press a numbered citation to read it in its article, with the quoted words marked."
KINDS = ("cited", "cited-part", "other")
"""The cited words, the rest of the same statement, all other statements of the article."""


def article_html(
    article: Article,
    quotes: Sequence[Quote] = (),
    focus: Citation | str = "",
    *,
    place: Place | None = None,
    newer: bool = False,
    made: "Sequence[Amendment]" = (),
) -> Html:
    """`article` with every statement of `quotes` marked, and `focus`, a citation or a quote's id, marked strongest.

    `place` adds the way to the previous and the next citation; `newer` says that the archive holds a later version, so that this one is
    not corrected any more; `made` are the corrections in force.
    """
    link = focus if isinstance(focus, Citation) else _whole(article, quotes, focus)
    layers = _layers(quotes, focus)
    bar = element("div", _stepper(place) if place else _walk(quotes), close_html(), class_="panel-bar")
    body = element(
        "div",
        *_paragraphs(article, layers, voices_of(quotes)),
        class_=_body_class(article.text),
        role="region",
        aria_label="Article text",
        tabindex=0,
    )
    where = {"data_turn": place.turn, "data_number": place.number} if place else {}
    chosen = focus.quote_id if isinstance(focus, Citation) else focus
    amend = Html() if newer else amend_html(article, quotes, chosen, made)
    return element(
        "aside", bar, _head(article, link, newer=newer), _sieve(quotes), amend, body, class_="source", aria_label="Source", **where
    )


def source_empty_html(text: str = UNOPENED) -> Html:
    """What the panel shows before an article was opened."""
    ornament = element("p", class_="ornament", aria_hidden="true")
    return element("aside", ornament, element("p", text), class_="source-empty", aria_label="Source")


def source_note_html(note: str) -> Html:
    """A sentence in the panel's place when a source cannot be opened."""
    bar = element("div", close_html(), class_="panel-bar")
    return element("aside", bar, element("p", note, class_="note"), class_="source", aria_label="Source")


def _whole(article: Article, quotes: Iterable[Quote], quote_id: str) -> Citation | None:
    found = next((quote for quote in quotes if quote.id == quote_id), None)
    return Citation(article=article, span=found.extent, quote_id=found.id, speaker=found.speaker) if found else None


def _layers(quotes: Sequence[Quote], focus: Citation | str) -> list[_Layer]:
    made: list[_Layer] = []
    focus_id = focus
    if isinstance(focus, Citation):
        focus_id = focus.quote_id
        own = next((quote for quote in quotes if quote.id == focus_id), None)
        label = who(own) if own else focus.speaker or ""
        made.append(_layer(focus.span, 0, label, focus.quote_id, own.form.value if own else ""))
    for quote in quotes:
        rank = (1 if isinstance(focus, Citation) else 0) if quote.id == focus_id else 2
        made.extend(_layer(span, rank, who(quote), quote.id, quote.form.value) for span in quote.content)
    return made


def _layer(span: Span, rank: int, label: str, quote: str, form: str) -> _Layer:
    return _Layer(rank, len(span), span.start, span.end, KINDS[rank], label, quote, form)


def _walk(quotes: Sequence[Quote]) -> Html:
    """The way from one statement of the article to the next; the browser goes it alone."""
    if not quotes:
        return Html()
    at = element("span", count(len(quotes), "statement"), class_="at", role="status")
    back, on = (
        element("button", sign, class_="step walk", type="button", aria_label=label, title=label, data_name=by)
        for sign, label, by in (("←", "Previous statement", -1), ("→", "Next statement", 1))
    )
    return element("nav", back, at, on, class_="stepper", aria_label="Statements")


def _sieve(quotes: Sequence[Quote]) -> Html:
    """Whose statements are marked, and of which form; the browser sifts alone."""
    if len(quotes) < 2:  # noqa: PLR2004 - one leaves no choice
        return Html()
    speakers, forms, voices = Counter(map(who, quotes)), Counter(quote.form for quote in quotes), voices_of(quotes)
    told = [element("option", f"{voices[name].initials} · {name} ({number})", value=name) for name, number in speakers.most_common()]
    shaped = [element("option", f"{FORMS[form].capitalize()} ({number})", value=form.value) for form, number in forms.most_common()]
    everybody = element("option", f"Everybody’s statements ({len(quotes)})", value="")
    return element(
        "div",
        element("select", everybody, *told, name="by", aria_label="Whose statements are marked"),
        element("select", element("option", "In any form", value=""), *shaped, name="form", aria_label="Which form of statement is marked"),
        element("span", role="status", class_="sifted"),
        class_="sieve",
    )


def _stepper(place: Place) -> Html:
    at = element("span", f"Citation {place.number} of {place.total}", class_="at")
    return element("nav", _step(place, -1), at, _step(place, 1), class_="stepper", aria_label="Citations")


def _step(place: Place, by: int) -> Html:
    number = place.number + by
    label, sign = ("Previous citation", "←") if by < 0 else ("Next citation", "→")
    target = {"data_turn": place.turn, "data_number": number, "disabled": not 1 <= number <= place.total}
    return element("button", sign, class_="step", type="button", aria_label=label, title=label, **target)


def close_html() -> Html:
    """What closes the panel."""
    return element("button", "Close", class_="close", type="button", title="Close the source (Escape)")


def _head(article: Article, link: Citation | None, *, newer: bool) -> Html:
    lines = [element("p", *credits_of(article), class_="credits")]
    lines.append(element("h2", headline(article), class_="headline", id="source-headline", tabindex=-1))
    if article.authors:
        lines.append(element("p", f"By {', '.join(article.authors)}", class_="authors"))
    lines.append(element("p", _original(article, link), class_="origin"))
    if newer:
        lines.append(element("p", "The archive holds a newer version of this article; this is the one that was cited.", class_="note"))
    return element("header", *lines, class_="source-head")


def credits_of(article: Article) -> list[Html]:
    """Outlet and day, as the head of the panel has them."""
    parts = [element("span", article.outlet, class_="outlet")] if article.outlet else []
    if article.published:
        parts.append(element("time", day(article.published), datetime=article.published.isoformat()))
    return [fragment(" · " if number else "", part) for number, part in enumerate(parts)]


def _original(article: Article, link: Citation | None) -> Html:
    url = source_url(link) if link else safe_url(article.url)
    if url is None:
        return element("span", f"Read from {article.source}")
    return element(
        "a", "Open the original at these words" if link else "Open the original", href=url, target="_blank", rel="noopener noreferrer"
    )


def _body_class(text: str) -> str:
    wrapped = "\n\n" in text and all(len(line) <= WRAPPED_AT for line in text.splitlines())
    return "article-text wrapped" if wrapped else "article-text"


def _paragraphs(article: Article, layers: list[_Layer], voices: Mapping[str, Voice]) -> Iterator[Html]:
    """Paragraphs of the text as it was stored; one that only repeats the headline and holds no mark is shown in the head alone.

    Where a statement begins stand its speaker's initials.
    """
    text, cuts, tops = article.text, *_tops(layers)
    begun: set[str] = set()
    for start, end in _paragraph_spans(text):
        made = [_run(text[a:b], top, voices, begun) for a, b, top in _runs(start, end, cuts, tops)]
        if text[start:end] == headline(article) and not any("<mark" in piece for piece in made):
            continue
        yield element("p", *made)


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of each paragraph: blank lines part them, or every line end in a text without blank lines."""
    separator = "\n\n" if "\n\n" in text else "\n"
    at = 0
    for block in text.split(separator):
        bare = block.strip()
        if bare:
            start = at + block.index(bare)
            yield start, start + len(bare)
        at += len(block) + len(separator)


def _tops(layers: list[_Layer]) -> tuple[list[int], list[_Layer | None]]:
    """Every offset at which marking changes, and the layer on top from there on."""
    cuts = sorted({edge for layer in layers for edge in (layer.start, layer.end)})
    opening = sorted(layers, key=lambda layer: layer.start)
    active: list[_Layer] = []
    tops: list[_Layer | None] = []
    at = 0
    for cut in cuts:
        while at < len(opening) and opening[at].start <= cut:
            active.append(opening[at])
            at += 1
        active = [layer for layer in active if layer.end > cut]
        tops.append(min(active, default=None))
    return cuts, tops


def _runs(start: int, end: int, cuts: list[int], tops: list[_Layer | None]) -> Iterator[tuple[int, int, _Layer | None]]:
    """`[start, end)` cut where the top layer changes; neighbours under one layer are one run."""
    edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
    first = bisect_right(cuts, start) - 1
    found = [
        (a, b, tops[first + number] if first + number >= 0 else None) for number, (a, b) in enumerate(zip(edges, edges[1:], strict=False))
    ]
    for top, same in groupby(found, key=lambda run: run[2]):
        run = list(same)
        yield run[0][0], run[-1][1], top


def _run(words: str, top: _Layer | None, voices: Mapping[str, Voice], begun: set[str]) -> Html:
    if top is None or not words.strip():
        return escape(words)
    voice = voices.get(top.label) if top.quote else None
    initials = voice.initials if voice and top.quote not in begun else None
    begun.add(top.quote)
    told = {"data_hue": voice.hue if voice else None, "data_by": initials}
    return element(
        "mark", words, class_=top.kind, title=top.label or None, data_quote=top.quote or None, data_form=top.form or None, **told
    )
