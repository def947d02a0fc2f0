"""Logging in: password, second factor, what is open without it, how long it lasts."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from content.accounts import sessions
from content.accounts.guard import OPEN_WITHOUT_FACTOR
from content.accounts.tables import SignIn
from tests.factories import make_editor, make_user

pytestmark = pytest.mark.django_db

LOGIN = "/staff/login/"
SECOND = "/staff/account/second-step/"


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """A test's transaction never commits, and allauth tells of a factor when it does."""
    monkeypatch.setattr(transaction, "on_commit", lambda tell, **options: tell())


@pytest.fixture
def demanded(settings):
    settings.REQUIRE_2FA = True


def codes(secret):
    """The codes of an app: the one before, now, and the next. All three are taken."""
    return [
        format_hotp_value(hotp_value(secret, counter))
        for counter in yield_hotp_counters_from_time()
    ]


def log_in(client, name="nurse", password="secret", **more):
    return client.post(LOGIN, {"login": name, "password": password, **more})


def set_up_app(client):
    """Set up an app as a person does; its secret."""
    html = client.get(f"{SECOND}totp/activate/").content.decode()
    secret = re.search(r'<code class="secret">(\w+)</code>', html)[1]
    answer = client.post(f"{SECOND}totp/activate/", {"code": codes(secret)[0]})
    assert answer["Location"] == f"{SECOND}recovery-codes/"
    return secret


def is_in(client):
    return client.get("/staff/").status_code == 200


def test_the_whole_way_with_an_app_and_with_a_recovery_code(client, demanded):
    make_editor()
    assert log_in(client)["Location"] == "/staff/"
    assert client.get("/staff/")["Location"] == SECOND
    secret = set_up_app(client)
    html = client.get(f"{SECOND}recovery-codes/").content.decode()
    recovery = re.findall(r"<li><code>(.+?)</code></li>", html)
    assert len(recovery) == 10
    assert is_in(client)

    for right, wrong in ((codes(secret)[1], "000000"), (recovery[0], "00000000")):
        other = Client()
        assert log_in(other)["Location"] == f"{SECOND}authenticate/"
        assert not is_in(other)
        answer = other.post(f"{SECOND}authenticate/", {"code": wrong})
        assert answer.status_code == 200
        assert not is_in(other)
        answer = other.post(f"{SECOND}authenticate/", {"code": right})
        assert answer["Location"] == "/staff/"
        assert is_in(other)
        again = Client()
        log_in(again)
        again.post(f"{SECOND}authenticate/", {"code": right})
        assert not is_in(again), "a code lets in once"


def test_the_address_that_was_asked_for_comes_after_logging_in(client):
    make_editor()
    answer = client.get("/staff/content/page/")
    assert answer["Location"] == "/staff/login/?next=/staff/content/page/"
    html = client.get(answer["Location"]).content.decode()
    assert '<input type="hidden" name="next" value="/staff/content/page/">' in html
    answer = log_in(client, next="/staff/content/page/")
    assert answer["Location"] == "/staff/content/page/"
    assert log_in(Client(), next="https://elsewhere.example/")["Location"] == "/staff/"


def closed_addresses(resolver=None, prefix=""):
    """Every address below the staff path that is not open to all, its places filled."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from closed_addresses(entry, path)
            continue
        filled = re.sub(r"<[^>]+>", "1", path)
        is_open = {entry.name, f"admin:{entry.name}"} & OPEN_WITHOUT_FACTOR
        if filled.startswith("staff/") and not is_open and filled != "staff/login/":
            yield (
                f"/{filled}" if re.fullmatch(r"[\w/.-]+", filled) else "/staff/nothing/"
            )


def test_no_address_of_the_staff_side_works_without_the_factor(client, demanded):
    """Whatever answers there: the admin's own pages, ours, the gallery, previews."""
    client.force_login(make_user("boss", is_superuser=True))
    paths = [*closed_addresses()]
    for path in paths:
        for ask in (client.get, client.post):
            answer = ask(path)
            assert (answer.status_code, answer["Location"]) == (302, SECOND), path
    assert len(paths) > 100


def test_whoever_is_not_logged_in_sees_no_address_of_the_staff_side(client):
    paths = [*closed_addresses()]
    for path in paths:
        for ask in (client.get, client.post):
            answer = ask(path)
            assert answer.status_code in (302, 405), path
            where = answer.headers.get("Location", LOGIN)
            assert re.match(r"/staff/(login|account/again)/", where), path
    assert len(paths) > 100


def test_what_is_open_without_the_factor_shows_nothing_of_the_site(client, demanded):
    client.force_login(make_user("boss", is_superuser=True))
    for path in (SECOND, f"{SECOND}totp/activate/"):
        html = client.get(path, follow=True).content.decode()
        for shown in ("/staff/people/", "/staff/content/", "/staff/account/password/"):
            assert shown not in html


def test_setting_up_a_factor_ends_what_was_logged_in_without_it(client, demanded):
    make_editor()
    thief = Client()
    log_in(thief)
    log_in(client)
    set_up_app(client)
    assert is_in(client)
    assert LOGIN in thief.get(SECOND, follow=True).redirect_chain[-1][0]


def test_one_persons_factor_does_not_count_for_the_next_on_that_browser(
    client, demanded
):
    make_editor()
    make_editor("colleague")
    log_in(client)
    secret = set_up_app(client)
    client.post("/staff/logout/")
    log_in(client)
    client.post(f"{SECOND}authenticate/", {"code": codes(secret)[1]})
    assert is_in(client)
    log_in(client, "colleague")
    client.post("/staff/logout/")
    log_in(client, "colleague")
    assert client.get("/staff/")["Location"] == SECOND


def test_who_removes_the_last_factor_sets_up_a_new_one_first(client, demanded):
    make_editor()
    log_in(client)
    set_up_app(client)
    client.post(f"{SECOND}totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert client.get("/staff/")["Location"] == SECOND


def test_without_the_demand_who_has_a_factor_is_asked_for_it_all_the_same(client):
    make_editor()
    log_in(client)
    assert is_in(client)
    set_up_app(client)
    other = Client()
    assert log_in(other)["Location"] == f"{SECOND}authenticate/"
    assert not is_in(other)


def test_the_secret_of_an_app_does_not_stand_in_the_database(client):
    make_editor()
    log_in(client)
    secret = set_up_app(client)
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in kept


def test_by_e_mail_address_as_well_and_in_any_case(client):
    user = make_editor()
    user.email = "Nurse@Example.org"
    user.save()
    for name in ("NURSE", "nurse@example.org"):
        assert log_in(Client(), name)["Location"] == "/staff/"


def test_a_wrong_name_and_a_wrong_password_look_the_same(client):
    make_editor()
    found = [
        re.search(
            r'class="errornote"[^>]*>(.+?)<', log_in(client, *typed).content.decode()
        )[1]
        for typed in (("nurse", "wrong"), ("nobody", "wrong"), ("a@b.example", "wrong"))
    ]
    assert len({*found}) == 1


# --- How long it lasts ------------------------------------------------------------------


def age(settings, **times):
    SignIn.objects.update(**{name: timezone.now() - by for name, by in times.items()})


def test_a_sign_in_slides_with_use_and_ends_without(client, settings):
    client.force_login(make_editor())
    before = client.session.get_expiry_date()
    age(settings, seen_at=timedelta(minutes=10))
    assert is_in(client)
    assert client.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE
    assert client.session.get_expiry_date() > before
    assert timezone.now() - SignIn.objects.get().seen_at < timedelta(minutes=1)
    age(settings, seen_at=timedelta(seconds=settings.SESSION_COOKIE_AGE))
    assert not is_in(client)


def test_a_sign_in_ends_however_much_it_is_used(client, settings):
    client.force_login(make_editor())
    age(settings, began_at=settings.SESSION_ENDS - timedelta(minutes=1))
    assert is_in(client)
    age(settings, began_at=settings.SESSION_ENDS)
    assert not is_in(client)


def test_log_out_everywhere_leaves_the_device_that_asked(client):
    user = make_editor()
    phone, colleague = Client(), Client()
    client.force_login(user)
    phone.force_login(user)
    colleague.force_login(make_editor("colleague"))
    client.post("/staff/account/devices/")
    assert is_in(client)
    assert not is_in(phone)
    assert is_in(colleague)


def test_one_device_is_logged_out_and_no_one_elses(client):
    user = make_editor()
    phone, colleague = Client(), Client()
    client.force_login(user)
    colleague.force_login(make_editor("colleague"))
    phone.force_login(user)
    for row in (SignIn.objects.get(user__username="colleague"), SignIn.objects.last()):
        client.post("/staff/account/devices/", {"sign_in": row.pk})
    assert is_in(colleague)
    assert is_in(client)
    assert not is_in(phone)


def test_a_deactivated_person_is_out_at_once_and_cannot_log_in(client):
    user = make_editor()
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not is_in(client)
    answer = Client().post(LOGIN, {"login": "nurse", "password": "secret"}, follow=True)
    assert answer.redirect_chain[-1][0] == LOGIN


def test_the_list_of_devices_names_browsers_and_no_network_address(client):
    user = make_editor()
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko Firefox/140.0"
    client.post(
        LOGIN,
        {"login": "nurse", "password": "secret"},
        headers={"user-agent": agent},
        REMOTE_ADDR="192.0.2.7",
    )
    row = SignIn.objects.get(user=user)
    assert row.browser == "Firefox, Windows"
    assert "192.0.2.7" not in str(vars(row))
    assert "Firefox, Windows" in client.get("/staff/account/").content.decode()
    assert [one.pk for one in sessions.sign_ins_of(user, timezone.now())] == [row.pk]


# --- Cookies, policy, language ----------------------------------------------------------


def test_every_cookie_of_the_staff_lives_on_its_path(client):
    make_editor()
    client.get(LOGIN)
    log_in(client)
    assert {"sessionid", "csrftoken", "staff_device"} <= {*client.cookies}
    for name, cookie in client.cookies.items():
        assert cookie["path"] == "/staff/", name
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Strict", name
    assert not client.get("/nl/").cookies


def test_the_staff_side_answers_in_the_persons_language(client):
    make_editor()
    german = {"accept-language": "de"}
    assert '<html lang="de"' in client.get(LOGIN, headers=german).content.decode()
    client.post("/staff/language/", {"language": "nl", "back": LOGIN})
    assert '<html lang="nl"' in client.get(LOGIN, headers=german).content.decode()
    log_in(client)
    answer = client.post(
        "/staff/language/", {"language": "en", "back": "/staff/account/"}
    )
    assert answer["Location"] == "/staff/account/"
    other = Client()
    log_in(other)
    assert '<html lang="en"' in other.get("/staff/", headers=german).content.decode()
    assert '<html lang="de"' in client.get("/de/").content.decode()


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//x.example/", "/nl/", ""]
)
def test_the_language_switch_leads_nowhere_else(client, back):
    answer = client.post("/staff/language/", {"language": "xx", "back": back})
    assert answer["Location"] == "/staff/"


def test_addresses_of_the_account_are_as_the_documentation_says():
    assert reverse("admin:login") == reverse("account_login") == LOGIN
    assert reverse("mfa_index") == SECOND
