"""Whoever else may be meant who speaks about what is asked, where the one who is meant at first does not."""

from collections.abc import Iterator
from dataclasses import replace

from app.names import TITLES, key_of
from app.retrieve import Retriever
from app.sentences import listed, names_of
from app.turn import Evidence, Intent, Request, Verdict
from app.verdict import topic_of
from app.words import words_of

MOST = 3
"""Others of the name who are tried."""
_ASKED = (Intent.WHAT_SAID, Intent.DID_SAY)


def evidence_for(retriever: Retriever, request: Request) -> Evidence:
    """The evidence for a request; of somebody else of that name or description where nothing is on record from the first, said so."""
    found = _read_noted(retriever.evidence(request))
    asked = found.request
    if _answers(found) or asked.intent not in _ASKED or len(asked.speakers) != 1 or not topic_of(asked):
        return found
    tried = (retriever.evidence(other) for other in _others(asked))
    best = max((each for each in tried if _answers(each) and _meant(each)), key=lambda each: each.quotes[0].score, default=None)
    if best is None:
        return found
    first = asked.speakers[0]
    speakers = tuple(dict.fromkeys(name for item in best.quotes for name in item.quote.speakers))
    meant = speakers[0] if speakers else f"an unnamed {asked.named[0]}"
    note = f"{meant} is meant: nothing like it is on record from {first}"
    return replace(best, request=replace(best.request, speakers=speakers, namesakes=(*asked.namesakes, first), notes=(note,)))


def _read_noted(found: Evidence) -> Evidence:
    """The evidence with a note of who is named as the source of what a description found."""
    asked = found.request
    who = names_of((*found.quotes, *found.opposed, *found.nearest)) if asked.described and not asked.speakers else ()
    note = f"{asked.described} is read as {listed(who)}"
    return replace(found, request=replace(asked, notes=(*asked.notes, note))) if who else found


def _answers(found: Evidence) -> bool:
    return bool(found.quotes) and found.verdict in (None, Verdict.SAID)


def _meant(found: Evidence) -> bool:
    """Whether what was found is by whom was asked for, or by nobody named where only a description was left to ask for."""
    return not found.request.described or not any(item.quote.speakers for item in found.quotes)


def _others(asked: Request) -> Iterator[Request]:
    """The request for each who may be meant instead: of the same name, or called by the words that were read as somebody's."""
    if asked.intent is Intent.WHAT_SAID:
        for name in alike(asked, asked.speakers[0])[:MOST]:
            yield replace(asked, speakers=(name,), notes=())
    words = words_of(asked.named[0]) if len(asked.named) == 1 else []
    if words and not words[-1].capital:
        yield replace(asked, speakers=(), described=asked.named[0], notes=())


def alike(request: Request, name: str) -> tuple[str, ...]:
    """Those of a request's namesakes whose name ends as `name` does, itself left out; nobody where the question gives a title."""
    titled = any(word.fold in TITLES for named in request.named for word in words_of(named))
    others = () if titled else request.namesakes
    return tuple(each for each in others if each not in request.speakers and key_of(each)[-1:] == key_of(name)[-1:])
