"""From bytes to text that is safe to keep: decoded once, trick characters taken out before any offset is counted.

Order of evidence for the encoding: byte order mark, the server's charset, the document's own declaration, UTF-8, windows-1252 (the
last two byte by byte, so that a few stray bytes do not turn every quotation mark of a UTF-8 text into mojibake). Names are read as
in the WHATWG Encoding Standard, where "iso-8859-1" and "ascii" mean windows-1252.
"""

import codecs
import re

from archive.errors import UnreadableArticle

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MEANT = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "windows-1252": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "x-sjis": "cp932", "unicode": "utf-16", "utf8": "utf-8", "x-user-defined": "",
}  # fmt: skip

_DECLARED = re.compile(rb"""(?:charset|encoding)[ \t]{0,4}=[ \t]{0,4}["']?([A-Za-z0-9][A-Za-z0-9._:-]{1,39})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

# Forbidden: what XML 1.0 forbids; DEL and the C1 codes that steer a terminal (0x84 up; the four below are inert and stay);
# bidi controls; interlinear marks; byte order marks; tag characters; lone surrogates; noncharacters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x84-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f" + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]"
)

_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_STRAY_LETTER = re.compile("[\udcc0-\udcff]")

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"RIFF", "a sound, film or image"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3", "a database"),
    (b"wOFF", "a font"),
)

# codecs that Python has and that no page is written in
_NOT_FOR_PAGES = frozenset({"utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})

_MOSTLY_FOREIGN = 0.35
_MOSTLY_CONTROL = 0.05
_MOSTLY_BROKEN = 0.02


def kind_of(head: bytes) -> str:
    """What the first bytes of a file that is not text say it is ("an image"), or "" when they say nothing."""
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")


def clean(text: str) -> str:
    """`text` without forbidden characters; everything else, line ends included, stays as it is."""
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def decode(raw: bytes, *, charset: str = "", declared: bool = False) -> str:
    """The text of `raw`, hygiene done; raises UnreadableArticle for binary content and for an encoding that cannot be told.

    `charset` is what a server said; with `declared` the document's own `<meta charset>` or XML declaration counts too.
    """
    return clean(_decode(raw, charset=charset, declared=declared))


def _decode(raw: bytes, *, charset: str, declared: bool) -> str:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    if kind := kind_of(raw):
        raise UnreadableArticle(f"it is {kind}, not text; save the article as plain text, HTML or PDF")
    if charset and (text := _strictly(raw, charset)) is not None:
        return text
    if wide := _wide(raw):
        return raw.decode(wide, "replace")
    if b"\x00" in raw:
        raise UnreadableArticle("it holds binary content, not text; save the article as plain text, HTML or PDF")
    if declared and (name := _declaration(raw)) and (text := _strictly(raw, name)) is not None:
        return text
    return _utf8_or_windows(raw)


def _strictly(raw: bytes, charset: str) -> str | None:
    """`raw` in the encoding called `charset`, or None when there is no such encoding or the bytes are not in it."""
    label = charset.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(_MEANT.get(label, label)).name
        return None if codec.replace("-", "_") in _NOT_FOR_PAGES else raw.decode(codec)
    except (LookupError, ValueError):
        return None


def _declaration(raw: bytes) -> str:
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    name = found[1].decode("ascii").lower() if found else ""
    # a declaration readable as ASCII cannot be in UTF-16, whatever it says
    return "utf-8" if name.startswith(("utf-16", "utf16", "utf-32", "ucs-2")) else name


def _wide(raw: bytes) -> str:
    """The UTF-16 flavour of `raw` when it has no mark: nearly every other byte of Western text is then NUL."""
    sample = raw[:4096]
    half = len(sample) // 2
    if not half:
        return ""
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:  # noqa: PLR2004
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else ""  # noqa: PLR2004


def _utf8_or_windows(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "surrogateescape")
        _check_repairable(text)
        text = text.translate(_STRAY)
    controls = len(_CONTROLS.findall(text))
    if controls > 2 and controls > _MOSTLY_CONTROL * len(text):  # noqa: PLR2004
        raise UnreadableArticle("it holds binary content, not text; save the article as plain text, HTML or PDF")
    return text


_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def _check_repairable(text: str) -> None:
    """Raise unless the stray bytes of `text` read as windows-1252: a few accents and marks between plain letters."""
    stray = len(_STRAY_LETTER.findall(text))
    broken = len(_UNDEFINED.findall(text))
    letters = sum(map(str.isalpha, text)) + stray
    if broken > 1 and broken > _MOSTLY_BROKEN * letters or stray > 2 and stray > _MOSTLY_FOREIGN * letters:  # noqa: PLR2004
        raise UnreadableArticle("its encoding cannot be told; save it as UTF-8")


_UNDEFINED = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")
