"""Names in running text, by capitals and simple rules: no list of people, no model.

A name is a run of capitalised words, joined by particles ("van", "al-") and, inside organisations, by "of", "for" and "and". Titles and
roles in front are kept apart, so that "Budget Director Ana Silva" is the person Ana Silva with the role "Budget Director".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, paragraphs, tokens

PARTICLES = frozenset("de da do dos das del della di du van von der den la le al el bin ibn ben bint al- y ter ten".split())
ORGANISATION_WORDS = frozenset(
    "ministry university college school party council agency bank committee institute institution times post news journal herald "
    "tribune gazette inc inc. corp corp. ltd ltd. llc plc department dept. court house senate congress parliament assembly police "
    "company group association union commission office campaign center centre foundation society league federation network museum "
    "hospital church army navy air airlines airways club team board authority administration service services force forces fund "
    "trust coalition alliance organisation organization bureau embassy government cabinet kremlin pentagon nations radio "
    "television tv magazine review press reuters project action conference democrats republicans conservatives international "
    "international. holdings industries partners systems energy motors co. studios laboratory laboratories academy observatory "
    "chamber guild cooperative co-operative collective states kingdom republic convention secretariat directorate watchdog".split()
)
ROLE_WORDS = w.TITLES | frozenset(
    "executive leader nominee candidate strategist adviser advisor manager analyst reporter host anchor moderator correspondent "
    "lawyer founder co-founder head superintendent principal owner author columnist speaker whip aide economist historian "
    "scientist researcher engineer farmer baker teacher nurse doctor actor actress singer writer director-general ombudsman "
    "convener treasurer pollster consultant organizer organiser activist envoy representative lobbyist rancher veteran prosecutor "
    "defender counsel president-elect frontrunner rival incumbent businessman businesswoman mogul billionaire skipper captain "
    "harbourmaster biologist geologist physicist chemist expert alderman alderwoman assemblyman assemblywoman strategist co-chair "
    "co-chairman vice-chair legend host co-host presenter crofter foreman warden ranger surveyor mediator negotiator delegate "
    "volunteer trustee".split()
)
_PARTIES = frozenset(
    "republican democrat democratic conservative labour liberal green tory independent socialist libertarian progressive gop".split()
)
_MALE = frozenset(
    {
        "mr",
        "sir",
        "lord",
        "father",
        "brother",
        "king",
        "prince",
        "pope",
        "spokesman",
        "chairman",
        "congressman",
        "councilman",
        "imam",
        "rabbi",
    }
)
_FEMALE = frozenset(
    {"mrs", "ms", "miss", "dame", "lady", "sister", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman", "councilwoman"}
)
_NOT_NAMES = (
    w.DETERMINERS | w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.PRONOUNS | w.OBJECT_PRONOUNS
    | w.ADVERBS | w.AUXILIARIES | w.TIMES | w.MONTHS
    | frozenset("yes no well oh please thank thanks according here there asked nobody nothing everything".split())
    | frozenset("one two three four five six seven eight nine ten hundreds thousands dozens".split())
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One name where it stands: `span` with titles and roles, `name` without them."""

    span: Span
    name: str
    role: str = ""
    kind: SpeakerKind = SpeakerKind.PERSON
    gender: str = ""
    opens: bool = False
    after_place_word: bool = False


def mentions(text: str) -> list[Mention]:
    """The names of a text in reading order; `opens` marks those that begin their sentence."""
    found: list[Mention] = []
    for paragraph in paragraphs(text):
        found += mentions_in(tokens(text, paragraph, ()))
    return found


def mentions_in(row: Sequence[Token]) -> list[Mention]:
    """The names among the tokens of one stretch of text."""
    found: list[Mention] = []
    at = 0
    while at < len(row):
        if not _names(row, at):
            at += 1
            continue
        end = _run_end(row, at)
        mention = _mention(row, at, end)
        if mention:
            found.append(mention)
        at = end
    return found


def _names(row: Sequence[Token], at: int) -> bool:
    token = row[at]
    return token.text[0].isupper() and bare(token.lower) not in _NOT_NAMES


def bare(lower: str) -> str:
    """A word without its genitive ending."""
    return lower[:-2] if lower.endswith("'s") else lower


def _genitive(token: Token) -> bool:
    return token.lower.endswith("'s")


def _run_end(row: Sequence[Token], start: int) -> int:
    end = start + 1
    organisation = bare(row[start].lower) in ORGANISATION_WORDS
    while end < len(row) and not _genitive(row[end - 1]):
        token = row[end]
        if token.text[0].isupper() and bare(token.lower) not in _NOT_NAMES:
            organisation = organisation or bare(token.lower) in ORGANISATION_WORDS
            end += 1
        elif _joins(row, end, organisation=organisation, title=row[end - 1].lower in w.TITLES):
            end += 1 if token.lower in PARTICLES else 2
            while end < len(row) and row[end - 1].lower in {"the"} | PARTICLES and row[end].text[0].isupper():
                end += 1
        else:
            break
    return end


def _joins(row: Sequence[Token], at: int, *, organisation: bool, title: bool) -> bool:
    following = row[at + 1] if at + 1 < len(row) else None
    if following is None or not (following.text[0].isupper() or following.lower in PARTICLES | {"the"}):
        return False
    lower = row[at].lower
    return (
        lower in PARTICLES
        or (lower in {"of", "for"} and (organisation or title))
        or (lower == "and" and organisation and at > 1 and row[at - 2].lower == "of")
        or lower == "&"
    )


def _mention(row: Sequence[Token], start: int, end: int) -> Mention | None:
    first = _after_titles(row, start, end)
    words = [row[k].text for k in range(first, end)]
    words[-1] = words[-1].removesuffix("'s").removesuffix("’s")
    role = " ".join(row[k].text for k in range(start, first))
    before = row[start - 1] if start else None
    opens = before is None or before.text in {".", "!", "?", "…", '"', "“", "”", "‘", "’", "'"}
    lowers = [bare(row[k].lower) for k in range(first, end)]
    organisation = _organisation(words, lowers, titled=first > start, the=before is not None and before.lower == "the")
    place = before is not None and before.lower in {"in", "at", "near", "across", "throughout"}
    kind = SpeakerKind.ORGANISATION if organisation else SpeakerKind.PERSON
    gender = _gender([row[k].lower.rstrip(".") for k in range(start, first)])
    return Mention(Span(row[start].start, row[end - 1].end), " ".join(words), role, kind, gender, opens, place)


def _after_titles(row: Sequence[Token], start: int, end: int) -> int:
    """Where the name itself begins, after "Former Harbour Board Director" or "Secretary of State"."""
    first = start
    for at in range(start, end - 1):
        if row[at].lower.rstrip(".") in ROLE_WORDS:
            first = at + 1
            if row[first].lower in {"of", "for"} and first + 2 < end:
                first += 2
                while first + 2 < end and row[first].lower in {"and"}:
                    first += 2
    while end - first > 2 and row[first].lower in _PARTIES and bare(row[end - 1].lower) not in ORGANISATION_WORDS:  # noqa: PLR2004
        first += 1
    return first


def _organisation(words: Sequence[str], lowers: Sequence[str], *, titled: bool, the: bool) -> bool:
    if titled:
        return False
    if any(lower in ORGANISATION_WORDS for lower in lowers):
        return True
    if len(words) == 1:
        if lowers[0].endswith("ians") or lowers[0].endswith("crats"):
            return False
        return (words[0].isupper() and 2 <= len(words[0]) <= 6) or the  # noqa: PLR2004
    return the and not words[-1].endswith(".")


def _gender(titles: Sequence[str]) -> str:
    if any(title in _MALE for title in titles):
        return "he"
    return "she" if any(title in _FEMALE for title in titles) else ""
