"""A reader at the front, without an HTTP server."""

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from unittest import mock

from django.db.backends.base.base import BaseDatabaseWrapper

from content.finished.making import handler
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


class Reader:
    """Asks a front of its own. passed_on: the addresses that Django had to answer."""

    def __init__(self):
        self.keeper = Keeper()
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
