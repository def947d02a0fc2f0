"""How the site is served: one command for `make run`, the tests and a real server.

Everything that a stranger could use up is bounded here; nginx bounds it once more
(`deploy/nginx.conf`). docs/decisions/0034-deployment.md says why each number is what
it is.
"""

import os
import sys
from pathlib import Path

WORKERS = int(os.environ.get("SERVER_WORKERS") or 2)
"""Processes: one for each core, about 130 MB each."""

THREADS = int(os.environ.get("SERVER_THREADS") or 4)
"""Requests that one worker works on at once; each keeps one database connection, so a
machine has at most WORKERS x THREADS of them. Others wait for their turn."""

IDLE_SECONDS = 600
"""After which a thread with nothing to do ends, and its connection with it."""

CONNECTIONS = 1024
"""Of browsers, or of nginx, that one worker keeps open; the next wait in the backlog."""

HEADER_SECONDS = 10
"""For all headers of a request, and for a connection on which nothing is asked."""

HEADER_BYTES = 64 * 1024
"""An address and its headers together; longer ones are answered with 431."""

STOP_SECONDS = 10
"""For answers under way when the server is stopped, before it is killed."""

APPLICATION = "ketamine_info.entry:application"


def command(*, port: int, host: str = "127.0.0.1", workers: int = WORKERS) -> list[str]:
    """The command that serves. Its program is that of the Python that runs this."""
    return [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(THREADS)),
        *("--blocking-threads-idle-timeout", str(IDLE_SECONDS)),
        *("--backlog", str(2 * CONNECTIONS), "--backpressure", str(CONNECTIONS)),
        *("--http1-header-read-timeout", str(HEADER_SECONDS * 1000)),
        *("--http1-buffer-size", str(HEADER_BYTES)),
        # A stop while a worker is still starting would otherwise wait for ever.
        *("--respawn-failed-workers", "--workers-kill-timeout", f"{STOP_SECONDS}s"),
        *("--log-level", "warning"),
        APPLICATION,
    ]


def main() -> None:
    """Become the server, on SERVER_PORT of this machine alone."""
    arguments = command(port=int(os.environ.get("SERVER_PORT") or 8000))
    os.execv(arguments[0], arguments)  # noqa: S606 (our own)


if __name__ == "__main__":
    main()
