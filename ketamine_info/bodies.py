"""A request whose body never ends holds up nobody.

The server hands a request on as soon as its headers are there, and a thread that reads
the rest cannot be told to stop. So a body is read beside the thread that answers, and
only some of these may wait for one: there is always a thread left for who reads pages.
Behind nginx, which keeps a body until it is whole, nothing here ever waits.
"""

import shutil
import threading
from collections.abc import Callable
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from ketamine_info.serving import THREADS

SECONDS = 30
"""For a whole body."""

MAX_BYTES = 101_000_000
"""The largest file that staff may send (`content/exchange/archives.py`), and its form.
deploy/nginx.conf says the same (tests/test_deploy_files.py)."""

IN_MEMORY = 1_000_000
"""Bytes of a body; larger ones go to a temporary file."""

STUCK = 64
"""Bodies that may be awaited after their sender got an answer, in a worker."""

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Any]


class FinishedBodies:
    """WSGI middleware: the application sees whole bodies, or none."""

    def __init__(
        self,
        application: Application,
        *,
        threads: int = THREADS,
        seconds: float = SECONDS,
    ) -> None:
        self.application = application
        self.seconds = seconds
        self.waiting = threading.BoundedSemaphore(max(1, threads // 2))
        self.reading = threading.BoundedSemaphore(STUCK)

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Any:
        """Answer, or refuse with a status that says why."""
        if environ["REQUEST_METHOD"] in ("GET", "HEAD", "OPTIONS"):
            environ["CONTENT_LENGTH"] = ""
            return self.application(environ, start)
        length = environ.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdecimal()):
            return refuse(start, HTTPStatus.BAD_REQUEST)
        if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            return refuse(start, HTTPStatus.LENGTH_REQUIRED)
        if int(length) > MAX_BYTES:
            return refuse(start, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not self.waiting.acquire(blocking=False):
            return refuse(start, HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            body = self._whole(environ["wsgi.input"], int(length))
        finally:
            self.waiting.release()
        if isinstance(body, HTTPStatus):
            return refuse(start, body)
        with body:
            environ["wsgi.input"] = body
            return self.application(environ, start)

    def _whole(self, source: IO[bytes], length: int) -> IO[bytes] | HTTPStatus:
        """The body from its beginning, or why there is none."""
        if not self.reading.acquire(blocking=False):
            return HTTPStatus.SERVICE_UNAVAILABLE
        body: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (handed on)
        broken: list[OSError] = []

        def read() -> None:
            try:
                shutil.copyfileobj(source, body)
            except OSError as error:
                broken.append(error)
            finally:
                self.reading.release()

        reader = threading.Thread(target=read, name="body", daemon=True)
        reader.start()
        reader.join(self.seconds)
        if reader.is_alive():
            return HTTPStatus.REQUEST_TIMEOUT
        if broken or body.tell() != length:
            return HTTPStatus.BAD_REQUEST
        body.seek(0)
        return body


def refuse(start: Callable[..., Any], status: HTTPStatus) -> list[bytes]:
    """A short answer; the server closes the connection, as nobody reads the body."""
    words = f"{status.phrase}\n".encode()
    start(
        f"{status.value} {status.phrase}",
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(words))),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
            ("Connection", "close"),
            *([("Retry-After", "1")] if status.value == 503 else []),
        ],
    )
    return [words]
