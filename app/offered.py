"""The questions that an answer offers besides: what the archive can answer and is near to what was asked."""

from datetime import timedelta

from app.negation import is_negative
from app.sentences import day_text, is_carried, names_of, plain, topic_text
from app.turn import Evidence, Intent, Verdict
from app.verdict import claim_of, objection
from app.words import stems, words_of
from archive.records import Quote
from ingest.attribution import words as w

WORTH = 0.5
"""From this score another speaker's statement is worth showing beside a question about somebody."""
_LONGEST = 5
"""Words of what a claim is about; a longer beginning is no name of anything."""
_VERBS = w.AUXILIARIES | w.COMMON_PAST
_NOT_SO = w.SUBJECT_PRONOUNS | w.SUBORDINATORS | {"there", "nobody", "everybody", "this", "these", "those"}
"""Words that mean something only where they are said."""


def offered(evidence: Evidence) -> tuple[str, ...]:
    """Follow-ups that the archive can answer."""
    request = evidence.request
    if request.intent is Intent.DID_SAY:
        return _after_claim(evidence)
    about = f" about {topic_text(request)}" if request.topic else ""
    others = [name for name in names_of(evidence.others) if name not in request.speakers]
    found = [f"What did {name} say{about}?" for name in others[:1]]
    found += (
        [f"Who said anything{about}?"] if about and request.intent is Intent.WHAT_SAID and (evidence.nearest or evidence.others) else []
    )
    found = [asked for asked in [_before_end(evidence, about)] if asked] + found
    nothing = bool(request.speakers) and not evidence.quotes
    at_all = [f"What did {request.speakers[0]} say?"] if nothing and (about or request.act) else []
    return (*at_all, *found) if is_carried(request) else (*found, *at_all)


def _after_claim(evidence: Evidence) -> tuple[str, ...]:
    """After "did X say Z": what they said about its matter, who said it if they did not, and who else speaks of the matter."""
    request, matter = evidence.request, matter_of(plain(evidence.request.topic))
    near = [item.quote for item in (*evidence.nearest, *evidence.conflicting, *evidence.opposed)]
    found = []
    if request.speakers and not evidence.quotes:
        spoken = bool(matter) and any(_speaks_of(quote, matter) for quote in near)
        found.append(f"What did {request.speakers[0]} say{f' about {matter}' if spoken else ''}?")
    others = [item for item in evidence.others if item.score >= WORTH and not objection(claim_of(request), item.quote)]
    if others and evidence.verdict is Verdict.NOT_SAID and matter and topic_text(request) == plain(request.topic):
        found.append(f"Who said that {topic_text(request)}?")
    also = [item for item in evidence.others if matter and _speaks_of(item.quote, matter)]
    found += [f"What did {name} say about {matter}?" for name in names_of(also)[:1] if name not in request.speakers]
    return tuple(found)


def matter_of(claim: str) -> str:
    """What a claim is about: the words before its verb, where they name something by themselves; empty for a claim about "it" or "she"."""
    words = words_of(claim)
    verb = next((k for k, word in enumerate(words[: _LONGEST + 1]) if word.fold in _VERBS), 0)
    named = words[:verb]
    if (
        not stems([word.text for word in named])
        or named[0].fold == "to"
        or any(word.fold in _NOT_SO or is_negative(word) for word in named)
    ):
        return ""
    return claim[named[0].start : named[-1].end]


def _speaks_of(quote: Quote, matter: str) -> bool:
    return set(stems([matter])) <= set(stems([quote.text]))


def _before_end(evidence: Evidence, about: str) -> str:
    """For days that lie behind the archive's last: the same question for as many days up to that one, or for that day of its last week."""
    request, last = evidence.request, evidence.coverage.last if evidence.coverage else None
    if not (request.since and last and request.since > last and (request.speakers or not request.named)):
        return ""
    asked = f"What did {request.speakers[0]} say{about}" if request.speakers else f"What was said{about}"
    days = (request.until or request.since) - request.since
    if days <= timedelta(days=1):  # one day: that of the week before the archive's end
        return f"{asked} on {day_text(last - timedelta(days=(last.weekday() - request.since.weekday()) % 7))}?"
    return f"{asked} between {day_text(last - days)} and {day_text(last)}?"
