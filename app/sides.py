"""What several people say about one thing, side by side: each searched for alone, so that nobody crowds out another."""

from dataclasses import replace

from app.retrieve import SHOWN, Retriever
from app.sentences import Draft, about_what, during, grouped, names_of, noted, plural
from app.turn import Answer, Evidence, Request, Status

MOST = 6
"""People shown side by side; of more, the question is answered as one."""


def beside(request: Request) -> bool:
    """Whether a request asks for several people by name."""
    return len(request.named) > 1 and 1 < len(request.speakers) <= MOST


def side_by_side(retriever: Retriever, evidence: Evidence) -> Evidence:
    """The best statements of each, the same number at most."""
    request = evidence.request
    each = max(2, SHOWN // len(request.speakers))
    found = [retriever.evidence(replace(request, speakers=(name,))) for name in request.speakers]
    quotes = tuple(item for one in found for item in one.quotes[:each])
    unique = tuple({item.quote.id: item for item in quotes}.values())
    return replace(evidence, quotes=unique, nearest=tuple(item for one in found for item in one.nearest[:1]))


def compose_sides(evidence: Evidence) -> Answer:
    """Under the name of each what that person said, or that there is nothing."""
    request, draft = evidence.request, Draft()
    about = f"{about_what(request)}{during(request)}"
    draft.say(f"Side by side{about}{noted(request)}.")
    shown: set[str] = set()
    for name in request.speakers:
        own = [item for item in evidence.quotes if name in item.quote.speakers and item.quote.id not in shown]
        if not own:
            draft.say(f"Nothing on record from {name}{about}." if not _spoke(evidence, name) else f"{name}: said together, above.")
            continue
        first = len(draft.citations) + 1
        items = grouped(own)
        draft.say(f"{name}, {plural(len(items), 'statement')}:", range(first, first + sum(len(item.quote.content) for item in items)))
        for item in items:
            draft.show(item.quote)
            shown.add(item.quote.id)
    return Answer(
        request=request, status=Status.ANSWERED, speakers=names_of(evidence.quotes), blocks=tuple(draft.blocks),
        citations=tuple(draft.citations),
    )  # fmt: skip


def _spoke(evidence: Evidence, name: str) -> bool:
    return any(name in item.quote.speakers for item in evidence.quotes)
