"""The words that stand beside somebody's name, wherever an article names them."""

import re

from ingest.speakers import roles
from ingest.speakers.members import Member

_BEFORE, _AFTER, _PLACES = 60, 70, 8
_APART = 160
"""A mention nearer than this to a description says nothing of it: the description's own words stand beside the name there."""
_END = re.compile(r"[.!?…][”\"’']? |\n")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_INITIAL = 3


class Beside:
    """Reads one article's text around the mentions of its members, each once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[int, list[tuple[int, frozenset[str]]]] = {}

    def words(self, member: Member, at: int) -> frozenset[str]:
        """The comparable words in the sentences that name a member, except those about `at`."""
        which = id(member)
        if which not in self._read:
            self._read[which] = [(place, self._window(place, member)) for place in member.places[:_PLACES]]
        return frozenset().union(*(words for place, words in self._read[which] if abs(place - at) > _APART))

    def _window(self, place: int, member: Member) -> frozenset[str]:
        before = self._text[max(0, place - _BEFORE) : place]
        start = max((m.end() for m in _END.finditer(before) if not _abbreviated(before, m.start())), default=0)
        after = self._text[place : place + _AFTER]
        end = next((m.start() for m in _END.finditer(after) if not _abbreviated(after, m.start())), len(after))
        own = {roles.key(word) for word in member.name.split()}
        return frozenset(roles.key(word) for word in _WORD.findall(before[start:] + after[:end])) - own


def _abbreviated(text: str, at: int) -> bool:
    """Whether the full stop at `at` is that of a short word with a capital ("Sen.", "J.")."""
    word = text[:at].rpartition(" ")[2]
    return text[at] == "." and 0 < len(word) <= _INITIAL and word[0].isupper()
