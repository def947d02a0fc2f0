"""The Back button: a browser fills an old form in again, and every text keeps its row."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

PAGE = "side-effects"
SECOND_COPIES = {"heading", "body"}
"""Columns in which modeltranslation repeats the language of whoever saved last."""


@pytest.fixture
def sections(site, tmp_path):
    """Reads the sections of the page from the server's database: key → columns."""

    def read():
        with sqlite3.connect(tmp_path / "site.db") as database:
            database.row_factory = sqlite3.Row
            found = database.execute(
                "SELECT s.* FROM content_section s JOIN content_page p"
                " ON p.id = s.page_id WHERE p.key = ? ORDER BY s.position, s.id",
                [PAGE],
            )
            return {
                row["key"]: {name: row[name] for name in {*row.keys()} - SECOND_COPIES}
                for row in found
            }

    return read


@pytest.fixture
def nurse(site, sections, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.go(f"/staff/content/page/?q={PAGE}")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.get_by_role("radio", name="English").first.check()
    return nurse


def row(person, section):
    """A section's part of the form, found by what the section is."""
    field = f"[name='sections-row{section['id']}-heading_en']"
    return person.page.locator(".inline-related").filter(has=person.page.locator(field))


def save(person):
    person.page.get_by_role("button", name="Save", exact=True).click()
    expect(person.page.get_by_role("heading", name="Changes")).to_be_visible()


def without_place(rows):
    return {
        key: {name: value for name, value in row.items() if name != "position"}
        for key, row in rows.items()
    }


def not_linked_to(rows):
    """A section behind the first that no text of the page links to: it may go."""
    texts = " ".join(str(value) for row in rows.values() for value in row.values())
    return next(key for key in list(rows)[1:] if f"{PAGE}#{key}" not in texts)


def test_a_section_moved_down_stays_itself_after_going_back(nurse, sections):
    before = sections()
    first, second, third = list(before)[:3]
    row(nurse, before[first]).get_by_role("button", name=re.compile("down")).click()
    save(nurse)
    moved = sections()
    assert list(moved)[:3] == [second, first, third]
    assert without_place(moved) == without_place(before)
    assert {key for key in before if before[key] != moved[key]} == {first}

    nurse.page.go_back()
    nurse.page.locator("#id_summary_en").fill("What may happen.")
    save(nurse)
    assert sections() == moved


def test_going_back_after_deleting_a_section_deletes_no_second_one(nurse, sections):
    before = sections()
    first, second = list(before)[0], not_linked_to(before)
    row(nurse, before[second]).get_by_label("Delete").check()
    row(nurse, before[first]).locator("input[type=text][name$='-heading_en']").fill(
        "Emergency, now"
    )
    save(nurse)
    saved = sections()
    assert before.keys() - saved.keys() == {second}

    nurse.page.go_back()
    nurse.page.locator("#id_summary_en").fill("What may happen.")
    save(nurse)
    assert sections() == saved
    assert saved[first] == before[first] | {"heading_en": "Emergency, now"}


def test_a_text_that_the_browser_kept_does_not_replace_what_a_colleague_wrote(
    nurse, open_browser, site, sections
):
    section = next(iter(sections().values()))
    heading = row(nurse, section).locator("input[type=text][name$='-heading_en']")
    heading.fill("Mine")
    save(nurse)

    colleague = open_browser(site)
    colleague.log_in("colleague")
    colleague.go(f"/staff/content/page/{section['page_id']}/change/")
    colleague.page.get_by_role("radio", name="English").first.check()
    row(colleague, section).locator("input[type=text][name$='-heading_en']").fill(
        "Theirs"
    )
    save(colleague)

    nurse.page.go_back()
    expect(heading).to_have_value("Mine")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    both = nurse.page.get_by_role("group", name="Theirs – Heading [en]")
    expect(both.get_by_text("Theirs", exact=True)).to_be_visible()
    expect(both.get_by_text("Mine", exact=True)).to_be_visible()
    assert sections()[section["key"]]["heading_en"] == "Theirs"
    heading.press("End")
    both.get_by_role("button", name="Take this text").first.click()
    expect(heading).to_have_value("Theirs")
    heading.press("Control+z")
    expect(heading).to_have_value("Mine")


def test_a_section_moved_up_twice_changes_only_its_own_place(nurse, sections):
    before = sections()
    last = list(before)[-1]
    for _step in range(2):
        row(nurse, before[last]).get_by_role("button", name=re.compile("up")).click()
    save(nurse)
    after = sections()
    order = [key for key in before if key != last]
    assert list(after) == [*order[:-2], last, *order[-2:]]
    assert without_place(after) == without_place(before)
