"""Reviews of claims by human fact-checkers beside the statements that they may be about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.names import NameIndex
from archive import reviews
from archive.errors import OnrecordError
from archive.outline import Outline
from archive.records import Polarity, Quote
from archive.reviews import Review
from ingest.claims.features import Side
from ingest.claims.network import PairNetwork
from ingest.claims.scorer import Scorer
from ingest.readers import claim_review
from ingest.readers.document import Document, Failure
from ingest.sources import expand

if TYPE_CHECKING:
    from archive.archive import Archive
    from ingest.embed import Embedder

NEAREST = 30
"""Statements by words, and as many by meaning, that a review is compared with."""
SAME = frozenset({"same_utterance", "same_claim"})


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that a review may be about; `sure` when the link stands by itself, else it is a question to the reader."""

    review: Review
    quote: Quote
    sure: bool


def bring_in(archive: "Archive", inputs: Sequence[str]) -> tuple[int, int, list[Failure]]:
    """Read files and folders of ClaimReview: how many reviews were read, how many are new, and what could not be read."""
    found: list[Review] = []
    failed: list[Failure] = []
    for each in expand(inputs):
        try:
            if each.path is None:
                failed.append(Failure(each.source, each.problem or "reviews are read from files: save the page first"))
                continue
            found += claim_review.read(Document(source=each.source, origin=str(each.path), path=Path(each.path)))
        except (OnrecordError, OSError) as error:
            failed.append(Failure(each.source, str(error)))
    return len(found), reviews.keep(archive, found) if found else 0, failed


def matches(archive: "Archive", embedder: "Embedder", found: Sequence[Review]) -> list[Match]:
    """The statements that each review may be about, those of its claimant first; a statement by somebody else counts as well."""
    if not found:
        return []
    index, scorer = NameIndex.of(archive.speakers()), Scorer(PairNetwork(embedder))
    vectors = embedder.encode([review.claim for review in found])
    near = [_near(archive, review, vector) for review, vector in zip(found, vectors, strict=True)]
    read = {quote.id: quote for quote in archive.quotes_by_id(sorted(set().union(*near)))}
    texts = {quote_id: " ".join(quote.text.split()) for quote_id, quote in read.items()}
    told = dict(zip(texts, embedder.encode(list(texts.values())), strict=True))
    made = []
    for review, vector, ids in zip(found, vectors, near, strict=True):
        claimant = index.resolve(review.claimant).speakers if review.claimant else ()
        side = Side(review.claim, vector, claimant[0] if len(claimant) == 1 else review.claimant or None, review.said_on)
        for quote in (read[quote_id] for quote_id in ids if quote_id in read):
            day = quote.said_on or quote.published_on
            asserted = quote.polarity is not Polarity.DENIED
            link = scorer.link(side, Side(texts[quote.id], told[quote.id], quote.speaker, day, asserted))
            if link.relation in SAME:
                ours = not side.speaker or side.speaker in quote.speakers
                made.append((not ours, -link.score, Match(review, quote, link.status == "confirmed" and ours)))
    return [match for _, _, match in sorted(made, key=lambda each: (each[0], each[1], each[2].quote.id))]


def beside(archive: "Archive", embedder: "Embedder", quotes: Iterable[Quote | Outline]) -> dict[str, list[Match]]:
    """By statement the reviews that may be about it, for a page or a document that shows these statements."""
    found: defaultdict[str, list[Match]] = defaultdict(list)
    if not (held := reviews.listed(archive)) or not (shown := {quote.id for quote in quotes}):
        return {}
    for match in matches(archive, embedder, held):
        if match.quote.id in shown:
            found[match.quote.id].append(match)
    return dict(found)


def _near(archive: "Archive", review: Review, vector: object) -> list[str]:
    hits = archive.nearest_quotes(vector, limit=NEAREST) + archive.search_quotes(review.claim, limit=NEAREST)  # type: ignore[arg-type]
    return list(dict.fromkeys(hit.id for hit in hits))
