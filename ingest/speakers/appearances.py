"""What one article says of everybody it names: the evidence from which the archive learns who is who."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace

from archive.identity import Appearance
from archive.records import Quote, SpeakerKind
from ingest.speakers.aliases import aliases_of
from ingest.speakers.cast import Cast
from ingest.speakers.descriptions import called_in
from ingest.speakers.members import Member
from ingest.speakers.offices import office

MOST_FORMS = 12
MOST_CALLED = 24


def appearances_of(cast: Cast, quotes: Iterable[Quote]) -> tuple[Appearance, ...]:
    """Everybody who speaks in an article, each party of a joint statement too, and everybody whom it names in full."""
    found = list(quotes)
    said: dict[str, list[Quote]] = defaultdict(list)
    for quote in found:
        if quote.speaker:
            said[quote.speaker].append(quote)
            for party in quote.speaker.split("; "):
                if party != quote.speaker:
                    said.setdefault(party, [])
    members = {member.called: member for member in cast.members.values()}
    called = called_in(cast, found)
    also: defaultdict[str, set[str]] = defaultdict(set)
    for name, forms in (*aliases_of(found).items(), *_shortened(cast).items()):
        also[name] |= forms
    spoken = [_speaking(name, made, members.get(name), also.get(name, set())) for name, made in sorted(said.items())]
    silent = [(name, member) for name, member in sorted(members.items()) if name not in said and _in_full(member)]
    named = [_named(member, also.get(name, set())) for name, member in silent]
    return tuple(replace(each, called=_foremost(called.get(each.name, frozenset()))) for each in (*spoken, *named))


def _foremost(called: Set[str]) -> tuple[str, ...]:
    """What somebody is called, up to so many phrases: first those that say how an office is held, for "the former mayor" is no mayor."""

    def rank(phrase: str) -> tuple[bool, str]:
        held = office(phrase)
        return (held is None or not held.standing, phrase)

    return tuple(sorted(sorted(called, key=rank)[:MOST_CALLED]))


def _shortened(cast: Cast) -> dict[str, set[str]]:
    """By body the short names that the article uses for it ("Kestrel" for Kestrel Rail)."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member in cast.members.values():
        hit = cast.find(member.name) if " " not in member.name else None
        if hit and hit.member is not member and hit.member.kind is SpeakerKind.ORGANISATION:
            found[hit.member.called].add(member.name)
    return found


def _speaking(name: str, made: list[Quote], member: Member | None, also: Set[str]) -> Appearance:
    kinds = [quote.speaker_kind for quote in made if quote.speaker_kind is not SpeakerKind.UNKNOWN]
    kind = max(kinds, key=lambda k: (kinds.count(k), k)) if kinds else member.kind if member else SpeakerKind.UNKNOWN
    roles = dict.fromkeys([*(quote.role for quote in made if quote.role), *([member.role] if member and member.role else [])])
    forms = also | (frozenset(member.forms) if member else frozenset()) - {name}
    return Appearance(
        name=name,
        kind=kind,
        gender=member.gender if member else "",
        forms=tuple(sorted(forms))[:MOST_FORMS],
        roles=tuple(roles),
        mentions=len(member.places) if member else len(made),
    )


def _named(member: Member, also: Set[str]) -> Appearance:
    return Appearance(
        name=member.called,
        kind=member.kind,
        gender=member.gender,
        forms=tuple(sorted((also | set(member.forms)) - {member.called}))[:MOST_FORMS],
        roles=(member.role,) if member.role else (),
        mentions=len(member.places),
        speaks=False,
    )


def _in_full(member: Member) -> bool:
    return " " in member.name and not member.group and member.kind is not SpeakerKind.UNKNOWN
