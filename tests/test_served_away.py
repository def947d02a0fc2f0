"""PostgreSQL goes away while the served site is asked: readers do not notice."""

import threading
from contextlib import ExitStack, closing

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

from tests.factories import approve
from tests.served_site import ask, keep_pages, served, wait_until
from tests.test_killed_process import database_url
from tests.test_served_publications import (  # noqa: F401
    PAGE,
    reads,
    review,
)

pytestmark = pytest.mark.xdist_group("serving")

WORKERS = 2
ASKS = "SELECT sequence, token FROM content_finishedstate%"


class Cluster:
    """The server of the test's database, by a connection to another one of it."""

    def __init__(self, own):
        self.own = own
        self.name = connection.settings_dict["NAME"]

    def allow(self, allowed):
        self.own.execute(
            sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}").format(
                sql.Identifier(self.name), sql.Literal(allowed)
            )
        )

    def cut_off(self):
        self.allow(False)
        self.own.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [self.name],
        )

    def wait_for_workers(self):
        """Each worker has read what stood in the database when this was called.

        Twice: a question that is answered is followed by reading what is new.
        """
        for _time in range(2):
            [since] = self.own.execute("SELECT clock_timestamp()").fetchone()
            wait_until(lambda since=since: self._asked_since(since) == WORKERS)

    def _asked_since(self, moment):
        return self.own.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = %s AND query_start > %s AND query LIKE %s",
            [self.name, moment, ASKS],
        ).fetchone()[0]


@pytest.fixture
def cluster(review):  # noqa: F811
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could be away")
    address = database_url().rpartition("/")[0] + "/postgres"
    with closing(psycopg.connect(address, autocommit=True)) as own:
        found = Cluster(own)
        yield found
        found.allow(True)
        connections.close_all()


class Crowd:
    """Readers who ask without a pause. answers: how many each got; wrong: all others."""

    def __init__(self, port):
        self.port, self.over = port, threading.Event()
        self.answers, self.wrong = [], []
        self.threads = [threading.Thread(target=self._ask) for _one in range(8)]

    def _ask(self):
        number = 0
        while not self.over.is_set():
            status, text = ask(self.port, PAGE)
            number += 1
            if status != 200 or not ("Een zin." in text or "Een betere zin." in text):
                self.wrong.append((status, text[:200]))
        self.answers.append(number)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *raised):
        self.over.set()
        for thread in self.threads:
            thread.join()


def test_a_database_that_goes_away_is_felt_by_no_reader(review, static_root, cluster):  # noqa: F811
    asked, doctor = review
    keep_pages(database=database_url(), static=static_root)
    serving = served(database=database_url(), static=static_root, workers=WORKERS)
    with serving as port, ExitStack() as asking:
        cluster.wait_for_workers()
        connections.close_all()
        crowd = asking.enter_context(Crowd(port))
        cluster.cut_off()
        status, text = wait_until(lambda: away(ask(port, "/nl/nowhere/")))
        assert "Er ging iets mis" in text
        for _again in range(10):
            status, _text = ask(port, "/nl/zoeken/?q=zin")
            assert status in (200, 503)  # from memory, where it has been made ready
        nurse = {
            "Accept-Language": "nl",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={'a' * 32}",
        }
        status, text = wait_until(lambda: away(ask(port, "/staff/", headers=nurse)))
        assert "beheerder" in text
        for _again in range(30):
            assert reads(port, "Een zin.")
        cluster.allow(True)
        approve(asked, doctor)
        cluster.wait_for_workers()
        for _again in range(30):
            assert reads(port, "Een betere zin.")
        asking.close()
        assert crowd.wrong == []
        assert min(crowd.answers) > 0
    connections.close_all()


def away(answer):
    """The answer, where it is the sentence of a site whose database is away."""
    return answer if answer[0] == 503 and answer[1] else None
