"""A pasted text, one quotation or a whole draft: every quotation in it, checked against the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.aligned import tokens
from app.finding import Appearance, Finding, Verification
from app.names import NameIndex
from app.verify import appearances, verify
from archive.archive import Archive
from archive.errors import BadInput
from archive.records import Article, Span
from ingest.attribution import attributor
from ingest.attribution.marks import find_marks
from ingest.attribution.sentences import paragraphs
from ingest.speakers.resolve import resolve

DRAFT_LIMIT = 50_000
QUOTATIONS_LIMIT = 200
WORDS = 3
"""A marked stretch of fewer words that nobody is said to have said is a title or a nickname, not a quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a pasted text puts into somebody's mouth, and whose mouth that is, if it says.

    `parts` are the words piece by piece where the text interrupts them ("...," she said, "...").
    """

    words: str
    speaker: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation with its finding and the other places where it stands."""

    quotation: Quotation
    finding: Verification
    elsewhere: tuple[Appearance, ...] = ()


def quotations(text: str, *, speaker: str = "") -> tuple[Quotation, ...]:
    """The quotations of a pasted text in reading order; a text without quotation marks is one itself.

    `speaker` is whom the reader names; the text's own attribution counts where he or she names nobody.

    Raises:
        BadInput: the text is empty or too long, or holds too many quotations.
    """
    if not tokens(text[:DRAFT_LIMIT]).words:
        raise BadInput("Paste a quotation first, or a whole draft with its quotation marks.")
    if len(text) > DRAFT_LIMIT:
        raise BadInput(f"A draft may have {DRAFT_LIMIT:,} characters, this one has {len(text):,}: check it part by part.")
    marked = sorted(_marked(text), key=lambda found: found[0])
    if len(marked) > QUOTATIONS_LIMIT:
        raise BadInput(f"A draft may hold {QUOTATIONS_LIMIT} quotations, this one holds {len(marked)}: check it part by part.")
    found = tuple(Quotation(" ".join(parts), speaker or said_by, parts) for _, parts, said_by in marked)
    return found or (Quotation(text.strip(), speaker),)


def check(quotation: Quotation, archive: Archive, index: NameIndex) -> Checked:
    """One quotation of a draft, checked."""
    finding = verify(quotation.words, archive, speaker=quotation.speaker, index=index)
    if finding.citation is None:
        return Checked(quotation, finding)
    shown = {place.article.id for place in (finding.citation, finding.disowned) if place}
    others = (each for each in appearances(quotation.words, archive) if each.citation.article.id not in shown)
    return Checked(quotation, finding, tuple(others))


def checked(found: tuple[Quotation, ...], archive: Archive, index: NameIndex) -> Iterator[Checked]:
    """Each quotation as soon as it is checked; one that cannot be, too long perhaps, says why in its note.

    The pieces of an interrupted quotation that does not stand in one place are checked each on its own.
    """
    for quotation in found:
        whole = _settled(quotation, archive, index)
        if len(quotation.parts) > 1 and whole.finding.finding not in EXACT:
            yield from (_settled(Quotation(part, quotation.speaker), archive, index) for part in quotation.parts)
        else:
            yield whole


EXACT = frozenset({Finding.VERBATIM, Finding.WRONG_SPEAKER})
"""The findings for words that stand in an article as they were pasted."""


def _settled(quotation: Quotation, archive: Archive, index: NameIndex) -> Checked:
    try:
        return check(quotation, archive, index)
    except BadInput as error:
        return Checked(quotation, Verification(finding=Finding.NOT_FOUND, note=str(error)))


def _marked(text: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Start, pieces and speaker of everything between quotation marks that is a statement, or long enough to be one."""
    article = Article(id="draft", source="draft", text=text)
    said = [quote for quote in resolve(article, attributor().find([text])[0]) if quote.verbatim]
    taken: list[Span] = []
    for quote in sorted(
        said, key=lambda quote: len(quote.extent)
    ):  # of a statement inside another one, the inner one's words are checked once
        own = [span for span in quote.verbatim if not any(span.overlaps(other) for other in taken)]
        taken.extend(own)
        if own:
            yield own[0].start, tuple(span.cut(text) for span in own), quote.speaker or ""
    for marked in find_marks(text, paragraphs(text)):
        inner = [part.inner for part in marked.parts]
        pieces = tuple(span.cut(text) for span in inner)
        if len(" ".join(pieces).split()) >= WORDS and not any(span.overlaps(other) for span in taken for other in inner):
            yield inner[0].start, pieces, ""
