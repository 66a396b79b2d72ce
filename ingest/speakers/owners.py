"""The words of a name as its tokens give them, those of whose it is among them ("the Lowmere Teachers' Association")."""

from collections.abc import Sequence
from itertools import takewhile

from ingest.attribution.sentences import Token
from ingest.speakers.given import given, ordinary
from ingest.speakers.lexicon import HONORIFICS, ORGANISATION_WORDS, POSTNOMINALS
from ingest.speakers.marked_names import MARKS, bare, large
from ingest.speakers.spelling import spelt

_STOPPED = frozenset({"jr.", "inc.", "ltd.", "corp.", "bros.", "dept."})
"""Words that keep their full stop; after others it ends the sentence."""
_WORKERS = ("workers", "makers", "drivers", "growers", "keepers", "holders", "owners", "fighters", "masters", "sellers", "builders")
"""Endings of words for people of one trade that are no surnames: "the Metalworkers' Union"."""
_OF_MEMBERS = ORGANISATION_WORDS | {"plan", "scheme"}
_AGENTS = ("ers", "ors", "ists", "men", "women")
"""Endings of what members are: before a union or the like they make up its name, whether or not a dictionary knows them ("Seafarers'")."""
_UNIONS = frozenset("union association federation confederation guild alliance society league cooperative co-operative".split())


def theirs(row: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` is that of those who make up a body ("the Lowmere Teachers' Association")."""
    if at + 1 >= len(row) or row[at].text not in {"'", "’"} or row[at].start != row[at - 1].end:
        return False
    owner = row[at - 1].lower
    body = list(takewhile(large, row[at + 1 : at + 4]))
    united = owner.endswith(_AGENTS) and bool(body) and bare(body[0].lower) in _UNIONS
    if not (owner.endswith("s") and (ordinary(owner) or owner.endswith(_WORKERS) or united) and not given(owner)):
        return False
    return any(bare(token.lower) in ORGANISATION_WORDS for token in body[:1]) or (len(body) > 1 and bare(body[-1].lower) in _OF_MEMBERS)


def words_in(row: Sequence[Token], first: int, end: int, nicked: range) -> list[str]:
    """The words of a name, without a nickname, a genitive ending and the letters behind it."""
    words = [spelt(row[k].text) for k in range(first, end) if row[k].text not in MARKS | {",", "-"} and k not in nicked]
    for at in (k for k in range(first + 1, end - 1) if theirs(row, k) or _parts(row, k)):
        words = [word + row[at].text if word == row[at - 1].text else word for word in words]
    words[-1] = words[-1].removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if words[-1].endswith(".") and words[-1].count(".") == 1 and words[-1].lower() not in _STOPPED and len(words[-1]) > 3:  # noqa: PLR2004
        words[-1] = words[-1][:-1]
    titled = first > 0 and row[first - 1].lower.rstrip(".") in HONORIFICS
    if len(words) > 2 - titled and words[-1] in POSTNOMINALS and not ORGANISATION_WORDS.intersection(map(str.lower, words)):  # noqa: PLR2004
        words.pop()
    return words


def _parts(row: Sequence[Token], at: int) -> bool:
    """Whether a comma parts what a body is about ("Science, Space and Technology") rather than a suffix from its name."""
    return row[at].text == "," and row[at + 1].lower.rstrip(".") not in {"jr", "sr"}
