"""Nonsense sent to the served site: refused cleanly or read rightly, and felt by nobody.

After each request the store is as before, the log has one line at most and no traceback,
and the next reader gets the page.
"""

import gzip
import socket
import sqlite3
from contextlib import ExitStack, closing
from http.client import HTTPResponse
from urllib.parse import urlsplit

import brotli
import pytest
from django.db import connection, transaction

from content.finished.places import stored_keys
from ketamine_info.serving import THREADS
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.hostile_requests import (
    ADDRESSES,
    HEADERS,
    HOSTS,
    LINES,
    PAGE,
    QUERIES,
    REFUSED_ADDRESSES,
    REFUSED_HEADERS,
    REFUSED_HOSTS,
    SEARCHES,
    UNFINISHED,
    request,
)
from tests.served_site import (
    PATIENCE,
    ask,
    keep_pages,
    served,
    wait_until,
)

pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.django_db]

STORED = "SELECT path, etag, outdated_at FROM content_finishedresponse"
SENTENCE = b"Een zin."
DECODED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker, tmp_path_factory):
    """A file with one published page, and the addresses that are kept of it."""
    if connection.vendor != "sqlite":
        pytest.skip("what is read of a request depends on no database")
    path = tmp_path_factory.mktemp("site") / "site.db"
    with django_db_blocker.unblock(), transaction.atomic():
        publish(make_page(), author=make_editor(), approver=make_reviewer())
        keys = {*stored_keys()}
        path.write_bytes(connection.connection.serialize())
        transaction.set_rollback(True)
    return path, keys


class Site:
    """The served site, and what can be seen of it from outside."""

    def __init__(self, port, *, database, log):
        self.port, self.database, self.log = port, database, log

    def stored(self):
        with closing(sqlite3.connect(self.database)) as opened:
            return sorted(opened.execute(STORED).fetchall())

    def connect(self, sent):
        connected = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        connected.sendall(sent)
        return connected

    def send(self, sent):
        """Status, where it leads, and the body as it can be read."""
        with self.connect(sent) as connected, closing(HTTPResponse(connected)) as got:
            got.begin()
            body = DECODED[got.headers.get("Content-Encoding", "")](got.read())
            return got.status, got.headers.get("Location", ""), body

    def follow(self, sent):
        """The same of where it leads in the end, which is on this site."""
        for _step in range(4):
            status, location, body = self.send(sent)
            if status not in (301, 302):
                return status, body
            goal = urlsplit(location)
            assert not goal.netloc
            assert location.isprintable()
            sent = request(location)
        raise AssertionError("It leads round and round.")


@pytest.fixture(scope="module")
def running(database, static_root, tmp_path_factory):
    path, keys = database
    keep_pages(database=f"sqlite:///{path}", static=static_root)
    log = tmp_path_factory.mktemp("log") / "log"
    with (
        log.open("wb") as written,
        served(database=f"sqlite:///{path}", static=static_root, log=written) as port,
    ):
        site = Site(port, database=path, log=log)
        wait_until(lambda: {row[0] for row in site.stored()} == keys)
        yield site


@pytest.fixture
def site(running):
    """The site; after the test it is as it was, and goes on."""
    stored, length = running.stored(), running.log.stat().st_size
    yield running
    assert ask(running.port, PAGE) == (200, reads(running).decode())
    assert running.stored() == stored
    lines = running.log.read_text()[length:].splitlines()
    assert len(lines) <= 1, lines


def reads(site):
    """The page as everybody gets it."""
    status, _location, body = site.send(request())
    assert (status, SENTENCE in body) == (200, True)
    return body


def each(name, cases):
    return pytest.mark.parametrize(name, cases, ids=lambda one: ascii(one)[:60])


def assert_refused(answer, *, statuses=range(400, 500)):
    status, body = answer
    assert status in statuses
    assert SENTENCE not in body


@each("header", HEADERS)
def test_an_absurd_header_is_left_out(site, header):
    status, _location, body = site.send(request(PAGE, header))
    assert status in (200, 431)
    assert status == 431 or body == reads(site)


@each("header", REFUSED_HEADERS)
def test_a_header_that_breaks_the_rules_is_refused(site, header):
    status, _location, body = site.send(request(PAGE, header))
    assert_refused((status, body), statuses=(400, 431))


@each("host", HOSTS)
def test_our_own_name_may_be_written_otherwise(site, host):
    assert site.send(request(host=host)) == (200, "", reads(site))


@each("host", REFUSED_HOSTS)
def test_an_unknown_host_costs_one_line_of_the_log(site, host):
    length = site.log.stat().st_size
    status, _location, body = site.send(request(host=host))
    assert_refused((status, body), statuses=(400,))
    assert site.log.read_text()[length:].startswith("Refused a request for an unknown")


@each("address", ADDRESSES)
def test_another_way_to_write_the_address_gives_the_page(site, address):
    assert site.follow(request(address)) == (200, reads(site))


@each("address", REFUSED_ADDRESSES)
def test_a_trick_with_the_address_finds_nothing(site, address):
    assert_refused(site.follow(request(address)), statuses=(400, 404, 414, 431))


@each("query", QUERIES)
def test_an_absurd_query_gives_the_page_and_is_not_kept(site, query):
    status, _location, body = site.send(request(f"{PAGE}?{query}"))
    assert (status, SENTENCE in body) == (200, True)


@each("query", SEARCHES)
def test_an_absurd_search_is_answered(site, query):
    status, _location, body = site.send(request(f"/nl/zoeken/?{query}"))
    assert (status, b'name="q"' in body) == (200, True)


@each("sent", LINES)
def test_what_is_no_request_for_a_page_is_refused(site, sent):
    status, _location, body = site.send(sent)
    assert_refused((status, body))


def test_a_second_request_in_a_body_is_not_answered(site):
    inner = request("/en/costs-en/")
    both = f"Transfer-Encoding: chunked\r\nContent-Length: {len(inner)}"
    sent = f"POST {PAGE} HTTP/1.1\r\nHost: localhost\r\n{both}\r\n\r\n0\r\n\r\n"
    with (
        site.connect(sent.encode() + inner) as connected,
        connected.makefile("rb") as answer,
    ):
        assert answer.read().count(b"HTTP/1.1 ") == 1


@each("sent", UNFINISHED)
def test_who_does_not_end_keeps_nobody_waiting(site, sent):
    with ExitStack() as unfinished:
        for _one in range(3 * THREADS):
            unfinished.enter_context(site.connect(sent))
        for _reader in range(3 * THREADS):
            reads(site)
