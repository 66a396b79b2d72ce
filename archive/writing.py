"""How articles get into the database, in the order that survives a kill at any point.

    admit      row `pending`, invisible to readers
    keep       quotes, speakers, passages, keyword rows and embeddings; row `kept` and current, the older version no longer:
               one transaction, after which readers find the new words
    settle     the vectors are in the index; row `done`

`pending` rows are processed again on the next ingest, `kept` rows only need their vectors.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from archive import amending, amendments, lexical, linking, quantised
from archive.claims import linking as claims
from archive.records import Article, Quote, digest
from archive.rows import Kept, Row, article_of_row, checksum, fingerprint, row_of_article, row_of_quote, row_of_vector
from archive.tables import State, aliases, articles, codes, departed, embeddings, meta, origins, passages, quotes, speakers

UNTOLD: Row = {"described": "", "known": None}
"""What a statement whose speaker its article names, or does not even describe, holds of a description."""


class Change(StrEnum):
    """What an article means for the archive."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Admission:
    """An article as the archive will keep it (id and version settled) and what that changes."""

    article: Article
    change: Change


def admit(connection: Connection, article: Article) -> Admission:
    """Settle an article's id and version and write its `pending` row; an article that is there already writes nothing.

    The same words at another place are the same article. Other words at a known place are its next version, unless that place
    shared its article with others: then it has become an article of its own. A place that still holds what was read there is
    unchanged, also when another place has given that article a newer version since.
    """
    origin = article.origin or article.source
    print_ = fingerprint(article)
    if article.restored:
        return _readmit(connection, article, origin, print_)
    here = connection.execute(select(origins).where(origins.c.origin == origin)).mappings().first()
    if here is not None and here["fingerprint"] == print_:
        return _found(connection, article, here["article_id"], print_)
    known = _newest(connection, article.id)
    if known is not None and known["fingerprint"] != print_ and not article.url:
        # Two articles of one text, such as a wire copy that two outlets printed: the second gets its own id.
        article = replace(article, id=digest(article.id, print_))
        known = _newest(connection, article.id)
    if known is None and here is not None and _alone(connection, here["article_id"]):
        article = replace(article, id=here["article_id"])
        known = _newest(connection, article.id)
    _remember(connection, origin, article.id, print_)
    if here is not None and here["article_id"] != article.id:
        if known is None:
            amendments.inherit(connection, here["article_id"], article.id)
        _depart_if_nowhere(connection, here["article_id"])
    if known is not None and known["fingerprint"] == print_:
        return _found(connection, article, article.id, print_)
    article = replace(article, version=known["version"] + 1 if known is not None else 1)
    return _pending(connection, article)


def _pending(connection: Connection, article: Article) -> Admission:
    connection.execute(insert(articles).values(row_of_article(article) | {"state": State.PENDING.value, "current": False}))
    return Admission(article, _first_or_next(article.version))


def _readmit(connection: Connection, article: Article, origin: str, print_: str) -> Admission:
    """Take a version of an exported archive back under its own id and number; one that is older than what is here changes nothing.

    Its place is noted unless another article is read there by now.
    """
    held = connection.execute(select(origins.c.article_id).where(origins.c.origin == origin)).scalar()
    newest = _newest(connection, article.id)
    ours = select(articles.c.version).where(articles.c.id == article.id, articles.c.fingerprint == print_)
    if connection.execute(ours).first() is not None:
        if held is None:
            _remember(connection, origin, article.id, print_)
        return _found(connection, article, article.id, print_)
    if newest is not None and article.version < newest["version"]:
        return Admission(article, Change.UNCHANGED)
    if held in {None, article.id}:
        _remember(connection, origin, article.id, print_)
    return _pending(connection, replace(article, version=max(article.version, newest["version"] + 1 if newest else 1)))


def _found(connection: Connection, article: Article, article_id: str, print_: str) -> Admission:
    """The version that holds these words already; it still counts as new while it waits to be processed."""
    where = (articles.c.id == article_id, articles.c.fingerprint == print_)
    row = connection.execute(select(articles.c.version, articles.c.state).where(*where).order_by(articles.c.version.desc())).first()
    if row is None:
        # A newer version from another place overtook these words before they were processed.
        return Admission(replace(article, id=article_id), Change.UNCHANGED)
    searched = connection.execute(select(articles.c.n).where(articles.c.id == article_id, articles.c.current)).first()
    if row.state == State.DONE and searched is None:
        # It had left the searches with the last place that held it, and is back.
        connection.execute(update(articles).where(*where, articles.c.version == row.version).values(state=State.PENDING.value))
        return Admission(replace(article, id=article_id, version=row.version), _first_or_next(row.version))
    change = _first_or_next(row.version) if row.state == State.PENDING else Change.UNCHANGED
    return Admission(replace(article, id=article_id, version=row.version), change)


def _first_or_next(version: int) -> Change:
    return Change.ADDED if version == 1 else Change.CHANGED


def _newest(connection: Connection, article_id: str) -> Row | None:
    statement = select(articles.c.version, articles.c.state, articles.c.fingerprint).where(articles.c.id == article_id)
    found = connection.execute(statement.order_by(articles.c.version.desc()).limit(1)).mappings().first()
    return dict(found) if found else None


def _alone(connection: Connection, article_id: str) -> bool:
    return connection.execute(select(func.count()).where(origins.c.article_id == article_id)).scalar_one() <= 1


def _remember(connection: Connection, origin: str, article_id: str, print_: str) -> None:
    row = {"origin": origin, "article_id": article_id, "fingerprint": print_}
    row["checksum"] = checksum(row)
    connection.execute(upsert(origins).values(row).on_conflict_do_update(index_elements=["origin"], set_=row))


def _depart_if_nowhere(connection: Connection, article_id: str) -> None:
    """Take an article that no place holds any more out of the searches; its rows stay as an older record."""
    if not connection.execute(select(func.count()).where(origins.c.article_id == article_id)).scalar_one():
        retire(connection, article_id)


def unfinished(connection: Connection, state: State) -> list[Article]:
    """Articles that an interrupted ingest left in `state`."""
    rows = connection.execute(select(articles).where(articles.c.state == state.value).order_by(articles.c.n)).mappings()
    return [article_of_row(row) for row in rows]


def keep(connection: Connection, kept: Kept, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write an article's passages, quotes and embeddings and make its version the current one; what the reader corrected stays so."""
    n = article_n(connection, kept.article)
    retire(connection, kept.article.id)
    linking.forget(connection, n)
    discard(connection, kept.article.id, before=kept.article.version)
    connection.execute(delete(quotes).where(quotes.c.article_n == n))
    connection.execute(delete(passages).where(passages.c.article_n == n))
    _keep_rows(connection, kept, n)
    keep_embeddings(connection, vectors)
    quantised.keep(connection, n)
    connection.execute(update(articles).where(articles.c.n == n).values(state=State.KEPT.value, current=True))
    amending.settle(connection, kept.article.id)
    if kept.ids:
        connection.execute(delete(departed).where(departed.c.item == bindparam("back")), [{"back": item} for item in kept.ids])


def keep_embeddings(connection: Connection, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write embeddings by id, those that are there already left alone."""
    rows = [row_of_vector(item, vector) for item, vector in vectors.items()]
    if rows:
        connection.execute(upsert(embeddings).on_conflict_do_nothing(), rows)


def keep_vectors(connection: Connection, batch: Iterable[Kept], vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write the embeddings of articles whose rows are kept already."""
    keep_embeddings(connection, vectors)
    for kept in batch:
        quantised.keep(connection, article_n(connection, kept.article))


def forget_embeddings(connection: Connection, model: str) -> None:
    """Delete all embeddings and name the model that makes the next ones; articles wait for their vectors again."""
    for held in (embeddings, codes):
        connection.execute(delete(held))
    connection.execute(delete(meta).where(meta.c.key == "dimension"))
    write_meta(connection, "model", model)
    connection.execute(update(articles).where(articles.c.current).values(state=State.KEPT.value))
    next_generation(connection)


def article_n(connection: Connection, article: Article) -> int:
    """The row number of an article's version."""
    where = and_(articles.c.id == article.id, articles.c.version == article.version)
    return int(connection.execute(select(articles.c.n).where(where)).scalar_one())


def retire(connection: Connection, article_id: str) -> None:
    """Take the current version of an article out of every search; its rows stay as they were read, its vectors are noted as departed."""
    amending.lift(connection, article_id)
    stale: list[str] = []
    for n in connection.execute(select(articles.c.n).where(articles.c.id == article_id, articles.c.current)).scalars().all():
        lexical.drop(connection, n)
        linking.forget(connection, n)
        claims.forget(connection, n)
        quantised.forget(connection, n)
        for items in (quotes, passages):
            stale += connection.execute(select(items.c.id).where(items.c.article_n == n)).scalars()
        connection.execute(update(articles).where(articles.c.n == n).values(current=False, state=State.DONE.value))
    if stale:
        rows = [{"item": item} for item in stale]
        connection.execute(delete(embeddings).where(embeddings.c.item == bindparam("gone")), [{"gone": item} for item in stale])
        connection.execute(upsert(departed).on_conflict_do_nothing(), rows)


def discard(connection: Connection, article_id: str, *, before: int) -> None:
    """Delete versions below `before` that were admitted and never processed: a newer one has overtaken them."""
    waiting = (articles.c.id == article_id, articles.c.version < before, articles.c.state == State.PENDING.value)
    connection.execute(delete(articles).where(*waiting))


def reject(connection: Connection, article: Article) -> None:
    """Forget an article that was admitted and cannot be processed, so that it is tried anew when it is read again."""
    where = (articles.c.id == article.id, articles.c.version == article.version, articles.c.state == State.PENDING.value)
    connection.execute(delete(articles).where(*where))
    connection.execute(delete(origins).where(origins.c.article_id == article.id, origins.c.fingerprint == fingerprint(article)))


def _keep_rows(connection: Connection, kept: Kept, n: int) -> None:
    known = _keep_speakers(connection, kept)
    pairs = zip(kept.quotes, kept.contexts, strict=True)
    told = {i: {"described": each.name, "known": chance} for each in kept.descriptions for i, chance in each.statements}
    said = [row_of_quote(q, article_n=n, context=c, speaker_n=known.get(q.speaker or "")) | told.get(q.id, UNTOLD) for q, c in pairs]
    cut = [{"id": p.id, "article_n": n, "start": p.span.start, "end": p.span.end} for p in kept.passages]
    for table, rows in ((quotes, said), (passages, cut)):
        if rows:
            connection.execute(insert(table), rows)
    linking.note(connection, kept, n, known)
    lexical.add_article(connection, n, kept)


def _keep_speakers(connection: Connection, kept: Kept) -> dict[str, int]:
    """Row numbers of the article's speakers by name, new ones written: who is who until the names are linked."""
    kinds = {name: _kind(kept.quotes, name) for name in sorted({q.speaker for q in kept.quotes if q.speaker})}
    if not kinds:
        return {}
    ids = {digest("speaker", name): name for name in kinds}
    rows = [{"id": i, "name": name, "kind": kinds[name], "apart": ""} for i, name in ids.items()]
    connection.execute(upsert(speakers).on_conflict_do_nothing(index_elements=["id"]), rows)
    written = connection.execute(select(speakers.c.id, speakers.c.n).where(speakers.c.id.in_(list(ids))))
    numbers = {ids[i]: n for i, n in written}
    also = [{"speaker_n": numbers[name], "alias": a} for name, names in kept.aliases.items() if name in numbers for a in sorted(names)]
    if also:
        connection.execute(upsert(aliases).on_conflict_do_nothing(), also)
    return numbers


def _kind(found: Iterable[Quote], name: str) -> str:
    return Counter(q.speaker_kind.value for q in found if q.speaker == name).most_common(1)[0][0]


def settle(connection: Connection, done: Iterable[Article]) -> None:
    """The vectors of these articles are in the index."""
    where = and_(articles.c.id == bindparam("i"), articles.c.version == bindparam("v"))
    rows = [{"i": a.id, "v": a.version} for a in done]
    if rows:
        connection.execute(update(articles).where(where).values(state=State.DONE.value), rows)


def erase(connection: Connection, article_id: str) -> None:
    """Delete every version of an article and what hangs on it."""
    said = select(quotes.c.speaker_n).join_from(quotes, articles).where(articles.c.id == article_id, quotes.c.speaker_n.is_not(None))
    theirs = set(connection.execute(said).scalars()) | linking.speakers_in(connection, article_id)
    retire(connection, article_id)
    connection.execute(delete(articles).where(articles.c.id == article_id))
    connection.execute(delete(origins).where(origins.c.article_id == article_id))
    linking.forget_silent_speakers(connection, theirs)


def origins_below(connection: Connection, folder: str) -> dict[str, str]:
    """Article ids by origin for the origins below a folder."""
    prefix = folder.rstrip("/") + "/"
    rows = connection.execute(select(origins.c.origin, origins.c.article_id).where(origins.c.origin.startswith(prefix, autoescape=True)))
    return {origin: article_id for origin, article_id in rows}


def forget(connection: Connection, origin: str) -> bool:
    """Drop an origin; an article that no origin names any more is erased with it. Returns whether it was."""
    article_id = connection.execute(select(origins.c.article_id).where(origins.c.origin == origin)).scalar()
    if article_id is None:
        return False
    connection.execute(delete(origins).where(origins.c.origin == origin))
    if connection.execute(select(func.count()).where(origins.c.article_id == article_id)).scalar_one():
        return False
    erase(connection, article_id)
    return True


def read_meta(connection: Connection, key: str) -> str | None:
    """A value of the `meta` table."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Set a value of the `meta` table."""
    connection.execute(upsert(meta).values(key=key, value=value).on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def note_dimension(connection: Connection, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write down how long this archive's embeddings are, once."""
    if vectors and read_meta(connection, "dimension") is None:
        write_meta(connection, "dimension", str(len(next(iter(vectors.values())))))


def generation(connection: Connection) -> int:
    """How often what is searched has changed; 0 before the first article."""
    return int(read_meta(connection, "generation") or 0)


def next_generation(connection: Connection) -> int:
    """Count one change of what is searched, so that readers count anew and open their vector index anew."""
    number = generation(connection) + 1
    write_meta(connection, "generation", str(number))
    return number


def departed_items(connection: Connection) -> list[str]:
    """Ids whose vectors are still to leave the index."""
    return list(connection.execute(select(departed.c.item)).scalars())


def forget_departed(connection: Connection, items: Sequence[str]) -> None:
    """The vectors of these ids have left the index."""
    connection.execute(delete(departed).where(departed.c.item == bindparam("gone")), [{"gone": item} for item in items])
