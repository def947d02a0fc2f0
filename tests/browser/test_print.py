"""What comes out of the printer: everything, readable, and where it came from."""

import os
import re
import shutil
import subprocess
import unicodedata

import pytest
from django.conf import settings

from tests.browser.places import LANGUAGES, PAGES, address

NOT_FOR_PAPER = (
    ".breadcrumbs, .contents, .paper-link, .button, .large-print-bar, .read-aloud,"
    " .fold__title--more, .together-links"
)
BLOCKS = "p, li, dt, dd, h1, h2, h3, h4, h5, th, td, caption, summary, figcaption"
READ_BLOCKS = """([blocks, skipped]) => [...document.querySelectorAll("main :is(" + blocks + ")")]
    .filter(block => !block.closest(skipped) && !block.querySelector(blocks))
    .map(block => {
      const copy = block.cloneNode(true);
      copy.querySelectorAll(".visually-hidden").forEach(word => word.remove());
      return copy.textContent;
    })"""
FOLD_AWAY = """() => document.querySelector("main h1").insertAdjacentHTML("afterend",
    "<details><summary>What is hidden</summary><p>Words in the fold</p></details>")"""
FAINT = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const owner = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !owner.checkVisibility()) continue;
    const contrast = 1.05 / (light(getComputedStyle(owner).color) + 0.05);
    if (contrast < 7) found.push([owner.outerHTML, contrast]);
  }
  return found;
}"""


def letters(text: str) -> str:
    """Letters and digits alone: paper breaks lines and words where it likes."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]", "", folded)


@pytest.fixture(scope="session")
def read_paper(tmp_path_factory):
    """Print what a reader has before them; the words on paper.

    Twice: as they were drawn, and as they stand on the sheet. A paragraph that goes on
    on the next sheet, or stands beside another, is whole in one of the two only.
    """
    if shutil.which("pdftotext") is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, but there is no pdftotext (poppler-utils).")
        pytest.skip("There is no pdftotext on this machine.")
    file = tmp_path_factory.mktemp("paper") / "page.pdf"

    def read(page) -> str:
        page.pdf(path=file, prefer_css_page_size=True)  # as usual, without backgrounds
        words = ""
        for order in ("-raw", "-nopgbrk"):
            command = ["pdftotext", order, str(file), "-"]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            words += re.sub(r"(?m)^\f?\d+ / \d+$", "", run.stdout)  # of the sheets
        return words

    return read


def missing(page, paper: str) -> list[str]:
    """The blocks of the page whose words are not on paper."""
    blocks = page.evaluate(READ_BLOCKS, [BLOCKS, NOT_FOR_PAPER])
    assert len(blocks) > 5
    addresses_left_out = re.sub(r"\((?:https?:/)?/[^)]*\)", "", "".join(paper.split()))
    printed = letters(addresses_left_out)
    return [block for block in blocks if letters(block) not in printed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_every_page_is_printed(
    language, readers_site, open_browser, read_paper
):
    reader = open_browser(readers_site)
    cards = 0
    for page in PAGES:
        if page.language == language:
            reader.go(address(page))
            paper = read_paper(reader.page)
            assert missing(reader.page, paper) == [], address(page)
            assert settings.SITE_ADDRESS + address(page) in "".join(paper.split())
            cards += reader.page.locator(".care-card").count()
    assert cards > 5


@pytest.mark.parametrize(
    "key", ["home", "side-effects", "procedure", "clinic-maanbrug"]
)
def test_large_print_prints_every_word_as_well(
    key, readers_site, open_browser, read_paper
):
    reader = open_browser(readers_site)
    page = next(page for page in PAGES if (page.key, page.language) == (key, "de"))
    reader.go(f"{address(page)}?print=large")
    assert missing(reader.page, read_paper(reader.page)) == []


def test_what_is_folded_away_on_screen_is_open_on_paper(
    readers_site, open_browser, read_paper
):
    reader = open_browser(readers_site)
    reader.go("/en/")
    reader.page.evaluate(FOLD_AWAY)
    paper = read_paper(reader.page)
    assert "What is hidden" in paper
    assert "Words in the fold" in paper


def test_paper_shows_where_a_link_to_another_site_leads(
    readers_site, open_browser, read_paper
):
    reader = open_browser(readers_site)
    page = next(p for p in PAGES if (p.key, p.language) == ("side-effects", "nl"))
    reader.go(address(page))
    assert "(https://www.lareb.nl" in read_paper(reader.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_is_dark_enough_for_white_paper(scheme, readers_site, open_browser):
    reader = open_browser(readers_site)
    reader.page.emulate_media(media="print", color_scheme=scheme)
    for page in PAGES:
        if page.language == "nl":
            reader.go(address(page))
            assert reader.page.evaluate(FAINT) == [], address(page)


def test_one_click_leads_to_large_print_on_screen_and_on_paper(
    readers_site, open_browser
):
    reader = open_browser(readers_site, viewport={"width": 320, "height": 600})
    page = reader.page
    for language in LANGUAGES:
        reader.go(f"/{language}/")
        page.locator(".paper-link a").click()
        assert page.url.endswith("?print=large")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
        assert page.evaluate(size) >= 24
        page.emulate_media(media="print")
        assert page.evaluate(size) >= 24  # 18 points
        page.emulate_media(media="screen")
