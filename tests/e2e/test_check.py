"""Checking before filing: a draft's quotations with their verdicts, the difference word by word, the true source."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import window
from tests.e2e.test_page import CONTRAST, cited_words, in_view

pytestmark = pytest.mark.browser

DRAFT = """“The siren went at 4.11 and the water came at 4.39,” Mayor Honoré Vuillange said.

Interior Minister Théa Lourmel defended herself. “I have never called that lake a puddle,” she said.

“It was closed so that it never should be,” said Théa Lourmel.

“We will rebuild every house before the first snow falls,” said Honoré Vuillange.
"""


def check(page: Page, text: str, speaker: str = "") -> None:
    page.get_by_label("A quotation, or a whole draft").fill(text)
    page.get_by_label("Said by (optional)").fill(speaker)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("button", name="Copy the list")).to_be_visible(timeout=60_000)


def test_a_draft_is_checked_from_the_chat_to_the_source(page: Page, app: str):
    page.goto(app)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Check").click()
    check(page, DRAFT)
    verdicts = page.locator("#view .finding .verdict strong")
    expect(verdicts).to_have_text(["Altered", "Word for word", "Said by someone else", "Not on record"])
    altered = page.locator("#view .finding.altered")
    expect(altered.locator("del")).to_contain_text("4.39")
    expect(altered.locator("ins")).to_contain_text("4.29")
    expect(page.locator("#view .finding.not_found .cite")).to_have_count(0)
    expect(page.locator("#view .tally")).to_have_text("4 quotations: 1 word for word, 1 altered, 1 said by someone else, 1 not on record")
    altered.locator(".cite").first.click()
    expect(page.locator("#source mark.cited").first).to_be_visible()
    assert cited_words(page) == "The siren went at 4.11 and the water came at 4.29"
    page.get_by_role("button", name="Next citation").click()
    expect(page.locator('#view .cite[aria-current="true"]')).to_have_text("2")
    page.get_by_role("button", name="Copy the list").click()
    assert "you have “4.39”, the article “4.29”" in page.evaluate("navigator.clipboard.readText()")
    assert page.locator(".nav-holder").is_hidden()


def test_a_quotation_comes_by_link_and_nothing_in_it_runs(page: Page, app: str):
    page.goto(f"{app}check?q=Nobody+will+ever+have+said+%3Cimg+src=x+onerror=window.ran=9%3E+of+the+moon&speaker=Vuillange")
    expect(page.locator("#view .finding .verdict").first).to_be_visible(timeout=60_000)
    expect(page.get_by_label("Said by (optional)")).to_have_value("Vuillange")
    expect(page.locator("#view .finding")).to_contain_text("<img src=x onerror=window.ran=9>")
    assert page.evaluate("window.ran") is None
    page.get_by_label("A quotation, or a whole draft").fill("  ")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#notice .visible")).to_contain_text("Paste a quotation first")


def test_a_phone_checks_too(phone: Page, app: str):
    phone.goto(f"{app}check")
    check(phone, DRAFT)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    chip = phone.locator("#view .cite").first
    chip.click()
    expect(phone.locator("#source mark.cited").first).to_be_visible()
    assert in_view(phone, "#source mark.cited")
    phone.get_by_role("button", name="Close").click()
    expect(phone.locator("#source")).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_findings_can_be_read_in_both_schemes(browser: Browser, app: str, scheme: str):
    with window(browser, scheme=scheme) as page:
        page.goto(f"{app}check")
        check(page, DRAFT)
        for selector in READ:
            assert page.locator(selector).first.evaluate(CONTRAST) >= 4.5, selector


READ = (
    *("#library .rooms a", "#title .lead", "#form label span", "#view .tally", "#view .because", "#view .given", "#view .differing"),
    *("#view del", "#view ins", "#view .finding.verbatim strong", "#view .finding.wrong_speaker strong", "#view .imprint", "#check"),
)
