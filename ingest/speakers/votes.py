"""Whether the people of an article are "he" or "she", by the pronouns around their names."""

from collections.abc import Callable, Sequence

from archive.records import SpeakerKind
from ingest.attribution.sentences import Token
from ingest.speakers.given import given, ordinary
from ingest.speakers.lexicon import ROLE_WORDS
from ingest.speakers.members import Member, Seen

_GENDERED = {"he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she"}


def vote(rows: Sequence[Sequence[Token]], seen: Sequence[Seen], quoted: Callable[[int], bool]) -> None:
    """A "he" or "she" outside quotations, unless behind "the mayor", votes for the only person that its paragraph or the last named."""
    at = 0
    named: dict[int, Member] = {}
    for row in rows:
        before, named, described = named, {}, False
        for k, token in enumerate(row):
            while at < len(seen) and seen[at].at < token.start:
                if seen[at].at >= row[0].start and _may_be_meant(seen[at].member):
                    named[id(seen[at].member)] = seen[at].member
                    described = False
                at += 1
            described = described or (k > 0 and row[k - 1].lower == "the" and token.lower in ROLE_WORDS)
            pronoun = _GENDERED.get(token.lower)
            who = named or before
            if pronoun and len(who) == 1 and not described and not quoted(token.start):
                member = next(iter(who.values()))
                member.genders[pronoun] += 1
                member.person += 0.5


def _may_be_meant(member: Member) -> bool:
    """Whether a name may be a person's as far as pronouns can tell: not a body's, a place's ("in Lowmere"), a mere word with a capital."""
    if member.kind is SpeakerKind.ORGANISATION or member.group:
        return False
    word = " " not in member.name and not given(member.name) and member.person < 1
    return not (word and (member.body > 0 or ordinary(member.name)))
