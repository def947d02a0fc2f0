"""The served site: what another process publishes is there; a full disk is not felt."""

import os
import sqlite3
import subprocess
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from content.publishing import actions
from tests.factories import (
    approve,
    changed,
    make_editor,
    make_page,
    make_reviewer,
    publish,
)
from tests.served_site import ask, served, wait_until
from tests.test_killed_process import database_url

pytestmark = pytest.mark.xdist_group("serving")

PAGE = "/nl/costs-nl/"


@pytest.fixture
def review(shared_database):
    """Asked for by the nurse, about a better sentence on the page."""
    nurse, doctor = make_editor(), make_reviewer()
    page = make_page()
    publish(page, author=nurse, approver=doctor)
    section = page.sections.get()
    section.body_nl = "Een betere zin."
    section.save()
    keys = changed(language="nl")
    yield actions.request_review(chosen=keys, by=nurse, now=timezone.now()), doctor
    connection.ensure_connection()


def reads(port, words):
    status, text = ask(port, PAGE)
    return status == 200 and words in text


def test_the_served_site_has_what_this_process_publishes(review, static_root):
    asked, doctor = review
    with served(database=database_url(), static=static_root, workers=2) as port:
        wait_until(lambda: reads(port, "Een zin."))
        approve(asked, doctor)
        wait_until(lambda: reads(port, "Een betere zin."))
    connections.close_all()


@contextmanager
def small_disk(folder, *, megabytes):
    """A file system of its own, which root alone can make."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", folder],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone mounts a disk")
def test_a_full_disk_is_felt_by_no_reader(review, static_root, tmp_path):
    """Staff are told in a sentence."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has a disk of its own")
    with small_disk(tmp_path / "disk", megabytes=40) as disk:
        copy = sqlite3.connect(disk / "site.db")
        connection.connection.backup(copy)
        copy.close()
        with served(database=f"sqlite:///{disk}/site.db", static=static_root) as port:
            wait_until(lambda: reads(port, "Een zin."))
            wait_until(lambda: "Costs" in ask(port, "/en/costs-en/")[1])
            fill(disk / "filler")
            for _again in range(20):
                assert reads(port, "Een zin.")
            status, _text = ask(port, "/nl/zoeken/?q=zin")
            assert status == 200
            status, text = signs_in(port)
            assert status == 503
            assert "beheerder" in text


def signs_in(port):
    """What a nurse is told who sends the form of signing in, in Dutch."""
    token = "a" * 32
    headers = {
        "Accept-Language": "nl",
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{settings.CSRF_COOKIE_NAME}={token}",
        "X-CSRFToken": token,
    }
    form = urlencode({"login": "nurse", "password": "a password of hers"})
    return ask(port, "/staff/login/", "POST", headers=headers, body=form)


def fill(path):
    """Until the disk has no room left, whatever else is written meanwhile."""

    def go_on():
        while True:
            file.write(bytes(4096))

    with path.open("wb", 0) as file, pytest.raises(OSError, match="No space left"):
        go_on()
