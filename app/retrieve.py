"""From a `Request` to `Evidence`: filter by speaker, search by words and meaning, fuse, score, and decide what is on record."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from app.acts import acted, is_of, of_verb
from app.called import called_beside
from app.confirm import CANDIDATES, Compared, judged
from app.contested import settled
from app.corrected import parted
from app.names import PEOPLE_KINDS
from app.narrow import narrowed
from app.offices import is_body
from app.parties import sides_of
from app.ranking import READ, ahead, distinct, fused, holds_all, in_order, score_of, with_neighbours
from app.remainder import remainder
from app.scoring import Topic
from app.standing import Standing, named_first, said_otherwise, standing
from app.taking_sides import sided
from app.told_then import may_be_told_then, then_noted, told_then
from app.turn import Evidence, Intent, Request, Scored, Verdict
from app.unnamed import described_in, meant_by_role
from app.verdict import DENIALS, Claim, asked_about, claim_of, topic_of
from app.wanted import untold
from archive.archive import Archive
from archive.filters import QuoteFilter
from archive.records import Form, Polarity, Quote
from ingest.embed import Embedder

POOL = 60  # statements that are scored for one question
SHOWN = 8  # statements shown for a what-said question
SHOWN_OF_ALL = 24  # of everybody's statements, where nothing but days or outlets is asked for
SHOWN_WHO = 5
NEWEST = "The newest are shown; ask for more to see the others"
OPPOSED = 2  # statements shown that say the opposite of what others were found to say

# The floors are set on these news questions: at ANSWERS 94 % of the answerable ones and of the unanswerable ones are told right.
ANSWERS = 0.32  # the best statement reaches this, or nothing is on record
RELEVANT = 0.20  # a further statement is shown from here
WHO = 0.30  # the same for who-said questions, whose topic is the whole claim
BEARS = 1.05  # how much better a statement fits by somebody who is called what "which accountant said it" asks for
REPEATED = 20  # of the best statements, among which the words of the first may be somebody else's
CLOSE = 0.75  # a who-said answer shows what reaches this share of the best score
MEANT = 0.8  # of several bearers of a name those are meant whose best statement reaches this share of the best of all
PEOPLE = 50  # speakers that an overview may name
REMEMBERED = 64  # topics whose embedding is kept
KEPT = 2_000  # statements whose bare words' embedding is kept
_WITHHELD = frozenset({Polarity.DENIED, Polarity.UNSAID})


@dataclass(frozen=True, slots=True)
class Retriever:
    """Finds the statements that answer a request. Reads only; safe to share between threads."""

    archive: Archive
    embedder: Embedder
    _recent: "OrderedDict[str, NDArray[np.float32]]" = field(default_factory=OrderedDict)
    _bare: "OrderedDict[str, NDArray[np.float32]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def evidence(self, request: Request) -> Evidence:
        """The evidence for `request`; its filters are never widened."""
        found = acted(self._with_unchecked(self._evidence(request)), self._evidence)
        since, until = found.request.since, found.request.until
        if not (since and until) or not any(told_then(item.quote, since, until) for item in found.quotes):
            return found
        return replace(found, request=replace(found.request, notes=(*found.request.notes, then_noted(since, until))))

    def _evidence(self, request: Request) -> Evidence:
        evidence = Evidence(request=request, coverage=self.archive.coverage())
        if request.intent is Intent.OVERVIEW:
            return replace(evidence, people=tuple(self.archive.speakers()[:PEOPLE]))
        if request.problem:
            return replace(evidence, verdict=Verdict.NOT_SAID if request.intent is Intent.DID_SAY else None)
        if not evidence.coverage or not evidence.coverage.quotes:
            return replace(evidence, verdict=Verdict.NOT_SAID if request.intent is Intent.DID_SAY else None)
        request = self._called(request)
        evidence = replace(evidence, request=request)
        if request.named and not request.speakers and not request.described:
            return self._nobody(evidence)
        if request.intent is Intent.DID_SAY and (request.speakers or request.described):
            return self._did_say(evidence)
        return self._said(evidence)

    def _with_unchecked(self, found: Evidence) -> Evidence:
        """An absence in days, with what fits but for them where no day is told of it."""
        asked = found.request
        if found.quotes or found.nearest or asked.intent is not Intent.WHAT_SAID or asked.problem or not asked.speakers:
            return found
        if not (asked.since or asked.until):
            return found
        undated = [item for item in self._evidence(replace(asked, since=None, until=None)).quotes if not item.quote.published_on]
        reason = "Nearest is this, of which no day is told:" if undated else ""
        return replace(found, nearest=tuple(undated[:2]), reason=reason)

    def about(self, topic: str, where: QuoteFilter) -> set[str]:
        """Ids of the statements that pass the filter and fit a topic."""
        request = Request(question=topic, intent=Intent.WHAT_SAID, topic=topic)
        return {item.quote.id for item in self._ranked(request, where) if item.score >= RELEVANT}

    def ranked(self, request: Request, where: QuoteFilter) -> list[Scored]:
        """Statements by the people asked about that pass the filter, best fit first, repetitions included."""
        return self._ranked(request, where, only=asked_about if request.described else None)

    def _called(self, request: Request) -> Request:
        """The request with whom articles call as it does: for a description the person called so where the topic is spoken of."""
        if request.speakers or not (request.described or request.named):
            return request
        text = request.described or request.named[0]
        asked = replace(request, described=text)
        topic = topic_of(request) or request.to
        if not topic:
            return request
        described = bool(request.described)
        ranked = self._bearing(asked, filter_of(request), described=described)
        if not ranked and (request.since or request.until or request.to):  # who is meant is seen without what limits the statements
            ranked = self._bearing(free := _unlimited(asked), filter_of(free), described=described)
        if not ranked:
            return request
        if not request.described:
            return asked
        near = (item for item in ranked if item.quote.speakers and item.score >= MEANT * ranked[0].score)
        people = (item for item in ranked if item.quote.speakers and item.quote.speaker_kind in PEOPLE_KINDS and not is_body(text))
        named = next(people, next(near, None))
        if named is None or len(named.quote.speakers) > 1:
            return asked
        who = named.quote.speakers
        return replace(asked, speakers=who, notes=(*request.notes, f"{text} is read as {who[0]}"))

    def _bearing(self, asked: Request, where: QuoteFilter, *, described: bool) -> list[Scored]:
        """Statements by those who may be `described` so, or be called by words that name nobody; best fit first."""
        ranked = self._ranked(asked, where, only=asked_about)
        beside = called_beside(self.archive, asked.described) if described else ()
        may = dict.fromkeys((*asked.maybe, *beside))
        return in_order((*ranked, *self._ranked(asked, replace(where, speakers=tuple(may))))) if may else ranked

    def _said(self, evidence: Evidence) -> Evidence:
        """What was said, or who said it: the relevant statements, best first."""
        request = evidence.request
        where = _anyhow_described(request)
        if not topic_of(request):
            limited = request.to or request.but or request.described or request.beyond or request.act
            most = SHOWN if request.speakers or request.described else SHOWN_OF_ALL
            recent = self.archive.quotes(where, limit=None if limited else 4 * most)
            kept = (q for q in recent if narrowed(q, request) and (not request.described or asked_about(q, request)))
            newest = distinct(Scored(quote, 1.0) for quote in kept)
            return replace(evidence, quotes=tuple(newest[:most]), reason=f"{NEWEST}." if len(newest) > most else "")
        ranked = self._ranked(request, where, only=asked_about if request.described else None)
        ranked = self._with_unnamed(request, where, ranked)
        who = request.intent is not Intent.WHAT_SAID or not (request.speakers or request.described)
        ranked = ranked if who else distinct(_meant(request, with_neighbours(ranked)))
        if request.intent is not Intent.WHAT_SAID:
            return self._who(evidence, ranked)
        if not ranked or ranked[0].score < (WHO if who else ANSWERS):
            return replace(evidence, nearest=tuple(distinct(ranked)[:2]))
        apart = distinct(ranked)
        enough = [item for item in apart if item.score >= (max(WHO, ranked[0].score * CLOSE) if who else RELEVANT)]
        if request.sides:
            return sides_of(evidence, apart)
        if nothing := untold(request, enough):
            return replace(evidence, nearest=nothing[:2])
        found = parted(enough[: SHOWN_WHO if who else SHOWN])
        return replace(evidence, quotes=found.standing, corrected=found.taken)

    def _with_unnamed(self, request: Request, where: QuoteFilter, own: list[Scored]) -> list[Scored]:
        """The ranking with what the same articles give to one asked about by role alone."""
        if request.intent is not Intent.WHAT_SAID or request.described or not where.speakers or not own:
            return own
        named = [item.quote for item in own]
        here = replace(where, speakers=(), articles=described_in(named))
        others = [quote for quote in self.archive.quotes(here) if set(quote.speakers).isdisjoint(where.speakers)]
        meant = {quote.id for quote in meant_by_role((q for q in others if not q.speaker), named, others)}
        if not meant:
            return own
        return in_order((*own, *self._ranked(request, here, only=lambda quote, _: quote.id in meant)))

    def _who(self, evidence: Evidence, ranked: Sequence[Scored]) -> Evidence:
        """Who said it: statements that say what the question claims, and apart from them those that say the opposite."""
        request = evidence.request
        ranked = self._bearers_lifted(request, ranked)
        withheld = frozenset() if request.verb in DENIALS else _WITHHELD
        best = next((item.score for item in ranked if item.quote.polarity not in withheld), 0.0)
        floor = best if ahead(ranked) else WHO
        close = [item for item in ranked if item.score >= max(floor, best * CLOSE)]
        taken = parted(close[:CANDIDATES]).taken
        close, ranked = ([item for item in items if item not in taken] for items in (close, ranked))
        worded = [item for item in close if holds_all(request, item.quote) and item.quote.polarity not in withheld]
        found = Standing(tuple(worded)) if worded else standing(claim_of(request), close, verb=request.verb)
        if not found.saying:
            near = distinct(found.near or tuple(ranked))
            return replace(
                evidence, nearest=tuple(near[:2]), opposed=tuple(distinct(found.opposite)[:SHOWN_WHO]),
                reason=said_otherwise(claim_of(request), near), corrected=taken,
            )  # fmt: skip
        saying = found.saying
        if not saying[0].quote.speaker:
            named = standing(claim_of(request), [item for item in close if item.quote.speaker], verb=request.verb).saying
            saying = named_first(saying, named)
        ordered, differ = settled(saying, ranked[:REPEATED])
        opposed = tuple(distinct(found.opposite)[:OPPOSED])
        told = replace(evidence, quotes=tuple(distinct(ordered)[:SHOWN_WHO]), opposed=opposed, reason=differ, corrected=taken)
        return sided(told)

    def _bearers_lifted(self, request: Request, ranked: Sequence[Scored]) -> Sequence[Scored]:
        """For "which accountant said it" those who are called so, for "who warned" warnings stand before others that are as good."""
        act = of_verb(request.verb)
        if not (request.role or act):
            return ranked
        bearers = {*request.bearers, *called_beside(self.archive, request.role)} if request.role else set()
        return in_order(
            Scored(item.quote, min(1.0, BEARS * item.score))
            if bearers & set(item.quote.speakers) or (act and is_of(item.quote, act))
            else item
            for item in ranked
        )

    def _did_say(self, evidence: Evidence) -> Evidence:
        """Statements of the speaker that match the claim, those of others, and whether the claim is confirmed."""
        request = evidence.request
        where = _anyhow_described(request)
        own = distinct(self._ranked(request, where, only=asked_about))
        everybody = self._ranked(request, replace(where, speakers=()), only=lambda quote, asked: not asked_about(quote, asked))
        others = tuple(item for item in distinct(everybody) if item.score >= WHO)[:3]
        evidence = replace(evidence, others=others, verdict=Verdict.NOT_SAID)
        claim = claim_of(request)
        apart = parted(own[:CANDIDATES])
        judgement = judged(claim, self._compared(claim, apart.standing), self._compared(claim, others))
        if judgement.confirming:
            return replace(evidence, verdict=Verdict.SAID, quotes=judgement.confirming)
        if taken := judged(claim, self._compared(claim, apart.taken), ()).confirming:
            return replace(evidence, nearest=apart.right, corrected=taken)
        near = tuple(item for item in own if item.score >= ANSWERS)[:3]
        return replace(
            evidence, nearest=near, conflicting=judgement.conflicting[:SHOWN_WHO], opposed=judgement.opposite[:SHOWN_WHO],
            reason=judgement.reason,
        )  # fmt: skip

    def _vector(self, text: str) -> NDArray[np.float32]:
        """The embedding of a topic; one question searches with the same topic more than once."""
        return self._remembered(self._recent, [text], REMEMBERED)[text]

    def _remembered(self, kept: "OrderedDict[str, NDArray[np.float32]]", texts: Iterable[str], most: int) -> dict[str, NDArray[np.float32]]:
        """The embeddings of texts, those that are known not made again."""
        texts = list(dict.fromkeys(texts))
        with self._lock:
            known = {text: kept[text] for text in texts if text in kept}
        fresh = [text for text in texts if text not in known]
        vectors = self.embedder.encode(fresh)  # outside the lock: two threads may do it twice, none waits
        known.update(zip(fresh, vectors, strict=True))
        with self._lock:
            for text in texts:
                kept[text] = known[text]
                kept.move_to_end(text)
            while len(kept) > most:
                kept.popitem(last=False)
        return known

    def _bare_cosines(self, text: str, quotes: Sequence[Quote]) -> list[float]:
        """The cosines between a text and the bare words of statements."""
        texts = [quote.text for quote in quotes]  # several articles may print the same words
        vectors = self._remembered(self._bare, texts, KEPT)
        asked = self._vector(text)
        return [float(vectors[each] @ asked) for each in texts]

    def _compared(self, claim: Claim, items: Sequence[Scored]) -> list[Compared]:
        """The statements with the cosines between their bare words and the claim, and what their surroundings leave of it."""
        cosines = self._bare_cosines(claim.text, [item.quote for item in items])
        left = [remainder(claim.text, item.quote) for item in items]
        self._remembered(self._recent, filter(None, left), REMEMBERED)  # all at once
        alone = [
            (self._bare_cosines(words, [item.quote])[0], Topic.of(words).said(item.quote)) if words else (0.0, 0.0)
            for words, item in zip(left, items, strict=True)
        ]
        return [Compared(*each) for each in zip(items, cosines, alone, strict=True)]

    def _nobody(self, evidence: Evidence) -> Evidence:
        """Nobody on record bears the name: the nearest is what others said about the topic."""
        request = evidence.request
        verdict = Verdict.NOT_SAID if request.intent is Intent.DID_SAY else None
        if not topic_of(request):
            return replace(evidence, verdict=verdict)
        ranked = distinct(self._ranked(request, replace(filter_of(request), speakers=())))
        return replace(evidence, others=tuple(item for item in ranked if item.score >= ANSWERS)[:2], verdict=verdict)

    def _ranked(self, request: Request, where: QuoteFilter, *, only: Callable[[Quote, Request], bool] | None = None) -> list[Scored]:
        """Statements that pass the filter, best first, with those made in its period that are printed on a later day or on none known."""
        found = self._scored(request, where, only)
        since, until = where.since, where.until
        if not (since and until and may_be_told_then(where)):
            return found

        def then(quote: Quote, asked: Request) -> bool:
            return told_then(quote, since, until) and (only is None or only(quote, asked))

        return in_order((*found, *self._scored(request, replace(where, since=None, until=None), then)))

    def _scored(self, request: Request, where: QuoteFilter, only: Callable[[Quote, Request], bool] | None) -> list[Scored]:
        """Statements that pass the filter, best first: keyword and vector search fused, then scored."""
        text = topic_of(request)
        vector = self._vector(text)
        limit = 4 * POOL if where.speakers or only else POOL
        near = self.archive.nearest_quotes(vector, where, limit=limit)
        worded = self.archive.search_quotes(text, where, limit=limit)
        quotes = self.archive.quotes_by_id(fused(near, worded)[: 2 * limit])
        cosines = {hit.id: hit.score for hit in near}
        lowest = near[-1].score if near else 0.0  # what only the keyword search found lies below this
        kept = [quote for quote in quotes if (only is None or only(quote, request)) and narrowed(quote, request)]
        topic = Topic.of(text).weighed(kept)
        context = [cosines.get(quote.id, lowest) for quote in kept]
        scored = [score_of(request, topic, quote, cosine, cosine) for quote, cosine in zip(kept, context, strict=True)]
        order = sorted(range(len(kept)), key=lambda n: -scored[n])
        best = order[:READ]
        for n, bare in zip(best, self._bare_cosines(text, [kept[n] for n in best]), strict=True):
            scored[n] = score_of(request, topic, kept[n], context[n], bare)
        return in_order(Scored(kept[n], scored[n]) for n in order)


def filter_of(request: Request) -> QuoteFilter:
    """The archive's filter for a request."""
    forms = (Form.DIRECT, Form.MIXED) if request.form is Form.DIRECT else (request.form,) if request.form else ()
    return QuoteFilter(speakers=request.speakers, outlets=request.outlets, since=request.since, until=request.until, forms=forms)


def _unlimited(request: Request) -> Request:
    """The request without days and listener; whom it was said to is its topic where it has no other."""
    return replace(request, since=None, until=None, to="", topic=request.topic or request.to)


def _anyhow_described(request: Request) -> QuoteFilter:
    """The filter without the speakers where a description may mean statements without a name too."""
    where = filter_of(request)
    return replace(where, speakers=()) if request.described else where


def _meant(request: Request, ranked: list[Scored]) -> list[Scored]:
    """Of several who bear the one name asked for, the statements of those who speak of the topic."""
    if len(request.named) != 1 or len(request.speakers) < 2:  # noqa: PLR2004 - one name, several bearers
        return ranked
    best: dict[str, float] = {}
    for item in ranked:
        for name in item.quote.speakers:
            best[name] = max(best.get(name, 0.0), item.score)
    enough = MEANT * max(best.values(), default=0.0)
    return [item for item in ranked if any(best[name] >= enough for name in item.quote.speakers)]
