"""The order in which the pages are offered, and what the first page answers."""

import re

import pytest
from django.test import Client

from content.addresses import clinic_of
from content.languages import LANGUAGES
from content.public import site

pytestmark = pytest.mark.usefixtures("starter")

EFFECTS = {
    "nl": ["misselijk", "los voelen", "duizelig", "slaperig"],
    "de": ["Übelkeit", "losgelöst", "Schwindel", "Schläfrigkeit"],
    "en": ["sick", "detached", "dizzy", "sleepy"],
}
"""The four commonest."""


def _home(language):
    return Client().get(f"/{language}/").content.decode()


def _menu(html):
    return re.findall(r'class="site-menu__link" href="([^"]+)"', html)


def _order(html):
    return re.findall(r'class="page-order__link" href="([^"]+)"', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_risks_and_exclusions_come_before_costs(language):
    keys = [one.page_key for one in site.load().pages(language=language, menu="main")]
    wanted = ["what-ketamine-is", "evidence", "side-effects", "who-should-not", "costs"]
    assert [key for key in keys if key in wanted] == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_offers_the_pages_in_the_order_of_the_menu(language):
    html = _home(language)
    order = _order(html)
    assert len(order) > 10
    assert _menu(html)[: len(order)] == order


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_lists_the_pages_once(language):
    main = _home(language).partition("<main")[2].partition("</main>")[0]
    items = re.findall(r'<li>\s*<a [^>]*href="([^"#]+)"', main)
    for entry in site.load().pages(language=language, menu="main"):
        assert items.count(entry.url) == 1, entry.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_answers_five_questions_and_names_four_effects(language):
    html = _home(language)
    points = re.search(r'id="key-points".*?</ul>', html, re.DOTALL)[0]
    assert points.count("<li>") == 5
    assert points.count("?</strong>") == 5
    for words in EFFECTS[language]:
        assert words in points


def test_clinics_have_their_pages_after_the_list_of_clinics():
    pages = site.load().pages(language="nl")
    places = {one.page_key: place for place, one in enumerate(pages)}
    for key in filter(clinic_of, places):
        assert places["clinics"] < places[key] < places["costs"]
