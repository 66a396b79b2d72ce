"""Whom "they" takes up: two who are named together just before, or who spoke together; else a group or a body that spoke last.

"**Orla Venn and Ned Roe** said no. Roe was angry. They said ..."
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.records import JOINT, Span
from ingest.attribution.sentences import tokens
from ingest.speakers.focus import Focus
from ingest.speakers.naming import Naming
from ingest.speakers.narrated import Spoken
from ingest.speakers.pairs import others, pair_before
from ingest.speakers.source import NOBODY, Source
from ingest.speakers.subjects import body_told

_NEAR = 2
"""Who spoke together is not taken up past so many paragraphs."""
_LAST = 8
"""So many sources before are looked at."""
_HEAD = 60
"""Characters of a sentence in which its subject stands."""


def they(naming: Naming, at: int, last: Source, sources: Sequence[Spoken]) -> Source:
    """Whom a "they" at `at` means: `last` is the last speaker with a name, `sources` are who spoke so far, in order."""
    pair = pair_before(naming.cast, naming.focus, at)
    spoke = _spoke(naming, at, last, sources)
    if pair.name or spoke.name:
        return spoke if pair.name in {None, spoke.name} else pair
    told = body_told(naming, at)
    body = NOBODY if JOINT in (last.name or "") else naming.they(last)
    return told.by("body_told") if (told.name or "").endswith(" campaign") else body


def _spoke(naming: Naming, at: int, last: Source, sources: Sequence[Spoken]) -> Source:
    """Those who spoke together, where they or one of them spoke last and the article has told of no other people since."""
    paragraphs = naming.focus.paragraphs
    since = paragraphs[max(0, bisect_right(paragraphs, at) - 1 - _NEAR)]
    near = (each for each in reversed(sources[-_LAST:]) if each.at >= since and JOINT in (each.source.name or ""))
    together = next(near, None)
    if together is None or last.name not in {together.source.name, *(together.source.name or "").split(JOINT)}:
        return NOBODY
    return NOBODY if _others_told(naming.focus, together.at, at) else naming.they(together.source)


def _others_told(focus: Focus, since: int, at: int) -> bool:
    """Whether a sentence that begins from `since` to `at` is about several people without a name ("Residents of Porto came ...")."""
    starts = focus.sentences[bisect_right(focus.sentences, since) : bisect_left(focus.sentences, at)]
    heads = (Span(start, min(start + _HEAD, at)) for start in starts if not focus.reports(start))
    return any(others(tokens(focus.cast.text, head, ())) for head in heads)
