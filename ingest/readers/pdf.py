"""PDF: the pages' text with words joined over line ends and running heads dropped. A scan without text is refused."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.errors import UnreadableArticle
from archive.records import Article
from ingest.readers import opening
from ingest.readers.document import Document
from ingest.readers.facts import Facts, article, line
from ingest.readers.text_hygiene import clean

if TYPE_CHECKING:
    from pypdf import PdfReader

_EDGE = 2
"""Lines at a page's top and bottom that may be running heads or page numbers."""
_ENDS = (".", "!", "?", ":", '"', "”", "’", ")", "»")
_SHORT_LINE = 0.85
_HEADING_LINE = 0.6
_DIGITS = re.compile(r"\d{1,9}")
_PAGE_NUMBER = re.compile(r"\A(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\Z", re.IGNORECASE)
_MADE_UP_TITLE = re.compile(r"\A(?:microsoft word|untitled|document\d|.{0,200}\.(?:docx?|odt|indd|qxd|rtf)\Z)", re.IGNORECASE)


def read(document: Document) -> Iterator[Article]:
    """The one article of a PDF; raises UnreadableArticle for an encrypted, damaged or scanned one."""
    reader = _open(document.read(document.limits.pdf_bytes))
    text = _joined(_without_furniture(_pages(reader, document)))
    if not text.strip():
        raise UnreadableArticle("the PDF holds no text; it may be a scan, which needs text recognition first")
    stated = opening.facts_of(text)
    yield article(document, text, Facts(title=_title(reader)).or_else(stated).or_else(Facts(url=document.url)))


def _open(content: bytes) -> "PdfReader":
    from pypdf import PasswordType, PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is said in the report, once
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED
    except Exception as error:  # the parser raises whatever a damaged file makes it stumble over
        raise UnreadableArticle("the PDF is damaged and cannot be read") from error
    if locked:
        raise UnreadableArticle("the PDF is locked with a password; save it without one")
    return reader


def _pages(reader: "PdfReader", document: Document) -> list[list[str]]:
    """The lines of each page."""
    limits, started, size = document.limits, time.monotonic(), 0
    pages: list[list[str]] = []
    try:
        if len(reader.pages) > limits.pdf_pages:
            raise UnreadableArticle(f"the PDF has more than {limits.pdf_pages} pages; give the pages of the article alone")
        for page in reader.pages:
            pages.append(clean(page.extract_text()).splitlines())
            size += sum(map(len, pages[-1]))
            if size > limits.text_bytes or time.monotonic() - started > limits.pdf_seconds:
                raise UnreadableArticle("the PDF is too large or too complicated to read as one article")
    except UnreadableArticle:
        raise
    except Exception as error:  # as in _open
        raise UnreadableArticle("the PDF is damaged and cannot be read") from error
    return pages


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without edge lines that most pages repeat (digits aside)."""
    edges = Counter(key for page in pages for key in {_key(text) for text in page[:_EDGE] + page[-_EDGE:]})
    repeated = {key for key, count in edges.items() if len(pages) > 2 and count > len(pages) / 2}  # noqa: PLR2004 - two pages prove nothing

    def kept(number: int, text: str, length: int) -> bool:
        edge = number < _EDGE or number >= length - _EDGE
        return not edge or not (_PAGE_NUMBER.match(text.strip()) or _key(text) in repeated)

    return [[text for number, text in enumerate(page) if kept(number, text, len(page))] for page in pages]


def _key(text: str) -> str:
    return _DIGITS.sub("#", line(text))


def _joined(pages: list[list[str]]) -> str:
    """One text: words hyphenated at a line end joined, lines of a paragraph on one line, paragraphs apart by a blank line."""
    lines = [" ".join(text.split()) for page in pages for text in page]
    width = sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0
    paragraphs, current = [], ""
    for number, text in enumerate(lines):
        current = _with_line(current, text)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not text or not following or _ends_paragraph(text, following, width):
            paragraphs.append(current)
            current = ""
    return "\n\n".join(paragraph for paragraph in (*paragraphs, current) if paragraph)


def _ends_paragraph(text: str, following: str, width: int) -> bool:
    """Whether a line ends its paragraph: it is short for a sentence's last line, or so short that it is a heading."""
    return len(text) < width * (_SHORT_LINE if text.endswith(_ENDS) else _HEADING_LINE) and not following[0].islower()


def _with_line(current: str, text: str) -> str:
    if current.endswith(("-", "\u00ad", "\u2010")) and len(current) > 1 and current[-2].isalpha() and text[:1].islower():
        return current[:-1] + text
    return f"{current} {text}" if current and text else current or text


def _title(reader: "PdfReader") -> str:
    try:
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except Exception:  # as in _open; a title is not worth the article
        return ""
    return "" if _MADE_UP_TITLE.match(title.strip()) else title
