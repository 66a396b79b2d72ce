"""A saved conversation: its words are the articles', every note leads to its source, and nothing in it is markup but ours."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from app.render import FORMATS, Exchange, saved
from app.turn import Answer, Intent, Prose, Request, Shown, Status
from archive.records import Article, Citation, Form, Quote, Span, SpeakerKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = "The <b>weir</b> & the *lock*\x0c are ours"
HOSTILE = '<img src=x onerror="run()"> [a](javascript:run()) # `x` \x00\x0c'


def exchanges(hostile: str = "Loredana Vick") -> list[Exchange]:
    text = f"“{WORDS},” said {hostile} on Friday."
    article = Article(
        id="weir", source="weir.txt", url="https://quay.example/weir", text=text, title=f"Weir {hostile}", published=date(2031, 5, 2)
    )
    inside = Span(1, 1 + len(WORDS) + 1)
    quote = Quote(
        article=article,
        content=(Span(0, inside.end + 1),),
        verbatim=(inside,),
        form=Form.DIRECT,
        speaker=hostile,
        speaker_kind=SpeakerKind.PERSON,
    )
    citation = Citation(article=article, span=quote.content[0], quote_id=quote.id, speaker=hostile)
    request = Request(question=hostile, intent=Intent.WHAT_SAID)
    answer = Answer(request=request, status=Status.ANSWERED, blocks=(Prose("One statement.", (1,)), Shown(quote, 1)), citations=(citation,))
    return [Exchange(question=f"What did {hostile} say?", answer=answer), Exchange(question="Again?", answer=answer)]


def file(ending: str, hostile: str = "Loredana Vick") -> bytes:
    return saved(hostile, exchanges(hostile), ending)


def word(part: str, hostile: str = "Loredana Vick") -> etree._Element:
    with zipfile.ZipFile(BytesIO(file("docx", hostile))) as package:
        return etree.fromstring(package.read(part))


def test_the_words_in_a_word_document_are_the_articles():
    paragraphs = ["".join(p.itertext(f"{W}t")) for p in word("word/document.xml").iter(f"{W}p")]
    assert paragraphs[0] == "Loredana Vick"
    assert f"“{WORDS.replace(chr(12), '')},”" in paragraphs
    assert "— Loredana Vick, 2 May 2031" in paragraphs


def test_every_footnote_of_a_word_document_is_there_once_and_leads_to_its_source():
    referred = [each.get(f"{W}id") for each in word("word/document.xml").iter(f"{W}footnoteReference")]
    notes = {note.get(f"{W}id"): "".join(note.itertext(f"{W}t")) for note in word("word/footnotes.xml") if not note.get(f"{W}type")}
    assert referred == list(notes) == ["1", "2"]
    assert all("Weir Loredana Vick" in note for note in notes.values())
    targets = [link.get("Target") for link in word("word/_rels/footnotes.xml.rels")]
    assert targets[0].startswith("https://quay.example/weir#:~:text=")


def test_every_part_of_a_word_document_is_declared():
    with zipfile.ZipFile(BytesIO(file("docx"))) as package:
        named = {each.get("PartName").lstrip("/") for each in word("[Content_Types].xml") if each.get("PartName")}
        assert named == {name for name in package.namelist() if name.endswith(".xml") and name != "[Content_Types].xml"}


def test_a_web_page_stands_on_its_own_and_its_notes_lead_both_ways():
    page = etree.HTML(file("html").decode())
    assert {each.get("href") for each in page.iter("a") if each.get("href").startswith("#")} == {
        "#note-1",
        "#note-2",
        "#cited-1",
        "#cited-2",
    }
    ids = {each.get("id") for each in page.iter() if each.get("id")}
    assert ids == {"note-1", "note-2", "cited-1", "cited-2"}
    assert not list(page.iter("script", "img", "link"))
    assert "".join(page.find(".//blockquote").itertext()).startswith("“The <b>weir</b> & the *lock*")


def test_markdown_has_its_notes_at_the_end():
    lines = file("md").decode().splitlines()
    assert lines[0] == "# Loredana Vick"
    assert [line[:5] for line in lines if line.startswith("[^")] == ["[^1]:", "[^2]:"]


@pytest.mark.parametrize("ending", FORMATS)
def test_what_comes_from_outside_is_text_in_every_format(ending: str):
    made = file(ending, HOSTILE)
    if ending == "docx":
        assert "onerror" in "".join(word("word/document.xml", HOSTILE).itertext())
        return
    page = made.decode() if ending == "html" else MarkdownIt("commonmark").render(made.decode())
    tree = etree.HTML(page)
    assert not list(tree.iter("img", "script"))
    assert not [each for each in tree.iter("a") if "javascript" in each.get("href", "")]
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
