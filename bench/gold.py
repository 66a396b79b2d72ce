"""An archive of labelled articles with their gold statements and speakers, to measure the answers apart from extraction.

    python -m bench.gold FOLDER DATA

FOLDER holds articles in PolNeAR's layout (`text/*.txt`, `attributions/*.ann`) and `speakers.tsv` (article, attribution, kind, canonical
name, relay, stance). DATA is the data folder to make; `onrecord --data DATA ask --jsonl QUESTIONS` then answers from it.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from archive.archive import Archive
from archive.records import Article, Form, Polarity, Quote, Span, Spans, SpeakerKind
from archive.rows import Kept
from ingest.attribution.marks import find_marks
from ingest.attribution.sentences import paragraphs
from ingest.context import contexts
from ingest.embed import Embedder
from ingest.sources import expand, read_one
from ingest.split import split
from ingest.vectors import embedded
from training.data import Attribution, read_attributions

BATCH = 32
_KINDS = {"org": SpeakerKind.ORGANISATION, "none": SpeakerKind.UNKNOWN}
_STANCES = {"deny": Polarity.DENIED, "unsaid": Polarity.UNSAID, "question": Polarity.QUESTION}


def main(folder: Path, data: Path) -> None:
    """Fill the archive and say how many statements it holds."""
    embedder = Embedder()
    with Archive.open(data, write=True, model=embedder.name) as archive:
        rest = labelled(folder)
        while batch := list(islice(rest, BATCH)):
            keep(archive, batch, embedder)
        held = archive.coverage()
    print(f"{held.articles} articles, {held.quotes} statements by {held.speakers} speakers")


def keep(archive: Archive, batch: list[tuple[Article, tuple[Quote, ...]]], embedder: Embedder) -> None:
    """Write articles with the statements given for them."""
    made = []
    for article, quotes in batch:
        around = contexts(article, quotes)
        made.append(Kept(article=article, passages=split(article, chars=1000), quotes=quotes, contexts=around, aliases={}))
    archive.admit([kept.article for kept in made])
    archive.keep(made, embedded(made, embedder))


def labelled(folder: Path) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    """Every article of `speakers.tsv` as it is read from its file, and its labelled statements."""
    rows: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for line in (folder / "speakers.tsv").read_text(encoding="utf-8").splitlines():
        article, attribution, *labels = line.split("\t")
        rows[article][int(attribution[1:])] = labels
    for name, labels_of in sorted(rows.items()):
        marked = min((folder / "attributions").glob(f"{name}_*.ann"), default=None)
        path = folder / "text" / f"{name}.txt"
        if marked is None:
            continue
        for each in expand([str(path)]):
            for read in read_one(each):
                if isinstance(read, Article):
                    yield read, tuple(_quotes(read, read_attributions(marked), labels_of))


def _quotes(article: Article, attributions: tuple[Attribution, ...], labels_of: dict[int, list[str]]) -> Iterator[Quote]:
    parts = [part.inner for quotation in find_marks(article.text, paragraphs(article.text)) for part in quotation.parts]
    seen: set[str] = set()
    for number, attribution in enumerate(attributions):
        if number not in labels_of:
            continue
        kind, name, via, stance = labels_of[number][:4]
        content = _spans(attribution.content)
        verbatim = tuple(part for part in parts if any(part in span for span in content))
        outside = sum(map(len, content)) - sum(map(len, verbatim))
        form = Form.INDIRECT if not verbatim else Form.DIRECT if outside <= 2 * len(verbatim) else Form.MIXED
        quote = Quote(
            article=article, content=content, verbatim=verbatim, cue=_spans(attribution.cue), mention=_spans(attribution.source), form=form,
            polarity=_STANCES.get(stance, Polarity.ASSERTED), speaker=None if name == "-" else name,
            speaker_kind=_KINDS.get(kind) or SpeakerKind(kind), via=() if via == "-" else (via,),
        )  # fmt: skip
        if quote.id not in seen:
            seen.add(quote.id)
            yield quote


def _spans(fragments: tuple[tuple[int, int], ...]) -> Spans:
    kept: list[Span] = []
    for start, end in sorted(fragments):
        if start < end and (not kept or start >= kept[-1].end):
            kept.append(Span(start, end))
    return tuple(kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
