"""A person's record: what is looked at and by what, the position line, and two people beside each other."""

from datetime import date

import pytest

from app.look import Look
from app.people import Meeting, Profile, Sides
from app.positions import Change, Line, Pair, compared
from app.render import (
    comparison_html,
    narrowed_html,
    person_html,
    position_html,
    position_places,
    statements_html,
    unpaired_html,
)
from archive.records import Speaker
from tests.app.test_render import tree
from tests.app.test_render_claims import said

FARROW, ROOK = "Odile Farrow", "Abel Rook"
FLAT = said(1, words="The ferry will run every day through the winter", published=date(2031, 3, 1))
TURNED = said(2, words="The ferry will not run every day through the winter", published=date(2031, 9, 1), outlet="The Quay")
AGAIN = said(3, words="Every day the ferry will run through the winter", published=date(2031, 11, 1))
UNDATED = said(4, words="The ferry is old")
LOOK = Look(who=FARROW, about="ferry")


def pair(earlier, later):
    found = compared(earlier, later)
    assert found
    return found


LINE = Line((FLAT, TURNED, AGAIN), (pair(FLAT, TURNED), pair(FLAT, AGAIN)), (UNDATED,))


def test_a_change_is_asked_about_with_both_quotations_and_what_differs():
    assert [each.change for each in LINE.pairs] == [Change.REVERSED, Change.SAME]
    page = tree(position_html(LINE, FARROW, "ferry"))
    turned, again = page.xpath("//li[@class='pair']")
    asked = turned.xpath("string(./p)")
    assert asked.startswith("reversed?One says it, one says not. Has the position turned?")
    assert asked.endswith(f"“{FLAT.text.strip('“”')}” – “{TURNED.text.strip('“”')}”")
    assert turned.xpath(".//strong[@class='alone']/text()") == ["not"]
    assert again.xpath("ancestor::details")
    assert not turned.xpath("ancestor::details")
    assert "questions to ask, not findings" in page.text_content()


def test_the_line_is_drawn_with_its_pairs_and_listed_as_a_table():
    page = tree(position_html(LINE, FARROW, "ferry"))
    [drawing] = page.xpath("//svg[@role='img']")
    assert drawing.xpath("./title/text()") == ["Position of Odile Farrow on ferry over time"]
    assert [mark.get("data-number") for mark in drawing.xpath(".//svg[@data-number]")] == ["1", "2", "3"]
    assert drawing.xpath(".//g[@class='bracket']//text/text()") == ["reversed?"]
    rows = [row.text_content() for row in page.xpath("//tbody/tr")]
    assert len(rows) == len(position_places(LINE)) == 4
    assert rows[-1].startswith("no date")


def test_words_that_are_taken_back_are_told_by_the_taking_back():
    wrong = said(5, words="I was wrong about the ferry in winter", published=date(2032, 1, 1))
    back = Pair(Change.REVERSED, FLAT, wrong, "taken back", (FLAT.text, "I was wrong"))
    asked = tree(position_html(Line((FLAT, wrong), (back,)), FARROW)).xpath("string(//li[@class='pair']/p)")
    assert asked == "reversed?Earlier words are taken back. What is the position now? “I was wrong”"


def test_of_much_that_is_said_again_a_little_is_listed_and_the_rest_counted():
    page = tree(position_html(Line((FLAT, TURNED, AGAIN), (pair(FLAT, TURNED), *[pair(FLAT, AGAIN)] * 500)), FARROW))
    [again] = page.xpath("//details[contains(summary, '500 pairs say the same again')]")
    listed = len(again.xpath(".//li[@class='pair']"))
    assert 0 < listed <= 10
    assert f"and {500 - listed} more" in again.text_content()


def test_a_line_without_pairs_says_so():
    page = tree(position_html(Line((FLAT, UNDATED), ()), FARROW))
    assert "there is nothing to compare" in page.text_content()
    assert "questions to ask" not in page.text_content()


def test_two_people_stand_beside_each_other_with_where_they_meet_above():
    theirs = said(6, words="The ferry will not run every day", speaker=ROOK, published=date(2031, 5, 1))
    met = [Meeting(Sides.AGAINST, TURNED, theirs)]
    page = tree(
        comparison_html((FARROW, ROOK), [FLAT, TURNED], [theirs], met, about="ferry", head=narrowed_html([FLAT, TURNED], LOOK, of=9))
    )
    assert page.xpath("//svg//text[@class='lane-name']/text()") == [FARROW, ROOK]
    assert [column.xpath("string(./h3)") for column in page.xpath("//div[@class='column-of-two']")] == [
        f"{FARROW} 2 statements", f"{ROOK} 1 statement",
    ]  # fmt: skip
    [meeting] = page.xpath("//li[@class='pair']")
    assert meeting.xpath("string(./p)") == "againstDoes one say what the other denies?"
    # Each stays on its own side, though the other one spoke first.
    assert meeting.xpath(".//div[@class='side']//strong[@class='who']/text()") == [FARROW, ROOK]
    assert page.xpath("//div[@class='column-of-two'][2]//button[@data-number='3']")
    alone = tree(comparison_html((FARROW, ROOK), [FLAT], [], [], head=unpaired_html(FARROW)))
    assert "No claim is on record that both speak to." in alone.text_content()
    assert "Nothing that fits." in alone.text_content()


def test_what_was_chosen_is_said_and_can_be_let_go():
    look = Look(who=FARROW, about="ferry", words="winter", outlet="The Quay", form="direct", since="2031", until="2032-05")
    text = tree(narrowed_html([FLAT], look, of=4, when="May 2031")).text_content()
    assert text.startswith("1 of 4 statements")
    assert "Published in May 2031, about “ferry”, with “winter”, The Quay, Word for word, since 2031, until 2032-05" in text
    assert tree(narrowed_html([FLAT], look, of=4)).xpath("//button[@data-act='everything']")
    plain = tree(narrowed_html([FLAT], Look(who=FARROW), of=1))
    assert (plain.text_content(), plain.xpath("//button")) == ("Statements", [])


def test_what_is_shown_can_be_saved_under_its_address():
    page = tree(statements_html([FLAT], LOOK, of=1))
    saving = {button.get("data-name"): button.get("data-session") for button in page.xpath("//button[@data-act='save']")}
    assert page.xpath("//button[@class='copy']/@data-session") == [LOOK.address]
    assert saving == dict.fromkeys(("csv", "md", "docx"), LOOK.address)
    nothing = tree(statements_html([], LOOK, of=1))
    assert "Nothing of theirs fits all of this" in nothing.text_content()
    assert nothing.xpath("//button[@data-act='save']") == []


@pytest.mark.parametrize("show", ["", "position", "compare"])
def test_the_views_of_a_person_are_links_that_keep_what_was_chosen(show):
    page = tree(person_html(Profile(Speaker(name=FARROW), (FLAT, TURNED)), Look(who=FARROW, about="ferry", show=show)))
    ways = {way.get("data-name"): (way.get("href"), way.get("aria-current")) for way in page.xpath("//nav//a")}
    start = "./people?who=Odile%20Farrow"
    assert ways == {
        "": (f"{start}&about=ferry", "page" if show == "" else None),
        "position": (f"{start}&show=position&about=ferry", "page" if show == "position" else None),
        "compare": (f"{start}&show=compare&about=ferry", "page" if show == "compare" else None),
    }
    assert page.xpath("//section/@data-address") == [ways[show][0]]


def test_choices_show_what_is_pressed_and_how_many_there_are():
    page = tree(person_html(Profile(Speaker(name=FARROW), (FLAT, TURNED, AGAIN)), Look(who=FARROW, outlet="The Quay")))
    outlets = {each.text_content(): each.get("aria-pressed") for each in page.xpath("//button[@data-act='outlet']")}
    assert outlets == {"The Lantern 2": "false", "The Quay 1": "true"}
    assert [each.text_content() for each in page.xpath("//button[@data-act='words']")] == ["ferry 3", "winter 3"]
    assert page.xpath("//button[@data-act='form']") == []
