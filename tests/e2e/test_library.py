"""Library: drop files, see what became of each, read one with its statements marked, remove it with what goes with it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.archive import Archive
from archive.settings import Settings
from ingest.embed import Embedder
from ingest.pipeline import ingest
from tests.e2e.conftest import serving, window
from tests.e2e.test_page import CONTRAST, ask

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
    expect(page.locator("#coming .tally")).to_have_text("2 of 2 files and addresses finished, 1 not read", timeout=200_000)
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


def test_one_input_is_tried_again_and_the_archive_is_checked_and_rebuilt(page: Page, app: str, tmp_path: Path):
    bad = tmp_path / "torn.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    open_library(page, app)
    expect(page.locator("#source")).to_contain_text("Press a headline to read the article")
    expect(page.locator("#health")).to_contain_text("Not checked since onrecord was started")
    page.locator("#drop input[type=file]").set_input_files([bad])
    expect(page.locator("#coming .failed")).to_contain_text("the PDF is damaged", timeout=200_000)
    page.get_by_role("button", name="Try again: torn.pdf").click()
    expect(page.locator("#coming .tally")).to_have_text("1 of 1 file or address finished, 1 not read", timeout=200_000)
    clear = page.get_by_role("button", name="Clear this list")
    while page.locator("#coming li").count():  # what is read again just now stays until it is over
        if clear.is_visible():
            clear.click()
        page.wait_for_timeout(700)
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("#health .sound")).to_contain_text("are as they were written, and both searches find them", timeout=200_000)
    expect(page.locator("#notice [role=status]")).to_contain_text("are as they were written")
    page.get_by_role("button", name="Rebuild the searches").click()
    expect(page.locator("#health .pending")).to_contain_text("You can go on asking")
    expect(page.get_by_role("button", name="Check it")).to_be_disabled()
    expect(page.locator("#health .sound")).to_contain_text("Rebuilt at", timeout=200_000)


def test_the_statements_of_an_article_are_sifted_and_walked_through(page: Page, app: str):
    open_library(page, app)
    page.locator("#view .open", has_text="Inspector signed for checks").click()
    expect(page.locator("#source .article-text")).to_be_visible()
    whole = page.locator("#source mark:not(.apart)").count()
    by, form = page.get_by_label("Whose statements are marked"), page.get_by_label("Which form of statement is marked")
    by.select_option("Hedda Corvane")
    assert 0 < page.locator("#source mark:not(.apart)").count() < whole
    assert set(page.locator("#source mark:not(.apart)").evaluate_all("all => all.map((each) => each.title)")) == {"Hedda Corvane"}
    expect(page.locator("#source .sifted")).to_have_text(re.compile(r"^\d+ of \d+ marked$"))
    page.get_by_role("button", name="Next statement").click()
    expect(page.locator("#source .at")).to_have_text(re.compile(r"^Statement 1 of \d+: Hedda Corvane$"))
    page.keyboard.press("ArrowRight")
    expect(page.locator("#source .at")).to_have_text(re.compile(r"^Statement 2 of \d+: Hedda Corvane$"))
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#source .at")).to_have_text(re.compile(r"^Statement 1 of"))
    assert page.locator("#source mark.here").evaluate_all("all => new Set(all.map((each) => each.dataset.quote)).size") == 1
    by.select_option("")
    form.select_option("direct")
    assert set(page.locator("#source mark:not(.apart)").evaluate_all("all => all.map((each) => each.dataset.form)")) == {"direct"}
    form.select_option("")
    assert page.locator("#source mark.apart").count() == 0


def test_what_goes_with_an_article_is_said_before(page: Page, app: str):
    question = "What did Ottilie Verrand say?"
    page.goto(app)
    ask(page, question)
    cited = page.locator("#turns .imprint em").first.inner_text()
    open_library(page, app)
    page.get_by_role("button", name=f"Remove {cited}", exact=True).click()
    expect(page.locator("#view .removal")).to_contain_text("1 kept conversation cites it and will lose those answers")
    expect(page.locator("#view .removal")).to_contain_text(f"“{question}”")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#view .removal")).to_have_count(0)


def test_what_a_newer_version_changed_is_told(browser: Browser, tmp_path: Path):
    folder, file = tmp_path / "data", tmp_path / "pump.txt"
    settings = Settings.load(data=folder)
    for news in (NEWS, NEWS.replace("switched on</b>", "switched off</b>") + "\n“It leaks,” said Perpetua Lund.\n"):
        file.write_text(news, encoding="utf-8")
        with Archive.open(folder, write=True, model=settings.model) as archive:
            ingest([str(file)], archive, Embedder(settings.model))
    with serving(folder) as own, window(browser) as page:
        open_library(page, own)
        page.get_by_role("button", name="Pump news, version 2: what changed").press("Enter")
        panel = page.locator("#source .revised")
        expect(panel).to_contain_text("beside version 1")
        expect(panel).to_contain_text("No correction note in the article says so.")
        expect(panel.locator("li .byline")).to_have_text(["Altered · Perpetua Lund", "Added · Perpetua Lund"])
        expect(panel.locator("del")).to_contain_text("on")
        expect(panel.locator("ins")).to_contain_text("off")
        assert page.locator("#source b").count() == 0
        page.get_by_role("button", name="Close").click()
        expect(page.locator("#source")).to_contain_text("Press a headline")
        page.get_by_role("button", name="Pump news, version 2: what changed").click()
        expect(panel).to_be_visible()
