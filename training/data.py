"""Training data: articles with attributions in brat's standoff format, as windows of labelled words.

The corpus is PolNeAR (Newell, Cowlishaw and Man, LREC 2018; github.com/networkdynamics/PolNeAR): a folder with `text/*.txt` and
`attributions/STEM_ANNOTATOR.ann`. Several annotators' files for one article are used in turn, one an epoch.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from archive.errors import BadInput
from ingest.attribution.features import LINE, Ints, Words, encode

ROLES = ("source", "cue", "content")
IGNORED = -100

Fragments = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One gold attribution: character fragments of each role, end exclusive, in reading order."""

    source: Fragments
    cue: Fragments
    content: Fragments

    def of(self, role: str) -> Fragments:
        """The fragments of one of `ROLES`."""
        fragments: Fragments = getattr(self, role)
        return fragments


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and what each of its annotators (first file first) marked in it."""

    name: str
    text: str
    annotators: tuple[tuple[Attribution, ...], ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Automatic analysis of an article's words: class numbers, `IGNORED` where unknown; `head` is a word index of the article."""

    pos: Ints
    entity: Ints
    relation: Ints
    head: Ints


class SyntaxReader(Protocol):
    """Automatic syntax of the training articles."""

    def read(self, name: str, words: Words) -> Syntax | None:
        """The analysis of article `name`, word for word, or None where there is none."""
        ...


@dataclass(slots=True)
class Example:
    """Words `[start, end)` of an article with their labels; links name spans by their place in `spans`."""

    words: Words
    start: int
    end: int
    tags: Ints
    spans: list[tuple[int, int, int]] = field(default_factory=list)  # (first word, word after, role), window-relative
    content_links: list[tuple[int, int]] = field(default_factory=list)  # (content span, cue span or -1)
    source_links: list[tuple[int, int]] = field(default_factory=list)  # (cue span, source span or -1)
    syntax: Syntax | None = None

    @property
    def pieces(self) -> int:
        """How many word pieces the window holds."""
        return self.words.stop(self.end) - int(self.words.first[self.start])


def read_articles(folder: Path) -> list[GoldArticle]:
    """Every annotated article of `folder`, by name; raises BadInput where the folder is no corpus."""
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise BadInput(f"{folder} holds no text/*.txt: get PolNeAR from github.com/networkdynamics/PolNeAR and name one of its parts.")
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rpartition("_")[0]].append(path)
    return [
        GoldArticle(path.stem, path.read_bytes().decode("utf-8"), tuple(read_attributions(f) for f in files[path.stem]))
        for path in texts
        if files[path.stem]
    ]


def read_attributions(path: Path) -> tuple[Attribution, ...]:
    """The attributions of one brat file, in file order; those without content are left out."""
    raw = path.read_bytes().decode("utf-8")
    spans = {name: _fragments(body) for name, body in re.findall(r"^(T\d+)\t\S+ ([\d ;]+)\t", raw, re.MULTILINE)}
    found = []
    for body in re.findall(r"^E\d+\t(.*)$", raw, re.MULTILINE):
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for item in body.split():
            key, _, value = item.partition(":")
            role = key.rstrip("0123456789").lower()
            if role in roles:
                roles[role] += spans.get(value, [])
        if roles["content"]:
            found.append(Attribution(*(tuple(sorted(roles[role])) for role in ROLES)))
    return tuple(found)


def _fragments(body: str) -> list[tuple[int, int]]:
    pairs = (part.split() for part in body.split(";"))
    return [(int(start), int(end)) for start, end in pairs]


def held_out(articles: Sequence[GoldArticle], *, count: int, seed: int) -> tuple[list[GoldArticle], list[GoldArticle]]:
    """(`articles` to train on, `count` others to calibrate on), chosen by `seed` among those with one annotator."""
    single = [a.name for a in articles if len(a.annotators) == 1]
    chosen = set(random.Random(seed).sample(single, min(count, len(single) // 2)))
    return [a for a in articles if a.name not in chosen], [a for a in articles if a.name in chosen]


@dataclass(frozen=True, slots=True)
class Labels:
    """An article's attributions on its words: one tag a word, and spans of words with their links."""

    tags: Ints
    spans: list[tuple[int, int, int]]
    content_links: list[tuple[int, int]]
    source_links: list[tuple[int, int]]


def label(words: Words, attributions: Sequence[Attribution]) -> Labels:
    """Labels of every word; where two spans claim a word, the first keeps it."""
    tags = np.zeros(len(words), dtype=np.int64)
    places: dict[tuple[int, int, int], int] = {}
    content_links, source_links = [], []

    def place(fragment: tuple[int, int], role: int) -> int | None:
        first = int(np.searchsorted(words.end, fragment[0], side="right"))
        after = int(np.searchsorted(words.start, fragment[1], side="left"))
        key = (first, after, role)
        if key in places:
            return places[key]
        if first >= after or tags[first:after].any():
            return None
        tags[first:after] = 2 * role + 2
        tags[first] = 2 * role + 1
        places[key] = len(places)
        return places[key]

    for attribution in attributions:
        cues = [c for f in attribution.cue if (c := place(f, 1)) is not None]
        sources = [s for f in attribution.source if (s := place(f, 0)) is not None]
        contents = [c for f in attribution.content if (c := place(f, 2)) is not None]
        content_links += [(c, cues[0] if cues else -1) for c in contents]
        source_links += [(c, sources[0] if sources else -1) for c in cues[:1]]
    return Labels(tags, list(places), content_links, source_links)


def pack(words: Words, *, size: int, rng: random.Random) -> list[tuple[int, int]]:
    """Windows of whole paragraphs, at most `size` pieces each; a random first length moves the edges from epoch to epoch."""
    bounds = np.append(np.flatnonzero(words.gap >= LINE), len(words)).tolist()
    ends = np.append(words.first[1:], len(words.pieces))
    windows: list[tuple[int, int]] = []
    start, room = 0, rng.randint(size // 4, size)
    previous = 0
    for bound in bounds:
        if bound > start and ends[bound - 1] - words.first[start] > room:
            if previous > start:
                windows.append((start, previous))
                start = previous
            while ends[bound - 1] - words.first[start] > size:  # a paragraph longer than a window
                split = int(np.searchsorted(ends, words.first[start] + size, side="right"))
                windows.append((start, split))
                start = split
            room = size
        previous = bound
    if start < len(words):
        windows.append((start, len(words)))
    return windows


def window(words: Words, labels: Labels, start: int, end: int, *, syntax: Syntax | None = None) -> Example:
    """The labelled words `[start, end)`; spans cut by the edges lose their links, not their tags."""
    example = Example(words, start, end, labels.tags[start:end].copy(), syntax=syntax)
    kept: dict[int, int] = {}
    for i, (first, after, role) in enumerate(labels.spans):
        if start <= first and after <= end:
            kept[i] = len(example.spans)
            example.spans.append((first - start, after - start, role))
    example.content_links = [(kept[c], kept.get(q, -1)) for c, q in labels.content_links if c in kept]
    # a source outside the window would teach "no source": such cues teach nothing
    example.source_links = [(kept[q], kept[s] if s >= 0 else -1) for q, s in labels.source_links if q in kept and (s < 0 or s in kept)]
    return example


def epoch_examples(
    articles: Sequence[GoldArticle], tokenizer: Tokenizer, *, size: int, seed: int, syntax: SyntaxReader | None = None
) -> list[Example]:
    """One epoch: every article once, with one annotator, in its own spelling or another style of quotation marks."""
    rng = random.Random(seed)
    examples = []
    for article in articles:
        words = encode(tokenizer, restyle(article.text, rng))
        labels = label(words, article.annotators[rng.randrange(len(article.annotators))])
        silver = syntax.read(article.name, words) if syntax else None
        examples += [window(words, labels, a, b, syntax=silver) for a, b in pack(words, size=size, rng=rng)]
    return examples


_STYLES = ((0.80, ""), (0.88, '""'), (0.93, "‘’"), (0.95, "«»"), (0.98, "“”"))


def restyle(text: str, rng: random.Random) -> str:
    """`text` with the same length, rarely in capitals or with its double marks in another style, so that the tagger knows them all."""
    draw = rng.random()
    style = next((style for share, style in _STYLES if draw < share), "capitals")
    if style == "capitals":
        return text.upper() if len(text.upper()) == len(text) else text
    return _marks(text, style) if style else text


def _marks(text: str, style: str) -> str:
    opened = False
    out = list(text)
    for i, char in enumerate(text):
        if char == "\n":
            opened = False
        elif char in '"“”':
            opened = char == "“" or (char == '"' and not opened)
            out[i] = style[0] if opened else style[1]
    return "".join(out)


def batches(examples: Sequence[Example], *, pieces: int, seed: int) -> Iterator[list[Example]]:
    """Batches of about `pieces` word pieces: neighbours in length together, batches in random order."""
    rng = random.Random(seed)
    order = sorted(range(len(examples)), key=lambda i: examples[i].pieces + rng.uniform(0, 24))
    groups: list[list[Example]] = [[]]
    longest = 0
    for i in order:
        longest = max(longest, examples[i].pieces)
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = examples[i].pieces
        groups[-1].append(examples[i])
    rng.shuffle(groups)
    return iter(groups)
