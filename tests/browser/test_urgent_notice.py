"""Something urgent, in Dutch alone, while other work lies about unfinished."""

from playwright.sync_api import expect


class Clicks:
    """Counts what a person presses."""

    def __init__(self, person):
        self.person, self.count = person, 0

    def __call__(self, locator):
        self.count += 1
        locator.click()


def test_an_urgent_dutch_notice_is_public_within_two_clicks_of_a_second_person(
    site, open_browser
):
    reader, nurse, doctor = (open_browser(site) for _person in range(3))
    clinic = "/de/nebelhain/"
    nurse.log_in("nurse")

    # What another clinic says is half done.
    nurse.go("/staff/content/clinic/?q=nebelhain")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.locator("#id_city").fill("Halbfertig")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(nurse.page.get_by_role("heading", name="Changes", level=1)).to_be_visible()

    # The nurse writes the notice and asks with the same click.
    nurse.go("/staff/content/notice/add/")
    nurse.page.get_by_role("radio", name="Nederlands").first.check()
    nurse.page.locator("#id_title_nl").fill("Vandaag is de poli dicht")
    nurse.page.locator("#id_starts_at").fill("2026-01-01T08:00")
    nurse.page.locator("#id_ends_at").fill("2099-01-01T08:00")
    click = Clicks(nurse)
    click(nurse.page.get_by_role("button", name="Save and ask for a review"))
    expect(nurse.page.get_by_text("A reviewer has been asked.")).to_be_visible()
    assert click.count == 1
    assert "poli dicht" not in reader.page.request.get(f"{site}/nl/").text()

    # The doctor has just signed in.
    doctor.log_in("doctor")
    click = Clicks(doctor)
    click(doctor.page.get_by_role("link", name="You are asked for a review."))
    click(doctor.page.get_by_role("button", name="Approve and publish"))
    expect(doctor.page.get_by_text("Published.")).to_be_visible()
    assert click.count == 2

    assert "Vandaag is de poli dicht" in reader.page.request.get(f"{site}/nl/").text()
    everything = reader.page.request.get(site + clinic)
    assert "Halbfertig" not in everything.text()
    doctor.go("/staff/content/review/changes/?noun=clinic")
    expect(doctor.page.get_by_text("Halbfertig").first).to_be_visible()

    # Back, and the same button again: nothing twice.
    doctor.page.go_back()
    doctor.page.go_back()
    if doctor.page.get_by_role("button", name="Approve and publish").count():
        doctor.page.get_by_role("button", name="Approve and publish").click()
        expect(doctor.page.get_by_text("It counted once.")).to_be_visible()
