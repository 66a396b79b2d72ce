"""Whether two sentences give the same figures in each other's roles: "230 of the 212 members" for "212 of 230 members"."""

import re
from collections.abc import Sequence
from itertools import combinations

from app.numbers import numbers, placed
from app.words import STOP, Word, stem

BESIDE = 3
"""Words on either side of a figure that tell what it counts."""
FAR = 12
"""The same where one figure of the claim alone is looked up."""
_PART_OF = re.compile(r"(?<= of )(?:the |its |their |our )?\d[\d.,]*(?= [a-z])")
"""The figure of the whole that another is part of: "91 percent of the | 3,600 | guards"."""
FEWEST = 2
"""Words beside the figures that are to say they are exchanged."""
_TELLING = frozenset("of from to out by in at than against per for over under into above below".split())

Role = tuple[tuple[bool, str], ...]
"""The words beside a figure in their order, each with whether it stands before it."""


def exchanged_figures(claim: str, sentence: str) -> bool:
    """Whether two figures that both texts give once have what stands beside them exchanged, or one has what stands beside another there."""
    ours, theirs = _roles(claim), _roles(sentence)
    if any(_crossed(ours[a], ours[b], theirs[a], theirs[b]) for a, b in combinations(sorted(ours.keys() & theirs.keys()), 2)):
        return True
    here, there = (_roles(_PART_OF.sub(" ", text), reach=FAR) for text in (claim, sentence))
    others = (theirs.keys() & there.keys()) - ours.keys()
    return any(_anothers(here[a], there[a], theirs[b]) for a in here.keys() & there.keys() for b in others)


_SHARE = re.compile(
    r"\b(?P<part>\d[\d.,]{0,20}|\w{1,20}) (?:out )?of (?:the |its |their |our |all |those |these |some )?(?P<whole>\d[\d.,]{0,20}\d|\d)\b",
    re.I,
)


def part_for_whole(claim: str, sentence: str) -> bool:
    """Whether a claim tells of the whole what the sentence tells of a part of it: "all 90 pumps" for "60 of the 90 pumps"."""
    ours, parted = numbers(claim), {number for _, whole in _shares(claim) for number in whole}
    return any(part and whole <= ours - parted and not part & ours for part, whole in _shares(sentence))


def _shares(text: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Each part and its whole, as numbers: "60 of the 90 pumps", "most of the 90"."""
    return [(numbers(found["part"]), numbers(found["whole"])) for found in _SHARE.finditer(text)]


def another_counted(claim: str, sentence: str) -> tuple[str, str] | None:
    """The unit of a number of the claim, where the sentence has the number with another: "nine miles" for "nine hours"."""
    ours, theirs = _units(claim), _units(sentence)
    return next(((ours[n], theirs[n]) for n in sorted(ours.keys() & theirs.keys()) if ours[n] != theirs[n]), None)


_UNITS = frozenset(
    "seconds minutes hours days weeks fortnights months years decades inches feet yards miles metres meters kilometres kilometers acres "
    "hectares litres liters gallons tonnes tons kilos kilograms grams ounces degrees pounds euros dollars pence cents seats votes "
    "points".split()
)


def _units(text: str) -> dict[str, str]:
    """The units that the numbers of a text count."""
    words, found = placed(text)
    return {value: words[after].fold for value, _, after in found if after < len(words) and words[after].fold in _UNITS}


def _crossed(first: Role, second: Role, there_first: Role, there_second: Role) -> bool:
    kept = _common(first, there_first) + _common(second, there_second)
    crossed = _common(first, there_second) + _common(second, there_first)
    return crossed > kept and crossed >= FEWEST


def _anothers(role: Role, own: Role, other: Role) -> bool:
    """Whether all that a figure shares, or the last of it, is another's there: "nine ships called" for "of nine ships two called"."""
    shared = [part for part in role if (part in own) != (part in other) and part[1] not in _TELLING]
    return bool(shared) and (not {*shared} & {*own} or (shared[-1] in other and not shared[-1][0]))


def _common(one: Role, other: Role) -> int:
    return len({*one} & {*other})


def _roles(text: str, reach: int = BESIDE) -> dict[str, Role]:
    """What stands beside each figure of a text, as far as the next figure; of one that stands there twice nothing is known."""
    words, found = placed(text)
    values = [value for value, _, _ in found]
    edges = [0, *(after for _, _, after in found)], [*(start for _, start, _ in found), len(words)]
    return {
        value: _beside(words[max(edges[0][k], start - reach) : start], before=True)
        + _beside(words[after : min(edges[1][k + 1], after + reach)], before=False)
        for k, (value, start, after) in enumerate(found)
        if values.count(value) == 1
    }


def _beside(words: Sequence[Word], *, before: bool) -> Role:
    return tuple((before, stem(word.fold)) for word in words if word.fold in _TELLING or word.fold not in STOP)
