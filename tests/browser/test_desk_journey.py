"""One sentence, from the nurse who finds it to the reader, by keyboard alone."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, ROOT, PreparedSite, _serve
from tests.browser.test_accounts import code

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SET_UP_APPS = f"""
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
for name in ("nurse", "doctor"):
    TOTP.activate(User.objects.get(username=name), {SECRET!r})
"""

PATHS = {
    "nl": "/nl/bijwerkingen/",
    "de": "/de/nebenwirkungen/",
    "en": "/en/side-effects/",
}
OLD = "Een precies getal hebben wij niet"
NEW = "Soms bent u nog lang misselijk"  # how often, without a number: the gate asks
REASON = "Er is geen betrouwbaar getal."

FOCUSED = "one => one === document.activeElement"
BEHIND = {
    "de": "Diese Übersetzung ist älter",
    "en": "The original of this text has changed",
}


class Keys:
    """Hands that have a keyboard and nothing else. Counts what they press and load."""

    def __init__(self, person):
        self.page, self.tabs, self.presses, self._loads = person.page, 0, 0, 0
        self.page.on("domcontentloaded", self._count)

    def _count(self, _page):
        self._loads += 1

    def loads(self):
        """Words can be seen on a page before it is whole, and is counted."""
        self.page.wait_for_load_state("domcontentloaded")
        return self._loads

    def begin(self):
        """With all counts at nought, on a page that is there."""
        self.page.wait_for_load_state()
        self._loads = self.tabs = self.presses = 0

    def press(self, key):
        self.presses += 1
        self.page.keyboard.press(key)

    def type(self, text):
        """Once a field has the focus: a page takes it there after it is loaded."""
        expect(self.page.locator(":is(input, textarea):focus")).to_be_visible()
        self.page.keyboard.type(text)

    def to(self, target, key="Tab", most=120):
        """Press Tab until the target has the focus; nobody sees a focus that is lost."""
        expect(target).to_be_visible()
        for _press in range(most):
            if target.evaluate(FOCUSED):
                expect(target).to_be_in_viewport()
                return
            self.tabs += 1
            self.page.keyboard.press(key)
        pytest.fail(f"{most} times {key} never reached {target}.")


@pytest.fixture
def strict_site(prepared_site, tmp_path):
    """A server that demands the second factor of people who have set up an app."""
    environment = {**prepared_site.environment, "REQUIRE_2FA": "1"}
    for address in _serve(PreparedSite(prepared_site.database, environment), tmp_path):
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", SET_UP_APPS],
            cwd=ROOT,
            env={
                **os.environ,
                **environment,
                "DATABASE_URL": f"sqlite:///{tmp_path}/site.db",
            },
            check=True,
        )
        yield address


def sign_in(person, name):
    """Both steps begin in the field that is to be filled."""
    keys = Keys(person)
    person.go("/staff/")
    expect(person.page.get_by_label("User name or e-mail address")).to_be_focused()
    keys.type(name)
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    expect(person.page.get_by_label("Code")).to_be_focused()
    keys.type(code(SECRET))
    keys.press("Enter")
    expect(person.page.locator("#desk-q")).to_be_visible()
    return keys


def read(person, language):
    return person.page.request.get(person.site + PATHS[language]).text()


def text_of(html):
    """The sections of a page: without what is told of its edition, and that a text is
    older than its original."""
    start, end = html.index('<section class="section'), html.index("review-stamp")
    told = r'<p class="translation-note">[^<]*</p>'
    return " ".join(re.sub(told, "", html[start:end]).split())


def test_one_dutch_sentence_by_keyboard_alone(strict_site, open_browser):
    reader = open_browser(strict_site)
    before = {language: read(reader, language) for language in PATHS}

    # The nurse finds the sentence, and is at its words.
    nurse = open_browser(strict_site, folds=True)
    page, keys = nurse.page, sign_in(nurse, "nurse")
    keys.begin()
    keys.to(page.locator("#desk-q"))
    keys.type(OLD)
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Find a text", level=1)).to_be_visible()
    keys.to(page.get_by_role("link", name="In short"))
    keys.press("Enter")
    text = page.locator("#sections-0 textarea[name$='-body_nl']")
    expect(text).to_be_focused()
    assert page.evaluate("getSelection().toString()") == OLD
    assert keys.loads() == 2
    keys.type(NEW)

    # Beside the form it stands as a phone shows it, in German too.
    keys.to(page.locator(".save-bar").get_by_role("link", name="Preview"))
    keys.press("Enter")
    frame = page.frame_locator('iframe[name="page-preview"]')
    expect(frame.get_by_text(NEW)).to_be_visible()
    keys.to(page.get_by_role("radio", name="Nederlands", exact=True).last)
    keys.press("ArrowRight")
    expect(frame.locator("html")).to_have_attribute("lang", "de")
    expect(frame.get_by_text(BEHIND["de"])).to_be_visible()
    expect(page.get_by_role("radio", name="phone", exact=True)).to_be_checked()
    expect(text).to_have_value(re.compile(NEW))
    assert keys.loads() == 2, "a preview loads no page"

    # She asks; the gate wants a word from her, and waits where she types it.
    keys.to(page.get_by_role("button", name="Save and ask for a review"), "Shift+Tab")
    keys.press("Enter")
    reason = page.get_by_label("Why it stays")
    expect(reason).to_be_focused()
    keys.type(REASON)
    keys.press("Enter")
    expect(page.get_by_text("A reviewer has been asked.")).to_be_visible()
    assert (keys.loads(), keys.presses) == (4, 6)
    assert {language: read(reader, language) for language in PATHS} == before

    # The doctor sees the one sentence and the reason, and approves.
    doctor = open_browser(strict_site)
    page, keys = doctor.page, sign_in(doctor, "doctor")
    keys.begin()
    keys.to(page.get_by_role("link", name="You are asked for a review."))
    keys.press("Enter")
    expect(page.get_by_text(REASON)).to_be_visible()
    assert {*page.locator("ins").all_text_contents()} == {f"added: {NEW}"}
    assert {*page.locator("del").all_text_contents()} == {f"removed: {OLD}"}
    keys.to(page.get_by_role("button", name="Approve and publish"))
    keys.press("Enter")
    expect(page.get_by_text("Published.")).to_be_visible()
    assert (keys.loads(), keys.presses) == (2, 2)

    # Readers of Dutch read it; the others are told no more than that theirs is older.
    after = {language: read(reader, language) for language in PATHS}
    assert OLD in before["nl"]
    assert OLD not in after["nl"]
    assert NEW in after["nl"]
    for language, words in BEHIND.items():
        assert words not in before[language]
        assert words in after[language]
        assert text_of(after[language]) == text_of(before[language])
