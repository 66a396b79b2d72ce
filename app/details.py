"""Follow-ups that ask one more thing of what was asked before: when, where, how often, who first, after that; nothing new is named."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from app.names import NameIndex
from app.turn import Intent, Order, Request, Unit
from app.words import words_of

# Words that point at what was asked before, and say nothing of their own.
DEICTIC = frozenset(
    """that this it so too also either as well these those them same thing things answer response reply then there such instead
    something anything about on to of the a""".split()
)
SMALL = DEICTIC | frozenset(
    """was were is are did do does has have had been being he she they i him her his their say said saying says tell told claim claimed
    exactly precisely actually and but or so again all in total date day what whats when come comes came from""".split()
)
_WITHOUT = re.compile(r"^(?:without|except(?: for)?|but not|not|other than|apart from|excluding) (?P<who>.+?)[?!. ]*$", re.I)
_THEN = re.compile(r"^(?P<when>after|since|before|until)(?:wards?)?(?: (?:that|then|this|it))?[?!. ]*$", re.I)
_WHO_IS = re.compile(r"^who(?:['’]s| is| was| are| were) (?:he|she|they|that|this|it)[?!. ]*$", re.I)
_AGAIN = re.compile(r"^(?:(?:why|how so|how come|again|all of (?:it|them))[?!. ]*)+$", re.I)
_FURTHER = re.compile(
    r"^(?:(?:(?:any(?:thing|body)?|some) )?more|(?:tell|show|give) (?:me )?(?:some )?more|go on|continue|next|is that all"
    r"|the rest)(?: please)?[?!. ]*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Detail:
    """A question that asks one more thing of what was asked before: how it begins, and what it wants."""

    begins: re.Pattern[str]
    intent: Intent
    unit: Unit | None = None
    order: Order | None = None


def _detail(begins: str, intent: Intent, unit: Unit | None = None, order: Order | None = None) -> Detail:
    return Detail(re.compile(rf"^(?:{begins})\b", re.I), intent, unit, order)


_DETAILS = (
    _detail("since when", Intent.WHEN, order=Order.FIRST),
    _detail(r"(?:when|on (?:what|which) (?:day|date)s?|(?:what|which)(?:['’]s| is| was)? the date|what (?:day|date))", Intent.WHEN),
    _detail(
        r"to (?:whom|who)|(?:who|whom)(?: to|(?= (?:did|was|has|have) \w+ (?:say|saying|tell|said|told|telling|talking)\b))", Intent.TO_WHOM
    ),
    _detail(
        r"(?:what|how)(?:['’]s| is| has| have| did)?(?: (?:it|that|this|he|she|they))? changed?"
        r"|(?:has|have|did) (?:it|that|this|he|she|they)"
        r" changed?(?: (?:his|her|its|their) (?:mind|position|line|view|tune|story))?",
        Intent.CHANGED,
    ),
    _detail(
        r"where|(?:in|from) (?:what|which) (?:article|paper|newspaper|outlet|interview|place)s?"
        r"|(?:what|which) (?:article|paper|newspaper|outlet)s?"
        r"|(?:what(?:['’]s| is| was| are) (?:the|your) )?(?:sources?|links?)",
        Intent.WHERE,
    ),
    _detail(r"how often|how many (?:times|occasions|statements)|on how many occasions", Intent.COUNT, Unit.STATEMENTS),
    _detail(r"on how many (?:different )?(?:days|dates)", Intent.COUNT, Unit.DAYS),
    _detail(r"(?:in )?how many (?:different )?(?:articles|stories|reports)", Intent.COUNT, Unit.ARTICLES),
    _detail(r"(?:in )?how many (?:different )?(?:outlets|papers|newspapers)", Intent.COUNT, Unit.OUTLETS),
    _detail(r"how many (?:different )?(?:people|persons|speakers|sources)", Intent.COUNT, Unit.PEOPLE),
)
_ORDERS = (
    (re.compile(r"\b(?:(?:most|more) recent(?:ly)?|recently|lately|latest|newe(?:st|r)|(?:the )?last(?: time)?)\b", re.I), Order.LATEST),
    (re.compile(r"\b(?:first(?: time)?|earliest|earlier|older|oldest|originally|initially)\b", re.I), Order.FIRST),
)


def kept(previous: Request, request: Request, **changes: object) -> Request:
    """The request before with the limits that the new one sets."""
    same = replace(
        previous, question=request.question, answered=(), offered=(), shown=(), beyond=(), further=(), notes=request.notes,
        problem=request.problem, namesakes=request.namesakes,
        since=request.since or previous.since, until=request.until or previous.until, outlets=request.outlets or previous.outlets,
        form=request.form or previous.form, to=request.to or previous.to,
    )  # fmt: skip
    return replace(same, **changes)  # type: ignore[arg-type]


def of_the_same(request: Request, previous: Request, bare: str, index: NameIndex) -> Request | None:
    """The request before with what `bare` asks of it besides; None for a follow-up that names something new."""
    # "what did X say? And when?": what is joined by "and" is as much of a follow-up as the bare word.
    if detail := _detail_of(bare, request):
        return kept(previous, request, intent=detail.intent, unit=detail.unit, order=request.order or detail.order)
    if _AGAIN.match(bare):
        return kept(previous, request)
    if _FURTHER.match(bare):
        return _beyond(previous, request)
    if _WHO_IS.match(bare) and (people := previous.speakers or previous.answered[:1]):
        bare_of = {"topic": "", "quoted": (), "order": None, "unit": None, "form": None}
        return kept(previous, request, intent=Intent.WHO_IS, named=people, speakers=people, **bare_of)
    if order := _order_alone(bare):
        who = {"intent": Intent.WHO_SAID, "named": (), "speakers": (), "described": ""} if bare.lower().startswith("who") else {}
        return kept(previous, request, order=order, **who)
    if then := _THEN.match(bare):
        return _afterwards(previous, request, then["when"].lower())
    if (out := _WITHOUT.match(bare)) and (left := index.resolve(out["who"]).speakers):
        return kept(previous, request, but=tuple(dict.fromkeys((*previous.but, *left))))
    return None


def _beyond(previous: Request, request: Request) -> Request:
    """The statements behind those shown; of a claim or a number that was asked for, further statements on the same."""
    plain = previous.intent in (Intent.DID_SAY, Intent.COUNT, Intent.WHO_IS)
    people = bool(previous.speakers or previous.described)
    intent = (Intent.WHAT_SAID if people else Intent.WHO_SAID) if plain else previous.intent
    return kept(previous, request, intent=intent, unit=None if plain else previous.unit, beyond=previous.shown)


def _detail_of(bare: str, request: Request) -> Detail | None:
    """What more is asked of the same statements, when nothing but small words follows."""
    for detail in _DETAILS:
        if begins := detail.begins.match(bare):
            rest = [word.fold for word in words_of(bare[begins.end() :])]
            limits = bool(request.since or request.until or request.outlets)
            if all(word in SMALL or word in {"first", "last"} for word in rest) or (limits and not request.verb and not request.topic):
                return detail
    return None


def _order_alone(bare: str) -> Order | None:
    for pattern, order in _ORDERS:
        rest = pattern.sub(" ", bare)
        if rest != bare and all(word.fold in SMALL | {"who", "any", "ones", "one"} for word in words_of(rest)):
            return order
    return None


def _afterwards(previous: Request, request: Request, when: str) -> Request:
    """The days behind or before those asked about last."""
    if when in ("after", "since") and previous.until:
        return kept(previous, request, since=previous.until + timedelta(days=1), until=None)
    if when in ("before", "until") and previous.since:
        return kept(previous, request, since=None, until=previous.since - timedelta(days=1))
    if when in ("after", "since") and previous.since:
        return kept(previous, request)
    return kept(previous, request, problem="The question before names no day to count from: ask with a day, such as since 3 May.")
