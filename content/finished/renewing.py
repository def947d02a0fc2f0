"""Making what is missing or outdated. Any process may, and several share the work.

Nothing is rendered while anybody waits for a lock. What was made is kept only if nothing
was outdated since before it was begun.
"""

import json
import logging
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from http import HTTPStatus

from django.db import transaction
from django.db.models import F, Q

from content.editions.finished import FinishedIndex, FinishedResponse, FinishedState
from content.finished import indexes
from content.finished.claims import Claims
from content.finished.encodings import compressed
from content.finished.keys import parts_of
from content.finished.making import Made, make
from content.finished.outdating import hold_state, read_state
from content.finished.places import stored
from content.finished.version import made_by
from content.one_moment import one_moment
from content.public.ahead import reading_ahead

_PAUSE = 0.1  # seconds
_WEEK = 60 * 60 * 24 * 7  # seconds

_log = logging.getLogger(__name__)


def renew() -> int:
    """Make all that is missing, outdated or over; how many responses were kept.

    Other processes make their share meanwhile. When this returns, nothing is missing
    that was at the beginning, unless something was published since. Pages go first; until
    the search's indexes are there, every process that is asked makes its own.
    """
    with one_moment():
        state = read_state()
        pages = Claims(missing(), state=state)
        kept = sum(_share(pages, _keep_pages))
        if not pages.left:
            search = Claims(
                indexes.missing(), state=state, at_once=1, seconds=indexes.SECONDS
            )
            kept += sum(_share(search, _keep_indexes))
    if kept:
        _forget()
    return kept


def _share(
    claims: Claims, make_batch: Callable[[list[str], int], int | None]
) -> Iterator[int]:
    """How much of each batch was kept, until nothing is left or something is outdated.

    make_batch: None where what it made is old already.
    """
    try:
        while claims.left:
            if keys := claims.next():
                kept = make_batch(keys, claims.outdatings)
                if kept is None:
                    return  # something was published: the next call begins anew
                claims.skip(keys)
                yield kept
            elif read_state().outdatings != claims.outdatings:
                return
            elif claims.left:
                time.sleep(_PAUSE)  # until others have made theirs, or were killed
    finally:
        claims.let_go()


def _keep_pages(keys: list[str], outdatings: int) -> int | None:
    made = _made(keys)
    return len(made) if keep(made, outdatings=outdatings) else None


def _keep_indexes(keys: list[str], outdatings: int) -> int | None:
    indexes.make(keys)
    return 0 if read_state().outdatings == outdatings else None


def remake(keys: Collection[str]) -> None:
    """Make some responses of the site as it is now, whoever else is at it."""
    with one_moment(is_another=True):
        outdatings = read_state().outdatings
        made = {key: found for key in keys if (found := _make(key))}
        keep(made, outdatings=outdatings)


def missing() -> list[str]:
    """The keys of what a reader would have to wait for now."""
    own = FinishedResponse.objects.filter(made_by=made_by(), outdated_at=0)
    holding = own.filter(Q(holds_until=0) | Q(holds_until__gt=_now()))
    there = set(holding.values_list("path", flat=True))
    return [key for key in stored() if key not in there]


def _made(keys: Iterable[str]) -> dict[str, Made]:
    places = stored()
    drawn = [place for key in keys if (place := places.get(key))]
    with reading_ahead(
        editions=[one.edition for one in drawn if not one.is_list],
        lists=[(one.page_key, one.language) for one in drawn if one.is_list],
    ):
        return {key: found for key in keys if (found := _make(key))}


def _make(key: str) -> Made | None:
    path, query, language = parts_of(key)
    made = make(path, query=query, language=language)
    if made.may_be_kept or (language and made.status == HTTPStatus.FOUND):
        return made
    if made.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("A page cannot be drawn; it is not kept.")
    return None


def keep(made: Mapping[str, Made], *, outdatings: int, use: str = "") -> bool:
    """One change of the store; False where what was made may be old already.

    outdatings: before anything was read for it. use: as in `made_by`.
    """
    rows = [_row(key, one, version=made_by(use)) for key, one in made.items()]
    with transaction.atomic():
        state = hold_state()
        if state.outdatings != outdatings:
            return False
        own = FinishedResponse.objects.filter(made_by=made_by(use), path__in=made)
        before = {
            path: (etag, changed_at)
            for path, etag, changed_at in own.values_list("path", "etag", "changed_at")
        }
        for row in rows:
            etag, changed_at = before.get(row.path, ("", 0))
            row.changed_at = changed_at if etag == row.etag else _now()
            row.sequence = state.sequence + 1
        FinishedResponse.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["path", "made_by"],
            update_fields=[
                *("page_key", "status", "headers", "body", "is_dense", "etag"),
                *("changed_at", "holds_until", "outdated_at", "sequence"),
            ],
        )
        FinishedState.objects.filter(pk=1).update(sequence=F("sequence") + 1)
    return True


def _row(key: str, made: Made, *, version: str) -> FinishedResponse:
    """What takes time, before anything is locked."""
    return FinishedResponse(
        path=key,
        made_by=version,
        page_key=made.page_key,
        status=made.status,
        headers=json.dumps(made.headers),
        body=compressed(made.body),
        etag=made.etag,
        holds_until=int(made.holds_until.timestamp()) if made.holds_until else 0,
    )


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
