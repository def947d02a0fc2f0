"""How long search and planner take: `.venv/bin/python bench/search.py`, run by hand.

Loads the starter content into a database in memory, makes each language's index as the
process does that renews the store, takes it up as all others do, and asks through the
whole site, as the front passes requests on. Milliseconds of the processor.
"""

import os
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.update(
    DJANGO_SETTINGS_MODULE="ketamine_info.settings",
    DATABASE_URL="sqlite://:memory:",
    SECRET_KEY="bench",
    HTTPS="0",
    ALLOWED_HOSTS="localhost",
)

import django  # noqa: E402 (needs the environment)

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from content.addresses import PLANNER, address, search_address  # noqa: E402
from content.editions.finished import FinishedIndex  # noqa: E402
from content.editions.reading import published  # noqa: E402
from content.exchange.loading import load  # noqa: E402
from content.finished import indexes, making  # noqa: E402
from content.finished.keys import SEEN  # noqa: E402
from content.languages import LANGUAGES  # noqa: E402
from ketamine_info.front import drawing  # noqa: E402

settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)


def queries(language: str) -> list[str]:
    """What the tests type, in one language."""
    path = ROOT / "tests" / "search_queries" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.partition(" | ")[0] for line in lines if " | " in line[:100]]


def taken(path: str, query: str = "") -> float:
    """Of one request, in milliseconds."""
    request = making._request(path, query, "")
    request.META[SEEN] = "bench"
    start = time.process_time()
    response = making.handler().get_response(request)
    spent = 1000 * (time.process_time() - start)
    if response.status_code != 200:
        sys.exit(f"{path} answered {response.status_code}.")
    return spent


def told(name: str, times: list[float]) -> None:
    """Print a line: the first, and the others in order."""
    first, ordered = times[0], sorted(times[1:])
    median, most = (ordered[len(ordered) * share // 100] for share in (50, 95))
    print(
        f"{name}: first {first:.1f}; {len(ordered)} more, median {median:.1f}, "
        f"95 in 100 below {most:.1f}, slowest {ordered[-1]:.1f} ms"
    )


def memory() -> float:
    """Megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Print the times."""
    call_command("migrate", verbosity=0)
    load(ROOT / "content" / "starter", now=timezone.now())
    published()
    start = time.process_time()
    indexes.make(indexes.missing())
    print(f"all made after {time.process_time() - start:.1f} s")
    for one in FinishedIndex.objects.all():
        print(f"{one.language}: {len(one.body) / 2**20:.1f} MB in the store")
    before, start = memory(), time.process_time()
    drawing._get_ready()
    spent = time.process_time() - start
    print(f"taken up in {spent:.2f} s; {memory() - before:+.0f} MB in this process")
    day = timezone.localdate() + timedelta(days=7)
    clinic = next(iter(published().facts.clinics))
    answers = urlencode({"clinic": clinic, "date": day, "time": "9:00"})
    for language in LANGUAGES:
        found = search_address(language=language)
        told(
            f"{language}: search",
            [taken(found, urlencode({"q": one})) for one in queries(language)],
        )
        planner = address(PLANNER, language=language, slug="")
        told(f"{language}: treatment day", [taken(planner) for _again in range(50)])
        told(
            f"{language}: its answer",
            [taken(planner, answers) for _again in range(50)],
        )
    print(f"load {os.getloadavg()[0]:.1f} at the end of the run")


if __name__ == "__main__":
    main()
