"""Names that say what a body is about in several words: "Food and Drug Administration", "Committee on Science, Space and Technology"."""

from collections.abc import Sequence

from ingest.attribution.sentences import Token
from ingest.speakers.given import DEMONYMS, given, ordinary
from ingest.speakers.lexicon import ORGANISATION_WORDS, ROLE_WORDS
from ingest.speakers.marked_names import bare, large

_FIELDS = DEMONYMS | frozenset(
    "agricultural agriculture armed atlantic aviation banking border borders budget business central commerce communities community "
    "competition consumer culture customs defence defense disease drug east economic economy education employment energy environment "
    "environmental equality ethics exchange family farming federal finance financial fisheries fishery food foreign forestry forests "
    "harbor harbors harbour harbours health heritage highways homeland housing human immigration industrial industry innovation "
    "insurance intelligence internal judiciary justice labor labour land local marine maritime media mental national naval north "
    "nuclear oceans oversight pacific parks pensions ports prevention public railways recreation refugees regional regions research "
    "revenue rivers roads rural safety science securities security small social south space sport sports state tax taxation "
    "technology tourism trade training transport transportation treasury urban veterans water waters welfare west wildlife".split()
)
"""Words for what a body is about, besides ordinary ones."""
_HEADS = ORGANISATION_WORDS - {"police", "service", "services", "security", "research", "policy", "affairs", "securities", "transport"}
_NEAR, _REACH = 4, 9
"""Tokens before an "and", and before a list, within which it is said what a body is for."""
_LIST = 10
"""... and after it within which the list ends."""


def one_body(row: Sequence[Token], at: int, *, organisation: bool) -> bool:
    """Whether "and" stands inside one organisation's name ("Department of Roads and Rivers", "Food and Drug Administration")."""
    person = given(row[at + 1].lower) and at + 2 < len(row) and large(row[at + 2]) and not ordinary(row[at + 2].lower)
    if organisation and _about(row, at, _NEAR):
        return not person
    before, after = bare(row[at - 1].lower), row[at + 1].lower
    if not is_field(before) or not (is_field(after) or after in ORGANISATION_WORDS) or before in ROLE_WORDS or before in _HEADS:
        return False
    end = at + 1
    while end < min(len(row), at + 5) and row[end].text[0].isupper() and not _owns(row[end]):
        end += 1
    return end - at > 2 and bare(row[end - 1].lower) in ORGANISATION_WORDS  # noqa: PLR2004


def listed(row: Sequence[Token], at: int, *, organisation: bool) -> bool:
    """Whether a comma stands in a list of what a body is about, which ends with "and" ("Health, Education, Labor and Pensions Board")."""
    place = at
    while place + 1 < min(len(row), at + _LIST) and _names_field(row, place - 1):
        ends = row[place].lower == "and" or row[place + 1].lower == "and"
        last = place + (2 if row[place + 1].lower == "and" else 1)
        if row[place].text not in {",", "and"} or last >= len(row) or not _names_field(row, last):
            return False
        if ends:
            body = last + 1 < len(row) and bare(row[last + 1].lower) in ORGANISATION_WORDS and large(row[last + 1])
            return body or (organisation and _about(row, at, _REACH))
        place += 2
    return False


def _about(row: Sequence[Token], at: int, reach: int) -> bool:
    """Whether "of", "for" or "on" stands at most `reach` tokens before `at`."""
    return any(row[k].lower in {"of", "for", "on"} for k in range(max(0, at - reach), at))


def _names_field(row: Sequence[Token], at: int) -> bool:
    return row[at].text[0].isupper() and is_field(row[at].lower)


def is_field(lower: str) -> bool:
    """Whether a word in small letters may say what a body or an office is about."""
    return (lower in _FIELDS or ordinary(lower)) and not given(lower)


def _owns(token: Token) -> bool:
    return token.lower.endswith(("'s", "s'"))
