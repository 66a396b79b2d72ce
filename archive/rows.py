"""Records to rows and back, and the checksum that tells a damaged row."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import RowMapping

from archive.identity import Appearance, Description, Evidence, told
from archive.records import Act, Article, Form, Passage, Polarity, Quote, Span, SpeakerKind, pairs_of, spans_of

Row = dict[str, Any]

_UNCHECKED = frozenset(
    {"n", "article_n", "speaker_n", "named", "described", "known", "known_kind", "state", "current", "struck", "checksum"}
)
_SPANS = ("content", "verbatim", "cue", "mention")
_TEXTS = ("role", "on_behalf_of", "addressee", "medium")
_FORMS = {each.value: each for each in Form}
_ACTS = {each.value: each for each in Act}
_POLARITIES = {each.value: each for each in Polarity}
_KINDS = {each.value: each for each in SpeakerKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One processed article as it is written: its passages, its quotes with their sentences' extent, names met for each speaker.

    `contexts` stands beside `quotes`; `aliases` maps a speaker's name to the other names the article uses for it; `appearances` are
    everybody whom the article names, the speakers among them; what it lacks is made from the quotes. `descriptions` are those whom it
    does not name.
    """

    article: Article
    passages: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    contexts: tuple[Span, ...]
    aliases: Mapping[str, frozenset[str]]
    appearances: tuple[Appearance, ...] = ()
    descriptions: tuple[Description, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Ids of everything that has an embedding: passages, then quotes."""
        return [p.id for p in self.passages] + [q.id for q in self.quotes]

    def __post_init__(self) -> None:
        if len(self.quotes) != len(self.contexts):
            raise ValueError("every quote needs its context")


def checksum(row: Row | RowMapping) -> str:
    """The first 64 bits of SHA-256 over the row's values in the order of their names, in hex."""
    values = {str(name): value for name, value in row.items() if name not in _UNCHECKED}
    body = orjson.dumps(values, option=orjson.OPT_SORT_KEYS | orjson.OPT_NAIVE_UTC)
    return hashlib.sha256(body).hexdigest()[:16]


def vector_checksum(item: str, vector: bytes) -> str:
    """The first 64 bits of SHA-256 over an embedding's id and its stored bytes, in hex."""
    return hashlib.sha256(item.encode() + b"\x1f" + vector).hexdigest()[:16]


def row_of_vector(item: str, vector: NDArray[np.float32]) -> Row:
    """A row for `embeddings`."""
    stored = vector.astype("<f4").tobytes()
    return {"item": item, "vector": stored, "checksum": vector_checksum(item, stored)}


def fingerprint(article: Article) -> str:
    """What makes an article another version: its words and what is known of them, not where or when it was read."""
    known = (article.title, article.outlet, "\x1e".join(article.authors), str(article.published), article.url, article.text)
    return hashlib.sha256("\x1f".join(known).encode()).hexdigest()


def row_of_article(article: Article) -> Row:
    """A row for `articles`, state and currency apart."""
    row: Row = {
        "id": article.id,
        "version": article.version,
        "source": article.source,
        "origin": article.origin or article.source,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "published_at": _utc(article.published_at),
        "retrieved": _utc(article.retrieved),
        "language": article.language,
        "text": article.text,
        "fingerprint": fingerprint(article),
    }
    row["checksum"] = checksum(row)
    return row


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def article_of_row(row: RowMapping | Row) -> Article:
    """The article of a row of `articles`."""
    return Article(
        id=row["id"],
        version=row["version"],
        source=row["source"],
        origin=row["origin"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        authors=tuple(row["authors"]),
        published=row["published"],
        published_at=row["published_at"],
        retrieved=row["retrieved"],
        language=row["language"],
        text=row["text"],
    )


def row_of_quote(quote: Quote, *, article_n: int, context: Span, speaker_n: int | None) -> Row:
    """A row for `quotes`."""
    row: Row = {name: pairs_of(getattr(quote, name)) for name in _SPANS}
    row |= {name: getattr(quote, name) for name in _TEXTS}
    row |= {
        "id": quote.id,
        "article_n": article_n,
        "context_start": context.start,
        "context_end": context.end,
        "form": quote.form.value,
        "act": quote.act.value,
        "polarity": quote.polarity.value,
        "named": quote.speaker,
        "speaker_n": speaker_n,
        "speaker_kind": quote.speaker_kind.value,
        "via": list(quote.via),
        "said_on": quote.said_on,
        "confidence": float(quote.confidence),
    }
    row["checksum"] = checksum(row | {"speaker": quote.speaker, "article": quote.article.id})
    return row


def quote_of_row(row: RowMapping, article: Article) -> Quote:
    """The quote of a row of `quotes` joined with its speaker's name as `speaker` and kind as `known_kind`."""
    kind = _KINDS[row["speaker_kind"]]
    if row["known_kind"] and kind is not SpeakerKind.AUTHOR:
        kind = _KINDS[row["known_kind"]]
    quote = Quote(
        article=article,
        content=spans_of(row["content"]),
        verbatim=spans_of(row["verbatim"]),
        cue=spans_of(row["cue"]),
        mention=spans_of(row["mention"]),
        role=row["role"],
        on_behalf_of=row["on_behalf_of"],
        addressee=row["addressee"],
        medium=row["medium"],
        form=_FORMS[row["form"]],
        act=_ACTS[row["act"]],
        polarity=_POLARITIES[row["polarity"]],
        speaker=row["speaker"],
        speaker_kind=kind,
        via=tuple(row["via"]),
        said_on=row["said_on"],
        confidence=row["confidence"],
    )
    described = row["described"] and row["speaker"] and row["named"] is None
    return told(quote, row["speaker"], kind, row["known"]) if described else quote


def row_of_appearance(appearance: Appearance, *, article_n: int, key: str = "") -> Row:
    """A row for `appearances`, not linked yet."""
    return {
        "article_n": article_n,
        "name": appearance.name,
        "key": key,
        "block": "",
        "kind": appearance.kind.value,
        "gender": appearance.gender,
        "forms": list(appearance.forms),
        "roles": list(appearance.roles),
        "called": list(appearance.called),
        "mentions": appearance.mentions,
        "speaks": appearance.speaks,
    }


def appearance_of_row(row: RowMapping) -> Appearance:
    """The appearance of a row of `appearances`."""
    return Appearance(
        name=row["name"],
        kind=SpeakerKind(row["kind"]),
        gender=row["gender"],
        forms=tuple(row["forms"]),
        roles=tuple(row["roles"]),
        called=tuple(row["called"]),
        mentions=row["mentions"],
        speaks=row["speaks"],
    )


def evidence_of_row(row: RowMapping) -> Evidence:
    """The evidence of a row of `appearances` joined with its article's id (as `article`), outlet and day."""
    return Evidence(
        appearance=appearance_of_row(row),
        article=row["article"],
        place=row["article_n"],
        key=row["key"],
        outlet=row["outlet"],
        published=row["published"],
    )


def row_of_description(description: Description, *, article_n: int) -> Row:
    """A row for `descriptions`, not asked about yet."""
    return {
        "article_n": article_n,
        "name": description.name,
        "kind": description.kind.value,
        "barred": list(description.barred),
        "waits": True,
    }


def description_of_row(row: RowMapping) -> Description:
    """The description of a row of `descriptions`, its statements apart."""
    return Description(name=row["name"], kind=SpeakerKind(row["kind"]), barred=tuple(row["barred"]))


def appearances_of(kept: Kept) -> list[Appearance]:
    """Everybody of a kept article; a speaker without an appearance gets one from the statements."""
    found = {each.name: each for each in kept.appearances}
    for name in sorted({q.speaker for q in kept.quotes if q.speaker} - found.keys()):
        said = [q for q in kept.quotes if q.speaker == name]
        kinds = [q.speaker_kind for q in said]
        found[name] = Appearance(
            name=name,
            kind=max(kinds, key=lambda kind: (kinds.count(kind), kind)),
            forms=tuple(sorted(kept.aliases.get(name, ()))),
            roles=tuple(dict.fromkeys(q.role for q in said if q.role)),
            mentions=len(said),
        )
    return list(found.values())
