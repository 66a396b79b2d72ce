"""Who somebody is, as the record has it: names, what articles call them, how much they said and when; with their newest statements."""

from collections.abc import Sequence
from dataclasses import replace

from app.retrieve import Retriever, filter_of
from app.sentences import Draft, day_text, listed, noted, plural
from app.turn import Answer, Evidence, Scored, Status
from archive.filters import QuoteFilter, Tally
from archive.records import Role, Speaker

NEWEST = 3
ROLES = 5


def introduced(retriever: Retriever, evidence: Evidence) -> Evidence:
    """The people asked about as the archive knows them, with their newest statements and how many there are."""
    request = evidence.request
    people = tuple(speaker for speaker in retriever.archive.speakers() if speaker.name in request.speakers)
    newest = retriever.archive.quotes(filter_of(request), limit=NEWEST)
    tally = retriever.archive.tally(QuoteFilter(speakers=request.speakers))
    return replace(evidence, people=people, quotes=tuple(Scored(quote, 1.0) for quote in newest), tally=tally)


def compose_who_is(evidence: Evidence) -> Answer:
    """What the record knows of each, then their newest statements."""
    request, draft = evidence.request, Draft()
    for person in evidence.people:
        draft.say(f"{_introduced(person)}.")
    draft.say(f"{_counted(evidence.tally or Tally())}{noted(request)}.")
    draft.say("The newest:")
    for item in evidence.quotes:
        draft.show(item.quote)
    return Answer(
        request=request, status=Status.ANSWERED, speakers=request.speakers, blocks=tuple(draft.blocks), citations=tuple(draft.citations),
        suggestions=tuple(f"What did {name} say?" for name in request.speakers[:2]),
    )  # fmt: skip


def _introduced(person: Speaker) -> str:
    roles = [_role(role) for role in person.held[:ROLES]]
    called = f"{person.name} is called {listed(roles)}" if roles else f"Of {person.name} the articles tell no role"
    return f"{called}; also written {listed(person.aliases)}" if person.aliases else called


def _role(role: Role) -> str:
    if role.last is None:
        return role.title
    return (
        f"{role.title} ({day_text(role.last)})"
        if role.first in (None, role.last)
        else f"{role.title} ({day_text(role.first)} to {day_text(role.last)})"
    )


def _counted(tally: Tally) -> str:
    days: Sequence[object] = tally.days
    span = f", published {day_text(tally.days[0])} to {day_text(tally.days[-1])}" if days else ""
    return f"On record: {plural(tally.statements, 'statement')} in {plural(tally.articles, 'article')}{span}"
