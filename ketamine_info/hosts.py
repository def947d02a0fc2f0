"""A request for a host that is not this site: one line in the log, and nothing else."""

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

log = logging.getLogger(__name__)


class KnownHosts:
    """Middleware, before everything that asks for the host.

    Whoever scans the internet asks every address for every name; Django would write a
    traceback each time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or hand on."""
        try:
            request.get_host()
        except DisallowedHost:
            log.warning(
                "Refused a request for an unknown host: %.100r",
                request.META.get("HTTP_HOST", ""),
            )
            return HttpResponseBadRequest("Bad Request\n", content_type="text/plain")
        return self.get_response(request)
