"""What a reader looks at of a person's record, as the address of the page says it."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from urllib.parse import parse_qs, quote, urlencode

from app.people import Narrowing, Profile
from archive.errors import BadInput
from archive.records import Form

LONGEST = 300
"""Characters of one part that an address may carry."""


class Show(StrEnum):
    """A view of a person's record."""

    STATEMENTS = ""
    POSITION = "position"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Whom, in which view, beside whom, and what of the statements; every part as text, empty where nothing was chosen."""

    who: str = ""
    show: str = ""
    beside: str = ""
    about: str = ""
    words: str = ""
    outlet: str = ""
    form: str = ""
    period: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def at(cls, query: str) -> "Look":
        """What the query of an address names; unknown parts and views are left out."""
        asked = parse_qs(query.removeprefix("?"))
        parts = {each.name: asked.get(each.name, [""])[0][:LONGEST] for each in fields(cls)}
        known: dict[str, list[str]] = {"show": list(Show), "form": list(Form)}
        return cls(**{name: text if text in known.get(name, [text]) else "" for name, text in parts.items()})

    @property
    def address(self) -> str:
        """The address of the page that shows this, from any other page."""
        parts = {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}
        return f"./people?{urlencode(parts, quote_via=quote, safe='')}" if parts else "./people"

    @property
    def narrowed(self) -> bool:
        """Whether some statements are left out."""
        return any((self.about, self.words, self.outlet, self.form, self.period, self.since, self.until))

    def narrowing(self, profile: Profile, only: frozenset[str] | None = None) -> Narrowing:
        """The same as conditions on statements; `only` are the ids of what fits `about`. BadInput for a day that is none."""
        return Narrowing(
            outlet=self.outlet,
            period=next((each for each in profile.periods if each.key.isoformat() == self.period), None),
            form=Form(self.form) if self.form else None,
            words=self.words,
            since=_day(self.since, first=True),
            until=_day(self.until, first=False),
            only=only,
        )


def _day(text: str, *, first: bool) -> date | None:
    """A day as it is written in a field: 2031-03-01, 2031-03 or 2031, of a month or year its `first` or last day."""
    if not (text := text.strip()):
        return None
    year, *rest = text.split("-")
    month, last = (rest[0] if rest else "01" if first else "12"), len(rest) < 2  # noqa: PLR2004 - year, month and day
    try:
        day = date.fromisoformat(f"{year}-{month}-{'01' if last else rest[1]}")
    except ValueError as error:
        raise BadInput(f"A day is written like 2031-03-01, a month 2031-03, a year 2031; {text} is none of these.") from error
    if first or not last:
        return day
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
