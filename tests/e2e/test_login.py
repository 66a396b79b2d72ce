"""Where a login is asked for, nothing is shown without one, and what somebody asked is theirs."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.logins import add
from tests.e2e.conftest import serving, window
from tests.e2e.test_page import QUESTION, ask

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

PASSWORDS = {"ada": "a ferry at four", "ben": "seven swing bridges"}


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("username").fill(name)
    page.get_by_label("password").fill(password)
    page.get_by_role("button", name="Login").click()


def test_nobody_reads_without_a_login_and_everybody_has_their_own_history(browser: Browser, archive_folder: Path, tmp_path: Path):
    logins = tmp_path / "logins"
    for name, password in PASSWORDS.items():
        add(logins, name, password)
    with serving(archive_folder, logins) as address:
        for way in ("config", "gradio_api/info", "gradio_api/mcp/"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"{address}{way}", timeout=20)
            assert refused.value.code in {401, 403, 404}
        with window(browser) as one, window(browser) as two:
            one.goto(address)
            sign_in(one, "ada", PASSWORDS["ada"])
            expect(one.locator("#turns .welcome")).to_be_visible()
            ask(one, QUESTION)
            two.goto(address)
            sign_in(two, "ben", PASSWORDS["ben"])
            expect(two.locator("#turns .welcome")).to_be_visible()
            two.goto(f"{address}history")
            expect(two.locator("#view")).to_contain_text("Nothing was asked yet")
            one.goto(f"{address}history")
            expect(one.locator("#view .open")).to_have_text(QUESTION)
            one.reload()
            expect(one.locator("#view .open")).to_have_text(QUESTION)
        page = browser.new_page()
        page.goto(address)
        for name, password in (("ada", "wrong password"), ("nobody", PASSWORDS["ada"]), ("ada", PASSWORDS["ben"])):
            sign_in(page, name, password)
            expect(page.get_by_text("Incorrect")).to_be_visible()
            expect(page.locator("#turns")).to_have_count(0)
            page.reload()
        page.close()
