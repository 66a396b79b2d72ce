"""HTML to a tree and to paragraphs, within caps: what would be dropped in silence or take minutes is refused with a sentence.

libxml2 stops at 256 levels without an error in the result, and needs time that grows with the square of one element's attributes
(97 s for 100,000), so tags are counted before it sees the page.
"""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from archive.errors import UnreadableArticle
from ingest.readers.document import ReadLimits
from ingest.readers.text_hygiene import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DEEPEST = 255
_OPENING = re.compile(r"<(?:(!--|!\[CDATA\[)|([A-Za-z][A-Za-z0-9:-]{0,40}))")
_BETWEEN = re.compile(r"[^\s/]")
_ATTRIBUTE = re.compile(r"""[^\s/>][^\s/>=]*+(?:\s{0,99}+=\s{0,99}+(?:"[^"]*+"|'[^']*+')?+)?+""")
_RAW = frozenset({"script", "style", "textarea", "title", "noembed", "noframes", "xmp"})
HTML_BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table tbody tfoot thead tr ul summary".split()
)
HTML_UNREAD = frozenset("script style template noscript head title iframe object svg math button select textarea".split())
_LINE_BREAKS = frozenset({"br", "lb"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAK = "\x1e"


def parse(text: str, limits: ReadLimits) -> "HtmlElement":
    """The tree of a page; raises UnreadableArticle for one with too many elements or attributes, or nested too deep."""
    from lxml import etree, html

    check_tags(text, limits)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableArticle("it is not readable HTML") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableArticle(f"its HTML is nested deeper than {_DEEPEST} elements")
    _clean_tree(tree)
    return tree


def _clean_tree(tree: "HtmlElement") -> None:
    """Take out what character references brought in after the page was decoded."""
    for element in tree.iter():
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and (cleaned := clean(text)) != text:
                setattr(element, part, cleaned)


def check_tags(text: str, limits: ReadLimits) -> None:
    """Raise UnreadableArticle for HTML or XML with too many elements, or too many attributes on one, without parsing it."""
    elements, place = 0, 0
    while found := _OPENING.search(text, place):
        place = found.end()
        if found[1]:
            place = _after(text, "-->" if found[1] == "!--" else "]]>", place)
            continue
        elements += 1
        if elements > limits.elements:
            raise UnreadableArticle(f"its markup has more than {limits.elements} elements")
        place = _after_attributes(text, place, limits.attributes)
        if (name := found[2].lower()) in _RAW:
            place = _after(text, f"</{name}", place)


def _after_attributes(text: str, place: int, most: int) -> int:
    for _ in range(most + 1):
        start = _BETWEEN.search(text, place)
        found = _ATTRIBUTE.match(text, start.start()) if start else None
        if not found:
            return place
        place = found.end()
    raise UnreadableArticle(f"an element of its markup has more than {most} attributes")


def _after(text: str, mark: str, place: int) -> int:
    end = text.find(mark, place)
    return len(text) if end < 0 else end


def paragraphs(tree: "HtmlElement", *, blocks: Collection[str] = HTML_BLOCKS, unread: Collection[str] = HTML_UNREAD) -> list[str]:
    """The text of a tree, a string for each block; a line break inside a block stays one."""
    found: list[str] = []
    current: list[str] = []
    for piece in _pieces(tree, blocks, unread):
        if piece is not None:
            current.append(piece)
            continue
        found.append(_tidy(current))
        current = []
    found.append(_tidy(current))
    return [paragraph for paragraph in found if paragraph]


def _tidy(pieces: list[str]) -> str:
    lines = "".join(pieces).split(_BREAK)
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(tree: "HtmlElement", blocks: Collection[str], unread: Collection[str]) -> Iterator[str | None]:
    """Text in reading order, None where a block begins or ends. Iterative: a page may be deeper than Python's stack likes."""
    from lxml import etree

    skipped = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "#"
        if name in unread or name == "#":
            skipped += 1 if event == "start" else -1
        if name in blocks:
            yield None
        if event == "start" and not skipped:
            yield _BREAK if name in _LINE_BREAKS else " " if name in _CELLS else ""
            yield element.text or ""
        elif event == "end" and not skipped and element is not tree:
            yield element.tail or ""


def text_of(fragment: str, limits: ReadLimits) -> str:
    """The text of an HTML fragment, paragraphs apart by blank lines."""
    return "\n\n".join(paragraphs(parse(f"<div>{fragment}</div>", limits)))
