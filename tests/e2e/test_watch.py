"""Watch: news of people and topics since the last look, with the place it stands at; every step is taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.archive import Archive
from archive.settings import Settings
from ingest.embed import Embedder
from ingest.pipeline import ingest
from tests.e2e.conftest import serving, window

pytestmark = pytest.mark.browser

BRIDGE = """Bridge stays shut, mayor says

PORT ELLERY, May 3, 2031 (Tide Wire) - The harbour bridge will stay shut until spring, Mayor Ilse Brandvold said on Tuesday.

"We will not send one lorry across it," Brandvold told reporters at the quay.
"""
NEW = """<b>Ferry</b> to run at night

PORT ELLERY, May 9, 2031 (Tide Wire) - "The <i>ferry</i> runs at night from May," Mayor Ilse Brandvold said on Friday.
"""


def bring_in(folder: Path, articles: Path, **texts: str) -> None:
    articles.mkdir(exist_ok=True)
    for name, text in texts.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings.load(data=folder)
    with Archive.open(folder, write=True, model=settings.model) as archive:
        ingest([str(articles)], archive, Embedder(settings.model))


def open_watch(page: Page, address: str) -> None:
    page.goto(f"{address}watch")
    expect(page.locator("#view .watched")).to_be_visible()


def follow(page: Page, words: str, kind: str) -> None:
    page.get_by_label("Watch a person or a topic").fill(words)
    page.get_by_role("button", name=kind, exact=True).click()


def watch(page: Page, name: str):
    return page.locator("#view .watch", has=page.get_by_role("heading", name=name))


def test_news_come_are_read_at_their_place_and_are_seen(browser: Browser, tmp_path: Path):
    folder, articles = tmp_path / "data", tmp_path / "articles"
    bring_in(folder, articles, bridge=BRIDGE)
    with serving(folder) as address, window(browser) as page:
        open_watch(page, address)
        expect(page.locator("#view .hint")).to_contain_text("Nothing is watched yet")
        follow(page, "Brandvold", "Person")
        expect(page.locator("#notice .announce")).to_contain_text("Watching Ilse Brandvold")
        follow(page, "the ferry", "Topic")
        expect(page.locator("#view .watch h3")).to_have_text(["Ilse Brandvold", "the ferry topic"])
        expect(watch(page, "Ilse Brandvold").locator(".about")).to_contain_text("Nothing new since")
        bring_in(folder, articles, ferry=NEW, bridge=BRIDGE.replace("one lorry", "a single heavy lorry"))
        open_watch(page, address)
        person = watch(page, "Ilse Brandvold")
        expect(person.locator(".about")).to_contain_text("1 new statement, 1 altered statement.")
        expect(person.locator(".news blockquote")).to_contain_text(["ferry</i> runs at night", "a single heavy lorry", "one lorry"])
        assert not page.locator("#view i, #view b").count()
        person.locator(".news .altered ~ ol .cite").last.click()
        expect(page.locator("#source mark.cited")).to_contain_text("one lorry")
        expect(page.locator("#source")).to_contain_text("newer version")
        page.get_by_role("button", name="Mark as seen: Ilse Brandvold").click()
        expect(person.locator(".news")).to_have_count(0)
        expect(watch(page, "the ferry").locator(".news > li")).to_have_count(1)


def test_every_step_is_taken_back_and_a_wrong_name_is_a_sentence(page: Page, app: str):
    open_watch(page, app)
    follow(page, "   ", "Person")
    expect(page.locator("#notice .announce")).to_have_text("Name a person, or a topic in a few words.")
    follow(page, "Feyre", "Person")
    expect(page.locator("#notice .announce")).to_contain_text("Watching Lucian Feyre from now on: ")
    expect(page.get_by_label("Watch a person or a topic")).to_have_value("")
    page.get_by_role("button", name="Stop watching: Lucian Feyre").click()
    expect(page.locator("#view .watch")).to_have_count(0)
    back = page.get_by_role("button", name="Take the last change back")
    back.click()
    expect(page.locator("#view .watch h3")).to_have_text(["Lucian Feyre"])
    back.click()
    expect(page.locator("#view .watch")).to_have_count(0)


def test_on_a_phone_nothing_is_wider_than_the_screen(phone: Page, app: str):
    open_watch(phone, app)
    expect(phone.get_by_role("link", name="Watch")).to_have_attribute("aria-current", "page")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
