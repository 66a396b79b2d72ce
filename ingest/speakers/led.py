"""Who is called elsewhere, right before their name, by the very words of a description.

"**Venn aide Ned Roe** rowed out. ... The Venn aide said ..." · "**Former Lowmere governor Orla Venn**" is "the former Lowmere governor".
"""

import re
from collections import defaultdict
from functools import cached_property

from ingest.speakers.cast import Cast
from ingest.speakers.members import Member
from ingest.speakers.phrase import Phrase

_REACH, _LEAST, _MOST = 80, 2, 6
_WORDS = re.compile(r"(?<![\w’'-])(?:[^\W_][\w’'-]{0,40}\.? ){1,12}\Z")


class Led:
    """The people of an article by the words, two to six, that lead up to their full names."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def meant(self, phrase: Phrase) -> Member | None:
        """The one person who is called by all the words of a description behind "the"."""
        if not phrase.head or phrase.head[0].lower != "the" or phrase.rest:
            return None
        found = self._by_words.get(" ".join(token.lower for token in phrase.head[1:]), {})
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _by_words(self) -> dict[str, dict[int, Member]]:
        found: defaultdict[str, dict[int, Member]] = defaultdict(dict)
        for member in self._cast.people():
            first = member.name.split()[0]
            for place in member.fulls:
                start = self._cast.text.find(first, place, place + _REACH)
                before = _WORDS.search(self._cast.text, max(0, start - _REACH), max(0, start))
                words = before[0].lower().split()[-_MOST:] if before else []
                for count in range(_LEAST, len(words) + 1):
                    found[" ".join(words[-count:])][id(member)] = member
        return found
