"""Descriptions that take up whom the sentence before tells of, though nobody is called so.

"Orla Venn, 61, lost her home in May. **The baker** told the board that it was shut."
"""

from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.delayed import ANYBODY
from ingest.speakers.described import personal_noun
from ingest.speakers.lexicon import BODIES, DOCUMENTS, FEMALE, KIN, MALE, NOT_AGENTS, SPOKEN_FOR
from ingest.speakers.members import Member
from ingest.speakers.nominals import contradicts, fills, holders
from ingest.speakers.phrase import Phrase, plural

_NOT_SO = SPOKEN_FOR | KIN | BODIES | ANYBODY | DOCUMENTS | NOT_AGENTS


def is_epithet(phrase: Phrase) -> bool:
    """Whether a phrase points at one person by nothing but what they are ("The teaching assistant", "the 61-year-old")."""
    head = phrase.head
    bare = bool(head) and head[0].lower == "the" and not phrase.rest and not phrase.names
    owned = any(token.lower.endswith(("'s", "s'")) for token in head)
    return bare and not owned and not plural(phrase.noun) and personal_noun(phrase.noun) and phrase.noun not in _NOT_SO


def may_mean(cast: Cast, phrase: Phrase, member: Member) -> bool:
    """Whether an epithet may be a person's: nothing speaks against it, and nobody else is called so."""
    noun = phrase.noun
    gender = "she" if noun in FEMALE or noun.endswith("woman") else "he" if noun in MALE or noun.endswith("man") else ""
    called = holders(phrase, cast.called.get(roles.key(noun), []))
    others = called and member not in called or {gender, member.gender} == {"he", "she"}
    return not others and not contradicts(phrase, member) and fills(phrase, member)
