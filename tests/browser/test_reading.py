"""What a script adds for readers: the place kept, tables that say what they are."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import sideways
from tests.browser.phones import LETTERS, PHONES
from tests.browser.places import PAGES, address, page_of

COSTS = {language: address(page_of("costs", language)) for language in ("nl", "de")}


@pytest.mark.parametrize("size", LETTERS)
@pytest.mark.parametrize("width", PHONES)
def test_the_language_menu_keeps_the_place(width, size, read_with_letters):
    page = read_with_letters(size, viewport={"width": width, "height": 640})
    page.goto(COSTS["nl"])
    anchor = page.locator("main .section[id]").last.get_attribute("id")
    page.goto(f"{COSTS['nl']}?print=large#{anchor}")
    page.get_by_role("link", name="Deutsch", exact=True).click()
    assert page.url.endswith(f"{COSTS['de']}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_place_chosen_later_is_kept_and_none_is_invented(readers_site, open_browser):
    reader = open_browser(readers_site)
    german = reader.page.get_by_role("link", name="Deutsch", exact=True)
    reader.go(COSTS["nl"])
    expect(german).to_have_attribute("href", COSTS["de"])
    link = reader.page.locator(".contents a").nth(2)
    link.click()
    expect(german).to_have_attribute("href", COSTS["de"] + link.get_attribute("href"))


def test_a_capital_address_keeps_the_place(readers_site, open_browser):
    reader = open_browser(readers_site, viewport={"width": 360, "height": 640})
    reader.go(f"{COSTS['nl'].upper()}#key-points")
    assert reader.page.url == f"{readers_site}{COSTS['nl']}#key-points"


WITH_TABLES = [
    address(page)
    for page in PAGES
    if page.key == "evidence" or (page.key == "alternatives" and page.language != "nl")
]


SPANS = "cells => cells.map(cell => cell.colSpan)"


@pytest.mark.parametrize("size", LETTERS)
@pytest.mark.parametrize("width", PHONES)
def test_a_table_on_a_phone_keeps_rows_and_headings(width, size, read_with_letters):
    page = read_with_letters(size, viewport={"width": width, "height": 640})
    for place in WITH_TABLES:
        page.goto(place)
        tables = page.get_by_role("table").all()
        assert tables
        for table in tables:
            assert table.evaluate("one => getComputedStyle(one).display") == "block"
            rows = table.get_by_role("row").all()
            columns = rows[0].get_by_role("columnheader").count()
            assert columns >= 2
            for row in rows[1:]:
                assert row.get_by_role("rowheader").count() == 1
                spans = row.get_by_role("cell").evaluate_all(SPANS)
                assert sum(spans) == columns - 1
        assert page.locator(".table[tabindex], .table[role]").count() == 0


NARROW = """() => {
  for (const cell of document.querySelectorAll(".table tbody :is(th, td)")) cell.textContent = "x";
}"""
WIDE = """() => {
  const cell = document.querySelector(".table td");
  cell.textContent = "x".repeat(400);
}"""


# Playwright's own waiting evaluates a string in the page, which the site's CSP forbids.
UNTIL_IT_HAS_SCROLLED = """frame => new Promise(scrolled => {
  const look = () => frame.scrollLeft > 0 ? scrolled() : requestAnimationFrame(look);
  look();
})"""


def test_a_frame_takes_the_focus_only_where_it_scrolls(readers_site, open_browser):
    reader = open_browser(readers_site, viewport={"width": 700, "height": 640})
    reader.go(WITH_TABLES[0])
    frame = reader.page.locator(".table").first
    reader.page.evaluate(NARROW)
    expect(frame).not_to_have_attribute("tabindex", "0")
    head = frame.locator("thead th").first.inner_text()
    reader.page.evaluate(WIDE)
    expect(frame).to_have_attribute("tabindex", "0")
    expect(frame).to_have_role("region")
    assert head in frame.get_attribute("aria-label")
    assert sideways(reader.page) == 0
    frame.focus()
    reader.page.keyboard.press("End")
    reader.page.keyboard.press("ArrowRight")
    frame.evaluate(UNTIL_IT_HAS_SCROLLED)
    reader.page.evaluate("document.querySelector('.table td').textContent = 'x'")
    expect(frame).not_to_have_attribute("tabindex", "0")


HOLES = """() => {
  const main = document.querySelector("main");
  const lines = [];
  const seen = box => box.width > 1 && box.height > 1 && lines.push([box.top, box.bottom]);
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const owner = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !owner.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    [...range.getClientRects()].forEach(seen);
  }
  for (const one of main.querySelectorAll("svg, img, button, input, select")) {
    if (one.checkVisibility({visibilityProperty: true})) seen(one.getBoundingClientRect());
  }
  lines.sort(([a], [b]) => a - b);
  let end = lines[0][1], widest = 0, where = 0;
  for (const [top, bottom] of lines) {
    if (top - end > widest) [widest, where] = [top - end, end];
    end = Math.max(end, bottom);
  }
  return [Math.round(widest), Math.round(where)];
}"""
"""The widest band of a page's text on which nothing is seen, and where it starts."""

WIDEST = 96
"""Pixels at ordinary letters: the room between two framed parts, with their padding."""


@pytest.mark.parametrize("size", LETTERS)
@pytest.mark.parametrize("width", PHONES)
def test_no_gap_stands_where_nothing_is(width, size, read_with_letters):
    page = read_with_letters(size, viewport={"width": width, "height": 640})
    holes = {}
    for key in ("home", "clinics", "evidence", "what-ketamine-is"):
        page.goto(address(page_of(key, "nl")))
        expect(page.locator(".read-aloud")).to_be_hidden()
        widest, where = page.evaluate(HOLES)
        if widest > WIDEST * size / 16:
            holes[key] = (widest, where)
    assert holes == {}
