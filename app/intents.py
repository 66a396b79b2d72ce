"""Which evidence and which answer each intent has: those of its own, else what every question about statements gets."""

from collections.abc import Callable

from app.answer import compose
from app.counting import compose_count, counted
from app.retrieve import Retriever
from app.turn import Answer, Evidence, Intent, Request

_GATHER: dict[Intent, Callable[[Retriever, Evidence], Evidence]] = {Intent.COUNT: counted}
_COMPOSE: dict[Intent, Callable[[Evidence], Answer]] = {Intent.COUNT: compose_count}


def gathered(retriever: Retriever, request: Request) -> Evidence:
    """The evidence for a request; the retriever answers those for nobody and for an empty archive whatever is asked."""
    gather = _GATHER.get(request.intent)
    if gather is None or request.problem or unnamed(request):
        return retriever.evidence(request)
    evidence = Evidence(request=request, coverage=retriever.archive.coverage())
    return gather(retriever, evidence) if evidence.coverage and evidence.coverage.quotes else evidence


def composed(evidence: Evidence) -> Answer:
    """The answer that the evidence allows."""
    write = _COMPOSE.get(evidence.request.intent)
    return write(evidence) if write and evidence.quotes else compose(evidence)


def unnamed(request: Request) -> bool:
    """Whether a question names somebody, and nobody of that name is on record."""
    return bool(request.named) and not request.speakers and not request.described
