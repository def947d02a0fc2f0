"""What machines ask this site: is it well, and is it whole."""

import logging
from datetime import timedelta

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from content.editions.editions import Edition
from content.editions.finished import FinishedResponse
from content.editions.publications import PublishedPart
from content.editions.triggers import remove_sql
from content.finished import wholeness
from content.finished.outdating import outdate_all
from content.finished.renewing import renew
from content.finished.wholeness import LATE
from ketamine_info import probes
from tests.conftest import GUARDED
from tests.factories import make_editor, make_page, make_reviewer, publish

STRANGER = "10.0.0.7:8000"


@pytest.fixture
def published(db):
    publish(make_page("costs"), author=make_editor(), approver=make_reviewer())


@pytest.fixture
def unguarded(published):
    """The triggers of two tables are gone until the test ends."""
    tables = {name: GUARDED[name] for name in EDITED}
    with transaction.atomic():
        for statement in remove_sql(connection.vendor, tables):
            with connection.cursor() as cursor:
                cursor.execute(statement)
        yield
        transaction.set_rollback(True)


EDITED = ("content_edition", "content_publishedpart")


def change(model):
    """What somebody does who has the database's password."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {model._meta.db_table} SET content = 'x' || content "
            "WHERE id = (SELECT max(id) FROM "
            f"{model._meta.db_table} WHERE content <> '')"
        )


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_is_answered_by_number_and_without_https(
    client, published, settings, path
):
    settings.ALLOWED_HOSTS = ["www.zeewind-kliniek.example"]
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get(path, headers={"host": STRANGER})
    assert answer.status_code == 200
    assert answer.json()["database"] == "ok"
    assert answer.json()["publication"]
    assert client.post(path).status_code == 405


def test_a_lost_trigger_is_named(client, unguarded):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    for name in answer.json()["lost_triggers"]:
        with pytest.raises(CommandError, match=f"The trigger {name} is gone."):
            call_command("check_published")
    assert any("content_edition" in one for one in answer.json()["lost_triggers"])
    assert answer.json()["changed_editions"] == []
    assert client.get("/healthz").status_code == 200


def test_a_changed_edition_is_named(client, unguarded):
    change(Edition)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    (name,) = answer.json()["changed_editions"]
    assert name.startswith("edition costs")
    with pytest.raises(CommandError, match=f"The {name} was changed."):
        call_command("check_published")


def test_a_changed_part_is_named(unguarded):
    change(PublishedPart)
    with pytest.raises(CommandError, match=r"The part \S+/costs.* was changed."):
        call_command("check_published")


def test_what_is_whole_is_said_to_be(client, published, capsys):
    assert client.get("/readyz").json()["lost_triggers"] == []
    call_command("check_published")
    assert "as it was published" in capsys.readouterr().out


@pytest.fixture
def started_long_ago(monkeypatch):
    """The process, and what was published: all that is missing should be there."""
    monkeypatch.setattr(probes, "STARTED_AT", probes.STARTED_AT - 2 * LATE)
    later = timezone.now() + timedelta(seconds=2 * LATE)
    monkeypatch.setattr(timezone, "now", lambda: later)


def test_a_site_right_after_a_publication_is_well(client, published):
    answer = client.get("/readyz")
    found = answer.json()
    assert answer.status_code == 200
    assert found["kept_responses"] == 0
    assert found["missing_responses"] > 3
    renew()
    outdate_all()
    assert client.get("/readyz").json() == found | {"kept_responses": 0}
    renew()
    answer = client.get("/readyz")
    after = answer.json()
    assert answer.status_code == 200
    assert after["kept_responses"] == found["missing_responses"]
    assert after["missing_responses"] == 0
    assert after["changed_responses"] == []


def test_a_response_that_nobody_makes_is_named_in_the_end(
    client, published, started_long_ago
):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert len(answer.json()["late_responses"]) == answer.json()["missing_responses"]
    renew()
    assert client.get("/readyz").status_code == 200


def test_a_response_that_stays_outdated_is_named(client, published):
    renew()
    one = FinishedResponse.objects.filter(page_key="costs").first()
    FinishedResponse.objects.filter(pk=one.pk).update(outdated_at=1, body=b"")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["late_responses"] == [one.path]


@pytest.mark.parametrize("body", [b"", brotli.compress(b"Eat before.")])
def test_a_response_that_somebody_changed_is_named(client, published, body):
    renew()
    one = FinishedResponse.objects.filter(page_key="costs").first()
    FinishedResponse.objects.filter(pk=one.pk).update(body=body)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["changed_responses"] == [one.path]


def test_changed_responses_of_a_large_site_are_found_in_turn(
    client, published, monkeypatch
):
    monkeypatch.setattr(wholeness, "AT_ONCE", 2)
    monkeypatch.setattr(wholeness, "_seen_until", 0)
    renew()
    rows = FinishedResponse.objects.order_by("pk")
    first, third = rows[0], rows[2]
    rows.filter(pk__in=[first.pk, third.pk]).update(body=b"")
    found = [{*client.get("/readyz").json()["changed_responses"]} for _time in range(3)]
    assert found == [{first.path}, {first.path, third.path}, {first.path, third.path}]
    rows.filter(pk=first.pk).update(outdated_at=1)
    assert client.get("/readyz").json()["changed_responses"] == [third.path]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_no_cache_keeps_what_a_probe_says(client, published, path, method):
    answer = getattr(client, method)(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_an_unknown_host_is_refused_in_one_line(client, db, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/nl/?q=secret", headers={"host": "evil.example\n" * 99})
    assert answer.status_code == 400
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert record.exc_info is None
    said = record.getMessage()
    assert "evil.example" in said
    assert "\n" not in said
    assert len(said) < 200
    assert "secret" not in said
