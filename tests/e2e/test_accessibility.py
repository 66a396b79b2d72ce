"""axe-core in Chromium on every page, in light and dark: nothing serious. The script comes with a package; nothing is fetched."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import window
from tests.e2e.test_check import DRAFT, check
from tests.e2e.test_library import open_library
from tests.e2e.test_page import QUESTION, ask, open_page
from tests.e2e.test_people import open_people, open_person

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
WRONG = "<div style='position:fixed;inset:0 auto auto 0;z-index:9999;color:#bbb;background:#fff'><p>Pale</p><button></button></div>"
"""Pale words and a button without a name, above all that the page itself draws anew."""
SERIOUS = {"serious", "critical"}
FOUND = """() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(({ id, impact, nodes }) =>
  nodes.map((node) => ({ id, impact, at: node.target.join(" "), html: node.html.slice(0, 160), why: node.failureSummary }))))"""


def open_source(page: Page, part: str) -> None:
    page.locator(f"{part} .cite").first.click()
    expect(page.locator("#source .article-text")).to_be_visible()
    page.locator("#source .amend summary").click()
    expect(page.locator("#source .amend form").first).to_be_visible()


def states(page: Page, address: str) -> Iterator[str]:
    """Every page as it is met first and with everything open that can be opened."""
    open_page(page, address)
    yield "ask, welcome"
    ask(page, QUESTION)
    open_source(page, "#turns")
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.locator("#turns .editor")).to_be_visible()
    yield "ask, answer"
    page.goto(f"{address}check")
    expect(page.get_by_label("A quotation, or a whole draft")).to_be_visible()
    yield "check, empty"
    check(page, DRAFT)
    open_source(page, "#view")
    yield "check, findings"
    yield from record_states(page, address)
    page.goto(f"{address}watch")
    expect(page.get_by_label("Watch a person or a topic")).to_be_visible()
    yield "watch"
    open_library(page, address)
    page.locator("#view .open").first.click()
    expect(page.locator("#source .article-text")).to_be_visible()
    page.get_by_role("button", name="Remove ").first.click()
    expect(page.locator("#view .removal")).to_be_visible()
    yield "library"
    page.goto(f"{address}history")
    page.get_by_role("button", name="Delete: ").first.click()
    expect(page.locator("#view .removal")).to_be_visible()
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#view .removal")).to_have_count(0)
    page.get_by_role("button", name="Rename: ").first.click()
    expect(page.locator("#retitle input")).to_be_visible()
    yield "history"


def record_states(page: Page, address: str) -> Iterator[str]:
    """The same for people and claims."""
    open_people(page, address)
    yield "people"
    open_person(page, "Hedda Corvane")
    open_source(page, "#view")
    page.get_by_role("button", name="Correct who this is").click()
    page.get_by_role("button", name="Someone else?").first.click()
    expect(page.locator("#other input")).to_be_visible()
    yield "people, a person"
    page.get_by_role("link", name="Position over time").click()
    page.locator("#view summary", has_text="say the same again").click()
    expect(page.locator("#view .pair").first).to_be_visible()
    yield "people, a position over time"
    page.goto(f"{address}people?who=Hedda+Corvane&show=compare&beside=Lucian+Feyre")
    expect(page.locator("#view .column-of-two").first).to_be_visible()
    yield "people, two beside each other"
    page.goto(f"{address}claims")
    page.locator("#view .people-list a").first.click()
    expect(page.locator("#view .claim .statement").first).to_be_visible()
    open_source(page, "#view")
    yield "claims, one"
    page.go_back()
    expect(page.locator("#view .people-list")).to_be_visible()
    yield "claims"
    page.locator("#view .waiting a").click()
    expect(page.locator("#view .pair").first).to_be_visible()
    yield "claims, links to settle"


def test_axe_finds_nothing_serious(browser: Browser, app: str):
    with window(browser) as page:
        found = [f"{state}: {each}" for state in states(page, app) for each in serious(page)]
    assert found == []


def test_axe_finds_nothing_serious_in_the_dark_on_a_phone(browser: Browser, app: str):
    # What the width changes and what the colours change is seen once each; the other two pairs would take a minute more.
    with window(browser, width=390, height=844, scheme="dark") as page:
        found = []
        for state in states(page, app):
            found += [f"{state}: {each}" for each in serious(page)]
            found += [f"{state}: wider than the phone"] * (page.evaluate("document.documentElement.scrollWidth") > 390)
    assert found == []


def test_axe_sees_what_is_wrong(page: Page, app: str):
    open_page(page, app)
    page.evaluate("wrong => document.body.insertAdjacentHTML('afterbegin', wrong)", WRONG)
    assert {each["id"] for each in serious(page)} >= {"color-contrast", "button-name"}


def serious(page: Page) -> list[dict[str, str]]:
    page.evaluate("document.activeElement.blur()")
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    return [each for each in page.evaluate(FOUND) if each["impact"] in SERIOUS]
