"""A picture from an editor's computer to a reader's screen."""

from playwright.sync_api import expect

from tests.browser.conftest import HeldBack
from tests.picture_making import photo

LINE = "![](picture:a-room-with-a-chair)"
FILES = "**/pictures/*"
PAINTED = """() => new Promise(done =>
    new PerformanceObserver(() => done()).observe({type: "paint", buffered: true}))"""
WORDS = {"nl": "Een kamer", "de": "Ein Raum", "en": "A room with a chair"}


def test_an_uploaded_picture_reaches_readers_in_the_best_format_and_nothing_moves(
    site, open_browser
):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    _upload(nurse)
    _write_into_the_text(nurse)
    _preview(nurse)

    reader = open_browser(site, viewport={"width": 390, "height": 844})
    reader.go("/en/costs/")
    expect(reader.page.get_by_role("img", name=WORDS["en"])).to_have_count(0)

    _approve(open_browser(site))

    files = HeldBack()
    reader.page.route(FILES, files)
    with reader.page.expect_request(FILES):
        reader.page.goto(f"{site}/en/costs/", wait_until="domcontentloaded")
    picture = reader.page.get_by_role("img", name=WORDS["en"])
    reader.page.evaluate(PAINTED)  # all style sheets are there
    before = _places(reader)
    assert not _has_arrived(picture)
    with reader.page.expect_response(FILES) as arrived:
        files.let_go()
    assert arrived.value.status == 200
    assert arrived.value.headers["content-type"] == "image/avif"
    picture.evaluate("image => image.decode()")
    assert _has_arrived(picture)
    assert picture.evaluate("image => image.currentSrc").endswith("-640.avif")
    after = _places(reader)
    assert max(abs(old - new) for old, new in zip(before, after, strict=True)) < 1
    assert 0 < picture.bounding_box()["width"] < 390


def _upload(nurse) -> None:
    nurse.go("/staff/content/picture/add/")
    nurse.page.get_by_role("radio", name="All languages").check()
    for language, words in WORDS.items():
        nurse.page.locator(f"#id_alt_{language}").fill(words)
    page = b"<!doctype html><title>No picture</title>"
    for data in (page, photo(700, 500, form="JPEG")):
        nurse.page.get_by_label("Picture file").set_input_files(
            {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": data}
        )
        nurse.page.get_by_role("button", name="Save", exact=True).click()
        if data is page:
            problem = nurse.page.locator(".errorlist", has_text="This is a web page")
            expect(problem).to_be_visible()
    expect(nurse.page.get_by_text(LINE)).to_be_visible()
    _is_drawn(nurse.page.locator("img.picture-preview"))


def _write_into_the_text(nurse) -> None:
    nurse.go("/staff/content/page/?q=costs")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.get_by_role("radio", name="All languages").check()
    for language in WORDS:
        text = nurse.page.locator(f"#sections-0 textarea[name$='-body_{language}']")
        text.fill(f"{LINE}\n\n{text.input_value()}")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    nurse.page.get_by_role("button", name="Ask for a review").click()
    expect(nurse.page.get_by_text("A reviewer has been asked.")).to_be_visible()


def _preview(nurse) -> None:
    touched = nurse.page.locator("details").filter(has_text="· English")
    touched.get_by_role("link", name="The whole page after").click()
    _is_drawn(nurse.page.get_by_role("img", name=WORDS["en"]))


def _approve(doctor) -> None:
    doctor.log_in("doctor")
    doctor.page.get_by_role("link", name="Reviews", exact=True).first.click()
    doctor.page.locator("#result_list tbody").get_by_role("link").first.click()
    expect(doctor.page.get_by_text(WORDS["en"]).first).to_be_visible()
    doctor.page.get_by_role("button", name="Approve and publish").click()
    expect(doctor.page.get_by_text("Published. New editions: 3.")).to_be_visible()


def _is_drawn(picture) -> None:
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")
    assert _has_arrived(picture)


def _has_arrived(picture) -> bool:
    return picture.evaluate("image => image.complete && image.naturalWidth > 0")


def _places(reader) -> list[float]:
    """Where every heading of the page stands."""
    return reader.page.evaluate(
        "() => [...document.querySelectorAll('main h2')]"
        ".map(heading => heading.getBoundingClientRect().top + scrollY)"
    )
