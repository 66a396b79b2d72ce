"""Whether two sentences give the same figures in each other's roles: "230 of the 212 members" for "212 of 230 members"."""

from collections.abc import Sequence
from itertools import combinations

from app.numbers import placed
from app.words import STOP, Word, stem

BESIDE = 3
"""Words on either side of a figure that tell what it counts."""
FEWEST = 2
"""Words beside the figures that are to say they are exchanged."""
_TELLING = frozenset("of from to out by in at than against per for over under into above below".split())

Role = frozenset[tuple[bool, str]]
"""The words beside a figure, each with whether it stands before it."""


def exchanged_figures(claim: str, sentence: str) -> bool:
    """Whether two figures that both texts give once have what stands beside them exchanged."""
    ours, theirs = _roles(claim), _roles(sentence)
    return any(_crossed(ours[a], ours[b], theirs[a], theirs[b]) for a, b in combinations(sorted(ours.keys() & theirs.keys()), 2))


def _crossed(first: Role, second: Role, there_first: Role, there_second: Role) -> bool:
    kept = len(first & there_first) + len(second & there_second)
    crossed = len(first & there_second) + len(second & there_first)
    return crossed > kept and crossed >= FEWEST


def _roles(text: str) -> dict[str, Role]:
    """What stands beside each figure of a text, as far as the next figure; of one that stands there twice nothing is known."""
    words, found = placed(text)
    values = [value for value, _, _ in found]
    edges = [0, *(after for _, _, after in found)], [*(start for _, start, _ in found), len(words)]
    return {
        value: _beside(words[max(edges[0][k], start - BESIDE) : start], before=True)
        | _beside(words[after : min(edges[1][k + 1], after + BESIDE)], before=False)
        for k, (value, start, after) in enumerate(found)
        if values.count(value) == 1
    }


def _beside(words: Sequence[Word], *, before: bool) -> Role:
    return frozenset((before, stem(word.fold)) for word in words if word.fold in _TELLING or word.fold not in STOP)
