"""From the network's scores to linked spans: tags by the chain, contents to their cue, cues to their source, one confidence each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.attribution.crf import CONTENT, CUE, SOURCE, TAGS, Chain, WordSpan
from ingest.attribution.features import LINE, Words
from ingest.attribution.linking import Choice, Pointer
from ingest.attribution.network import Config, Knobs, Scores

EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution as spans of words, with the log-probabilities that its confidence is made of."""

    contents: tuple[WordSpan, ...]
    cue: WordSpan | None
    source: WordSpan | None
    evidence: tuple[float, ...]  # `EVIDENCE` numbers, see `_evidence`

    def confidence(self, knobs: Knobs) -> float:
        """The calibrated probability that words and source are right."""
        return _logistic(knobs.calibration, self.evidence)

    def real(self, knobs: Knobs) -> float:
        """The probability that the content touches anything that was said, wherever its edges are."""
        return _logistic(knobs.real, self.evidence)


def _logistic(coefficients: Sequence[float], evidence: Sequence[float]) -> float:
    bias, *weights = coefficients
    return float(1.0 / (1.0 + np.exp(-(bias + np.dot(weights, evidence)))))


def decode(texts: Sequence[Words], scores: Sequence[Scores], config: Config) -> list[list[Linked]]:
    """The attributions of every text, in reading order of their contents."""
    pointers = config.pointers
    tagged = tag(texts, [s.tags for s in scores], config.chain, opening=config.knobs.opening)
    return [link(words, s, spans, pointers, config.knobs) for words, s, spans in zip(texts, scores, tagged, strict=True)]


def tag(
    texts: Sequence[Words], emissions: Sequence[np.ndarray], chain: Chain, *, opening: tuple[float, float, float]
) -> list[list[WordSpan]]:
    """The spans of each text, paragraph by paragraph; all paragraphs of all texts run together."""
    home, start, rows = [], [], []
    bias = np.zeros(len(TAGS), dtype=np.float32)
    bias[1::2] = opening
    for i, (words, scored) in enumerate(zip(texts, emissions, strict=True)):
        biased = scored + bias
        bounds = np.unique(np.concatenate([[0], np.flatnonzero(words.gap >= LINE), [len(words)]]))
        for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            home.append(i)
            start.append(a)
            rows.append(biased[a:b])
    found: list[list[WordSpan]] = [[] for _ in texts]
    for i, a, spans in zip(home, start, chain.decode(rows), strict=True):
        found[i] += [span._replace(first=span.first + a, after=span.after + a) for span in spans]
    return found


def link(words: Words, scores: Scores, spans: Sequence[WordSpan], pointers: tuple[Pointer, Pointer], knobs: Knobs) -> list[Linked]:
    """The attributions of one text from its spans (in reading order)."""
    sources, cues, contents = ([s for s in spans if s.role == role] for role in (SOURCE, CUE, CONTENT))
    to_cue = pointers[0].choose(contents, cues, scores.to_cue, words.paragraph)
    to_source = pointers[1].choose(cues, sources, scores.to_source, words.paragraph)
    parts: dict[int, list[tuple[WordSpan, Choice]]] = defaultdict(list)
    found = []
    for content, choice in zip(contents, to_cue, strict=True):
        if choice.target is not None:
            parts[choice.target].append((content, choice))
        elif content.probability >= knobs.orphan:
            found.append(_linked([(content, choice)], None, None, Choice(None, 1.0)))
    for at, members in parts.items():
        target = to_source[at].target
        found.append(_linked(members, cues[at], None if target is None else sources[target], to_source[at]))
    found = [linked for linked in found if linked.real(knobs) >= knobs.sure]
    return sorted(found, key=lambda linked: linked.contents[0].first)


def _linked(members: Sequence[tuple[WordSpan, Choice]], cue: WordSpan | None, source: WordSpan | None, choice: Choice) -> Linked:
    contents = tuple(sorted(content for content, _ in members))
    return Linked(contents, cue, source, _evidence(members, cue, source, choice))


def _evidence(
    members: Sequence[tuple[WordSpan, Choice]], cue: WordSpan | None, source: WordSpan | None, choice: Choice
) -> tuple[float, ...]:
    """Log-probabilities of the weakest content span, its link, cue span, source span and its link; then length and what is missing.

    Long contents are seldom right to the word and often right in substance, so that their length tempers their probability.
    """
    odds = (
        min(content.probability for content, _ in members),
        min(c.probability for _, c in members),
        cue.probability if cue else 1.0,
        source.probability if source else 1.0,
        choice.probability,
    )
    logs = tuple(float(np.log(max(p, 1e-6))) for p in odds)
    words = sum(content.after - content.first for content, _ in members)
    return (*logs, float(np.log(words)), float(cue is None), float(source is None))
