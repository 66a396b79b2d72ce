"""Names in running text, by capitals and simple rules: short word lists, no list of people, no model.

A name is a run of capitalised words, joined by particles ("van", "al-") and, inside organisations, by "of", "for" and "and". Titles and
roles in front are kept apart, so that "Budget Director Ana Silva" is the person Ana Silva with the role "Budget Director".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, paragraphs, tokens
from ingest.speakers.given import DEMONYMS, GIVEN, PLACE_HEADS, PLACE_LEADS, PLACE_PAIRS, PLACES
from ingest.speakers.lexicon import (
    BODIES,
    CAMPAIGNS,
    FEMALE,
    MALE,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PARTIES,
    ROLE_WORDS,
    SUFFIXES,
)  # fmt: skip

_STOPPED = frozenset({"jr.", "inc.", "ltd.", "corp.", "bros.", "dept."})
"""Words that keep their full stop; after others it ends the sentence."""
_MODIFIED = BODIES | CAMPAIGNS | frozenset("supporters rally speech plan era family presidency candidacy camp aides name brand".split())
_OPENING = frozenset({".", "!", "?", "…", '"', "“", "”", "‘", "’", "'", ":", "—", "–", "-", "--", "*", "•", "(", ")"})
_MARKS = frozenset({'"', "“", "”", "‘", "’", "'"})
_WORD_SURNAMES = frozenset("early may march august late long so day noon down few many today".split())
_HEADLINE_WORDS = 26
_LONGEST_RUN = 24


@dataclass(frozen=True, slots=True)
class Mention:
    """One name where it stands: `span` with titles and roles, `name` without them; `sure` when more than its capitals tell its kind."""

    span: Span
    name: str
    role: str = ""
    kind: SpeakerKind = SpeakerKind.PERSON
    gender: str = ""
    opens: bool = False
    after_place_word: bool = False
    the: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """What an article's own spelling tells: words it writes small, and words it writes large inside a sentence."""

    small: frozenset[str] = field(default_factory=frozenset)
    large: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, rows: Iterable[Sequence[Token]]) -> "Writing":
        """Read it from the rows of an article; headlines tell nothing."""
        small: set[str] = set()
        large: set[str] = set()
        for row in rows:
            if titled(row):
                continue
            for at, token in enumerate(row):
                if token.text[0].islower():
                    small.add(token.lower)
                elif token.text[0].isupper() and at and row[at - 1].text not in _OPENING:
                    large.add(bare(token.lower))
        return cls(frozenset(small), frozenset(large))

    def plain(self, lower: str) -> bool:
        """Whether a capitalised word that opens a sentence is only a word."""
        return (lower in self.small and lower not in self.large) or (lower.endswith(("ing", "ly")) and lower not in self.large)


_UNREAD = Writing()


def titled(row: Sequence[Token]) -> bool:
    """Whether a paragraph is set like a headline: short, no full stop, nearly every longer word with a capital."""
    if not row or len(row) > _HEADLINE_WORDS or row[-1].text == ".":
        return False
    words = [token for token in row if len(token.text) > 3 and token.text[0].isalpha()]  # noqa: PLR2004
    return len(words) > 2 and sum(token.text[0].isupper() for token in words) >= 0.75 * len(words)  # noqa: PLR2004


def mentions(text: str) -> list[Mention]:
    """The names of a text in reading order; `opens` marks those that begin their sentence."""
    rows = [tokens(text, paragraph, ()) for paragraph in paragraphs(text)]
    writing = Writing.of(rows)
    return [mention for row in rows for mention in mentions_in(row, writing)]


def mentions_in(row: Sequence[Token], writing: Writing = _UNREAD) -> list[Mention]:
    """The names among the tokens of one stretch of text."""
    found: list[Mention] = []
    at = 0
    while at < len(row):
        if not _names(row, at):
            at += 1
            continue
        end = _run_end(row, at)
        mention = _mention(row, _start(row, at, end, writing), end)
        if mention:
            found.append(mention)
        at = end
    return found


def bare(lower: str) -> str:
    """A word without its genitive ending."""
    return lower[:-2] if lower.endswith("'s") else lower.removesuffix("s'") + "s" if lower.endswith("s'") else lower


def given(word: str) -> bool:
    """Whether a word is a common given name."""
    lower = word.lower()
    return lower in GIVEN or ("-" in lower and lower.split("-")[0] in GIVEN)


def _names(row: Sequence[Token], at: int) -> bool:
    token = row[at]
    if not token.text[0].isupper() or bare(token.lower) in NOT_NAMES:
        return False
    return not (at and row[at - 1].text == "(" and token.text[:2] in {"R-", "D-", "I-", "R", "D", "I"})


def opening(row: Sequence[Token], at: int) -> bool:
    """Whether the token begins a sentence, a quotation or a bracket."""
    return at == 0 or row[at - 1].text in _OPENING


def _start(row: Sequence[Token], start: int, end: int, writing: Writing) -> int:
    """Past a sentence's first word when that is only a word ("Longtime"), or stands before a given name without belonging to it."""
    if end - start < 2:  # noqa: PLR2004
        return end if opening(row, start) and writing.plain(row[start].lower) else start
    first = row[start].lower
    if not opening(row, start) or given(first) or first.rstrip(".") in ROLE_WORDS:
        return start
    plain = first in writing.small and first not in writing.large
    if not plain and not (writing.plain(first) and given(row[start + 1].lower)):
        return start
    return next((k for k in range(start + 1, end) if row[k].text[0].isupper()), end)


def _genitive(token: Token) -> bool:
    return token.lower.endswith(("'s", "s'"))


def _run_end(row: Sequence[Token], start: int) -> int:
    end = start + 1
    limit = min(len(row), start + _LONGEST_RUN)
    organisation = bare(row[start].lower) in ORGANISATION_WORDS
    while end < limit and not _genitive(row[end - 1]):
        token = row[end]
        if token.text[0].isupper() and (bare(token.lower) not in NOT_NAMES or _surname_like(row, end)):
            lower = bare(token.lower)
            organisation = (organisation or lower in ORGANISATION_WORDS) and not given(lower) and lower.rstrip(".") not in ROLE_WORDS
            end += 1
        elif _joins(row, end, organisation=organisation, title=row[end - 1].lower in w.TITLES):
            end += 1 if token.lower in PARTICLES else 2
            while end < len(row) and row[end - 1].lower in {"the"} | PARTICLES and row[end].text[0].isupper():
                end += 1
        elif _nicknamed(row, end):
            end += 3
        elif token.text == "," and end + 1 < len(row) and row[end + 1].lower.rstrip(".") in {"jr", "sr"}:
            end += 2
        elif token.text == "-" and end + 1 < len(row) and row[end - 1].end == token.start and row[end + 1].start == token.end:
            end += 2
        else:
            break
    return min(end, len(row))


def _surname_like(row: Sequence[Token], at: int) -> bool:
    """Whether a word like "Early" or "May" follows a given name and so is a surname."""
    return bare(row[at].lower) in _WORD_SURNAMES and given(row[at - 1].lower)


def _nicknamed(row: Sequence[Token], at: int) -> bool:
    """Whether a nickname in marks and then the surname follow (Ana "Nan" Silva)."""
    if at + 3 >= len(row) or row[at].text not in _MARKS or row[at + 2].text not in _MARKS:
        return False
    return row[at + 1].text[0].isupper() and row[at + 3].text[0].isupper() and row[at + 3].start - row[at + 2].end == 1


def _joins(row: Sequence[Token], at: int, *, organisation: bool, title: bool) -> bool:
    following = row[at + 1] if at + 1 < len(row) else None
    if following is None or not (following.text[0].isupper() or following.lower in PARTICLES | {"the"}):
        return False
    lower = row[at].lower
    if following.lower == "the" and not (at + 2 < len(row) and row[at + 2].text[0].isupper()):
        return False
    return (
        lower in PARTICLES
        or (lower in {"of", "for"} and (organisation or title))
        or (lower == "and" and organisation and any(row[k].lower in {"of", "for"} for k in range(max(0, at - 4), at)))
        or lower == "&"
    )


def _mention(row: Sequence[Token], start: int, end: int) -> Mention | None:
    if start >= end:
        return None
    first = _after_titles(row, start, end)
    first = _from_given(row, first, end)
    if end - first == 2 and start == first and _placed(row, start):  # noqa: PLR2004
        start = first = start + 1
    words = [row[k].text for k in range(first, end) if row[k].text not in _MARKS | {",", "-"} and not _quoted_nickname(row, k, first, end)]
    words[-1] = words[-1].removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if words[-1].endswith(".") and words[-1].count(".") == 1 and words[-1].lower() not in _STOPPED and len(words[-1]) > 3:  # noqa: PLR2004
        words[-1] = words[-1][:-1]
    if all(len(word.rstrip(".")) < 2 for word in words):  # noqa: PLR2004
        return None
    role = " ".join(row[k].text for k in range(start, first))
    before = row[start - 1] if start else None
    the = before is not None and before.lower == "the" and first == start and not _modifies(row, end)
    kind, sure = kind_of(words, role=role, the=the)
    gender = _gender([row[k].lower.rstrip(".") for k in range(start, first)])
    place = before is not None and before.lower in {"in", "at", "near", "across", "throughout"}
    return Mention(Span(row[start].start, row[end - 1].end), " ".join(words), role, kind, gender, opening(row, start), place, the, sure)


def _placed(row: Sequence[Token], start: int) -> bool:
    """Whether "In Lowmere Silva said" has run a place and a surname together."""
    lower = row[start].lower
    known = lower in PLACES and not given(lower) and bare(row[start + 1].lower) not in ORGANISATION_WORDS | PLACE_HEADS
    return known and start > 0 and row[start - 1].lower == "in"


def _modifies(row: Sequence[Token], end: int) -> bool:
    """Whether a name only describes the noun after it ("the Silva administration")."""
    return end < len(row) and row[end].text[0].islower() and row[end].lower in _MODIFIED


def _quoted_nickname(row: Sequence[Token], at: int, first: int, end: int) -> bool:
    return first < at < end - 1 and row[at - 1].text in _MARKS and row[at + 1].text in _MARKS


def _after_titles(row: Sequence[Token], start: int, end: int) -> int:
    """Where the name itself begins, after "Former Harbour Board Director" or "Secretary of State"."""
    first = start
    for at in range(start, end - 1):
        if row[at].lower.rstrip(".") in ROLE_WORDS and row[at + 1].text[0].isalpha() and not _all_body(row, at + 1, end):
            first = at + 1
            if row[first].lower in {"of", "for"} and first + 2 < end:
                first += 2
                while first + 2 < end and row[first].lower in {"and"}:
                    first += 2
    while end - first > 2 and row[first].lower in PARTIES and bare(row[end - 1].lower) not in ORGANISATION_WORDS:  # noqa: PLR2004
        first += 1
    return first


def _all_body(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether only an organisation's words follow ("Justice Department", "Governor Council")."""
    return all(bare(token.lower) in ORGANISATION_WORDS for token in row[start:end])


def _from_given(row: Sequence[Token], first: int, end: int) -> int:
    """Past the words before a given name that cannot be part of it ("Lowmere Post Ana Silva", "New Lowmere Clerk Ana Silva")."""
    if given(row[first].lower) or bare(row[end - 1].lower) in ORGANISATION_WORDS or row[first].text.endswith("."):
        return first
    for at in range(first + 1, end - 1):
        lowers = [row[k].lower for k in range(first, at)]
        if not given(row[at].lower):
            continue
        foreign = ORGANISATION_WORDS | PLACES | DEMONYMS | PARTIES | ROLE_WORDS
        if len(lowers) > 2 or any(lower in foreign for lower in lowers):  # noqa: PLR2004
            return at
    return first


def kind_of(words: Sequence[str], *, role: str = "", the: bool = False) -> tuple[SpeakerKind, bool]:
    """Person or organisation (places among them), and whether more than the capitals tells it."""
    lowers = [word.lower() for word in words]
    if role:
        return SpeakerKind.PERSON, True
    if any(lower in ORGANISATION_WORDS for lower in lowers):
        return SpeakerKind.ORGANISATION, True
    if is_place(lowers):
        return SpeakerKind.ORGANISATION, True
    if len(words) == 1:
        if lowers[0] in DEMONYMS | PARTIES or lowers[0].rstrip("s") in DEMONYMS:
            return SpeakerKind.GROUP, True
        acronym = words[0].isupper() and 2 <= len(words[0].replace(".", "")) <= 6  # noqa: PLR2004
        return (SpeakerKind.ORGANISATION, acronym) if acronym or the else (SpeakerKind.PERSON, False)
    initial = len(words) == 3 and len(words[1]) == 2 and words[1].endswith(".")  # noqa: PLR2004
    person = given(words[0]) or words[-1].lower() in SUFFIXES or initial
    if lowers[-1] in PARTIES | DEMONYMS and not person:
        return SpeakerKind.GROUP, True
    if the and not person:
        return SpeakerKind.ORGANISATION, False
    return SpeakerKind.PERSON, person


def is_place(lowers: Sequence[str]) -> bool:
    """Whether the words name a place that the short list of places knows, or end like one."""
    if len(lowers) == 1:
        return lowers[0] in PLACES or lowers[0].rstrip(".") in {"u.s", "u.k", "us", "uk"}
    joined = " ".join(lowers)
    if joined in PLACE_PAIRS or (lowers[0] in PLACE_LEADS and lowers[-1] in PLACES):
        return True
    return lowers[-1] in PLACE_HEADS and not given(lowers[0])


def _gender(titles: Sequence[str]) -> str:
    if any(title in MALE for title in titles):
        return "he"
    return "she" if any(title in FEMALE for title in titles) else ""
