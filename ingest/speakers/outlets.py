"""Whether those who were told something pass it on: a newspaper, an agency, a broadcaster; and the outlet that an article is of."""

from collections.abc import Sequence

from archive.records import SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers.cast import Cast
from ingest.speakers.given import given
from ingest.speakers.lexicon import PERIODICALS
from ingest.speakers.mentions import mentions_in
from ingest.speakers.source import Source

_OUTLET_WORDS = PERIODICALS | frozenset(
    "newspaper paper daily weekly magazine agency newswire wire broadcaster station network radio television tv channel podcast sentinel "
    "mail telegraph guardian standard mirror examiner inquirer enquirer dispatch courier bulletin globe star sun today voice echo argus "
    "advertiser mercury reuters".split()
)
_ENDINGS = ("post", "zeitung", "blatt", "bladet", "posten", "news", "times", "radio", "tv", "nieuws", "presse", "press")
_KINDS = frozenset(
    "newspaper paper daily weekly magazine agency newswire broadcaster station network channel programme program podcast".split()
)
_OWN = frozenset({"newspaper", "paper", "magazine", "website"})
"""What an article calls the outlet that it is of."""
_LONGEST_ACRONYM = 5


def relay(row: Sequence[Token], cast: Cast) -> str:
    """The name of the outlet that the tokens name, empty where they name somebody who was merely spoken to."""
    names = mentions_in(row, cast.writing)
    if not names:
        return ""
    name = names[-1]
    found = cast.find(name.name)
    called = found.member.called if found else name.name
    if (" " in name.name and given(name.name.split()[0])) or found and found.member.kind is SpeakerKind.PERSON:
        return ""
    before = [token.lower for token in row if token.end <= name.span.start]
    after = [token.lower for token in row if token.start >= name.span.end][:1]
    words = [word.lower() for word in name.name.split()]
    if _OUTLET_WORDS.intersection(words) or words[-1].endswith(_ENDINGS) or _KINDS.intersection([*before, *after]):
        return called
    acronym = len(words) == 1 and name.name.isupper() and 1 < len(name.name) <= _LONGEST_ACRONYM and not w.DETERMINERS.intersection(before)
    return called if acronym else ""


def itself(row: Sequence[Token], outlet: str, cast: Cast) -> Source | None:
    """The outlet of an article that speaks of itself ("This newspaper"), without a name where it is not known; None for anybody else.

    "This agency" may be any that the article tells of, and so may "this magazine" where one of its bodies is called so.
    """
    noun = row[-1].lower
    if len(row) != 2 or row[0].lower not in {"this", "our"} or noun not in _OWN:  # noqa: PLR2004
        return None
    named = any(noun in member.roles or noun in member.name.lower().split() for member in cast.bodies() if member.name not in outlet)
    return Source(None if named else outlet or None, SpeakerKind.ORGANISATION).by("outlet")
