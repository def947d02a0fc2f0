"""Making what is missing or outdated. Any process may; one at a time does.

Nothing is rendered while anybody waits for a lock. What was made is kept only if nothing
was outdated since before it was begun.
"""

import json
import logging
import time
from collections.abc import Iterator, Mapping
from http import HTTPStatus

from django.db import transaction
from django.db.models import F, Q

from content.editions.finished import FinishedIndex, FinishedResponse, FinishedState
from content.finished.encodings import compressed
from content.finished.indexes import make_indexes, missing_indexes
from content.finished.keys import parts_of
from content.finished.making import Made, make
from content.finished.outdating import hold_state
from content.finished.places import stored_keys
from content.finished.version import made_by

_AT_ONCE = 12
_CLAIM = 30  # seconds within which one batch is made
_WEEK = 60 * 60 * 24 * 7  # seconds

_log = logging.getLogger(__name__)


def renew() -> int:
    """Make all that is missing, outdated or over; how many responses were kept.

    Returns at once where another process is at it. The search goes first: until it is
    there, every process that is asked makes its own.
    """
    if not (missing() or missing_indexes()) or not _claim(_CLAIM):
        return 0
    kept = 0
    try:
        for _language in make_indexes():
            _claim_on(_CLAIM)
        for keys, outdatings in _batches():
            made = {key: found for key in keys if (found := _make(key))}
            if not keep(made, outdatings=outdatings):
                break  # something was published: the next call begins anew
            kept += len(made)
            _claim_on(_CLAIM)
        else:
            _forget()
    finally:
        FinishedState.objects.filter(pk=1).update(claimed_until=0)
    return kept


def missing() -> list[str]:
    """The keys of what a reader would have to wait for now."""
    own = FinishedResponse.objects.filter(made_by=made_by(), outdated_at=0)
    holding = own.filter(Q(holds_until=0) | Q(holds_until__gt=_now()))
    there = set(holding.values_list("path", flat=True))
    return [key for key in stored_keys() if key not in there]


def _claim(seconds: int) -> bool:
    FinishedState.objects.get_or_create(pk=1)
    free = FinishedState.objects.filter(pk=1, claimed_until__lt=_now())
    return bool(free.update(claimed_until=_now() + seconds))


def _claim_on(seconds: int) -> None:
    FinishedState.objects.filter(pk=1).update(claimed_until=_now() + seconds)


def _batches() -> Iterator[tuple[list[str], int]]:
    outdatings = FinishedState.objects.get(pk=1).outdatings
    keys = missing()
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE], outdatings


def _make(key: str) -> Made | None:
    path, query, language = parts_of(key)
    made = make(path, query=query, language=language)
    if made.may_be_kept or (language and made.status == HTTPStatus.FOUND):
        return made
    if made.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("A page cannot be drawn; it is not kept.")
    return None


@transaction.atomic
def keep(made: Mapping[str, Made], *, outdatings: int, use: str = "") -> bool:
    """One change of the store; False where what was made may be old already.

    outdatings: before anything was read for it. use: as in `made_by`.
    """
    version = made_by(use)
    state = hold_state()
    if state.outdatings != outdatings:
        return False
    sequence = state.sequence + 1
    own = FinishedResponse.objects.filter(made_by=version)
    before = dict(own.filter(path__in=made).values_list("path", "etag"))
    since = dict(own.filter(path__in=made).values_list("path", "changed_at"))
    FinishedResponse.objects.bulk_create(
        [
            FinishedResponse(
                path=key,
                made_by=version,
                page_key=one.page_key,
                status=one.status,
                headers=json.dumps(one.headers),
                body=compressed(one.body),
                etag=one.etag,
                changed_at=since[key] if before.get(key) == one.etag else _now(),
                holds_until=int(one.holds_until.timestamp()) if one.holds_until else 0,
                sequence=sequence,
            )
            for key, one in made.items()
        ],
        update_conflicts=True,
        unique_fields=["path", "made_by"],
        update_fields=[
            *("page_key", "status", "headers", "body", "etag", "changed_at"),
            *("holds_until", "outdated_at", "sequence"),
        ],
    )
    FinishedState.objects.filter(pk=1).update(sequence=F("sequence") + 1)
    return True


def _forget() -> None:
    """What stood at addresses that lead nowhere now, and what old versions made.

    Every process that reads the store has heard by then that it no longer holds.
    """
    outdated = FinishedResponse.objects.exclude(outdated_at=0)
    outdated.filter(outdated_at__lt=_now() - _WEEK).delete()
    others = FinishedIndex.objects.exclude(made_by=made_by())
    others.filter(made_at__lt=_now() - _WEEK).delete()


def _now() -> int:
    return int(time.time())
