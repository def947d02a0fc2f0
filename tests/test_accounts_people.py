"""People: inviting, roles, helping back in, deactivating; what a forged request cannot."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from content.accounts import colleagues, people
from content.accounts.tables import OneTimeLink, SignIn
from content.publishing import four_eyes
from content.roles import ADMINISTRATOR, EDITOR, MEDICAL_REVIEWER, TRANSLATOR
from tests.factories import (
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
)
from tests.staff_forms import opened, url_of
from tests.test_accounts_sign_in import LOGIN, is_in, log_in

pytestmark = pytest.mark.django_db

PEOPLE = "/staff/people/"
ADD = f"{PEOPLE}add/"
GOOD = "korenbloem trein lantaarn"
EN = {"accept-language": "en"}


def make_administrator(name="head", **options):
    return make_user(name, role=ADMINISTRATOR, **options)


def typed(**changes):
    return {
        "name": "Anna Jansen",
        "email": "anna@example.org",
        "role": TRANSLATOR,
        "reads": ["nl", "de"],
        "writes": ["de"],
        "interface": "de",
        **changes,
    }


def link_in(answer):
    return re.search(
        r"http://testserver(/staff/link/[\w-]+/)", answer.content.decode()
    )[1]


@pytest.fixture
def head(client):
    user = make_administrator()
    client.force_login(user)
    return user


def invite(client, **changes):
    answer = client.post(ADD, typed(**changes), follow=True)
    return User.objects.get(email=changes.get("email", "anna@example.org")), answer


def choose(path, password=GOOD, browser=None):
    browser = browser or Client()
    data = {"new_password1": password, "new_password2": password}
    return browser.post(path, data, headers=EN)


# --- Inviting ---------------------------------------------------------------------------


def test_a_colleague_is_invited_with_one_form_and_comes_in_with_the_link(client, head):
    anna, answer = invite(client)
    assert not anna.has_usable_password()
    assert [group.name for group in anna.groups.all()] == [TRANSLATOR]
    assert four_eyes.languages_of(anna) == {"nl", "de"}
    assert people.languages_to_write(anna) == {"de"}
    assert people.interface_language(anna) == "de"
    assert four_eyes.names([anna.pk]) == {anna.pk: "Anna Jansen"}
    path = link_in(answer)
    assert path not in client.get(f"{PEOPLE}{anna.pk}/").content.decode()

    browser = Client()
    assert "Anna Jansen" in browser.get(path).content.decode()
    assert "Anna Jansen" in browser.get(path).content.decode(), (
        "looking uses nothing up"
    )
    assert choose(path, browser=browser)["Location"] == "/staff/"
    assert '<html lang="de"' in browser.get("/staff/").content.decode()
    assert choose(path).status_code == 404
    assert log_in(Client(), "anna@example.org", GOOD)["Location"] == "/staff/"


def test_the_link_demands_the_second_factor_like_any_other_way_in(
    client, head, settings
):
    settings.REQUIRE_2FA = True
    anna, path = make_invited(head)
    browser = Client()
    choose(path, browser=browser)
    assert browser.get("/staff/")["Location"] == "/staff/account/second-step/"


def make_invited(by):
    details = colleagues.Details(
        name="Anna",
        email="anna@example.org",
        role=EDITOR,
        administers=False,
        reads=["nl"],
        writes=[],
        interface="en",
    )
    link = colleagues.invite(details, by=by, now=timezone.now())
    return link.user, link.path


def test_a_link_is_kept_as_a_digest_and_ends(client, head):
    anna, path = make_invited(head)
    secret = path.split("/")[-2]
    assert secret not in str(vars(OneTimeLink.objects.get()))
    OneTimeLink.objects.update(
        made_at=timezone.now() - timedelta(days=8),
        expires_at=timezone.now() - timedelta(seconds=1),
    )
    assert Client().get(path).status_code == 404
    assert choose(path).status_code == 404


def test_only_the_newest_link_works(client, head):
    anna, first = make_invited(head)
    second = link_in(client.post(f"{PEOPLE}{anna.pk}/link/", follow=True))
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200


@pytest.mark.parametrize(
    "password,why",
    [
        ("short word", "too short"),
        ("ketamine-ketamine-1", "ketamine"),
        ("welkomkliniek2026!", "do not count"),
        ("123456789012", "numeric"),
        ("anna@example.org1", "similar"),
    ],
)
def test_a_poor_password_is_refused_in_a_sentence(client, head, password, why):
    anna, path = make_invited(head)
    answer = choose(path, password)
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert choose(path, "ketamine korenbloem trein").status_code == 302


def test_what_was_typed_stands_again_when_something_is_wrong(client, head):
    make_user("other", email="taken@example.org")
    answer = client.post(
        ADD, typed(email="Taken@example.org", writes=[], name="Anna"), headers=EN
    )
    html = answer.content.decode()
    assert 'value="Anna"' in html
    assert 'value="Taken@example.org"' in html
    assert "has an account with this address already" in html
    assert "Tick at least one language." in html
    assert User.objects.count() == 2


def test_with_mail_on_the_invitation_goes_out_in_the_colleagues_language(
    client, head, settings
):
    settings.MAIL_IS_ON = True
    anna, answer = invite(client)
    [sent] = mail.outbox
    assert sent.to == ["anna@example.org"]
    assert link_in(answer) in sent.body
    assert "Anna Jansen" in sent.body
    assert re.search(r"Guten Tag|Hallo", sent.body)


def test_a_mail_server_that_fails_leaves_the_link_to_hand_over(
    client, head, settings, caplog
):
    settings.MAIL_IS_ON = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    anna, answer = invite(client)
    assert Client().get(link_in(answer)).status_code == 200


# --- The list, and changing -------------------------------------------------------------


def test_the_list_tells_role_state_and_second_step(client, head):
    anna, _answer = invite(client)
    gone = make_editor("gone")
    gone.is_active = False
    gone.save()
    html = client.get(PEOPLE, headers=EN).content.decode()
    rows = re.findall(r'<tr class="people__(\w+)">(.+?)</tr>', html, flags=re.DOTALL)
    assert [state for state, _row in rows] == ["active", "invited", "deactivated"]
    assert "Anna Jansen" in rows[1][1]
    assert "Translator" in rows[1][1]
    assert "Nederlands, Deutsch" in rows[1][1]
    assert "never" in rows[1][1]


def test_a_form_that_is_saved_untouched_changes_nothing(client, head):
    nurse = make_editor()
    before = state(nurse)
    html = client.get(f"{PEOPLE}{nurse.pk}/").context["form"]
    data = {name: html[name].value() for name in html.fields}
    data = {name: value for name, value in data.items() if value not in (None, False)}
    assert client.post(f"{PEOPLE}{nurse.pk}/", data)["Location"] == PEOPLE
    after = state(nurse)
    assert after.pop("interface") == "nl"  # said now, as the form shows one
    before.pop("interface")
    assert after == before


def state(user):
    user = User.objects.get(pk=user.pk)
    return {
        "username": user.username,
        "email": user.email,
        "name": user.get_full_name(),
        "password": user.password,
        "groups": {group.name for group in user.groups.all()},
        "reads": four_eyes.languages_of(user),
        "writes": people.languages_to_write(user),
        "interface": people.person_of(user).interface_language,
    }


def change(client, user, **changes):
    return client.post(f"{PEOPLE}{user.pk}/", typed(**changes), follow=True, headers=EN)


def test_a_role_is_changed(client, head):
    nurse = make_editor()
    change(client, nurse, role=MEDICAL_REVIEWER, administers="on")
    assert state(nurse)["groups"] == {MEDICAL_REVIEWER, ADMINISTRATOR}
    change(client, nurse, role="")
    assert state(nurse)["groups"] == set()


def test_nobody_takes_a_role_oneself(client, head):
    change(client, head, role=MEDICAL_REVIEWER, administers="on")
    assert state(head)["groups"] == {ADMINISTRATOR}
    assert not User.objects.get(pk=head.pk).has_perm("content.act_as_medical")
    more = replace(colleagues.details_of(head), role=MEDICAL_REVIEWER)
    with pytest.raises(ValidationError):
        colleagues.change(head, more, by=head)
    assert state(head)["groups"] == {ADMINISTRATOR}


def test_the_last_administrator_stays(client):
    boss = make_user("boss", is_superuser=True)
    head = make_administrator()
    boss.set_unusable_password()  # nobody can log in as this one any more
    boss.save()
    client.force_login(boss)
    client.post(f"{PEOPLE}{head.pk}/deactivate/")
    assert User.objects.get(pk=head.pk).is_active
    html = change(client, head, role=EDITOR).content.decode()
    assert "This is the last administrator." in html
    assert state(head)["groups"] == {ADMINISTRATOR}
    make_administrator("second")
    change(client, head, role=EDITOR)
    assert state(head)["groups"] == {EDITOR}


def test_an_administrator_cannot_touch_who_may_do_everything(client, head):
    boss = make_user("boss", is_superuser=True)
    assert client.get(f"{PEOPLE}{boss.pk}/").status_code == 403
    for step in ("", "deactivate/", "activate/", "link/", "new-start/"):
        answer = client.post(f"{PEOPLE}{boss.pk}/{step}", typed())
        assert answer.status_code == 403, step
    assert User.objects.get(pk=boss.pk).is_active
    assert not OneTimeLink.objects.exists()


@pytest.mark.parametrize("make", [make_editor, make_reviewer, make_translator])
def test_no_other_role_manages_people(client, make):
    user, nurse = make(), make_editor("colleague")
    client.force_login(user)
    before = state(nurse), User.objects.count()
    for path in (PEOPLE, ADD, f"{PEOPLE}{nurse.pk}/"):
        assert client.get(path).status_code == 403
    for step in ("add/", *(f"{nurse.pk}/{step}" for step in STEPS)):
        assert client.post(PEOPLE + step, typed()).status_code == 403, step
    assert (state(nurse), User.objects.count()) == before
    assert not OneTimeLink.objects.exists()
    assert PEOPLE not in client.get("/staff/").content.decode()


STEPS = ("", "deactivate/", "activate/", "link/", "new-start/")


def test_the_stock_forms_for_accounts_are_gone(client):
    client.force_login(make_user("boss", is_superuser=True))
    for path in (
        "auth/user/",
        "auth/group/",
        "account/emailaddress/",
        "mfa/authenticator/",
    ):
        assert client.get(f"/staff/{path}").status_code == 404


def test_an_administrator_looks_at_everything_and_changes_no_text(client, head):
    page = make_page()
    assert client.get("/staff/").status_code == 200
    assert client.get(url_of(page)).status_code == 200
    assert client.post(url_of(page), {"title_nl": "x"}).status_code == 403


def test_a_role_that_somebody_gave_by_hand_stays(client, head):
    nurse = make_editor()
    nurse.groups.add(Group.objects.create(name="Of the hospital"))
    change(client, nurse, role=TRANSLATOR)
    assert state(nurse)["groups"] == {"Of the hospital", TRANSLATOR}


# --- Deactivating, and helping back in --------------------------------------------------


def test_a_deactivated_person_is_out_everywhere_and_comes_back_as_before(client, head):
    nurse = make_editor()
    phone = Client()
    phone.force_login(nurse)
    client.post(f"{PEOPLE}{nurse.pk}/link/")
    client.post(f"{PEOPLE}{nurse.pk}/deactivate/")
    assert not is_in(phone)
    assert not OneTimeLink.objects.exists()
    assert not SignIn.objects.filter(user=nurse).exists()
    client.post(f"{PEOPLE}{nurse.pk}/activate/")
    assert not is_in(phone)
    assert log_in(Client(), "nurse")["Location"] == "/staff/"


def test_nobody_deactivates_oneself(client, head):
    make_administrator("second")
    client.post(f"{PEOPLE}{head.pk}/deactivate/")
    assert User.objects.get(pk=head.pk).is_active


def test_a_forgotten_password_ends_when_the_link_is_used(client, head):
    nurse = make_editor()
    elsewhere = Client()
    elsewhere.force_login(nurse)
    path = link_in(client.post(f"{PEOPLE}{nurse.pk}/link/", follow=True))
    assert is_in(elsewhere)
    choose(path)
    assert not is_in(elsewhere)
    assert log_in(Client(), "nurse").status_code == 200
    assert log_in(Client(), "nurse", GOOD)["Location"] == "/staff/"


def give_factor(user):
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )


def test_a_link_for_the_password_does_not_go_round_the_second_factor(client, head):
    nurse = make_editor()
    give_factor(nurse)
    path = link_in(client.post(f"{PEOPLE}{nurse.pk}/link/", follow=True))
    browser = Client()
    answer = choose(path, browser=browser)
    assert answer["Location"] == "/staff/account/second-step/authenticate/"
    assert not is_in(browser)


def test_a_lost_phone_ends_password_and_factor_at_once(client, head):
    nurse = make_editor()
    give_factor(nurse)
    thief = Client()
    thief.force_login(nurse)
    path = link_in(client.post(f"{PEOPLE}{nurse.pk}/new-start/", follow=True))
    assert not is_in(thief)
    assert not Authenticator.objects.exists()
    assert log_in(Client(), "nurse").status_code == 200
    assert choose(path)["Location"] == "/staff/"


def test_nobody_gives_oneself_a_new_start(client, head):
    give_factor(head)
    assert client.post(f"{PEOPLE}{head.pk}/new-start/").status_code == 403
    assert Authenticator.objects.exists()


def test_the_server_lets_the_last_administrator_in_again(capsys, settings):
    head = make_administrator()
    give_factor(head)
    call_command("let_back_in", "HEAD")
    path = re.search(r"http://\w+(/staff/link/[\w-]+/)", capsys.readouterr().out)[1]
    assert choose(path)["Location"] == "/staff/"
    assert not Authenticator.objects.exists()
    with pytest.raises(CommandError, match="no account “1”"):
        call_command("let_back_in", "1")


@pytest.mark.parametrize("name", ["nurse", "NURSE@example.org"])
def test_a_forgotten_password_is_mended_by_mail(settings, name):
    settings.MAIL_IS_ON = True
    nurse = make_editor()
    nurse.email = "nurse@example.org"
    nurse.save()
    answer = Client().post("/staff/forgotten/", {"name": name})
    [sent] = mail.outbox
    assert sent.to == ["nurse@example.org"]
    path = re.search(r"http://testserver(/staff/link/[\w-]+/)", sent.body)[1]
    assert choose(path)["Location"] == "/staff/"
    assert answer["Location"] == LOGIN


def test_who_asks_for_a_password_learns_nothing_about_who_has_an_account(settings):
    settings.MAIL_IS_ON = True
    nurse = make_editor()
    nurse.email = "nurse@example.org"
    nurse.save()
    gone = make_user("gone", email="gone@example.org", is_active=False)
    pages = [
        Client().post("/staff/forgotten/", {"name": name}, follow=True, headers=EN)
        for name in ("nurse", "nobody", gone.email, str(nurse.pk))
    ]
    messages = [[str(one) for one in page.context["messages"]] for page in pages]
    assert messages[0] == messages[1] == messages[2] == messages[3] != []
    assert len(mail.outbox) == 1


def test_with_mail_off_the_page_says_who_helps(client):
    make_editor()
    html = client.get("/staff/forgotten/", headers=EN).content.decode()
    assert "Ask an administrator" in html
    client.post("/staff/forgotten/", {"name": "nurse"})
    assert not mail.outbox
    assert not OneTimeLink.objects.exists()


def test_links_by_mail_cannot_be_asked_for_without_end(settings):
    settings.MAIL_IS_ON = True
    nurse = make_editor()
    nurse.email = "nurse@example.org"
    nurse.save()
    for _number in range(9):
        Client().post("/staff/forgotten/", {"name": "nurse"})
    assert len(mail.outbox) == 5


# --- One's own account ------------------------------------------------------------------


def test_a_person_says_the_own_languages(client):
    nurse = make_editor()
    client.force_login(nurse)
    client.post("/staff/account/", {"interface": "de", "reads": ["de", "en"]})
    nurse = User.objects.get(pk=nurse.pk)
    assert people.interface_language(nurse) == "de"
    assert four_eyes.languages_of(nurse) == {"de", "en"}


def test_a_new_password_asks_for_the_old_one_and_logs_out_elsewhere(client):
    make_editor()
    client.force_login(User.objects.get())
    elsewhere = Client()
    elsewhere.force_login(User.objects.get())
    answer = client.get("/staff/account/password/")
    assert answer["Location"].startswith("/staff/account/again/")
    answer = client.post(answer["Location"], {"password": "secret"})
    assert answer["Location"] == "/staff/account/password/"
    answer = choose("/staff/account/password/", browser=client)
    assert answer["Location"] == "/staff/account/"
    assert is_in(client)
    assert not is_in(elsewhere)
    assert (
        client.get("/staff/password_change/")["Location"] == "/staff/account/password/"
    )


# --- A translator's languages -----------------------------------------------------------


def test_a_translator_changes_only_the_languages_that_were_given(client):
    page = make_page()
    translator = make_translator()
    people.say(translator, writes=["de"])
    client.force_login(translator)
    data = opened(client, url_of(page))
    client.post(url_of(page), {**data, "title_en": "forged", "title_de": "Neu"})
    page.refresh_from_db()
    assert page.title_de == "Neu"
    assert page.title_en == "Costs costs"
    people.say(translator, writes=["de", "en"])
    data = opened(client, url_of(page))
    client.post(url_of(page), {**data, "title_en": "Mine"})
    page.refresh_from_db()
    assert page.title_en == "Mine"


def test_a_translator_from_before_that_choice_changes_every_translation(client):
    translator = make_translator()
    assert people.languages_to_write(translator) == {"nl", "de", "en"}
