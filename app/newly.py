"""What a new statement is beside those that were on record: new, said again, a change, another's contradiction, a correction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.corrected import corrected
from app.disowned import in_a_note
from app.positions import Change, line
from archive.claims.record import claims_of
from archive.order import when
from archive.records import Form, Polarity, Quote
from ingest.claims.facing import contrary, facing
from ingest.claims.turns import turned

if TYPE_CHECKING:
    from archive.archive import Archive


class Kind(StrEnum):
    """What the news is."""

    NEW = "new"
    REPEATED = "repeated"
    OPPOSED = "opposed"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    ALTERED = "altered"
    REASSIGNED = "reassigned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of news: the statement as it is on record now (for WITHDRAWN as it was), and the earlier one that it goes with.

    The earlier one of OPPOSED is by the same speaker, that of DISPUTED by another.
    """

    kind: Kind
    quote: Quote
    before: Quote | None = None
    since: datetime


def told(archive: "Archive", fresh: Mapping[str, Quote], held: Sequence[Quote], now: datetime, names: Sequence[str] = ()) -> list[Item]:
    """New statements, each with the earlier one that it goes with; what came in the same look is no earlier one.

    `held` are all that are on record of what is watched, `names` whom a person's watch means.
    """
    claims = claims_of(archive, list(fresh))
    changed = _changes(archive, fresh, held, tuple(names)) if fresh and names else {}
    taken = {right.id: wrong for wrong, right in _taken_back(fresh, held)}
    items = []
    for quote in fresh.values():
        claim = claims.get(quote.id)
        said = [each for each in claim.statements if each.id not in fresh and not _later(each, quote)] if claim else []
        against = [each for each in claim.opposed if each.id not in fresh and not _later(each, quote)] if claim else []
        against += [each for each in said if speak_against(each, quote)]
        said = [each for each in said if each not in against]
        own = [each for each in against if not set(each.speakers).isdisjoint(quote.speakers)]
        others = [each for each in against if each.speaker and quote.speaker and each not in own and speak_against(each, quote)]
        kind, before = _kind(quote, taken.get(quote.id), [*changed.get(quote.id, ()), *own], others, said)
        items.append(Item(kind=kind, quote=quote, before=before, since=now))
    return items


def _kind(
    quote: Quote, wrong: Quote | None, own: Sequence[Quote], others: Sequence[Quote], said: Sequence[Quote]
) -> tuple[Kind, Quote | None]:
    """What a statement is; one that a correction prints changes nothing but what it corrects."""
    if wrong is not None:
        return Kind.CORRECTED, wrong
    if not in_a_note(quote):
        for kind, before in ((Kind.OPPOSED, own), (Kind.DISPUTED, others)):
            if before:
                return kind, before[0]
    return (Kind.REPEATED, said[0]) if said else (Kind.NEW, None)


def _changes(archive: "Archive", fresh: Mapping[str, Quote], held: Sequence[Quote], names: tuple[str, ...]) -> dict[str, list[Quote]]:
    """By id, the statements of a person that a fresh one of the same person may reverse."""
    known, found = {quote.id: quote for quote in held}, dict[str, list[Quote]]()
    for pair in line(archive, names).pairs:
        earlier = known.get(pair.earlier.id)
        if pair.change is Change.REVERSED and pair.later.id in fresh and earlier and earlier.id not in fresh and not in_a_note(earlier):
            found.setdefault(pair.later.id, []).append(earlier)
    return found


def _taken_back(fresh: Mapping[str, Quote], held: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
    """Statements that a fresh correction takes back, each with what it prints in its place."""
    if not any(in_a_note(quote) for quote in fresh.values()):
        return []
    known = {quote.id: quote for quote in held}
    return [(known[i], right) for i, right in corrected(held).items() if right and right.id in fresh]


def speak_against(one: Quote, other: Quote) -> bool:
    """Whether two statements show by their own words that they say the opposite of each other."""
    reported = one.form is not Form.DIRECT, other.form is not Form.DIRECT
    denied = (one.polarity is Polarity.DENIED) != (other.polarity is Polarity.DENIED)
    clauses = facing(one.text, other.text)
    return bool(clauses and contrary(*clauses, denied=denied)) or bool(turned(one.text, other.text, reported=reported, denied=denied))


def _later(one: Quote, other: Quote) -> bool:
    """Whether one is known to have been said after the other."""
    days = [quote.said_on or quote.published_on for quote in (one, other)]
    return None not in days and when(one) > when(other)
