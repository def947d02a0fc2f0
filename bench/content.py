"""Content of a wished size for `bench.serving`, and what it costs: run by that.

    BENCH_DATABASE_URL=… python -m bench.content make COPIES
    BENCH_DATABASE_URL=… python -m bench.content figures
    BENCH_DATABASE_URL=… python -m bench.content publish TIMES
    BENCH_DATABASE_URL=… python -m bench.content renew

Prints one JSON value a line. `figures`: pages and languages, seconds of a full rebuild by
two processes, database queries of a request. `publish`: the moment of each commit.
`renew`: a share of a rebuild, begun when it is told a line; its seconds of the processor.
"""

import json
import subprocess
import sys
import time
from typing import Any

from bench import publishing as big  # sets the environment, and starts Django

# isort: split
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench.servers import spent_by
from content.book import changes
from content.drafts.pages import Page, Section
from content.drafts.reading import draft_book
from content.editions.finished import FinishedIndex, FinishedResponse
from content.editions.reading import published_book
from content.exchange.loading import load
from content.finished import making, places, renewing
from content.languages import LANGUAGES
from content.publishing import actions, starter
from content.roles import EDITOR, MEDICAL_REVIEWER
from ketamine_info.front.front import Front
from ketamine_info.front.keeper import Keeper

PAGE = "/nl/kosten/"
"""The page that is asked for, and whose text `publish` changes."""


def make(copies: int) -> None:
    """Fill a new database."""
    call_command("migrate", verbosity=0)
    load(big.STARTER, now=timezone.now())
    if copies > 1:
        big.multiply(copies)
        starter.publish_starter(now=timezone.now())


def figures() -> dict[str, Any]:
    """Make every response, and say what that took."""
    return {
        "pages": Page.objects.count() * len(LANGUAGES),
        **rebuilt(),
        "missing": len(renewing.missing()),
        "queries_kept": queries(kept()),
        "queries_made": queries(lambda: making.make(PAGE)),
    }


def rebuilt() -> dict[str, Any]:
    """Everything made anew, by two processes that share the work as two workers do.

    pages_rebuild: until every page is there in its languages. rebuild: until all
    responses are, the lists of editions as well. all: and the search's indexes.
    """
    FinishedResponse.objects.all().delete()
    FinishedIndex.objects.all().delete()
    stored = places.stored()
    pages = {key for key, drawn in stored.items() if drawn and not drawn.is_list}
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.content", "renew"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _number in range(2)
    ]
    for one in workers:
        assert one.stdout
        one.stdout.readline()
    before = sum(spent_by(one.pid) for one in workers) / 1e9
    start = time.perf_counter()
    for one in workers:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    pages_there = 0.0
    while (made := FinishedResponse.objects.count()) < len(stored):
        if made >= len(pages) and not pages_there:
            there = FinishedResponse.objects.values_list("path", flat=True)
            pages_there = time.perf_counter() - start if pages <= {*there} else 0.0
        if workers[0].poll() is not None:
            break
        time.sleep(0.05)
    responses = {
        "pages_rebuild": pages_there or time.perf_counter() - start,
        "rebuild": time.perf_counter() - start,
        "rebuild_spent": sum(spent_by(one.pid) for one in workers) / 1e9 - before,
        "responses": FinishedResponse.objects.count(),
    }
    told = [json.loads(one.communicate()[0]) for one in workers]
    return {
        **responses,
        "all": time.perf_counter() - start,
        "all_spent": sum(told),
    }


def renew() -> None:
    """A worker's share: Django is loaded, and nothing has been read yet."""
    making.handler()
    print(json.dumps("ready"), flush=True)
    sys.stdin.readline()
    before = time.process_time()
    renewing.renew()
    print(json.dumps(time.process_time() - before), flush=True)


def kept() -> Any:
    """A request that the store answers."""
    keeper = Keeper()
    keeper.ask()

    def django() -> Any:
        raise AssertionError("not kept")

    front = Front(keeper, django=django)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": PAGE, "HTTP_HOST": "127.0.0.1"}
    return lambda: front(environ, lambda *_told: None)


def queries(ask: Any) -> int:
    """Statements that the database gets meanwhile."""
    seen = []

    def count(execute: Any, *rest: Any) -> Any:
        seen.append(1)
        return execute(*rest)

    with connection.execute_wrapper(count):
        ask()
    return len(seen)


def publish(times: int) -> None:
    """One changed sentence again and again; waits for a line before each."""
    author = _user("nurse", EDITOR)
    approver = _user("doctor", MEDICAL_REVIEWER)
    for number in range(times):
        section = Section.objects.filter(page__key="costs").first()
        assert section
        section.body_nl += (
            f"\n\nNog een zin {'abcdefghijklmnopqrstuvwxyz'[number % 26]}."  # type: ignore[attr-defined]
        )
        section.save()
        review = actions.request_review(
            chosen=list(changes(published_book(), draft_book())),
            by=author,
            now=timezone.now(),
        )
        plan = actions.plan_of(review)
        print(json.dumps("ready"), flush=True)
        sys.stdin.readline()
        actions.approve(
            review=review, by=approver, now=timezone.now(), result=plan.result
        )
        print(json.dumps(time.time()), flush=True)
        renewing.renew()  # as `manage.py publish_due` does


def _user(name: str, role: str) -> User:
    found = User.objects.filter(username=name).first()
    return found or big.make_user(name, role)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]))
    elif sys.argv[1] == "figures":
        print(json.dumps(figures()), flush=True)
    elif sys.argv[1] == "renew":
        renew()
    else:
        publish(int(sys.argv[2]))
