"""The main journeys on a deployed site, over TLS: `.ci/deployment` runs these.

DEPLOYED_SITE: its address. It holds the starter content and the administrator “head”.
No other run collects this file: the site is of its own, and is changed.
"""

import os

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.test_accounts import SECOND, set_up_app
from tests.browser.test_staff_journeys import (
    COSTS,
    SENTENCE,
    approve,
    ask,
    open_draft,
    open_review,
    read,
    saved,
)

SITE = os.environ["DEPLOYED_SITE"]


@pytest.fixture
def open_person(open_browser):
    """A browser that accepts the certificate of this machine."""
    return lambda **options: open_browser(SITE, ignore_https_errors=True, **options)


def test_a_reader_finds_a_page_and_keeps_nothing_of_it(open_person):
    reader = open_person(locale="de-DE")
    foreign = []
    reader.page.on(
        "request",
        lambda one: foreign.append(one.url) if not one.url.startswith(SITE) else None,
    )
    reader.go("/")
    expect(reader.page).to_have_url(f"{SITE}/de/")
    reader.go(COSTS["de"])
    reader.page.get_by_role("link", name="English").first.click()
    expect(reader.page).to_have_url(SITE + COSTS["en"])
    reader.go("/en/search/?q=costs")
    expect(reader.page.locator("main a").first).to_be_visible()
    reader.go("/en/my-treatment-day/")
    reader.page.get_by_label("Your clinic").select_option(index=1)
    reader.page.get_by_label("Date of the infusion").fill("2020-01-01")
    reader.page.get_by_label("Time at which the infusion starts").fill("08:00")
    reader.page.get_by_role("button", name="Show my day").click()
    expect(reader.page.get_by_role("alert")).to_be_visible()
    assert reader.page.context.cookies() == []
    assert foreign == []


def test_a_page_comes_with_what_keeps_it_safe(open_person):
    headers = open_person().page.request.get(SITE + COSTS["nl"]).headers
    assert headers["strict-transport-security"].startswith("max-age=31536000")
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "set-cookie" not in headers


def test_the_first_people_come_and_one_sentence_goes_public(open_person):
    head = open_person()
    head.log_in("head")
    expect(head.page).to_have_url(SITE + SECOND)
    set_up_app(head)
    nurse = _arrives(open_person(), _invited(head, "Anna Jansen", "Editor"))
    doctor = _arrives(open_person(), _invited(head, "Bea de Wit", "Medical reviewer"))
    reader = open_person()
    before = {language: read(reader, path) for language, path in COSTS.items()}

    open_draft(nurse)
    nurse.page.get_by_role("radio", name="Deutsch").first.check()
    text = nurse.page.locator("#sections-0 textarea[name$='-body_de']")
    text.fill(f"{text.input_value()}\n- {SENTENCE}")
    saved(nurse)
    ask(nurse, "One more line.")
    assert read(reader, COSTS["de"]) == before["de"]
    open_review(doctor)
    approve(doctor)
    reader.go(COSTS["de"])
    expect(reader.page.get_by_text(SENTENCE)).to_be_visible()
    assert read(reader, COSTS["nl"]) == before["nl"]


def _invited(head, name, role):
    """The link with which somebody may come in."""
    head.go("/staff/people/add/")
    page = head.page
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail address").fill(f"{name.split()[0].lower()}@example.org")
    page.locator(f"[name=role][value='{role}']").check()
    for box in page.locator("[name=reads]").all():
        box.check()
    page.locator("select[name=interface]").select_option("en")
    page.get_by_role("button", name="Invite").click()
    return page.locator("code.secret").inner_text()


def _arrives(person, link):
    person.page.goto(link)
    person.page.get_by_label("New password").fill(PASSWORD)
    person.page.get_by_label("The same once more").fill(PASSWORD)
    person.page.get_by_role("button", name="Save and log in").click()
    expect(person.page).to_have_url(SITE + SECOND)
    set_up_app(person)
    return person
