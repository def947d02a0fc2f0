"""Guessing passwords and codes: counted in the database, fair to a clinic and a nurse."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from content.accounts import throttle
from content.accounts.tables import Attempt
from tests.factories import make_editor
from tests.test_accounts_sign_in import LOGIN, SECOND, is_in, log_in, set_up_app

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.django_db
WAIT = "Wait a quarter of an hour"


def guess(client, times, name="nurse", **more):
    for _number in range(times):
        answer = client.post(LOGIN, {"login": name, "password": "wrong"}, **more)
    return answer.content.decode()


def test_after_five_wrong_passwords_the_right_one_waits_as_well():
    make_editor()
    client = Client(headers={"accept-language": "en"})
    assert WAIT not in guess(client, 5)
    assert WAIT in guess(client, 1)
    assert WAIT in log_in(client).content.decode()
    assert not is_in(client)


def test_name_and_e_mail_address_count_together_and_so_does_what_nobody_has():
    user = make_editor()
    user.email = "nurse@example.org"
    user.save()
    client = Client(headers={"accept-language": "en"})
    guess(client, 3)
    guess(client, 2, "Nurse@example.org")
    assert WAIT in guess(client, 1)
    guess(client, 5, "nobody")
    assert WAIT in guess(client, 1, "NOBODY ")


def test_waiting_ends_however_often_somebody_tries():
    make_editor()
    client = Client(headers={"accept-language": "en"})
    guess(client, 5)
    Attempt.objects.update(at=timezone.now() - throttle.WITHIN + timedelta(minutes=1))
    assert WAIT in guess(client, 9)
    Attempt.objects.update(at=timezone.now() - throttle.WITHIN)
    assert log_in(client)["Location"] == "/staff/"


def test_nobody_elsewhere_locks_a_nurse_out_of_her_own_device():
    make_editor()
    own = Client(headers={"accept-language": "en"})
    log_in(own)
    own.post("/staff/logout/")
    guess(Client(), 30)
    assert log_in(own)["Location"] == "/staff/"
    own.post("/staff/logout/")
    assert WAIT in guess(own, throttle.MOST_ON_KNOWN_DEVICE + 1)


def test_one_who_guesses_does_not_lock_out_the_clinic_behind_the_same_address():
    make_editor()
    make_editor("colleague")
    make_editor("third")
    ward = Client(headers={"accept-language": "en"})
    log_in(ward, "colleague")
    ward.post("/staff/logout/")
    for number in range(throttle.MOST_FOR_ADDRESS // 5):
        guess(Client(), 5, f"name-{number}")
    assert log_in(ward, "colleague")["Location"] == "/staff/"
    ward.post("/staff/logout/")
    assert WAIT in log_in(ward, "third").content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.99")
    assert log_in(elsewhere, "third")["Location"] == "/staff/"


def test_a_forged_device_is_no_device():
    make_editor()
    client = Client(headers={"accept-language": "en"})
    client.cookies["staff_device"] = "eyIxIjoieCJ9:1tXXXX:forged"
    assert WAIT in guess(client, 6)


def test_right_passwords_do_not_count(settings):
    make_editor()
    for _number in range(8):
        client = Client()
        assert log_in(client)["Location"] == "/staff/"
    assert not Attempt.objects.exists()


def test_codes_are_counted_as_well(monkeypatch):
    monkeypatch.setattr("django.db.transaction.on_commit", lambda tell, **o: tell())
    make_editor()
    client = Client()
    log_in(client)
    set_up_app(client)
    thief = Client(headers={"accept-language": "en"})
    log_in(thief)
    for _number in range(5):
        answer = thief.post(f"{SECOND}authenticate/", {"code": "000000"})
        assert WAIT not in answer.content.decode()
    answer = thief.post(f"{SECOND}authenticate/", {"code": "000000"})
    assert WAIT in answer.content.decode()


def test_the_password_is_guessed_no_more_often_where_it_is_asked_again(client):
    make_editor()
    client.force_login(make_editor("colleague"))
    for _number in range(6):
        answer = client.post(
            "/staff/account/again/",
            {"password": "wrong"},
            headers={"accept-language": "en"},
        )
    assert WAIT in answer.content.decode()


def test_the_table_names_nobody_and_no_address():
    make_editor()
    guess(Client(REMOTE_ADDR="192.0.2.7"), 1)
    rows = str([vars(row) for row in Attempt.objects.all()])
    assert "192.0.2.7" not in rows
    assert "nurse" not in rows


def test_what_is_used_once_is_not_used_twice():
    assert throttle.use_once("code 1")
    assert not throttle.use_once("code 1")
    assert throttle.use_once("code 2")


TRY = """
import django; django.setup()
from django.core.exceptions import ValidationError
from content.accounts import throttle
right = 0
for number in range(4):
    try:
        throttle.begin("password", account="1", address="a", device="")
    except ValidationError:
        break
    right += 1
print(right)
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="starts SQLite of its own")
def test_several_workers_count_together(tmp_path):
    """Three processes, each with a cache of its own: five attempts in all."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.db",
        "DJANGO_SETTINGS_MODULE": "ketamine_info.settings",
    }
    make = """
import django; django.setup()
from django.db import connection
from content.accounts.tables import Attempt
with connection.schema_editor() as editor:
    editor.create_model(Attempt)
"""

    def start(code):
        return subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    start(make).communicate()
    workers = [start(TRY) for _number in range(3)]
    let_through = sum(int(worker.communicate()[0]) for worker in workers)
    assert 1 <= let_through <= throttle.MOST_FOR_ACCOUNT


def test_a_refusal_is_a_validation_error_with_a_sentence():
    for _number in range(throttle.MOST_FOR_ACCOUNT):
        throttle.begin("code", account="1", address="a", device="")
    with pytest.raises(ValidationError, match="kwartier"):
        throttle.begin("code", account="1", address="b", device="")
    throttle.begin("password", account="1", address="b", device="")
