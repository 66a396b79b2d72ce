"""An archive of many articles in minutes: the given ones read once, then written again and again as other articles by other people.

What a server does for a page depends on how many articles, statements and people there are, not on what they say.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from archive import registry
from archive.archive import Archive
from archive.health import stored_vectors
from archive.records import Article, digest
from archive.rows import Kept
from archive.settings import Settings
from ingest.embed import Embedder
from ingest.pipeline import ingest
from ingest.speakers.registry import REGISTRY

BATCH = 250
FAMILIES = 10
"""Copies of an article in which the same people speak."""
SYLLABLES = "ba ke li mo ru sa te vi wo zu".split()
NOISE = 0.05
"""How far a copy's embeddings lie from the original's."""


@contextmanager
def grown(given: Sequence[str], articles: int) -> Iterator[Path]:
    """An archive by FOLDER, ARTICLES and ARCHIVE of a command line, of `articles` unless it tells; without ARCHIVE gone afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given[2]) if len(given) > 2 else Path(temporary) / "data"  # noqa: PLR2004 - the third of them
        if not folder.exists():
            grow(folder, Path(given[0]), int(given[1]) if len(given) > 1 else articles)
        yield folder


def grow(folder: Path, articles: Path, count: int) -> None:
    """Make an archive of `count` articles in `folder` out of those below `articles`."""
    settings = Settings.load(data=folder)
    with Archive.open(folder, write=True, model=settings.model) as archive:
        ingest([str(articles)], archive, Embedder(settings.model))
        (seed,) = archive.kept_in_batches(count)
        with archive.reading() as connection:
            vectors = stored_vectors(connection, [i for kept in seed for i in kept.ids])
        random = np.random.default_rng(0)
        wanted = count - len(seed)
        for start in range(0, wanted, BATCH):
            batch = [_copy(seed, number) for number in range(start, min(start + BATCH, wanted))]
            admitted = archive.admit([kept.article for kept, _ in batch])
            made = [_of(kept, each.article) for (kept, _), each in zip(batch, admitted, strict=True)]
            given = dict(_vectors(made, [original for _, original in batch], vectors, random))
            archive.keep(made, given)
        registry.link(archive, REGISTRY)


def _copy(seed: Sequence[Kept], number: int) -> tuple[Kept, Kept]:
    """The copy of this number with its original."""
    original, round_ = seed[number % len(seed)], number // len(seed)
    article = original.article
    day = (article.published or date(2024, 1, 1)) - timedelta(days=round_)
    key = digest("copy", article.id, round_)
    copied = replace(
        article, id=key, source=f"{article.source}#{round_}", origin=f"/grown/{key}", url="", published=day, published_at=None, version=1
    )
    family = _family(round_ // FAMILIES)
    quotes = tuple(replace(quote, article=copied, speaker=_called(quote.speaker, family)) for quote in original.quotes)
    passages = tuple(replace(passage, article=copied) for passage in original.passages)
    return replace(original, article=copied, quotes=quotes, passages=passages), original


def _of(kept: Kept, article: Article) -> Kept:
    """The copy as it was admitted."""
    return replace(
        kept,
        article=article,
        quotes=tuple(replace(quote, article=article) for quote in kept.quotes),
        passages=tuple(replace(passage, article=article) for passage in kept.passages),
    )


def _family(number: int) -> str:
    """A part of a name, another one for each number."""
    digits = [SYLLABLES[int(digit)] for digit in str(number)]
    return "".join(digits).capitalize()


def _called(name: str | None, family: str) -> str | None:
    return "; ".join(f"{each} {family}" for each in name.split("; ")) if name else None


def _vectors(
    made: Sequence[Kept], originals: Sequence[Kept], vectors: dict[str, NDArray[np.float32]], random: np.random.Generator
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    for kept, original in zip(made, originals, strict=True):
        for new, old in zip(kept.ids, original.ids, strict=True):
            moved = vectors[old] + NOISE * random.standard_normal(len(vectors[old])).astype(np.float32)
            yield new, (moved / np.linalg.norm(moved)).astype(np.float32)
