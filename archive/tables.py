"""The tables, as SQLAlchemy Core sees them. Migrations in `archive/migrations` make them; this file must say the same."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


class State(StrEnum):
    """How far an article has come."""

    PENDING = "pending"
    KEPT = "kept"
    DONE = "done"


SPEAK_TOGETHER = "instr(name, '; ') > 0"
"""Of speakers: several people under one name, whose statements are each one's."""

metadata = MetaData()


def _article() -> Column[int]:
    return Column("article_n", Integer, ForeignKey("articles.n", ondelete="CASCADE"), nullable=False)


articles = Table(
    "articles",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("published", Date),
    Column("published_at", Moment),
    Column("retrieved", Moment),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("checksum", String, nullable=False),
    UniqueConstraint("id", "version"),
    Index("articles_current", "current", "published"),
    Index("articles_state", "state"),
)
"""One row a version. `state` goes pending -> kept (rows written) -> done (vectors too); `current` marks the version that is searched."""

origins = Table(
    "origins",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("article_id", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("checksum", String, nullable=False, server_default=""),
    Index("origins_article", "article_id"),
)
"""Where each article was read, and the fingerprint of what stood there; several places may hold the same one."""

departed = Table("departed", metadata, Column("item", String, primary_key=True))
"""Ids that left the record and whose vectors are still to leave the index."""

passages = Table(
    "passages",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    _article(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("passages_article", "article_n"),
)

speakers = Table(
    "speakers",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("apart", Text, nullable=False, server_default=""),
    Column("qid", Text, nullable=False, server_default=""),
    Column("gender", Text, nullable=False, server_default=""),
    Index("speakers_name", "name"),
    Index("speakers_joint", "name", sqlite_where=text(SPEAK_TOGETHER)),
)
"""Who is who across articles, made from `appearances` and `rulings`; `apart` parts speakers whose name nothing tells apart."""

aliases = Table(
    "aliases",
    metadata,
    Column("speaker_n", Integer, ForeignKey("speakers.n", ondelete="CASCADE"), primary_key=True),
    Column("alias", Text, primary_key=True),
)

quotes = Table(
    "quotes",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    _article(),
    Column("content", JSON, nullable=False),
    Column("verbatim", JSON, nullable=False),
    Column("cue", JSON, nullable=False),
    Column("mention", JSON, nullable=False),
    Column("context_start", Integer, nullable=False),
    Column("context_end", Integer, nullable=False),
    Column("form", String, nullable=False),
    Column("act", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("named", Text),
    Column("described", Text, nullable=False, server_default=""),
    Column("known", Float),
    Column("speaker_n", Integer, ForeignKey("speakers.n")),
    Column("speaker_kind", String, nullable=False),
    Column("role", Text, nullable=False),
    Column("on_behalf_of", Text, nullable=False),
    Column("via", JSON, nullable=False),
    Column("addressee", Text, nullable=False),
    Column("medium", Text, nullable=False),
    Column("said_on", Date),
    Column("confidence", Float, nullable=False),
    Column("struck", Boolean, nullable=False, server_default=false()),
    Column("checksum", String, nullable=False),
    Index("quotes_article", "article_n"),
    Index("quotes_speaker", "speaker_n"),
)
"""Statements; spans are `[[start, end], ...]` in code points of the article's text. Old versions keep theirs.

`named` is the speaker as the article alone tells, `speaker_n` whom that means across the archive; where it tells none, `described` is what
it calls them, and `known` the confidence if other articles tell whom that means. `struck` ones are no statements:
the reader said so; they stay, so that this can be taken back, and nothing shows, counts or finds them."""

wordings = Table(
    "wordings",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("vector", LargeBinary),
)
"""What current statements say, once for each wording; `vector` is empty where a wording says too little to be compared."""

cells = Table(
    "cells",
    metadata,
    Column("cell", Integer, primary_key=True),
    Column("wording_n", Integer, ForeignKey("wordings.n", ondelete="CASCADE"), primary_key=True),
    Index("cells_wording", "wording_n"),
)
"""Which wordings are compared: those that share a cell."""

neighbours = Table(
    "neighbours",
    metadata,
    Column("wording_n", Integer, ForeignKey("wordings.n", ondelete="CASCADE"), primary_key=True),
    Column("other_n", Integer, ForeignKey("wordings.n", ondelete="CASCADE"), primary_key=True),
    Column("nearness", Integer, nullable=False),
    Index("neighbours_other", "other_n"),
)
"""The nearest other wordings of each, a few at most."""

voices = Table(
    "voices",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("wording_n", Integer, ForeignKey("wordings.n", ondelete="CASCADE"), nullable=False),
    Column("speaker", Text, nullable=False),
    Column("polarity", String, nullable=False),
    Column("utterance", String, nullable=False),
    Column("claim", String, nullable=False),
    Index("voices_wording", "wording_n"),
    Index("voices_claim", "claim"),
)
"""A wording in one speaker's mouth; `utterance` and `claim` are the ids of the groups that its confirmed links put it in."""

spoken = Table(
    "spoken",
    metadata,
    Column("quote_n", Integer, ForeignKey("quotes.n", ondelete="CASCADE"), primary_key=True),
    Column("voice_n", Integer, ForeignKey("voices.n", ondelete="CASCADE"), nullable=False),
    Index("spoken_voice", "voice_n"),
)
"""The voice of each current statement that has been linked."""

links = Table(
    "links",
    metadata,
    Column("a_n", Integer, ForeignKey("voices.n", ondelete="CASCADE"), primary_key=True),
    Column("b_n", Integer, ForeignKey("voices.n", ondelete="CASCADE"), primary_key=True),
    Column("relation", String, nullable=False),
    Column("status", String),
    Column("score", Float, nullable=False),
    Column("ruled", Boolean, nullable=False),
    Index("links_b", "b_n"),
)
"""How two voices relate, the one with the lower id first; `ruled` says that the reader decided it."""

unclaimed = Table("unclaimed", metadata, Column("wording_n", Integer, primary_key=True))
"""Wordings whose statements have changed since they were linked."""

verdicts = Table(
    "verdicts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("verb", String, nullable=False),
    Column("a_article", String, nullable=False),
    Column("a_wording", String, nullable=False),
    Column("b_article", String, nullable=False),
    Column("b_wording", String, nullable=False),
    Column("made", Moment, nullable=False),
    Column("undone", Boolean, nullable=False),
)
"""The reader's word on links, in order; a statement is meant by its article and its words, so that a newer version keeps the verdict."""

appearances = Table(
    "appearances",
    metadata,
    Column("n", Integer, primary_key=True),
    _article(),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("block", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("gender", String, nullable=False),
    Column("forms", JSON, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("called", JSON, nullable=False, server_default="[]"),
    Column("mentions", Integer, nullable=False),
    Column("speaks", Boolean, nullable=False),
    Column("speaker_n", Integer, ForeignKey("speakers.n", ondelete="SET NULL")),
    UniqueConstraint("article_n", "name"),
    Index("appearances_key", "key"),
    Index("appearances_block", "block"),
    Index("appearances_speaker", "speaker_n"),
)
"""Everybody whom a current article names: the evidence of who is who. `key` and `block` are the linker's, empty before it has seen them."""

descriptions = Table(
    "descriptions",
    metadata,
    Column("n", Integer, primary_key=True),
    _article(),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("barred", JSON, nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("witness_n", Integer, ForeignKey("appearances.n", ondelete="SET NULL")),
    Column("speaker_n", Integer, ForeignKey("speakers.n", ondelete="SET NULL")),
    UniqueConstraint("article_n", "name"),
    Index("descriptions_witness", "witness_n"),
    Index("descriptions_speaker", "speaker_n"),
)
"""Those to whom a current article gives statements and no name. `witness_n` names whom each means, in another article; none where no
article does. One that `waits` is to be asked about anew."""

unlinked = Table("unlinked", metadata, Column("key", Text, primary_key=True), Column("block", Text, primary_key=True))
"""Names whose evidence has changed since they were linked, with the block they were in; either may be empty."""

rulings = Table(
    "rulings",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("verb", String, nullable=False),
    Column("names", JSON, nullable=False),
    Column("target", Text, nullable=False),
    Column("articles", JSON, nullable=False),
    Column("made", Moment, nullable=False),
    Column("undone", Boolean, nullable=False),
)
"""The reader's corrections in order; one that is undone stays in the log."""

amendments = Table(
    "amendments",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("verb", String, nullable=False),
    Column("article_id", String, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("places", JSON, nullable=False),
    Column("told", JSON, nullable=False),
    Column("before", JSON, nullable=False),
    Column("made", Moment, nullable=False),
    Column("undone", Moment),
    Index("amendments_article", "article_id"),
)
"""The reader's corrections of single statements and of articles' outlets and days, in order. `parts` are a statement's words and `places`
where they stood; `told` is what the reader said; `before` what the rows held that are changed by it now, none where it found nothing."""

sessions = Table(
    "sessions",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("begun", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Index("sessions_owner", "owner", "changed"),
)
"""Conversations: what was asked and which statements answered it, by id; `words` is what a search looks in, case folded."""

watches = Table(
    "watches",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("follows", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("added", Moment, nullable=False),
    Column("looked", Moment, nullable=False),
    Column("removed", Moment),
    Column("seen", JSON, nullable=False),
    Index("watches_owner", "owner"),
)
"""Whom and what a reader watches; `seen` tells by statement's id when it was first there. What is removed stays, to be taken back."""

reviews = Table(
    "reviews",
    metadata,
    Column("id", String, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("claimant", Text, nullable=False),
    Column("said_on", Date),
    Column("rating", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("published", Date),
    Column("url", Text, nullable=False),
    Column("source", Text, nullable=False),
)
"""What fact-checkers published about claims, as their own files say it."""

embeddings = Table(
    "embeddings",
    metadata,
    Column("item", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
    Column("checksum", String, nullable=False, server_default=""),
)
"""float32, little endian, rows of length 1, by the id of the passage or quote of a current version."""

codes = Table(
    "codes",
    metadata,
    Column("article_n", Integer, ForeignKey("articles.n", ondelete="CASCADE"), primary_key=True),
    Column("codes", LargeBinary, nullable=False),
)
"""The embeddings of a current article's statements in 8-bit integers, as `archive/quantised.py` makes and reads them."""

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))
"""`model`, `dimension`, `generation`, `linker`, `judge`."""
