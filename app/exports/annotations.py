"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): an annotation points into its article in two ways.

TextQuoteSelector holds the article's own words and what stands around them, TextPositionSelector their place in code points of the text as
it was read; TimeState says when that was. The body describes who is reported to have said it and how: the annotator is a program, never the
speaker.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from app.exports.json_text import with_items
from app.exports.naming import article_iri, iri, one_line
from app.render.wording import manner, standing, who
from archive.records import Article, Quote, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
MOST_AROUND = 256
"""Code points of text around the words: so many at least, doubled up to the most while the words stand in the article more than once."""


def web_annotations(quotes: Sequence[Quote]) -> Iterator[str]:
    """The only page of a collection, with an annotation for each statement."""
    ids = [quote.id for quote in quotes]
    page = {"@context": CONTEXT, "id": iri("page", *ids), "type": "AnnotationPage", "startIndex": 0}
    page["partOf"] = {
        "id": iri("annotations", *ids), "type": "AnnotationCollection", "label": "Statements on record", "total": len(ids),
        "generator": {"id": iri("software"), "type": "Software", "name": "onrecord"},
    }  # fmt: skip
    return with_items(page, "items", map(annotation, quotes))


def annotation(quote: Quote) -> dict[str, object]:
    """One statement; the parts of a discontinuous one are its targets in reading order."""
    said = " · ".join(part for part in (who(quote), standing(quote), *manner(quote)) if part)
    bodies = [_body("describing", said)] + ([_body("tagging", name) for name in quote.speakers])
    return {
        "id": iri("annotation", quote.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": [_target(quote.article, part) for part in quote.content],
    }


def _body(purpose: str, value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": one_line(value)}


def _target(article: Article, part: Span) -> dict[str, object]:
    before, after = _around(article.text, part)
    quoted = {"type": "TextQuoteSelector", "exact": part.cut(article.text), "prefix": before, "suffix": after}
    place = {"type": "TextPositionSelector", "start": part.start, "end": part.end}
    found: dict[str, object] = {"type": "SpecificResource", "source": article_iri(article), "selector": [quoted, place]}
    if state := _state(article):
        found["state"] = state
    return found


def _around(text: str, part: Span) -> tuple[str, str]:
    """The text before and after, long enough to tell the words from the same words elsewhere in the article."""
    size = AROUND
    while size < MOST_AROUND and text.count(text[max(0, part.start - size) : part.end + size]) > 1:
        size *= 2
    return text[max(0, part.start - size) : part.start], text[part.end : part.end + size]


def _state(article: Article) -> dict[str, str] | None:
    """The moment the article was read, or was published; of a day alone its beginning and end."""
    if moment := article.retrieved or article.published_at:
        return {"type": "TimeState", "sourceDate": _utc(moment)}
    if day := article.published:
        return {"type": "TimeState", "sourceDateStart": f"{day}T00:00:00Z", "sourceDateEnd": f"{day}T23:59:59Z"}
    return None


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
