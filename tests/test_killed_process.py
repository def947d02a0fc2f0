"""A process that is killed while it publishes leaves the old site, whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, connections
from django.utils import timezone

from content.editions.editions import Edition
from content.editions.publications import Publication, PublishedPart
from content.editions.reviews import Review
from content.publishing import actions
from tests.factories import (
    approve,
    changed,
    make_editor,
    make_page,
    make_reviewer,
    publish,
)

pytestmark = pytest.mark.usefixtures("shared_database")

ROOT = Path(__file__).resolve().parent.parent
PUBLISHES = """
import sys, threading
import django
django.setup()
from django.contrib.auth.models import User
from django.utils import timezone
from content.editions.reviews import Review
from content.publishing import actions, writing

place = sys.argv[1]
def stop(*arguments, **options):
    print("here", flush=True)
    threading.Event().wait()
def after(verb):
    def wrapped(*arguments, **options):
        verb(*arguments, **options)
        stop()
    return wrapped
if place == "before the parts":
    writing._write_parts = stop
elif place == "after the parts":
    writing._write_parts = after(writing._write_parts)
else:
    writing.write = after(writing.write)
review = Review.objects.pending().get()
made = actions.plan_of(review)
actions.approve(
    review=review, by=User.objects.get(username="doctor"), now=timezone.now(),
    result=made.result,
)
"""


def database_url():
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    host = f"{settings['HOST']}:{settings['PORT']}"
    return f"postgres://{settings['USER']}@{host}/{settings['NAME']}"


@pytest.mark.parametrize(
    "place", ["before the parts", "after the parts", "before the end"]
)
def test_a_killed_process_leaves_the_old_site_and_the_next_one_publishes(place, client):
    nurse, doctor = make_editor(), make_reviewer()
    page = make_page()
    publish(page, author=nurse, approver=doctor)
    section = page.sections.get()
    section.body_nl = "Een betere zin."
    section.save()
    review = actions.request_review(
        chosen=changed(language="nl"), by=nurse, now=timezone.now()
    )
    before = counts()
    old = client.get("/nl/costs-nl/").content

    connections.close_all()
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISHES, place],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "ketamine_info.settings",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "here\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert counts() == before
    assert Review.objects.get(pk=review.pk).is_pending
    assert client.get("/nl/costs-nl/").content == old
    approve(review, doctor)
    assert "Een betere zin." in client.get("/nl/costs-nl/").content.decode()


def counts():
    return [model.objects.count() for model in (Publication, PublishedPart, Edition)]
