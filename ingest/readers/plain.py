"""Plain text and Markdown: the text is kept as it is, code point for code point, and its opening lines are read for metadata."""

from collections.abc import Iterator

from archive.errors import UnreadableArticle
from archive.records import Article
from ingest.readers import dates, front_matter, opening
from ingest.readers.document import Document
from ingest.readers.facts import Facts, article
from ingest.readers.text_hygiene import decode


def read(document: Document) -> Iterator[Article]:
    """The one article of a text file. A file named `2023-03-14-title.md` gives the date when the text gives none."""
    text = decode(document.read(), charset=document.charset)
    if not text.strip():
        raise UnreadableArticle("the file holds no text, only white space")
    stated, start = front_matter.split(text)
    facts = stated.or_else(opening.facts_of(text[start : start + 4_000] if start else text))
    yield article(document, text, facts.or_else(_of_file_name(document)).or_else(Facts(url=document.url)))


def _of_file_name(document: Document) -> Facts:
    return Facts(published=dates.in_iso(document.path.stem)) if document.path else Facts()
