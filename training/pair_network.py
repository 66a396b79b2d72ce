"""The network that compares two statements word by word, in training; `ingest.claims.network` runs what it learned.

Shapes: B pairs, n and m words of their sides, D units of a word once its layers are whitened.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ingest.claims.network import FAR, LONGEST, NEAR, PEAKED, RELATIONS, WIDTH, Floats
from ingest.embed import Embedder

WHITENED = 192
HIDDEN, WHOLE, JUDGED = 96, 64, 128
DROPOUT, DECAY, RATE, EPOCHS, BATCH = 0.35, 0.05, 1.5e-3, 4, 64
WARM = 80
SAMPLE = 1_500
PORTION = 1_000


class Word(NamedTuple):
    """A text whose words are read: its vector, its word pieces, these whitened (m, D) in 16 bits."""

    vector: Floats
    pieces: NDArray[np.int64]
    inside: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Whitening:
    """The layers' main directions, evened out: `(x - mean) @ directions`."""

    mean: Floats
    directions: Floats

    @classmethod
    def of(cls, rows: Floats) -> "Whitening":
        mean = rows.mean(axis=0)
        size, directions = np.linalg.eigh(np.cov((rows - mean).T))
        size, directions = size[::-1][:WHITENED], directions[:, ::-1][:, :WHITENED]
        return cls(mean, (directions / np.sqrt(size + 0.1 * size.mean())).astype(np.float32))

    def __call__(self, rows: Floats) -> NDArray[np.float16]:
        return np.asarray((rows - self.mean) @ self.directions, dtype=np.float16)


def read(texts: Sequence[str], embedder: Embedder, chance: random.Random) -> tuple[dict[str, Word], Whitening]:
    """Every text read, and how its words were whitened."""
    sample = embedder.read(chance.sample(list(texts), min(SAMPLE, len(texts))))
    whitened = Whitening.of(np.concatenate([each.inside for each in sample]))
    found: dict[str, Word] = {}
    for start in range(0, len(texts), PORTION):
        part = texts[start : start + PORTION]
        for text, each in zip(part, embedder.read(part), strict=True):
            found[text] = Word(each.vector, each.pieces[:LONGEST], whitened(each.inside[:LONGEST]))
    return found, whitened


class Batch(NamedTuple):
    """Padded pairs."""

    a: Tensor  # (B, n, D)
    b: Tensor  # (B, m, D)
    mask_a: Tensor  # (B, n) bool
    mask_b: Tensor  # (B, m) bool
    same: Tensor  # (B, n, m) 1 where the pieces are the same
    vector_a: Tensor  # (B, 384)
    vector_b: Tensor  # (B, 384)
    values: Tensor  # (B, F)


def collate(pairs: Sequence[tuple[Word, Word]], values: Floats) -> Batch:
    """One batch."""
    n, m = (max(1, *(len(pair[end].pieces) for pair in pairs)) for end in (0, 1))
    a, b = np.zeros((len(pairs), n, WHITENED), np.float32), np.zeros((len(pairs), m, WHITENED), np.float32)
    mask_a, mask_b = np.zeros((len(pairs), n), np.bool_), np.zeros((len(pairs), m), np.bool_)
    same = np.zeros((len(pairs), n, m), np.float32)
    for row, (one, two) in enumerate(pairs):
        a[row, : len(one.pieces)], b[row, : len(two.pieces)] = one.inside, two.inside
        mask_a[row, : max(1, len(one.pieces))] = mask_b[row, : max(1, len(two.pieces))] = True
        same[row, : len(one.pieces), : len(two.pieces)] = one.pieces[:, None] == two.pieces[None]
    vectors = (np.stack([pair[end].vector for pair in pairs]) for end in (0, 1))
    return Batch(*map(torch.from_numpy, (a, b, mask_a, mask_b, same, *vectors, np.asarray(values, dtype=np.float32))))


class Comparer(nn.Module):
    """The same computation as `PairNetwork`, on batches."""

    def __init__(self, values: int) -> None:
        super().__init__()
        self.words = nn.Linear(WHITENED, WIDTH)
        self.look = nn.Linear(WIDTH, WIDTH)
        self.same = nn.Parameter(torch.tensor(1.0))
        self.beside = nn.Linear(4 * WIDTH + 1, HIDDEN)
        self.seen = nn.Linear(HIDDEN, WIDTH)
        self.whole = nn.Linear(2 * 384, WHOLE)
        self.judge = nn.Linear(4 * WIDTH + WHOLE + values, JUDGED)
        self.say = nn.Linear(JUDGED, len(RELATIONS))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, batch: Batch) -> Tensor:
        """Log-probabilities (B, 5)."""
        a, b = self.words(self.drop(batch.a)), self.words(self.drop(batch.b))
        fit = self.look(a) @ self.look(b).transpose(1, 2) / WIDTH**0.5 + self.same * batch.same
        here = self._compared(a, b, fit, batch.mask_a, batch.mask_b)
        there = self._compared(b, a, fit.transpose(1, 2), batch.mask_b, batch.mask_a)
        apart = torch.cat([(batch.vector_a - batch.vector_b).abs() * FAR, batch.vector_a * batch.vector_b * NEAR], dim=-1)
        whole = torch.relu(self.whole(apart))
        joined = torch.cat([here + there, (here - there).abs(), whole, batch.values], dim=-1)
        said: Tensor = self.say(self.drop(torch.relu(self.judge(self.drop(joined)))))
        return said.log_softmax(dim=-1)

    def _compared(self, words: Tensor, others: Tensor, fit: Tensor, mask: Tensor, other_mask: Tensor) -> Tensor:
        share = fit.masked_fill(~other_mask.unsqueeze(1), -1e4).softmax(dim=-1)
        met = share @ others
        top = share.max(dim=-1, keepdim=True).values / PEAKED
        pairs = torch.cat([words, met, (words - met).abs(), words * met, top], dim=-1)
        seen = torch.relu(self.seen(self.drop(torch.relu(self.beside(pairs)))))
        present = mask.unsqueeze(-1)
        mean = (seen * present).sum(dim=1) / present.sum(dim=1)
        return torch.cat([mean, seen.masked_fill(~present, -1e4).max(dim=1).values], dim=-1)

    def exported(self, whitened: Whitening, mean: Floats, scale: Floats) -> dict[str, Floats]:
        """The weights as `PairNetwork` reads them, the whitening folded into the first layer."""
        held = {name: value.detach().numpy().T.copy() for name, value in self.state_dict().items()}
        held["words.bias"] = held["words.bias"] - whitened.mean @ whitened.directions @ held["words.weight"]
        held["words.weight"] = whitened.directions @ held["words.weight"]
        return {**held, "mean": mean, "scale": scale}


def batches(order: Sequence[int], lengths: Sequence[int], chance: random.Random) -> Iterator[list[int]]:
    """The pairs in batches of about one length, in a random order."""
    shuffled = list(order)
    chance.shuffle(shuffled)
    made = []
    for start in range(0, len(shuffled), 32 * BATCH):
        part = sorted(shuffled[start : start + 32 * BATCH], key=lambda i: lengths[i])
        made += [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
    chance.shuffle(made)
    yield from made


def trained(
    pairs: Sequence[tuple[Word, Word]], values: Floats, may: NDArray[np.bool_], weights: Floats, order: Sequence[int], seed: int
) -> Comparer:
    """A network that learned from the pairs of `order`; `may` (pairs, 5) are the relations that each pair may have."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    model = Comparer(values.shape[1])
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    lengths = [len(a.pieces) + len(b.pieces) for a, b in pairs]
    step, total = 0, EPOCHS * len(order) / BATCH
    model.train()
    for _ in range(EPOCHS):
        for rows in batches(order, lengths, chance):
            for group in optimizer.param_groups:
                group["lr"] = RATE * max(0.02, min(1.0, step / WARM) * (1 - step / total))
            said = model(collate([pairs[i] for i in rows], values[rows]))
            likely = torch.logsumexp(said.masked_fill(~torch.from_numpy(may[rows]), -1e4), dim=1)
            counts = torch.from_numpy(weights[rows])
            (-(likely * counts).sum() / counts.sum()).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            for name, value in model.state_dict().items():
                average[name].lerp_(value, 1 - min(0.98, step / (step + 20)))
    model.load_state_dict(average)
    return model.eval()


def told(model: Comparer, pairs: Sequence[tuple[Word, Word]], values: Floats, order: Sequence[int]) -> Mapping[int, Floats]:
    """Log-probabilities of the pairs of `order`."""
    found: dict[int, Floats] = {}
    ranked = sorted(order, key=lambda i: len(pairs[i][0].pieces) + len(pairs[i][1].pieces))
    with torch.inference_mode():
        for start in range(0, len(ranked), BATCH):
            rows = ranked[start : start + BATCH]
            found |= dict(zip(rows, model(collate([pairs[i] for i in rows], values[rows])).numpy(), strict=True))
    return found
