"""What somebody types stays on the device until it is saved, and for nobody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Person

PAGE = "costs"
OFFER = "You typed text here that was not saved"


@pytest.fixture
def nurse(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    open_form(nurse)
    return nurse


def open_form(person):
    person.go(f"/staff/content/page/?q={PAGE}")
    person.page.locator("#result_list tbody th").get_by_role("link").first.click()
    person.page.get_by_role("radio", name="English").first.check()


def summary(person):
    return person.page.locator("#id_summary_en")


def offer(person):
    return person.page.get_by_role("region", name=OFFER)


def press(person, name):
    person.page.get_by_role("button", name=name, exact=True).click()


def add_section(person, words):
    press(person, "Add another Section")
    text = person.page.locator("textarea[name$='-body_en']:visible").last
    text.fill(words)
    return text


def kept(person):
    """What the device holds, once the pause after typing is over."""
    return person.page.evaluate(
        "() => Object.keys(localStorage).filter((key) => key.startsWith('kept-text:'))"
    )


def wait_until_kept(person, words):
    person.page.wait_for_function(
        "(words) => Object.values(localStorage).some((entry) => entry.includes(words))",
        arg=words,
    )


def forgive_refusals(person):
    """Chromium reports every 403 as an error of the console; these are the test's."""
    person.complaints[:] = [one for one in person.complaints if "403" not in one]


def test_after_a_session_has_ended_the_text_is_there_with_its_new_row(nurse):
    summary(nurse).fill("What you pay.")
    add_section(nurse, "A sentence that nobody has.")
    nurse.page.context.clear_cookies()
    press(nurse, "Save")
    expect(nurse.page.get_by_role("heading", level=1)).to_contain_text("Not saved yet")
    expect(nurse.page.locator("#content-main")).to_contain_text("What you pay.")

    nurse.go(nurse.page.get_by_role("link", name="Log in again").get_attribute("href"))
    nurse.fill_in_login("nurse")
    expect(offer(nurse)).to_contain_text("Put it back")
    expect(summary(nurse)).not_to_have_value("What you pay.")
    offer(nurse).get_by_text("What differs").click()
    expect(offer(nurse)).to_contain_text("A sentence that nobody has.")
    press(nurse, "Put it back")
    expect(summary(nurse)).to_have_value("What you pay.")
    text = nurse.page.locator("textarea[name$='-body_en']:visible").last
    expect(text).to_have_value("A sentence that nobody has.")
    press(nurse, "Save")
    expect(nurse.page.locator(".messagelist")).to_be_visible()

    open_form(nurse)
    expect(summary(nurse)).to_have_value("What you pay.")
    expect(offer(nurse)).to_have_count(0)
    assert kept(nurse) == []
    forgive_refusals(nurse)


def test_without_a_network_and_after_closing_the_browser_the_text_is_offered(
    nurse, site, open_browser
):
    summary(nurse).fill("What you pay.")
    nurse.page.context.set_offline(True)
    press(nurse, "Save")
    note = nurse.page.get_by_text("There is no connection, so nothing has been sent.")
    expect(note).to_be_visible()
    expect(summary(nurse)).to_have_value("What you pay.")
    nurse.page.context.set_offline(False)
    expect(nurse.page.get_by_text("You are connected again.")).to_be_visible()
    device = nurse.page.context.storage_state()
    nurse.page.context.close()

    again = open_browser(site, storage_state=device)
    open_form(again)
    expect(offer(again)).to_be_visible()
    press(again, "Throw it away")
    assert kept(again) == []
    press(again, "Undo")
    press(again, "Put it back")
    expect(summary(again)).to_have_value("What you pay.")


def test_leaving_with_unsaved_text_asks_and_without_does_not(nurse):
    asked = []
    nurse.page.on(
        "dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss())
    )
    summary(nurse).fill("What you pay.")
    nurse.page.get_by_role("link", name="Home").click()
    expect(summary(nurse)).to_have_value("What you pay.")
    assert asked == ["beforeunload"]
    summary(nurse).fill(summary(nurse).evaluate("field => field.defaultValue"))
    nurse.page.get_by_role("link", name="Home").click()
    expect(summary(nurse)).to_have_count(0)
    assert asked == ["beforeunload"]
    assert kept(nurse) == []


def test_nothing_is_left_for_another_person_or_after_signing_out(nurse):
    summary(nurse).fill("What you pay.")
    wait_until_kept(nurse, "What you pay.")
    nurse.log_out()
    expect(nurse.page.get_by_role("heading", level=1)).to_be_visible()
    expect(summary(nurse)).to_have_count(0)
    nurse.page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.startsWith('kept-text:'))"
    )

    nurse.log_in("nurse")
    open_form(nurse)
    summary(nurse).fill("What you pay.")
    wait_until_kept(nurse, "What you pay.")
    nurse.page.context.clear_cookies()
    nurse.log_in("colleague")
    open_form(nurse)
    expect(summary(nurse)).to_be_visible()
    expect(offer(nurse)).to_have_count(0)
    assert kept(nurse) == []


def log_in_elsewhere(person):
    """In another window of the same browser."""
    page = person.page.context.new_page()
    Person(page=page, site=person.site, complaints=person.complaints).log_in("nurse")
    expect(page.locator(".person-menu")).to_be_visible()


def test_an_open_form_notices_that_a_session_has_ended_and_that_one_has_begun(nurse):
    nurse.page.clock.install()
    open_form(nurse)
    summary(nurse).fill("What you pay.")
    nurse.page.context.clear_cookies()
    nurse.page.clock.fast_forward("00:31")
    note = nurse.page.locator("#open-by")
    expect(note).to_contain_text("You are logged out. What you typed stays here.")
    log_in_elsewhere(nurse)
    nurse.page.clock.fast_forward("00:31")
    expect(note).to_be_hidden()
    press(nurse, "Save")
    expect(nurse.page.get_by_role("heading", name="Changes")).to_be_visible()
    forgive_refusals(nurse)


def test_a_form_opened_before_signing_in_anew_is_sent_again_with_one_press(nurse):
    summary(nurse).fill("What you pay.")
    nurse.page.context.clear_cookies()
    log_in_elsewhere(nurse)
    press(nurse, "Save")
    expect(nurse.page.get_by_role("heading", level=1)).to_contain_text("Not saved yet")
    press(nurse, "Send it again")
    expect(nurse.page.get_by_role("heading", name="Changes")).to_be_visible()
    open_form(nurse)
    expect(summary(nurse)).to_have_value("What you pay.")
    assert kept(nurse) == []
    forgive_refusals(nurse)
