"""A small archive of invented articles, labelled by hand, on real parts: SQLite, Chroma, the packaged model."""

from datetime import date

from archive.archive import Archive
from archive.records import Article, Form, Polarity, Quote, Span, SpeakerKind, digest
from archive.rows import Kept
from ingest.context import contexts
from ingest.split import split
from ingest.vectors import embedded

VELL, OKORO, PIKE, UNION = "Mira Vell", "Samuel Okoro", "Agnes Pike", "Harbour Workers Union"

FERRY = """Ferry fares to rise in Port Sorrel

Transport minister Mira Vell said that ferry fares would rise by 12 percent in May. “We will not close the night ferry,” Vell said.

“The harbour,” she told the council, “is the lung of this town.”

Samuel Okoro, head of the Harbour Workers Union, called the fare rise a tax on nurses. “Nobody asked the night shift,” Okoro said.

The Harbour Workers Union denied that it had agreed to the plan.
"""
MUSEUM = """Museum buys a lighthouse

Agnes Pike, the museum's director, said the lighthouse cost 340,000 crowns.

“It has been dark for eleven years and we will light it in June,” said Pike.

“I have never seen a ghost there,” Pike added.

Mira Vell praised the purchase as a gift to sailors.
"""


def article(name, text, published, outlet):
    return Article(
        id=digest(name), source=f"{name}.txt", text=text, title=text.split("\n")[0], outlet=outlet, published=published,
        url=f"https://example.org/{name}",
    )  # fmt: skip


def quote(of, words, speaker, *, kind=SpeakerKind.PERSON, polarity=Polarity.ASSERTED, role="", mention=""):
    """A statement by its words; a tuple of words is a content in several parts. Parts between marks are verbatim."""
    spans, at = [], 0
    for part in (words,) if isinstance(words, str) else words:
        at = of.text.index(part, at)
        spans.append(Span(at, at + len(part)))
        at += len(part)
    marked = tuple(Span(s.start + 1, s.end - 1) for s in spans if s.cut(of.text)[0] == "“")
    form = Form.DIRECT if len(marked) == len(spans) else Form.MIXED if marked else Form.INDIRECT
    place = of.text.find(mention) if mention else -1
    return Quote(
        article=of, content=tuple(spans), verbatim=marked, form=form, speaker=speaker, speaker_kind=kind, polarity=polarity, role=role,
        mention=(Span(place, place + len(mention)),) if place >= 0 else (),
    )  # fmt: skip


def labelled():
    """The articles with their statements."""
    ferry = article("ferry", FERRY, date(2031, 3, 3), "The Sorrel Post")
    museum = article("museum", MUSEUM, date(2031, 4, 20), "Coast Weekly")
    union = {"kind": SpeakerKind.ORGANISATION}
    return {
        ferry: [
            quote(ferry, "that ferry fares would rise by 12 percent in May", VELL, role="transport minister"),
            quote(ferry, "“We will not close the night ferry,”", VELL),
            quote(ferry, ("“The harbour,”", "“is the lung of this town.”"), VELL),
            quote(ferry, "the fare rise a tax on nurses", OKORO, role="head of the Harbour Workers Union"),
            quote(ferry, "“Nobody asked the night shift,”", OKORO),
            quote(ferry, "that it had agreed to the plan", UNION, polarity=Polarity.DENIED, **union),
        ],
        museum: [
            quote(museum, "the lighthouse cost 340,000 crowns", PIKE, role="museum's director"),
            quote(museum, "“It has been dark for eleven years and we will light it in June,”", PIKE),
            quote(museum, "“I have never seen a ghost there,”", PIKE),
            quote(museum, "the purchase as a gift to sailors", VELL),
        ],
    }


def fill(folder, embedder, articles=None):
    """An archive in `folder` with the labelled articles, or with others, open for writing."""
    archive = Archive.open(folder, write=True, model=embedder.name)
    batch = []
    for each, quotes in (articles or labelled()).items():
        around = contexts(each, quotes)
        batch.append(Kept(article=each, passages=split(each, chars=1000), quotes=tuple(quotes), contexts=around, aliases={}))
    archive.admit([kept.article for kept in batch])
    archive.keep(batch, embedded(batch, embedder))
    return archive
