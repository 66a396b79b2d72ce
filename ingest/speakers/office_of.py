"""An office that speaks, by whose it is."""

from archive.records import SpeakerKind
from ingest.speakers.lexicon import ROLE_WORDS
from ingest.speakers.marked_names import bare
from ingest.speakers.phrase import Phrase, words_of
from ingest.speakers.source import Source

_OF_STATE = 3
"""Words of "of state's office"."""


def _spelt_out(phrase: Phrase) -> bool:
    """Whether a phrase is the office of whoever holds a post of several words ("the secretary of state's office")."""
    post, rest = phrase.head[1:], phrase.rest
    if phrase.head[0].lower != "the" or len(rest) != _OF_STATE or rest[0].lower not in {"of", "for"} or rest[-1].lower != "office":
        return False
    return bool(post) and post[-1].lower in ROLE_WORDS and rest[1].lower.endswith(("'s", "’s"))


def office_of(phrase: Phrase, owner: Source | None) -> Source | None:
    """The office of somebody named ("Silva's office", "the office of Silva") or of whoever holds a post ("the governor's office")."""
    if _spelt_out(phrase):
        return Source(words_of(phrase.row), SpeakerKind.ORGANISATION).by("described_body")
    if phrase.noun != "office":
        return None
    if owner is not None and owner.name and owner.kind is SpeakerKind.PERSON and (phrase.names or phrase.rest):
        return Source(f"Office of {owner.name}", SpeakerKind.ORGANISATION, certainty=owner.certainty).by("campaign")
    post = bare(phrase.head[-2].lower) if len(phrase.head) > 1 and phrase.head[-2].lower.endswith(("'s", "’s")) else ""
    if post in ROLE_WORDS and phrase.head[0].lower == "the" and not phrase.rest:
        return Source(words_of(phrase.head), SpeakerKind.ORGANISATION).by("described_body")
    return None
