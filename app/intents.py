"""Which evidence and which answer each intent has: those of its own, else what every question about statements gets."""

from collections.abc import Callable
from dataclasses import replace

from app.answer import compose
from app.counting import compose_count, counted
from app.genuine import compose_examined, examined
from app.namesakes import evidence_for
from app.place import compose_place
from app.retrieve import Retriever
from app.sides import beside, compose_sides, side_by_side
from app.timeline import base_of, compose_dated, dated
from app.turn import Answer, Evidence, Intent, Order, Request
from app.who_is import compose_who_is, introduced

Gather = Callable[[Retriever, Evidence], Evidence]
Compose = Callable[[Evidence], Answer]


def _placed(retriever: Retriever, evidence: Evidence) -> Evidence:
    """The statements of the plain question below "where" and "to whom"."""
    return replace(retriever.evidence(base_of(evidence.request)), request=evidence.request)


_OWN: dict[Intent, tuple[Gather, Compose]] = {
    Intent.COUNT: (counted, compose_count),
    Intent.WHEN: (dated, compose_dated),
    Intent.CHANGED: (dated, compose_dated),
    Intent.WHERE: (_placed, compose_place),
    Intent.TO_WHOM: (_placed, compose_place),
    Intent.WHO_IS: (introduced, compose_who_is),
    Intent.CHECK: (examined, compose_examined),
}


def _steps(request: Request) -> tuple[Gather, Compose] | None:
    if request.intent in (Intent.WHAT_SAID, Intent.WHO_SAID) and isinstance(request.order, Order):
        return dated, compose_dated
    if request.intent is Intent.WHAT_SAID and beside(request):
        return side_by_side, compose_sides
    return _OWN.get(request.intent)


def gathered(retriever: Retriever, request: Request) -> Evidence:
    """The evidence for a request, and for what its sentence asks besides.

    The retriever answers those for nobody and for an empty archive whatever is asked.
    """
    further = tuple(gathered(retriever, more) for more in request.further)
    return replace(_gathered(retriever, request), further=further)


def _gathered(retriever: Retriever, request: Request) -> Evidence:
    steps = _steps(request)
    if steps is None or request.problem or (unnamed(request) and request.intent is not Intent.CHECK):
        return evidence_for(retriever, request)
    evidence = Evidence(request=request, coverage=retriever.archive.coverage())
    return steps[0](retriever, evidence) if evidence.coverage and evidence.coverage.quotes else evidence


def composed(evidence: Evidence) -> Answer:
    """The answer that the evidence allows; `further` holds those to what the sentence asks besides."""
    steps = _steps(evidence.request)
    answer = steps[1](evidence) if steps and (evidence.quotes or evidence.checked) else compose(evidence)
    return replace(answer, further=tuple(composed(more) for more in evidence.further))


def unnamed(request: Request) -> bool:
    """Whether a question names somebody, and nobody of that name is on record."""
    return bool(request.named) and not request.speakers and not request.described
