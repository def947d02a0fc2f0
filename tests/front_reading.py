"""A reader at the front, without an HTTP server."""

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from unittest import mock

from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from content.finished.making import handler
from ketamine_info.front.database import Database
from ketamine_info.front.front import Front
from ketamine_info.front.keeper import Keeper


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()


@contextmanager
def in_the_transaction_of_the_test():
    """A request does not close the connection, as Django's own test client does not."""
    with mock.patch.object(BaseDatabaseWrapper, "close_if_unusable_or_obsolete"):
        yield


class OfTheTest(Database):
    """Sees what the test has not committed. is_gone: no statement comes through."""

    is_gone = False

    def rows(self, statement, values):
        if self.is_gone:
            raise OperationalError("gone")
        connection.ensure_connection()
        sign = "?" if connection.vendor == "sqlite" else "%s"
        return connection.connection.execute(statement.format(sign), values).fetchall()

    def let_go(self):
        """The connection is the test's own."""


class Reader:
    """Asks a front of its own. passed_on: the addresses that Django had to answer."""

    def __init__(self, *, database=None):
        self.database = database or OfTheTest()
        self.keeper = Keeper(database=self.database)
        self.passed_on = []
        self.front = Front(self.keeper, django=lambda: self._django)

    def _django(self, environ, start):
        self.passed_on.append(environ["PATH_INFO"])
        return handler()(environ, start)

    def hears(self):
        """The next answer is what the store holds now."""
        assert self.keeper.ask()
        return self

    def get(self, path, *, method="GET", query="", host="testserver", **headers):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": host,
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        told = {}

        def start(status, sent):
            told["status"] = int(status.split()[0])
            told["headers"] = dict(sent)
            assert len(told["headers"]) == len(sent), "a header was sent twice"

        with in_the_transaction_of_the_test():
            body = b"".join(self.front(environ, start))
        return Answer(body=body, **told)
