"""The site as it is served, in processes of its own, on a database of the test."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

from ketamine_info.serving import command

ROOT = Path(__file__).resolve().parent.parent
KEEP_PAGES = "from content.finished.renewing import renew; renew()"
PATIENCE = 60  # seconds; a busy machine is slow


def environment(*, database, static):
    return {**os.environ, "DATABASE_URL": database, "STATIC_ROOT": str(static)}


def keep_pages(*, database, static):
    """Draw all pages before the server starts, as it would itself."""
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", KEEP_PAGES],
        cwd=ROOT,
        env=environment(database=database, static=static),
        check=True,
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(*, database, static, workers=1, log=None):
    """The port at which our command serves. log: an open file for what it says."""
    port = free_port()
    server = subprocess.Popen(
        command(port=port, workers=workers),
        cwd=ROOT,
        env=environment(database=database, static=static),
        stdout=log,
        stderr=log,
    )
    try:
        wait_until(lambda: ask(port, "/robots.txt"))
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def ask(port, path, method="GET", **options):
    """Status and text; (0, "") where nobody answers."""
    try:
        with closing(
            http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        ) as to:
            to.request(method, path, **options)
            answer = to.getresponse()
            return answer.status, answer.read().decode()
    except OSError:
        return 0, ""


def wait_until(is_so, *, seconds=PATIENCE):
    """Ask again until the first of what it gives is true."""
    pause, ends = threading.Event(), time.monotonic() + seconds
    while True:
        found = is_so()
        if found and (not isinstance(found, tuple) or found[0]):
            return found
        assert time.monotonic() < ends, f"not within {seconds} s"
        pause.wait(0.02)
