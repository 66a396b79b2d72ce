"""Small articles, statements and vectors, built by hand."""

import hashlib
from datetime import date

import numpy as np
from numpy.typing import NDArray

from archive.archive import Archive
from archive.records import Article, Form, Passage, Quote, Span, SpeakerKind
from archive.rows import Kept

MODEL = "hand-made"
DIMENSION = 16
CLAIMS = ("links", "spoken", "voices", "neighbours", "cells", "wordings", "unclaimed", "verdicts")
"""The tables that came with claims, in an order in which they can be dropped."""
UNDESCRIBE = (
    "DROP TABLE descriptions",
    "ALTER TABLE quotes DROP COLUMN described",
    "ALTER TABLE quotes DROP COLUMN known",
    "ALTER TABLE appearances DROP COLUMN called",
)
"""What makes an archive one from before descriptions were looked for in other articles."""


def article(
    words: str, *, key: str = "", speaker: str = "Ann Orr", published: date | None = date(2024, 1, 2), outlet: str = "The Ledger"
) -> Article:
    """An article with one direct statement of `words`."""
    text = f'Bridge stays open\n\nMayor {speaker} said "{words}" on Monday.\n'
    return Article(
        id=f"id-{key or words}",
        source=f"{key or words}.txt",
        origin=f"/in/{key or words}.txt",
        text=text,
        title="Bridge stays open",
        published=published,
        outlet=outlet,
    )


def statement(of: Article, *, speaker: str | None = "Ann Orr") -> Quote:
    """The statement of `article`, marks in the content and outside the verbatim part."""
    start, end = of.text.index('"'), of.text.rindex('"') + 1
    kind = SpeakerKind.PERSON if speaker else SpeakerKind.UNKNOWN
    return Quote(
        article=of, content=(Span(start, end),), verbatim=(Span(start + 1, end - 1),), form=Form.DIRECT, speaker=speaker, speaker_kind=kind
    )


def kept(of: Article, *, speaker: str | None = "Ann Orr") -> Kept:
    """The article as a pipeline would hand it over."""
    whole = Span(0, len(of.text.rstrip()))
    aliases = {speaker: frozenset({speaker.split()[-1]})} if speaker else {}
    return Kept(
        article=of,
        passages=(Passage(article=of, span=whole),),
        quotes=(statement(of, speaker=speaker),),
        contexts=(whole,),
        aliases=aliases,
    )


def vector(key: str) -> NDArray[np.float32]:
    """A vector of length 1 that depends on `key` alone."""
    seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    found = np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
    return found / np.float32(np.linalg.norm(found))


def add(archive: Archive, *articles: Article, speaker: str | None = "Ann Orr") -> list[Article]:
    """Admit and keep articles as a pipeline does; those that are unchanged are left alone. Returns them as admitted."""
    admitted = archive.admit(articles)
    batch = [kept(a.article, speaker=speaker) for a in admitted if a.change != "unchanged"]
    archive.keep(batch, {i: vector(i) for k in batch for i in k.ids})
    return [a.article for a in admitted]
