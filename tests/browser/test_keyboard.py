"""Every journey by keyboard alone, on a small phone's width and at 400 % zoom too."""

import pytest
from playwright.sync_api import expect

from tests.browser.places import SOON, address, page_of

STOPS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const box = [...one.getClientRects()].find(line => line.width > 0 && line.height > 0);
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const top = document.elementFromPoint(x, y);
  return {
    what: one.outerHTML.slice(0, 100),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !!top && !one.contains(top) && !top.contains(one) && !one.labels?.[0]?.contains(top),
  };
}"""


@pytest.mark.parametrize("key", ["home", "side-effects", "glossary", "procedure"])
@pytest.mark.parametrize("size", [(320, 256), (1280, 900)])
def test_the_focus_is_always_seen_wherever_tab_leads(
    key, size, readers_site, open_browser
):
    """320 × 256 is a screen of 1280 × 1024 at 400 %."""
    width, height = size
    reader = open_browser(readers_site, viewport={"width": width, "height": height})
    reader.go(address(page_of(key, "de")))
    lost, stops = [], 0
    for _press in range(400):
        reader.page.keyboard.press("Tab")
        stop = reader.page.evaluate(STOPS)
        if stop is None:
            break
        stops += 1
        if not stop["ring"] or not stop["inView"] or stop["covered"]:
            lost.append(stop)
    assert stop is None, "Tab never came to the end of the page"
    assert stops > 15
    assert lost == []


@pytest.fixture
def zoomed(readers_site, open_browser):
    """A reader at 400 % zoom, with neither JavaScript nor a mouse."""
    return open_browser(
        readers_site,
        viewport={"width": 320, "height": 256},
        device_scale_factor=4,
        java_script_enabled=False,
    )


def tab_to(page, target):
    """Press Tab until the target has the focus."""
    for _press in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail("Tab never reached it.")


def test_a_page_is_reached_through_the_menu(zoomed):
    zoomed.go("/en/")
    page = zoomed.page
    tab_to(page, page.locator("summary").first)
    page.keyboard.press("Enter")
    costs = page_of("costs", "en")
    tab_to(page, page.get_by_role("navigation", name="Pages").get_by_text(costs.title))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(costs.title)


def test_a_question_is_answered_through_the_search(zoomed):
    zoomed.go("/en/")
    page = zoomed.page
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("when can I drive again")
    page.keyboard.press("Enter")
    first = page.locator(".search-result").first.get_by_role("link").first
    title = first.inner_text()
    tab_to(page, first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_difficult_word_is_opened_and_closed(zoomed):
    zoomed.go(address(page_of("what-ketamine-is", "en")))
    page = zoomed.page
    word = page.get_by_role("button", name="esketamine", exact=True)
    tab_to(page, word)
    page.keyboard.press("Enter")
    meaning = page.locator("#term-esketamine")
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    close = meaning.get_by_role("button", name="Close")
    expect(close).to_be_focused()
    expect(close).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()


def test_a_day_is_planned(zoomed):
    zoomed.go("/en/my-treatment-day/")
    page = zoomed.page
    tab_to(page, page.get_by_label("Your clinic"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(f"{SOON:%m%d%Y}")  # in the order of the browser's own language
    tab_to(page, page.get_by_label("Time at which the infusion starts"))
    page.keyboard.type("0930A")
    tab_to(page, page.get_by_role("button", name="Show my day"))
    page.keyboard.press("Enter")
    expect(page.locator(".timeline__when").first).to_be_visible()


def test_the_language_changes_on_the_same_page(zoomed):
    zoomed.go(address(page_of("costs", "en")))
    page = zoomed.page
    tab_to(page, page.get_by_role("link", name="Deutsch", exact=True))
    page.keyboard.press("Enter")
    german = page_of("costs", "de")
    expect(page.get_by_role("heading", level=1)).to_have_text(german.title)
