"""The road from a nurse's sentence to the public page, as people walk it."""

import re

from playwright.sync_api import expect


def open_draft(person, key="costs"):
    person.go(f"/staff/content/page/?q={key}")
    person.page.locator("#result_list tbody th").get_by_role("link").first.click()


COSTS = {"nl": "/nl/kosten/", "de": "/de/kosten/", "en": "/en/costs/"}
SENTENCE = "Fragen Sie immer nach dem Preis je Sitzung."


def saved(person):
    """After saving, the list of what this changes for readers is there."""
    person.page.get_by_role("button", name="Save", exact=True).click()
    expect(person.page.get_by_role("heading", name="Changes", level=1)).to_be_visible()


def ask(person, message):
    """Ask for a review of everything in the list that is ticked, with a reason for what
    the gate asks about."""
    for box in person.page.get_by_role("textbox", name="Why it stays").all():
        box.fill("It is meant so.")
    person.page.get_by_label("Message to the reviewer").fill(message)
    person.page.get_by_role("button", name="Ask for a review").click()
    expect(person.page.get_by_text("A reviewer has been asked.")).to_be_visible()


def open_review(person):
    """The newest review that waits, from the start page on."""
    person.go("/staff/")
    person.page.get_by_role("link", name="Reviews", exact=True).first.click()
    person.page.locator("#result_list tbody").get_by_role("link").first.click()


def approve(person):
    person.page.get_by_role("button", name="Approve and publish").click()
    expect(person.page.get_by_text("Published. New editions: 1.")).to_be_visible()


def read(reader, path):
    """What a public page says, to the byte."""
    return reader.page.request.get(reader.site + path).text()


def test_a_nurse_changes_a_german_sentence_and_a_doctor_makes_it_public(
    site, open_browser
):
    reader = open_browser(site)
    before = {language: read(reader, path) for language, path in COSTS.items()}

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
    text.fill(f"{text.input_value()}\n- {SENTENCE}")
    saved(nurse)
    added = nurse.page.locator("ins", has_text=SENTENCE)
    expect(added).to_be_visible()
    expect(nurse.page.get_by_role("checkbox")).to_have_count(1)
    expect(nurse.page.get_by_role("checkbox")).to_be_checked()
    assert read(reader, COSTS["de"]) == before["de"]
    ask(nurse, "One more line.")
    expect(nurse.page.get_by_role("button", name="Approve and publish")).to_have_count(
        0
    )
    assert read(reader, COSTS["de"]) == before["de"]

    doctor = open_browser(site)
    doctor.log_in("doctor")
    open_review(doctor)
    expect(doctor.page.locator("ins", has_text=SENTENCE).first).to_be_visible()
    expect(doctor.page.get_by_text("One more line.")).to_be_visible()
    expect(doctor.page.get_by_text("The approval holds for: Deutsch")).to_be_visible()
    doctor.page.get_by_role("link", name="The whole page after").click()
    expect(doctor.page.get_by_role("main")).to_contain_text(SENTENCE)
    expect(doctor.page.get_by_text("Leser sehen das nicht")).to_have_count(0)
    doctor.page.go_back()
    # A decision is a button of its own: Enter in a field makes none.
    with doctor.page.expect_navigation():
        doctor.page.get_by_label("Public only from").press("Enter")
    assert read(reader, COSTS["de"]) == before["de"]
    approve(doctor)

    reader.go(COSTS["de"])
    expect(reader.page.get_by_text(SENTENCE)).to_be_visible()
    for language in ("nl", "en"):
        assert read(reader, COSTS[language]) == before[language]
    reader.go("/de/kosten/1/")
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.page.get_by_text(SENTENCE)).to_have_count(0)

    # The old edition becomes the draft again; readers keep what they have.
    nurse.go("/staff/content/edition/?page_key=costs&language=de")
    nurse.page.locator("#result_list tbody th").get_by_role("link").last.click()
    nurse.page.get_by_role("button", name="Make this the draft again").click()
    expect(nurse.page.locator("del", has_text=SENTENCE)).to_be_visible()
    assert SENTENCE in read(reader, COSTS["de"])
    ask(nurse, "As it was.")
    open_review(doctor)
    approve(doctor)
    assert SENTENCE not in read(reader, COSTS["de"])
    for language in ("nl", "en"):
        assert read(reader, COSTS[language]) == before[language]


def test_a_translator_answers_that_a_translation_says_its_source_again(
    site, open_browser
):
    nurse, doctor, translator = (open_browser(site) for _person in range(3))
    reader = open_browser(site)
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("radio", name="All languages").check()
    summary = nurse.page.locator("#id_summary_nl")
    summary.fill("Wat u betaalt, en wat uw verzekering betaalt.")
    saved(nurse)
    expect(nurse.page.get_by_text("Deutsch would be behind")).to_be_visible()
    ask(nurse, "A clearer summary.")
    doctor.log_in("doctor")
    open_review(doctor)
    doctor.page.get_by_role("button", name="Approve and publish").click()
    expect(doctor.page.get_by_text("Published.")).to_be_visible()
    before = {language: read(reader, path) for language, path in COSTS.items()}
    assert "Wat u betaalt, en wat uw verzekering betaalt." in before["nl"]

    translator.log_in("translator")
    translator.go("/staff/content/review/translations/de/page/costs/")
    expect(translator.page.locator(".beside ins").first).to_be_visible()
    translator.page.get_by_role("button", name="Still right").click()
    expect(
        translator.page.get_by_text("this translation says what its source says today")
    ).to_be_visible()
    translator.go("/staff/content/review/translations/")
    waiting = translator.page.get_by_role("listitem").filter(has_text="is behind")
    expect(waiting.filter(has_text="Deutsch")).to_have_count(0)
    expect(waiting.filter(has_text="English")).to_have_count(1)
    for language, path in COSTS.items():
        assert read(reader, path) == before[language]

    translator.go("/staff/")
    translator.page.get_by_role("link", name="Changes", exact=True).first.click()
    translator.page.get_by_role("main").get_by_label("Language").first.select_option(
        label="Deutsch"
    )
    translator.page.get_by_role("button", name="Show", exact=True).click()
    expect(translator.page.get_by_text("translation confirmed")).to_be_visible()
    ask(translator, "Still right.")
    open_review(doctor)
    doctor.page.get_by_role("button", name="Approve and publish").click()
    expect(doctor.page.get_by_text("Published.")).to_be_visible()
    for language in ("nl", "en"):
        assert read(reader, COSTS[language]) == before[language]


def test_what_readers_see_is_confirmed_in_one_language(site, open_browser):
    nurse, doctor, reader = (open_browser(site) for _person in range(3))
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("link", name="What readers see").click()
    told = nurse.page.get_by_text("Readers are told: example content.")
    expect(told).to_have_count(3)
    nurse.page.get_by_role(
        "button", name="Confirm what readers see here: Deutsch"
    ).click()
    expect(nurse.page.get_by_text("A reviewer has been asked.")).to_be_visible()
    before = {language: read(reader, path) for language, path in COSTS.items()}
    assert "notice--example" in before["de"]

    doctor.log_in("doctor")
    open_review(doctor)
    expect(
        doctor.page.get_by_text("The notice “example content” goes.").first
    ).to_be_visible()
    doctor.page.get_by_role("button", name="Approve and publish").click()
    expect(doctor.page.get_by_text("Published.")).to_be_visible()
    german = read(reader, COSTS["de"])
    assert "notice--example" not in german
    assert _main(german) == _main(before["de"])
    for language in ("nl", "en"):
        assert "notice--example" in read(reader, COSTS[language])


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
    saved(first)

    second.page.locator("#id_summary_en").fill("What the second one wrote.")
    second.page.get_by_role("button", name="Save", exact=True).click()
    expect(
        second.page.get_by_text("Somebody else has changed the same text")
    ).to_be_visible()
    differences = second.page.get_by_role("group", name="Summary [en]")
    expect(differences).to_contain_text("What the first one wrote.")
    expect(differences).to_contain_text("What the second one wrote.")
    expect(second.page.locator("#id_summary_en")).to_have_value(
        "What the second one wrote."
    )
    saved(second)
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
    saved(nurse)
    open_draft(nurse)
    nurse.page.get_by_role("link", name="What readers see").click()
    nurse.page.get_by_role("region", name="English").get_by_role(
        "link", name="Preview"
    ).click()
    headings = nurse.page.get_by_role("main").get_by_role("heading", level=2)
    assert "New part" in headings.all_inner_texts()[-3:-1]
    expect(nurse.page.get_by_text("Readers do not see this.")).to_be_visible()


def test_a_broken_block_is_saved_and_marked_with_its_line(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("radio", name="English").first.check()
    text = "First line.\n\n/// urgent | Call\n\nNo end."
    nurse.page.locator("#sections-0 textarea[name$='-body_en']").fill(text)
    nurse.page.get_by_role("radio", name="Nederlands").first.check()
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    words = "Line 3: The block “urgent” is never closed."
    expect(nurse.page.locator("#sections-0").get_by_text(words)).to_be_visible()
    places = nurse.page.get_by_role("region", name="To mend before readers can see it")
    expect(places.get_by_text(words)).to_be_visible()
    places.get_by_role("link").click()
    expect(nurse.page.locator("#sections-0 textarea[name$='-body_en']")).to_be_focused()
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
    saved(translator)
    expect(translator.page.locator("ins", has_text="bezahlt").first).to_be_visible()
    expect(translator.page.get_by_role("checkbox")).to_have_count(1)
    expect(
        translator.page.get_by_role("button", name="Ask for a review")
    ).to_be_visible()
    open_draft(translator)
    translator.page.get_by_role("link", name="What readers see").click()
    expect(translator.page.get_by_role("heading", name="English")).to_be_visible()
    expect(
        translator.page.get_by_role("button", name="Withdraw this page")
    ).to_have_count(0)


def test_a_withdrawn_page_says_why_and_comes_back_by_two_people(site, open_browser):
    nurse, reader = open_browser(site), open_browser(site, locale="de-DE")
    other = read(reader, "/de/behandlungstag/")
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("link", name="What readers see").click()
    nurse.page.get_by_role("button", name="Withdraw this page").click()
    expect(nurse.page.get_by_text("Choose why the page is withdrawn.")).to_be_visible()
    nurse.page.get_by_label("Reason, as readers see it").select_option(index=1)
    nurse.page.get_by_role("button", name="Withdraw this page").click()
    nurse.page.get_by_role("button", name="Yes, withdraw it").click()
    expect(
        nurse.page.get_by_text("readers no longer see this page, in any language")
    ).to_be_visible()
    answer = reader.page.goto(site + COSTS["de"])
    assert answer.status == 410
    main = reader.page.get_by_role("main")
    expect(main.get_by_role("link")).not_to_have_count(0)
    assert reader.page.request.get(site + COSTS["en"]).status == 410
    assert _main(read(reader, "/de/behandlungstag/")) == _main(other)

    nurse.page.get_by_role(
        "button", name="Confirm what readers see here: Deutsch"
    ).click()
    expect(nurse.page.get_by_text("A reviewer has been asked.")).to_be_visible()
    assert reader.page.request.get(site + COSTS["de"]).status == 410
    doctor = open_browser(site)
    doctor.log_in("doctor")
    open_review(doctor)
    doctor.page.get_by_role("button", name="Approve and publish").click()
    expect(doctor.page.get_by_text("Published.")).to_be_visible()
    for path in COSTS.values():
        assert reader.page.request.get(site + path).status == 200


def test_a_doctor_says_which_languages_are_read_and_only_those_count(
    site, open_browser
):
    nurse, doctor = open_browser(site), open_browser(site)
    nurse.log_in("nurse")
    open_draft(nurse)
    nurse.page.get_by_role("radio", name="Deutsch").first.check()
    nurse.page.locator("#id_summary_de").fill("Wer bezahlt die Behandlung?")
    saved(nurse)
    ask(nurse, "In German.")
    doctor.log_in("doctor")
    doctor.page.get_by_role("checkbox", name="Deutsch").uncheck()
    doctor.page.get_by_role("button", name="Remember").click()
    expect(doctor.page.get_by_text("you read Nederlands, English.")).to_be_visible()
    open_review(doctor)
    expect(
        doctor.page.get_by_text("You have not said that you read Deutsch.")
    ).to_be_visible()
    expect(doctor.page.get_by_role("button", name="Approve and publish")).to_have_count(
        0
    )
