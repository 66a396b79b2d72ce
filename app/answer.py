"""From `Evidence` to an `Answer` without a model: a short lead, then the statements themselves, numbered."""

from collections.abc import Sequence

from app.acts import a, is_of
from app.offered import WORTH, offered
from app.sentences import (
    NO_ARTICLES,
    Draft,
    about_what,
    covered,
    during,
    from_whom,
    grouped,
    is_carried,
    listed,
    names_of,
    noted,
    plain,
    searched,
    topic_text,
    whom,
)
from app.taking_sides import UNJUDGED
from app.turn import Answer, Evidence, Intent, Prose, Request, Scored, Status, Verdict
from archive.records import Quote

ELSEWHERE = "About this there are statements by"
NAMED = 12


def compose(evidence: Evidence) -> Answer:
    """The answer that the evidence allows; every statement in it is shown in the article's own words."""
    if evidence.coverage is None or not evidence.coverage.articles:
        return _empty(evidence)
    if evidence.request.problem:
        return _impossible(evidence)
    if evidence.request.intent is Intent.OVERVIEW:
        return _overview(evidence)
    if evidence.verdict is not None:
        return _verdict(evidence)
    if not evidence.quotes:
        return _absence(evidence)
    return _found(evidence)


def _found(evidence: Evidence) -> Answer:
    ordered = grouped(evidence.quotes)
    speakers = names_of(evidence.quotes)
    draft = Draft()
    draft.say(
        lead(evidence.request, [item.quote for item in evidence.quotes]), range(1, 1 + sum(len(item.quote.content) for item in ordered))
    )
    if evidence.reason:
        draft.say(evidence.reason, range(1, 1 + sum(len(item.quote.content) for item in ordered)))
    for item in ordered:
        draft.show(item.quote)
    _take_back(draft, evidence)
    _oppose(draft, evidence)
    if evidence.besides:
        act = evidence.request.act
        draft.say(f"Also on record about this, and not reported as {a(act)}:" if act else f"{UNJUDGED}; others on record about it said:")
    for item in grouped(evidence.besides):
        draft.show(item.quote)
    return Answer(
        request=evidence.request, status=Status.ANSWERED, speakers=speakers, blocks=tuple(draft.blocks), citations=tuple(draft.citations),
        suggestions=offered(evidence),
    )  # fmt: skip


def _take_back(draft: Draft, evidence: Evidence) -> None:
    """What was printed before a correction changed it, told apart."""
    if evidence.corrected:
        draft.say("Printed before, and taken back by a correction on record:")
    for item in evidence.corrected:
        draft.show(item.quote)


def _oppose(draft: Draft, evidence: Evidence) -> None:
    """What says the opposite of what was asked for, told apart."""
    if not evidence.opposed:
        return
    first = len(draft.citations) + 1
    opposed = grouped(evidence.opposed)
    who = listed(names_of(opposed)) or "A source without a name"
    draft.say(f"Said the opposite: {who}.", range(first, first + sum(len(item.quote.content) for item in opposed)))
    for item in opposed:
        draft.show(item.quote)


def _verdict(evidence: Evidence) -> Answer:
    """The answer to a did-say question: confirmed, or what there is instead."""
    request, draft = evidence.request, Draft()
    who = whom(request)
    shown: Sequence[Scored] = evidence.quotes
    if evidence.verdict is Verdict.SAID:
        quotes = [item.quote for item in shown]
        draft.say(lead(request, quotes, verdict=Verdict.SAID), range(1, 1 + sum(len(quote.content) for quote in quotes)))
    elif evidence.corrected:
        draft.say(f"Not confirmed{noted(request)}: a correction on record takes back what was printed as said by {who}.")
        shown = evidence.nearest
    elif evidence.conflicting:
        draft.say(
            f"Not confirmed{noted(request)}: the reports conflict. One would confirm that {who} said this, another has a different number "
            "or word, or a negation where the first has none."
        )
        shown = evidence.conflicting
    elif evidence.opposed:
        said = listed(names_of(evidence.opposed)) or who
        draft.say(f"Not confirmed{noted(request)}: what is on record from {said} says the opposite ({evidence.reason}):")
        shown = evidence.opposed
    elif evidence.nearest:
        reason = f" ({evidence.reason})" if evidence.reason else ""
        draft.say(f"Not confirmed{noted(request)}: nothing on record shows that {who} said this{reason}.")
        draft.say(f"The nearest from {listed(names_of(evidence.nearest)) or who}:")
        shown = evidence.nearest
    else:
        draft.say(f"Not on record: no statement by {who} matches this{noted(request)}.")
    for item in shown:
        draft.show(item.quote)
    _take_back(draft, evidence)
    others = [item for item in evidence.others[:2] if item.score >= WORTH] if evidence.verdict is Verdict.NOT_SAID else []
    if others:
        draft.say(f"Closest to it on record is what {listed(names_of(others)) or 'a source without a name'} said:")
        for item in others:
            draft.show(item.quote)
    if not draft.citations:
        draft.say(searched(evidence))
    return Answer(
        request=request, status=Status.ANSWERED if draft.citations else Status.NOT_FOUND, verdict=evidence.verdict,
        speakers=names_of([*shown, *others]), blocks=tuple(draft.blocks), citations=tuple(draft.citations),
        suggestions=offered(evidence),
    )  # fmt: skip


def _absence(evidence: Evidence) -> Answer:
    """Nothing on record: what was searched, the nearest that is there, and what the archive covers."""
    request, draft = evidence.request, Draft()
    nothing = f"{f'No {request.act}' if request.act else 'Nothing'}{' further' * bool(request.beyond)}"
    if request.intent is Intent.WHO_SAID and evidence.reason:
        draft.say(f"Nobody on record said this{during(request)}{noted(request)}.")
    else:
        draft.say(f"{nothing} on record{from_whom(request)}{about_what(request)}{during(request)}{noted(request)}.")
    if request.named and not request.speakers:
        draft.say(
            f"Nobody on record bears the name {listed(request.named)}."
            if not request.described
            else f"No source on record is described as {plain(request.described)}."
        )
    if is_carried(request):
        draft.say(f"This question names no topic: {topic_text(request)} is kept from the question before.")
    draft.say(searched(evidence))
    _take_back(draft, evidence)
    _oppose(draft, evidence)
    if evidence.nearest and not evidence.opposed:
        draft.say(evidence.reason or "The nearest on record, which does not answer the question:")
        for item in evidence.nearest[:2]:
            draft.show(item.quote)
    elif evidence.others:
        draft.say(f"{ELSEWHERE} {listed(names_of(evidence.others)) or 'sources without a name'}.")
    return Answer(
        request=request,
        status=Status.NOT_FOUND,
        blocks=tuple(draft.blocks),
        citations=tuple(draft.citations),
        suggestions=offered(evidence),
    )


def _impossible(evidence: Evidence) -> Answer:
    """A question that cannot be asked like this: why, and what the archive covers. Nothing was searched."""
    blocks = (Prose(plain(evidence.request.problem)), Prose(covered(evidence.coverage)))
    return Answer(request=evidence.request, status=Status.NOT_FOUND, verdict=evidence.verdict, blocks=blocks)


def _empty(evidence: Evidence) -> Answer:
    verdict = Verdict.NOT_SAID if evidence.request.intent is Intent.DID_SAY else None
    return Answer(request=evidence.request, status=Status.NOT_FOUND, verdict=verdict, blocks=(Prose(NO_ARTICLES),))


def _overview(evidence: Evidence) -> Answer:
    people = evidence.people[:NAMED]
    names = tuple(speaker.name for speaker in people)
    draft = Draft()
    draft.say(covered(evidence.coverage))
    if people:
        draft.say(f"Most on record: {listed([f'{speaker.name} ({speaker.quotes:,})' for speaker in people])}.")
    suggestions = tuple(f"What did {name} say?" for name in names[:3])
    return Answer(request=evidence.request, status=Status.ANSWERED, speakers=names, blocks=tuple(draft.blocks), suggestions=suggestions)


def lead(request: Request, quotes: Sequence[Quote], *, verdict: Verdict | None = None) -> str:
    """The sentence above statements that answer a request: who they are from and how many there are."""
    who = listed(tuple(dict.fromkeys(name for quote in quotes for name in quote.speakers)))
    if verdict is Verdict.SAID:
        unsure = " but who said it is uncertain:" if all(quote.uncertain for quote in quotes) else ""
        return f"Yes,{unsure} this is on record from {who or whom(request)}{noted(request)}."
    count = len(quotes)
    thing = request.act if request.act and all(is_of(quote, request.act) for quote in quotes) else "statement"
    statements = f"{count} {'further ' * bool(request.beyond)}{thing}{'s' * (count != 1)}"
    if request.intent is Intent.WHO_SAID:
        return f"{who or 'A source without a name'}: {statements} on record that fit{'s' * (count == 1)}{during(request)}."
    return f"{statements} on record from {who or 'sources without a name'}{about_what(request)}{during(request)}{noted(request)}."
