"""Names in running text, by capitals and simple rules: short word lists, no list of people, no model.

A name is a run of capitalised words, joined by particles ("van", "al-") and, inside organisations, by "of", "for" and "and". Titles and
roles in front are kept apart, so that "Budget Director Ana Silva" is the person Ana Silva with the role "Budget Director".
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, paragraphs, tokens
from ingest.speakers.crowds import CROWDS, FOLK
from ingest.speakers.fields import is_field, listed, one_body
from ingest.speakers.given import DEMONYMS, PLACE_HEADS, PLACE_LEADS, PLACES, given, ordinary
from ingest.speakers.kinds import gender_of, kind_of
from ingest.speakers.lexicon import (
    AGENT,
    BODIES,
    CAMPAIGNS,
    COMPANIES,
    NOT_AGENTS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PARTIES,
    RELATIVES,
    ROLE_WORDS,
)  # fmt: skip
from ingest.speakers.marked_names import bare, large, nick_length, nick_places, nicknamed
from ingest.speakers.owners import theirs, words_in
from ingest.speakers.writing import OPENING, Writing

_MODIFIED = BODIES | CAMPAIGNS | frozenset("supporters rally speech plan era family presidency candidacy camp aides name brand".split())
_WORD_SURNAMES = frozenset("early may march august late long so day noon down few many today".split())
_LEADING = ORGANISATION_WORDS | PLACE_LEADS | PLACE_HEADS | DEMONYMS | PARTIES | BODIES
"""Words that begin a longer name even where a capital tells nothing."""
_LONGEST_RUN = 24
_SMALL = frozenset({"per", "will", "may", "so", "an"})
"""Given names that are small words besides."""
_KIN = RELATIVES | frozenset("dad mum mom uncle aunt grandad gran".split())
_TRADES = ("macist", "ologist", "nomist", "iatrist", "turist", "alist", "buster", "keeper", "maker", "smith", "ician")
"""Endings of words for what somebody does that are rarely those of a surname."""
_ON = frozenset("commission committee council institute center centre conference campaign force panel foundation forum".split())
_TO = frozenset("alliance campaign coalition committee movement right".split())
_FOLK = frozenset(
    "citizens americans women mothers moms veterans friends people students workers families doctors lawyers physicians teachers "
    "farmers catholics christians jews latinos muslims parents voters republicans democrats conservatives liberals neighbors".split()
)
"""Members who give a body its name: "Citizens for Clean Rivers"."""
_ORIGINS = frozenset("born based bred raised educated trained led owned backed funded controlled sponsored affiliated".split())
_KINDS = frozenset({"pac", "pacs", "super pac", "super pacs", "spokesmen", "spokespeople"})
"""What somebody is, though it is written with capitals."""
_OURS = frozenset({"our", "my"})
_IN = frozenset({"in", "op", "aan", "van"})
_AGAINST = frozenset({"against", "without", "across", "over"})
_CAUSES = _AGAINST | {"for"}
_COUPLES = frozenset({"mr", "mrs", "ms"})
_QUALITIES = frozenset({"executive", "principal"})
"""Titles that are adjectives besides."""
_OF_FOLK = frozenset("women's men's children's people's veteran's workmen's".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One name where it stands: `span` with titles and roles, `name` without them; `sure` when more than its capitals tell its kind.

    `nick` is the nickname between its words ("Nan" in Ana "Nan" Silva), which `name` leaves out.
    """

    span: Span
    name: str
    role: str = ""
    kind: SpeakerKind = SpeakerKind.PERSON
    gender: str = ""
    opens: bool = False
    after_place_word: bool = False
    the: bool = False
    sure: bool = False
    nick: str = ""

    @property
    def written(self) -> str:
        """The name with its nickname."""
        return nicknamed(self.name, self.nick) if self.nick else self.name


_UNREAD = Writing()


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
        first = _past_origin(row, at, end)
        mention = _mention(row, _start(row, first, end, writing), end)
        if mention:
            found.append(mention)
        at = end
    return [_with_surname(mention, found[k + 1 : k + 2], row) for k, mention in enumerate(found)]


def _with_surname(mention: Mention, following: Sequence[Mention], row: Sequence[Token]) -> Mention:
    """A given name or title that shares the surname behind the next one: "Pietro and Nunzio Silva" are Pietro Silva and Nunzio Silva."""
    title = mention.name.lower().rstrip(".")
    if not following or " " in mention.name or not (given(mention.name) or title in _COUPLES):
        return mention
    first = bisect_left(row, mention.span.end, key=lambda token: token.start)
    between = [token.lower for token in row[first : first + 2] if token.start < following[0].span.start]
    words = following[0].name.split()
    if title in _COUPLES and between == ["and"] and following[0].role:
        return replace(mention, name=words[-1], role=mention.name, gender=gender_of([title]), sure=True)  # "Mr. and Mrs. Silva"
    alike = between in (["and"], ["&"]) and not following[0].role and len(words) == 2 and given(words[0])  # noqa: PLR2004
    return replace(mention, name=f"{mention.name} {words[1]}") if alike else mention


def _names(row: Sequence[Token], at: int) -> bool:
    token = row[at]
    if not large(token) or bare(token.lower) in NOT_NAMES and not (_given_like(row, at) or _placed_in(row, at) or _ours(row, at)):
        return False
    return not (at and row[at - 1].text == "(" and token.text[:2] in {"R-", "D-", "I-", "R", "D", "I"})


def _given_like(row: Sequence[Token], at: int) -> bool:
    """Whether a small word with a capital inside a sentence is somebody's given name ("and Per Haugland", "told Will Orr")."""
    after = row[at + 1] if at + 1 < len(row) else None
    known = row[at].text.istitle() and (given(row[at].lower) or row[at].lower in _SMALL) and not opening(row, at)
    return known and after is not None and large(after) and bare(after.lower) not in NOT_NAMES and not ordinary(after.lower)


def _placed_in(row: Sequence[Token], at: int) -> bool:
    """Whether a preposition belongs to a surname ("Ana **in** 't Veld")."""
    return row[at].lower in _IN and at + 2 < len(row) and row[at + 1].lower == "'t" and large(row[at + 2])


def _ours(row: Sequence[Token], at: int) -> bool:
    """Whether a body's name begins with whose it says it is ("told **Our** Harbour PAC")."""
    body = [bare(token.lower) for token in takewhile(large, row[at + 1 : at + 4])]
    return row[at].lower in _OURS and not opening(row, at) and any(word in ORGANISATION_WORDS for word in body[1:])


def opening(row: Sequence[Token], at: int) -> bool:
    """Whether the token begins a sentence, a quotation or a bracket."""
    return at == 0 or row[at - 1].text in OPENING


def _past_origin(row: Sequence[Token], start: int, end: int) -> int:
    """Past what tells where somebody is from ("South Lowmere-born Ana Silva") or whose a body is ("Roe-owned Harbour Post")."""
    return next((k + 1 for k in range(end - 2, start - 1, -1) if row[k].text.rpartition("-")[2] in _ORIGINS and "-" in row[k].text), start)


def _start(row: Sequence[Token], start: int, end: int, writing: Writing) -> int:
    """Past a sentence's first word when that is only a word ("Longtime"), or stands before a given name without belonging to it."""
    if end - start < 2:  # noqa: PLR2004
        return end if opening(row, start) and writing.plain(row[start].lower) else start
    first = row[start].lower
    if not opening(row, start) or given(first) or first.rstrip(".") in ROLE_WORDS:
        return start
    plain = first in writing.small and first not in writing.large
    if (
        first in COMPANIES
        and first not in writing.large
        and row[start + 1].lower not in ORGANISATION_WORDS
        and not ordinary(row[start + 1].lower)
        and writing.alone([token.lower for token in row[start + 1 : start + 3] if token.text[0].isupper()])
    ):
        return start + 1  # "Retailer Kestrel Foods"
    following = row[start + 1].lower
    if (following == "for" and first in _FOLK | CAMPAIGNS) or (following in _AGAINST and first in _FOLK):
        return start  # "Citizens for Clean Rivers", "Campaign for Silva"
    last = bare(row[end - 1].lower)
    things = end - start > 2 and last.endswith("s") and ordinary(last)  # noqa: PLR2004 - "Rowing Field Promotions"
    named = given(following) or not (
        ordinary(following) or following in PLACE_HEADS or last in ORGANISATION_WORDS or first in _LEADING or things
    )
    if not plain and not (writing.plain(first) and named):
        return start
    return next((k for k in range(start + 1, end) if row[k].text[0].isupper()), end)


def _genitive(token: Token) -> bool:
    return token.lower.endswith(("'s", "s'"))


def _run_end(row: Sequence[Token], start: int) -> int:
    end = start + 1
    limit = min(len(row), start + _LONGEST_RUN)
    organisation = not ORGANISATION_WORDS.isdisjoint({bare(row[start].lower), bare(row[start].lower).removesuffix("s")})
    while end < limit and (not _genitive(row[end - 1]) or (row[end - 1].lower in _OF_FOLK and large(row[end]))):
        token = row[end]
        if large(token) and (bare(token.lower) not in NOT_NAMES or _surname_like(row, end) or _legal(token) or _against(row, end)):
            lower = bare(token.lower)
            organisation = (organisation or lower in ORGANISATION_WORDS) and not given(lower) and lower.rstrip(".") not in ROLE_WORDS
            end += 1
        elif _joins(row, end, organisation=organisation, title=row[end - 1].lower in w.TITLES):
            end += 1 if token.lower in PARTICLES else 2
            while end < len(row) and row[end - 1].lower in {"the", "a"} | PARTICLES and row[end].text[0].isupper():
                end += 1
        elif nick := nick_length(row, end):
            end += nick
        elif theirs(row, end):
            end, organisation = end + 2, True
        elif token.text == "," and end + 1 < len(row) and row[end + 1].lower.rstrip(".") in {"jr", "sr"}:
            end += 2
        elif token.text == "-" and end + 1 < len(row) and row[end - 1].end == token.start and row[end + 1].start == token.end:
            end += 2
        else:
            break
    return min(end, len(row))


def _against(row: Sequence[Token], at: int) -> bool:
    """Whether a preposition with a capital stands inside the name of people who are for or against something ("Keepers Without Quays")."""
    people = row[at - 1].lower in _FOLK and at + 1 < len(row) and large(row[at + 1])
    return people and row[at].lower in _AGAINST


def _legal(token: Token) -> bool:
    """Whether a word is a company's legal form, which ends a name and never begins one."""
    return token.lower.rstrip(".") in {"inc", "ltd", "llc", "plc"}


def _surname_like(row: Sequence[Token], at: int) -> bool:
    """Whether a word like "Early" or "May" follows a given name and so is a surname."""
    return bare(row[at].lower) in _WORD_SURNAMES and given(row[at - 1].lower)


def _joins(row: Sequence[Token], at: int, *, organisation: bool, title: bool) -> bool:
    following = row[at + 1] if at + 1 < len(row) else None
    lower = row[at].lower
    if lower == ",":
        return listed(row, at, organisation=organisation)
    leads = PARTICLES | ({"the", "a"} if lower == "for" else {"the"})
    if following is None or not (following.text[0].isupper() or following.lower in leads):
        return False
    after = row[at + 2] if at + 2 < len(row) else None
    if following.lower in {"the", "a"} and not (after and after.text[0].isupper()):
        return False
    if lower in PARTICLES or lower == "&" or _placed_in(row, at):
        return True
    before = bare(row[at - 1].lower)
    if following.lower in NOT_NAMES - {"the", "a"}:
        return False
    if lower in {"of", "for"}:
        return organisation or title or (lower == "for" and before in _FOLK and not given(before))
    if lower in {"on", "to"}:
        return before in (_ON if lower == "on" else _TO) and (lower == "on" or ordinary(following.lower))
    return (lower == "and" and one_body(row, at, organisation=organisation)) or (
        lower == "," and listed(row, at, organisation=organisation)
    )


def _mention(row: Sequence[Token], start: int, end: int) -> Mention | None:
    if start >= end:
        return None
    end = _before_owner(row, start, end)
    first = _after_titles(row, start, end)
    if row[first].lower in {"of", "for"}:
        return None  # "Head of Communications" is an office
    first = _from_given(row, first, end)
    if first > start and end - first == 1 and _is_thing(row, start, first):
        first = start
    if end - first == 2 and start == first and _placed(row, start):  # noqa: PLR2004
        start = first = start + 1
    nicked = nick_places(row, first, end)
    words = words_in(row, first, end, nicked)
    if all(len(word.rstrip(".")) < 2 for word in words) or " ".join(words).lower() in _KINDS:  # noqa: PLR2004
        return None
    if (
        len(words) > 1
        and words[-1].lower() in PARTIES
        and not words[-1].endswith("s")
        and (any(word.lower() in PLACE_HEADS for word in words[1:-1]) or not any(given(word.lower()) for word in words[:-1]))
    ):
        return None  # "the Lowmere Democrat" is described, not named
    role = " ".join(row[k].text for k in range(start, first))
    before = row[start - 1] if start else None
    if role and _is_office(words, the=before is not None and before.lower == "the"):
        return None
    the = before is not None and before.lower == "the" and first == start and not _modifies(row, end)
    kind, sure = kind_of(words, role=role, the=the)
    gender = gender_of([row[k].lower.rstrip(".") for k in range(start, first)])
    place = before is not None and before.lower in {"in", "at", "near", "across", "throughout"}
    nick = " ".join(row[k].text for k in nicked)
    return Mention(
        Span(row[start].start, row[end - 1].end), " ".join(words), role, kind, gender, opening(row, start), place, the, sure, nick
    )


def _is_office(words: Sequence[str], *, the: bool) -> bool:
    """Whether what follows a title goes on with it: "the Deputy Speaker", "Chief Financial Officer"."""
    if words[-1].lower() not in ROLE_WORDS:
        return False
    return the if len(words) == 1 else all(is_field(word.lower()) for word in words[:-1])


def _is_thing(row: Sequence[Token], start: int, at: int) -> bool:
    """Whether a word behind what looks like a title makes a body's name with it ("the Executive Mansion")."""
    the = start > 0 and row[start - 1].lower == "the" and at == start + 1
    return the and row[start].lower in _QUALITIES and not given(row[at].lower) and not row[at].lower.endswith(AGENT)


def _before_owner(row: Sequence[Token], start: int, end: int) -> int:
    """Where a body's name ends before whose body it is ("the Harbour Party of Ana Silva")."""
    at = end - 3
    if at <= start or row[at].lower != "of" or bare(row[at - 1].lower) not in ORGANISATION_WORDS:
        return end
    first, last = row[at + 1].lower, bare(row[at + 2].lower)
    return at if given(first) and first not in PLACES and last not in ORGANISATION_WORDS and not ordinary(last) else end


def _placed(row: Sequence[Token], start: int) -> bool:
    """Whether "In Lowmere Silva said" has run a place and a surname together."""
    lower = row[start].lower
    known = lower in PLACES and not given(lower) and bare(row[start + 1].lower) not in ORGANISATION_WORDS | PLACE_HEADS
    return known and start > 0 and row[start - 1].lower == "in"


def _modifies(row: Sequence[Token], end: int) -> bool:
    """Whether a name only describes the noun after it ("the Silva administration")."""
    return end < len(row) and row[end].text[0].islower() and row[end].lower in _MODIFIED


def _after_titles(row: Sequence[Token], start: int, end: int) -> int:
    """Where the name itself begins, after "Former Harbour Board Director" or "Secretary of State"."""
    first = start
    for at in range(start, end - 1):
        if row[at].lower in _FOLK and row[at + 1].lower in _CAUSES:
            break
        if at - start > 1 and row[at].lower.endswith("s") and row[at - 1].lower == "of" and row[at - 2].lower in ORGANISATION_WORDS:
            continue  # "the House of Representatives Committee on Tides"
        if _role_like(row, at, end) and row[at + 1].text[0].isalpha() and not _all_body(row, at + 1, end):
            first = at + 1
            if row[first].lower in {"of", "for"} and first + 2 < end:
                first += 2
                while first + 2 < end and row[first].lower in {"and"}:
                    first += 2
    while end - first > 2 and row[first].lower in PARTIES and bare(row[end - 1].lower) not in ORGANISATION_WORDS:  # noqa: PLR2004
        first += 1
    return first


def _role_like(row: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word is a title, or an ordinary word for what somebody does before a name of two words or more ("Barber Ana Silva")."""
    lower = row[at].lower.rstrip(".")
    if lower in ROLE_WORDS or lower.removesuffix("s") in w.TITLES:
        return True
    if end - at < 3 or given(lower) or lower in ORGANISATION_WORDS | PARTIES | DEMONYMS:  # noqa: PLR2004
        return False
    if "-of-" in lower or lower.startswith("ex-"):
        return True
    sure = given(row[at + 1].lower) or row[at + 1].lower not in _LEADING and not ordinary(row[at + 1].lower)
    trade = lower.rpartition("-")[2]
    agent = (
        trade.endswith(_TRADES) or trade in FOLK | CROWDS | _KIN or (ordinary(trade) and trade.endswith(AGENT) and trade not in NOT_AGENTS)
    )
    return sure and agent and bare(row[end - 1].lower) not in ORGANISATION_WORDS


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
