"""Lines of `onrecord export --format jsonl`: an article with its record, or something of the reader's own.

The record gives an article back its id, its version and the places it was read at. Its statements are not taken from the line: they are
found in the text, like everybody's. Nor are the answers of a conversation: its questions are answered anew.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationError

from archive.amendments import Amendment, Flaw
from archive.claims import ties, verdicts
from archive.claims.verdicts import Verdict
from archive.errors import UnreadableArticle
from archive.follows import Follows, Watch
from archive.records import Article, spans_of
from archive.reviews import Review
from archive.rulings import Ruling, Verb
from archive.sessions import Session
from ingest.readers.document import ReadersWord

MOST_VERSIONS = 1_000_000
MOST_TURNS = 1_000


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

    verb: ties.Verb
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


class Watched(BaseModel):
    """A watch as it is exported."""

    model_config = ConfigDict(extra="ignore")

    owner: StrictStr = ""
    follows: Follows
    name: Annotated[StrictStr, Field(pattern=r"\S")]
    added: AwareDatetime
    looked: AwareDatetime
    removed: AwareDatetime | None = None
    seen: dict[StrictStr, AwareDatetime] = {}


class Reviewed(BaseModel):
    """A review as it is exported."""

    model_config = ConfigDict(extra="ignore")

    claim: StrictStr
    rating: StrictStr
    reviewer: StrictStr
    claimant: StrictStr = ""
    said_on: date | None = None
    published: date | None = None
    url: StrictStr = ""
    source: StrictStr = ""


class Conversation(BaseModel):
    """A conversation as it is exported: of its turns what was asked, and how it was understood."""

    model_config = ConfigDict(extra="ignore")

    id: Annotated[str, Field(pattern=r"^[\w-]{1,64}$")]
    owner: StrictStr = ""
    title: Annotated[StrictStr, Field(pattern=r"\S")]
    begun: AwareDatetime
    changed: AwareDatetime
    turns: Annotated[tuple[dict[str, Any], ...], Field(min_length=1, max_length=MOST_TURNS)]


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
    """What a line without an article holds of the reader's; None for any other line. Raises UnreadableArticle for a broken one."""
    if len(line) != 1:
        return None
    [(name, given)] = line.items()
    if name not in _READERS:
        return None
    try:
        return _READERS[name](given)
    except ValidationError as error:
        raise UnreadableArticle(f'its "{name}" is not one of an onrecord export ({_where(error)})') from None
    except ValueError as error:
        raise UnreadableArticle(f'its "{name}" is not one of an onrecord export ({error})') from None


def _verdict(given: object) -> Verdict:
    found = Decision.model_validate(given)
    a, b = (verdicts.Place(each.article, each.wording) for each in (found.a, found.b))
    return Verdict(verb=found.verb, a=min(a, b), b=max(a, b), made=found.made, undone=found.undone)


def _correction(given: object) -> Ruling:
    found = Ruled.model_validate(given)
    return Ruling(
        verb=found.verb, names=found.names, target=found.target, articles=found.articles, made=found.made, undone=found.undone
    )  # fmt: skip


def _amendment(given: object) -> Amendment:
    fields = dict(Amended.model_validate(given))
    return Amendment(**{**fields, "places": spans_of(fields["places"])})


def _watch(given: object) -> Watch:
    return Watch(n=0, **dict(Watched.model_validate(given)))


def _review(given: object) -> Review:
    return Review(**dict(Reviewed.model_validate(given)))


def _conversation(given: object) -> Session:
    found = Conversation.model_validate(given)
    return Session(**{**dict(found), "asked": len(found.turns)})


_READERS: dict[str, Callable[[object], ReadersWord]] = {
    "correction": _correction, "amendment": _amendment, "verdict": _verdict, "watch": _watch, "review": _review,
    "conversation": _conversation,
}  # fmt: skip


def _where(error: ValidationError) -> str:
    return ".".join(map(str, error.errors(include_url=False)[0]["loc"])) or "no object"
