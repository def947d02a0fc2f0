"""What readers meet, in a real browser, on every page and in every language."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from content import addresses
from content.exchange import page_files
from tests.conftest import STARTER

LANGUAGES = ("nl", "de", "en")
PAGES = [
    page_files.parse(path.read_text(), file=path.name)
    for path in sorted(STARTER.glob("pages/*.md"))
]


def address(page) -> str:
    return addresses.address(page.key, language=page.language, slug=page.slug)


@pytest.fixture(scope="module")
def axe():
    return Axe()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page_on_a_phone(
    language, readers_site, open_browser, axe
):
    pages = [page for page in PAGES if page.language == language]
    assert len(pages) == 22
    phone = open_browser(
        readers_site, viewport={"width": 390, "height": 844}, bypass_csp=True
    )
    assert _violations(phone, pages, axe=axe) == {}


def test_axe_finds_nothing_in_the_dark_on_a_desktop(readers_site, open_browser, axe):
    pages = PAGES[::4]  # every page once or so, the languages taking turns
    assert {page.language for page in pages} == set(LANGUAGES)
    desktop = open_browser(
        readers_site,
        viewport={"width": 1280, "height": 900},
        color_scheme="dark",
        bypass_csp=True,
    )
    assert _violations(desktop, pages, axe=axe) == {}


def _violations(reader, pages, *, axe) -> dict[str, str]:
    """axe's reports by address. axe adds a style of its own, hence `bypass_csp`."""
    found = {}
    for page in pages:
        reader.go(address(page))
        result = axe.run(reader.page)
        if result.violations_count:
            found[address(page)] = result.generate_report()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_on_the_smallest_phone(
    language, readers_site, open_browser
):
    reader = open_browser(
        readers_site,
        viewport={"width": 320, "height": 600},
        java_script_enabled=True,
    )
    wide = {}
    for page in PAGES:
        if page.language == language:
            reader.go(address(page))
            width = reader.page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide[address(page)] = width
    assert wide == {}


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
