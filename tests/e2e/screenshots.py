"""Takes the README's pictures of the example articles: `python -m tests.e2e.screenshots DATA_FOLDER` writes docs/screenshot-*.png."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.conftest import ARGUMENTS, CHROMIUM, serving, window
from tests.e2e.test_page import ask, open_page

QUESTION = "What has Tobin Ashgrave said about the crack in the bearing?"
DOCS = Path(__file__).parents[2] / "docs"


def main(folder: Path) -> None:
    """Ask, open the first word-for-word citation, and take the picture, by day and by night."""
    with serving(folder) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for scheme in ("light", "dark"):
            with window(chromium, scheme=scheme) as page:
                open_page(page, address)
                ask(page, QUESTION)
                page.locator("#turns blockquote.direct .cite").first.click()
                page.locator("#source mark.cited").first.wait_for()
                page.evaluate("document.activeElement.blur()")
                page.wait_for_timeout(500)
                page.screenshot(path=DOCS / f"screenshot-{scheme}.png")
        chromium.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
