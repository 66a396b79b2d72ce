"""What the first lines of a plain text say about it: headline, byline, date line, dateline and agency. Nothing is invented.

A headline is a short first line with a blank line after it; a dateline is "PORT SEFTON, March 14 (Kestrel) -" or "(Kestrel) –".
A day counts only when its year is written, and when it stands in a dateline or on a line of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ingest.readers import dated, dates, names
from ingest.readers.facts import Facts

_READ = 4_000
_LINES = 14
_HEADLINE = 200
_SHORT = 120
_HEADING = re.compile(r"\A#{1,6}[ \t]{1,4}(.{1,300}?)[ \t#]{0,8}$")
_LABEL = re.compile(r"\A([A-Za-z][A-Za-z ]{2,24}?)[ \t]{0,2}:[ \t]{1,4}(\S.{0,400})$")
_LABELS = {
    "title": "title", "headline": "title",
    "author": "authors", "authors": "authors", "byline": "authors",
    "outlet": "outlet", "publication": "outlet", "source": "outlet", "publisher": "outlet",
    "date": "published", "published": "published", "published on": "published", "published at": "published", "posted": "published",
    "posted on": "published", "first published": "published", "publication date": "published", "release date": "published",
    "issued": "published", "issued on": "published", "released": "published", "date of issue": "published", "dated": "published",
    "url": "url", "link": "url",
}  # fmt: skip
_PLACE = r"(?P<place>[^()/\n]{0,80}?)"
_DATELINE = re.compile(rf"\A{_PLACE}[ \u00a0]?(?:{dated.AGENCY}[ \u00a0]{{0,2}})?{dated.DASH}(?:[ \u00a0]|$)")
_DATELINE_WITHIN = 200
_SEPARATOR = re.compile(r"[ \t][|·•][ \t]")
_ABOVE_HEADLINES = frozenset({"for immediate release", "press release", "news release", "media release", "press statement"})
_FROM = re.compile(r"\AFrom (?P<outlet>[^:\n]{2,80}):$")
_OUTLET_WORDS = 6
_PAPER = re.compile(
    r"\AThe (?!Hague|Bronx|Gambia|Bahamas|Netherlands|Philippines|Maldives)|"
    r"\b(?:Times|Post|News|Journal|Herald|Tribune|Gazette|Press|Chronicle|Courier|Daily|Weekly|Today|Observer)\b"
)
_PRINTED = r"(?:printed|published|written|wrote|writing|appeared|article|piece|essay|column|interview|report|reported)"
_SINCE = re.compile(r"\b[Ss]ince (?:[A-Z][a-z]+ )?(?:\d{1,2},? )?((?:1[89]|20)\d\d)\b")


def facts_of(text: str) -> Facts:
    """The metadata that the opening lines (and an agency's closing credit) of `text` state."""
    lines = text[:_READ].splitlines()
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Facts()
    release, begin = _release(lines, first)
    opens = begin == first
    title, after = _headline(lines, begin, opens=opens)
    facts = replace(release, title=title)
    opening = list(_opening_lines(lines[after:]))
    for line in opening:
        told = _facts_of_line(line)
        facts = facts.or_else(replace(told, outlet="") if _SEPARATOR.search(line) and _is_place(told.outlet, text) else told)
    if not facts.published and not dated.is_chronicle(lines[after:]):
        placed = [_with_comma(line, text) for line in opening]
        days = (dated.at_head(line, opens=opens and not (number or title)) for number, line in enumerate(placed))
        facts = replace(facts, published=next((day for day in days if day and not _told_later(day, text)), None))
    return facts.or_else(Facts(authors=names.of_credit(text)))


def _is_place(words: str, text: str) -> bool:
    """Whether an article says that something is in what stands on a line beside its date ("New York · 16 March 2025")."""
    if not words or _PAPER.search(words):
        return False
    placed = re.finditer(rf"\b({_PRINTED} )?(?:in|near|across|outside) {re.escape(words)}(?!\w| [A-Z])", text[:_READ])
    return any(found[1] is None for found in placed)


def _with_comma(line: str, text: str) -> str:
    """The line with a comma behind a place that the article names elsewhere too: "New York 16 March 2025"."""
    written = dates.first(line[:_SHORT])
    place = dated.without_weekday(line[: written.start]) if written else ""
    return f"{place}, {line[written.start :]}" if written and _is_place(place, text) else line


def _told_later(day: date, text: str) -> bool:
    """Whether an article tells of a later year as one that has begun, so that the day is one that it tells of: "since 2019"."""
    return any(int(year[1]) > day.year for year in _SINCE.finditer(text[:_READ]))


def _release(lines: list[str], first: int) -> tuple[Facts, int]:
    """What stands above a press release's headline ("FOR IMMEDIATE RELEASE", "From Name:"), and the number of the line after it."""
    facts = Facts()
    for number in range(first, min(first + _LINES, len(lines))):
        line = lines[number].strip()
        if sender := _FROM.match(line):
            facts = Facts(outlet=sender["outlet"])
        elif line and line.lower().rstrip(":.") not in _ABOVE_HEADLINES:
            return facts, number
    return facts, first


def _headline(lines: list[str], first: int, *, opens: bool) -> tuple[str, int]:
    """The headline, and the number of the line after it; `opens` says that nothing stands above it."""
    line = lines[first].strip()
    if heading := _HEADING.match(line):
        return heading[1], first + 1
    below = [other.strip() for other in lines[first + 1 : first + 3]]
    if len(line) > _HEADLINE or not below or not any(other.strip() for other in lines[first + 1 :]):
        return "", first
    if (_facts_of_line(line) != Facts()) if opens else _states(line):
        return "", first
    if not below[0] or set(below[0]) in ({"="}, {"-"}):
        return line, first + 1
    if len(below) > 1 and not below[1] and len(below[0]) <= _SHORT:
        return _two_lines(line, below[0], first)
    return "", first


def _two_lines(line: str, second: str, first: int) -> tuple[str, int]:
    """A headline over two lines, or one with its byline or date right below."""
    if _states(second):
        return line, first + 1
    return (f"{line} {second}", first + 2) if line.endswith((";", ":", ",", "-", "–", "—")) else ("", first)


def _states(line: str) -> bool:
    """Whether a line is a byline, a date or another fact about the article, and so no headline."""
    return _facts_of_line(line) != Facts() or dated.alone(line) is not None


def _opening_lines(lines: list[str]) -> Iterator[str]:
    """The short lines above the first paragraph, and the head of that paragraph."""
    seen = 0
    for line in map(str.strip, lines):
        if not line:
            continue
        yield line
        seen += 1
        if len(line) > _HEADLINE or seen == _LINES:
            return


def _facts_of_line(line: str) -> Facts:
    dateline = _dateline(line)
    if dateline:
        return Facts(outlet=dateline.agency, published=dateline.day)
    parts = [part.strip() for part in _SEPARATOR.split(line)] if len(line) <= _HEADLINE else []
    told = [_facts_of_part(part) for part in parts]
    facts = Facts()
    for each in told:
        facts = facts.or_else(each)
    if facts.published and not facts.outlet:
        # "By Jane Doe | The Ledger | 3 June 2024": what stands beside a date and is no byline is where it was printed.
        unread = next((part for part, each in zip(parts, told, strict=True) if each == Facts()), "")
        facts = replace(facts, outlet=unread if _is_outlet(unread) else "")
    return facts


def _is_outlet(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= _OUTLET_WORDS and words[0][0].isupper() and not any(map(str.isdigit, part))


def _facts_of_part(part: str) -> Facts:
    if authors := names.of_byline(part):
        return Facts(authors=authors)
    label = _LABEL.match(part)
    field = _LABELS.get(label[1].lower()) if label else None
    if label and field:
        return _labelled(field, label[2].strip())
    return Facts(published=dates.in_prose(part)) if dated.only_a_date(part) else Facts()


def _labelled(field: str, value: str) -> Facts:
    if field == "published":
        published, published_at = dates.read(value)
        return Facts(published=published or dates.in_prose(value), published_at=published_at)
    if field == "authors":
        return Facts(authors=names.listed(value))
    return {"title": Facts(title=value), "outlet": Facts(outlet=value), "url": Facts(url=value)}[field]


@dataclass(frozen=True, slots=True)
class _Dateline:
    agency: str
    day: date | None


def _dateline(line: str) -> _Dateline | None:
    """The dateline that `line` begins with: a place in capitals with a date or an agency, or an agency alone."""
    found = _DATELINE.match(line[:_DATELINE_WITHIN])
    if not found:
        return None
    place, agency = found["place"].strip(), (found["round"] or found["slashed"] or "").strip()
    town = place.split(",")[0]
    if place and not (town.isupper() and len(town) > 1):
        return None
    if agency and not _is_agency(agency) or not agency and "," not in place:
        return None
    return _Dateline(agency, dates.in_prose(place))


def _is_agency(text: str) -> bool:
    return text[0].isupper() and len(text.split()) <= 5 and not any(map(str.isdigit, text))  # noqa: PLR2004 - a name has few words
