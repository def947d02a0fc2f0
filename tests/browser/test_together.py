"""Two languages: below each other on a phone, beside each other on a desk and on paper."""

import pytest

from tests.browser.places import address, page_of, together

PLACES = """() => [...document.querySelectorAll(".pair")]
    .map(pair => [...pair.children].map(one => one.getBoundingClientRect()))
    .filter(sides => sides.length === 2 && sides.every(box => box.height))
    .map(([one, other]) => [
      one.bottom <= other.top,
      one.right <= other.left && Math.abs(one.top - other.top) < 1,
    ])"""
"""Of every pair: does its second side stand below the first, does it stand beside it."""

BELOW, BESIDE = [True, False], [False, True]


@pytest.mark.parametrize(
    "width,media,placed",
    [(390, "screen", BELOW), (1280, "screen", BESIDE), (700, "print", BESIDE)],
)
@pytest.mark.parametrize("key", ["side-effects", "clinic-maanbrug"])
def test_each_block_stands_with_its_twin(
    key, width, media, placed, readers_site, open_browser
):
    reader = open_browser(readers_site)
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.emulate_media(media=media)
    reader.go(together(key, "nl"))
    places = reader.page.evaluate(PLACES)
    assert len(places) > 10
    assert [place for place in places if place != placed] == []


def test_large_print_stays_in_one_column_on_paper(readers_site, open_browser):
    reader = open_browser(readers_site)
    reader.page.emulate_media(media="print")
    reader.go(f"{together('side-effects', 'nl')}?print=large")
    assert {*map(tuple, reader.page.evaluate(PLACES))} == {tuple(BELOW)}


def test_one_link_leads_there_and_one_back(readers_site, open_browser):
    reader = open_browser(readers_site)
    reader.go(address(page_of("costs", "nl")))
    reader.page.get_by_role("link", name="in twee talen, met Deutsch").click()
    reader.page.wait_for_url(f"**{together('costs', 'nl')}")
    reader.page.get_by_role("link", name="Deutsch", exact=True).click()
    reader.page.wait_for_url(f"**{address(page_of('costs', 'de'))}")
