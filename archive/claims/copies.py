"""Copies of one article: what an agency sends out and many outlets print is one report, however many print it.

Two texts are copies when most of their runs of five words are the same (Broder 1997: resemblance of shingles), or when the shorter one's
are in the longer: a copy that was cut. Texts are compared with the first of each group, in the order of their ids.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.records import Article

RUN = 5
ALIKE = 0.7
"""Share of all runs of two texts that both have."""
HELD = 0.85
"""Share of the shorter text's runs that the longer has."""
LEAST = 30
"""Runs that a text needs to be called a copy of another that is not the same word for word."""
MOST = 200
"""Groups that a text is compared with: a flood of copies takes no quadratic time."""
_WORD = re.compile(r"\w+")


def reports(articles: Iterable[Article]) -> tuple[tuple[Article, ...], ...]:
    """The articles in groups of copies, the groups in the order of their first ids."""
    groups: list[tuple[frozenset[int], list[Article]]] = []
    for article in sorted(articles, key=lambda each: (each.id, each.version)):
        mine = _runs(article.text)
        group = next((group for runs, group in groups[:MOST] if _copies(runs, mine)), None)
        if group is None:
            groups.append((mine, [article]))
        else:
            group.append(article)
    return tuple(tuple(group) for _, group in groups)


def _copies(one: frozenset[int], two: frozenset[int]) -> bool:
    shared, fewer = len(one & two), min(len(one), len(two))
    if fewer < LEAST:
        return one == two
    return shared >= ALIKE * len(one | two) or shared >= HELD * fewer


@lru_cache(maxsize=2048)
def _runs(text: str) -> frozenset[int]:
    words: Sequence[str] = _WORD.findall(text.casefold())
    return frozenset(zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in range(max(1, len(words) - RUN + 1)))
