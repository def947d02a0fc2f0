"""What readers meet, in a real browser, on every page and in every language.

How pages look to axe, a ruler and a finger is in test_every_page.py.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.places import PAGES, address


@pytest.mark.parametrize("key", sorted({page.key for page in PAGES}))
def test_the_language_menu_leads_to_the_same_page_and_back(
    key, readers_site, open_browser
):
    reader = open_browser(readers_site, java_script_enabled=False)
    texts = {page.language: page for page in PAGES if page.key == key}
    reader.go(address(texts["nl"]))
    for language, name in (("de", "Deutsch"), ("en", "English"), ("nl", "Nederlands")):
        menu = reader.page.get_by_role(
            "navigation", name=LANGUAGE_MENU[reader_language(reader)]
        )
        menu.get_by_role("link", name=name).click()
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(
            texts[language].title
        )
        assert reader.page.url == readers_site + address(texts[language])


LANGUAGE_MENU = {"nl": "Taal", "de": "Sprache", "en": "Language"}


def reader_language(reader) -> str:
    return reader.page.locator("html").get_attribute("lang")


def test_readers_get_no_cookie_and_no_request_leaves_the_site(
    readers_site, open_browser
):
    reader = open_browser(readers_site)
    foreign = []
    reader.page.on(
        "request",
        lambda request: (
            foreign.append(request.url)
            if not request.url.startswith(readers_site)
            else None
        ),
    )
    for page in PAGES:
        reader.go(address(page))
    assert foreign == []
    assert reader.page.context.cookies() == []


def test_the_first_tab_leads_straight_to_the_text(readers_site, open_browser):
    reader = open_browser(readers_site)
    reader.go("/en/")
    reader.page.keyboard.press("Tab")
    expect(reader.page.get_by_role("link", name="Go to the text")).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("main")).to_be_focused()


def test_a_german_browser_is_led_to_german(readers_site, open_browser):
    reader = open_browser(readers_site, locale="de-AT")
    reader.go("/")
    assert reader.page.url == readers_site + "/de/"
    expect(reader.page.locator("html")).to_have_attribute("lang", "de")
