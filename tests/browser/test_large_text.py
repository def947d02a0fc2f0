"""Readers who have set large letters in their phone: no page moves sideways."""

import pytest

from tests.browser.looking import sideways
from tests.browser.phones import LETTERS, PHONES
from tests.browser.places import LANGUAGES, every_address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", LETTERS)
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
    assert looked == len(every_address(language)) * len(PHONES)
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
