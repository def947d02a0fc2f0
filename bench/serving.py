"""Readers' requests a second: our server, nginx with the same bytes, Django in full.

    DATABASE_URL=… SECRET_KEY=… ALLOWED_HOSTS=127.0.0.1 HTTPS=0 python -m bench.serving

Needs a database with content, `nginx` and `wrk`. The three are asked in turn, in one run:
read the ratios; the numbers are those of the machine and of whatever else it does. Least
depends on that the processor time a request takes (Linux alone tells it).
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

OURS, NGINX = 8781, 8782
FILE = "nginx, the same bytes as a file"
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept-Language": "nl,de;q=0.8"}


def main() -> None:
    """Ask all three, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--path", default="/nl/")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    given = parser.parse_args()
    ours = f"http://127.0.0.1:{OURS}{given.path}"
    with our_server() as server, tempfile.TemporaryDirectory() as folder:
        body = kept_page(ours)
        (Path(folder) / "page").write_bytes(body)
        Path(folder).chmod(0o755)
        with nginx(Path(folder)) as files:
            ways = {
                FILE: (f"http://127.0.0.1:{NGINX}/page", files),
                "our server, kept": (ours, server),
                "our server, through Django": (f"{ours}?x=1", server),
            }
            found = {name: [] for name in ways}
            for _round in range(given.rounds):
                for name, (url, process) in ways.items():
                    found[name].append(asked(url, process, given))
    best = {name: max(one) for name, one in found.items()}
    print(f"{len(body)} bytes with brotli, {given.connections} connections")
    most, _p99, least = best[FILE]
    for name, (rate, p99, spent) in best.items():
        print(
            f"{name:34}{rate:10.0f}/s  {rate / most:7.3f} x nginx   p99 {p99:>8}"
            f"   {spent:9.1f} us of processor, {spent / least:6.1f} x nginx"
        )


def asked(
    url: str, process: subprocess.Popen, given: argparse.Namespace
) -> tuple[float, str, float]:
    """Requests a second, the slowest of a hundred, and microseconds a request takes of
    the processor."""
    before = spent_by(process.pid)
    headers = [f"-H{name}: {value}" for name, value in BROWSER.items()]
    told = subprocess.run(
        ["wrk", "-t1", f"-c{given.connections}", f"-d{given.seconds}s", "--latency"]
        + [*headers, url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if problem := re.search(r"Non-2xx.*|Socket errors.*", told):
        print(f"{url}: {problem[0]}", file=sys.stderr)
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", told)[1])
    number = int(re.search(r"(\d+) requests in", told)[1])
    spent = (spent_by(process.pid) - before) / 1000 / max(number, 1)
    return rate, re.search(r"99%\s*(\S+)", told)[1], spent


def spent_by(pid: int) -> int:
    """Nanoseconds that a process, its threads and its children have run."""
    own = sum(
        int(task.read_text().split()[0])
        for task in Path(f"/proc/{pid}/task").glob("*/schedstat")
    )
    children = (
        int(child)
        for task in Path(f"/proc/{pid}/task").glob("*/children")
        for child in task.read_text().split()
    )
    return own + sum(map(spent_by, children))


def kept_page(url: str) -> bytes:
    """The page as a browser gets it, once the server keeps it; says how long that took."""
    start = time.monotonic()
    while time.monotonic() - start < 120:
        try:
            with urlopen(Request(url, headers=BROWSER)) as answer:
                if answer.headers["ETag"]:
                    print(f"first page after {time.monotonic() - start:.2f} s")
                    return answer.read()
        except OSError:
            time.sleep(0.01)
    sys.exit("The server keeps no page. Is there content in the database?")


@contextmanager
def our_server() -> Iterator[subprocess.Popen]:
    """Granian with two workers."""
    command = [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--port", str(OURS), "--log-level", "warning"),
        *(
            "--workers",
            "2",
            "--blocking-threads",
            "1",
            "ketamine_info.wsgi:application",
        ),
    ]
    with running(command) as process:
        yield process


@contextmanager
def nginx(folder: Path) -> Iterator[subprocess.Popen]:
    """One file, no log."""
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 2; pid {folder}/pid; error_log /dev/null;"
        "events { worker_connections 512; } http { access_log off; sendfile on;"
        "default_type text/html; keepalive_requests 100000;"
        f"server {{ listen 127.0.0.1:{NGINX}; root {folder}; }} }}",
        encoding="utf-8",
    )
    with running(
        ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    ) as process:
        time.sleep(1)
        yield process


@contextmanager
def running(command: list[str]) -> Iterator[subprocess.Popen]:
    """A process that ends with this one."""
    process = subprocess.Popen(command, env=os.environ)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


if __name__ == "__main__":
    main()
