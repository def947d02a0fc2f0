"""The servers that `bench.serving` compares, and what the system tells about them."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from ketamine_info import serving

BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept-Language": "nl,de;q=0.8"}


def granian(application: str, *, port: int) -> list[str]:
    """Our command, with another application where one is named."""
    return [*serving.command(port=port, workers=2)[:-1], application]


def nginx(folder: Path, *, port: int) -> list[str]:
    """nginx on the files of a folder, which are brotli already."""
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 2; pid {folder}/pid; error_log /dev/null;"
        "events { worker_connections 1024; } http { access_log off; sendfile on;"
        "default_type text/html; keepalive_requests 100000;"
        f"server {{ listen 127.0.0.1:{port}; root {folder};"
        "add_header Content-Encoding br; } }",
        encoding="utf-8",
    )
    folder.chmod(0o755)
    return ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]


def nginx_before(folder: Path, *, port: int, server: int) -> list[str]:
    """nginx as deploy/ has it before our server, without TLS. server: its port."""
    told = (Path(__file__).parents[1] / "deploy/nginx.conf").read_text("utf-8")
    upstream = re.search(r"^upstream .*?^}", told, re.DOTALL | re.MULTILINE)
    assert upstream
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log /dev/null;"
        "events { worker_connections 1024; } http { access_log off;"
        "keepalive_requests 100000;"
        + upstream[0].replace(":8000", f":{server}")
        + f"server {{ listen 127.0.0.1:{port}; proxy_http_version 1.1;"
        'proxy_set_header Connection ""; proxy_set_header Host $http_host;'
        "location / { proxy_pass http://ketamine_info; } } }",
        encoding="utf-8",
    )
    return ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]


@contextmanager
def running(
    command: list[str], **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block."""
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def fetched(url: str) -> tuple[bytes, str]:
    """The body as it is sent, and its tag, by a connection of its own."""
    with urlopen(Request(url, headers=BROWSER), timeout=30) as answer:
        return answer.read(), answer.headers["ETag"] or ""


def first_page(url: str) -> float:
    """Seconds until it answers."""
    start = time.perf_counter()
    while time.perf_counter() - start < 120:
        try:
            fetched(url)
        except OSError:
            time.sleep(0.005)
        else:
            return time.perf_counter() - start
    sys.exit(f"{url} does not answer.")


def children(pid: int) -> list[int]:
    """Its child processes, and theirs."""
    own = [
        int(child)
        for task in Path(f"/proc/{pid}/task").glob("*/children")
        for child in task.read_text().split()
    ]
    return [*own, *(one for child in own for one in children(child))]


def spent_by(pid: int) -> int:
    """Nanoseconds that a process and its children have run, with the threads that have
    ended since."""
    ticks = 0
    for one in [pid, *children(pid)]:
        told = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(told[11]) + int(told[12])  # in user mode, and in the kernel
    return ticks * 1_000_000_000 // os.sysconf("SC_CLK_TCK")


def largest(pid: int) -> float:
    """Megabytes in memory of the largest child: a worker of granian."""
    found = [0.0]
    for one in children(pid):
        for line in Path(f"/proc/{one}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                found.append(int(line.split()[1]) / 1024)
    return max(found)
