"""A document as a file: Markdown and a web page that stand on their own, and a Word document with real footnotes."""

import io
import zipfile
from collections.abc import Callable, Iterable

from app.render.answers import Exchange
from app.render.escape import escape, markdown_escape
from app.render.script import Document, Footnote, Paragraph, Run, Style, document
from app.render.word import parts

TAGS = {
    Style.TITLE: ("<h1>", "</h1>"),
    Style.QUESTION: ("<h2>", "</h2>"),
    Style.PROSE: ("<p>", "</p>"),
    Style.QUOTATION: ("<blockquote><p>", "</p></blockquote>"),
    Style.BYLINE: ('<p class="byline">', "</p>"),
}
MARKS = {Style.TITLE: "# ", Style.QUESTION: "## ", Style.PROSE: "", Style.QUOTATION: "> ", Style.BYLINE: "> "}
LOOK = """
:root { color-scheme: light dark; --ink: light-dark(#211f1b, #ebe6db); --soft: light-dark(#655e51, #aaa292); }
html { background: light-dark(#faf8f4, #171614); color: var(--ink); }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.06rem/1.6 Charter, Georgia, serif; }
h1, h2 { line-height: 1.2; font-weight: 600; text-wrap: balance; }
h2 { margin: 3rem 0 1rem; font-size: 1.35rem; }
blockquote { margin: 1.4rem 0 0; font-size: 1.15rem; }
blockquote p { margin: 0; }
.byline { margin: .35rem 0 0; color: var(--soft); font: .9rem/1.5 system-ui, sans-serif; }
.sources { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid; font: .88rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
sup { line-height: 0; } sup a { padding: 0 .15em; text-decoration: none; } a { color: inherit; }
@media print { body { margin: 0; max-width: none; } }
"""


def saved(title: str, exchanges: Iterable[Exchange], ending: str) -> bytes:
    """The file of a conversation; `ending` is one of FORMATS. Raises KeyError for another one."""
    return written(document(title, exchanges), ending)


def written(made: Document, ending: str) -> bytes:
    """The file of a document; `ending` is one of FORMATS. Raises KeyError for another one."""
    return WRITERS[ending](made)


def _markdown(made: Document) -> bytes:
    lines: list[str] = []
    for paragraph in made.paragraphs:
        text = MARKS[paragraph.style] + "".join(map(_run_markdown, paragraph.runs))
        lines.append(
            f">\n{text}\n" if paragraph.style is Style.BYLINE else f"{text}{'' if paragraph.style is Style.QUOTATION else chr(10)}"
        )
    lines += [f"[^{n}]: {_note_markdown(note)}" for n, note in enumerate(made.footnotes, start=1)]
    return ("\n".join(lines) + "\n").encode()


def _run_markdown(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    words = markdown_escape(run.text)
    return f"**{words}**" if run.strong else words


def _note_markdown(note: Footnote) -> str:
    return markdown_escape(note.text) + (f", <{note.url}>" if note.url else "")


def _web_page(made: Document) -> bytes:
    body = "\n".join(map(_paragraph_html, made.paragraphs))
    notes = "\n".join(
        f'<li id="note-{n}">{_note_html(note)} <a href="#cited-{n}" aria-label="Back to the text">↩</a></li>'
        for n, note in enumerate(made.footnotes, start=1)
    )
    sources = f'<section class="sources" aria-label="Sources"><ol>\n{notes}\n</ol></section>' if notes else ""
    title = escape(made.paragraphs[0].runs[0].text)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n<style>{LOOK}</style>\n</head>\n'
        f"<body>\n<main>\n{body}\n{sources}\n</main>\n</body>\n</html>\n"
    ).encode()


def _paragraph_html(paragraph: Paragraph) -> str:
    opening, closing = TAGS[paragraph.style]
    return opening + "".join(map(_run_html, paragraph.runs)) + closing


def _run_html(run: Run) -> str:
    if run.note:
        return f'<sup id="cited-{run.note}"><a href="#note-{run.note}">{run.note}</a></sup>'
    words = escape(run.text)
    return f"<strong>{words}</strong>" if run.strong else words


def _note_html(note: Footnote) -> str:
    words = escape(note.text)
    return f'<a href="{escape(note.url)}" rel="noreferrer">{words}</a>' if note.url else words


def _word(made: Document) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts(made).items():
            package.writestr(name, text)
    return file.getvalue()


WRITERS: dict[str, Callable[[Document], bytes]] = {"md": _markdown, "html": _web_page, "docx": _word}
