"""Surnames that stand alone before somebody of that name is brought in as another person.

"Venn laughed. ... Chief Inspector Orla Venn, **who is no relation**," · "Venn, who beat **his** brother, laughed. ... Mary Venn"
"""

import re
from collections.abc import Sequence

from ingest.speakers.members import Member

_UNRELATED = re.compile(r"[^.!?\n]{0,80}?\b(?:no relation|(?:not|in no way) related|unrelated)\b")
_OWN = r",? (?:who|whose) (?:[^\W_A-Z][\w'’-]*,? ){0,12}?(?:(?P<he>he|his|him)|she|her)\b"
"""Behind a name, the first pronoun of its relative clause, before which nobody else is named."""


class Strangers:
    """Whose surname of one article is another's before their full name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def apart(self, bearers: Sequence[Member], at: int) -> list[Member]:
        """Of the bearers of a surname those who may be meant by it alone at `at`."""
        return [member for member in bearers if not self._comes_late(member, at)]

    def _comes_late(self, member: Member, at: int) -> bool:
        """Whether somebody else bears a member's surname at `at`: so the article says, or a pronoun tells."""
        if not member.fulls or member.fulls[0] <= at:
            return False
        if id(member) not in self._known:
            self._known[id(member)] = self._is_another(member, member.fulls[0])
        return self._known[id(member)]

    def _is_another(self, member: Member, first: int) -> bool:
        if _UNRELATED.match(self._text, first):
            return True
        told = re.search(rf"\b{re.escape(member.surname)}{_OWN}", self._text[:first])
        return told is not None and {member.gender, "he" if told["he"] else "she"} == {"he", "she"}
