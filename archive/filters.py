"""Which statements a search may return: bound values only, never text that becomes SQL."""

from dataclasses import dataclass
from datetime import date

from archive.records import Act, Form, Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFilter:
    """Every field narrows; an empty field does not. A filter that matches nothing stays empty.

    `speakers` are canonical names as `Archive.speakers` gives them; what several people say together is said by each. `outlets` are
    outlet names, `since` and `until` days of publication, both inclusive (an article without a date matches neither).
    """

    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    forms: tuple[Form, ...] = ()
    acts: tuple[Act, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return self == QuoteFilter()

    @property
    def picks(self) -> bool:
        """Whether it names whose or which articles' statements pass: few of a large archive, found without going through all."""
        return bool(self.speakers or self.articles)


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: a quote's or passage's id and its score, higher is better."""

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the archive holds, for empty states and honest absences. Counts are of current versions."""

    articles: int
    quotes: int
    passages: int
    speakers: int
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    generation: int = 0
    """How often what is searched has changed: equal coverage means that nothing has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many statements there are, by how many named speakers, in how many articles and outlets, on which days of publication."""

    statements: int = 0
    speakers: int = 0
    articles: int = 0
    outlets: int = 0
    days: tuple[date, ...] = ()
