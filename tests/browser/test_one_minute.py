"""One minute with a phone: five questions, each answered within two taps and one screen."""

import re

import pytest

from content.addresses import clinic_of
from tests.browser.places import LANGUAGES, PAGES, address
from tests.starter.length import TO_LOOK_UP

PHONE = {"width": 390, "height": 844}
MOST_SCREENS = 14
"""Of a page about the treatment, while everything is folded."""

ANSWERS = {
    "nl": (
        r"narcose",
        r"overzicht|nepinfuus|placebo",
        r"(misselijk|duizelig|slaperig|los).*(misselijk|duizelig|slaperig|los)",
        r"eten",
        r"112",
    ),
    "de": (
        r"Narkose",
        r"Übersicht|Scheininfusion|Placebo",
        r"(Übel|Schwind|schläfrig|losgel).*(übel|Schwind|schläfrig|losgel)",
        r"essen",
        r"112",
    ),
    "en": (
        r"anaesthe",
        r"review|dummy|placebo",
        r"(sick|dizz|sleepy|detached).*(sick|dizz|sleepy|detached)",
        r"eat",
        r"112",
    ),
}
"""What is it? Does it help? What are the usual effects? What before? Whom do I call?"""

IN_SIGHT = """() => {
  const seen = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const owner = texts.currentNode.parentElement;
    if (!owner.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const {top, bottom, width} = range.getBoundingClientRect();
    if (width > 1 && top >= 0 && bottom <= innerHeight) seen.push(texts.currentNode.data);
  }
  return seen.join(" ").replace(/\\s+/g, " ");
}"""
"""The words of a page that stand in the window."""

QUESTIONS = "#key-points li"


@pytest.fixture
def reader(readers_site, open_browser):
    return open_browser(readers_site, viewport=PHONE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_answers_all_five_within_two_screens(language, reader):
    reader.go(f"/{language}/")
    points = reader.page.locator(QUESTIONS)
    assert points.count() == len(ANSWERS[language])
    for point, wanted in zip(points.all(), ANSWERS[language], strict=True):
        assert re.search(wanted, point.inner_text(), re.IGNORECASE | re.DOTALL)
        box = point.bounding_box()
        assert box["y"] + box["height"] <= 2 * PHONE["height"]


@pytest.mark.parametrize("question", range(5))
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_tap_leads_to_a_screen_with_the_answer(language, question, reader):
    reader.go(f"/{language}/")
    reader.page.locator(QUESTIONS).nth(question).get_by_role("link").last.click()
    reader.page.wait_for_load_state()
    seen = reader.page.evaluate(IN_SIGHT)
    wanted = ANSWERS[language][question]
    assert re.search(wanted, seen, re.IGNORECASE | re.DOTALL), (reader.page.url, seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_emergency_number_is_one_tap_away_on_the_first_screen(language, reader):
    for page in PAGES:
        if page.language == language:
            reader.go(address(page))
            number = reader.page.locator('.emergency-bar a[href="tel:112"]')
            box = number.bounding_box()
            assert box["y"] + box["height"] <= 300, address(page)
            assert box["height"] >= 44


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_folded_page_is_longer_than_fourteen_screens(language, reader):
    too_long = {}
    for page in PAGES:
        if page.language != language or page.key in TO_LOOK_UP or clinic_of(page.key):
            continue
        reader.go(address(page))
        screens = reader.page.evaluate("document.body.scrollHeight") / PHONE["height"]
        if screens > MOST_SCREENS:
            too_long[page.key] = round(screens, 1)
    assert too_long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_side_effects_fit_on_ten_sheets(language, reader):
    page = next(p for p in PAGES if (p.key, p.language) == ("side-effects", language))
    reader.go(address(page))
    file = reader.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file)) <= 10


def test_on_a_desk_the_parts_of_the_page_stay_in_sight(readers_site, open_browser):
    reader = open_browser(readers_site, viewport={"width": 1280, "height": 900})
    reader.go("/en/side-effects/")
    contents = reader.page.locator(".contents a")
    for share in (0.3, 0.6):
        reader.page.evaluate(f"scrollTo(0, document.body.scrollHeight * {share})")
        assert contents.first.is_visible()
        box = contents.first.bounding_box()
        assert 0 <= box["y"] <= 900
        assert box["x"] + box["width"] <= 420


def test_on_a_phone_the_parts_of_the_page_are_folded(reader):
    reader.go("/en/side-effects/")
    contents = reader.page.locator(".contents")
    assert not contents.get_by_role("link").first.is_visible()
    contents.locator("summary").click()
    assert contents.get_by_role("link").first.is_visible()
