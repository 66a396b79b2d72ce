"""Whose words a source names by what they did with them: "a letter **Orla Venn** sent to the board", "an interview **he** gave".

Who only got them did not say them: "**a letter** Orla Venn received".
"""

from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers.lexicon import DOCUMENTS
from ingest.speakers.marked_names import large

_WORDS = frozenset(
    "interview interviews statement statements letter letters email emails e-mail e-mails speech speeches post posts tweet tweets memo "
    "message messages note testimony essay column op-ed book memoir remarks comments presentation lecture sermon".split()
)
_GAVE = frozenset("gave wrote issued sent posted made delivered tweeted recorded signed penned".split())
_LEAD, _REACH = 4, 12
"""Tokens within which the words are named, and then whoever gave them."""


def giver(row: Sequence[Token]) -> Sequence[Token]:
    """The tokens of whoever gave the words that a row names, of the words alone where they only got them, else the row itself."""
    noun = next((k for k in range(min(_LEAD, len(row))) if row[k].lower in _WORDS | DOCUMENTS), None)
    if noun is None or any(not token.text[0].isalpha() for token in row[:noun]):
        return row
    first = noun + 1 + any(token.lower in {"that", "which"} for token in row[noun + 1 : noun + 2])
    verb = next((k for k in range(first + 1, min(len(row), first + _REACH)) if _verb(row[k])), None)
    if verb is None or not _opens(row[first]) or any(not token.text[0].isalnum() for token in row[first:verb]):
        return row
    return row[first:verb] if row[verb].lower in _GAVE and row[noun].lower in _WORDS else row[: noun + 1]


def _verb(token: Token) -> bool:
    past = token.lower in _GAVE | w.COMMON_PAST or token.lower.endswith("ed")
    return past and token.text[0].islower()


def _opens(token: Token) -> bool:
    """Whether a word may open the name or description of whoever did something."""
    return large(token) or token.lower in w.POSSESSIVES | w.SUBJECT_PRONOUNS | {"the", "a", "an"}
