"""Publications under full load, quietly and while workers are killed. Run by hand.

    python -m bench.under_load [--publications 100] [--connections 32]

The database is that of DATABASE_URL, which must be empty or made by an earlier run; a
new SQLite file without it. docs/performance.md says what is counted.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.servers import children, first_page, granian, nginx_before, running
from bench.serving import PAGE, settled, told

PORT = 18501
LATEST = 1.0  # seconds after a commit, from which an old page is stale
SENTENCE = b"Nog een zin"  # one more with each publication: the page tells its number


@dataclass
class Reader:
    """One connection, so one worker, until it breaks."""

    answers: list[tuple[float, int]] = field(default_factory=list)
    failed: int = 0
    broken: int = 0
    went_back: int = 0

    def go_on(self, over: threading.Event) -> None:
        """Ask again and again."""
        to, shown = HTTPConnection("127.0.0.1", PORT, timeout=30), 0
        while not over.is_set():
            asked_at = time.time()
            try:
                number = _number(to)
            except (OSError, HTTPException):
                self.broken += 1
                to.close()
                shown = 0  # the next connection may lead to another worker
                try:
                    number = _number(to)  # as a browser does
                except (OSError, HTTPException):
                    to.close()
                    number = -1
            if number < 0:
                self.failed += 1
                continue
            self.went_back += number < shown
            shown = max(shown, number)
            self.answers.append((asked_at, number))
        to.close()


def _number(to: HTTPConnection) -> int:
    """How many sentences the page has; -1 where it is another answer."""
    to.request("GET", PAGE)
    answer = to.getresponse()
    body = answer.read()
    return body.count(SENTENCE) if answer.status == 200 else -1


def main() -> None:
    """Both rounds, and a line of figures for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--publications", type=int, default=100)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument(
        "--nginx", action="store_true", help="that of deploy/ before it"
    )
    given = parser.parse_args()
    os.environ.update(
        SECRET_KEY="bench" * 12, DEBUG="0", HTTPS="0", ALLOWED_HOSTS="127.0.0.1"
    )
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/load.db")
        os.environ["BENCH_DATABASE_URL"] = os.environ["DATABASE_URL"]
        os.environ["STATIC_ROOT"] = str(Path(folder) / "static")
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
            check=True,
        )
        told("make", "1")
        for kills in (False, True):
            own = PORT + 1 if given.nginx else PORT
            command = granian("ketamine_info.entry:application", port=own)
            before = nginx_before(Path(folder), port=PORT, server=PORT + 1)
            with (
                running(command) as server,
                running(before) if given.nginx else nullcontext(),
            ):
                first_page(f"http://127.0.0.1:{PORT}{PAGE}")
                settled(server.pid)
                measure(given, server=server.pid, kills=kills)


def measure(given: argparse.Namespace, *, server: int, kills: bool) -> None:
    """One round of publications."""
    over = threading.Event()
    readers = [Reader() for _one in range(given.connections)]
    threads = [threading.Thread(target=one.go_on, args=[over]) for one in readers]
    to = HTTPConnection("127.0.0.1", PORT, timeout=30)
    before = _number(to)
    to.close()
    killed: list[int] = []
    if kills:
        threads.append(threading.Thread(target=kill, args=[server, killed, over]))
    for thread in threads:
        thread.start()
    try:
        commits = published(given.publications)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    answers = [one for reader in readers for one in reader.answers]
    late, waits = 0, []
    for number, committed in enumerate(commits, before + 1):
        old = [at for at, shown in answers if shown < number and at > committed]
        waits.append((max(old, default=committed) - committed) * 1000)
        late += sum(at > committed + LATEST for at in old)
    waits.sort()
    # nginx asks any worker for any connection
    back = "?" if given.nginx else sum(one.went_back for one in readers)
    print(
        f"{'workers killed: ' + str(len(killed)) if kills else 'nobody killed'}; "
        f"{len(commits)} publications, {len(answers)} answers, "
        f"failed {sum(one.failed for one in readers)}, "
        f"broken connections {sum(one.broken for one in readers)}, "
        f"stale {late} late and {back} back; "
        f"until every worker: median {statistics.median(waits):.0f} ms, "
        f"p99 {waits[int(len(waits) * 0.99)]:.0f} ms",
        flush=True,
    )


def published(times: int) -> list[float]:
    """The moments of the commits, made by a process of its own."""
    commits = []
    with subprocess.Popen(
        [sys.executable, "-m", "bench.content", "publish", str(times)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as publisher:
        assert publisher.stdin
        assert publisher.stdout
        for _time in range(times):
            publisher.stdout.readline()
            publisher.stdin.write("\n")
            publisher.stdin.flush()
            commits.append(float(publisher.stdout.readline()))
            time.sleep(LATEST + 0.2)
    return commits


def kill(server: int, killed: list[int], over: threading.Event) -> None:
    """The worker that has lived longest, each second."""
    while not over.wait(1):
        workers = [one for one in children(server) if b"granian" in _command(one)]
        if workers:
            with suppress(ProcessLookupError):
                os.kill(min(workers), signal.SIGKILL)
                killed.append(min(workers))


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


if __name__ == "__main__":
    main()
