"""nginx answers from an export as the live site does, from the file in deploy/.

Skipped where nginx is not installed, unless REQUIRE_CHECKERS=1 demands it.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from content.drafts.pages import Page
from content.dynamic import left_out
from content.export import manifest as manifests
from content.export.exporting import export
from content.export.names import ENDINGS
from content.finished.keys import parts_of
from content.finished.renewing import renew
from content.publishing import actions
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
)
from tests.front_reading import Reader
from tests.test_export import _static_files  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db

CONF = Path(__file__).resolve().parent.parent / "deploy" / "nginx-export.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
OWN = {"server", "date", "connection", "etag", "last-modified", "content-length"}


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def configured(folder, work, port):
    """The file of deploy/, without TLS, on one port, and what stands around it."""
    text = CONF.read_text()
    text = text.replace("/var/lib/ketamine-info/export", str(folder))
    text = text.replace("/var/log/nginx", str(work))
    text = re.sub(r"listen 443 ssl http2", f"listen 127.0.0.1:{port}", text)
    text = re.sub(r"listen 80", f"listen 127.0.0.1:{free_port()}", text)
    text = re.sub(r"^ *(?:listen \[::\]|ssl_).*\n", "", text, flags=re.MULTILINE)
    (work / "site.conf").write_text(text)
    temporary = "".join(
        f"{name}_temp_path {work}/{name}; "
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(
        f"{user} daemon off; pid {work}/pid; error_log {work}/main.log; "
        f"events {{ worker_connections 64; }} "
        f"http {{ {temporary} include {work}/site.conf; }}"
    )


@pytest.fixture
def ask(tmp_path, now):
    """Asks nginx; a page was renamed, another withdrawn."""
    if not NGINX:
        if os.environ.get("REQUIRE_CHECKERS") == "1":
            pytest.fail("REQUIRE_CHECKERS=1, but there is no nginx.")
        pytest.skip("There is no nginx.")
    people = {"author": make_editor(), "approver": make_reviewer()}
    for key in ("home", "costs", "procedure"):
        publish(make_page(key), **people)
    page = Page.objects.get(key="costs")
    page.slug_nl = "prijs"
    page.save()
    publish_changes(changed("page/costs", language="nl"), **people)
    by = people["approver"]
    actions.withdraw(page_key="procedure", by=by, now=now, reason="mistake")
    renew()
    folder, work, port = tmp_path / "site", tmp_path / "nginx", free_port()
    work.mkdir()
    assert export(folder).problems == []
    configured(folder, work, port)
    process = subprocess.Popen(
        [NGINX, "-p", work, "-e", work / "main.log", "-c", work / "nginx.conf"]
    )

    def get(path, **headers):
        for again in range(100):
            try:
                there = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
                there.connect()
                there.request("GET", path, headers={"Host": "testserver", **headers})
                answer = there.getresponse()
                break
            except ConnectionRefusedError:
                assert process.poll() is None, (work / "main.log").read_text()
                assert again < 99
                there.close()
                process_wait(process)
        body = answer.read()
        there.close()
        told = {name.lower(): value for name, value in answer.getheaders()}
        assert len(told) == len(answer.getheaders()), "a header came twice"
        return answer.status, told, body

    yield get, folder, work
    process.terminate()
    process.wait(timeout=20)


def process_wait(process):
    """A tenth of a second, unless it ends."""
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return


def same_policy(headers):
    policy = headers.get("content-security-policy", "")
    return headers | {"content-security-policy": sorted(policy.split("; "))}


def test_nginx_sends_what_the_live_site_sends(ask):
    get, folder, work = ask
    with left_out():
        reader = Reader().hears()
    for key, noted in manifests.read(folder).files.items():
        path, query, _language = parts_of(key)
        if path.startswith("/static/") or noted.name.endswith(".png"):
            continue
        for encoding in ENDINGS:
            with left_out():
                live = reader.get(path, query=query, accept_encoding=encoding)
            address = path.replace("+", "%2B") + (f"?{query}" if query else "")
            status, told, body = get(address, **{"Accept-Encoding": encoding})
            assert (status, body) == (live.status, live.body), (address, encoding)
            wanted = {name.lower(): value for name, value in live.headers.items()}
            ours, theirs = (
                {name: one for name, one in some.items() if name not in OWN}
                for some in (same_policy(told), same_policy(wanted))
            )
            for one in (
                ours,
                theirs,
            ):  # lives end with the day or a notice on the live site
                one["cache-control"] = one["cache-control"].partition("s-max")[0]
                one.pop("cdn-cache-control")
            assert ours == theirs, (address, encoding)
    log = (work / "ketamine-info-export.access.log").read_text()
    assert "/nl/prijs/ 200" in log
    assert "print" not in log
    assert "127.0.0.1" not in log


def test_the_ways_that_are_no_files(ask):
    get, _folder, _work = ask
    german = {"Accept-Language": "de-AT, nl;q=0.85, en;q=0.9"}
    ways = {
        "/": (302, "/nl/"),
        "/nl/costs-nl/": (302, "/nl/prijs/"),
        "/nl/costs-nl/1/": (200, None),
        "/nl/costs-de/": (302, "/nl/prijs/"),
        "/nl/prijs": (301, "/nl/prijs/"),
        "/NL/prijs/": (302, "/nl/prijs/"),
        "/de-AT/": (302, "/de/"),
        "/nl": (302, "/nl/"),
        "/nl/procedure-nl/": (410, None),
        "/de/nope/": (404, None),
        "/nl/prijs/index.html": (404, None),
        "/nl/prijs/index.html.br": (404, None),
        "/nl/prijs/large.html": (404, None),
        "/nl/../.export.json": (404, None),
        "/.export.json": (404, None),
        "/nl/%0d%0aX:y/": (404, None),
    }
    found = {path: get(path) for path in ways}
    assert {
        p: (s, told.get("location")) for p, (s, told, _body) in found.items()
    } == ways
    for path, (_status, told, _body) in found.items():
        assert told["content-security-policy"], path
        assert "set-cookie" not in told
    assert b"noindex" in found["/de/nope/"][2]
    assert found["/de/nope/"][1]["content-language"] == "de"
    assert found["/nl/costs-nl/"][1]["cache-control"].endswith("private")
    for asked, place in {
        german["Accept-Language"]: "de",
        "fr": "nl",
        "en;q=0.5, de;q=0.51": "de",
        "de;q=0, en;q=0.1": "en",
        "EN-GB": "en",
    }.items():
        status, told, _body = get("/", **{"Accept-Language": asked})
        assert (status, told["location"]) == (302, f"/{place}/"), asked
    assert get("/nope/", **german)[1]["content-language"] == "de"
    last = get("/nl/")[1]["last-modified"]
    status, told, body = get("/nl/", **{"If-Modified-Since": last})
    assert (status, body, told.get("content-encoding")) == (304, b"", None)
    assert get("/nl/", Range="bytes=0-9")[0] == 200
