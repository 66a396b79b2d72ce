"""Short names that a document defines in marks behind a body's name: "Kestrel Metals Limited (“Kestrel” or “the Company”)"."""

import re
from collections.abc import Iterable, Iterator, Mapping

from archive.records import SpeakerKind
from ingest.speakers.lexicon import SHORT_BODIES
from ingest.speakers.members import Member
from ingest.speakers.mentions import Mention
from ingest.speakers.spelling import acronyms_of, name_key, name_words

_BRACKETED = re.compile(r" ?\(([^()\n]{3,100})\)")
_TERM = r"[\"“](?:[Tt]he )?([A-Z][^\"“”]{0,40})[\"”]"
_LISTED = re.compile(
    rf"(?:(?:hereinafter|together|collectively|hereafter|each|a|or|and|the|,) ?){{0,6}}{_TERM}(?:,? ?(?:or|and)? ?(?:the )?{_TERM}){{0,6}}"
)


def shortened(text: str, found: Iterable[Mention], members: Mapping[str, Member]) -> Iterator[tuple[str, Member]]:
    """The keys of the short names that an article defines for its bodies, with these."""
    ends = {mention.span.end: mention for mention in found}
    for end, short in terms(text):
        mention = ends.get(end)
        member = members.get(name_key(name_words(mention.name))) if mention else None
        if member is not None and member.kind is SpeakerKind.ORGANISATION:
            yield from ((name_key(name_words(term)), member) for term in short if short_for(term, member.name))


def terms(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where the name ends that short names are defined for, and these, in reading order."""
    for match in _BRACKETED.finditer(text):
        if _LISTED.fullmatch(match[1]):
            yield match.start(), tuple(re.findall(_TERM, match[1]))


def short_for(term: str, name: str) -> bool:
    """Whether a term may be short for a body's name: its first words, its acronym, or a noun for what it is ("Company")."""
    words, whole = name_words(term), name_words(name)
    return words == whole[: len(words)] or term.upper() == term and term in acronyms_of(name) or term.lower() in SHORT_BODIES
