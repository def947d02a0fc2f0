"""One table: our server beside nginx and Django's cache middleware, at three sizes.

    python -m bench.serving [--copies 1 5 55] [--rounds 3] [--keep FOLDER]

Makes its own databases, needs `nginx`, `wrk` and Linux. The three are asked in turn, in
one run: read the ratios; the numbers are those of the machine and of whatever else it
does. Least depends on that the processor time a request takes. `--keep` keeps the
content: the largest takes minutes to make. One copy is the starter, 69 page-languages;
the smallest size of the plan, 30, would be less than the site is delivered with.
"""

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli

from bench.servers import (
    BROWSER,
    fetched,
    first_page,
    granian,
    largest,
    nginx,
    running,
    spent_by,
)

OURS, NGINX, PLAIN, CACHED = 18481, 18482, 18483, 18484
PAGE = "/nl/kosten/"
LINES = (
    ("x nginx", "ratio", ".2f"),
    ("… by processor time", "ratio_spent", ".2f"),
    ("x the same page by Django's cache middleware", "times_cached", ".1f"),
    ("… by processor time", "times_cached_spent", ".1f"),
    ("x a view of nothing else by that middleware", "times_plain", ".1f"),
    ("… by processor time", "times_plain_spent", ".1f"),
    ("p50, ms", "p50", ".2f"),
    ("p99, ms", "p99", ".2f"),
    ("p99 of nginx, ms", "nginx_p99", ".2f"),
    ("p99 of the same page by Django's cache middleware, ms", "cached_p99", ".2f"),
    ("processor time a request, µs", "spent", ".0f"),
    ("… of wrk, which asks, µs", "asker_spent", ".0f"),
    ("… of nginx, µs", "nginx_spent", ".0f"),
    ("… of the same page by Django's cache middleware, µs", "cached_spent", ".0f"),
    ("… of a view of nothing else by that middleware, µs", "plain_spent", ".0f"),
    ("bytes of the page, brotli", "bytes", "d"),
    ("database queries, kept", "queries_kept", "d"),
    ("database queries, made anew", "queries_made", "d"),
    ("start to first page, s", "first_page", ".2f"),
    ("a worker at its first page, MB", "memory_first", ".0f"),
    ("a worker with search loaded, MB", "memory", ".0f"),
    ("publication to every worker, ms (median)", "latency", ".0f"),
    ("all pages made anew by two processes, s", "pages_rebuild", ".1f"),
    ("… and all other responses, s", "rebuild", ".1f"),
    ("… processor time of both, s", "rebuild_spent", ".1f"),
    ("… how many", "responses", "d"),
    ("with the search's indexes, s", "all", ".1f"),
    ("… processor time of both, s", "all_spent", ".1f"),
)


def main() -> None:
    """Measure each size, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 5, 55])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--publications", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    os.environ.update(
        SECRET_KEY="bench" * 12, DEBUG="0", HTTPS="0", ALLOWED_HOSTS="127.0.0.1"
    )
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        os.environ["STATIC_ROOT"] = str(place / "static")
        if not (place / "static").exists():
            subprocess.run(
                [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
                check=True,
            )
        sizes = [measured(copies, place, given) for copies in given.copies]
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores,", end=" ")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"{memory:.0f} GB, load {os.getloadavg()[0]:.1f} at the end of the run;")
    print(f"{given.connections} connections, median of {given.rounds} rounds.\n")
    print("| page-languages |" + "".join(f" {one['pages']} |" for one in sizes))
    print("|---|" + "---:|" * len(sizes))
    for words, name, form in LINES:
        print(f"| {words} |" + "".join(f" {one[name]:{form}} |" for one in sizes))


def measured(copies: int, place: Path, given: argparse.Namespace) -> dict[str, Any]:
    """All figures of one size."""
    database = place / f"{copies}.db"
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ["BENCH_DATABASE_URL"] = os.environ["DATABASE_URL"]
    if not database.exists():
        told("make", str(copies))
    figures: dict[str, Any] = json.loads(told("figures"))
    ours = f"http://127.0.0.1:{OURS}{PAGE}"
    with running(granian("ketamine_info.entry:application", port=OURS)) as server:
        figures["first_page"] = first_page(ours)
        figures["memory_first"] = largest(server.pid)
        settled(server.pid)
        fetched(f"http://127.0.0.1:{OURS}/nl/zoeken/?q=misselijk")
        figures["memory"] = largest(server.pid)
        body, _tag = fetched(ours)
        figures["bytes"] = len(body)
        figures |= rates(ours, server.pid, body, given)
        figures["latency"] = latency(ours, given.publications)
        settled(server.pid)  # the next run finds everything made
    print(json.dumps(figures), file=sys.stderr)
    return figures


def settled(pid: int) -> None:
    """Wait until a started server has made all ready: it does nothing for a second."""
    last = spent_by(pid)
    while True:
        time.sleep(1)
        now = spent_by(pid)
        if now - last < 150_000_000:
            return
        last = now


def rates(
    ours: str, pid: int, body: bytes, given: argparse.Namespace
) -> dict[str, float]:
    """All side by side."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page").write_bytes(body)
        html = Path(folder) / "plain.html"
        html.write_bytes(brotli.decompress(body))
        plain = granian("bench.plain:application", port=PLAIN)
        with (
            running(nginx(Path(folder), port=NGINX)) as files,
            running(plain, BENCH_PAGE=str(html)) as other,
            running(granian("bench.cached:application", port=CACHED)) as cached,
        ):
            ways = {
                "": (ours, pid),
                "nginx_": (f"http://127.0.0.1:{NGINX}/page", files.pid),
                "cached_": (f"http://127.0.0.1:{CACHED}{PAGE}", cached.pid),
                "plain_": (f"http://127.0.0.1:{PLAIN}/", other.pid),
            }
            for url, _pid in ways.values():
                first_page(url)
            found: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
            for _round in range(given.rounds):
                for name, (url, process) in ways.items():
                    found[name].append(asked(url, process, given))
    medians = {
        f"{name}{figure}": statistics.median(one[figure] for one in rounds)
        for name, rounds in found.items()
        for figure in rounds[0]
    }
    for name, other in (
        ("ratio", "nginx_"),
        ("times_cached", "cached_"),
        ("times_plain", "plain_"),
    ):
        rounds = list(zip(found[""], found[other], strict=True))
        medians[name] = statistics.median(
            own["rate"] / others["rate"] for own, others in rounds
        )
        medians[f"{name}_spent"] = statistics.median(
            others["spent"] / own["spent"] for own, others in rounds
        )
    return medians


def asked(url: str, pid: int, given: argparse.Namespace) -> dict[str, float]:
    """What `wrk` tells: requests a second, milliseconds; and µs of the processor."""
    before, asking = spent_by(pid), _spent_asking()
    headers = [f"-H{name}: {value}" for name, value in BROWSER.items()]
    said = subprocess.run(
        ["wrk", "-t1", f"-c{given.connections}", f"-d{given.seconds}s", "--latency"]
        + [*headers, url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if problem := re.search(r"Non-2xx.*|Socket errors.*", said):
        print(f"{url}: {problem[0]}", file=sys.stderr)
    number = int(_found(r"(\d+) requests in", said)[0])
    return {
        "rate": float(_found(r"Requests/sec:\s*([\d.]+)", said)[0]),
        "p50": _milliseconds(*_found(r"50%\s*([\d.]+)(\w+)", said)),
        "p99": _milliseconds(*_found(r"99%\s*([\d.]+)(\w+)", said)),
        "spent": (spent_by(pid) - before) / 1000 / max(number, 1),
        "asker_spent": (_spent_asking() - asking) * 1e6 / max(number, 1),
    }


def _spent_asking() -> float:
    """Seconds of the processor of all that has been run and has ended: each `wrk`."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _found(pattern: str, text: str) -> tuple[str, ...]:
    match = re.search(pattern, text)
    if not match:
        sys.exit(f"wrk says something else than expected:\n{text}")
    return match.groups()


def _milliseconds(number: str, unit: str) -> float:
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def latency(url: str, times: int) -> float:
    """Milliseconds from a commit until the last answer that shows the page of before.

    Every question is a connection of its own, so that it may meet any worker.
    """
    found = []
    publisher = subprocess.Popen(
        [sys.executable, "-m", "bench.content", "publish", str(times)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert publisher.stdin
    assert publisher.stdout
    for _time in range(times):
        publisher.stdout.readline()
        before, over = fetched(url)[1], threading.Event()
        stale = [0.0]

        def watch(
            old: str = before,
            is_over: threading.Event = over,
            seen: list[float] = stale,
        ) -> None:
            while not is_over.is_set():
                asked_at = time.time()
                if fetched(url)[1] == old:
                    seen.append(asked_at)

        watcher = threading.Thread(target=watch)
        watcher.start()
        publisher.stdin.write("\n")
        publisher.stdin.flush()
        committed = float(publisher.stdout.readline())
        time.sleep(1)
        over.set()
        watcher.join()
        found.append(max(0.0, stale[-1] - committed) * 1000)
    publisher.wait()
    return statistics.median(found)


def told(*arguments: str) -> str:
    """What `bench.content` prints at the end."""
    return (
        subprocess.run(
            [sys.executable, "-m", "bench.content", *arguments],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        .stdout.strip()
        .rpartition("\n")[2]
    )


if __name__ == "__main__":
    main()
