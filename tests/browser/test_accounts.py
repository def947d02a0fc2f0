"""Logging in with a second factor, as people do it: an app, a passkey, an invitation."""

import os
import subprocess
import sys

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, ROOT, PreparedSite, _serve
from tests.browser.looking import load_axe, sideways

SECOND = "/staff/account/second-step/"
WIDTHS = (390, 1280)

MAKE_HEAD = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user("head", password={PASSWORD!r}, is_staff=True)
user.groups.add(*Group.objects.filter(name__in=["Administrator", "Editor"]))
"""


@pytest.fixture(scope="module")
def strict_site(prepared_site, tmp_path_factory):
    """A server that demands the second factor. By name: passkeys need one."""
    folder = tmp_path_factory.mktemp("strict")
    environment = {**prepared_site.environment, "REQUIRE_2FA": "1"}
    for address in _serve(PreparedSite(prepared_site.database, environment), folder):
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", MAKE_HEAD],
            cwd=ROOT,
            env={
                **os.environ,
                **environment,
                "DATABASE_URL": f"sqlite:///{folder}/site.db",
            },
            check=True,
        )
        yield address.replace("127.0.0.1", "localhost")


def code(secret, number=0):
    """A code of the app: the one before, now, or the next. All three are taken."""
    counters = [*yield_hotp_counters_from_time()]
    return format_hotp_value(hotp_value(secret, counters[number]))


def set_up_app(person):
    person.page.get_by_role("link", name="Set up an app").click()
    secret = person.page.locator("code.secret").inner_text()
    box = person.page.get_by_label("Six digits that the app shows")
    box.fill(code(secret))
    box.press("Enter")
    expect(person.page.get_by_role("heading", name="My recovery codes")).to_be_visible()
    return secret


def test_a_nurse_sets_up_an_app_and_logs_in_with_it_by_keyboard(
    strict_site, open_browser
):
    nurse = open_browser(strict_site)
    nurse.log_in("nurse")
    expect(nurse.page).to_have_url(strict_site + SECOND)
    secret = set_up_app(nurse)
    nurse.page.get_by_role("link", name="I have kept them").click()
    expect(nurse.page).to_have_url(f"{strict_site}/staff/")
    nurse.log_out()

    keys = nurse.page.keyboard
    nurse.page.get_by_label("User name or e-mail address").focus()
    keys.type("nurse")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    nurse.page.get_by_label("Code").focus()
    keys.type(code(secret, 1))
    keys.press("Enter")
    expect(nurse.page).to_have_url(f"{strict_site}/staff/")


def test_a_doctor_sets_up_a_passkey_and_logs_in_with_it_alone(
    strict_site, open_browser
):
    doctor = open_browser(strict_site)
    devtools = doctor.page.context.new_cdp_session(doctor.page)
    devtools.send("WebAuthn.enable")
    device = devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )["authenticatorId"]
    doctor.log_in("doctor")
    doctor.page.get_by_role("link", name="Set up a passkey").click()
    doctor.page.get_by_label("What to call it").fill("my phone")
    doctor.page.get_by_role("button", name="Set up a passkey").click()
    expect(doctor.page.get_by_role("heading", name="My recovery codes")).to_be_visible()
    doctor.log_out()

    doctor.page.get_by_role("button", name="Log in with a passkey").click()
    expect(doctor.page).to_have_url(f"{strict_site}/staff/")
    doctor.log_out()

    doctor.log_in("doctor")
    doctor.page.get_by_role("button", name="Use a passkey instead").click()
    expect(doctor.page).to_have_url(f"{strict_site}/staff/")
    doctor.log_out()

    devtools.send(
        "WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False}
    )
    doctor.page.get_by_role("button", name="Log in with a passkey").click()
    expect(doctor.page.get_by_text("That did not work")).to_be_visible()


def test_nothing_is_wrong_with_any_page_of_accounts(strict_site, open_browser):
    """An administrator invites somebody; axe and a ruler look at every page met."""
    head = open_browser(strict_site, bypass_csp=True)  # axe is no script of ours
    wrong = {}

    def look(where):
        load_axe(head.page)
        for width in WIDTHS:
            head.page.set_viewport_size({"width": width, "height": 800})
            violations = head.page.evaluate("axe.run()")["violations"]
            found = [
                f"{one['id']}: {node['html'][:160]}"
                for one in violations
                for node in one["nodes"]
            ]
            if wide := sideways(head.page):
                found.append(f"{wide} px too wide")
            for what in found:
                wrong.setdefault(what, []).append(f"{where} {width}")

    head.go("/staff/login/")
    look("login")
    head.go("/staff/forgotten/")
    look("forgotten")
    head.log_in("head")
    look("second step")
    head.page.get_by_role("link", name="Set up an app").click()
    look("app")
    head.go(SECOND)
    set_up_app(head)
    look("recovery codes")
    for place in (
        SECOND,
        f"{SECOND}webauthn/add/",
        f"{SECOND}recovery-codes/generate/",
        "/staff/account/",
        "/staff/account/password/",
        "/staff/people/",
        "/staff/people/add/",
    ):
        head.go(place)
        look(place)
    head.page.get_by_label("Name").fill("Anna Jansen")
    head.page.get_by_label("E-mail address").fill("anna@example.org")
    head.page.get_by_role("button", name="Invite").click()
    look("person")
    link = head.page.locator("code.secret").inner_text()

    anna = open_browser(strict_site)
    anna.page.goto(link)
    anna.page.get_by_label("New password").fill("korenbloem trein lantaarn")
    anna.page.get_by_label("The same once more").fill("korenbloem trein lantaarn")
    anna.page.get_by_role("button", name="Save and log in").click()
    expect(anna.page).to_have_url(strict_site + SECOND)

    head.log_out()
    head.log_in("head")
    look("code")
    assert [f"{what} at {where}" for what, where in wrong.items()] == []
