"""Escaping: a closed set of tags and attributes for HTML, backslashes for Markdown, http(s) alone for links."""

import html
import re
from functools import cache
from urllib.parse import quote, urlsplit, urlunsplit

from archive.records import Citation

TAGS = frozenset(
    "a article aside blockquote button caption circle code datalist dd del desc details div dl dt em form g h1 h2 h3 header input ins "
    "label li line mark nav ol option p path pre section select span strong summary svg table tbody td text th thead time title tr "
    "ul".split()
)
"""Every tag that a page may hold."""

ATTRIBUTES = frozenset(
    "aria-busy aria-current aria-expanded aria-hidden aria-label aria-live aria-pressed autocomplete class d data-about data-act "
    "data-address data-article data-but data-by data-copy data-field data-form data-hue data-kind data-name data-number data-order "
    "data-outlet data-question data-quote data-session data-since data-source data-speaker data-to data-turn data-until data-words "
    "datetime disabled height href id list max min name novalidate open placeholder r rel role scope selected tabindex target "
    "text-anchor title transform type value width x x1 x2 y y1 y2".split()
)
"""Every attribute that a tag may carry; none of them runs anything."""

EMPTY_TAGS = frozenset({"input"})
"""Tags that have no end."""

UNPRINTABLE = {code: None for code in (*range(9), 11, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""Control characters, which HTML forbids, and the marks that reverse what follows them."""

_SPECIAL = re.compile(f"[&<>\"'{re.escape(''.join(map(chr, UNPRINTABLE)))}]")
"""What text cannot hold as it is: most text holds none of it."""

FRAGMENT_WORDS = 10
EDGE_WORDS = 5


class Html(str):
    """Markup that `element` made; any other string is text and is escaped."""

    __slots__ = ()


def escape(text: str) -> Html:
    """`text` as HTML text that reads the same and can do nothing."""
    return Html(html.escape(text.translate(UNPRINTABLE), quote=True)) if _SPECIAL.search(text) else Html(text)


def element(tag: str, *children: str, **attributes: str | int | bool | None) -> Html:
    """One element; children that are not `Html` are escaped.

    Attributes spell `-` as `_` and a Python keyword with a trailing `_`; None and False leave one out, True gives it no value. Raises
    ValueError for a tag or attribute outside TAGS and ATTRIBUTES.
    """
    if tag not in TAGS:
        raise ValueError(f"{tag} is no tag of ours")
    opening = "".join(_attribute(name, value) for name, value in attributes.items() if value is not None and value is not False)
    if tag in EMPTY_TAGS:
        return Html(f"<{tag}{opening}>")
    return Html(f"<{tag}{opening}>{fragment(*children)}</{tag}>")


def fragment(*children: str) -> Html:
    """Several children one after the other."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def _attribute(name: str, value: str | int | bool) -> str:
    spelled = _spelled(name)
    return f" {spelled}" if value is True else f' {spelled}="{escape(str(value))}"'


@cache
def _spelled(name: str) -> str:
    spelled = name.rstrip("_").replace("_", "-")
    if spelled not in ATTRIBUTES:
        raise ValueError(f"{spelled} is no attribute of ours")
    return spelled


ACTIVE = re.compile(r"[\\`*_\[\]<>&|~$@]")
LINE_START = re.compile(r"(?m)^([ \t]*)([#+\-=>]|\d{1,9}(?=[.)]))")
BARE_LINK = re.compile(r"(?i)(:)(?=//)|\b(www)\.")


def markdown_escape(text: str) -> str:
    """`text` as one line of Markdown that shows the same characters: no markup, no HTML, no automatic link."""
    line = " ".join(text.translate(UNPRINTABLE).splitlines()) if "\n" in text or "\r" in text else text.translate(UNPRINTABLE)
    line = ACTIVE.sub(r"\\\g<0>", line)
    line = BARE_LINK.sub(lambda found: "\\:" if found[1] else f"{found[2]}\\.", line)
    return LINE_START.sub(_guard_start, line)


def _guard_start(found: re.Match[str]) -> str:
    """A list number is guarded after its digits, everything else before itself."""
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign[0].isdigit() else f"{space}\\{sign}"


def safe_url(url: str) -> str | None:
    """`url` percent-encoded, or None unless it is http(s) with a host and without a user name."""
    if not url or url != url.strip() or url.translate(UNPRINTABLE) != url or any(space in url for space in "\t\r\n\\"):
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    except ValueError:
        return None
    if not usable:
        return None
    rest = (quote(part, safe="/%:;=?&+,-._~!$") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, quote(parts.netloc, safe=":.-"), *rest))


def source_url(citation: Citation) -> str | None:
    """The article's address with a text fragment that makes a browser scroll to the cited words.

    See https://wicg.github.io/scroll-to-text-fragment/: long quotations are given by their first and last words.
    """
    address = safe_url(citation.article.url)
    if address is None:
        return None
    separator = ":~:" if "#" in address else "#:~:"
    return f"{address}{separator}text={_text_fragment(citation.quote)}"


def _text_fragment(words: str) -> str:
    tokens = words.strip("\"'“”„‟«»‹›‘’‚‛ \n\t").split()
    edges = [tokens] if len(tokens) <= FRAGMENT_WORDS else [tokens[:EDGE_WORDS], tokens[-EDGE_WORDS:]]
    return ",".join(quote(" ".join(edge), safe="").replace("-", "%2D") for edge in edges)
