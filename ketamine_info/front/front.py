"""The site as an HTTP server sees it: readers from memory, everything else by Django.

Nothing here decides what readers may see. A response is one that `content.finished`
made, and the request chooses no more than its encoding.
"""

import re
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings

from content.finished.caching import earlier
from content.finished.keys import SEEN
from ketamine_info.bodies import refuse
from ketamine_info.front import negotiation
from ketamine_info.front.keeper import ASKED_EVERY, Keeper
from ketamine_info.front.kept import Kept, Response
from ketamine_info.front.once import Once
from ketamine_info.front.sending import Environ, StartResponse, send
from ketamine_info.serving import THREADS

Application = Callable[[Environ, StartResponse], Iterable[bytes]]

LARGE = "print=large"
"""The one query of a page that many readers use, and that only sets it otherwise."""

DAY = 60 * 60 * 24

_PORT = re.compile(r":\d+\Z")


class Front:
    """A WSGI application before another one.

    keeper: holds what is kept. django: gives the other one, and waits until it is there.
    is_there: waits so many seconds for it at most, and says whether it is. timed: when
    somebody has planned the next publication, in seconds since 1970; 0 for nothing planned.
    """

    def __init__(
        self,
        keeper: Keeper,
        *,
        django: Callable[[], Application],
        is_there: Callable[[float], bool] = lambda _seconds: True,
    ) -> None:
        self.keeper = keeper
        self.django = django
        self.is_there = is_there
        self.timed = 0
        self._hosts: dict[str, bool] = {}
        self._once: Once[Response | None] = Once()
        self._waiting = BoundedSemaphore(max(1, THREADS // 2))

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        key = self._key(environ)
        if key:
            answer = self._answer(key, environ, start)
            if answer is not None:
                return answer
        kept = self.keeper.kept
        if kept.token:
            environ[SEEN] = kept.token, kept.sequence
        if self.keeper.is_silent and not self._is_file(environ):
            return self._patiently(environ, start)
        return self.django()(environ, start)

    def _patiently(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Some threads may wait for a database that does not answer, never all."""
        if not self._waiting.acquire(blocking=False):
            return refuse(start, HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            return self.django()(environ, start)
        finally:
            self._waiting.release()

    def _is_file(self, environ: Environ) -> bool:
        """A style sheet or a script: no database is asked for it."""
        return str(environ.get("PATH_INFO", "")).startswith(settings.STATIC_URL)

    def _key(self, environ: Environ) -> str:
        """What the store may know of this request; "" where only Django can answer."""
        query, path = environ.get("QUERY_STRING", ""), str(environ.get("PATH_INFO", ""))
        if (
            environ.get("REQUEST_METHOD") not in ("GET", "HEAD")
            or environ.get("SCRIPT_NAME")
            or query not in ("", LARGE)
            or not path.isascii()
            or "?" in path
            or "#" in path
            or not self._is_own(str(environ.get("HTTP_HOST", "")))
            or not self._is_safe(environ)
        ):
            return ""
        if path == "/":
            return "" if query else self._chosen(environ)
        return f"{path}?{query}" if query else path

    def _chosen(self, environ: Environ) -> str:
        """The way from "/" to the language that a reader's browser asks for first."""
        rows = self.keeper.kept.rows
        all_codes = [code for code, _name in settings.LANGUAGES]
        codes = [code for code in all_codes if f"/#{code}" in rows] or all_codes
        asked = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return (
            f"/#{negotiation.language(asked, offered=codes) or settings.LANGUAGE_CODE}"
        )

    def _answer(
        self, key: str, environ: Environ, start: StartResponse
    ) -> Iterable[bytes] | None:
        """From memory, else made and remembered; None where it is not for all alike."""
        now = time.time()
        found = self.keeper.kept.find(key)
        if found is None or not found.holds(now):
            found = self._made(key, environ, last=found)
        if found is None:
            return None
        is_old = 0 < self.keeper.heard_at < now - DAY
        if is_old and found.status != HTTPStatus.SERVICE_UNAVAILABLE:
            found = self._dated(key, found)
        return send(
            found,
            environ,
            start,
            life=earlier(found.holds_until, self.timed),
            now=now,
            varies_on="Accept-Encoding, Accept-Language"
            if "#" in key
            else "Accept-Encoding",
        )

    def _made(
        self, key: str, environ: Environ, *, last: Response | None
    ) -> Response | None:
        """What Django makes of it now; the last that was kept where it cannot."""
        if self.keeper.is_silent:
            return last or self._away(key, environ)
        if "#" in key:
            return last
        kept = self.keeper.kept  # before anything is read for it
        try:
            made = self._once.do(
                (kept.token, kept.sequence, key), lambda: self._make(key, kept)
            )
        except Exception:  # it was logged where it was raised; Django answers, or not
            made = None
        return last if made is None else made

    def _make(self, key: str, kept: Kept) -> Response | None:
        """Or what another process has made, before this one has loaded Django."""
        while not self.is_there(ASKED_EVERY):
            found = self.keeper.kept.find(key)
            if found and found.holds(time.time()):
                return found
        from ketamine_info.front import drawing  # needs Django's models

        made = drawing.made(key)
        if made and made.status in (HTTPStatus.OK, HTTPStatus.GONE):
            kept.keep(key, made)
        return made

    def _away(self, key: str, environ: Environ) -> Response | None:
        """That the database does not answer; nobody asks it, nobody waits."""
        self.django()
        from ketamine_info.front import drawing  # needs Django's models

        asked = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return drawing.away(key, accept_language=asked[: negotiation.LONGEST])

    def _dated(self, key: str, response: Response) -> Response:
        """With a notice of the day from which on nothing new could be read."""
        self.django()
        from ketamine_info.front import drawing  # needs Django's models

        return drawing.dated(response, since=self.keeper.heard_at)

    def _is_own(self, host: str) -> bool:
        """One of our names. Django says what it thinks of any that is not told in full."""
        found = self._hosts.get(host)
        if found is None:
            found = _PORT.sub("", host) in settings.ALLOWED_HOSTS or _is_allowed(host)
            if found and len(self._hosts) < 100:
                self._hosts[host] = found
        return found

    def _is_safe(self, environ: Environ) -> bool:
        """Came by https, where it must. Django leads there from http."""
        if not settings.SECURE_SSL_REDIRECT:
            return True
        name, value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
        told: Any = environ.get(name) if name else None
        if told is not None:
            return str(told).split(",")[0].strip() == value
        return environ.get("wsgi.url_scheme") == "https"


def _is_allowed(host: str) -> bool:
    """By all of Django's rules, which take a while to load."""
    from django.http.request import split_domain_port, validate_host

    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
