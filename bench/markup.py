"""How long the heaviest texts take: `.venv/bin/python bench/markup.py`, run by hand.

Draws texts as long as the limits of the dialect allow (29,900 characters; one line, or
1,490 lines), made of one token each, and tells the slowest. The measure is 0.2 s each.
"""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.update(
    DJANGO_SETTINGS_MODULE="ketamine_info.settings",
    DATABASE_URL="sqlite://:memory:",
    DEBUG="1",
)

import django  # noqa: E402 (needs the environment)

django.setup()

from tests.test_markup_properties import HEAVY, shown_and_problems, written  # noqa: E402


def seconds(text: str) -> float:
    """The best of three, each a text that no cache has seen."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        shown_and_problems(f"{text} {time.perf_counter_ns()}")
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    measured = []
    for token in HEAVY:
        text = (written([token]) * 30_000)[:29_900]
        measured.append((seconds(text), "one line", token))
        broken = "\n".join(text.split("\n")[:1_490])
        measured.append((seconds(broken), "1,490 lines", token))
    for took, shape, token in sorted(measured, reverse=True)[:10]:
        print(f"{took * 1000:6.0f} ms  {shape:11}  {token!r}")


if __name__ == "__main__":
    main()
