"""A safety sentence changes in Dutch, and becomes German again: the work of three, by
keyboard, with what readers of German see in between."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, ROOT, _serve
from tests.browser.test_desk_journey import Keys, read

OLD = "of er is pijn of bloed"
NEW = "of er is pijn, bloed of koorts"
OLD_GERMAN = "oder es gibt Schmerzen oder Blut"
NEW_GERMAN = "oder es gibt Schmerzen, Blut oder Fieber"
PART = 'id="same-day"'

GERMAN_ALONE = """
from django.contrib.auth.models import User
from content.accounts import people
from content.publishing import four_eyes
user = User.objects.get(username="translator")
four_eyes.say_languages(user, ["de"])
people.say(user, writes=["de"])
"""


@pytest.fixture
def german_site(prepared_site, tmp_path):
    """A site whose translator reads and writes German, and nothing else."""
    for address in _serve(prepared_site, tmp_path):
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", GERMAN_ALONE],
            cwd=ROOT,
            env={
                **os.environ,
                **prepared_site.environment,
                "DATABASE_URL": f"sqlite:///{tmp_path}/site.db",
            },
            check=True,
        )
        yield address


def sign_in(person, name):
    """At the desk, with the counts of keys and pages at nought."""
    keys = Keys(person)
    person.go("/staff/")
    keys.type(name)
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    expect(person.page.locator("#desk-q")).to_be_visible()
    keys.begin()
    return keys


def access(keys, letter):
    """Press the access key of a control: Alt and a letter. Playwright leaves out the
    letter that a keyboard sends with Alt, and Chromium listens to that alone."""
    key = {
        "key": letter,
        "code": f"Key{letter.upper()}",
        "windowsVirtualKeyCode": ord(letter.upper()),
        "modifiers": 1,
    }
    devtools = keys.page.context.new_cdp_session(keys.page)
    keys.presses += 1
    typed = {"type": "keyDown", "text": letter, "unmodifiedText": letter}
    devtools.send("Input.dispatchKeyEvent", key | typed)
    devtools.send("Input.dispatchKeyEvent", key | {"type": "keyUp"})
    devtools.detach()


def part(html):
    """The card of a page that says when to call today."""
    return html[html.index(PART) :].partition('<section class="section ')[0]


def approve(open_browser, site):
    """The doctor looks, and approves: two keys."""
    doctor = open_browser(site)
    page, keys = doctor.page, sign_in(doctor, "doctor")
    keys.to(page.get_by_role("link", name="You are asked for a review.").first)
    keys.press("Enter")
    keys.to(page.get_by_role("button", name="Approve and publish"))
    keys.press("Enter")
    expect(page.get_by_text("Published.")).to_be_visible()
    assert (keys.loads(), keys.presses) == (2, 2)


def test_a_dutch_safety_sentence_becomes_german_again(german_site, open_browser):
    reader = open_browser(german_site)
    assert OLD_GERMAN in part(read(reader, "de"))

    # A nurse changes a Dutch sentence of a safety text, and a doctor approves.
    nurse = open_browser(german_site, folds=True)
    page, keys = nurse.page, sign_in(nurse, "nurse")
    keys.to(page.locator("#desk-q"))
    keys.type(OLD)
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Find a text", level=1)).to_be_visible()
    keys.to(page.get_by_role("link", name="Call today").first)
    keys.press("Enter")
    expect(page.locator("textarea:focus")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == OLD
    keys.type(NEW)
    keys.to(page.get_by_role("button", name="Save and ask for a review"))
    keys.press("Enter")
    expect(page.get_by_text("A reviewer has been asked.")).to_be_visible()
    assert (keys.loads(), keys.presses) == (3, 3)
    approve(open_browser, german_site)

    # Readers of German see the Dutch sentence, marked as Dutch, and whom to call.
    seen = part(read(reader, "de"))
    assert NEW in seen
    assert OLD_GERMAN not in seen.partition("<details")[0]
    assert 'lang="nl"' in seen
    assert "notice--behind" in seen
    reader.go("/de/nebenwirkungen/")
    notice = reader.page.locator(".notice--behind")
    expect(notice.locator("a[href^='tel:']").first).to_be_visible()

    # The translator finds it first in her queue, translates, and hands German back.
    translator = open_browser(german_site)
    page, keys = translator.page, sign_in(translator, "translator")
    keys.to(page.get_by_role("link", name="Behind in your languages"))
    keys.press("Enter")
    first = page.locator(".queue > li").first
    expect(first).to_contain_text("safety")
    keys.to(first.get_by_role("link"))
    keys.press("Enter")
    expect(page.locator(".beside ins", has_text="koorts")).to_be_visible()
    access(keys, "t")
    text = page.locator("textarea:focus")
    said = text.input_value()
    assert OLD_GERMAN in said
    keys.press("Control+a")
    page.keyboard.insert_text(said.replace(OLD_GERMAN, NEW_GERMAN))
    access(keys, "y")
    expect(page.get_by_text("Noted: this translation says")).to_be_visible()
    assert OLD_GERMAN not in part(read(reader, "de")).partition("<details")[0]
    if page.locator("#translation_form").count():  # another text waits: not today
        access(keys, "q")
    expect(page.get_by_role("button", name="Hand this language back")).to_be_visible()
    access(keys, "h")
    expect(page.get_by_text("A reviewer has been asked.")).to_be_visible()
    assert (keys.loads(), keys.presses) == (4, 6)

    # A second person approves, and German readers read German again.
    approve(open_browser, german_site)
    seen = part(read(reader, "de"))
    assert NEW_GERMAN in seen
    assert NEW not in seen
    assert "notice--behind" not in seen
    assert NEW in part(read(reader, "nl"))
