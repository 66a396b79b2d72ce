"""What is one across articles: speakers first, then statements, which are compared with their speakers known."""

from collections.abc import Sequence
from functools import cache

from threadpoolctl import threadpool_limits

from archive.archive import Archive
from archive.claims import keeping
from archive.claims.verdicts import Verdict
from archive.registry import link, relink
from ingest.claims.judge import ClaimJudge
from ingest.embed import Embedder
from ingest.speakers.registry import REGISTRY


@cache
def judge() -> ClaimJudge:
    """The judge of claims with an embedding model of its own, loaded when a statement is first compared."""
    return ClaimJudge()


def connect(archive: Archive, embedder: Embedder | None = None) -> None:
    """Link the speakers and statements that are new or have changed; an `embedder` that is loaded already is used."""
    link(archive, REGISTRY)
    with _alone():
        keeping.link(archive, ClaimJudge(embedder) if embedder else judge())


def restore_verdicts(archive: Archive, found: Sequence[Verdict], embedder: Embedder) -> int:
    """Apply the verdicts of an exported archive; how many were new."""
    return keeping.restore(archive, found, ClaimJudge(embedder)) if found else 0


def reconnect(archive: Archive) -> None:
    """Link all speakers and statements anew from the record and the reader's corrections and verdicts."""
    relink(archive, REGISTRY)
    with _alone():
        keeping.relink(archive, judge())


def _alone() -> threadpool_limits:
    """One processor for the products of pairs, which are small: spread over several, they wait for each other longer than they reckon."""
    return threadpool_limits(1, user_api="blas")
