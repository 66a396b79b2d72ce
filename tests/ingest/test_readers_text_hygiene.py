"""Bytes become the text a reader would see, and nothing else; what cannot be read is refused with a sentence."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableArticle
from ingest.readers.text_hygiene import clean, decode

WESTERN = "Fähre fällt aus: „Wir warten“, sagte Zoë Niño – für 5 €."
QUOTED = "“We waited,” said Renée O’Dwyer — twice…"
CYRILLIC = "«Мы ждали паром», — сказала Вера Лунина."
GREEK = "«Περιμέναμε το πλοίο», είπε η Ελένη Βάρδα."
JAPANESE = "「船を待っていた」と港の係員は話した。"
CHINESE = "“我们在等船，”港务员说。"
KOREAN = "“배를 기다렸다”고 항구 직원이 말했다."
ARABIC = "قالت ليلى: «كنا ننتظر العبارة»."
HEBREW = "„חיכינו למעבורת”, אמרה נועה."
POLISH = "„Czekaliśmy na prom”, powiedziała Łucja Źdźbło."
TURKISH = "“Vapuru bekledik,” dedi Işıl Şahin."
ASTRAL = "The crew 🚢 waited, “𝔸ll day,” she said 👩‍✈️."

MARKED = [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)]
MARKED += [("utf-32-le", codecs.BOM_UTF32_LE), ("utf-32-be", codecs.BOM_UTF32_BE)]
EVERY = [WESTERN, QUOTED, CYRILLIC, GREEK, JAPANESE, CHINESE, KOREAN, ARABIC, HEBREW, POLISH, TURKISH, ASTRAL]


@pytest.mark.parametrize("text", EVERY)
@pytest.mark.parametrize(("name", "mark"), MARKED)
def test_a_byte_order_mark_decides_and_goes(text, name, mark):
    assert decode(mark + text.encode(name), charset="windows-1252") == text


@pytest.mark.parametrize("text", EVERY)
def test_utf8_needs_no_telling(text):
    assert decode(text.encode()) == text


CHARSETS = [
    (WESTERN, "windows-1252"), (WESTERN, "cp1252"), (QUOTED, "windows-1252"), (WESTERN.replace("„", "'").replace("“", "'").replace("–",
    "-").replace("€", "E"), "iso-8859-1"),
    (WESTERN.replace("„", "'").replace("“", "'").replace("–", "-"), "iso-8859-15"), (POLISH, "windows-1250"), (POLISH.replace("„",
    "'").replace("”", "'"), "iso-8859-2"),
    (CYRILLIC, "windows-1251"), (CYRILLIC.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8-r"), (CYRILLIC.replace("«",
    '"').replace("»", '"').replace("—", "-"), "iso-8859-5"),
    (GREEK, "windows-1253"), (GREEK, "iso-8859-7"), (TURKISH, "windows-1254"), (HEBREW, "windows-1255"), (ARABIC, "windows-1256"),
    (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"), (JAPANESE, "iso-2022-jp"), (CHINESE, "gb2312"), (CHINESE, "gbk"), (CHINESE, "gb18030"),
    (KOREAN, "euc-kr"), (QUOTED, "utf-8"), (ASTRAL, "utf-16-le"), (ASTRAL, "utf-16-be"), (QUOTED, "macintosh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "charset"), CHARSETS)
def test_the_servers_charset_is_believed(text, charset):
    assert decode(text.encode(charset), charset=f'"{charset.upper()}"') == text


@pytest.mark.parametrize(("text", "charset"), [case for case in CHARSETS if not case[1].startswith(("utf-16", "iso-2022"))])
@pytest.mark.parametrize("form", ['<meta charset="{}">', '<?xml version="1.0" encoding="{}"?>'])
def test_a_documents_own_declaration_is_believed(text, charset, form):
    page = form.format(charset) + text
    assert decode(page.encode(charset), declared=True) == page


@pytest.mark.parametrize(
    "charset", ["", "utf-8", "no-such-charset", "hex", "zip", "rot13", "utf-7", "unicode_escape", "idna", "undefined", "a" * 300]
)
def test_a_wrong_charset_gives_way_to_the_bytes(charset):
    raw = "Fares rise, “again,” she said.".encode() if charset != "utf-8" else "Fares rise, “again,” she said.".encode("cp1252")
    assert decode(raw, charset=charset) == "Fares rise, “again,” she said."


def test_the_server_is_believed_before_the_document():
    raw = '<meta charset="windows-1251">é'.encode()
    assert decode(raw, charset="utf-8", declared=True).endswith("é")


def test_a_declaration_of_utf16_in_ascii_letters_means_utf8():
    assert decode('<meta charset="utf-16">Zoë'.encode(), declared=True).endswith("Zoë")


def test_a_declaration_counts_only_where_documents_have_one():
    text = "He typed charset=koi8-r and “waited”, said Zoë."
    assert decode(text.encode()) == text


@pytest.mark.parametrize("text", [WESTERN, QUOTED, "“Non,” a-t-il dit à l’été 1998…", "¿Qué? “Mañana”, dijo Núria – otra vez."])
def test_windows_1252_is_the_last_guess(text):
    assert decode(text.encode("cp1252")) == text


def test_one_stray_byte_does_not_spoil_the_quotation_marks():
    assert decode("“Wait,” she said at the caf".encode() + b"\xe9. " + "“No.”".encode()) == "“Wait,” she said at the café. “No.”"


def test_utf16_without_its_mark_is_known_by_its_zeros():
    assert decode("The ferry was late, she said.".encode("utf-16-le")) == "The ferry was late, she said."
    assert decode("The ferry was late, she said.".encode("utf-16-be")) == "The ferry was late, she said."


@pytest.mark.parametrize(
    ("text", "charset"), [(CYRILLIC, "koi8-r"), (CYRILLIC, "cp1251"), (GREEK, "cp1253"), (JAPANESE * 3, "euc-jp"), (ARABIC, "cp1256")]
)
def test_an_encoding_that_cannot_be_told_is_refused_not_garbled(text, charset):
    with pytest.raises(UnreadableArticle, match="save it as UTF-8"):
        decode(text.encode(charset, "ignore"))


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(40), b"\xff\xd8\xff\xe0" + bytes(40), b"GIF89a....", b"PK\x03\x04word",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1doc", b"{\\rtf1 text}",
        b"\x1f\x8b\x08\x00text", b"\x7fELF\x02\x01", b"SQLite format 3\x00", b"Rar!\x1a\x07", b"text with\x00a zero",
        bytes(range(256)) * 4, bytes(100), b"\x01\x02\x03\x04\x05\x06text",
    ],
)  # fmt: skip
def test_binary_content_is_refused(raw):
    with pytest.raises(UnreadableArticle, match="not text"):
        decode(raw)


TRICKS = [
    "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9b", "\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066",
    "\u2069", "\ufeff", "\ufff9",
    "\ufffe", "\uffff", "\ufdd0", "\ud800", "\udfff", "\U000e0041", "\U000e007f", "\U0001ffff", "\U0010fffe",
]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS, ids=[f"U+{ord(trick):04X}" for trick in TRICKS])
def test_trick_characters_are_gone_before_offsets_are_counted(trick):
    assert clean(f"said{trick} “no{trick}”") == "said “no”"


@pytest.mark.parametrize(
    "kept", ["\t", "\n", "\r\n", "\r", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u2028", "\ufffd", "\ue000", "👩‍✈️", "e\u0301", "é"]
)
def test_everything_else_stays_as_it_is(kept):
    text = f"  said{kept}“no”{kept}  \n"
    assert clean(text) == text
    assert decode(text.encode()) == text


@given(st.text())
def test_clean_is_stable_and_only_takes_away(text):
    once = clean(text)
    assert clean(once) == once
    assert once == "".join(character for character in text if clean(character))
    assert not any(unicodedata.category(character) == "Cs" for character in once)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufeff"), min_size=1))
def test_what_was_written_in_utf8_is_read_back(text):
    assert decode(b"x" + text.encode()) == "x" + clean(text)


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_a_sentence(raw):
    try:
        text = decode(raw, declared=True)
    except UnreadableArticle:
        return
    assert clean(text) == text
    assert text.encode().decode() == text
