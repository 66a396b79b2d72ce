"""PDFs give running text; scans, locked and damaged files are refused."""

import io
from datetime import date

import pytest

from archive.errors import UnreadableArticle
from ingest.readers import pdf
from ingest.readers.document import Document, ReadLimits


def made(*pages: list[str], **info: str) -> bytes:
    """A PDF with these lines on its pages, by hand: a catalog, pages, one font and a text stream for each page."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = " T* ".join("({}) Tj".format(line.replace("(", r"\(").replace(")", r"\)")) for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects.append("<< " + " ".join(f"/{key} ({value})" for key, value in info.items()) + " >>")
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{start}\n%%EOF"
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n{rows}{trailer}".encode())
    return out.getvalue()


def read(content: bytes, **limits):
    (article,) = pdf.read(Document(source="a.pdf", origin="/a.pdf", content=content, limits=ReadLimits(**limits)))
    return article


PAGE = [
    "Fares to rise by a tenth",
    "",
    "PORT SEFTON, March 14, 2023 (Kestrel) - The board met on Friday and raised the fares by a",
    "tenth, the second in-",
    "crease in two years, as no-",
    "body on the quay had asked.",
    "“We waited,” said Tomas Brandvik (62), who chairs the board and has done so for many long years now.",
]


def test_lines_are_joined_and_words_made_whole():
    article = read(made(PAGE))
    assert article.text.split("\n\n") == [
        "Fares to rise by a tenth",
        "PORT SEFTON, March 14, 2023 (Kestrel) - The board met on Friday and raised the fares by a tenth, the second "
        "increase in two years, as nobody on the quay had asked.",
        "“We waited,” said Tomas Brandvik (62), who chairs the board and has done so for many long years now.",
    ]
    assert (article.title, article.outlet, article.published) == ("Fares to rise by a tenth", "Kestrel", date(2023, 3, 14))


def test_running_heads_and_page_numbers_are_dropped():
    pages = [
        ["Sable Courier 2023", f"Body of page {name} goes on here", f"and on to the end of {name}", f"Page {number} of 4"]
        for number, name in enumerate("abcd", start=1)
    ]
    text = read(made(*pages)).text
    assert "Courier" not in text
    assert "Page 1" not in text
    assert text.startswith("Body of page a goes on here and on to the end of a Body of page b")


def test_the_files_own_title_counts_unless_a_program_made_it_up():
    assert read(made(PAGE, Title="Ferry fares", CreationDate="D:20200101")).title == "Ferry fares"
    assert read(made(PAGE, Title="Microsoft Word - draft7.docx")).title == "Fares to rise by a tenth"
    assert read(made(["One line about nothing at all"], CreationDate="D:20200101000000Z")).published is None


def locked() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(PAGE))))
    writer.encrypt(user_password="secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (made([]), "no text; it may be a scan"),
        (made([""], [""]), "no text"),
        (b"%PDF-1.4\n", "damaged"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20, "damaged"),
        (made(PAGE)[:300], "damaged|no text"),
        (made(PAGE).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "damaged|no text"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_and_said_once(content, sentence, caplog):
    with pytest.raises(UnreadableArticle, match=sentence):
        read(content)
    assert not caplog.records, "the parser's own complaints stay out of the reader's terminal"


def test_a_locked_file_is_refused():
    with pytest.raises(UnreadableArticle, match="password"):
        read(locked())


def test_caps_on_pages_size_and_text():
    with pytest.raises(UnreadableArticle, match="more than 2 pages"):
        read(made(PAGE, PAGE, PAGE), pdf_pages=2)
    with pytest.raises(UnreadableArticle, match="larger than 500 bytes"):
        read(made(PAGE), pdf_bytes=500)
    with pytest.raises(UnreadableArticle, match="too large or too complicated"):
        read(made(PAGE), text_bytes=50)
