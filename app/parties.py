"""Those who speak about a thing, for a question about both sides that names neither: the best statements of each, so that all are heard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.turn import Evidence, Scored
from app.words import fold, stems, words_of
from archive.records import Article

FITS = 0.28
"""Fit from which a statement is heard beside better ones by somebody else,"""
SHARE = 0.36
"""and the share of the best one's fit,"""
CLOSE = 0.75
"""in an article about the topic; from this share in any."""
FEWEST = 3  # words of a statement
OF_EACH = 2
MOST = 6
_TOLD = "Who is on which side the archive does not tell; these are the statements nearest to the topic, two of each speaker at most."
_ALONE = "Nobody else on record is found to speak about it."


def sides_of(evidence: Evidence, ranked: Sequence[Scored]) -> Evidence:
    """The evidence with the best statements of everybody named who speaks about the topic where it is reported on.

    `ranked` are statements, the best first, one at least, none of them a reprint of another.
    """
    wanted, best = Counter(stems([evidence.request.topic])), ranked[0].score
    reported: dict[str, bool] = {}
    first = next((name for item in ranked for name in item.quote.speakers if name[:1].isupper()), "")
    heard: Counter[str] = Counter()
    leading: list[Scored] = []
    following: list[Scored] = []
    for item in ranked:
        speaker = item.quote.speaker
        if not speaker or heard[speaker] == OF_EACH or item.score < max(FITS, SHARE * best) or len(words_of(item.quote.text)) < FEWEST:
            continue
        article, close = item.quote.article, item.score >= CLOSE * best
        if not close and article.id not in reported:
            reported[article.id] = _reported(wanted, article, first)
        if close or reported[article.id]:
            (following if heard[speaker] else leading).append(item)
            heard[speaker] += 1
    kept = (*leading, *following)[:MOST]
    return replace(evidence, quotes=kept, reason=_TOLD if len(heard) > 1 else _ALONE if kept else "")


def _reported(wanted: Counter[str], article: Article, speaker: str) -> bool:
    """Whether an article is about a topic: it holds its words more than once, or once and names who speaks of it best."""
    held = Counter(stems([article.title, article.text]))
    once = 0 if speaker and fold(speaker.rsplit(maxsplit=1)[-1]) in fold(article.text) else 1
    return all(held[word] > once for word in wanted)
