"""Conversations last: found in History, gone on with after a restart, passed on by link, saved, renamed and deleted."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import serving, window
from tests.e2e.test_page import ask, open_page

pytestmark = pytest.mark.browser

FIRST = "What did Tobin Ashgrave say about the bearing?"
SLOWLY = """(() => { const fetched = window.fetch; let first = true; window.fetch = async (...given) => {
  const waits = first && String(given[0]?.url || given[0]).includes("queue/join");
  if (waits) { first = false; await new Promise((done) => setTimeout(done, 1000)); window.begun = true; }
  return fetched(...given); }; })()"""
"""What a window opens with is asked for a second late."""


def open_history(page: Page, address: str) -> None:
    page.goto(f"{address}history")
    expect(page.locator("#view .history")).to_be_visible()


def session_of(page: Page, title: str):
    return page.locator("#view .history-list li", has=page.get_by_role("link", name=title, exact=True))


def test_a_conversation_goes_on_after_a_restart_and_for_another_reader(browser: Browser, app: str, archive_folder: Path):
    with window(browser) as page:
        open_page(page, app)
        ask(page, FIRST)
        words = page.locator("#turns .statement blockquote").all_inner_texts()
        open_history(page, app)
        link = session_of(page, FIRST).get_by_role("link").get_attribute("href")
    with serving(archive_folder) as restarted, window(browser) as page:
        page.goto(f"{restarted}{link.removeprefix('./')}")
        expect(page.locator("#turns .question")).to_have_text(FIRST)
        assert page.locator("#turns .statement blockquote").all_inner_texts() == words
        page.locator("#turns .cite").first.click()
        expect(page.locator("#source mark.cited").first).to_be_visible()
        ask(page, "And about the bridge?")
        page.goto(restarted)  # its browser remembers it without the link
        expect(page.locator("#turns .question")).to_have_text([FIRST, "And about the bridge?"])
        page.get_by_role("button", name="New chat").click()
        expect(page.locator("#turns .welcome")).to_be_visible()
        open_history(page, restarted)
        expect(session_of(page, FIRST)).to_contain_text("2 questions")


def test_it_is_saved_renamed_found_and_deleted(page: Page, app: str, tmp_path: Path):
    question = "What did Ottilie Verrand say?"
    open_page(page, app)
    ask(page, question)
    open_history(page, app)
    for kind, ending in (("Word", "docx"), ("Web page", "html"), ("Markdown", "md")):
        with page.expect_download() as started:
            page.get_by_role("button", name=f"Save as {kind}: {question}").click()
        assert started.value.suggested_filename == f"What-did-Ottilie-Verrand-say.{ending}"
        started.value.save_as(tmp_path / f"saved.{ending}")
    assert "word/footnotes.xml" in zipfile.ZipFile(tmp_path / "saved.docx").namelist()
    assert "Ottilie Verrand" in (tmp_path / "saved.md").read_text(encoding="utf-8")

    page.get_by_role("button", name=f"Copy link: {question}").click()
    expect(page.get_by_role("button", name=f"Copy link: {question}")).to_have_text("Copied")
    link = session_of(page, question).get_by_role("link").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == f"{app}{link.removeprefix('./')}"

    page.get_by_role("button", name=f"Rename: {question}").click()
    box = page.get_by_label(f"New name of “{question}”")
    expect(box).to_be_focused()
    box.fill("Glaciers")
    box.press("Enter")
    expect(session_of(page, "Glaciers")).to_be_visible()
    page.get_by_label("Find a conversation").fill("ottilie")
    expect(page.locator("#view .history-list li")).to_have_count(1)

    # pressed twice in one go is meant once: the second press does not delete what the first one asks about
    page.get_by_role("button", name="Delete: Glaciers").dispatch_event("click", {"detail": 2})
    page.wait_for_timeout(500)
    expect(page.get_by_role("button", name="Delete it: Glaciers")).to_have_count(0)
    page.get_by_role("button", name="Delete: Glaciers").click()
    page.get_by_role("button", name="Keep it: Glaciers").click()
    page.get_by_role("button", name="Delete: Glaciers").click()
    page.get_by_role("button", name="Delete it: Glaciers").click()
    expect(page.locator("#view .history")).to_contain_text("No conversation holds these words")
    page.goto(app)
    expect(page.locator("#turns .welcome")).to_be_visible()


def test_a_link_to_a_conversation_that_is_gone_says_so(page: Page, app: str):
    page.goto(f"{app}?session=nobody")
    expect(page.locator("#notice")).to_contain_text("not kept here")
    expect(page.locator("#turns .welcome")).to_be_visible()


def test_a_new_chat_is_not_overtaken_by_the_conversation_that_was_still_waited_for(page: Page, app: str):
    open_page(page, app)
    ask(page, FIRST)
    page.add_init_script(SLOWLY)
    page.goto(app, wait_until="commit")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#notice [role=status]")).to_have_text("A new chat.")
    page.wait_for_function("window.begun")
    page.wait_for_timeout(1000)
    expect(page.locator("#notice [role=status]")).to_have_text("A new chat.")
    expect(page.locator("#turns .welcome")).to_be_visible()
    expect(page.locator("#turns .turn")).to_have_count(0)
