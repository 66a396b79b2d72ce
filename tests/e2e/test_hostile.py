"""Sixty of the hostile cases in Chromium: as a whole document without the server's policy to help, and asked on the real page."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.app.test_render_hostile import FIELDS, PAYLOADS, page_with
from tests.e2e.conftest import window

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

CASES = [(field, payload) for place, payload in enumerate(PAYLOADS) for field in FIELDS if (place + FIELDS.index(field)) % 8 == 0][:60]
LIVE = "<img src=https://evil.example/p.png onerror=alert(1)><script>alert(2)</script>"
ACTIVE = (
    "script, img, svg, math, iframe, object, embed, link, style, base, meta, video, audio, [onload], [onerror], [onclick], [style], [src]"
)


POKED = """document.querySelectorAll('details').forEach((each) => { each.open = true; });
document.querySelectorAll('button, input, summary').forEach((each) => { each.focus(); if (each.type !== 'submit') each.click(); });"""


def heard(page: Page) -> tuple[list[str], list[str]]:
    """What runs and what is asked of a network on a page, from now on."""
    ran: list[str] = []
    fetched: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: fetched.append(request.url))
    page.on("framenavigated", lambda frame: fetched.append(frame.url) if not frame.url.startswith("about:") else None)
    page.route("**/*", lambda route: route.abort())
    return ran, fetched


def shown(page: Page, markup: str) -> None:
    page.set_content(f"<!doctype html><html><head><title>x</title></head><body>{markup}</body></html>", wait_until="load")


def test_sixty_cases_run_nothing_and_fetch_nothing(browser: Browser):
    assert len(set(CASES)) == 60
    assert {field for field, _ in CASES} == set(FIELDS)
    page = browser.new_page()
    ran, fetched = heard(page)
    for field, payload in CASES:
        markup, _ = page_with(field, payload)
        shown(page, markup)
        # What waits to be looked at, opened or pressed has its chance, too.
        page.evaluate(POKED)
        assert page.locator(f"body :is({ACTIVE})").count() == 0, (field, payload)
        assert (ran, fetched) == ([], []), (field, payload)
    page.close()


def test_what_would_run_is_seen(browser: Browser):
    page = browser.new_page()
    ran, fetched = heard(page)
    shown(page, LIVE)
    page.wait_for_timeout(200)
    assert set(ran) == {"1", "2"}
    assert fetched == ["https://evil.example/p.png"]
    page.close()


def test_hostile_questions_in_links_stay_questions(browser: Browser, app: str):
    with window(browser) as page:
        ran: list[str] = []
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        for payload in PAYLOADS[:: len(PAYLOADS) // 6]:
            page.goto(f"{app}?q={quote(payload, safe='')}")
            expect(page.locator("#turns .question").last).to_contain_text(payload.replace("\u202e", "").strip()[:20])
            expect(page.locator("#turns .answer").last).to_be_visible()
            assert page.locator(f"#turns .turns :is({ACTIVE})").count() == 0, payload
        assert ran == []
