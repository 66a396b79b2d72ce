"""The tagger: a small encoder, tags with a CRF over each paragraph, and pointers that link content and source to their cue.

Shapes: B windows, M word pieces, W words, P paragraphs, L words of a paragraph, S spans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.attribution.crf import FORBIDDEN, TAGS
from ingest.attribution.features import CASES, GAPS, MARKS
from ingest.attribution.linking import BUCKETS, LINK
from training.data import IGNORED

MIXED = (2, 4, 6)
"""The encoder's layers whose outputs are mixed for the heads (0 is its input)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows and their labels; word indices are window-relative, span words count over the batch's B x W words."""

    pieces: Tensor  # (B, M)
    mask: Tensor  # (B, M)
    features: Tensor  # (B, M, 3): case, mark, gap of the piece's word
    first: Tensor  # (B, W) each word's first piece; padding points to piece 0
    words: Tensor  # (B, W) bool
    tags: Tensor  # (P, L)
    places: Tensor  # (P, L) into the B x W words, -1 where padded
    spans: Tensor  # (S, 2) first word and word after, in the B x W words
    content_spans: Tensor  # (C,) span of each content
    cue_spans: Tensor  # (Q,)
    source_spans: Tensor  # (R,)
    content_target: Tensor  # (C,) place in cue_spans, Q for none
    source_target: Tensor  # (Q,) place in source_spans, R for none, IGNORED
    content_buckets: Tensor  # (C, Q) distance bucket, -1 where the two lie in different windows
    source_buckets: Tensor  # (Q, R)
    syntax: Tensor | None  # (B, W, 4): part of speech, entity, relation, head


def forbidden_starts() -> Tensor:
    """(T,) penalties of tags that cannot open a paragraph."""
    return torch.tensor([FORBIDDEN if tag.startswith("I-") else 0.0 for tag in TAGS])


def forbidden_moves() -> Tensor:
    """(T, T) penalties: an I- tag follows only a tag of its own role."""
    moves = torch.zeros(len(TAGS), len(TAGS))
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            if after.startswith("I-") and before[2:] != after[2:]:
                moves[i, j] = FORBIDDEN
    return moves


class SharedDropout(nn.Module):
    """Dropout with one mask for all windows of a batch: on a CPU, drawing a mask for each costs as much as the layer."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        """`x` (B, ..., H) with the same positions and units dropped in every window."""
        if not self.training or self.p == 0.0:
            return x
        keep = torch.rand(x.shape[1:], dtype=x.dtype, device=x.device) >= self.p
        return x * (keep / (1.0 - self.p))


class Crf(nn.Module):
    """A linear-chain CRF over BIO tags whose impossible moves are forbidden."""

    starts: Tensor
    moves: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.transition = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("starts", forbidden_starts(), persistent=False)
        self.register_buffer("moves", forbidden_moves(), persistent=False)

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Summed negative log-likelihood of `tags` (P, L) under `emissions` (P, L, T); `mask` (P, L) is true on words."""
        return (self._partition(emissions, mask) - self._score(emissions, tags, mask)).sum()

    def _score(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        moves = self.transition + self.moves
        emitted = emissions.gather(2, tags.unsqueeze(2)).squeeze(2) * mask
        moved = moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        return (self.start + self.starts)[tags[:, 0]] + emitted.sum(1) + moved.sum(1)

    def _partition(self, emissions: Tensor, mask: Tensor) -> Tensor:
        moves = self.transition + self.moves
        alpha = self.start + self.starts + emissions[:, 0]
        lengths = mask.sum(1)
        for step in range(1, emissions.shape[1]):
            live = int((lengths > step).sum())  # paragraphs come longest first
            ahead = torch.logsumexp(alpha[:live].unsqueeze(2) + moves, dim=1) + emissions[:live, step]
            alpha = torch.cat([ahead, alpha[live:]])
        return torch.logsumexp(alpha, dim=1)


class Tagger(nn.Module):
    """Encoder, tag head, link head and (for training alone) syntax heads."""

    def __init__(self, encoder: nn.Module, config: Mapping[str, Any]) -> None:
        super().__init__()
        hidden = int(config["hidden"])
        self.encoder = encoder
        self.case = nn.Embedding(CASES, hidden)
        self.mark = nn.Embedding(MARKS, hidden)
        self.gap = nn.Embedding(GAPS, hidden)
        for table in (self.case, self.mark, self.gap):
            nn.init.normal_(table.weight, std=0.01)
        self.mix = nn.Parameter(torch.zeros(len(MIXED)))
        self.dropout = SharedDropout(float(config.get("dropout", 0.1)))
        self.tag = nn.Sequential(nn.Linear(hidden, 256), nn.GELU(), nn.Linear(256, len(TAGS)))
        self.crf = Crf()
        # four projections of every word: content and cue as they look for each other, cue and source likewise
        self.link = nn.Sequential(nn.Linear(hidden, 256), nn.GELU(), nn.Linear(256, 4 * LINK))
        self.near = nn.Parameter(torch.zeros(2, BUCKETS))
        self.none = nn.Parameter(torch.zeros(2, LINK))
        self.none_bias = nn.Parameter(torch.zeros(2))
        self.syntax: SyntaxHeads | None = None
        if config.get("pos"):
            self.syntax = SyntaxHeads(hidden, len(config["pos"]), len(config["entities"]), len(config["relations"]))

    def words(self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor) -> Tensor:
        """(B, W, H): every word by its first piece, the encoder's layers mixed."""
        looked_up = self.encoder.get_input_embeddings()(pieces)  # type: ignore[operator]
        extra = self.case(features[..., 0]) + self.mark(features[..., 1]) + self.gap(features[..., 2])
        out = self.encoder(inputs_embeds=looked_up + extra, attention_mask=mask, output_hidden_states=True)
        weights = torch.softmax(self.mix, 0)
        states = [out.hidden_states[layer] for layer in MIXED]
        mixed = sum((weight * state for weight, state in zip(weights, states, strict=True)), torch.zeros(()))
        hidden: Tensor = torch.gather(mixed, 1, first.unsqueeze(2).expand(-1, -1, mixed.shape[2]))
        return hidden

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Tag emissions (B, W, T) and link projections (B, W, 4 * LINK)."""
        hidden = self.words(pieces, mask, features, first)
        return self.tag(hidden), self.link(hidden)

    def loss(self, batch: Batch) -> dict[str, Tensor]:
        """Losses by name, each summed over the batch and divided by its words."""
        hidden = self.dropout(self.words(batch.pieces, batch.mask, batch.features, batch.first))
        count = batch.words.sum()
        flat = self.tag(hidden).flatten(0, 1)
        present = batch.places >= 0
        tags = self.crf.loss(flat[batch.places.clamp(min=0)], batch.tags, present)
        losses = {"tags": tags / count, "links": self._links(self.link(hidden).flatten(0, 1), batch) / count}
        if self.syntax is not None and batch.syntax is not None:
            losses["syntax"] = self.syntax.loss(hidden, batch.syntax, batch.words) / count
        return losses

    def _links(self, projected: Tensor, batch: Batch) -> Tensor:
        if len(batch.cue_spans) == 0:
            return projected.new_zeros(())
        total = torch.cat([projected.new_zeros(1, projected.shape[1]), projected.cumsum(0)])
        means = (total[batch.spans[:, 1]] - total[batch.spans[:, 0]]) / (batch.spans[:, 1] - batch.spans[:, 0]).unsqueeze(1)
        content, cue, asker, source = torch.split(means, LINK, dim=1)
        to_cue = self.pointer(0, content[batch.content_spans], cue[batch.cue_spans], batch.content_buckets)
        to_source = self.pointer(1, asker[batch.cue_spans], source[batch.source_spans], batch.source_buckets)
        loss = functional.cross_entropy(to_source, batch.source_target, ignore_index=IGNORED, reduction="sum")
        if len(batch.content_spans):
            loss = loss + functional.cross_entropy(to_cue, batch.content_target, ignore_index=IGNORED, reduction="sum")
        return loss

    def pointer(self, kind: int, askers: Tensor, targets: Tensor, buckets: Tensor) -> Tensor:
        """(A, K + 1) scores of each asker for every target and, last, for none; buckets of -1 are out of reach."""
        scores = askers @ targets.T / LINK**0.5 + self.near[kind][buckets.clamp(min=0)]
        scores = scores.masked_fill(buckets < 0, FORBIDDEN)
        none = askers @ self.none[kind] / LINK**0.5 + self.none_bias[kind]
        return torch.cat([scores, none.unsqueeze(1)], dim=1)


class SyntaxHeads(nn.Module):
    """Auxiliary heads: part of speech, entity, dependency relation, and the head as a pointer among the window's words."""

    def __init__(self, hidden: int, pos: int, entities: int, relations: int) -> None:
        super().__init__()
        self.classes = nn.ModuleList(nn.Linear(hidden, n) for n in (pos, entities, relations))
        self.dependent = nn.Linear(hidden, LINK)
        self.governor = nn.Linear(hidden, LINK)

    def loss(self, hidden: Tensor, gold: Tensor, words: Tensor) -> Tensor:
        """The four cross entropies, summed over words; `gold` is (B, W, 4)."""
        loss = hidden.new_zeros(())
        for i, classify in enumerate(self.classes):
            loss = loss + functional.cross_entropy(
                classify(hidden).flatten(0, 1), gold[..., i].flatten(), ignore_index=IGNORED, reduction="sum"
            )
        scores = self.dependent(hidden) @ self.governor(hidden).transpose(1, 2) / LINK**0.5
        scores = scores.masked_fill(~words.unsqueeze(1), FORBIDDEN)
        return loss + functional.cross_entropy(scores.flatten(0, 1), gold[..., 3].flatten(), ignore_index=IGNORED, reduction="sum")


def load_encoder(folder: Path) -> nn.Module:
    """The pretrained encoder in `folder`, without attention dropout: it alone would keep PyTorch from its fast attention on a CPU."""
    from transformers import BertModel

    encoder: nn.Module = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attn_implementation="sdpa",
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0,
        local_files_only=True,
    )
    return encoder


def freeze_words(encoder: nn.Module) -> None:
    """Keep the table of word pieces as it was pretrained: half of all parameters, and each of them seen too rarely to learn much."""
    encoder.get_input_embeddings().weight.requires_grad_(False)  # type: ignore[operator]


def spread_dropout(encoder: nn.Module, p: float) -> None:
    """Replace the encoder's (unused) hidden dropout by the shared one."""
    for module in list(encoder.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Dropout) and name == "dropout" and not _in_attention(module):
                setattr(module, name, SharedDropout(p))


def _in_attention(module: nn.Module) -> bool:
    return hasattr(module, "query")


def parameter_groups(model: Tagger, *, rate: float, decay: float, head_rate: float) -> Sequence[dict[str, Any]]:
    """Optimiser groups: the encoder's rate falls by `decay` a layer downwards, new parts learn at `head_rate`."""
    layers = MIXED[-1]
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        depth = layers
        if name.startswith("encoder.") and ".layer." in name:
            depth = int(name.split(".layer.")[1].split(".")[0])
        elif name.startswith("encoder."):
            depth = -1
        here = rate * decay ** (layers - 1 - depth) if name.startswith("encoder.") else head_rate
        groups.setdefault((here, 0.01 if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [{"params": parameters, "lr": lr, "base": lr, "weight_decay": wd} for (lr, wd), parameters in groups.items()]
