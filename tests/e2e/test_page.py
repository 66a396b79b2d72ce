"""The page as a reader meets it: ask, open a citation, read the highlighted words, without a mouse and on a phone."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.archive import Archive
from archive.records import join
from tests.e2e.conftest import window

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

QUESTION = "What did Hedda Corvane say about the bridge?"


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#turns .welcome")).to_be_visible()


def ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#turns .question").last).to_have_text(question)
    # The first question of a run waits for the model; the whole answer is announced when it is there.
    expect(page.locator("#turns .turn").last.locator(".answer")).to_be_visible(timeout=90_000)
    expect(page.locator("#notice [role=status]")).to_have_text(re.compile("[^…]$"))
    expect(page.locator("#turns .turn").last).not_to_have_attribute("aria-busy", "true")


def cited_words(page: Page) -> str:
    return "".join(page.locator("#source mark.cited").all_text_contents())


def squeezed(words: str) -> str:
    return "".join(words.split())


def in_view(page: Page, selector: str) -> bool:
    """Whether the element lies inside the part of its scrolling panel that can be seen."""
    script = """e => { const box = e.closest('.article-text, #turns .html-container').parentElement.getBoundingClientRect(),
        it = e.getBoundingClientRect(); return it.top >= box.top - 1 && it.bottom <= Math.min(box.bottom, innerHeight) + 1 }"""
    return bool(page.locator(selector).first.evaluate(script))


def test_the_library_line_says_what_the_archive_holds(page: Page, app: str, archive_folder: Path):
    open_page(page, app)
    with Archive.open(archive_folder) as archive:
        held = archive.coverage()
    line = page.locator("#library .holdings")
    for fact in (f"{held.articles} articles", f"{held.quotes} statements", f"{held.speakers} people on record", str(held.last.year)):
        expect(line).to_contain_text(fact)


def test_every_citation_opens_the_article_at_exactly_its_words(page: Page, app: str, archive_folder: Path):
    open_page(page, app)
    ask(page, QUESTION)
    chips = page.locator("#turns .cite")
    assert chips.count() >= 2
    with Archive.open(archive_folder) as archive:
        texts = {article.title: article.text for article in archive.articles()}
    for place in range(chips.count()):
        chips.nth(place).click()
        expect(page.locator("#source .at")).to_have_text(f"Citation {place + 1} of {chips.count()}")
        expect(chips.nth(place)).to_have_attribute("aria-current", "true")
        cited = squeezed(cited_words(page))
        assert cited
        assert cited in squeezed(texts[page.locator("#source .headline").inner_text()])
        page.wait_for_function("() => document.querySelector('#source mark.cited')")
        assert in_view(page, "#source mark.cited")


def test_the_words_in_the_answer_are_the_words_in_the_article(page: Page, app: str, archive_folder: Path):
    open_page(page, app)
    ask(page, QUESTION)
    with Archive.open(archive_folder) as archive:
        known = {quote.id: quote for quote in archive.quotes()}
    shown = page.locator("#turns .statement")
    assert shown.count()
    for statement in shown.all():
        quote = known[statement.get_attribute("data-quote") or ""]
        spoken = [span.cut(quote.article.text) for span in quote.verbatim]
        assert statement.locator(".spoken").all_text_contents() == spoken
        first = statement.locator(".cite").first
        first.click()
        expect(first).to_have_attribute("aria-current", "true")
        marks = "".join(page.locator("#source mark.cited, #source mark.cited-part").all_text_contents())
        assert squeezed(marks) == squeezed(join(quote.article.text, quote.content))


def test_next_and_previous_citation(page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    page.locator("#turns .cite").first.click()
    expect(page.get_by_role("button", name="Previous citation")).to_be_disabled()
    page.get_by_role("button", name="Next citation").click()
    expect(page.locator("#source .at")).to_contain_text("Citation 2 of")
    expect(page.locator('#turns .cite[aria-current="true"]')).to_have_text("2")
    page.get_by_role("button", name="Previous citation").click()
    expect(page.locator("#source .at")).to_contain_text("Citation 1 of")


def test_an_example_question_gives_a_cited_answer(page: Page, app: str):
    open_page(page, app)
    examples = page.locator("#turns .welcome .ask-this")
    expect(examples).to_have_count(4)
    words = examples.first.inner_text()
    examples.first.click()
    expect(page.locator("#turns .question")).to_have_text(words)
    expect(page.locator("#turns .answer .cite").first).to_be_visible()


def test_what_is_offered_next_is_answered(page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    offered = page.locator("#turns .suggestions .ask-this")
    expect(offered.first).to_be_visible()
    words = offered.all_inner_texts()
    assert QUESTION not in words
    for question in words:
        page.locator(f'#turns .suggestions .ask-this[data-question="{question}"]').first.click()
        expect(page.locator("#turns .question").last).to_have_text(question)
        expect(page.locator("#turns .answer").last).to_have_class("answer answered")
        expect(page.locator("#turns .turn").last).not_to_have_attribute("aria-busy", "true")


def test_nothing_on_record_is_an_answer(page: Page, app: str):
    open_page(page, app)
    ask(page, "What did Zebedee Quillfeather say about the bridge?")
    expect(page.locator("#turns .answer.not_found")).to_be_visible()
    expect(page.locator("#turns .answer")).to_contain_text("on record")


def test_the_keyboard_is_enough(page: Page, app: str):
    open_page(page, app)
    page.get_by_label("Your question").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    chip = page.locator("#turns .cite").first
    expect(chip).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        if chip.evaluate("e => e === document.activeElement"):
            break
    expect(chip).to_be_focused()
    assert chip.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#source .headline")).to_be_focused()
    assert cited_words(page)
    page.keyboard.press("Escape")
    expect(page.locator("#source .source")).to_have_count(0)
    expect(chip).to_be_focused()


def test_a_listener_is_told_that_the_answer_came(page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    expect(page.locator("#notice [role=status]")).to_contain_text("Hedda Corvane")
    for landmark in ("main", "section[aria-label=Conversation]", "aside[aria-label=Source]"):
        expect(page.locator(landmark)).to_have_count(1)


def test_empty_and_endless_questions_get_a_note(page: Page, app: str):
    open_page(page, app)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#notice .visible")).to_contain_text("Write a question first")
    page.get_by_label("Your question").fill("x" * 2001)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#notice .visible")).to_contain_text("2,001 characters")
    expect(page.get_by_label("Your question")).to_have_value("x" * 2001)
    expect(page.locator("#turns .turn")).to_have_count(0)


def test_the_conversation_waits_while_another_page_is_read(page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    pages = page.get_by_role("navigation", name="Pages")
    pages.get_by_role("link", name="People").click()
    expect(page.locator("#view .people-list")).to_be_visible()
    pages.get_by_role("link", name="Ask").click()
    expect(page.locator("#turns .question")).to_have_text(QUESTION)
    page.locator("#turns .cite").first.click()
    expect(page.locator("#source mark.cited").first).to_be_visible()
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#turns .welcome")).to_be_visible()
    page.reload()
    expect(page.locator("#turns .welcome")).to_be_visible()


def test_a_question_is_passed_on_by_link(browser: Browser, page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    link = page.get_by_role("link", name="Link to this question").get_attribute("href") or ""
    with window(browser) as other:
        other.goto(app + link.removeprefix("./"))
        expect(other.locator("#turns .question")).to_have_text(QUESTION)
        expect(other.get_by_role("link", name="Link to this question")).to_be_visible()
        expect(other.locator("#notice [role=status]")).to_have_text(re.compile("[^…]$"))
        again = other.context.new_page()
        again.goto(other.url)
        expect(again.locator("#turns .answer")).to_be_visible()
        expect(again.locator("#turns .turn")).to_have_count(1)


def test_a_new_chat_clears_the_desk(page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    page.locator("#turns .cite").first.click()
    expect(page.locator("#source .source")).to_be_visible()
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#turns .welcome")).to_be_visible()
    expect(page.locator("#source .source")).to_have_count(0)


def test_the_answer_is_copied_with_its_sources(page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.locator("#turns .spoken").first.inner_text() in copied
    assert "[1] " in copied


def test_the_original_opens_at_the_words(page: Page, app: str):
    open_page(page, app)
    ask(page, "Who said “It was closed so that it never should be”?")
    page.locator("#turns .cite").first.click()
    link = page.get_by_role("link", name="Open the original at these words")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert "#:~:text=" in (link.get_attribute("href") or "")


def test_hostile_articles_run_nothing(page: Page, app: str):
    open_page(page, app)
    ask(page, "What did Wilmot Gannet say about <img src=x onerror=window.ran=5> the gulls?")
    expect(page.locator("#turns .question")).to_contain_text("<img src=x onerror=window.ran=5>")
    page.locator("#turns .cite").first.click()
    expect(page.locator("#source .article-text")).to_contain_text("<svg onload=window.ran=3>")
    assert page.evaluate("window.ran") is None
    assert page.locator("#turns img, #source img, #turns svg, #source svg, #source script").count() == 0
    assert page.locator("#source a").count() == 0


def test_an_empty_archive_says_how_to_begin(page: Page, empty_app: str):
    open_page(page, empty_app)
    expect(page.locator("#turns .welcome.empty")).to_contain_text("No articles yet")
    expect(page.locator("#turns .steps")).to_contain_text("ingest articles/")
    expect(page.locator("#library")).to_contain_text("The archive is empty")
    ask(page, QUESTION)
    expect(page.locator("#turns .answer.not_found")).to_be_visible()


def test_a_phone_shows_the_source_below(phone: Page, app: str):
    open_page(phone, app)
    expect(phone.locator("#source")).not_to_be_visible()
    ask(phone, QUESTION)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    chip = phone.locator("#turns .cite").first
    chip.click()
    expect(phone.locator("#source mark.cited").first).to_be_visible()
    assert in_view(phone, "#source mark.cited")
    # The sheet does not cover the number that was pressed.
    phone.wait_for_function("""() => document.querySelector('.cite[aria-current]').getBoundingClientRect().bottom
        <= document.querySelector('#source').getBoundingClientRect().top""")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Close").click()
    expect(phone.locator("#source")).not_to_be_visible()


def test_a_port_in_use_is_named(app: str, tmp_path: Path):
    port = app.rstrip("/").rpartition(":")[2]
    second = subprocess.run(
        [sys.executable, "-m", "tests.e2e.server", str(tmp_path), port], capture_output=True, text=True, timeout=120, check=False
    )
    assert second.returncode
    assert second.stderr.strip().endswith(f"Port {port} of 127.0.0.1 is taken: choose another one with --port.")


def test_two_readers_have_their_own_conversations(browser: Browser, app: str):
    with window(browser) as one, window(browser) as two:
        open_page(one, app)
        open_page(two, app)
        ask(one, QUESTION)
        ask(two, "What did Loretta Mabry say?")
        expect(one.locator("#turns .question")).to_have_text(QUESTION)
        expect(two.locator("#turns .question")).to_have_text("What did Loretta Mabry say?")
        one.locator("#turns .cite").first.click()
        two.locator("#turns .cite").first.click()
        assert one.locator("#source .headline").inner_text() != two.locator("#source .headline").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_both_schemes(browser: Browser, app: str, scheme: str):
    """Contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) for the text that matters."""
    with window(browser, scheme=scheme) as page:
        open_page(page, app)
        ask(page, QUESTION)
        page.locator("#turns .cite").first.click()
        expect(page.locator("#source mark.cited").first).to_be_visible()
        for selector in READ:
            found = page.locator(selector)
            assert found.count(), selector
            assert found.first.evaluate(CONTRAST) >= 4.5, selector


READ = (
    *("#library .holdings", "#turns .question", "#turns .understood .name", "#turns .spoken", "#turns .byline", "#turns .imprint"),
    *("#turns .cite[aria-current]", "#turns .cite:not([aria-current])", "#turns .copy", "#ask"),
    *("#source mark.cited", "#source mark.other", "#source .credits", "#source .at", "#source .close"),
)
CONTRAST = """element => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  let behind = element, ground = [255, 255, 255];
  for (; behind; behind = behind.parentElement) {
    const colour = parse(getComputedStyle(behind).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) { ground = colour; break; }
  }
  const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""


def test_left_and_right_lead_through_the_citations(page: Page, app: str):
    open_page(page, app)
    ask(page, QUESTION)
    page.locator("#turns .cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source .headline")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#source .at")).to_contain_text("Citation 2 of")
    page.locator("#turns .cite").nth(1).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#source .at")).to_contain_text("Citation 1 of")
    page.get_by_label("Your question").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    expect(page.locator("#source .at")).to_contain_text("Citation 1 of")


@pytest.mark.parametrize("between", [0, 15])
def test_of_quick_presses_the_last_one_counts(page: Page, app: str, between: int):
    open_page(page, app)
    ask(page, QUESTION)
    chips = page.locator("#turns .cite")
    last = chips.count()
    page.evaluate("(ms) => document.querySelectorAll('#turns .cite').forEach((each, n) => setTimeout(() => each.click(), n * ms))", between)
    expect(page.locator("#source .at")).to_have_text(f"Citation {last} of {last}")
    expect(chips.last).to_have_attribute("aria-current", "true")


def test_what_grew_is_gone_when_it_was_left(page: Page, app: str):
    open_page(page, app)
    turn = '<article class="turn" data-turn="0"><h2>{}</h2>{}</article>'
    page.evaluate("html => window.onrecordGrown(html)", turn.format("Tolls?", "<p>One.</p>"))
    expect(page.locator("#turns .welcome")).to_have_count(0)
    page.evaluate("document.querySelector('#turns h2').known = true")
    page.evaluate("html => window.onrecordGrown(html)", turn.format("Tolls?", "<p>One.</p><p>Two.</p>"))
    expect(page.locator("#turns .turn p")).to_have_text(["One.", "Two."])
    assert page.evaluate("document.querySelector('#turns h2').known")
    page.evaluate("html => window.onrecordGrown(html)", turn.format("Tolls?", '<p title="New">One, anew.</p>'))
    expect(page.locator("#turns .turn p")).to_have_text(["One, anew."])
    expect(page.locator("#turns .turn p")).to_have_attribute("title", "New")
    page.evaluate("window.onrecordGrown('')")
    expect(page.locator("#turns .welcome .ask-this")).to_have_count(4)
    expect(page.locator("#turns .turn")).to_have_count(0)
