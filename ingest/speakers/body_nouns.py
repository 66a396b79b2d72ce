"""Whom a common noun for a body means: "the company", "the city", "the miner"."""

from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.speakers import roles
from ingest.speakers.described import Describer
from ingest.speakers.families import GOVERNED, WORKERS, families_of, is_territory, territory
from ingest.speakers.marked_names import large
from ingest.speakers.members import Member, personal
from ingest.speakers.phrase import Phrase
from ingest.speakers.source import MEANT, SUREST, Source

BODY_MEANT = 0.5
"""Of bodies more of the likelier ones are right (held-out articles, `training/described.py`)."""
_GOVERNING = frozenset("government administration parliament legislature campaign".split())
"""Bodies that whose they are names ("the Silva administration", "the Porto parliament"); others with a capital have names of their own."""


def body_meant(describer: Describer, phrase: Phrase, described: str, own: Sequence[Span]) -> Source:
    """The body that a phrase means, the source of the words `own`."""
    head = phrase.head
    found = describer.body(phrase, head[0].start, own)
    if found and phrase.noun == "embassy" and is_territory(found[0]):
        found = None  # whose it is, or where it stands
    if found and found[1] >= (BODY_MEANT if is_territory(found[0]) is territory(phrase.noun) else MEANT):
        describer.meant[roles.key(phrase.noun)] = found[0]
        return _government(phrase.noun, found[0]).by("described", min(found[1], SUREST))
    named = any(large(token) and token.lower not in w.DETERMINERS | {"neither", "either"} for token in head)
    if phrase.noun in _GOVERNING and named and not phrase.indefinite:
        return Source(described, SpeakerKind.ORGANISATION).by("described_body")
    return Source(None, SpeakerKind.ORGANISATION, described)


def miner(describer: Describer, phrase: Phrase, own: Sequence[Span]) -> Source | None:
    """The company that "the miner" means, where the article calls nobody so."""
    alone = len(phrase.head) == len(("the", "miner")) and phrase.head[0].lower == "the" and not phrase.rest
    if phrase.noun not in WORKERS or not alone or describer.cast.called.get(phrase.noun):
        return None
    found = describer.body(phrase, phrase.head[0].start, own)
    if found is None or found[1] < BODY_MEANT or "company" not in families_of(found[0].name.lower().split()):
        return None
    return replace(source_of(found[0]), role="").by("described", min(found[1], SUREST))


def source_of(member: Member) -> Source:
    """A member of the article as a source."""
    kind = SpeakerKind.PERSON if member.kind is SpeakerKind.UNKNOWN and personal(member.name) else member.kind
    return Source(member.called, kind, member.role if kind is SpeakerKind.PERSON else "")


def _government(noun: str, member: Member) -> Source:
    """A body; where a place is meant by what governs it, that by name ("the city": the City of Porto)."""
    source = replace(source_of(member), role="")
    governed = noun in GOVERNED and is_territory(member) and noun not in member.name.lower().split()
    return replace(source, name=f"{noun.capitalize()} of {source.name}", kind=SpeakerKind.ORGANISATION) if governed else source
