"""A dossier: every statement of a person once, in the order of its day, its words the article's, its footnote its source."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from app.render import claim_dossier, dossier, written
from app.render.script import Style
from archive.claims.record import Claim
from archive.filters import Coverage
from archive.records import Article, Form, Quote, Role, Span, Speaker, SpeakerKind
from tests.app.exports.hostile import SIGNS, quotes
from tests.app.record import VELL, labelled

TODAY = date(2031, 6, 1)
COVERAGE = Coverage(articles=2, quotes=10, passages=4, speakers=4, outlets=("Coast Weekly", "The Sorrel Post"), first=None, last=None)
SAID = [quote for said in labelled().values() for quote in said if quote.speaker == VELL]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(said=SAID, speaker=None, **more):
    speaker = speaker or Speaker(name=VELL, roles=("transport minister",), held=(Role(title="transport minister", first=date(2031, 3, 3)),))
    return dossier(speaker, said, COVERAGE, today=TODAY, **more)


def lines(document, style):
    return ["".join(run.text for run in each.runs) for each in document.paragraphs if each.style is style]


def test_every_statement_is_there_once_in_the_order_of_its_day():
    document = made(SAID[::-1])
    assert lines(document, Style.TITLE) == [VELL]
    assert lines(document, Style.QUESTION) == ["March 2031", "April 2031"]
    assert lines(document, Style.QUOTATION) == [
        "that ferry fares would rise by 12 percent in May",
        "“We will not close the night ferry,”",
        "“The harbour,” … “is the lung of this town.”",
        "the purchase as a gift to sailors",
    ]
    assert "4 statements in 2 articles of 2 outlets, published 3 March – 20 April 2031." in lines(document, Style.PROSE)
    assert any(line.startswith("Made on 1 June 2031 by a program from an archive of 2 articles") for line in lines(document, Style.PROSE))


def test_a_statement_stands_under_the_day_it_was_said():
    from dataclasses import replace

    (first, *_) = SAID
    document = made([*SAID, replace(first, said_on=date(2016, 2, 1), content=first.content)])
    assert lines(document, Style.QUESTION)[0] == "February 2016"
    assert "said on 1 February 2016" in lines(document, Style.BYLINE)[0]


def test_every_footnote_leads_to_its_article():
    document = made()
    notes = [run.note for each in document.paragraphs for run in each.runs if run.note]
    assert notes == [1, 2, 3, 4]
    assert all(note.url.startswith("https://example.org/") for note in document.footnotes)
    assert "The Sorrel Post, 3 March 2031" in document.footnotes[0].text


def test_what_was_denied_is_said_to_be():
    document = made(quotes(), Speaker(name="Ida Vorn"))
    assert "denied this" in lines(document, Style.BYLINE)[1]


def test_a_claim_shows_every_report_and_how_the_prints_differ():
    texts = ("“We will close 12 of the ferries in May,” said Ida Vorn.", "“We will close 15 of the ferries in May,” said Ida Vorn.")
    prints = []
    for number, text in enumerate(texts, start=1):
        of = Article(id=f"a{number}", source=f"{number}.txt", text=text, outlet=f"Paper {number}", published=date(2031, 5, number))
        inside = Span(1, text.index("”"))
        prints.append(Quote(article=of, content=(Span(0, inside.end + 1),), verbatim=(inside,), form=Form.DIRECT, speaker="Ida Vorn"))
    against = quotes()[1]
    document = claim_dossier(Claim("c", prints[0], (tuple(prints),), (against,)), COVERAGE, today=TODAY)
    assert lines(document, Style.TITLE) == ["“We will close 12 of the ferries in May,”"]
    assert lines(document, Style.QUESTION) == ["First on record", "Reported again", "May say the opposite"]
    assert lines(document, Style.QUOTATION) == [
        "“We will close 12 of the ferries in May,”", "“We will close 15 of the ferries in May,”", "that she had sold the boat",
    ]  # fmt: skip
    assert "Differs from the fullest print: changed number; “15” where that has “12”." in lines(document, Style.BYLINE)
    assert "Said by: Ida Vorn." in lines(document, Style.PROSE)


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_whatever_the_article_holds_is_text(ending):
    file = written(made(quotes(), Speaker(name=f"Ida {SIGNS}", aliases=(SIGNS,), kind=SpeakerKind.PERSON), about=SIGNS), ending)
    if ending == "docx":
        with zipfile.ZipFile(BytesIO(file)) as package:
            body = etree.fromstring(package.read("word/document.xml"))
        assert f"“{SIGNS}”" in ["".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")]
        return
    page = file.decode() if ending == "html" else MarkdownIt("commonmark").render(file.decode())
    assert not list(etree.HTML(page).iter("b", "script", "img"))
    shown = "".join(etree.HTML(page).itertext())
    assert re.sub(r"\s+", " ", f"“{SIGNS}”") in re.sub(r"\s+", " ", shown)
