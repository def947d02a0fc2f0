"""What a deployment must not forget, and what others hear of accounts."""

import pytest
from django.core.checks import run_checks

from content.accounts.browsers import name_of
from content.accounts.events import Change, account_changed
from content.accounts.passwords import WithoutSiteWords
from content.accounts.shown import qr_code
from tests.factories import make_editor
from tests.test_accounts_people import PEOPLE, make_administrator


def warnings():
    return [one.id for one in run_checks() if one.id.startswith("content.W00")]


def test_a_real_site_without_a_second_factor_is_warned_about(settings):
    settings.HTTPS, settings.REQUIRE_2FA = True, False
    assert warnings() == ["content.W001"]
    settings.REQUIRE_2FA = True
    assert warnings() == []


def test_trying_things_out_needs_none(settings):
    settings.HTTPS = settings.REQUIRE_2FA = False
    assert warnings() == []


@pytest.mark.parametrize(
    "agent,name",
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537", "Chrome, Linux"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_by_two_words(agent, name):
    assert name_of(agent) == name


def test_whoever_keeps_a_journal_hears_what_happens_to_accounts(client, db):
    head, nurse = make_administrator(), make_editor()
    heard = []

    def listen(what, about, by, **signal):
        heard.append((what, about.pk, by.pk))

    account_changed.connect(listen)
    client.force_login(head)
    for step in ("link", "deactivate", "activate"):
        client.post(f"{PEOPLE}{nurse.pk}/{step}/")
    account_changed.disconnect(listen)
    assert heard == [
        (what, nurse.pk, head.pk)
        for what in (Change.LINK_MADE, Change.DEACTIVATED, Change.ACTIVATED)
    ]


def test_the_parts_of_the_sites_own_address_do_not_count(settings):
    settings.ALLOWED_HOSTS = ["www.zeewind-kliniek.example"]
    validator = WithoutSiteWords(min_length=12)
    with pytest.raises(Exception, match="“zeewind”"):
        validator.validate("Zeewind-2026-!")
    validator.validate("korenbloem trein lantaarn")


def test_a_qr_code_is_a_square_of_squares():
    drawn = qr_code("otpauth://totp/nurse?secret=ABC")
    assert drawn["qr_size"] > 20
    assert drawn["qr_path"].startswith("M4 4h1v1h-1z")
