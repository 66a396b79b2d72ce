"""People: from the list to a person's page, into the source, and corrections that are taken back."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import window
from tests.e2e.test_page import CONTRAST, cited_words

pytestmark = pytest.mark.browser


def open_people(page: Page, app: str) -> None:
    page.goto(f"{app}people")
    expect(page.locator("#view .people-list li").first).to_be_visible()


def open_person(page: Page, name: str) -> None:
    page.locator("#view .go", has_text=name).first.click()
    expect(page.locator("#person .person-name")).to_have_text(name)


def statements(page: Page, name: str) -> int:
    row = page.locator("#view .people-list li", has=page.get_by_role("link", name=name, exact=True))
    return int(row.locator(".number").inner_text().split()[0])


def test_from_the_list_to_a_persons_words_in_the_article(page: Page, app: str):
    open_people(page, app)
    page.get_by_label("Find by name or role").fill("transport minister")
    expect(page.locator("#view .people-list .go")).to_have_text(["Hedda Corvane"])
    held = statements(page, "Hedda Corvane")
    open_person(page, "Hedda Corvane")
    expect(page.locator("#person .facts")).to_contain_text(f"{held} statements")
    expect(page.locator("#view .statement")).to_have_count(held)
    outlet = page.locator("#person .choice", has_text="Calder Wire")
    outlet.click()
    expect(outlet).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#view .imprint").first).to_contain_text("Calder Wire")
    assert all("Calder Wire" in text for text in page.locator("#view .imprint").all_inner_texts())
    page.locator("#person .bar:not([disabled])").first.click()
    expect(page.locator("#view .hint")).to_contain_text("Published in June 2024")
    page.locator("#view .cite").first.click()
    expect(page.locator("#source mark.cited").first).to_be_visible()
    assert cited_words(page)
    page.go_back()
    expect(page.locator("#view .people-list")).to_be_visible()
    page.go_forward()
    expect(page.locator("#person .person-name")).to_have_text("Hedda Corvane")


def test_two_who_are_one_are_merged_and_parted_again(page: Page, app: str):
    open_people(page, app)
    before = statements(page, "Ottilie Verrand"), statements(page, "Casimir Brandolet")
    open_person(page, "Casimir Brandolet")
    page.get_by_role("button", name="Correct who this is").click()
    page.get_by_label("The same person as").fill("Nobody Atall")
    page.get_by_role("button", name="Merge").click()
    expect(page.locator("#notice .visible")).to_contain_text("Nobody called Nobody Atall is on record")
    page.get_by_label("The same person as").fill("Verrand")
    page.get_by_role("button", name="Merge").click()
    expect(page.locator("#person .person-name")).to_have_text("Ottilie Verrand")
    expect(page.locator("#notice .visible")).to_contain_text("Casimir Brandolet is Ottilie Verrand.")
    expect(page.locator("#person .facts")).to_contain_text(f"{sum(before)} statements")
    page.get_by_role("button", name="Take the last one back").click()
    expect(page.locator("#person .person-name")).to_have_text("Casimir Brandolet")
    page.get_by_role("link", name="Everyone on record").click()
    expect(page.locator("#view .people-list")).to_be_visible()
    assert (statements(page, "Ottilie Verrand"), statements(page, "Casimir Brandolet")) == before


def test_in_one_article_it_is_somebody_else(phone: Page, app: str):
    phone.goto(f"{app}people?who=Casimir+Brandolet")
    phone.locator("#view .aside").first.click()
    expect(phone.locator("#other input")).to_be_focused()
    phone.keyboard.type("Casimir Brandolet (baker)")
    phone.keyboard.press("Enter")
    expect(phone.locator("#person .person-name")).to_have_text("Casimir Brandolet (baker)")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Take the last one back").click()
    expect(phone.locator("#person .person-name")).to_have_text("Casimir Brandolet")


def test_a_position_over_time_is_a_question_with_both_quotations(page: Page, app: str):
    open_people(page, app)
    open_person(page, "Hedda Corvane")
    page.get_by_role("link", name="Position over time").focus()
    page.keyboard.press("Enter")
    pairs = page.locator("#view .pair")
    expect(pairs.first.locator(".kind")).to_contain_text("?")
    expect(pairs.first.locator(".side blockquote")).to_have_count(2)
    expect(page).to_have_url(re.compile("show=position"))
    page.locator("#view .lanes svg.mark").first.click()
    expect(page.locator("#source mark.cited").first).to_be_visible()
    assert cited_words(page)
    held = pairs.count()
    page.reload()
    expect(pairs).to_have_count(held)
    page.go_back()
    expect(page.locator("#view .statement").first).to_be_visible()
    expect(pairs).to_have_count(0)


def test_a_phone_shows_the_view_that_was_pressed(phone: Page, app: str):
    phone.goto(f"{app}people?who=Hedda+Corvane")
    expect(phone.locator("#view .statement").first).to_be_visible()
    phone.get_by_role("link", name="Position over time").click()
    expect(phone.locator("#view .lanes")).to_be_in_viewport()
    phone.get_by_role("link", name="Everyone on record").click()
    expect(phone.get_by_label("Find by name or role")).to_be_in_viewport()


def test_a_record_is_narrowed_down_and_saved_as_it_is_shown(page: Page, app: str):
    page.goto(f"{app}people?who=Hedda+Corvane")
    page.get_by_label("With the words").fill("bridge")
    page.keyboard.press("Enter")
    tally = page.locator("#view .tally")
    expect(tally).to_contain_text(re.compile(r"\d of \d+ statements"))
    everything = int(tally.inner_text().split()[2])
    expect(page).to_have_url(re.compile("words=bridge"))
    assert all("bridge" in text.lower() for text in page.locator("#view blockquote").all_inner_texts())
    page.locator("#person .choice", has_text="In the outlet’s words").click()
    expect(page.locator("#view .hint").first).to_contain_text("In the outlet’s words")
    held = page.locator("#view .statement").count()
    page.get_by_role("button", name="Copy these statements").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").split("\n\n")
    assert len(copied) == held
    assert all("bridge" in text.lower() and "\n— Hedda Corvane" in text for text in copied)
    for name, beginning in (("CSV", b"\xef\xbb\xbfspeaker,"), ("Markdown", b"# Hedda Corvane"), ("Word", b"PK")):
        with page.expect_download() as saving:
            page.get_by_role("button", name=f"Save as {name}").click()
        content = Path(saving.value.path()).read_bytes()
        assert content.startswith(beginning)
        if name == "CSV":
            assert len(list(csv.reader(content.decode("utf-8-sig").splitlines()))) == held + 1
    page.get_by_label("From").fill("soon")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#notice .visible")).to_contain_text("A day is written like 2031-03-01")
    page.get_by_label("From").fill("2024-06-03")
    page.get_by_label("About").fill("when the bridge will reopen")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#view .hint").first).to_contain_text("About “when the bridge will reopen”")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#view .statement")).to_have_count(everything)
    expect(page.get_by_label("About")).to_have_value("")


@pytest.mark.parametrize("width", [1280, 390])
def test_two_people_are_read_beside_each_other(browser: Browser, app: str, width: int):
    with window(browser, width=width, height=844) as page:
        page.goto(f"{app}people?who=Hedda+Corvane")
        page.get_by_label("Beside").fill("Nobody Atall")
        page.keyboard.press("Enter")
        expect(page.locator("#notice .visible")).to_contain_text("names nobody on record")
        page.get_by_label("Beside").fill("Feyre")
        page.keyboard.press("Enter")
        columns = page.locator("#view .column-of-two")
        expect(columns).to_have_count(2)
        expect(columns.nth(0).locator("h3")).to_contain_text("Hedda Corvane")
        expect(columns.nth(1).locator("h3")).to_contain_text("Lucian Feyre")
        assert all("Lucian Feyre" in text for text in columns.nth(1).locator(".byline").all_inner_texts())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        left, right = (columns.nth(n).bounding_box() for n in (0, 1))
        assert left
        assert right
        assert (left["y"] == right["y"]) == (width > 600)
        columns.nth(1).locator(".cite").first.click()
        expect(page.locator("#source mark.cited").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_people_can_be_read_in_both_schemes(browser: Browser, app: str, scheme: str):
    with window(browser, scheme=scheme) as page:
        open_people(page, app)
        seen = [
            (each, page.locator(each).first.evaluate(CONTRAST)) for each in ("#view .go", "#view .about", "#view .number", "#person .lead")
        ]
        open_person(page, "Hedda Corvane")
        page.locator("#person .choice").first.click()
        expect(page.locator("#person .choice[aria-pressed=true]")).to_be_visible()
        seen += [(each, page.locator(each).first.evaluate(CONTRAST)) for each in PERSON]
        assert [each for each, contrast in seen if contrast < 4.5] == []


PERSON = (
    *("#person .back", "#person .facts", "#person dt", "#person .when", "#person .ends span", "#person .choice[aria-pressed=true]"),
    *("#person .choice[aria-pressed=false] .number", "#correct > button", "#view .aside", "#view .manner"),
)
