"""A page in a language that is written from right to left is the mirror image of one
that is not: every component, on a phone and on a desktop."""

from dataclasses import replace

import pytest

from content.gallery.examples import EXAMPLES
from tests.browser.conftest import _serve
from tests.browser.looking import sideways

WIDTHS = (390, 1280)
BOXES = """() => [...document.querySelectorAll("body *")]
    .filter(one => !one.closest("svg *, [hidden], .visually-hidden"))
    .filter(one => !one.parentElement.closest("[lang]:not(html)"))
    .filter(one => !/^(inline|none|contents)/.test(getComputedStyle(one).display))
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height)
    .map(([one, box]) => [
      `${one.localName}.${one.className}`, box.left, innerWidth - box.right, box.width,
    ])"""
"""Of everything that does not stand within a line, and is in the language of the page:
what it is, how far it is from the left and from the right, how wide."""


LABELS = """() => [...document.querySelectorAll("svg text")].map(one => {
    const box = one.getBoundingClientRect();
    return [one.textContent, box.left - one.ownerSVGElement.getBoundingClientRect().left];
})"""
"""Of every label of a drawing: where it begins in it."""

SIDES = """(one, name) => ["Right", "Left"]
    .map(side => parseFloat(getComputedStyle(one)[name.replace("%", side)]))"""
FIRST_AND_LAST = """one => {
  const letters = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
  return [0, letters.length - 1].map(place => {
    const range = document.createRange();
    range.setStart(letters, place);
    range.setEnd(letters, place + 1);
    return range.getBoundingClientRect().left;
  });
}"""


@pytest.fixture(scope="module")
def mirrored_site(prepared_site, tmp_path_factory):
    """The same site, on which German is written from right to left."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.browser.right_to_left"}
    environment = prepared_site.environment | settings
    yield from _serve(
        replace(prepared_site, environment=environment),
        tmp_path_factory.mktemp("mirrored"),
    )


@pytest.fixture
def both(readers_site, mirrored_site, open_browser):
    """The same translator at both sites."""
    people = [open_browser(site) for site in (readers_site, mirrored_site)]
    for person in people:
        person.log_in("translator")
    return people


def go(people, path):
    for person in people:
        person.go(path)
    directions = [person.page.locator("html").get_attribute("dir") for person in people]
    assert directions == [None, "rtl"]


def test_every_component_mirrors_and_nothing_scrolls_sideways(both):
    wrong, count, moved = {}, 0, 0
    for component, state in EXAMPLES:
        go(both, f"/staff/gallery/{component}/{state}/?language=de")
        for width in WIDTHS:
            for person in both:
                person.page.set_viewport_size({"width": width, "height": 800})
            boxes, mirrored = (person.page.evaluate(BOXES) for person in both)
            place = (component, state, width)
            if [box[0] for box in boxes] != [box[0] for box in mirrored]:
                wrong[place] = "other boxes"
                continue
            found = [
                (box, other)
                for box, other in zip(boxes, mirrored, strict=True)
                if not is_mirror(box, other)
            ]
            if found or sideways(both[1].page):
                wrong[place] = found[:3]
            count += len(boxes)
            moved += sum(abs(left - right) > 2 for _name, left, right, _width in boxes)
    assert wrong == {}
    assert count > 5000
    assert moved > 500  # the others stand in the middle either way


@pytest.mark.parametrize("state", ["structure", "receptor", "room"])
def test_a_drawing_is_not_turned_around(state, both):
    go(both, f"/staff/gallery/drawing/{state}/?language=de")
    labels, others = (person.page.evaluate(LABELS) for person in both)
    assert labels
    for (words, place), (same_words, other_place) in zip(labels, others, strict=True):
        assert words == same_words
        assert abs(place - other_place) < 1, words


def is_mirror(box, other):
    _name, left, right, width = box
    _name, other_left, other_right, other_width = other
    pairs = [(left, other_right), (right, other_left), (width, other_width)]
    return all(abs(one - two) < 1 for one, two in pairs)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_begins_at_the_right(width, both):
    """The mark of the site, the line along a card, the dots of a list."""
    page = both[1].page
    page.set_viewport_size({"width": width, "height": 800})
    go(both, "/de/nebenwirkungen/")
    mark = page.locator(".site-header__mark").bounding_box()
    assert mark["x"] > width - 200
    line_right, line_left = page.locator(".notice").first.evaluate(
        SIDES, "border%Width"
    )
    assert line_right > line_left
    dots_right, dots_left = page.locator(".prose ul").first.evaluate(SIDES, "padding%")
    assert dots_right > 10 > dots_left


def test_words_of_another_language_run_as_they_are_read(both):
    """A Dutch “Bel 112!” has its sign at the end, also here."""
    go(both, "/staff/gallery/earlier/whole/?language=de")
    page = both[1].page
    direction = "one => getComputedStyle(one).direction"
    assert page.locator("html").evaluate(direction) == "rtl"
    foreign = page.locator("main [lang=nl]:visible").all()
    assert foreign
    assert {one.evaluate(direction) for one in foreign} == {"ltr"}


def test_the_plus_of_a_telephone_number_stays_in_front_of_it(both):
    go(both, "/staff/gallery/site-footer/clinic/?language=de")
    number = both[1].page.get_by_role("link", name="+31")
    plus, last_digit = number.evaluate(FIRST_AND_LAST)
    assert plus < last_digit
