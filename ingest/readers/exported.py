"""Lines of `onrecord export --format jsonl`: an article with its record, a correction, or a verdict on a link.

The record gives an article back its id, its version and the places it was read at. Its statements are not taken from the line: they are
found in the text, like everybody's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationError

from archive.amendments import Amendment, Flaw
from archive.claims import verdicts
from archive.claims.verdicts import Verdict
from archive.errors import UnreadableArticle
from archive.records import Article, spans_of
from archive.rulings import Ruling, Verb
from ingest.readers.document import ReadersWord

MOST_VERSIONS = 1_000_000


class Record(BaseModel):
    """What an export says about an article besides the documented fields."""

    model_config = ConfigDict(extra="ignore")

    article: Annotated[str, Field(pattern=r"^[0-9a-f]{20}$")]
    version: Annotated[int, Field(strict=True, ge=1, le=MOST_VERSIONS)]
    origin: StrictStr
    places: list[StrictStr] = []
    published_at: AwareDatetime | None = None
    retrieved: AwareDatetime | None = None
    sha256: StrictStr


class Ruled(BaseModel):
    """A ruling as it is exported."""

    model_config = ConfigDict(extra="ignore")

    verb: Verb
    names: Annotated[tuple[StrictStr, ...], Field(min_length=1)]
    target: Annotated[StrictStr, Field(pattern=r"\S")]
    articles: tuple[StrictStr, ...] = ()
    made: AwareDatetime
    undone: StrictBool = False


class Place(BaseModel):
    """A statement by its article and wording."""

    model_config = ConfigDict(extra="forbid")

    article: StrictStr
    wording: StrictStr


class Decision(BaseModel):
    """A verdict as it is exported."""

    model_config = ConfigDict(extra="ignore")

    verb: verdicts.Verb
    a: Place
    b: Place
    made: AwareDatetime
    undone: StrictBool = False


class Amended(BaseModel):
    """An amendment as it is exported."""

    model_config = ConfigDict(extra="ignore")

    verb: Flaw
    article: StrictStr
    parts: tuple[StrictStr, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    speaker: Annotated[StrictStr, Field(pattern=r"\S")] | None = None
    outlet: StrictStr = ""
    published: date | None = None
    made: AwareDatetime
    undone: AwareDatetime | None = None


def is_one(line: Mapping[str, object]) -> bool:
    """Whether a line is an article with its record."""
    return isinstance(line.get("record"), dict) and isinstance(line.get("text"), str)


def restored(article: Article, line: Mapping[str, object]) -> Iterator[Article]:
    """The article as the archive held it, once for each place that it was read at.

    Raises:
        UnreadableArticle: the record is not one, or the text is not the one that was exported.
    """
    try:
        record = Record.model_validate(line["record"])
    except ValidationError as error:
        raise UnreadableArticle(f'its "record" is not one of an onrecord export ({_where(error)})') from None
    if article.sha256 != record.sha256:
        raise UnreadableArticle("its text is not the one that was exported: the checksums differ; leave its record out to read it anew")
    back = replace(
        article,
        id=record.article,
        version=record.version,
        published_at=record.published_at,
        retrieved=record.retrieved,
        restored=True,
    )
    for place in dict.fromkeys((record.origin, *record.places)):
        yield replace(back, origin=place)


def reader_s(line: Mapping[str, object]) -> ReadersWord | None:
    """The correction or verdict of a line that holds nothing else; None for any other line. Raises UnreadableArticle for a broken one."""
    if set(line) == {"amendment"}:
        return _amendment(line["amendment"])
    if set(line) == {"correction"}:
        return _correction(line)
    return _verdict(line) if set(line) == {"verdict"} else None


def _verdict(line: Mapping[str, object]) -> Verdict:
    try:
        found = Decision.model_validate(line["verdict"])
        a, b = (verdicts.Place(each.article, each.wording) for each in (found.a, found.b))
        return Verdict(verb=found.verb, a=min(a, b), b=max(a, b), made=found.made, undone=found.undone)
    except ValidationError as error:
        raise UnreadableArticle(f'its "verdict" is not one of an onrecord export ({_where(error)})') from None
    except ValueError as error:
        raise UnreadableArticle(f'its "verdict" is not one of an onrecord export ({error})') from None


def _correction(line: Mapping[str, object]) -> Ruling:
    try:
        found = Ruled.model_validate(line["correction"])
    except ValidationError as error:
        raise UnreadableArticle(f'its "correction" is not one of an onrecord export ({_where(error)})') from None
    return Ruling(
        verb=found.verb, names=found.names, target=found.target, articles=found.articles, made=found.made, undone=found.undone
    )  # fmt: skip


def _amendment(given: object) -> Amendment:
    try:
        fields = dict(Amended.model_validate(given))
        return Amendment(**{**fields, "places": spans_of(fields["places"])})
    except ValidationError as error:
        raise UnreadableArticle(f'its "amendment" is not one of an onrecord export ({_where(error)})') from None
    except ValueError as error:
        raise UnreadableArticle(f'its "amendment" is not one of an onrecord export ({error})') from None


def _where(error: ValidationError) -> str:
    return ".".join(map(str, error.errors(include_url=False)[0]["loc"])) or "no object"
