"""What was asked for and not there: paths alone, for staff, from nginx's log.

The log that `deploy/nginx-export.conf` writes holds no query and nothing of a person. It
is read, never the readers' way: nothing is counted while anybody waits.
"""

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from content.export import manifest as manifests

NAME = "not-found.csv"
MOST = 1000
"""Rows, those that were asked for most often."""

_KEPT = 100_000  # different addresses that are counted
_GUESSED = 200  # rows for which the nearest page is looked for
_LONGEST = 200
_LINE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)T\S+ (?:GET|HEAD) (?P<path>/\S*) 404 \d+ [\d.]+\n?"
)


class LogProblem(Exception):
    """A log that cannot be read."""


def report(folder: Path, logs: list[Path]) -> int:
    """Write the list beside the public files; how many rows it has."""
    pages = [key for key in manifests.read(folder).files if key.endswith("/")]
    counted, last = Counter[str](), dict[str, str]()
    for log in logs:
        for path, day in _not_found(log):
            if path in counted or len(counted) < _KEPT:
                counted[path] += 1
                last[path] = max(day, last.get(path, ""))
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("address", "times", "last day", "nearest page"))
    most = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST]
    for place, (path, times) in enumerate(most):
        near = nearest(path, pages) if place < _GUESSED else ""
        rows.writerow((_harmless(path), times, last[path], near))
    waiting = folder / f"{NAME}.being-written"
    waiting.write_text(text.getvalue(), "utf-8")
    waiting.replace(folder / NAME)
    return len(most)


def nearest(path: str, pages: list[str]) -> str:
    """The page whose address is most like it; "" for none."""
    found = get_close_matches(path.lower(), pages, n=1, cutoff=0.7)
    return found[0] if found else ""


def _not_found(log: Path) -> Iterator[tuple[str, str]]:
    """Address and day of each answer that was 404."""
    try:
        with gzip.open(log, "rt") if log.suffix == ".gz" else log.open() as lines:
            for line in lines:
                if match := _LINE.fullmatch(line):
                    path = match["path"].partition("?")[0]
                    yield unquote(path)[:_LONGEST], match["day"]
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise LogProblem(f"{log} cannot be read: {error}") from error


def _harmless(path: str) -> str:
    """Without what a spreadsheet or a terminal would act on."""
    return "".join(one if one.isprintable() else "?" for one in path)
