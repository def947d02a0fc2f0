"""Readers who have set large letters in their phone: no page moves sideways."""

import pytest

from tests.browser.looking import sideways
from tests.browser.places import LANGUAGES, every_address

PHONES = (320, 360, 390)


@pytest.fixture(scope="module")
def read_with_letters(browser_type, browser_type_launch_args, readers_site):
    """Open the site in a browser whose own letters have so many pixels."""
    browsers = []

    def open_(size):
        arguments = browser_type_launch_args["args"]
        letters = f"--blink-settings=defaultFontSize={size}"
        options = {**browser_type_launch_args, "args": [*arguments, letters]}
        browsers.append(browser_type.launch(**options))
        return browsers[-1].new_page(base_url=readers_site)

    yield open_
    for browser in browsers:
        browser.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [16, 24, 32])
def test_no_page_moves_sideways(size, language, read_with_letters):
    page = read_with_letters(size)
    wide, looked = {}, 0
    for place in every_address(language):
        page.goto(place)
        shown = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert shown >= size
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 640})
            if pixels := sideways(page):
                wide[f"{place} {width}"] = pixels
            looked += 1
    assert looked == 33 * len(PHONES)
    assert wide == {}


CUT = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("svg"))
  .filter(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
  .filter(one => getComputedStyle(one).overflowX === "hidden")
  .map(one => one.outerHTML.slice(0, 120))"""
"""Text that a box hides because it does not fit."""


@pytest.mark.parametrize("place", ["/nl/klinieken/sternwiese/", "/de/nebenwirkungen/"])
def test_no_text_is_cut_off(place, read_with_letters):
    page = read_with_letters(32)
    page.goto(place)
    for width in PHONES:
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(CUT) == []
