"""PostgreSQL goes away while the served site is asked: readers do not notice."""

from contextlib import closing

import psycopg
import pytest
from django.db import connection, connections
from psycopg import sql

from tests.factories import approve
from tests.served_site import ask, served, wait_until
from tests.test_killed_process import database_url
from tests.test_served_publications import (  # noqa: F401
    PAGE,
    reads,
    review,
    static,
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


def is_kept():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM content_finishedresponse "
            "WHERE path = %s AND outdated_at = 0",
            [PAGE],
        )
        return cursor.fetchone()


def test_a_database_that_goes_away_is_felt_by_no_reader(review, static, cluster):  # noqa: F811
    asked, doctor = review
    with served(database=database_url(), static=static, workers=WORKERS) as port:
        wait_until(is_kept)
        cluster.wait_for_workers()
        connections.close_all()
        cluster.cut_off()
        for _again in range(30):
            assert reads(port, "Een zin.")
        status, text = wait_until(lambda: away(ask(port, "/nl/zoeken/?q=zin")))
        assert "Er ging iets mis" in text
        dutch = {"Accept-Language": "nl"}
        status, text = wait_until(
            lambda: away(ask(port, "/staff/login/", headers=dutch))
        )
        for _again in range(30):
            assert reads(port, "Een zin.")
        cluster.allow(True)
        approve(asked, doctor)
        cluster.wait_for_workers()
        for _again in range(30):
            assert reads(port, "Een betere zin.")
    connections.close_all()


def away(answer):
    """The answer, where it is the sentence of a site whose database is away."""
    return answer if answer[0] == 503 and answer[1] else None
