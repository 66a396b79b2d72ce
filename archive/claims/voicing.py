"""Statements to wordings and voices: what is said is written once, and whoever says it with one polarity is one voice."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Row, Select, delete, exists, insert, not_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from archive.claims.ties import Judge, voice_id, wording_id
from archive.reading import SHOWN, articles_by_n, portions
from archive.records import join, spans_of
from archive.tables import articles, cells, quotes, speakers, spoken, voices, wordings

ARTICLES_HELD = 200
APART = "\x1f"
"""Between a speaker's name and what parts the speaker from namesakes."""

Statement = Row[tuple[int, int, list[list[int]]]]
"""A statement without a voice: its row, its article's, its content."""


def unspoken() -> Select[tuple[int, int, list[list[int]]]]:
    """The current statements without a voice."""
    known = exists().where(spoken.c.quote_n == quotes.c.n)
    held = select(quotes.c.n, quotes.c.article_n, quotes.c.content).join_from(quotes, articles)
    return held.where(*SHOWN, not_(known))


def worded(connection: Connection, judge: Judge, fresh: Sequence[Statement]) -> tuple[dict[int, int], set[int]]:
    """The wording's row of each statement, and the rows of those that are new and can be compared."""
    by_article: defaultdict[int, list[Statement]] = defaultdict(list)
    for each in fresh:
        by_article[each.article_n].append(each)
    texts: dict[int, str] = {}
    numbers = sorted(by_article)
    for start in range(0, len(numbers), ARTICLES_HELD):
        for article_n, article in articles_by_n(connection, numbers[start : start + ARTICLES_HELD]).items():
            texts |= {each.n: judge.plain(join(article.text, spans_of(each.content))) for each in by_article[article_n]}
    rows, new = _wordings(connection, judge, sorted(set(texts.values())))
    return {n: rows[text] for n, text in texts.items()}, new


def _wordings(connection: Connection, judge: Judge, texts: Sequence[str]) -> tuple[dict[str, int], set[int]]:
    """Rows by plain text, new ones written, and the rows of those of them that can be compared."""
    ids = {text: wording_id(text) for text in texts}
    known = _rows_by_id(connection, list(ids.values()))
    lacking = [text for text in texts if ids[text] not in known]
    comparable = [text for text in lacking if judge.comparable(text)]
    vectors = judge.vectors(comparable)
    stored = dict(zip(comparable, (vector.tobytes() for vector in vectors), strict=True))
    for part in portions(lacking):
        connection.execute(insert(wordings), [{"id": ids[text], "text": text, "vector": stored.get(text)} for text in part])
    known |= _rows_by_id(connection, [ids[text] for text in lacking])
    rows = {text: known[ids[text]] for text in texts}
    if comparable:
        places = zip(comparable, judge.cells(vectors), strict=True)
        connection.execute(insert(cells), [{"cell": int(cell), "wording_n": rows[text]} for text, own in places for cell in own])
    return rows, {rows[text] for text in comparable}


def _rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in portions(ids):
        found.update({i: n for i, n in connection.execute(select(wordings.c.id, wordings.c.n).where(wordings.c.id.in_(part)))})
    return found


def ids_of(connection: Connection, rows: Collection[int]) -> dict[int, str]:
    """Wordings' ids by row."""
    found: dict[int, str] = {}
    for part in portions(sorted(rows)):
        found.update({n: i for n, i in connection.execute(select(wordings.c.n, wordings.c.id).where(wordings.c.n.in_(part)))})
    return found


def voiced(connection: Connection, said: Mapping[int, int], dirty: Collection[int]) -> set[int]:
    """Give `said` (statements with their wordings) and every statement of the `dirty` wordings the voice that it has now.

    Voices that nobody is heard in any more go. Returns the wordings that are left without one.
    """
    place = dict(said)
    for part in portions(sorted(dirty)):
        known = select(spoken.c.quote_n, voices.c.wording_n).join_from(spoken, voices).where(voices.c.wording_n.in_(part))
        place.update({n: wording_n for n, wording_n in connection.execute(known)})
    meant, rows = _meant(connection, place)
    if rows:
        connection.execute(upsert(voices).on_conflict_do_nothing(index_elements=["id"]), [rows[i] for i in sorted(rows)])
    written: dict[str, int] = {}
    for keys in portions(sorted(rows)):
        written.update({i: n for i, n in connection.execute(select(voices.c.id, voices.c.n).where(voices.c.id.in_(keys)))})
    if meant:
        new = upsert(spoken)
        kept = new.on_conflict_do_update(index_elements=["quote_n"], set_={"voice_n": new.excluded.voice_n})
        connection.execute(kept, [{"quote_n": n, "voice_n": written[i]} for n, i in meant.items()])
    heard: set[int] = set()
    silent = not_(exists().where(spoken.c.voice_n == voices.c.n))
    for part in portions(sorted(dirty)):
        connection.execute(delete(voices).where(voices.c.wording_n.in_(part), silent))
        heard |= set(connection.execute(select(voices.c.wording_n).where(voices.c.wording_n.in_(part)).distinct()).scalars())
    return set(dirty) - heard


def _meant(connection: Connection, place: Mapping[int, int]) -> tuple[dict[int, str], dict[str, dict[str, object]]]:
    """The voice of each statement by its id, and the rows of these voices."""
    ids = ids_of(connection, set(place.values()))
    meant: dict[int, str] = {}
    rows: dict[str, dict[str, object]] = {}
    who = select(quotes.c.n, quotes.c.polarity, speakers.c.name, speakers.c.apart).outerjoin(speakers, speakers.c.n == quotes.c.speaker_n)
    for numbers in portions(sorted(place)):
        for n, polarity, name, apart in connection.execute(who.where(quotes.c.n.in_(numbers))):
            speaker = f"{name}{APART}{apart}" if apart else name or ""
            meant[n] = i = voice_id(ids[place[n]], speaker, polarity)
            rows[i] = {"id": i, "wording_n": place[n], "speaker": speaker, "polarity": polarity, "utterance": i, "claim": i}
    return meant, rows


def forget(connection: Connection, gone: Collection[int]) -> None:
    """Delete wordings, and with them their places among others' neighbours."""
    for part in portions(sorted(gone)):
        connection.execute(delete(wordings).where(wordings.c.n.in_(part)))
