"""Corrections of statements and sources in the rows they are about: laid over what was read, and lifted again without a trace.

settle   each correction in force of an article changes its current version's rows, and the log notes what they held before
lift     the rows are as they were read, newest correction first

Whatever writes an article's rows lifts first and settles afterwards, in its own transaction: a correction outlives a repeated ingest, a
corrected article and a rebuild, and no reader sees the rows without it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from archive import amendments as logged
from archive import linking, reading
from archive.amendments import Amendment, Flaw, meant
from archive.claims import linking as claims
from archive.records import SpeakerKind, spans_of
from archive.rows import Row, checksum
from archive.tables import amendments, articles, quotes, speakers

Held = dict[str, Any]
"""What a row held before it was changed: `table`, `n` and `was` by column; of a statement also its id, its article's row and `voice`, the
name that came to speak there (none for nobody named)."""

UNNAMED: Row = {"role": "", "on_behalf_of": "", "mention": [], "described": "", "confidence": 1.0}
"""What a statement loses with the speaker whom its article's words seemed to name; the reader is sure."""


def settle(connection: Connection, article_id: str) -> None:
    """Lay the corrections in force over an article's current version; one that finds no such words there waits.

    What is no statement is none in its older versions either.
    """
    row = _current(connection, article_id)
    if row is None:
        return
    for amendment in logged.log(connection, article=article_id):
        source = amendment.verb is Flaw.SOURCE
        held = list(_source(connection, row["n"], amendment) if source else _statements(connection, row, amendment))
        if amendment.verb is Flaw.STRUCK and held:
            held += [each for version in _older(connection, row) for each in _statements(connection, version, amendment)]
        logged.remember(connection, amendment.n, held)


def lift(connection: Connection, article_id: str) -> None:
    """Put back what the corrections of an article changed, wherever it still stands."""
    for n, held in logged.before(connection, article_id):
        for each in reversed(held):
            _put_back(connection, each)
        logged.remember(connection, n, ())


def as_read(connection: Connection, article: RowMapping) -> Row:
    """The row of an article as it was read, before it was corrected."""
    row = dict(article)
    for _, held in logged.before(connection, article["id"]):
        for each in reversed(held):
            if each["table"] == "articles" and each["n"] == article["n"]:
                row |= {column: _typed(column, value) for column, value in each["was"].items()}
    return row


def reapply(connection: Connection) -> None:
    """Lay every correction over what was read anew; nothing else is struck."""
    corrected = connection.execute(select(amendments.c.article_id).distinct()).scalars().all()
    for article_id in corrected:
        lift(connection, article_id)
    connection.execute(update(quotes).where(quotes.c.struck).values(struck=False))
    for article_id in corrected:
        settle(connection, article_id)


def matches(connection: Connection, amendment: Amendment) -> list[str]:
    """Ids of the statements on record that a correction is about."""
    row = _current(connection, amendment.article)
    return [each["id"] for each in _about(connection, row, amendment) if not each["struck"]] if row else []


def faults(connection: Connection) -> list[str]:
    """Corrections that are not in effect where they should be, and statements struck by nobody, a sentence each with its remedy."""
    struck: set[int] = set()
    wrong: list[Amendment] = []
    for amendment in logged.log(connection):
        held = connection.execute(select(amendments.c.before).where(amendments.c.n == amendment.n)).scalar_one()
        if amendment.verb is Flaw.STRUCK:
            struck |= {each["n"] for each in held}
        row = _current(connection, amendment.article)
        if row and amendment.verb is not Flaw.SOURCE:
            now = {each["n"] for each in _about(connection, row, amendment)}
            wrong += [] if now <= {each["n"] for each in held} and bool(now) == bool(held) else [amendment]
    marked = set(connection.execute(select(quotes.c.n).where(quotes.c.struck)).scalars())
    found = [f"{len(wrong)} correction(s) of statements are not in effect (first: number {wrong[0].n})"] if wrong else []
    found += [f"{len(marked ^ struck)} statement(s) are struck otherwise than the corrections say"] if marked ^ struck else []
    return [f"{fault}: run `onrecord rebuild`." for fault in found]


def _current(connection: Connection, article_id: str) -> RowMapping | None:
    return connection.execute(select(articles).where(articles.c.id == article_id, articles.c.current)).mappings().first()


def _older(connection: Connection, article: RowMapping) -> list[RowMapping]:
    """The versions of an article before its current one."""
    held = select(articles).where(articles.c.id == article["id"], articles.c.version < article["version"], ~articles.c.current)
    return list(connection.execute(held.order_by(articles.c.n)).mappings())


def _about(connection: Connection, article: RowMapping, amendment: Amendment) -> list[RowMapping]:
    """The rows of the statements that a correction is about."""
    rows = connection.execute(select(quotes).where(quotes.c.article_n == article["n"]).order_by(quotes.c.n)).mappings().all()
    ids = set(meant(amendment, article["text"], [(row["id"], spans_of(row["content"])) for row in rows]))
    return [row for row in rows if row["id"] in ids]


def _statements(connection: Connection, article: RowMapping, amendment: Amendment) -> Iterator[Held]:
    for row in _about(connection, article, amendment):
        if amendment.verb is Flaw.STRUCK:
            yield _change(connection, row, {"struck": True})
            continue
        name = amendment.speaker
        kind = _kind(connection, name)
        voice = linking.voiced(connection, article["n"], name, kind) if name else None
        told = {"named": name, "speaker_n": voice.speaker_n if voice else None, "speaker_kind": kind.value, **UNNAMED}
        yield _change(connection, row, told) | {"voice": [name, voice.before] if voice else None}


def _kind(connection: Connection, name: str | None) -> SpeakerKind:
    """What a name on record is; a new one is a person's."""
    if not name:
        return SpeakerKind.UNKNOWN
    known = connection.execute(select(speakers.c.kind).where(speakers.c.name == name).limit(1)).scalar()
    return SpeakerKind(known) if known else SpeakerKind.PERSON


def _source(connection: Connection, n: int, amendment: Amendment) -> Iterator[Held]:
    """Another outlet or day; days of saying that were counted from a wrong day of publication are unknown."""
    told: Row = {"outlet": amendment.outlet} if amendment.outlet else {}
    if amendment.published:
        told |= {"published": amendment.published, "published_at": None}
        dated = select(quotes).where(quotes.c.article_n == n, quotes.c.said_on.is_not(None))
        for row in connection.execute(dated).mappings().all():
            yield _change(connection, row, {"said_on": None})
    row = connection.execute(select(articles).where(articles.c.n == n)).mappings().one()
    connection.execute(update(articles).where(articles.c.n == n).values(told))
    linking.reconsider(connection, n)
    _seal_article(connection, n)
    yield {"table": "articles", "n": n, "was": {column: _plain(row[column]) for column in told}}


def _change(connection: Connection, row: RowMapping, told: Row) -> Held:
    connection.execute(update(quotes).where(quotes.c.n == row["n"]).values(told))
    _seal_quote(connection, row["n"])
    was = {column: _plain(row[column]) for column in told if column != "speaker_n"}
    return {"table": "quotes", "n": row["n"], "id": row["id"], "article": row["article_n"], "was": was}


def _put_back(connection: Connection, held: Held) -> None:
    table = articles if held["table"] == "articles" else quotes
    was = {column: _typed(column, value) for column, value in held["was"].items()}
    here = [table.c.n == held["n"]]
    if table is quotes:  # its number may have become another statement's
        here.append(quotes.c.id == held["id"])
    if "voice" in held:
        was["speaker_n"] = linking.speaker_of(connection, held["article"], was["named"], was.get("described", ""))
    if not connection.execute(update(table).where(*here).values(was)).rowcount:
        return
    if table is quotes:
        _seal_quote(connection, held["n"])
    else:
        linking.reconsider(connection, held["n"])
        _seal_article(connection, held["n"])
    if held.get("voice"):
        linking.unvoiced(connection, held["article"], *held["voice"])


def _seal_quote(connection: Connection, n: int) -> None:
    """Give a changed statement the checksum of what it is now, and let its claim be looked for anew."""
    row = connection.execute(reading.read_rows().add_columns(articles.c.id.label("article")).where(quotes.c.n == n)).mappings().one()
    connection.execute(update(quotes).where(quotes.c.n == n).values(checksum=checksum(row)))
    claims.corrected(connection, n)


def _seal_article(connection: Connection, n: int) -> None:
    row = connection.execute(select(articles).where(articles.c.n == n)).mappings().one()
    connection.execute(update(articles).where(articles.c.n == n).values(checksum=checksum(row)))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _typed(column: str, value: Any) -> Any:  # noqa: ANN401 (a cell of any column)
    if value is None or column not in {"published", "published_at", "said_on"}:
        return value
    return datetime.fromisoformat(value) if column == "published_at" else date.fromisoformat(value)
