"""The reader's corrections of single statements and of where they were printed: a log, kept by the words and not by the rows they are in.

speaker   these words are somebody else's, or nobody's who is named
struck    these words are no statement
source    this article is from another outlet or another day
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import Connection, RowMapping, insert, select, update

from archive.records import Quote, Span, Spans, pairs_of, spans_of
from archive.rulings import Ruling
from archive.tables import amendments

SAME = 0.5
"""Share of what two stretches cover together that lies in both, from which one of them is the other read anew."""
INSIDE = 0.9
"""Share of a statement inside struck words from which it is a part of them."""


class Flaw(StrEnum):
    """What was wrong."""

    SPEAKER = "speaker"
    STRUCK = "struck"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One correction. `parts` are the words of a statement and `places` where they stood when it was made; empty for a source.

    `speaker` is whose words they are, None for nobody who is named; `outlet` and `published` are what is right of the article, empty
    where it was right before. `n` is its number in the log; `found` says whether it is in effect, which it is not while the archive
    holds no such words.
    """

    verb: Flaw
    article: str
    parts: tuple[str, ...] = ()
    places: Spans = ()
    speaker: str | None = None
    outlet: str = ""
    published: date | None = None
    n: int = 0
    made: datetime | None = None
    undone: datetime | None = None
    found: bool = False

    def __post_init__(self) -> None:
        if (self.verb is Flaw.SOURCE) == bool(self.parts) or len(self.parts) != len(self.places):
            raise ValueError("a statement is corrected by its words and their places, a source without any")
        if (self.verb is Flaw.SOURCE) != bool(self.outlet or self.published):
            raise ValueError("a source is corrected by an outlet or a day")

    @classmethod
    def of(cls, quote: Quote, verb: Flaw, *, speaker: str | None = None) -> Self:
        """A correction of a statement on record."""
        parts = tuple(span.cut(quote.article.text) for span in quote.content)
        return cls(verb=verb, article=quote.article.id, parts=parts, places=quote.content, speaker=speaker)

    @property
    def words(self) -> str:
        """The statement's words."""
        return " ".join(self.parts)


Correction = Ruling | Amendment
"""The reader's last word, on who is who or on a statement or a source."""


def meant(amendment: Amendment, text: str, statements: Sequence[tuple[str, Spans]]) -> list[str]:
    """Ids of the statements (given with their content) in `text` that a correction is about.

    Those with exactly its words at its place; where an article was read anew and they are cut otherwise, those that cover much the
    same words, and what lies inside struck ones.
    """
    region = located(amendment.parts, amendment.places, text)
    exact = [i for i, content in statements if content == region]
    if exact or not region:
        return exact
    whole, found = sum(map(len, region)), []
    for i, content in statements:
        length, shared = sum(map(len, content)), _shared(content, region)
        same = shared >= SAME * (whole + length - shared)
        if same or (amendment.verb is Flaw.STRUCK and shared >= INSIDE * length):
            found.append(i)
    return found


def located(parts: Sequence[str], places: Spans, text: str) -> Spans:
    """Where the words of a statement stand in `text`: in order, each as near as possible to where it stood. Empty unless all do."""
    if tuple(place.cut(text) for place in places) == tuple(parts):
        return places
    found: list[Span] = []
    for part, place in zip(parts, places, strict=True):
        spaced = re.compile(r"\s+".join(map(re.escape, part.split())))
        after = found[-1].end if found else 0
        near = min(spaced.finditer(text, after), key=lambda match: abs(match.start() - place.start), default=None)
        if near is None or not near.group():
            return ()
        found.append(Span(*near.span()))
    return tuple(found)


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def log(connection: Connection, *, article: str | None = None, undone: bool = False) -> list[Amendment]:
    """The corrections in force, oldest first, of one article if it is given; with `undone` those undone as well."""
    rows = select(amendments).order_by(amendments.c.n)
    if article is not None:
        rows = rows.where(amendments.c.article_id == article)
    if not undone:
        rows = rows.where(amendments.c.undone.is_(None))
    return [_of_row(row) for row in connection.execute(rows).mappings()]


def write(connection: Connection, amendment: Amendment) -> int:
    """Add a correction to the log. Returns its number."""
    day = amendment.published.isoformat() if amendment.published else ""
    row = {
        "verb": amendment.verb.value,
        "article_id": amendment.article,
        "parts": list(amendment.parts),
        "places": pairs_of(amendment.places),
        "told": {"speaker": amendment.speaker, "outlet": amendment.outlet, "published": day},
        "before": [],
        "made": amendment.made or datetime.now(tz=UTC),
        "undone": amendment.undone,
    }
    return int(connection.execute(insert(amendments).values(row).returning(amendments.c.n)).scalar_one())


def inherit(connection: Connection, article: str, heir: str) -> None:
    """What was corrected in an article holds for another one that has become of it."""
    for amendment in log(connection, article=article):
        write(connection, Amendment(**{**_fields(amendment), "article": heir}))


def take_back(connection: Connection, n: int) -> None:
    """Note that a correction is undone."""
    connection.execute(update(amendments).where(amendments.c.n == n).values(undone=datetime.now(tz=UTC)))


def before(connection: Connection, article: str) -> list[tuple[int, list[dict[str, Any]]]]:
    """By the numbers of an article's corrections what the rows held that they change, the newest first."""
    rows = select(amendments.c.n, amendments.c.before).where(amendments.c.article_id == article).order_by(amendments.c.n.desc())
    return [(n, held) for n, held in connection.execute(rows) if held]


def remember(connection: Connection, n: int, held: Sequence[dict[str, Any]]) -> None:
    """Note what the rows held that a correction changes."""
    connection.execute(update(amendments).where(amendments.c.n == n).values(before=list(held)))


def _fields(amendment: Amendment) -> dict[str, Any]:
    names = ("verb", "article", "parts", "places", "speaker", "outlet", "published", "made")
    return {name: getattr(amendment, name) for name in names}


def _of_row(row: RowMapping) -> Amendment:
    told = row["told"]
    return Amendment(
        verb=Flaw(row["verb"]),
        article=row["article_id"],
        parts=tuple(row["parts"]),
        places=spans_of(row["places"]),
        speaker=told["speaker"],
        outlet=told["outlet"],
        published=date.fromisoformat(told["published"]) if told["published"] else None,
        n=row["n"],
        made=row["made"],
        undone=row["undone"],
        found=bool(row["before"]),
    )
