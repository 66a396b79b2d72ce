"""A judge that counts words, and articles made of statements: enough to see that links follow the record and nothing else."""

import zlib
from datetime import date, timedelta

import numpy as np
from sqlalchemy import select

from archive.claims.ties import Relation, Status, Tie
from archive.records import Article, Form, Passage, Quote, Span, SpeakerKind
from archive.rows import Kept
from archive.tables import links, neighbours, spoken, voices, wordings
from tests.archive.small import vector

DIMENSION = 64


class WordJudge:
    """Half of the words in common is the same claim, three quarters the same utterance; a "not" on one side is the opposite."""

    version = "words"
    floor = 3

    def plain(self, text):
        return " ".join(text.lower().split())

    def comparable(self, text):
        return len(text.split()) > 2

    def vectors(self, texts):
        found = np.zeros((len(texts), DIMENSION), dtype=np.int8)
        for row, text in enumerate(texts):
            for word in text.split():
                found[row, zlib.crc32(word.encode()) % DIMENSION] += 1
        return found

    def cells(self, vectors):
        return np.stack([np.zeros(len(vectors), dtype=np.int64), 1 + vectors[:, 0].astype(np.int64) % 3], axis=1)

    def tie(self, a, b):
        one, two = set(a.text.split()), set(b.text.split())
        share = len(one & two) / len(one | two)
        if share < 0.5:
            return Tie(Relation.RELATED, round(share, 2))
        if ("not" in one) != ("not" in two):
            return Tie(Relation.OPPOSED, round(share, 2))
        days = abs((a.day - b.day).days) if a.day and b.day else 0
        sure = Status.CONFIRMED if a.speaker == b.speaker or days < 2 else Status.SUGGESTED
        return Tie(Relation.SAME_UTTERANCE if share >= 0.75 else Relation.SAME_CLAIM, round(share, 2), sure)


def reported(key, *statements, day=0, outlet="The Ledger", title=""):
    """An article with one statement for each (speaker, words)."""
    text, quotes, made = "", [], []
    for speaker, words in statements:
        start = len(text) + len(f"{speaker} said ")
        made.append((speaker, Span(start, start + len(words))))
        text += f"{speaker} said {words}. "
    article = Article(
        id=f"id-{key}", source=f"{key}.txt", origin=f"/in/{key}.txt", text=text.strip() or "Nothing.", outlet=outlet, title=title,
        published=None if day is None else date(2031, 3, 1) + timedelta(days=day),
    )  # fmt: skip
    quotes = [
        Quote(article=article, content=(span,), form=Form.INDIRECT, speaker=speaker, speaker_kind=SpeakerKind.PERSON)
        for speaker, span in made
    ]
    whole = Span(0, len(article.text))
    return Kept(
        article=article, passages=(Passage(article=article, span=whole),), quotes=tuple(quotes), contexts=(whole,) * len(quotes), aliases={}
    )


def keep(archive, *batch):
    """Admit and keep articles, those that are unchanged left alone."""
    for admission, kept in zip(archive.admit([kept.article for kept in batch]), batch, strict=True):
        if admission.change != "unchanged":
            now = admission.article
            quotes = tuple(
                Quote(article=now, content=q.content, form=q.form, speaker=q.speaker, speaker_kind=q.speaker_kind, polarity=q.polarity)
                for q in kept.quotes
            )
            whole = Span(0, len(now.text))
            made = Kept(
                article=now, passages=(Passage(article=now, span=whole),), quotes=quotes, contexts=(whole,) * len(quotes), aliases={}
            )
            archive.keep([made], {i: vector(i) for i in made.ids})


def snapshot(archive):
    """Everything that linking wrote, by ids: what must not depend on how the record came to be."""
    with archive.reading() as connection:
        word = dict(connection.execute(select(wordings.c.n, wordings.c.id)).all())
        voice = dict(connection.execute(select(voices.c.n, voices.c.id)).all())
        return {
            "wordings": sorted(map(tuple, connection.execute(select(wordings.c.id, wordings.c.text, wordings.c.vector)))),
            "neighbours": sorted((word[a], word[b], near) for a, b, near in connection.execute(select(neighbours))),
            "voices": sorted(map(tuple, connection.execute(select(voices.c.id, voices.c.utterance, voices.c.claim)))),
            "links": sorted((voice[a], voice[b], *rest) for a, b, *rest in connection.execute(select(links))),
            "spoken": sorted(voice[n] for n in connection.execute(select(spoken.c.voice_n)).scalars()),
        }
