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


ON_TOP = """field => {
  const { x, y, width, height } = field.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === field;
}"""
VALUES = """part => Object.fromEntries(
  [...part.querySelectorAll("input, textarea, select")]
    .map(field => [/^sections-\\w+-(?!id$|page$|position$|DELETE$)(.+)/.exec(field.name), field])
    .filter(([name]) => name)
    .map(([name, field]) => [name[1], field.value]))"""


def sections(person):
    """Name → value of each section as they stand, those that will be removed left out."""
    kept = person.page.locator("#sections-group .card:not(.empty-form, .card--removed)")
    return kept.evaluate_all(f"parts => parts.map({VALUES})")


def own_fields(person):
    """Name → value of the fields of the page itself."""
    fields = person.page.locator("[name]:not([name^=sections-], [type=hidden])")
    return fields.evaluate_all("all => all.map(field => [field.name, field.value])")


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_the_bar_that_saves_fits_a_phone_in_every_language(
    site, open_browser, language
):
    nurse = open_browser(
        site, locale=language, folds=True, viewport={"width": 390, "height": 844}
    )
    nurse.log_in("nurse")
    nurse.go("/staff/edit/?page=side-effects")
    bar = nurse.page.locator(".save-bar")
    expect(bar).to_be_visible()
    wide = nurse.page.evaluate(
        """bar => [bar, ...bar.querySelectorAll("input, a")]
          .filter(one => one.checkVisibility())
          .map(one => one.getBoundingClientRect())
          .filter(box => box.left < 0 || box.right > innerWidth)
          .map(box => [box.left, box.right])""",
        bar.element_handle(),
    )
    assert wide == []
    assert nurse.page.evaluate("document.documentElement.scrollWidth") <= 390


def language_marks(person):
    """How the language bar says that each language of the form stands."""
    return [
        " ".join(mark.split())
        for mark in person.page.locator(".language-bar [data-state]").all_inner_texts()
    ]


def test_a_new_row_is_empty_in_every_language_until_something_is_typed(nurse):
    nurse.go("/staff/content/notice/add/?language=en")
    assert language_marks(nurse) == ["○ empty"] * 3
    nurse.page.locator("#id_title_en").fill("Closed")
    assert [mark[0] for mark in language_marks(nurse)] == ["○", "○", "✓"]


def height(person):
    return person.page.evaluate("document.documentElement.scrollHeight")


def test_a_page_of_eight_sections_is_short_and_every_section_opens(nurse):
    page = nurse.page
    expect(cards(nurse)).to_have_count(8)
    assert height(nurse) <= 2.4 * 800  # 5,500 px before sections were folded
    page.set_viewport_size({"width": 390, "height": 844})
    assert height(nurse) <= 2.5 * 844
    first = cards(nurse).first
    expect(first.locator("textarea").first).to_be_hidden()
    first.locator(".card__toggle").press("Enter")
    expect(first.locator("textarea[name$='-body_en']")).to_be_visible()
    expect(first.locator(".card__toggle")).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_a_mistake_opens_the_card_and_the_language_that_hide_it(nurse, width):
    page = nurse.page
    page.set_viewport_size({"width": width, "height": 844})
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
        assert field.evaluate(ON_TOP)  # under neither of the bars that stick


def test_source_and_translation_stand_beside_each_other_and_it_is_kept(nurse):
    page = nurse.page
    page.get_by_label("Beside the source").check()
    page.reload()
    source, ours = page.locator("#id_title_nl"), page.locator("#id_title_en")
    left, right = source.bounding_box(), ours.bounding_box()
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_sections_are_moved_inserted_and_removed_and_all_can_be_undone(nurse):
    page, address, before = nurse.page, nurse.page.url, sections(nurse)
    frame = own_fields(nurse)
    down = re.compile("^Move down")
    cards(nurse).first.get_by_role("button", name=down).press("Enter")
    expect(cards(nurse).nth(1).get_by_role("button", name=down)).to_be_focused()
    expect(page.get_by_text("Moved to place 2 of 8.")).to_be_attached()
    assert sections(nurse) == [before[1], before[0], *before[2:]]

    page.get_by_role("button", name="Insert here").nth(1).press("Enter")
    new = cards(nurse).nth(1)
    expect(new.get_by_role("radio", name=re.compile("^Text"))).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(new.locator("select[name$='-kind']")).to_have_value("key_points")
    new.locator("input[name$='-heading_en']").fill("New part")
    page.get_by_role("radio", name="Nederlands").first.check()
    new.locator("input[name$='-heading_nl']").fill("Nieuw")
    page.get_by_role("radio", name="English").first.check()

    new.get_by_role("button", name="Remove").press("Enter")
    new.get_by_role("button", name="Undo").press("Enter")
    expect(new.locator("input[name$='-heading_en']")).to_have_value("New part")

    last = cards(nurse).last
    last.get_by_label("Delete").press("Space")
    expect(page.get_by_text("1 will be removed when you save.")).to_be_visible()
    last.get_by_role("button", name="Undo").press("Enter")
    expect(last.get_by_label("Delete")).not_to_be_checked()
    expect(last.get_by_label("Delete")).to_be_focused()
    last.get_by_label("Delete").press("Space")

    on_screen = sections(nurse)
    assert [one.get("heading_en") for one in on_screen] == [
        before[1]["heading_en"],
        "New part",
        *(one["heading_en"] for one in [before[0], *before[2:-1]]),
    ]
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator(".success")).to_be_visible()
    page.goto(address)
    saved = sections(nurse)
    # The server names a section after its heading.
    assert on_screen[1].pop("key") == ""
    assert saved[1].pop("key") == "new-part"
    assert saved == on_screen
    assert own_fields(nurse) == frame
