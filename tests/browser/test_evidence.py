"""Figures of studies on a phone: large enough to count, and the fact box at one glance."""

import pytest

from tests.browser.looking import sideways
from tests.browser.places import LANGUAGES, address, page_of

OPEN = "main => main.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture
def evidence(open_browser, readers_site):
    def opened(language, width, height=844):
        reader = open_browser(readers_site, viewport={"width": width, "height": height})
        reader.go(address(page_of("evidence", language)))
        return reader.page

    return opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fact_box_fits_on_one_phone_screen(evidence, language):
    page = evidence(language, 390)
    table = page.locator(".fact-box")
    assert table.bounding_box()["height"] < 844
    assert page.locator(".fact-box tbody tr").count() == 5


def test_pictures_stand_one_per_row_and_can_be_counted_at_320_pixels(evidence):
    page = evidence("de", 320)
    page.locator("main").evaluate(OPEN)
    pictures = page.locator("#outcomes .icon-array__people")
    boxes = [one.bounding_box() for one in pictures.all()]
    assert len(boxes) > 5
    assert {box["x"] for box in boxes} == {boxes[0]["x"]}
    assert min(box["width"] for box in boxes) >= 150  # 15 pixels for each person
    assert sideways(page) == 0
