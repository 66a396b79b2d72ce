"""A small real archive of two invented articles, written once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from archive.archive import Archive
from archive.records import Article, Form, Passage, Quote, Span, SpeakerKind
from archive.rows import Kept

TEXTS = {
    "tolls": "“The tolls go on Monday,” said Brisa Halloway. “The ferry was never meant to pay for the ferry house.”",
    "quarry": "Tam Verrick said the quarry would close. “The quarry was here before the road,” Verrick said.",
}
SAID = [
    ("tolls", "Brisa Halloway", ["“The tolls go on Monday,”", "“The ferry was never meant to pay for the ferry house.”"], Form.DIRECT),
    ("quarry", "Tam Verrick", ["the quarry would close"], Form.INDIRECT),
    ("quarry", "Tam Verrick", ["“The quarry was here before the road,”"], Form.DIRECT),
]


def quotes_of(article: Article, stem: str) -> tuple[Quote, ...]:
    made = []
    for where, speaker, parts, form in SAID:
        if where != stem:
            continue
        spans = [(article.text.index(part), len(part)) for part in parts]
        content = tuple(Span(start, start + length) for start, length in spans)
        inside = tuple(Span(span.start + 1, span.end - 1) for span in content) if form is Form.DIRECT else ()
        made.append(Quote(article=article, content=content, verbatim=inside, form=form, speaker=speaker, speaker_kind=SpeakerKind.PERSON))
    return tuple(made)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("archive")
    with Archive.open(folder, write=True, model="by hand") as writer:
        read = [
            Article(id=stem, source=stem, origin=stem, text=text, title=stem.title(), outlet="The Quay", published=date(2032, 4, day))
            for day, (stem, text) in enumerate(TEXTS.items(), start=1)
        ]
        for admission, stem in zip(writer.admit(read), TEXTS, strict=True):
            of = admission.article
            passage = Passage(article=of, span=Span(0, len(of.text)))
            quotes = quotes_of(of, stem)
            kept = Kept(article=of, passages=(passage,), quotes=quotes, contexts=tuple(q.extent for q in quotes), aliases={})
            vector = np.eye(4, dtype=np.float32)[0]
            writer.keep([kept], {item.id: vector for item in (passage, *quotes)})
    with Archive.open(folder) as reader:
        yield reader
