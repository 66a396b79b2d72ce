"""Whom a description means that its article never puts a name to: somebody whom articles in its company name.

What is answered depends on the current articles alone: on who is named beside the description, and in which other articles.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from archive.identity import Bearer, Description, Evidence, Linker


class Articles(Protocol):
    """The evidence of all articles, by place and by key."""

    def evidence(self, places: Sequence[int]) -> Mapping[int, Sequence[Evidence]]:
        """Everybody whom articles name."""
        ...

    def bearers(self, keys: Sequence[str]) -> Mapping[str, Sequence[Bearer]]:
        """The articles that bear each key; keys that more articles bear than the linker asks for are left out."""
        ...


def witnesses(
    linker: Linker, articles: Articles, place: int, published: date | None, described: Sequence[Description]
) -> list[Evidence | None]:
    """For each description of an article the evidence of another article that names whom it means."""
    own = articles.evidence([place]).get(place, ())
    keys = sorted({each.key for each in own if linker.tells(each.appearance)})
    beside = {key: [b for b in found if b.place != place] for key, found in articles.bearers(keys).items()}
    circle = linker.circle(published, beside)
    near = articles.evidence(circle)
    said = [each for n in circle for each in near.get(n, ())]
    return [linker.holder(each, own, said) for each in described]
