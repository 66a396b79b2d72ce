"""A surname of two people beside the pronoun of its own words: "Hask said **she** had not seen it" is not what Mr Hask said."""

import re
from collections.abc import Sequence

from archive.records import Form, SpeakerKind
from ingest.attribution.statement import Statement
from ingest.speakers.cast import Cast
from ingest.speakers.members import Member
from ingest.speakers.rivals import last_before
from ingest.speakers.source import Source

_PRONOUN = re.compile(r"(?:that )?(he|she)\b", re.IGNORECASE)
_SURNAME = re.compile(r"[^\W\d_][\w’'-]*")


def agreed(cast: Cast, statement: Statement, said: Source) -> Source:
    """The source of an indirect statement that a surname alone names, unless its own "he" or "she" speaks against them.

    Then it is the one namesake whom the pronoun fits and who was spoken of last; nobody where they were not. Where nobody else of that
    surname fits, the pronoun may mean anybody and changes nothing.
    """
    pronoun = _said_of(cast, statement)
    found = cast.find(said.name) if pronoun and said.name else None
    if found is None or found.member.gender in {pronoun, ""} or said.kind is not SpeakerKind.PERSON:
        return said
    at = statement.source[0].start
    others = _namesakes(cast, found.member, pronoun, at)
    if not others:
        return said
    if len(others) > 1 or last_before(others[0].places, at) < last_before(found.member.places, at):
        return Source(kind=SpeakerKind.PERSON)
    return Source(others[0].called, SpeakerKind.PERSON, others[0].role).by("surname")


def _said_of(cast: Cast, statement: Statement) -> str:
    """The "he" or "she" with which an indirect statement begins, behind a source that is a surname alone; or nothing."""
    if statement.form is not Form.INDIRECT or not statement.cue or statement.content[0].start < statement.source[-1].end:
        return ""
    named = cast.text[statement.source[0].start : statement.source[-1].end]
    begins = _PRONOUN.match(cast.text, statement.content[0].start) if _SURNAME.fullmatch(named) and named[0].isupper() else None
    return begins[1].lower() if begins else ""


def _namesakes(cast: Cast, member: Member, pronoun: str, at: int) -> Sequence[Member]:
    """Other people of a member's surname who were spoken of before `at` and whom the pronoun fits."""
    people = {id(m): m for m in cast.by_word.get(member.family, ()) if m.family == member.family and m is not member}
    return [m for m in people.values() if m.gender == pronoun and m.full and last_before(m.places, at) >= 0]
