"""Articles as evidence, built by hand: who appears in each, and what the registry makes of them."""

from datetime import date

from archive.identity import Appearance
from archive.records import Article, Form, Quote, Span, SpeakerKind
from ingest.speakers.registry import Read, linked

PERSON, BODY, UNKNOWN = SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN


def seen(name, role="", *, kind=PERSON, gender="", forms=(), mentions=3, speaks=True):
    """Somebody of an article; `role` may be several, parted by semicolons."""
    roles = tuple(part.strip() for part in role.split(";") if part.strip())
    return Appearance(name=name, kind=kind, gender=gender, forms=tuple(forms), roles=roles, mentions=mentions, speaks=speaks)


def beside(*names):
    """People whom an article names in full without quoting them."""
    return [seen(name, speaks=False) for name in names]


def read(key, *appearances, outlet="The Ledger", published=date(2031, 3, 1)):
    """An article in which every appearance that speaks makes one statement."""
    said = [each for each in appearances if each.speaks]
    text = "".join(f"{n} words. " for n, _ in enumerate(said)) or "No words."
    article = Article(id=f"id-{key}", source=f"{key}.txt", text=text, outlet=outlet, published=published)
    quotes, at = [], 0
    for n, each in enumerate(said):
        end = at + len(f"{n} words.")
        quotes.append(Quote(article=article, content=(Span(at, end),), form=Form.INDIRECT, speaker=each.name, speaker_kind=each.kind))
        at = end + 1
    return Read(article, tuple(quotes), tuple(appearances))


def speakers(*articles):
    """The speakers' names, one list an article."""
    return [[quote.speaker for quote in quotes] for quotes in linked(articles)]
