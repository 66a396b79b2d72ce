"""Everyone on record, and one person's statements with what can be counted over them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from app.periods import Period, periods
from app.topics import topics
from app.words import WORD, fold, fold_word, words_of
from archive.filters import QuoteFilter
from archive.outline import Outline
from archive.records import Form, Polarity, Quote, Speaker

if TYPE_CHECKING:
    from archive.archive import Archive


Statement = Quote | Outline
Told = TypeVar("Told", bound=Statement)


@dataclass(frozen=True)
class Profile:
    """A person on record with all statements in outline, newest first; what several people say together is said by each."""

    speaker: Speaker
    statements: tuple[Outline, ...]

    @cached_property
    def outlets(self) -> list[tuple[str, int]]:
        """Outlets with the number of statements in each, most first."""
        return Counter(quote.article.outlet for quote in self.statements if quote.article.outlet).most_common()

    @cached_property
    def spoke_for(self) -> list[tuple[str, int]]:
        """On whose behalf they spoke, and in how many statements."""
        return Counter(quote.on_behalf_of for quote in self.statements if quote.on_behalf_of).most_common()

    @cached_property
    def forms(self) -> list[tuple[Form, int]]:
        """How they are reported, and in how many statements."""
        counted = Counter(quote.form for quote in self.statements)
        return [(form, counted[form]) for form in Form if counted[form]]

    @cached_property
    def topics(self) -> list[tuple[str, int]]:
        """Nouns that several statements are about, with the number of these."""
        return topics(self.statements, leave_out=self.speaker.name)

    @cached_property
    def articles(self) -> int:
        return len({quote.article.id for quote in self.statements})

    @cached_property
    def periods(self) -> list[Period]:
        """The statements over time, without gaps; empty when no article has a date."""
        return periods([quote.published_on for quote in self.statements if quote.published_on])


def profile(archive: "Archive", speaker: Speaker) -> Profile:
    """The person with everything that he or she said."""
    from archive.outlines import outlines

    return Profile(speaker, outlines(archive, QuoteFilter(speakers=(speaker.name,))))


def searched(speakers: Iterable[Speaker], words: str) -> list[Speaker]:
    """Those whose name, alias or role holds every word of `words`, in the order given."""
    wanted = fold(words).split()
    return [each for each in speakers if all(word in fold(" ".join((each.name, *each.aliases, *each.roles))) for word in wanted)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What of a person's statements is looked at; every field narrows, an empty one does not. `only` are ids, such as what fits a topic."""

    outlet: str = ""
    period: Period | None = None
    form: Form | None = None
    words: str = ""
    since: date | None = None
    until: date | None = None
    only: frozenset[str] | None = None

    def passes(self, quote: Statement) -> bool:
        """Whether a statement is looked at; one without a date passes no limit of time."""
        day = quote.published_on
        return (
            (not self.outlet or quote.article.outlet == self.outlet)
            and (self.period is None or self.period.holds(day))
            and (self.form is None or quote.form is self.form)
            and (self.since is None or (day is not None and day >= self.since))
            and (self.until is None or (day is not None and day <= self.until))
            and (self.only is None or quote.id in self.only)
            and _holds(quote, self.words)
        )


def selected(statements: Iterable[Told], narrowing: Narrowing) -> tuple[Told, ...]:
    """The statements that are looked at."""
    return tuple(each for each in statements if narrowing.passes(each))


def _holds(quote: Statement, words: str) -> bool:
    """Whether every word is one of the statement, or begins one: "fare" is in "fares"."""
    said = [fold_word(printed) for printed in WORD.findall(quote.text)] if words else []
    return all(any(each.startswith(wanted.fold) for each in said) for wanted in words_of(words))


COMPARED = 20
"""Statements of each side of a claim among which a pair is looked for."""


class Sides(StrEnum):
    """How two people's statements stand to each other in one claim."""

    TOGETHER = "together"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A claim that two people both speak to: a statement of each, and whether both say it."""

    sides: Sides
    one: Quote
    other: Quote


def meetings(archive: "Archive", ours: Sequence[Statement], theirs: Sequence[Statement]) -> list[Meeting]:
    """Claims that two people both speak to, those that one of them says and the other denies first; of each claim one pair."""
    from archive.claims.record import claims_of

    mine, yours = dict.fromkeys(quote.id for quote in ours), dict.fromkeys(quote.id for quote in theirs)
    found: dict[tuple[str, Sides], Meeting] = {}
    for claim in {each.id: each for each in claims_of(archive, [*mine, *yours]).values()}.values():
        here = [quote for quote in claim.statements if quote.id in mine]
        there = [quote for quote in claim.statements if quote.id in yours]
        against = [quote for quote in claim.opposed if quote.id in yours]
        for one, other in [*product(here[:COMPARED], there[:COMPARED]), *product(here[:COMPARED], against[:COMPARED])]:
            if one.id != other.id:
                apart = other in against or (one.polarity is Polarity.DENIED) != (other.polarity is Polarity.DENIED)
                sides = Sides.AGAINST if apart else Sides.TOGETHER
                found.setdefault((claim.id, sides), Meeting(sides, one, other))
    return sorted(found.values(), key=lambda each: (each.sides is Sides.TOGETHER, each.one.id))
