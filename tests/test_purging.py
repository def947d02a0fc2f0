"""`manage.py purge_cdn` sends the one request that a CDN asks for, or says what is wrong."""

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


@dataclass
class Asked:
    method: str
    path: str
    headers: dict
    body: bytes


class Cache(BaseHTTPRequestHandler):
    """A cache that notes what it is asked, and answers what a test wants."""

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.server.asked.append(
            Asked(self.command, self.path, dict(self.headers), self.rfile.read(length))
        )
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(b"so it is")

    do_POST = do_PURGE = do_GET = answer  # noqa: N815 (named by the library)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def cache(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Cache)
    server.asked, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    settings.CDN_PURGE_URL = f"http://127.0.0.1:{server.server_port}/all"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def purged():
    said = StringIO()
    call_command("purge_cdn", stdout=said)
    return said.getvalue()


@pytest.mark.parametrize(
    "method, header, body",
    [
        ("PURGE", "", ""),
        ("POST", "Fastly-Key: secret", ""),
        ("POST", "Authorization: Bearer secret", '{"purge_everything":true}'),
    ],
)
def test_each_kind_of_cache_gets_its_own_request(cache, settings, method, header, body):
    settings.CDN_PURGE_METHOD = method
    settings.CDN_PURGE_HEADER, settings.CDN_PURGE_BODY = header, body
    assert "200" in purged()
    (asked,) = cache.asked
    assert (asked.method, asked.path, asked.body) == (method, "/all", body.encode())
    if header:
        name, value = header.split(": ")
        assert {one.lower(): asked.headers[one] for one in asked.headers}[
            name.lower()
        ] == value
    if body:
        assert asked.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("status", [302, 307, 401, 404, 500, 599])
def test_a_refusal_is_a_sentence_and_leads_nowhere_else(cache, settings, status):
    settings.CDN_PURGE_HEADER = "Fastly-Key: secret"
    cache.status = status
    with pytest.raises(CommandError, match=rf"127.0.0.1 refused: {status}") as error:
        purged()
    assert "secret" not in str(error.value)
    assert len(cache.asked) == 1


def test_a_cache_that_is_not_there_is_a_sentence(cache, settings):
    settings.CDN_PURGE_URL = "http://127.0.0.1:1/"
    with pytest.raises(CommandError, match="cannot be reached"):
        purged()


@pytest.mark.parametrize(
    "name, value, sentence",
    [
        ("CDN_PURGE_URL", "", "CDN_PURGE_URL is not set"),
        ("CDN_PURGE_URL", "file:///etc/passwd", "has to begin with https://"),
        ("CDN_PURGE_HEADER", "secret", "has to look like"),
        ("CDN_PURGE_HEADER", "Fastly-Key: a\nX: b", "cannot be reached"),
        ("CDN_PURGE_METHOD", "PURGE /\r\n", "cannot be reached"),
    ],
)
def test_a_setting_that_is_wrong_asks_nobody(cache, settings, name, value, sentence):
    setattr(settings, name, value)
    with pytest.raises(CommandError, match=sentence):
        purged()
    assert cache.asked == []
