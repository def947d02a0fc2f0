"""Where the reader's system chooses the colours, shapes say what colours said."""

import pytest

BORDER = """element => {
  const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
  return `${borderTopStyle} ${borderTopWidth}`;
}"""
STYLE = "(element, name) => getComputedStyle(element)[name]"
SIDE_EFFECTS, EVIDENCE = "/en/side-effects/", "/en/how-well-does-it-work/"


@pytest.fixture(params=["light", "dark"])
def reader(request, readers_site, open_browser):
    return open_browser(
        readers_site,
        forced_colors="active",
        color_scheme=request.param,
        viewport={"width": 390, "height": 844},
    )


def test_the_three_levels_of_urgency_have_three_borders(reader):
    reader.go(SIDE_EFFECTS)
    borders = {
        level: reader.page.locator(f".care-card--{level}").first.evaluate(BORDER)
        for level in ("emergency", "urgent", "non-urgent")
    }
    assert len(set(borders.values())) == 3, borders
    first, later = (
        reader.page.locator(f".record-group--{group} > .record").first.evaluate(BORDER)
        for group in ("call_emergency", "normal")
    )
    assert first != later


def test_the_entry_that_a_link_leads_to_has_a_frame(reader):
    reader.go("/en/sources/#R45")
    frames = [
        reader.page.locator(f"#{key}").evaluate(STYLE, "outlineStyle")
        for key in ("R45", "R47")
    ]
    assert frames == ["solid", "none"]


def test_the_page_and_language_one_is_at_have_a_mark(reader):
    reader.go(SIDE_EFFECTS)
    reader.page.get_by_text("All pages").first.click()
    links = reader.page.get_by_role("navigation", name="Pages").get_by_role("link")
    marks = {link.evaluate(STYLE, "borderLeftColor") for link in links.all()[:5]}
    assert len(marks) == 2
    menu = reader.page.get_by_role("navigation", name="Language")
    weights = [
        menu.get_by_text(name).evaluate(STYLE, "fontWeight")
        for name in ("English", "Deutsch")
    ]
    assert weights == ["700", "400"]


def test_people_in_a_picture_stand_out_from_its_ground(reader):
    reader.go(EVIDENCE)
    ground = reader.page.locator("body").evaluate(STYLE, "backgroundColor")
    had = reader.page.locator(".icon-array__people").first.evaluate(STYLE, "fill")
    had_not = reader.page.locator(".icon-array__not").first
    assert had != ground
    assert had_not.evaluate(STYLE, "stroke") != ground
    assert had_not.evaluate(STYLE, "fill") == "none"
