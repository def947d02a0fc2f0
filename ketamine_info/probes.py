"""`/healthz` and `/readyz`: for machines that look after this one.

They are answered before anything asks for a host name: a balancer calls a machine by
its number, which is in no list of hosts. nginx keeps `/readyz` to the machine itself.
No cache may keep what they say.
"""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

STARTED_AT = time.time()
"""Of this process, in seconds since 1970."""

NOT_KEPT = {"Cache-Control": "no-store"}
Answer = dict[str, Any]


class Probes:
    """Middleware, the first of all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe; hand on everything else."""
        probe = PROBES.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"], headers=NOT_KEPT)
        try:
            found = probe()
        except DatabaseError:
            found = {"database": "unreachable"}
        is_well = all(found[name] in ("ok", []) for name in found if name in JUDGED)
        status = HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE
        return JsonResponse(found, status=status, headers=NOT_KEPT)


def healthz() -> Answer:
    """Does the database answer, and which publication is live."""
    from content.editions.publications import Publication  # needs the models

    newest = Publication.objects.order_by("-pk").first()
    return {
        "database": "ok",
        "publication": newest.pk if newest else None,
        "published_at": newest.published_at if newest else None,
    }


def readyz() -> Answer:
    """Is everything whole on which readers rely; names what is not.

    How many responses are missing is told and not judged: after each publication it is
    nearly all of them, for seconds. Only what is late makes a site unwell.
    """
    from content.finished.wholeness import store  # needs the models
    from content.publishing import wholeness

    finished = store(started_at=STARTED_AT)
    return healthz() | {
        "lost_triggers": wholeness.lost_triggers(),
        "changed_editions": wholeness.changed_live(),
        "kept_responses": finished.kept,
        "missing_responses": finished.missing,
        "late_responses": finished.late,
        "changed_responses": finished.changed,
    }


PROBES: dict[str, Callable[[], Answer]] = {"/healthz": healthz, "/readyz": readyz}
JUDGED = (
    *("database", "lost_triggers", "changed_editions"),
    *("late_responses", "changed_responses"),
)
