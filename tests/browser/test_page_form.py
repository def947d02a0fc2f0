"""The form of a page in a browser: cards that fold, and links to what hides."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def nurse(site, open_browser):
    nurse = open_browser(site, folds=True, viewport={"width": 1280, "height": 800})
    nurse.log_in("nurse")
    nurse.go("/staff/content/page/?q=imprint")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.get_by_role("radio", name="English").first.check()
    return nurse


def cards(person):
    return person.page.locator("#sections-group .card:not(.empty-form)")


def height(person):
    return person.page.evaluate("document.documentElement.scrollHeight")


def test_a_page_of_eight_sections_is_two_screens_and_every_section_opens(nurse):
    page = nurse.page
    expect(cards(nurse)).to_have_count(8)
    assert height(nurse) <= 2 * 800
    page.set_viewport_size({"width": 390, "height": 844})
    assert height(nurse) <= 2 * 844
    first = cards(nurse).first
    expect(first.locator("textarea").first).to_be_hidden()
    first.locator(".card__toggle").press("Enter")
    expect(first.locator("textarea[name$='-body_en']")).to_be_visible()
    expect(first.locator(".card__toggle")).to_have_attribute("aria-expanded", "true")


def test_a_link_to_a_mistake_opens_the_card_and_the_language_that_hide_it(nurse):
    page = nurse.page
    fourth = cards(nurse).nth(3)
    fourth.locator(".card__toggle").click()
    fourth.locator("details summary").click()
    fourth.locator("input[type=text][name$='-anchors']").fill("Not A Key")
    page.get_by_role("radio", name="Nederlands").first.check()
    page.locator("#id_slug_nl").fill("Not one")
    page.get_by_role("radio", name="English").first.check()
    page.get_by_role("button", name="Save", exact=True).click()
    problems = page.get_by_role("region", name=re.compile("2 places have to be mended"))
    expect(problems).to_be_focused()
    page.get_by_role("radio", name="English").first.check()
    page.get_by_role("button", name="Close all").click()
    for place, field in (
        (1, fourth.locator("input[type=text][name$='-anchors']")),
        (0, page.locator("#id_slug_nl")),
    ):
        problems.get_by_role("link").nth(place).click()
        expect(field).to_be_focused()
        expect(field).to_be_visible()


def test_source_and_translation_stand_beside_each_other_and_it_is_kept(nurse):
    page = nurse.page
    page.get_by_label("Beside the source").check()
    page.reload()
    source, ours = page.locator("#id_title_nl"), page.locator("#id_title_en")
    left, right = source.bounding_box(), ours.bounding_box()
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
