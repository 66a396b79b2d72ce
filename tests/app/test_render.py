"""What leaves `app/render`: the article's own words, numbered citations, and nothing that can run or call out."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from app.changes import Chips
from app.render import (
    Exchange,
    Place,
    answer_html,
    answers,
    article_html,
    conversation_html,
    editor_html,
    library_html,
    markdown,
    spoken_summary,
    welcome_html,
)
from app.render.escape import ATTRIBUTES, Html, element, safe_url, source_url
from app.render.plain import copy_text
from app.render.wording import Kind, Piece, pieces
from app.turn import Answer, Intent, Prose, Request, Shown, Status, Verdict
from archive.filters import Coverage
from archive.records import Article, Citation, Form, Polarity, Quote, Span

URL = "https://lantern.example/2031/05/lock?id=7"
TEXT = (
    "Lock keepers walk out at Brennick\n\n"
    "BRENNICK, May 3 - “The gates are older than the town,” said Odile Farrow. “They will not hold.”\n\n"
    "Farrow added that repairs had been “promised and forgotten” twice. The canal office said that it had no comment.\n"
)


def article(text: str = TEXT, **fields: object) -> Article:
    known = {"id": "lock", "source": "lock.txt", "title": "Lock keepers walk out at Brennick", "outlet": "The Lantern"}
    return Article(text=text, **(known | {"published": date(2031, 5, 3), "url": URL} | fields))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quote(of: Article, content: list[str], verbatim: list[str], **fields: object) -> Quote:
    form = fields.pop("form", Form.DIRECT if verbatim else Form.INDIRECT)
    spans = [tuple(span(of.text, words) for words in part) for part in (content, verbatim)]
    return Quote(article=of, content=spans[0], verbatim=spans[1], form=form, **({"speaker": "Odile Farrow"} | fields))


def answered(*quotes: Quote, question: str = "What did Odile Farrow say?", **fields: object) -> Answer:
    """An answer that shows `quotes`, each cited part by part."""
    blocks, citations = [], []
    for said in quotes:
        blocks.append(Shown(said, len(citations) + 1))
        citations += [Citation(article=said.article, span=part, quote_id=said.id, speaker=said.speaker) for part in said.content]
    request = Request(question=question, intent=Intent.WHAT_SAID, speakers=("Odile Farrow",), topic="the gates")
    known = {"request": request, "status": Status.ANSWERED, "blocks": tuple(blocks), "citations": tuple(citations)}
    return Answer(**(known | fields))


GATES = ["“The gates are older than the town,”", "“They will not hold.”"]
SPOKEN = ["The gates are older than the town,", "They will not hold."]


def split_quote(of: Article | None = None) -> Quote:
    return quote(of or article(), GATES, SPOKEN)


def mixed_quote() -> Quote:
    return quote(article(), ["that repairs had been “promised and forgotten” twice"], ["promised and forgotten"], form=Form.MIXED)


def tree(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup, create_parent="div")


def marked(markup: str, kind: str) -> list[str]:
    return [mark.text_content() for mark in tree(markup).xpath(f'//mark[@class="{kind}"]')]


# Quotations


def test_the_sources_words_stand_between_quotation_marks_and_the_outlets_do_not():
    assert list(pieces(mixed_quote())) == [
        Piece(Kind.REPORTED, "that repairs had been "),
        Piece(Kind.SPOKEN, "promised and forgotten"),
        Piece(Kind.REPORTED, " twice"),
    ]
    assert "> that repairs had been “promised and forgotten” twice [1]" in markdown(answered(mixed_quote()))


def test_a_quotation_split_by_its_cue_shows_what_was_left_out():
    assert "> “The gates are older than the town,” … “They will not hold.” [1][2]" in markdown(answered(split_quote()))


def test_a_quotation_that_goes_on_in_the_next_paragraph_has_no_ellipsis():
    text = "Farrow said: “One gate is gone.\n\n“The other is next.”"
    said = quote(article(text), ["“One gate is gone.", "“The other is next.”"], ["One gate is gone.", "The other is next."])
    assert "“One gate is gone.” “The other is next.”" in markdown(answered(said))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ('"It leaks," Farrow said.', "It leaks,"),
        ("‘It leaks,’ Farrow said.", "It leaks,"),
        ("« It leaks », Farrow said.", "It leaks"),
        ("„It leaks“, Farrow said.", "It leaks"),
        ("''It leaks'' Farrow said.", "It leaks"),
    ],
)
def test_the_articles_own_marks_are_replaced_by_ours(text: str, spoken: str):
    content = text[: text.index("Farrow")].rstrip(" ,")
    said = quote(article(text), [content], [spoken])
    assert [piece for piece in pieces(said) if piece.kind is not Kind.GAP] == [Piece(Kind.SPOKEN, spoken)]


def test_every_quotation_on_screen_is_the_articles():
    markup = answer_html(answered(split_quote(), mixed_quote()))
    spoken = [node.text_content() for node in tree(markup).xpath('//span[@class="spoken"]')]
    assert spoken == [*SPOKEN, "promised and forgotten"]
    assert all(words in TEXT for words in spoken)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_pieces_lose_no_word_of_the_content(data: st.DataObject):
    words = data.draw(st.text(alphabet="ab “”\"'‘’.,\n", min_size=3, max_size=40).filter(str.strip))
    start = data.draw(st.integers(0, len(words) - 2))
    end = data.draw(st.integers(start + 1, len(words)))
    whole = Span(0, len(words))
    said = Quote(article=article(words), content=(whole,), verbatim=(Span(start, end),), form=Form.MIXED)
    spoken = [piece.text for piece in pieces(said) if piece.kind is Kind.SPOKEN]
    assert spoken == [words[start:end]]
    letters = "".join(piece.text for piece in pieces(said))
    assert [c for c in letters if c in "ab.,"] == [c for c in words if c in "ab.,"]


# Answers


def test_markdown_lists_its_sources_with_a_link_to_the_words():
    text = markdown(answered(mixed_quote()))
    assert "— **Odile Farrow** (The Lantern · 3 May 2031) · *partly word for word*" in text
    assert f"- [1] [Lock keepers walk out at Brennick](<{URL}#:~:text=" in text


def test_a_source_without_an_address_is_named_by_its_file():
    said = split_quote(article(url=""))
    assert "- [1][2] *Lock keepers walk out at Brennick*, The Lantern · 3 May 2031 (lock.txt)" in markdown(answered(said))


def test_copied_text_has_no_backslashes():
    said = quote(article("“A *big* [gate].” Farrow said."), ["“A *big* [gate].”"], ["A *big* [gate]."])
    assert copy_text(answered(said)).startswith("“A *big* [gate].” [1]\n— Odile Farrow")


def test_reasons_for_care_are_written_out():
    careful = quote(article(), ["that it had no comment"], [], polarity=Polarity.UNSAID, speaker=None, confidence=0.2)
    text = markdown(answered(careful))
    assert "**Unknown speaker**" in text
    assert "did not say this" in text
    assert "uncertain" in text
    assert "in the outlet’s words" in text


def test_a_source_that_is_only_described_is_shown_by_its_description():
    described = quote(article(), ["that it had no comment"], [], speaker=None, role="an aide on the quay", on_behalf_of="the board")
    text = markdown(answered(described))
    assert "**Not named: an aide on the quay**, for the board" in text
    assert text.count("an aide on the quay") == 1


def test_an_article_alone_describes_nobody():
    assert "**Unknown speaker**" in markdown(answered(quote(article(), ["that it had no comment"], [], speaker=None, role="the")))


def test_the_verdict_is_said_in_words():
    assert "Not on record" in answer_html(answered(verdict=Verdict.NOT_SAID, status=Status.NOT_FOUND))
    assert "On record" in answer_html(answered(split_quote(), verdict=Verdict.SAID))


def test_the_reader_sees_how_the_question_was_understood():
    request = Request(question="?", intent=Intent.WHAT_SAID, named=("Pell Orrin",), topic="tolls", since=date(2031, 1, 1))
    chips = tree(answer_html(answered(request=request, status=Status.NOT_FOUND))).xpath('//ul[@class="understood"]/li')
    assert [chip.text_content() for chip in chips] == [
        "Speaker Pell Orrin (not on record)",
        "About tolls",
        "Since 1 January 2031",
        "Change",
    ]


def test_a_changed_question_has_a_way_back_and_a_link_of_its_own():
    request = Request(question="What was said?", intent=Intent.WHAT_SAID, topic="tolls & fees")
    answer = answered(split_quote(), request=request)
    drawn = tree(conversation_html([Exchange(question="What was said?", answer=answer, changed=True)]))
    assert [button.text for button in drawn.xpath('//li[@class="way"]/button')] == ["Change", "As I asked it"]
    assert drawn.xpath('//a[@class="link"]/@href') == ["./?q=What%20was%20said%3F&as=changed&about=tolls%20%26%20fees"]


def test_the_form_of_a_question_holds_its_parts():
    chips = Chips(speaker="Pell Orrin", about="tolls", outlet="The Lantern", form="direct")
    form = tree(editor_html(chips, people=["Odile Farrow"], outlets=["The Lantern", "Another"], days=(date(2031, 1, 1), None)))
    assert {field.get("name"): field.get("value") for field in form.xpath("//input")} == {
        "speaker": "Pell Orrin",
        "about": "tolls",
        "since": "",
        "until": "",
    }
    assert form.xpath("//option[@selected]/@value") == ["The Lantern", "direct"]
    assert all(field.xpath("ancestor::label") for field in form.xpath("//input | //select"))


def test_each_citation_is_a_button_with_a_name():
    buttons = tree(answer_html(answered(split_quote(), mixed_quote()), turn=4)).xpath('//button[@class="cite"]')
    assert [(button.get("data-turn"), button.get("data-number")) for button in buttons] == [("4", "1"), ("4", "2"), ("4", "3")]
    assert buttons[2].get("aria-label") == "Citation 3: Odile Farrow, The Lantern, Lock keepers walk out at Brennick"


def test_prose_cites_only_what_there_is():
    answer = answered(split_quote(), blocks=(Prose("She spoke once.", (2, 9)),))
    assert [button.text for button in tree(answer_html(answer)).xpath('//button[@class="cite"]')] == ["2"]


def test_a_lead_repeats_no_number_that_its_statements_carry():
    said = answered(split_quote(), mixed_quote())
    answer = answered(split_quote(), mixed_quote(), blocks=(Prose("Three places.", (1, 2, 3)), *said.blocks))
    assert "Three places.\n\n>" in markdown(answer)
    assert [button.text for button in tree(answer_html(answer)).xpath('//button[@class="cite"]')] == ["1", "2", "3"]


def test_a_listener_hears_who_and_how_many():
    assert spoken_summary(answered(split_quote(), mixed_quote())) == "2 statements, by Odile Farrow."
    assert spoken_summary(answered(blocks=(Prose("Nothing on record."),), citations=())) == "Nothing on record."


def test_turns_keep_their_number_when_older_ones_are_dropped():
    turns = tree(conversation_html([Exchange(question="q", answer=answered(split_quote()))], first=7))
    assert turns.xpath("//article")[0].get("data-turn") == "7"
    assert {button.get("data-turn") for button in turns.xpath('//button[@class="cite"]')} == {"7"}


# The source


def test_the_cited_words_are_marked_exactly():
    of, said = article(), split_quote()
    markup = article_html(of, [said, mixed_quote()], answered(said).citations[0])
    assert marked(markup, "cited") == [GATES[0]]
    assert marked(markup, "cited-part") == [GATES[1]]
    assert marked(markup, "other") == ["that repairs had been “promised and forgotten” twice"]


def test_a_quote_id_marks_the_whole_statement():
    said = split_quote()
    assert marked(article_html(article(), [said], said.id), "cited") == GATES


def test_a_mark_over_two_paragraphs_is_kept_together_by_its_words():
    whole = Span(TEXT.index("They"), TEXT.index("twice"))
    parts = marked(article_html(article(), [], Citation(article=article(), span=whole)), "cited")
    assert len(parts) == 2
    assert "".join(parts) == whole.cut(TEXT).replace("\n\n", "")


def test_overlapping_statements_lose_no_text():
    of = article()
    inner = quote(of, ["promised and forgotten"], [], form=Form.INDIRECT, speaker="Pell Orrin")
    body = tree(article_html(of, [mixed_quote(), inner], inner.id)).xpath('//div[contains(@class, "article-text")]')[0]
    assert body.text_content() == TEXT.split("\n\n", 1)[1].replace("\n\n", "").strip()
    assert marked(article_html(of, [mixed_quote(), inner], inner.id), "cited") == ["promised and forgotten"]
    assert marked(article_html(of, [mixed_quote(), inner], inner.id), "other") == ["that repairs had been “", "” twice"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8), st.integers(0, 60), st.integers(1, 30))
def test_marks_never_change_the_text(places: list[tuple[int, int]], at: int, length: int):
    text = "One two.\n\nThree four five, six.\nSeven & eight <nine> ten.\n\nEleven twelve thirteen."
    of = article(text, title="Another")
    cut = [Span(start, min(start + size, len(text))) for start, size in places]
    quotes = [Quote(article=of, content=(part,), form=Form.INDIRECT) for part in cut]
    cited = Span(at, min(at + length, len(text)))
    markup = article_html(of, quotes, Citation(article=of, span=cited))
    body = tree(markup).xpath('//div[contains(@class, "article-text")]')[0]
    assert [p.text_content() for p in body] == text.split("\n\n")
    assert "".join("".join(marked(markup, "cited")).split()) == "".join(cited.cut(text).split())


def test_a_headline_that_the_text_repeats_is_shown_once():
    assert article_html(article(), [], "").count("Lock keepers walk out at Brennick") == 1


def test_the_way_through_the_citations():
    steps = tree(article_html(article(), [], "", place=Place(2, 1, 3))).xpath('//button[@class="step"]')
    assert [(step.get("data-number"), step.get("disabled") is not None) for step in steps] == [("0", True), ("2", False)]


def test_a_wrapped_text_is_joined_on_screen_and_a_listing_is_not():
    assert "article-text wrapped" in article_html(article("Short lines\nwrapped by hand.\n\nA second paragraph."), [], "")
    assert "article-text wrapped" not in article_html(article("One line a paragraph.\nAnother one."), [], "")


# Addresses


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<b>x</b>",
        "file:///etc/hosts",
        "//lantern.example/x",
        "https://",
        "https://user@lantern.example/",
        "https://lantern.example\\@other.example/",
        "java\nscript:alert(1)",
        " https://lantern.example/",
        "http://[::1",
        "vbscript:x",
        "",
    ],
)
def test_no_other_address_becomes_a_link(url: str):
    assert safe_url(url) is None
    said = split_quote(article(url=url))
    assert "href" not in article_html(said.article, [said], answered(said).citations[0])
    assert "](<" not in markdown(answered(said))


def test_text_fragments_point_at_first_and_last_words():
    text = "“One, two-three & four five six seven eight nine ten eleven twelve,” Farrow said."
    of = article(text, url="https://lantern.example/a")
    citation = Citation(article=of, span=Span(0, text.index(" Farrow")))
    assert (
        source_url(citation)
        == "https://lantern.example/a#:~:text=One%2C%20two%2Dthree%20%26%20four%20five,eight%20nine%20ten%20eleven%20twelve%2C"
    )


def test_an_address_keeps_its_own_fragment():
    of = article(url="https://lantern.example/a#part")
    assert source_url(Citation(article=of, span=Span(0, 4))) == "https://lantern.example/a#part:~:text=Lock"


def test_unknown_tags_and_attributes_are_refused():
    with pytest.raises(ValueError, match="no tag"):
        element("script", "x")
    with pytest.raises(ValueError, match="no attribute"):
        element("p", "x", onclick="x")


# The shell


def test_the_library_line_counts_and_dates():
    held = Coverage(
        articles=1, quotes=1200, passages=9, speakers=1, outlets=("The Lantern",), first=date(2031, 5, 3), last=date(2031, 6, 1)
    )
    text = tree(library_html(held)).text_content()
    assert [part in text for part in ("1 article", "1,200 statements", "1 person on record", "3 May – 1 June 2031", "The Lantern")] == [
        True
    ] * 5


def test_an_empty_archive_says_how_to_fill_it():
    empty = Coverage(articles=0, quotes=0, passages=0, speakers=0, outlets=(), first=None, last=None)
    text = tree(welcome_html(empty, [], folder="/home/o/data")).text_content()
    assert "onrecord ingest" in text
    assert "/home/o/data" in text


def test_a_turn_is_drawn_once_and_again_when_it_is_another(monkeypatch):
    drawn = []
    monkeypatch.setattr(answers, "_exchange", lambda exchange, *, turn: drawn.append((exchange.question, turn)) or Html(exchange.question))
    first, second = Exchange(question="tolls?"), Exchange(question="ferries?")
    conversation_html([first])
    conversation_html([first, second])
    conversation_html([Exchange(question="tolls?"), second])
    conversation_html([second], first=1)
    conversation_html([second], first=0)
    assert drawn == [("tolls?", 0), ("ferries?", 1), ("tolls?", 0), ("ferries?", 0)]


def test_every_attribute_that_a_page_may_carry_is_a_whole_name():
    assert all(re.fullmatch(r"[a-z]+[0-9]?(?:-[a-z]+)*", name) for name in ATTRIBUTES)
    assert 'data-address="/people"' in element("section", data_address="/people")
