"""What one process publishes, the others see; a front answers before Django is there."""

import json
import os
import subprocess
import sys
import time

import pytest
from django.db import connection, connections
from django.utils import timezone

from content.finished.places import stored_keys
from content.finished.renewing import renew
from content.publishing import actions
from ketamine_info.front.database import Database
from tests.factories import changed, make_editor, make_page, make_reviewer, publish
from tests.front_reading import Reader
from tests.test_killed_process import ROOT, database_url

PUBLISHES = """
import django
django.setup()
from django.contrib.auth.models import User
from django.utils import timezone
from content.editions.reviews import Review
from content.publishing import actions

review = Review.objects.pending().get()
doctor, result = User.objects.get(username="doctor"), actions.plan_of(review).result
print("ready", flush=True)
input()
actions.approve(review=review, by=doctor, now=timezone.now(), result=result)
print("published", flush=True)
"""

RENEWS = """
import os
os.environ["DEBUG"] = "1"  # no list of hashed static files is needed
import json, sys
import django
django.setup()
from content.finished import claims, renewing

claims.SECONDS = int(sys.argv[1])
make, made = renewing.make, []

def noted(path, query="", language=""):
    if not made:
        print("begun", flush=True)
        input()
    made.append(f"{path}#{language}" if language else path)
    return make(path, query=query, language=language)

renewing.make = noted
print("ready", flush=True)
input()
renewing.renew()
print(json.dumps([made, renewing.missing()]), flush=True)
"""


@pytest.fixture
def other_process(shared_database):
    """Starts another process on the same database; its end is seen to."""
    started = []

    def start(code, *arguments):
        connections.close_all()
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "DATABASE_URL": database_url(),
                "DJANGO_SETTINGS_MODULE": "ketamine_info.settings",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
    connection.ensure_connection()


def test_a_publication_is_read_in_another_process_within_a_second(other_process):
    nurse, doctor = make_editor(), make_reviewer()
    page = make_page()
    publish(page, author=nurse, approver=doctor)
    renew()
    section = page.sections.get()
    section.body_nl = "Een betere zin."
    section.save()
    keys = changed(language="nl")
    actions.request_review(chosen=keys, by=nurse, now=timezone.now())

    reader = Reader(database=Database()).hears()
    assert "Een zin." in reader.get("/nl/costs-nl/").text
    process = other_process(PUBLISHES)
    assert process.stdout.readline() == "ready\n"
    reader.keeper.let_go()  # another thread goes on
    reader.keeper.start(lambda kept: None)
    try:
        process.stdin.write("now\n")
        process.stdin.flush()
        assert process.stdout.readline() == "published\n"
        ends = time.monotonic() + 1
        while "Een betere zin." not in reader.get("/nl/costs-nl/").text:
            assert time.monotonic() < ends
    finally:
        reader.keeper.stop()
    assert reader.passed_on == []


def say(process):
    process.stdin.write("\n")
    process.stdin.flush()


def publish_pages():
    people = {"author": make_editor(), "approver": make_reviewer()}
    for key in ("home", "costs", "procedure", "aftercare"):
        publish(make_page(key), **people)
    return stored_keys()


def test_two_processes_share_a_rebuild(other_process):
    keys = publish_pages()
    one, two = (other_process(RENEWS, "60") for _number in range(2))
    for process in (one, two):
        assert process.stdout.readline() == "ready\n"
        say(process)
        assert process.stdout.readline() == "begun\n"
    for process in (one, two):
        say(process)
    (first, lacks), (second, also_lacks) = (
        json.loads(process.stdout.readline()) for process in (one, two)
    )
    assert lacks == also_lacks == []
    assert sorted([*first, *second]) == sorted(keys)
    assert first
    assert second


def test_the_other_process_makes_the_batch_of_a_killed_one(other_process):
    keys = publish_pages()
    killed, other = (other_process(RENEWS, "1") for _number in range(2))
    for process in (killed, other):
        assert process.stdout.readline() == "ready\n"
        say(process)
        assert process.stdout.readline() == "begun\n"
    killed.kill()
    say(other)
    made, lacks = json.loads(other.stdout.readline())
    assert {*made} == {*keys}
    assert lacks == []


def test_a_front_needs_no_more_of_django_than_its_settings():
    """Loading that takes longer than a reader should wait after a start."""
    code = (
        "import sys; import ketamine_info.bodies;"
        "import ketamine_info.front.front, ketamine_info.front.keeper;"
        "heavy = ('content.', 'django.db', 'django.http', 'django.template');"
        "print(sorted(one for one in sys.modules if one.startswith(heavy)))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "ketamine_info.settings"}
    loaded = subprocess.check_output(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, text=True
    )
    assert loaded.strip() == str(
        [
            *("content.dynamic", "content.finished", "content.finished.caching"),
            *("content.finished.encodings", "content.finished.keys"),
            "content.finished.version",
        ]
    )


@pytest.mark.django_db
def test_a_full_read_follows_when_another_database_takes_its_place():
    publish(make_page(), author=make_editor(), approver=make_reviewer())
    renew()
    reader = Reader().hears()
    assert reader.keeper.kept.rows
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM content_finishedresponse")
        cursor.execute("DELETE FROM content_finishedstate")
    assert not reader.hears().keeper.kept.rows
