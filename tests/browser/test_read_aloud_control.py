"""The control of a listener: pause, go on, skip, slow down, stop; and nothing else."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.listening import CONTINUE, HERE, PAUSE, STOP, Listener

PAGE = "/en/side-effects/"


@pytest.fixture
def reader(readers_site, open_browser):
    person = open_browser(readers_site, viewport={"width": 390, "height": 700})
    return Listener(person, "en", HERE["en"]).open(PAGE)


def test_what_is_read_is_marked_and_stays_in_sight(reader):
    reader.listen.click()
    expect(reader.marked).to_have_text("Side effects and when to call")
    expect(reader.marked).to_be_in_viewport()
    below = reader.headings()[-1]
    reader.until(below)
    expect(reader.marked).to_have_text(below)
    assert reader.marked.count() == 1
    expect(reader.marked).to_be_in_viewport(ratio=1)
    expect(reader.page.get_by_role("button", name=PAUSE)).to_be_in_viewport()


def test_after_a_pause_the_same_sentence_is_said_again(reader):
    reader.listen.click()
    reader.until("In short")
    reader.press(PAUSE)
    before = reader.said()
    reader.end_of_piece()
    assert reader.said() == before
    expect(reader.marked).to_have_text("In short")
    reader.press(CONTINUE)
    assert reader.said() == [*before, "In short"]
    reader.end_of_piece()
    assert reader.said()[-1] != "In short"


def test_stop_starts_from_the_title_again(reader):
    reader.listen.click()
    reader.until("In short")
    reader.press(STOP)
    expect(reader.marked).to_have_count(0)
    reader.listen.click()
    assert reader.said()[-1] == reader.said()[0]


def test_the_next_part_is_the_next_heading(reader):
    reader.listen.click()
    for heading in reader.headings()[:2]:
        reader.press("Next part")
        assert reader.said()[-1] == heading
    while reader.marked.count():
        reader.press("Next part")
    expect(reader.listen).to_be_visible()


def test_slower_says_the_sentence_again_more_slowly(reader):
    reader.listen.click()
    reader.press("Slower")
    expect(
        reader.page.get_by_role("button", name="Slower", pressed=True)
    ).to_be_visible()
    first, second = reader.pieces()
    assert first["text"] == second["text"]
    assert second["rate"] < first["rate"] == 1
    reader.press("Slower")
    assert reader.pieces()[-1]["rate"] == 1


def test_it_works_with_the_keyboard_alone(reader):
    keyboard = reader.page.keyboard
    reader.listen.focus()
    keyboard.press("Enter")
    expect(reader.page.get_by_role("button", name=PAUSE)).to_be_focused()
    keyboard.press("Tab")
    expect(reader.page.get_by_role("button", name=STOP)).to_be_focused()
    keyboard.press("Enter")
    expect(reader.listen).to_be_focused()
    keyboard.press("Enter")
    keyboard.press("Escape")
    expect(reader.listen).to_be_focused()
    expect(reader.marked).to_have_count(0)


def test_who_leaves_the_page_leaves_the_voice(reader):
    reader.listen.click()
    before = reader.page.evaluate("speechSynthesis.cancelled")
    reader.page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert reader.page.evaluate("speechSynthesis.cancelled") > before
    expect(reader.listen).to_be_visible()


def test_a_device_that_fails_is_reported_in_words(reader):
    reader.listen.click()
    reader.page.evaluate("breakDown()")
    expect(reader.page.get_by_role("status")).to_contain_text("cannot read aloud")
    reader.listen.click()
    expect(reader.page.get_by_role("status")).to_be_hidden()


def test_reading_aloud_asks_no_server_for_anything(reader):
    reader.page.wait_for_load_state("networkidle")
    requests = []
    reader.page.on("request", lambda request: requests.append(request.url))
    assert len(reader.all_of_it()) > 100
    assert requests == []
    assert reader.page.context.cookies() == []
    assert reader.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_every_button_has_room_for_a_finger(reader):
    reader.listen.click()
    group = reader.page.get_by_role("group", name="Read aloud")
    sizes = [button.bounding_box() for button in group.get_by_role("button").all()]
    assert len(sizes) == 4
    assert min(min(size["width"], size["height"]) for size in sizes) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_reads(scheme, readers_site, open_browser):
    person = open_browser(
        readers_site,
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    reader = Listener(person, "en", HERE["en"]).open(PAGE)
    axe = Axe()
    below = reader.headings()[-1]
    for step in (lambda: None, reader.listen.click, lambda: reader.until(below)):
        step()
        result = axe.run(reader.page)
        assert result.violations_count == 0, result.generate_report()


def test_without_javascript_nothing_but_the_control_is_missing(
    readers_site, open_browser
):
    seen = []
    for on in (True, False):
        person = open_browser(readers_site, java_script_enabled=on)
        person.go(PAGE)
        expect(person.page.get_by_role("button", name="Listen")).to_be_hidden()
        if on:
            person.page.evaluate("document.querySelector('.read-aloud').remove()")
        seen.append(person.page.locator("body").aria_snapshot())
    assert seen[0] == seen[1]


def test_paper_shows_neither_control_nor_mark(reader):
    reader.listen.click()
    reader.page.emulate_media(media="print")
    expect(reader.page.get_by_role("group", name="Read aloud")).to_be_hidden()
    outline = reader.marked.evaluate(
        "element => getComputedStyle(element).outlineStyle"
    )
    assert outline == "none"
