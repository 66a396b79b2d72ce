"""What is wrong in an answer is corrected where it is read: it is gone in every window, and comes back when that is undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import serving, window
from tests.e2e.test_page import QUESTION, ask, open_page

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


@pytest.fixture
def own(archive_folder: Path, tmp_path: Path) -> Iterator[str]:
    """A copy of the archive: what is corrected here is nobody else's."""
    folder = tmp_path / "data"
    shutil.copytree(archive_folder, folder)
    with serving(folder) as address:
        yield address


def wrong(page: Page, place: int = 0) -> None:
    """Open the form at a statement of the answer."""
    page.locator("#turns .flaw").nth(place).click()
    expect(page.locator("#source .amend form").first).to_be_visible()
    expect(page.locator("#source input[name=speaker]")).to_be_focused()


def ids(page: Page, part: str = "#turns") -> list[str]:
    return [each.get_attribute("data-quote") or "" for each in page.locator(f"{part} .statement").all()]


def test_what_is_wrong_can_be_said_of_a_citation_that_is_open(browser: Browser, own: str, page: Page):
    open_page(page, own)
    ask(page, QUESTION)
    for _ in range(2):
        page.locator("#turns .cite").first.click()
        expect(page.locator("#source .article-text")).to_be_visible()
        wrong(page)
        page.locator("#source .amend summary").first.click()
        expect(page.locator("#source .amend form").first).to_be_hidden()


def test_a_struck_statement_is_gone_in_every_window_and_comes_back(browser: Browser, own: str, page: Page):
    open_page(page, own)
    ask(page, QUESTION)
    struck, *others = ids(page)
    with window(browser) as other:
        open_page(other, own)
        ask(other, QUESTION)
        wrong(page)
        page.get_by_role("button", name="Not a statement").click()
        expect(page.locator("#notice .visible.done")).to_contain_text("is no statement")
        expect(page.locator(f'#turns [data-quote="{struck}"]')).to_have_count(0)
        assert set(others) <= set(ids(page))
        assert page.locator(f'#source mark[data-quote="{struck}"]').count() == 0
        other.locator("#turns .cite").first.click()
        expect(other.locator("#source .note")).to_contain_text("was corrected since")
        other.reload()
        expect(other.locator("#turns .note")).to_contain_text("changed in the archive since")
        expect(other.locator(f'[data-quote="{struck}"]')).to_have_count(0)
    page.goto(f"{own}library")
    page.locator("#log").get_by_role("button", name="Undo").click()
    expect(page.locator("#notice .visible")).to_contain_text("Taken back")
    expect(page.locator("#log .corrections")).to_have_count(0)
    page.goto(own)
    expect(page.locator("#turns .question")).to_be_visible()  # the conversation that this browser remembers
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#turns .welcome")).to_be_visible()
    ask(page, QUESTION)
    assert ids(page) == [struck, *others]


def test_the_right_speaker_and_source_by_keyboard(own: str, page: Page):
    open_page(page, own)
    ask(page, QUESTION)
    given = ids(page)[0]
    wrong(page)
    page.keyboard.type("Quillon Marsh")
    page.get_by_role("button", name="Correct the speaker").press("Enter")
    expect(page.locator("#notice .visible")).to_contain_text("was said by Quillon Marsh")
    expect(page.locator(f'#turns [data-quote="{given}"]')).to_have_count(0)
    page.locator("#source .amend summary").press("Enter")
    page.get_by_label("Outlet").fill("The Lamp")
    page.get_by_label("Published").fill("2023-02-01")
    page.get_by_role("button", name="Correct the source").press("Enter")
    expect(page.locator("#source .credits")).to_have_text("The Lamp · 1 February 2023")
    page.goto(f"{own}people?who=Quillon%20Marsh")
    expect(page.locator("#view .statement")).to_have_attribute("data-quote", given)
    expect(page.locator("#view .imprint")).to_contain_text("The Lamp · 1 February 2023")
    page.locator("#view .flaw").click()
    page.locator("#source .corrections").get_by_role("button", name="Undo: “").click()
    expect(page.locator("#notice .visible")).to_contain_text("Taken back")
    expect(page.locator("#view .people-list")).not_to_contain_text("Quillon Marsh")


def test_a_correction_without_a_name_is_asked_for_one(own: str, page: Page):
    open_page(page, own)
    ask(page, QUESTION)
    wrong(page)
    page.get_by_role("button", name="Correct the speaker").click()
    expect(page.locator("#notice .visible")).to_contain_text("Write who said it")
    expect(page.locator("#notice .done")).to_have_count(0)
    assert page.locator("#turns .statement").count()


def test_a_statement_is_chosen_in_the_text(own: str, phone: Page):
    phone.goto(f"{own}library")
    phone.locator("#view .open").first.click()
    mark = phone.locator("#source mark.other").first
    expect(mark).to_be_visible()
    mark.click()
    expect(phone.locator("#source select[name=quote]")).to_have_value(mark.get_attribute("data-quote") or "-")
    expect(phone.locator("#source mark.chosen").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
