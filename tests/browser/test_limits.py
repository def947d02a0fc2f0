"""While somebody types, the form says how much fits; what is pasted stays whole."""

from playwright.sync_api import expect


def test_a_text_that_is_too_long_is_counted_kept_and_refused_in_words(
    site, open_browser
):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.go("/staff/content/clinic/?q=wolkendal")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.get_by_role("radio", name="All languages").check()
    field = nurse.page.locator("#id_setting_nl")
    counter = nurse.page.locator("#id_setting_nl_limit")
    field.fill("daghospitaal")
    expect(counter).to_have_text("12 of 160")
    field.fill("")
    field.focus()
    nurse.page.keyboard.insert_text("x" * 1379)
    assert len(field.input_value()) == 1379
    expect(counter).to_have_text("1,379 of 160: 1,219 too many")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(
        nurse.page.locator("#problems").get_by_text("This text is too long by 1,219")
    ).to_be_visible()
    assert len(field.input_value()) == 1379
    expect(counter).to_be_visible()


def test_a_new_row_counts_as_well(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.go("/staff/content/clinic/?q=wolkendal")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.get_by_role("radio", name="All languages").check()
    nurse.page.get_by_role("button", name="Add another way to reach the clinic").click()
    new = nurse.page.locator("#contacts-group .inline-related.last-related:not(.empty-form)").last  # fmt: skip
    purpose = new.locator("input[name$='purpose_nl']")
    purpose.fill("afspraken")
    expect(new.locator("p.limit").first).to_have_text("9 of 160")
