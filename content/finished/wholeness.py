"""Whether the store does its work: what it lacks is made soon, what it holds is whole.

A site lacks much right after a publication, a start or an upgrade, and is well: what is
missing is made meanwhile. It is unwell where nobody makes it, or where somebody changed
what is kept. `/readyz` (`ketamine_info/probes.py`) says both.
"""

import json
from dataclasses import dataclass

import brotli
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from content.editions.finished import FinishedResponse
from content.editions.publications import Publication
from content.finished.making import etag_of
from content.finished.renewing import missing
from content.finished.version import made_by

LATE = 600
"""Seconds after which something missing is no longer being made. Workers look each
minute, and the responses of 3,000 pages take half of one."""

AT_ONCE = 500
"""Responses whose bytes are looked at each time, one after another: of a large site a
probe every ten seconds has seen all within two minutes."""

_seen_until = 0
_changed: set[int] = set()
"""Of this process: the row that was looked at last; those that were found changed."""


@dataclass(frozen=True, kw_only=True)
class Store:
    """kept: how many responses can be sent as they are. missing: how many will be made.
    late: keys of those that should be there by now. changed: keys of those that are not
    what was made, of all that this process has looked at."""

    kept: int
    missing: int
    late: list[str]
    changed: list[str]


def store(*, started_at: float) -> Store:
    """How it stands. started_at: when this process began, in seconds since 1970.

    While somebody works on the code nothing is kept, and without MAKE_AHEAD only what
    was asked for: then nothing is late.
    """
    own = FinishedResponse.objects.filter(made_by=made_by())
    lacking = missing()
    changed = _changed_of(own.filter(outdated_at=0))
    return Store(
        kept=own.filter(outdated_at=0).count() - len(changed),
        missing=len(lacking),
        late=_late(lacking, started_at=started_at) if _is_ahead() else [],
        changed=changed,
    )


def _changed_of(held: QuerySet[FinishedResponse]) -> list[str]:
    """The next ones in turn, and again those that were changed when last looked at."""
    global _seen_until
    turn = list(held.filter(pk__gt=_seen_until).order_by("pk")[:AT_ONCE])
    _seen_until = turn[-1].pk if len(turn) == AT_ONCE else 0
    again = held.filter(pk__in=_changed - {one.pk for one in turn})
    others = [one for one in (*turn, *again) if _is_other(one)]
    _changed.clear()
    _changed.update(one.pk for one in others)
    return [one.path for one in others]


def _is_ahead() -> bool:
    return settings.MAKE_AHEAD and not settings.DEBUG


def _late(lacking: list[str], *, started_at: float) -> list[str]:
    """An outdated response is missing since then; one that was never made, since its
    address came with a publication, or since this version of the site was started."""
    if not lacking:
        return []
    rows = FinishedResponse.objects.filter(made_by=made_by())
    known = {
        path: outdated_at or holds_until
        for path, outdated_at, holds_until in rows.values_list(
            "path", "outdated_at", "holds_until"
        )
    }
    newest = Publication.objects.order_by("-pk").first()
    never_made = max(
        started_at, newest.published_at.timestamp() if newest else started_at
    )
    before = timezone.now().timestamp() - LATE
    return [key for key in lacking if known.get(key, never_made) < before]


def _is_other(row: FinishedResponse) -> bool:
    """The bytes are not those of which the tag was made."""
    try:
        body = brotli.decompress(bytes(row.body))
        headers = [(name, value) for name, value in json.loads(row.headers)]
    except (brotli.error, ValueError, TypeError):
        return True
    return etag_of(row.status, headers=headers, body=body) != row.etag
