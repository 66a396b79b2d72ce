"""How often, how many: the statements that answer, counted by the database, and the sentence that says so."""

from collections.abc import Sequence
from dataclasses import replace

from app.narrow import narrowed
from app.retrieve import ANSWERS, CLOSE, RELEVANT, WHO, Retriever, filter_of
from app.saying import forms
from app.scoring import Topic
from app.sentences import Draft, about_what, day_text, during, from_whom, grouped, listed, names_of, noted, plural, topic_text
from app.standing import standing
from app.turn import Answer, Evidence, Request, Scored, Status, Unit
from app.verdict import DENIALS, HELD, asked_about, claim_of, topic_of
from archive.filters import Tally
from archive.records import Polarity

SHOWN = 12  # statements shown of all that are counted
WHOLE_CLAIM = 4  # a topic of so many telling words is a claim: only what comes near the best fit repeats it
NAMED_DAYS = 8  # so many days are listed one by one
NAMING = frozenset(form for verb in "mention name use utter cite".split() for form in forms(verb))
"""Verbs with which a question asks for the words themselves."""
_WITHHELD = frozenset({Polarity.DENIED, Polarity.UNSAID})


def counted(retriever: Retriever, evidence: Evidence) -> Evidence:
    """The statements that a "how many" question counts: all that pass its filters and fit its topic."""
    request = evidence.request
    where = filter_of(request)
    if not topic_of(request) and not request.described and not request.to and not request.but:
        newest = retriever.archive.quotes(where, limit=SHOWN)
        return replace(evidence, quotes=tuple(Scored(quote, 1.0) for quote in newest), tally=retriever.archive.tally(where))
    ranked = retriever.ranked(request, where) if topic_of(request) else _passing(retriever, request)
    if request.verb not in DENIALS:
        ranked = [item for item in ranked if item.quote.polarity not in _WITHHELD]
    fitting = (_naming if request.verb in NAMING else fitting_of)(request, ranked) if topic_of(request) else ranked
    if not fitting:
        return replace(evidence, nearest=tuple(ranked[:2]))
    found = retriever.archive.tally(where, only=[item.quote.id for item in fitting])
    return replace(evidence, quotes=tuple(_chosen(fitting, request.unit)), tally=found)


def _passing(retriever: Retriever, request: Request) -> list[Scored]:
    """Every statement that a question without a topic is limited to."""
    said = (quote for quote in retriever.archive.quotes(filter_of(request)) if narrowed(quote, request))
    return [Scored(quote, 1.0) for quote in said if not request.described or asked_about(quote, request)]


def fitting_of(request: Request, ranked: Sequence[Scored]) -> list[Scored]:
    """The statements of a ranking that are about the topic, or that repeat the claim."""
    topic = Topic.of(topic_of(request))
    claim = len(topic.stems) >= WHOLE_CLAIM or claimed(request)
    first, floor = (WHO, WHO) if claim else (ANSWERS, RELEVANT)
    if not ranked or ranked[0].score < first:
        return []
    floor = max(floor, ranked[0].score * CLOSE) if claim else floor
    found = [item for item in ranked if item.score >= floor and (not claim or topic.said(item.quote) >= HELD)]
    return list(standing(claim_of(request), found, verb=request.verb).saying) if claim else found


def claimed(request: Request) -> bool:
    """Whether it is asked in how many articles or outlets somebody said something, whoever it was."""
    return request.unit in (Unit.ARTICLES, Unit.OUTLETS) and bool(request.verb) and not (request.speakers or request.described)


def _naming(request: Request, ranked: Sequence[Scored]) -> list[Scored]:
    """The statements of a ranking that hold every word of the topic themselves ("how often did X mention Y")."""
    topic = Topic.of(topic_of(request))
    return [item for item in ranked if topic.said(item.quote) >= 1]


def _chosen(fitting: Sequence[Scored], unit: Unit | None) -> list[Scored]:
    """Which are shown: the best; for people the best of each first."""
    if unit is Unit.PEOPLE:
        firsts = {item.quote.speaker: item for item in reversed(fitting) if item.quote.speaker}
        return sorted(firsts.values(), key=lambda item: -item.score)[:SHOWN]
    return list(fitting[:SHOWN])


def compose_count(evidence: Evidence) -> Answer:
    """The number, where it comes from, and statements that were counted."""
    request, tally = evidence.request, evidence.tally or Tally()
    items = grouped(evidence.quotes)
    draft = Draft()
    draft.say(
        f"{_number(request, tally, names_of(evidence.quotes))}{noted(request)}.", range(1, 1 + sum(len(i.quote.content) for i in items))
    )
    if tally.statements > len(items):
        draft.say(f"{plural(len(items), 'statement')} of the {tally.statements:,} counted:")
    for item in items:
        draft.show(item.quote)
    return Answer(
        request=request, status=Status.ANSWERED, speakers=names_of(evidence.quotes), blocks=tuple(draft.blocks),
        citations=tuple(draft.citations),
    )  # fmt: skip


def _number(request: Request, tally: Tally, names: Sequence[str]) -> str:
    """The sentence with the number that was asked for, without its stop."""
    naming = f" that name{'s' * (tally.statements == 1)} {topic_text(request)}"
    about = naming if request.verb in NAMING and request.topic else about_what(request)
    on_topic = f"{about}{during(request)}"
    statements = plural(tally.statements, "statement")
    who = from_whom(request)
    match request.unit:
        case Unit.PEOPLE:
            several = f"{plural(tally.speakers, 'named source')} on record{on_topic}, with {statements}"
            among = ": " if tally.speakers == len(names) else ", among them "
            return f"{several}{among}{listed(names)}" if names else several
        case Unit.DAYS:
            return f"{plural(len(tally.days), 'day')} of publication with {statements} on record{who}{on_topic}{_days(tally)}"
        case Unit.ARTICLES:
            return f"{plural(tally.articles, 'article')} with {statements} on record{who}{on_topic}"
        case Unit.OUTLETS:
            return f"{plural(tally.outlets, 'outlet')} with {statements} on record{who}{on_topic}"
    outlets = f" of {plural(tally.outlets, 'outlet')}" if tally.outlets else ""
    return f"{statements} on record{who}{on_topic}, in {plural(tally.articles, 'article')}{outlets}{_days(tally)}"


def _days(tally: Tally) -> str:
    days = [day_text(day) for day in tally.days]
    if not days:
        return ""
    if len(days) <= NAMED_DAYS:
        return f", published on {listed(days)}"
    return f", published on {len(days):,} days from {days[0]} to {days[-1]}"
