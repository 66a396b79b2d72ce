"""From examples to padded tensors."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ingest.attribution.features import LINE, Ints
from ingest.attribution.linking import buckets
from ingest.attribution.network import empty, frame
from ingest.attribution.windows import Window
from training.data import IGNORED, Example
from training.model import Batch


def collate(examples: Sequence[Example], *, cls: int, sep: int) -> Batch:
    """One batch; every window is framed by the `cls` and `sep` pieces."""
    most = max(e.end - e.start for e in examples)
    inputs = empty(len(examples), max(e.pieces for e in examples) + 2, most)
    syntax = np.full((len(examples), most, 4), IGNORED, dtype=np.int64)
    for i, example in enumerate(examples):
        frame(example.words, Window.whole(example.start, example.end), inputs, i, cls=cls, sep=sep)
        if example.syntax is not None:
            syntax[i, : example.end - example.start] = _syntax(example)
    counts = np.array([e.end - e.start for e in examples])
    tags, places = _paragraphs(examples, most)
    return Batch(
        pieces=torch.from_numpy(inputs.pieces),
        mask=torch.from_numpy(inputs.mask),
        features=torch.from_numpy(inputs.features),
        first=torch.from_numpy(inputs.first),
        words=torch.from_numpy(np.arange(most) < counts[:, None]),
        tags=tags,
        places=places,
        syntax=torch.from_numpy(syntax) if (syntax != IGNORED).any() else None,
        **_links(examples, most),
    )


def _syntax(example: Example) -> Ints:
    gold, a, b = example.syntax, example.start, example.end
    assert gold is not None
    head = gold.head[a:b] - a
    head[(head < 0) | (head >= b - a)] = IGNORED
    return np.stack([gold.pos[a:b], gold.entity[a:b], gold.relation[a:b], head], axis=1)


def _paragraphs(examples: Sequence[Example], most: int) -> tuple[Tensor, Tensor]:
    """Tags and places of every paragraph, longest first."""
    rows: list[tuple[Ints, int]] = []
    for i, example in enumerate(examples):
        starts = np.flatnonzero(example.words.gap[example.start : example.end] >= LINE)
        bounds = np.unique(np.concatenate([[0], starts, [example.end - example.start]]))
        rows += [(example.tags[a:b], i * most + int(a)) for a, b in zip(bounds, bounds[1:], strict=False)]
    rows.sort(key=lambda row: -len(row[0]))
    tags = np.zeros((len(rows), len(rows[0][0])), dtype=np.int64)
    places = np.full_like(tags, -1)
    for i, (labels, start) in enumerate(rows):
        tags[i, : len(labels)] = np.where(_orphans(labels), 0, labels)
        places[i, : len(labels)] = np.arange(start, start + len(labels))
    return torch.from_numpy(tags), torch.from_numpy(places)


def _orphans(labels: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Words of a span that was opened before this row: they would be impossible for the CRF."""
    opened = np.zeros(len(labels), dtype=np.bool_)
    for i, tag in enumerate(labels):
        if tag == 0 or tag % 2:
            break
        opened[i] = True
    return opened


def _links(examples: Sequence[Example], most: int) -> dict[str, Tensor]:
    spans: list[tuple[int, int]] = []
    home: list[int] = []
    role: list[int] = []
    content_links: dict[int, int] = {}
    source_links: dict[int, int] = {}
    paragraph = np.zeros(len(examples) * most, dtype=np.int64)
    for i, example in enumerate(examples):
        base, shift = len(spans), i * most
        paragraph[shift : shift + example.end - example.start] = example.words.paragraph[example.start : example.end]
        spans += [(a + shift, b + shift) for a, b, _ in example.spans]
        role += [r for _, _, r in example.spans]
        home += [i] * len(example.spans)
        content_links |= {base + c: base + q if q >= 0 else -1 for c, q in example.content_links}
        source_links |= {base + q: base + s if s >= 0 else -1 for q, s in example.source_links}
    rows, homes, roles = np.array(spans, dtype=np.int64).reshape(-1, 2), np.array(home, dtype=np.int64), np.array(role, dtype=np.int64)
    source, cue, content = (np.flatnonzero(roles == r) for r in range(3))

    def reach(a: Ints, b: Ints) -> Ints:
        return np.where(homes[a][:, None] == homes[b][None, :], buckets(rows[a], rows[b], paragraph), -1)

    arrays = {
        "spans": rows,
        "content_spans": content,
        "cue_spans": cue,
        "source_spans": source,
        "content_target": _targets(content, cue, content_links),
        "source_target": _targets(cue, source, source_links),
        "content_buckets": reach(content, cue),
        "source_buckets": reach(cue, source),
    }
    return {name: torch.from_numpy(array.astype(np.int64)) for name, array in arrays.items()}


def _targets(askers: Ints, targets: Ints, links: dict[int, int]) -> Ints:
    place = {int(span): i for i, span in enumerate(targets)}
    wanted = [links.get(int(a), IGNORED) for a in askers]
    return np.array([t if t == IGNORED else place.get(t, len(targets)) for t in wanted], dtype=np.int64)
