"""Takes the README's pictures of the example articles: `python -m tests.e2e.screenshots DATA_FOLDER` writes docs/screenshot-*.png."""

import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.conftest import ARGUMENTS, CHROMIUM, serving, window
from tests.e2e.test_check import DRAFT, check
from tests.e2e.test_library import open_library
from tests.e2e.test_page import ask, open_page
from tests.e2e.test_people import open_people, open_person

QUESTION = "What has Tobin Ashgrave said about the crack in the bearing?"
DESKTOP, PHONE = (1280, 800), (390, 844)
DOCS = Path(__file__).parents[2] / "docs"


def picture(page: Page, name: str) -> None:
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(500)
    page.screenshot(path=DOCS / f"screenshot-{name}.png")


def ask_and_open(page: Page, address: str) -> None:
    """Ask, and open the first word-for-word citation."""
    open_page(page, address)
    ask(page, QUESTION)
    page.locator("#turns blockquote.direct .cite").first.click()
    page.locator("#source mark.cited").first.wait_for()


def check_a_draft(page: Page, address: str) -> None:
    page.goto(f"{address}check")
    check(page, DRAFT)
    page.locator("#view .cite").first.click()
    page.locator("#source mark.cited").first.wait_for()


def look_at_a_person(page: Page, address: str) -> None:
    open_people(page, address)
    open_person(page, "Hedda Corvane")
    page.locator("#view .cite").first.click()
    page.locator("#source mark.cited").first.wait_for()
    page.locator("#sheet").evaluate("sheet => sheet.scrollTo(0, 0)")


def look_at_a_position(page: Page, address: str) -> None:
    page.goto(f"{address}people?who=Hedda+Corvane&show=position")
    page.locator("#view .pair .cite").first.click()
    page.locator("#source mark.cited").first.wait_for()


def open_a_claim(page: Page, address: str) -> None:
    page.goto(f"{address}claims")
    page.locator("#view .people-list .go", has_text="within ten days").first.click()
    expect(page.locator("#view .claim .statement").first).to_be_visible()
    page.locator("#view .cite >> visible=true").first.click()
    page.locator("#source mark.cited").first.wait_for()
    page.locator("#sheet").evaluate("sheet => sheet.scrollTo(0, 0)")


def open_an_article(page: Page, address: str) -> None:
    open_library(page, address)
    page.locator("#view .open", has_text="Inspector signed for checks").click()
    expect(page.locator("#source .article-text")).to_be_visible()
    page.locator("#sheet").evaluate("sheet => sheet.scrollTo(0, document.querySelector('#find').offsetTop - 90)")


def main(folder: Path) -> None:
    """The chat by day, by night and on a phone, every other page by day."""
    with serving(folder) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, scheme, (width, height), go in (
            ("light", "light", DESKTOP, ask_and_open),
            ("dark", "dark", DESKTOP, ask_and_open),
            ("phone", "light", PHONE, ask_and_open),
            ("check", "light", DESKTOP, check_a_draft),
            ("people", "light", DESKTOP, look_at_a_person),
            ("position", "light", DESKTOP, look_at_a_position),
            ("claims", "light", DESKTOP, open_a_claim),
            ("library", "light", DESKTOP, open_an_article),
        ):
            with window(chromium, width=width, height=height, scheme=scheme) as page:
                go(page, address)
                picture(page, name)
        chromium.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
