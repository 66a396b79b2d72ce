"""The reader changes how a question was understood, without a mouse and with one."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import window
from tests.e2e.test_page import QUESTION, ask, open_page

pytestmark = pytest.mark.browser


def chips(page: Page):
    return page.locator("#turns .understood li:not(.way)")


def test_a_question_is_changed_by_keyboard_and_passed_on(browser: Browser, page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    page.get_by_role("button", name="Change", exact=True).focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox", name="Speaker")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Change", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Ashgrave")
    expect(page.locator(".editor option[value='Tobin Ashgrave']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(chips(page)).to_have_text(["Speaker Tobin Ashgrave", "About the bridge"])
    expect(page.locator("#turns .statement .who").first).to_have_text("Tobin Ashgrave")
    expect(page.get_by_role("button", name="Change", exact=True)).to_be_focused()
    expect(page.locator("#turns .question")).to_have_text(QUESTION)

    page.get_by_role("button", name="Without about: the bridge").click()
    expect(chips(page)).to_have_text(["Speaker Tobin Ashgrave"])
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("combobox", name="Form").select_option("direct")
    page.get_by_label("Published from").fill("2025-01-01")
    page.get_by_role("button", name="Ask again").click()
    expect(chips(page)).to_have_text(["Speaker Tobin Ashgrave", "Since 1 January 2025", "Form word for word"])
    expect(page.locator("#turns .statement .imprint").first).to_contain_text("2025")

    link = page.get_by_role("link", name="Link to this question").get_attribute("href") or ""
    with window(browser) as other:
        other.goto(app + link.removeprefix("./"))
        expect(chips(other)).to_have_text(["Speaker Tobin Ashgrave", "Since 1 January 2025", "Form word for word"])
        expect(other.get_by_role("link", name="Link to this question")).to_be_visible()
    page.reload()
    expect(chips(page)).to_have_count(3)
    page.get_by_role("button", name="As I asked it").click()
    expect(chips(page)).to_have_text(["Speaker Hedda Corvane", "About the bridge"])
    expect(page.locator("#turns .turn")).to_have_count(1)
