"""A request as the reader changes it by hand: each of its parts as a word or two that can be put in place of what the question says."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from app.limits import contradiction
from app.names import NameIndex
from app.turn import Intent, Request
from archive.errors import BadInput
from archive.records import JOINT, Form

LONGEST = 300
"""Characters of one part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """The parts of a request as the reader sees and writes them; an empty one limits nothing.

    Several names or outlets stand with semicolons between them, days as 2031-03-01. `source`, `words`, `to`, `but`, `order` and `kind` are
    only ever taken away: what the question describes somebody as, what it quotes, to whom it was said, who is left out, which end of the
    record is wanted, and what kind of statement.
    """

    speaker: str = ""
    source: str = ""
    about: str = ""
    words: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    form: str = ""
    to: str = ""
    but: str = ""
    order: str = ""
    kind: str = ""


def chips_of(request: Request) -> Chips:
    """The parts of a request; of somebody who is not on record the name as the question has it."""
    return Chips(
        speaker=JOINT.join(request.speakers or request.named),
        source=request.described,
        about=request.topic,
        words=JOINT.join(request.quoted),
        since=request.since.isoformat() if request.since else "",
        until=request.until.isoformat() if request.until else "",
        outlet=JOINT.join(request.outlets),
        form=request.form.value if request.form else "",
        to=request.to,
        but=JOINT.join(request.but),
        order=request.order.value if request.order else "",
        kind=request.act,
    )


def chips_from(given: Mapping[str, object]) -> Chips:
    """The parts among the values of a form or an address, others left alone."""
    known = {name: " ".join(str(given.get(name) or "").split()) for name in asdict(Chips())}
    longest = max(known.values(), key=len)
    if len(longest) > LONGEST:
        raise BadInput(f"“{longest[:40]}…” is too long: a part of a question may have {LONGEST} characters.")
    return Chips(**known)


def changed(request: Request, chips: Chips, index: NameIndex) -> Request:
    """`request` with the parts that differ from its own put in their place; how it is asked and what it asks besides stay.

    Raises:
        BadInput: a day or a form is none.
    """
    before = chips_of(request)
    since, until = _day(chips.since), _day(chips.until)
    made = replace(
        request,
        topic=chips.about,
        quoted=request.quoted if chips.words else (),
        described=request.described if chips.source else "",
        since=since,
        until=until,
        outlets=request.outlets if chips.outlet == before.outlet else _parts(chips.outlet),
        form=_form(chips.form),
        to=request.to if chips.to else "",
        but=request.but if chips.but else (),
        order=request.order if chips.order else None,
        act=request.act if chips.kind else "",
        notes=(),
        problem=contradiction(since, until),
    )
    if chips.speaker != before.speaker:
        named = _parts(chips.speaker)
        made = replace(made, named=named, speakers=_meant(named, index), described="" if named else made.described)
    elif before.source and not chips.source:
        made = replace(made, named=(), speakers=())
    return replace(made, intent=_intent(made))


def _intent(request: Request) -> Intent:
    """Without somebody to have said it, a claim is asked of everybody; with somebody, a question about the archive is about them."""
    if request.intent is Intent.DID_SAY and not (request.named or request.described):
        return Intent.WHO_SAID
    if request.intent is Intent.OVERVIEW and (request.named or request.topic):
        return Intent.WHAT_SAID
    if request.intent is Intent.WHO_IS and (request.topic or not request.named):
        return Intent.WHAT_SAID
    return request.intent


def _meant(named: Iterable[str], index: NameIndex) -> tuple[str, ...]:
    """The speakers of these names; one written as the archive writes it is that one alone."""
    found = (name for each in named for name in ((each,) if each in index.speakers else index.resolve(each).speakers))
    return tuple(dict.fromkeys(found))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for each in text.split(JOINT.strip()) if (part := each.strip())))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(f"A day is written such as 2031-03-01, not {text!r}.") from error


def _form(text: str) -> Form | None:
    try:
        return Form(text) if text else None
    except ValueError as error:
        raise BadInput(f"{text!r} is no form of a statement: choose one of {', '.join(Form)}.") from error
