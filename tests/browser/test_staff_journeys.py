"""The road from a nurse's sentence to the public page, as people walk it."""

import re

from playwright.sync_api import expect


def open_draft(person, key="costs"):
    person.go(f"/staff/content/page/?q={key}")
    person.page.locator("#result_list tbody th").get_by_role("link").first.click()


def test_a_nurse_changes_a_sentence_and_a_doctor_makes_it_public(site, open_browser):
    reader = open_browser(site)
    addresses = ("/nl/kosten/", "/de/kosten/", "/en/costs/")
    before = {path: reader.page.request.get(site + path).text() for path in addresses}

    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.page.get_by_role("link", name="Pages", exact=True).first.click()
    nurse.page.get_by_role("searchbox").fill("costs")
    nurse.page.get_by_role("button", name="Search").click()
    nurse.page.locator("#result_list").get_by_role("link").filter(
        has_text=re.compile("[Kk]osten|[Cc]osts")
    ).first.click()
    nurse.page.get_by_role("radio", name="Deutsch").first.check()
    expect(nurse.page.locator("#id_summary_nl")).to_be_hidden()
    text = nurse.page.locator("#sections-0 textarea[name$='-body_de']")
    text.fill(text.input_value() + "\n- Fragen Sie immer nach dem Preis je Sitzung.")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(nurse.page.get_by_role("heading", name="The draft")).to_be_visible()
    assert reader.page.request.get(site + "/de/kosten/").text() == before["/de/kosten/"]
    nurse.page.get_by_label("Message to the reviewer").fill("One more line.")
    nurse.page.get_by_role("button", name="Ask for a review").click()
    expect(nurse.page.get_by_text("A reviewer has been asked.")).to_be_visible()
    expect(nurse.page.get_by_role("button", name="Approve and publish")).to_have_count(
        0
    )

    doctor = open_browser(site)
    doctor.log_in("doctor")
    doctor.page.get_by_role("link", name="Reviews", exact=True).first.click()
    doctor.page.locator("#result_list tbody").get_by_role("link").first.click()
    added = doctor.page.locator("ins", has_text="Fragen Sie immer nach dem Preis")
    expect(added).to_be_visible()
    expect(doctor.page.get_by_text("One more line.")).to_be_visible()
    doctor.page.get_by_role("button", name="Approve and publish").click()
    expect(doctor.page.get_by_text("readers now see edition 2")).to_be_visible()

    reader.go("/de/kosten/")
    expect(
        reader.page.get_by_text("Fragen Sie immer nach dem Preis je Sitzung.")
    ).to_be_visible()
    for path, sentence in (("/nl/kosten/", "Fragen Sie"), ("/en/costs/", "Fragen Sie")):
        main = _main(reader.page.request.get(site + path).text())
        assert sentence not in main
        assert main == _main(before[path])
    reader.go("/de/kosten/1/")
    expect(reader.page.get_by_text("Fragen Sie immer nach dem Preis")).to_have_count(0)


def _main(html: str) -> str:
    """The sections of a page, without the notices and the stamp about its edition."""
    start = html.index('<section class="section')
    return html[start : html.index('class="review-stamp"')]


def test_two_editors_at_once_lose_nothing(site, open_browser):
    first, second = open_browser(site), open_browser(site)
    first.log_in("nurse")
    second.log_in("colleague")
    for person in (first, second):
        open_draft(person)
        person.page.get_by_role("radio", name="English").first.check()
    first.page.locator("#id_summary_en").fill("What the first one wrote.")
    first.page.get_by_role("button", name="Save", exact=True).click()
    expect(first.page.get_by_role("heading", name="The draft")).to_be_visible()

    second.page.locator("#id_summary_en").fill("What the second one wrote.")
    second.page.get_by_role("button", name="Save", exact=True).click()
    expect(
        second.page.get_by_text("Somebody else has changed the same text")
    ).to_be_visible()
    differences = second.page.get_by_role("table").filter(has_text="Saved now")
    expect(differences).to_contain_text("What the first one wrote.")
    expect(differences).to_contain_text("What the second one wrote.")
    expect(second.page.locator("#id_summary_en")).to_have_value(
        "What the second one wrote."
    )
    second.page.get_by_role("button", name="Save", exact=True).click()
    expect(second.page.get_by_role("heading", name="The draft")).to_be_visible()
    open_draft(second)
    expect(second.page.locator("#id_summary_en")).to_have_value(
        "What the second one wrote."
    )


def test_sections_are_added_and_moved_with_buttons(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("radio", name="All languages").check()
    nurse.page.get_by_role("button", name="Add another section").click()
    new = nurse.page.locator(".inline-related.last-related:not(.empty-form)").last
    for language, text in (("nl", "Nieuw"), ("de", "Neu"), ("en", "New part")):
        new.locator(f"input[name$='heading_{language}']").fill(text)
        new.locator(f"textarea[name$='body_{language}']").fill(f"{text}.")
    new.get_by_role("button", name=re.compile("Move up")).click()
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(nurse.page.get_by_role("heading", name="The draft")).to_be_visible()
    nurse.page.get_by_role("link", name="Preview: English").click()
    headings = nurse.page.get_by_role("main").get_by_role("heading", level=2)
    assert "New part" in headings.all_inner_texts()[-3:-1]
    expect(nurse.page.get_by_text("Readers do not see this.")).to_be_visible()


def test_a_broken_block_is_refused_with_its_line_and_nothing_typed_is_lost(
    site, open_browser
):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("radio", name="English").first.check()
    text = "First line.\n\n/// urgent | Call\n\nNo end."
    nurse.page.locator("#sections-0 textarea[name$='-body_en']").fill(text)
    nurse.page.get_by_role("radio", name="Nederlands").first.check()
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(
        nurse.page.get_by_text("Line 3: The block “urgent” is never closed.")
    ).to_be_visible()
    expect(nurse.page.locator("#sections-0 textarea[name$='-body_en']")).to_have_value(
        text
    )
    expect(nurse.page.locator("#sections-0 textarea[name$='-body_en']")).to_be_visible()


def test_a_translator_changes_words_of_other_languages_only(site, open_browser):
    translator = open_browser(site)
    translator.log_in("translator")
    open_draft(translator)
    expect(translator.page.locator("#id_title_nl")).to_have_count(0)
    expect(
        translator.page.get_by_role("button", name="Add another section")
    ).to_have_count(0)
    translator.page.get_by_role("radio", name="Deutsch").first.check()
    translator.page.locator("#id_summary_de").fill("Wer bezahlt die Behandlung?")
    translator.page.get_by_role("button", name="Save", exact=True).click()
    expect(
        translator.page.get_by_role("button", name="Ask for a review")
    ).to_be_visible()
    expect(
        translator.page.get_by_role("button", name="Withdraw this page")
    ).to_have_count(0)


def test_a_withdrawn_page_says_why_and_offers_the_others(site, open_browser):
    nurse, reader = open_browser(site), open_browser(site, locale="de-DE")
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("link", name="Review and publish").click()
    nurse.page.get_by_role("button", name="Withdraw this page").click()
    expect(nurse.page.get_by_text("Choose why the page is withdrawn.")).to_be_visible()
    nurse.page.get_by_label("Reason, as readers see it").select_option(index=1)
    nurse.page.get_by_role("button", name="Withdraw this page").click()
    expect(nurse.page.get_by_text("This page has been withdrawn.")).to_be_visible()
    answer = reader.page.goto(site + "/de/kosten/")
    assert answer.status == 410
    main = reader.page.get_by_role("main")
    expect(main.get_by_role("link")).not_to_have_count(0)
    assert reader.page.request.get(site + "/en/costs/").status == 410
