"""Groups of voices from the links between them: the strongest link first, and never two that somebody keeps apart in one group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.claims.ties import Relation

UTTERANCE, CLAIM = "utterance", "claim"


@dataclass(frozen=True, slots=True)
class Edge:
    """A link that stands, between two voices' ids."""

    a: str
    b: str
    relation: Relation
    score: float
    ruled: bool = False


Pair = tuple[str, str]


def grouped(members: Iterable[str], edges: Iterable[Edge], apart: Iterable[Pair]) -> Mapping[str, tuple[str, str]]:
    """For every member the ids of its utterance and of its claim: the lowest id in its group.

    Utterances are made by links of the same utterance alone, claims of whole utterances. A link that would put two of `apart` in one
    group is passed over; what the reader ruled comes first. The result depends on the sets alone.
    """
    found = sorted(members)
    groups = _Groups(found, apart)
    ordered = sorted(edges, key=lambda edge: (not edge.ruled, -edge.score, edge.a, edge.b))
    groups.join([edge for edge in ordered if edge.relation is Relation.SAME_UTTERANCE])
    utterances = {member: groups.head(member) for member in found}
    groups.join(ordered)
    return {member: (utterances[member], groups.head(member)) for member in found}


class _Groups:
    """Disjoint sets, each with the members of others that it must not meet."""

    def __init__(self, members: Sequence[str], apart: Iterable[Pair]) -> None:
        self._head = {member: member for member in members}
        self._size = dict.fromkeys(members, 1)
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        self._least = dict(self._head)
        for a, b in apart:
            if a in self._head and b in self._head:
                self._foes[a].add(b)
                self._foes[b].add(a)

    def head(self, member: str) -> str:
        """The lowest member of the group."""
        return self._least[self._root(member)]

    def join(self, edges: Iterable[Edge]) -> None:
        """Make one group of the two ends of each edge, unless that brings foes together."""
        for edge in edges:
            a, b = self._root(edge.a), self._root(edge.b)
            if a == b or b in self._foes[a]:
                continue
            if self._size[a] < self._size[b]:
                a, b = b, a
            self._merge(a, b)

    def _merge(self, a: str, b: str) -> None:
        self._head[b] = a
        self._size[a] += self._size[b]
        self._least[a] = min(self._least[a], self._least[b])
        for foe in self._foes.pop(b, ()):
            self._foes[foe].discard(b)
            self._foes[foe].add(a)
            self._foes[a].add(foe)

    def _root(self, member: str) -> str:
        while self._head[member] != member:
            self._head[member] = self._head[self._head[member]]
            member = self._head[member]
        return member
