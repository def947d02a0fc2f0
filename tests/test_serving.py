"""The server as it is started everywhere, and people who do not end their requests."""

import http.client
import socket
import subprocess
import threading
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from ketamine_info import bodies
from ketamine_info.serving import APPLICATION, HEADER_BYTES, THREADS, command
from tests.served_echo import site

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.xdist_group("serving")


@pytest.fixture(scope="module")
def port():
    """Where the server listens: our command, in front of a site that does little."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = command(port=port, workers=1)
    assert arguments.pop() == APPLICATION
    server = subprocess.Popen([*arguments, "tests.served_echo:application"], cwd=ROOT)
    try:
        wait_until_listening(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until_listening(port):
    pause = threading.Event()
    for _attempt in range(400):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            pause.wait(0.05)
    raise AssertionError("The server did not answer within 20 seconds.")


def send(port, head, body=b""):
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.sendall(head.encode() + b"\r\nHost: localhost\r\n\r\n" + body)
    return connection


def status(connection):
    with connection, connection.makefile("rb") as answer:
        return int(answer.readline().split()[1])


def ask(port, method="GET", path="/", **options):
    """What the answer says; who is told to come back comes back."""
    pause = threading.Event()
    for _attempt in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with closing(connection):
            connection.request(method, path, **options)
            answer = connection.getresponse()
            if answer.status != 503:
                return answer.read()
        pause.wait(0.05)
    raise AssertionError("refused for 5 seconds")


def test_unfinished_requests_keep_no_reader_waiting(port):
    unfinished = "POST /patient/ HTTP/1.1\r\nContent-Length: 9"
    with ExitStack() as open_:
        for _one in range(3 * THREADS):
            open_.enter_context(send(port, unfinished))
            open_.enter_context(send(port, unfinished, b"a"))
            half_a_line = socket.create_connection(("127.0.0.1", port))
            open_.enter_context(half_a_line).sendall(b"GET / HT")
        for _one in range(10):
            assert ask(port, path="/patient/") == b"0 bytes"
    # Everybody has hung up: forms are taken again.
    assert ask(port, "POST", path="/patient/", body=b"abc") == b"3 bytes"


def test_a_body_that_does_not_end_is_given_up(port):
    assert status(send(port, "POST / HTTP/1.1\r\nContent-Length: 9", b"abc")) == 408
    assert ask(port, "POST", body=b"abc") == b"3 bytes"


def test_a_body_that_went_to_a_file_comes_whole(port):
    size = 2 * bodies.IN_MEMORY
    assert ask(port, "POST", body=b"x" * size) == f"{size} bytes".encode()


@pytest.mark.parametrize(
    "head, expected",
    [
        (f"POST / HTTP/1.1\r\nContent-Length: {bodies.MAX_BYTES + 1}", 413),
        ("POST / HTTP/1.1\r\nContent-Length: -1", 400),
        ("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4", 400),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked", 411),
        ("GET / HTTP/1.1\r\nContent-Length: 9", 200),
        (f"GET /{'a' * HEADER_BYTES * 2} HTTP/1.1", (414, 431)),
        (f"GET / HTTP/1.1\r\nX-Long: {'a' * HEADER_BYTES * 2}", 431),
        ("nonsense", 400),
    ],
)
def test_a_broken_request_is_refused_at_once(port, head, expected):
    expected = expected if isinstance(expected, tuple) else (expected,)
    assert status(send(port, head)) in expected


def test_where_too_many_bodies_are_awaited_the_next_is_told_to_come_back():
    guard = bodies.FinishedBodies(site, threads=2, seconds=5)
    assert guard.waiting.acquire(blocking=False)
    started = []
    environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "3", "wsgi.input": None}
    guard(environ, lambda *line: started.append(line))
    ((line, headers),) = started
    assert line == "503 Service Unavailable"
    assert ("Retry-After", "1") in headers
