"""The toolbar above a Markdown text, its pickers, and what is pasted: by keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import HeldBack

LOOK_UP = re.compile("/look-up/fact")
HEAR_OF_AN_ANSWER = """() => {
    const json = Response.prototype.json;
    window.answered = new Promise((done) => {
        Response.prototype.json = async function () {
            const told = await json.call(this);
            done();
            return told;
        };
    });
}"""
BODY = "#sections-0 textarea[data-markdown='nl']"


@pytest.fixture
def nurse(readers_site, open_browser, request):
    """A nurse at the Dutch text of the first section of a page; nothing is saved."""
    is_measured = "width" in request.fixturenames  # axe brings a style of its own
    person = open_browser(readers_site, bypass_csp=is_measured)
    person.log_in("nurse")
    person.go("/staff/content/page/?q=costs")
    person.page.locator("#result_list tbody th").get_by_role("link").first.click()
    person.page.get_by_role("radio", name="Nederlands").first.check()
    expect(toolbar(person)).to_be_visible()
    return person


def toolbar(person):
    return person.page.locator("#sections-0 [role=toolbar]:visible")


def write(person, text, start=None, end=None):
    """Type a text anew, and mark a part of it. start, end: of the marked part."""
    box = person.page.locator(BODY)
    box.fill(text)
    start = len(text) if start is None else start
    box.evaluate("(box, [a, b]) => box.setSelectionRange(a, b)", [start, end or start])
    return box


def marked(box):
    return box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")


def press(person, name):
    toolbar(person).get_by_role("button", name=name, exact=True).click()


STEPS = [
    # text, marked from, to, button, what becomes of it, what is marked then
    ("Eet niets.", 4, 9, "Bold", "Eet **niets**.", "niets"),
    ("Eet niets.", 6, 6, "Bold", "Eet **niets**.", "niets"),
    ("Eet **niets**.", 6, 11, "Bold", "Eet niets.", "niets"),
    ("", 0, 0, "Bold", "**words**", "words"),
    ("een\ntwee", 0, 8, "Bold", "**een**\n**twee**", "**een**\n**twee**"),
    ("- een\n- twee", 0, 12, "Bold", "- **een**\n- **twee**", "- **een**\n- **twee**"),
    ("een\n\ntwee", 0, 9, "• List", "- een\n- twee", "- een\n- twee"),
    ("- een\n- twee", 0, 12, "• List", "een\n\ntwee", "een\n\ntwee"),
    ("- een\n- twee", 0, 12, "1. List", "1. een\n2. twee", "1. een\n2. twee"),
    ("", 0, 0, "1. List", "1. item\n2. item", "item"),
    ("Boven\nOnder", 2, 2, "• List", "- Boven\n\nOnder", ""),
    ("Thuis", 2, 2, "Heading", "### Thuis", ""),
    ("### Thuis", 5, 5, "Heading", "Thuis", ""),
    ("### Thuis", 5, 5, "Subheading", "#### Thuis", ""),
    ("Zin.", 4, 4, "Table", "Zin.\n\n| Heading | Heading |\n|---|---|\n| words | words |\n| words | words |", "Heading"),
    ("| a | b |\n|---|---|\n| c | d |", 2, 2, "Table", "| a | b |\n|---|---|\n| words | words |\n| c | d |", "words"),
]  # fmt: skip


def test_every_button_makes_one_change_that_can_be_undone(nurse):
    for text, start, end, button, made, selected in STEPS:
        box = write(nurse, text, start, end)
        press(nurse, button)
        expect(box, button).to_have_value(made)
        assert marked(box) == selected, (text, button)
        expect(box).to_be_focused()
        nurse.page.keyboard.press("Control+z")
        expect(box, button).to_have_value(text)


def test_the_toolbar_is_one_stop_of_the_keyboard(nurse):
    keys = nurse.page.keyboard
    box = write(nurse, "Eet niets.", 4, 9)
    keys.press("Control+b")
    expect(box).to_have_value("Eet **niets**.")
    keys.press("Control+i")
    expect(box).to_have_value("Eet **niets**.")
    expect(nurse.page.locator(f"{BODY} ~ [data-said]")).to_contain_text("no italics")
    keys.press("Shift+Tab")
    bold = toolbar(nurse).get_by_role("button", name="Bold")
    first = toolbar(nurse).get_by_role("button").first
    expect(first).to_be_focused()
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    expect(bold).to_be_focused()
    expect(bold).to_have_attribute("aria-pressed", "true")
    keys.press("Enter")
    expect(box).to_have_value("Eet niets.")
    keys.press("Shift+Tab")
    expect(bold).to_be_focused()
    keys.press("End")
    expect(toolbar(nurse).get_by_role("button").last).to_be_focused()
    keys.press("Home")
    expect(first).to_be_focused()
    keys.press("Tab")
    expect(box).to_be_focused()
    keys.press("Tab")
    expect(box).not_to_be_focused()


def test_pickers_find_by_a_patients_word_and_lead_back_to_the_text(nurse):
    keys = nurse.page.keyboard
    dialog = nurse.page.get_by_role("dialog")
    box = write(nurse, "U eet  niets.", 6)
    press(nurse, "Fact")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    keys.type("nuchter")
    expect(dialog.get_by_role("button", name="Niet eten")).to_be_visible()
    assert "fasting_food" not in dialog.inner_text()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(box).to_have_value("U eet {{fasting_food}} niets.")
    expect(box).to_be_focused()
    keys.press("Control+z")
    expect(box).to_have_value("U eet  niets.")

    box = write(nurse, "Lees over kosten.", 10, 16)
    keys.press("Control+k")
    keys.type("bijwerkingen")
    expect(dialog.locator(".picker__choice").first).to_contain_text("Bijwerkingen")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(box).to_have_value("Lees over [kosten](page:side-effects).")
    keys.press("Control+k")
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    expect(box).to_be_focused()
    keys.press("Control+k")
    dialog.get_by_label("Or another address").fill("+31 20 123 4567")
    keys.press("Enter")
    expect(box).to_have_value("Lees over [kosten](tel:+31201234567).")
    keys.press("Control+k")
    dialog.get_by_role("button", name="Remove the link").click()
    expect(box).to_have_value("Lees over kosten.")

    box = write(nurse, "Bel dan.", 0, 8)
    press(nurse, "Card")
    dialog.get_by_role("button", name="Urgent Call today").click()
    expect(box).to_have_value("/// urgent | Title\n\nBel dan.\n\n///")
    assert marked(box) == "Title"
    press(nurse, "Card")
    dialog.get_by_role("button", name="Emergency").click()
    expect(box).to_have_value("/// emergency | Title\n\nBel dan.\n\n///")
    press(nurse, "Card")
    dialog.get_by_role("button", name="Emergency").click()
    expect(box).to_have_value("Title\n\nBel dan.")

    box = write(nurse, "De Hausarzt verwijst.", 3, 11)
    press(nurse, "Other language")
    expect(dialog.get_by_role("button", name="Nederlands")).to_have_count(0)
    dialog.get_by_role("button", name="Deutsch").click()
    expect(box).to_have_value("De [Hausarzt]{de} verwijst.")


PASTE = """(box, data) => {
    const transfer = new DataTransfer();
    for (const [kind, text] of Object.entries(data)) transfer.setData(kind, text);
    const event = new ClipboardEvent("paste",
        { clipboardData: transfer, bubbles: true, cancelable: true });
    box.focus();
    return box.dispatchEvent(event);
}"""
WORD = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style="
    "'mso-list:Ignore'>·</span>Mög&shy;lich <b>niet</b></p><p>Twee</p><img src=x>"
)


def test_what_is_pasted_becomes_clean_text_in_one_step(nurse):
    box = write(nurse, "Voor. Na.", 6)
    said = nurse.page.locator(f"{BODY} ~ [data-said]")
    box.evaluate(PASTE, {"text/html": WORD, "text/plain": "x"})
    expect(box).to_have_value("Voor. \n\n- Möglich **niet**\n\nTwee\n\nNa.")
    expect(said).to_have_text(
        "Pasted as clean text. Left out or mended: 1 picture, 1 soft hyphen."
    )
    nurse.page.keyboard.press("Control+z")
    expect(box).to_have_value("Voor. Na.")

    is_left_to_the_browser = box.evaluate(PASTE, {"text/plain": "gewoon een zin"})
    assert is_left_to_the_browser

    nurse.page.route("**/paste/", lambda route: route.abort())
    box = write(nurse, "Voor.")
    box.evaluate(PASTE, {"text/html": WORD, "text/plain": " Mög\u00adlich"})
    expect(box).to_have_value("Voor. Mög\u00adlich")
    expect(said).to_contain_text("The server did not answer")
    nurse.complaints[:] = [one for one in nurse.complaints if "ERR_FAILED" not in one]


def test_a_new_section_has_a_toolbar_too(nurse):
    nurse.page.locator("#sections-group .add-row a").click()
    added = nurse.page.locator("#sections-group .inline-related:not(.empty-form)").last
    expect(added.locator("[role=toolbar]:visible")).to_have_count(1)


def test_a_slow_answer_to_other_letters_is_never_offered(nurse):
    answer = HeldBack()
    nurse.page.route(LOOK_UP, answer)
    nurse.page.clock.install()
    box = write(nurse, "U eet  niets.", 6)
    choices = nurse.page.get_by_role("dialog").locator(".picker__choice")
    with nurse.page.expect_request(LOOK_UP):
        press(nurse, "Fact")
    nurse.page.clock.pause_at("2100-01-01")
    nurse.page.keyboard.type("nuchter")
    nurse.page.evaluate(HEAR_OF_AN_ANSWER)
    answer.let_go()
    nurse.page.evaluate("() => window.answered")
    expect(choices).to_have_count(0)
    nurse.page.clock.run_for(1000)
    expect(choices.first).to_contain_text("Niet eten")
    nurse.page.keyboard.press("ArrowDown")
    nurse.page.keyboard.press("Enter")
    expect(box).to_have_value("U eet {{fasting_food}} niets.")


@pytest.mark.parametrize("width", [390, 1280])
def test_toolbar_and_picker_are_for_everybody(nurse, width):
    nurse.page.set_viewport_size({"width": width, "height": 900})
    least = 44 if width == 390 else 24
    for button in toolbar(nurse).get_by_role("button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= least
        assert box["x"] + box["width"] <= width
    press(nurse, "Link")
    expect(nurse.page.locator(".picker__choice").first).to_be_visible()
    found = Axe().run(nurse.page, context="#sections-0, dialog")
    assert [one["id"] for one in found.response["violations"]] == []
