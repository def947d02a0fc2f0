"""How long the search takes: `.venv/bin/python bench/search.py`, run by hand.

Loads the starter content into a database in memory, builds each language's index, and
asks everything that the tests ask.
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

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.translation import override  # noqa: E402

from content.editions.reading import published  # noqa: E402
from content.exchange.loading import load  # noqa: E402
from content.languages import LANGUAGES  # noqa: E402
from content.public import search_index, site  # noqa: E402
from content.search.engine import search  # noqa: E402


def queries(language: str) -> list[str]:
    """What the tests type, in one language, and what was asked before."""
    path = ROOT / "tests" / "search_queries" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    asked = published().facts.asked.values()
    return [line.partition(" | ")[0] for line in lines if " | " in line[:100]] + [
        question for one in asked for question in one.questions.get(language, ())
    ]


def main() -> None:
    """Print the times, in milliseconds."""
    call_command("migrate", verbosity=0)
    load(ROOT / "content" / "starter", now=timezone.now())
    everything, book = site.load(), published().facts
    for language in LANGUAGES:
        with override(language):
            start = time.perf_counter()
            ready = search_index.searchable(everything, book, language=language)
            built = time.perf_counter() - start
        index = ready.index
        times = []
        for query in queries(language):
            start = time.perf_counter()
            search(query, index=index)
            ready.dangers.helps(query)
            times.append(time.perf_counter() - start)
        times.sort()
        print(
            f"{language}: {len(index.passages)} passages, {len(index.postings)} terms, "
            f"built in {1000 * built:.0f} ms; {len(times)} queries, "
            f"median {1000 * times[len(times) // 2]:.1f} ms, "
            f"slowest {1000 * times[-1]:.1f} ms"
        )


if __name__ == "__main__":
    main()
