"""Library: drop files, see what became of each, read one with its statements marked, remove it with what goes with it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import window
from tests.e2e.test_page import CONTRAST

pytestmark = pytest.mark.browser

NEWS = (
    "Pump news\n\nEVRAN, May 9, 2024 (Calder Wire) - “The pump was never <b>switched on</b>,” said Perpetua Lund, the keeper of the pump.\n"
)


def open_library(page: Page, app: str) -> None:
    page.goto(f"{app}library")
    expect(page.locator("#view .shelf-list li").first).to_be_visible()


def test_an_article_comes_is_read_and_goes(page: Page, app: str, tmp_path: Path):
    good, bad = tmp_path / "pump.txt", tmp_path / "broken.pdf"
    good.write_text(NEWS, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 nothing")
    open_library(page, app)
    held = page.locator("#view .tally").inner_text()
    page.locator("#drop input[type=file]").set_input_files([good, bad])
    expect(page.locator("#coming .tally")).to_have_text("2 of 2 files and addresses finished, 1 not read", timeout=90_000)
    expect(page.locator("#coming .failed")).to_contain_text("the PDF is damaged")
    page.get_by_label("Find an article").fill("pump news")
    expect(page.locator("#view .shelf-list li")).to_have_count(1)
    page.locator("#view .open").click()
    expect(page.locator("#source mark")).to_have_text("“The pump was never <b>switched on</b>,”")
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Remove Pump news", exact=True).click()
    expect(page.locator("#view .removal")).to_contain_text("1 statement by 1 person with it")
    page.get_by_role("button", name="Remove it: Pump news").click()
    expect(page.locator("#notice .visible")).to_have_text("The article is removed.", timeout=60_000)
    page.get_by_label("Find an article").fill("")
    expect(page.locator("#view .tally")).to_have_text(held)
    page.get_by_role("button", name="Clear this list").click()
    expect(page.locator("#coming li")).to_have_count(0)


def test_the_shelf_is_narrowed_and_only_addresses_are_taken(phone: Page, app: str):
    open_library(phone, app)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_label("Or the address of a page or a feed").fill("/etc/passwd")
    phone.get_by_role("button", name="Add", exact=True).click()
    expect(phone.locator("#notice .visible")).to_contain_text("/etc/passwd is no web address")
    phone.locator("#view .choice", has_text="Calder Wire").click()
    expect(phone.locator("#view .choice[aria-pressed=true]")).to_contain_text("Calder Wire")
    assert all("Calder Wire" in text for text in phone.locator("#view .about").all_inner_texts())
    phone.locator("#view .open").first.click()
    expect(phone.locator("#source .article-text")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_shelf_can_be_read_in_both_schemes(browser: Browser, app: str, scheme: str):
    with window(browser, scheme=scheme) as page:
        open_library(page, app)
        seen = ("#title .lead", "#form-row label span", "#view .open", "#view .about", "#view .aside", "#view .choice", "#view .ends span")
        assert [each for each in seen if page.locator(each).first.evaluate(CONTRAST) < 4.5] == []
