"""How articles get into the database, in the order that survives a kill at any point.

    admit      row `pending`, invisible to readers
    keep       quotes, speakers, passages, keyword rows and embeddings; row `kept` and current, the older version no longer:
               one transaction, after which readers find the new words
    settle     the vectors are in the index; row `done`

`pending` rows are processed again on the next ingest, `kept` rows only need their vectors.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from archive import lexical
from archive.records import Article, Quote, digest
from archive.rows import Kept, Row, article_of_row, fingerprint, row_of_article, row_of_quote
from archive.tables import State, aliases, articles, embeddings, meta, origins, passages, quotes, speakers


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
    shared its article with others: then it has become an article of its own.
    """
    origin = article.origin or article.source
    print_ = fingerprint(article)
    known = _newest(connection, article.id)
    if known is not None and known["fingerprint"] != print_ and not article.url:
        # Two articles of one text, such as a wire copy that two outlets printed: the second gets its own id.
        article = replace(article, id=digest(article.id, print_))
        known = _newest(connection, article.id)
    if known is not None and known["fingerprint"] == print_:
        _remember(connection, origin, article.id)
        change = Change.UNCHANGED if known["state"] != State.PENDING else _first_or_next(known["version"])
        return Admission(replace(article, version=known["version"]), change)
    if known is None:
        here = connection.execute(select(origins.c.article_id).where(origins.c.origin == origin)).scalar()
        if here is not None and _alone(connection, here):
            article = replace(article, id=here)
            known = _newest(connection, here)
            if known is not None and known["fingerprint"] == print_:
                change = Change.UNCHANGED if known["state"] != State.PENDING else _first_or_next(known["version"])
                return Admission(replace(article, version=known["version"]), change)
    version = known["version"] + 1 if known is not None else 1
    article = replace(article, version=version)
    connection.execute(insert(articles).values(row_of_article(article) | {"state": State.PENDING.value, "current": False}))
    _remember(connection, origin, article.id)
    return Admission(article, _first_or_next(version))


def _first_or_next(version: int) -> Change:
    return Change.ADDED if version == 1 else Change.CHANGED


def _newest(connection: Connection, article_id: str) -> Row | None:
    statement = select(articles.c.version, articles.c.state, articles.c.fingerprint).where(articles.c.id == article_id)
    found = connection.execute(statement.order_by(articles.c.version.desc()).limit(1)).mappings().first()
    return dict(found) if found else None


def _alone(connection: Connection, article_id: str) -> bool:
    return connection.execute(select(func.count()).where(origins.c.article_id == article_id)).scalar_one() <= 1


def _remember(connection: Connection, origin: str, article_id: str) -> None:
    if connection.execute(select(origins.c.article_id).where(origins.c.origin == origin)).scalar() == article_id:
        return
    row = upsert(origins).values(origin=origin, article_id=article_id)
    connection.execute(row.on_conflict_do_update(index_elements=["origin"], set_={"article_id": article_id}))


def unfinished(connection: Connection, state: State) -> list[Article]:
    """Articles that an interrupted ingest left in `state`."""
    rows = connection.execute(select(articles).where(articles.c.state == state.value).order_by(articles.c.n)).mappings()
    return [article_of_row(row) for row in rows]


def keep(connection: Connection, kept: Kept, vectors: Mapping[str, NDArray[np.float32]]) -> list[str]:
    """Write an article's passages, quotes and embeddings and make its version the current one.

    Returns:
        The ids that are no longer current: their vectors are to leave the index.
    """
    n = article_n(connection, kept.article)
    stale = retire(connection, kept.article.id)
    connection.execute(delete(quotes).where(quotes.c.article_n == n))
    connection.execute(delete(passages).where(passages.c.article_n == n))
    _keep_rows(connection, kept, n)
    keep_embeddings(connection, vectors)
    connection.execute(update(articles).where(articles.c.n == n).values(state=State.KEPT.value, current=True))
    return [item for item in stale if item not in vectors]


def keep_embeddings(connection: Connection, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write embeddings by id, those that are there already left alone."""
    rows = [{"item": item, "vector": vector.astype("<f4").tobytes()} for item, vector in vectors.items()]
    if rows:
        connection.execute(upsert(embeddings).on_conflict_do_nothing(), rows)


def forget_embeddings(connection: Connection, model: str) -> None:
    """Delete all embeddings and name the model that makes the next ones; articles wait for their vectors again."""
    connection.execute(delete(embeddings))
    connection.execute(delete(meta).where(meta.c.key == "dimension"))
    write_meta(connection, "model", model)
    connection.execute(update(articles).where(articles.c.current).values(state=State.KEPT.value))


def article_n(connection: Connection, article: Article) -> int:
    """The row number of an article's version."""
    where = and_(articles.c.id == article.id, articles.c.version == article.version)
    return int(connection.execute(select(articles.c.n).where(where)).scalar_one())


def retire(connection: Connection, article_id: str) -> list[str]:
    """Take the current version of an article out of every search; its rows stay. Returns the ids whose vectors must go."""
    current = select(articles.c.n).where(articles.c.id == article_id, articles.c.current)
    stale: list[str] = []
    for n in connection.execute(current).scalars().all():
        lexical.drop(connection, n)
        for items in (quotes, passages):
            stale += connection.execute(select(items.c.id).where(items.c.article_n == n)).scalars()
        connection.execute(update(articles).where(articles.c.n == n).values(current=False, state=State.DONE.value))
    if stale:
        connection.execute(delete(embeddings).where(embeddings.c.item == bindparam("gone")), [{"gone": item} for item in stale])
    return stale


def _keep_rows(connection: Connection, kept: Kept, n: int) -> None:
    known = _keep_speakers(connection, kept)
    pairs = zip(kept.quotes, kept.contexts, strict=True)
    said = [row_of_quote(q, article_n=n, context=c, speaker_n=known.get(q.speaker or "")) for q, c in pairs]
    cut = [{"id": p.id, "article_n": n, "start": p.span.start, "end": p.span.end} for p in kept.passages]
    for table, rows in ((quotes, said), (passages, cut)):
        if rows:
            connection.execute(insert(table), rows)
    lexical.add_article(connection, n, kept)


def _keep_speakers(connection: Connection, kept: Kept) -> dict[str, int]:
    """Row numbers of the article's speakers by name, new ones written."""
    kinds = {name: _kind(kept.quotes, name) for name in sorted({q.speaker for q in kept.quotes if q.speaker})}
    if not kinds:
        return {}
    ids = {digest("speaker", name): name for name in kinds}
    rows = [{"id": i, "name": name, "kind": kinds[name]} for i, name in ids.items()]
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


def erase(connection: Connection, article_id: str) -> list[str]:
    """Delete every version of an article and what hangs on it. Returns the ids whose vectors must leave the index."""
    stale = retire(connection, article_id)
    connection.execute(delete(articles).where(articles.c.id == article_id))
    connection.execute(delete(origins).where(origins.c.article_id == article_id))
    _forget_silent_speakers(connection)
    return stale


def origins_below(connection: Connection, folder: str) -> dict[str, str]:
    """Article ids by origin for the origins below a folder."""
    prefix = folder.rstrip("/") + "/"
    rows = connection.execute(select(origins.c.origin, origins.c.article_id).where(origins.c.origin.startswith(prefix, autoescape=True)))
    return {origin: article_id for origin, article_id in rows}


def forget(connection: Connection, origin: str) -> str | None:
    """Drop an origin. Returns the id of the article that no origin names any more, if there is one."""
    article_id = connection.execute(select(origins.c.article_id).where(origins.c.origin == origin)).scalar()
    if article_id is None:
        return None
    connection.execute(delete(origins).where(origins.c.origin == origin))
    left = connection.execute(select(func.count()).where(origins.c.article_id == article_id)).scalar_one()
    return None if left else article_id


def _forget_silent_speakers(connection: Connection) -> None:
    spoken = select(quotes.c.speaker_n).where(quotes.c.speaker_n.is_not(None))
    connection.execute(delete(speakers).where(speakers.c.n.not_in(spoken)))


def read_meta(connection: Connection, key: str) -> str | None:
    """A value of the `meta` table."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Set a value of the `meta` table."""
    connection.execute(upsert(meta).values(key=key, value=value).on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def generation(connection: Connection) -> int:
    """How often what is searched has changed; 0 before the first article."""
    return int(read_meta(connection, "generation") or 0)


def next_generation(connection: Connection) -> int:
    """Count one change of what is searched, so that readers count anew and open their vector index anew."""
    number = generation(connection) + 1
    write_meta(connection, "generation", str(number))
    return number
