"""Everyone on record, and one person's statements with what can be counted over them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.periods import Period, periods
from app.words import fold
from archive.archive import Archive
from archive.filters import QuoteFilter
from archive.records import Quote, Speaker


@dataclass(frozen=True)
class Profile:
    """A person on record with all statements, newest first; what several people say together is said by each."""

    speaker: Speaker
    statements: tuple[Quote, ...]

    @cached_property
    def outlets(self) -> list[tuple[str, int]]:
        """Outlets with the number of statements in each, most first."""
        return Counter(quote.article.outlet for quote in self.statements if quote.article.outlet).most_common()

    @cached_property
    def spoke_for(self) -> list[tuple[str, int]]:
        """On whose behalf they spoke, and in how many statements."""
        return Counter(quote.on_behalf_of for quote in self.statements if quote.on_behalf_of).most_common()

    @cached_property
    def articles(self) -> int:
        return len({quote.article.id for quote in self.statements})

    @cached_property
    def periods(self) -> list[Period]:
        """The statements over time, without gaps; empty when no article has a date."""
        return periods([quote.published_on for quote in self.statements if quote.published_on])


def profile(archive: Archive, speaker: Speaker) -> Profile:
    """The person with everything that he or she said."""
    return Profile(speaker, tuple(archive.quotes(QuoteFilter(speakers=(speaker.name,)))))


def searched(speakers: Iterable[Speaker], words: str) -> list[Speaker]:
    """Those whose name, alias or role holds every word of `words`, in the order given."""
    wanted = fold(words).split()
    return [each for each in speakers if all(word in fold(" ".join((each.name, *each.aliases, *each.roles))) for word in wanted)]


def selected(statements: Iterable[Quote], *, outlet: str = "", period: Period | None = None) -> tuple[Quote, ...]:
    """The statements of an outlet and a period, as far as either is given."""
    return tuple(
        quote
        for quote in statements
        if (not outlet or quote.article.outlet == outlet) and (period is None or period.holds(quote.published_on))
    )
