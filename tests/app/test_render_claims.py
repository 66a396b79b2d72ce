"""A claim's page: when each outlet printed it as a drawing and as a table, what waits for the reader, what fact-checkers found."""

from dataclasses import replace
from datetime import date

import pytest

from app.claims import Decided, Shown
from app.look import Look
from app.render import claim_html, claims_html, waiting_html
from app.render.lanes import Bracket, Lane, Mark, Sign, lanes_html
from app.reviews import Match
from archive.claims.record import Claim, Suggestion
from archive.claims.ties import Relation, Verb
from archive.claims.verdicts import Place, Verdict
from archive.records import Polarity
from archive.reviews import Review
from tests.app.test_render import TEXT, article, quote, tree

WORDS = "We will keep the locks open"


def said(n, *, outlet="The Lantern", published=None, words=WORDS, speaker="Odile Farrow", **fields):
    of = article(f"{words}, {speaker} said in print {n}. {TEXT}", id=f"print-{n}", outlet=outlet, published=published)
    return quote(of, [words], [words], speaker=speaker, **fields)


PRINTS = (
    said(1, published=date(2031, 3, 1)),
    said(2, published=date(2031, 3, 1), outlet="The Quay"),
    said(3, published=date(2031, 3, 11), outlet="The Quay", speaker="Abel Rook", polarity=Polarity.DENIED),
    said(4, outlet="The Mole"),
)
AGAINST = said(5, published=date(2031, 3, 21), words="We will not keep the locks open", speaker="Abel Rook")
CLAIM = Claim(id="c" * 16, title=PRINTS[0], utterances=(PRINTS,), opposed=(AGAINST,))


def page(shown=None, **fields):
    return tree(claim_html(shown or Shown(CLAIM), [], **fields))


def test_the_drawing_has_a_lane_for_each_outlet_and_a_shape_for_each_kind():
    [drawing] = page().xpath("//svg[@role='img']")
    assert drawing.xpath("./title/text()") == ["When each outlet printed it"]
    assert "5 statements in 3 outlets" in drawing.xpath("string(./desc)")
    assert drawing.xpath(".//text[@class='lane-name']/text()") == ["The Lantern", "The Quay"]
    marks = {mark.get("data-number"): mark for mark in drawing.xpath(".//svg[@data-number]")}
    assert {n: (mark.get("class"), mark.get("x")) for n, mark in marks.items()} == {
        "1": ("mark said", "2.00%"), "2": ("mark said", "2.00%"), "3": ("mark denied", "50.00%"), "5": ("mark opposed", "98.00%"),
    }  # fmt: skip
    assert len({mark.xpath("string(.//path/@d)") for mark in marks.values()}) == 3
    assert "Abel Rook is reported to deny it: The Quay · 11 March 2031" in marks["3"].xpath("string(.//title)")


def test_the_table_beside_it_says_the_same_and_more():
    rows = [" ".join(row.text_content().split()) for row in page().xpath("//details//tbody/tr")]
    assert rows[2] == "11 March 2031The QuayAbel Rook3is reported to deny it"
    assert rows[3].startswith("no dateThe Mole")
    assert len(rows) == 5


def test_what_came_on_one_day_is_no_drawing_but_an_open_table():
    once = page(Shown(Claim(id="c" * 16, title=PRINTS[0], utterances=(PRINTS[:2],))))
    assert once.xpath("//svg") == []
    assert once.xpath("//details/@open")


def test_marks_of_one_day_are_one_with_their_number_and_pairs_are_bracketed():
    marks = [Mark(date(2031, 3, 1), Sign.SAID, n, f"print {n}") for n in (1, 2)]
    lane = Lane("A", (*marks, Mark(date(2031, 3, 1), Sign.DENIED, 3, ""), Mark(date(2031, 4, 1), Sign.SAID, 4, "")))
    drawn = tree(lanes_html([lane], title="t", described="d", brackets=[Bracket(date(2031, 3, 1), date(2031, 4, 1), "reversed?")]))
    assert [mark.get("data-number") for mark in drawn.xpath("//svg[@data-number]")] == ["1", "3", "4"]
    assert drawn.xpath("//text[@class='several']/text()") == ["2"]
    assert drawn.xpath("string(//g[@class='bracket']//text)") == "reversed?"


@pytest.mark.parametrize("sure", [True, False])
def test_a_fact_checkers_finding_stands_beside_the_claim_in_their_words(sure):
    review = Review(claim="The locks stay open", rating="Half true", reviewer="Quay Checks", published=date(2031, 4, 2), claimant="Farrow")
    matches = [Match(review, PRINTS[0], sure), Match(review, PRINTS[1], sure=False)]
    text = page(reviews={"a": matches}).xpath("string(//section[@class='reviews'])")
    assert f"{'Checked by' if sure else 'May be what was checked by'} Quay Checks, 2 April 2031: “Half true”" in text
    assert text.count("Half true") == 1
    assert "onrecord rates nothing" in text
    assert page().xpath("//section[@class='reviews']") == []


def test_a_pair_is_asked_about_with_both_sources_and_what_only_one_has():
    cut = said(6, words="We will keep the locks", published=date(2031, 2, 1))
    asked = page(Shown(CLAIM, (Suggestion(PRINTS[0], cut, Relation.SAME_UTTERANCE, 0.9),))).xpath("//li[@class='pair']")[0]
    assert asked.xpath("string(./p)") == "Do both report the same utterance?"
    early, late = asked.xpath(".//div[@class='side']")
    assert early.xpath("string(./p[@class='when'])") == "1 February 2031"
    assert (early.xpath("string(.//blockquote/p)"), late.xpath("string(.//strong[@class='alone'])")) == (
        "“We will keep the locks”6",
        "open”",
    )
    buttons = {button.text_content(): button for button in asked.xpath(".//button[@data-act='decide']")}
    assert {name: button.get("data-field") for name, button in buttons.items()} == {
        "Confirm": "same_utterance", "Reject": "apart", "The same claim on another occasion": "same_claim",
    }  # fmt: skip
    assert all(button.get("aria-label").startswith(name) for name, button in buttons.items())
    assert {(button.get("data-quote"), button.get("data-name")) for button in buttons.values()} == {(PRINTS[0].id, cut.id)}


def test_what_the_reader_said_is_listed_and_can_be_taken_back():
    verdict = Verdict(verb=Verb.APART, a=Place("a", "1"), b=Place("b", "2"))
    shown = page(decided=[Decided(verdict, PRINTS[:2]), Decided(replace(verdict, n=2), ())])
    first, second = shown.xpath("//section[@class='corrections']//li")
    assert first.text_content().startswith(f"Not the same: Odile Farrow, “{WORDS}” · Odile Farrow")
    assert "gone from their articles" in second.text_content()
    assert shown.xpath("//button[@data-act='undo']")
    assert page().xpath("//button[@data-act='undo']") == []


def test_every_view_has_an_address_of_its_own():
    assert page().xpath("/*/@data-address | //section/@data-address") == [f"./claims?id={CLAIM.id}"]
    assert tree(waiting_html([], 0)).xpath("//section/@data-address") == ["./claims?show=waiting"]
    assert "2 pairs may be the same and wait for your word" in tree(claims_html([CLAIM], shown=1, waiting=2)).text_content()
    assert "Nothing waits for your word" in tree(waiting_html([], 0)).text_content()


def test_who_says_it_leads_to_what_they_said_about_it_over_time():
    ways = [Look.at(way.partition("?")[2]) for way in page().xpath("//dl//a/@href")]
    assert ways == [Look(who=name, show="position", about=WORDS) for name in ("Odile Farrow", "Abel Rook")]


def test_thousands_of_statements_stay_a_page_and_none_is_passed_over_in_silence():
    many = tuple(said(n, published=date(2031, 3, 1 + n % 28), words="We will keep the locks open") for n in range(450))
    drawn = claim_html(Shown(Claim(id="c" * 16, title=many[0], utterances=(many,))), [])
    shown = tree(drawn)
    assert len(shown.xpath("//li[@class='statement']")) == len(shown.xpath("//details//tbody/tr")) == 200
    assert [note.text_content() for note in shown.xpath("//p[@class='hint']")] == ["and 250 more"] * 2
    assert all(len(title.text_content().splitlines()) <= 7 for title in shown.xpath("//svg//svg//title"))


def test_an_article_without_outlet_and_day_is_called_by_its_title_or_its_file():
    bare = said(6, outlet="")
    bare = replace(bare, article=replace(bare.article, url="", source="/home/orla/articles/lock.txt"))
    text = page(Shown(Claim(id="d" * 16, title=bare, utterances=((bare, said(7, outlet="")),)))).xpath("string(.)")
    assert "First on recordOdile FarrowSaid by" in text
    assert "lock.txt" in text
    assert "/home/orla" not in text
