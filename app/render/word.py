"""A document in the format of Word: WordprocessingML (ECMA-376, part 1), with footnotes that the program numbers itself.

Written by hand, because the usual library knows no footnotes.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from app.render.escape import UNPRINTABLE
from app.render.script import Document, Footnote, Paragraph, Run, Style

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{MAIN}" xmlns:r="{LINKS}"'
NAMES = {Style.TITLE: "Title", Style.QUESTION: "Heading1", Style.PROSE: "Normal", Style.QUOTATION: "Quote", Style.BYLINE: "Byline"}
NO_XML = re.compile("[\x0c\ud800-\udfff\ufffe\uffff]")
FIRST_NOTE = 1
"""Ids 0 and -1 are those of Word's separators."""

CONTENT = f"""{HEAD}<Types xmlns="{PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>\
</Types>"""
TOP = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="word/document.xml"/></Relationships>"""
OWN = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{LINKS}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{LINKS}/footnotes" Target="footnotes.xml"/></Relationships>"""


def _style(name: str, shown: str, form: str, words: str, *, kind: str = "paragraph", default: bool = False) -> str:
    based = "" if default or kind != "paragraph" else '<w:basedOn w:val="Normal"/>'
    marked = ' w:default="1"' if default else ""
    paragraph = f"<w:pPr>{form}</w:pPr>" if form else ""
    return (
        f'<w:style w:type="{kind}"{marked} w:styleId="{name}"><w:name w:val="{shown}"/>{based}{paragraph}<w:rPr>{words}</w:rPr></w:style>'
    )


ASIDE = '<w:ind w:left="425" w:right="425"/>'
QUESTION = '<w:keepNext/><w:spacing w:before="480" w:after="120"/><w:outlineLvl w:val="0"/>'
QUOTED = f'<w:keepNext/><w:spacing w:before="200" w:after="40"/>{ASIDE}'
STYLES = "".join(
    (
        f"{HEAD}<w:styles {SPACES}>",
        _style("Normal", "Normal", '<w:spacing w:after="120" w:line="288" w:lineRule="auto"/>', '<w:sz w:val="22"/>', default=True),
        _style("Title", "Title", '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="40"/>'),
        _style("Heading1", "heading 1", QUESTION, '<w:b/><w:sz w:val="28"/>'),
        _style("Quote", "Quote", QUOTED, '<w:sz w:val="24"/>'),
        _style("Byline", "Byline", ASIDE, '<w:color w:val="595959"/><w:sz w:val="19"/>'),
        _style("FootnoteText", "footnote text", '<w:spacing w:after="40"/>', '<w:sz w:val="18"/>'),
        _style("FootnoteReference", "footnote reference", "", '<w:vertAlign w:val="superscript"/>', kind="character"),
        "</w:styles>",
    )
)  # fmt: skip


def parts(made: Document) -> dict[str, str]:
    """The files of the package by their names."""
    links = {url: f"rId{n}" for n, url in enumerate(dict.fromkeys(note.url for note in made.footnotes if note.url), start=1)}
    files = {
        "[Content_Types].xml": CONTENT,
        "_rels/.rels": TOP,
        "word/_rels/document.xml.rels": OWN,
        "word/styles.xml": STYLES,
        "word/document.xml": _body(made),
        "word/footnotes.xml": _footnotes(made.footnotes, links),
    }
    if links:
        files["word/_rels/footnotes.xml.rels"] = _links(links)
    return files


def _body(made: Document) -> str:
    edges = " ".join(f'w:{edge}="1417"' for edge in ("top", "right", "bottom", "left"))
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {edges} w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    return f"{HEAD}<w:document {SPACES}><w:body>{''.join(map(_paragraph, made.paragraphs))}{page}</w:body></w:document>"


def _paragraph(paragraph: Paragraph) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{NAMES[paragraph.style]}"/></w:pPr>{"".join(map(_run, paragraph.runs))}</w:p>'


def _run(run: Run) -> str:
    if run.note:
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{run.note}"/></w:r>'
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if run.strong else ''}{_text(run.text)}</w:r>"


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(NO_XML.sub("", words.translate(UNPRINTABLE)))}</w:t>'


def _footnotes(notes: list[Footnote], links: dict[str, str]) -> str:
    lines = (("separator", -1), ("continuationSeparator", 0))
    made = [f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>' for kind, n in lines]
    made += [_footnote(n, note, links) for n, note in enumerate(notes, start=FIRST_NOTE)]
    return f"{HEAD}<w:footnotes {SPACES}>{''.join(made)}</w:footnotes>"


def _footnote(number: int, note: Footnote, links: dict[str, str]) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    words = f"<w:r>{_text(note.text)}</w:r>"
    if note.url:
        words = f'<w:hyperlink r:id="{links[note.url]}">{words}</w:hyperlink>'
    start = '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    return f'<w:footnote w:id="{number}">{start}{mark}<w:r>{_text(" ")}</w:r>{words}</w:p></w:footnote>'


def _links(links: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{LINKS}/hyperlink" Target={quoteattr(url)} TargetMode="External"/>' for url, name in links.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
