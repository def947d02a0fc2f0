"""A worker that only serves readers keeps nothing in memory that staff alone need."""

import json
import os
import subprocess
import sys

import pytest
from allauth.mfa import urls as stock_second_step
from django.db import connection, connections
from django.urls import URLResolver

from content.accounts import second_step_urls
from content.addresses import search_address
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.test_killed_process import ROOT, database_url

SERVES = """
import os
os.environ["DEBUG"] = "1"  # no list of hashed static files is needed
import json, sys
from ketamine_info.wsgi import Loading

loading = Loading()
loading.load()
statuses = []
for path in json.loads(sys.argv[1]):
    path, _, query = path.partition("?")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    environ |= {"HTTP_HOST": "localhost", "wsgi.input": sys.stdin.buffer}
    loading.wait()(environ, lambda status, headers: statuses.append(status[:3]))
from content.finished.renewing import renew
renew()
print(json.dumps([statuses, [*sys.modules]]))
"""

LARGE = {"PIL", "cryptography", "fido2", "num2words", "qrcode"}
"""Libraries of megabytes each, imported where staff first need them."""


@pytest.mark.usefixtures("shared_database")
def test_a_worker_that_serves_readers_loads_no_library_of_the_staff_side():
    publish(make_page("home"), author=make_editor(), approver=make_reviewer())
    connections.close_all()
    pages = ["/nl/", f"{search_address(language='nl')}?q=kosten", "/sitemap.xml"]
    worker = subprocess.run(
        [sys.executable, "-c", SERVES, json.dumps(pages)],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "ketamine_info.settings",
        },
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    connection.ensure_connection()
    statuses, modules = json.loads(worker.stdout)
    assert statuses == ["200"] * len(pages)
    assert sorted(LARGE & {*modules}) == []


def _places(patterns, before=""):
    for one in patterns:
        place = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from _places(one.url_patterns, place)
        else:
            yield place, one.name


def test_the_second_step_has_all_the_addresses_of_allauth():
    ours, theirs = (
        {*_places(one.urlpatterns)} for one in (second_step_urls, stock_second_step)
    )
    assert ours == theirs
