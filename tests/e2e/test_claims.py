"""The claims page: what is reported more than once, one claim whole, every place of it a press away, and the browser's way back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.claims import listed
from archive.archive import Archive

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


def test_a_claim_is_found_read_opened_and_left(page: Page, app: str, archive_folder: Path):
    with Archive.open(archive_folder) as archive:
        claims = listed(archive)
        texts = {article.title: article.text for article in archive.articles()}
    claim = max(claims, key=lambda each: len(each.utterances[0]))
    page.goto(f"{app}claims")
    expect(page.locator("#view .people-list li")).to_have_count(min(50, len(claims)))
    page.get_by_label("Find a claim").fill(" ".join(claim.title.text.split()))
    expect(page.locator("#view .hint").first).to_contain_text("reported more than once")
    page.locator(f'#view a[data-name="{claim.id}"]').click()
    expect(page).to_have_url(re.compile(claim.id))
    shown = page.locator("#view .claim .statement")
    expect(shown).to_have_count(len(claim.statements) + len(claim.opposed))
    assert [each.get_attribute("data-quote") for each in shown.all()][: len(claim.statements)] == [q.id for q in claim.statements]
    expect(page.locator("#view dd").first).to_contain_text(claim.first.speaker or "")
    expect(page.locator("#view .worded tbody tr").first).to_contain_text("the fullest print")
    page.locator("#view .cite").first.click()
    cited = "".join(page.locator("#source mark.cited").all_text_contents())
    assert "".join(cited.split()) in "".join(texts[page.locator("#source .headline").inner_text()].split())
    page.go_back()
    expect(page.locator("#view .people-list")).to_be_visible()
    page.goto(f"{app}claims?id=nothing0")
    expect(page.locator("#notice .visible")).to_contain_text("not on record any more")


def test_a_link_is_settled_and_the_word_taken_back(page: Page, app: str):
    page.goto(f"{app}claims")
    page.get_by_role("link", name="wait for your word").click()
    expect(page).to_have_url(re.compile("show=waiting"))
    pairs = page.locator("#view .pair")
    expect(pairs.first).to_be_visible()
    head = page.locator("#view .facts")
    before = head.inner_text()
    first = pairs.first.locator(".side .who, .side .imprint").all_inner_texts()
    pairs.first.get_by_role("button", name="Reject").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#notice .visible")).to_contain_text("these are not the same")
    expect(page.locator("#view .corrections li").first).to_contain_text("Not the same")
    assert head.inner_text() != before
    page.get_by_role("button", name="Take the last one back").click()
    expect(page.locator("#notice .visible")).to_contain_text("taken back")
    expect(head).to_have_text(before)
    assert pairs.first.locator(".side .who, .side .imprint").all_inner_texts() == first
    pairs.first.locator(".cite").first.click()
    expect(page.locator("#source mark.cited").first).to_be_visible()
    page.reload()
    expect(page.locator("#view .pair").first).to_be_visible()


def test_the_table_of_days_leads_to_whom_it_names(page: Page, app: str, archive_folder: Path):
    with Archive.open(archive_folder) as archive:
        claim = listed(archive)[0]
    page.goto(f"{app}claims?id={claim.id[:10]}")
    expect(page).to_have_url(re.compile(claim.id))
    rows = page.locator("#view details tbody tr")
    if not rows.first.is_visible():
        page.locator("#view summary").first.focus()
        page.keyboard.press("Enter")
    expect(rows.first).to_be_visible()
    expect(rows).to_have_count(len(claim.statements) + len(claim.opposed))
    page.locator("#view .names a").first.click()
    expect(page.locator("#person .person-name")).to_have_text(claim.asserters[0])


def test_a_claim_fits_a_phone(phone: Page, app: str):
    phone.goto(f"{app}claims")
    phone.locator("#view .people-list a").first.click()
    expect(phone.locator("#view .claim .statement").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    for way in phone.get_by_role("navigation", name="Pages").get_by_role("link").all():
        box = way.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390
