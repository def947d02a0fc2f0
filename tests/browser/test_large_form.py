"""A form that holds more than the server takes is not sent, and nothing typed is lost."""

from playwright.sync_api import expect


def test_a_form_that_is_too_large_stays_open_with_its_new_rows(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.go("/staff/content/page/?q=costs")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.get_by_role("radio", name="All languages").check()
    words = nurse.page.locator("#too-large")
    expect(words).to_be_hidden()
    nurse.page.get_by_role("button", name="Add another section").click()
    new = nurse.page.locator(".inline-related.last-related:not(.empty-form)").last
    for language in ("nl", "de", "en"):
        new.locator(f"input[name$='heading_{language}']").fill("New")
    text = new.locator("textarea[name$='body_nl']")
    text.fill("Een zin.")
    limit = words.get_attribute("data-bytes")
    words.evaluate("element => { element.dataset.bytes = '1000'; }")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(words).to_be_visible()
    expect(words).to_contain_text("so it has not been sent")
    expect(text).to_have_value("Een zin.")
    words.evaluate("(element, limit) => { element.dataset.bytes = limit; }", limit)
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(nurse.page.get_by_role("heading", name="Changes")).to_be_visible()
