"""Whoever bears the name that a question asks for and speaks about its topic, where the one who is meant at first does not."""

from dataclasses import replace

from app.names import key_of
from app.retrieve import Retriever
from app.turn import Evidence, Intent, Request
from app.verdict import topic_of

MOST = 3
"""Others of the name who are tried."""


def evidence_for(retriever: Retriever, request: Request) -> Evidence:
    """The evidence for a request; of another bearer of the name asked for where nothing else is on record about it, said so."""
    found = retriever.evidence(request)
    asked = found.request
    if found.quotes or asked.intent is not Intent.WHAT_SAID or len(asked.speakers) != 1 or not topic_of(asked):
        return found
    first = asked.speakers[0]
    tried = [retriever.evidence(replace(asked, speakers=(name,), notes=())) for name in alike(asked, first)[:MOST]]
    best = max((each for each in tried if each.quotes), key=lambda each: each.quotes[0].score, default=None)
    if best is None:
        return found
    note = f"{best.request.speakers[0]} is meant: nothing on record about it from {first}, who is called so more often"
    return replace(best, request=replace(best.request, notes=(*best.request.notes, note)))


def alike(request: Request, name: str) -> tuple[str, ...]:
    """Those of a request's namesakes whose name ends as `name` does, itself left out."""
    return tuple(each for each in request.namesakes if each not in request.speakers and key_of(each)[-1:] == key_of(name)[-1:])
