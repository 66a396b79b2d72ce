"""What several people say about one thing, side by side: each searched for alone, so that nobody crowds out another."""

from collections.abc import Iterator
from dataclasses import replace

from app.namesakes import evidence_for
from app.retrieve import SHOWN, Retriever
from app.sentences import Draft, about_what, during, grouped, names_of, noted, plural
from app.turn import Answer, Evidence, Request, Scored, Status

MOST = 6
"""People shown side by side; of more, the question is answered as one."""


def beside(request: Request) -> bool:
    """Whether a request asks for several people, by name or one of them as they are described."""
    return len(request.named) > 1 and bool(request.speakers) and 1 < len(_sides(request)) <= MOST


def _sides(request: Request) -> tuple[Request, ...]:
    """The request for each alone."""
    alone = tuple(replace(request, speakers=(name,), named=(name,), described="", maybe=()) for name in request.speakers)
    return (*alone, replace(request, speakers=(), named=(request.described,), namesakes=())) if request.described else alone


def side_by_side(retriever: Retriever, evidence: Evidence) -> Evidence:
    """The best statements of each, the same number at most."""
    sides = _sides(evidence.request)
    each = max(2, SHOWN // len(sides))
    found = [evidence_for(retriever, side) for side in sides]
    quotes = tuple(item for one in found for item in one.quotes[:each])
    unique = tuple({item.quote.id: item for item in quotes}.values())
    meant = tuple(dict.fromkeys(name for one in found for name in one.request.speakers))
    notes = tuple(dict.fromkeys(note for one in found for note in one.request.notes))
    described = "" if found[-1].request.speakers else evidence.request.described
    request = replace(evidence.request, speakers=meant, described=described, notes=notes)
    return replace(evidence, request=request, quotes=unique, nearest=tuple(item for one in found for item in one.nearest[:1]))


def compose_sides(evidence: Evidence) -> Answer:
    """Under the name of each what that person said, or that there is nothing."""
    request, draft = evidence.request, Draft()
    about = f"{about_what(request)}{during(request)}"
    draft.say(f"Side by side{about}{noted(request)}.")
    for name, own in _columns(evidence):
        if not own:
            draft.say(f"Nothing on record from {name}{about}." if not _spoke(evidence, name) else f"{name}: said together, above.")
            continue
        first = len(draft.citations) + 1
        items = grouped(own)
        draft.say(f"{name}, {plural(len(items), 'statement')}:", range(first, first + sum(len(item.quote.content) for item in items)))
        for item in items:
            draft.show(item.quote)
    return Answer(
        request=request, status=Status.ANSWERED, speakers=names_of(evidence.quotes), blocks=tuple(draft.blocks),
        citations=tuple(draft.citations),
    )  # fmt: skip


def _columns(evidence: Evidence) -> Iterator[tuple[str, list[Scored]]]:
    """Each side with its statements, those of several with the first of them; last whoever is only described."""
    left = list(evidence.quotes)
    for name in evidence.request.speakers:
        yield name, [item for item in left if name in item.quote.speakers]
        left = [item for item in left if name not in item.quote.speakers]
    if evidence.request.described:
        yield evidence.request.described, left


def _spoke(evidence: Evidence, name: str) -> bool:
    return any(name in item.quote.speakers for item in evidence.quotes)
