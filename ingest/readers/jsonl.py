"""JSON and JSONL: articles in the documented fields, in ninjs (IPTC) or as schema.org objects, one object a line or in a list.

The fields are `text` (needed; offsets count in it) and `id`, `title`, `outlet`, `authors`, `published`, `url`, `language`. Other keys are
left alone: exports carry many. What onrecord itself has exported comes back as it was: see `exported`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from archive.errors import UnreadableArticle
from archive.records import Article
from ingest.readers import dates, exported, jsonld, names, ninjs
from ingest.readers.document import Document, Failure, ReadersWord, megabytes
from ingest.readers.facts import Facts, article
from ingest.readers.text_hygiene import clean, decode

_LISTS = ("articles", "items", "results", "hits", "data")


class _Author(BaseModel):
    """An author given as an object."""

    model_config = ConfigDict(extra="ignore")
    name: StrictStr


class ArticleLine(BaseModel):
    """One article as programs give it. `authors` is a list of names, or one byline."""

    model_config = ConfigDict(extra="ignore")

    text: StrictStr
    id: StrictStr | StrictInt | None = None
    title: StrictStr | None = None
    outlet: StrictStr | None = None
    authors: Annotated[list[StrictStr | _Author] | StrictStr | None, Field(union_mode="left_to_right")] = None
    published: StrictStr | None = None
    url: StrictStr | None = None
    language: StrictStr | None = None

    def facts(self) -> Facts:
        """The metadata; raises UnreadableArticle for a date that is none."""
        published, published_at = dates.read(self.published or "")
        if self.published and self.published.strip() and published is None:
            raise UnreadableArticle(f'its "published" is not an ISO date or time: "{self.published[:40]}"')
        return Facts(
            title=self.title or "",
            outlet=self.outlet or "",
            authors=self._names(),
            published=published,
            published_at=published_at,
            url=self.url or "",
            language=self.language or "",
        )

    def _names(self) -> tuple[str, ...]:
        if isinstance(self.authors, str):
            return names.of_byline(self.authors) or names.listed(self.authors) or (self.authors,)
        return tuple(author if isinstance(author, str) else author.name for author in self.authors or ())


_EXPECTED = {
    "text": "a string", "id": "a string or a whole number", "title": "a string", "outlet": "a string", "url": "a string",
    "authors": "a list of names", "published": "a date or time as a string", "language": "a language code as a string",
}  # fmt: skip


def read(document: Document) -> Iterator[Article | Failure | ReadersWord]:
    """The articles of a `.jsonl` file, a line at a time; a bad line is a Failure and the next one is read."""
    yield from _articles(document, _lines(document))


def read_json(document: Document) -> Iterator[Article | Failure | ReadersWord]:
    """The article of a `.json` file, or the articles of the list in it; a file of JSON lines with that ending is read as such."""
    text = decode(document.read(), charset=document.charset)
    try:
        value = _parse(text)
    except ValueError:
        if "\n" not in text.strip():
            raise UnreadableArticle("it is not JSON") from None
        yield from read(document)
        return
    if isinstance(value, dict) and not _is_article(value):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    if isinstance(value, list):
        yield from _articles(document, ((number, item) for number, item in enumerate(value, start=1)), unit="item")
    else:
        yield _article(document, value, number=None)


def _is_article(value: Mapping[str, object]) -> bool:
    return isinstance(value.get("text"), str) or bool(jsonld.body_of(value)) or ninjs.is_one(value)


_BROKEN = object()


def _lines(document: Document) -> Iterator[tuple[int, object]]:
    """Each line's number and value; `_BROKEN` or an UnreadableArticle where there is none."""
    cap = document.limits.text_bytes
    with document.open() as stream:
        if stream.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
            raise UnreadableArticle("its encoding is UTF-16; JSON lines are UTF-8")
        stream.seek(0)
        number = 0
        while raw := stream.readline(cap + 1):
            number += 1
            if len(raw) > cap:
                yield number, UnreadableArticle(f"it is longer than {megabytes(cap)}, the most one article may have")
                while raw and not raw.endswith(b"\n"):
                    raw = stream.readline(cap)
            elif raw.strip():
                yield number, _value(raw)


def _value(raw: bytes) -> object:
    try:
        return _parse(decode(raw))
    except UnreadableArticle as error:
        return error
    except ValueError:
        return _BROKEN


def _parse(text: str) -> object:
    """The value of a JSON text; lone surrogates, which orjson refuses, are left to `clean`."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        if "\\u" not in text:
            raise
    try:
        value: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def _articles(
    document: Document, values: Iterator[tuple[int, object]], *, unit: Literal["line", "item"] = "line"
) -> Iterator[Article | Failure | ReadersWord]:
    seen: dict[str, int] = {}
    number = None
    for number, value in values:
        try:
            if isinstance(value, dict) and (word := exported.reader_s(value)):
                yield word
                continue
            found = _article(document, value, number=number)
            if isinstance(value, dict) and exported.is_one(value):
                yield from exported.restored(found, value)
                continue
        except UnreadableArticle as error:
            yield Failure(f"{document.source}#{number}", f"{unit} {number}: {error}")
            continue
        if first := seen.get(found.source):
            yield Failure(
                f"{document.source}#{number}", f'{unit} {number}: repeats the id "{found.source}" of {unit} {first}, which is kept'
            )
            continue
        seen[found.source] = number
        yield found
    if number is None:
        raise UnreadableArticle("the file holds no articles")


def _article(document: Document, value: object, *, number: int | None) -> Article:
    if isinstance(value, UnreadableArticle):
        raise value
    if value is _BROKEN:
        raise UnreadableArticle("it is not JSON")
    if not isinstance(value, dict):
        raise UnreadableArticle(f'it is not an object with a "text", but {_kind(value)}')
    line = _validated(_documented(value, document))
    place = clean(str(line.id)).strip() if line.id is not None else ""
    mark = place or (str(number) if number else "")
    return article(
        document,
        clean(line.text),
        line.facts(),
        source=place or (f"{document.source}#{number}" if number else document.source),
        origin=f"{document.origin}#{mark}" if mark else document.origin,
    )


def _documented(value: Mapping[str, object], document: Document) -> Mapping[str, object]:
    """`value` in the documented fields, whichever of the three formats it came in."""
    if "text" in value:
        return value
    if ninjs.is_one(value):
        return ninjs.documented(value, document.limits)
    if body := jsonld.body_of(value):
        facts = jsonld.facts_of(value)
        moment = facts.published_at or facts.published
        return {
            "text": body, "title": facts.title, "outlet": facts.outlet, "authors": list(facts.authors), "url": facts.url,
            "language": facts.language, "published": moment.isoformat() if moment else None,
        }  # fmt: skip
    return value


def _validated(fields: Mapping[str, object]) -> ArticleLine:
    try:
        line = ArticleLine.model_validate(fields)
    except ValidationError as error:
        raise UnreadableArticle(_sentence(error, fields)) from None
    if not line.text.strip():
        raise UnreadableArticle('its "text" is empty')
    return line


def _sentence(error: ValidationError, fields: Mapping[str, object]) -> str:
    field = str(error.errors(include_url=False)[0]["loc"][0])
    if field not in fields:
        return f'it has no "{field}"'
    return f'its "{field}" must be {_EXPECTED[field]}, not {_kind(fields[field])}'


def _kind(value: object) -> str:
    kinds = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        type(None): "null",
    }
    return kinds.get(type(value), "something else")
