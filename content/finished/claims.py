"""Who makes what: several processes share a rebuild, in batches.

A batch is claimed in the row of the state, under its lock, and is free again when it is
made, when something is outdated (nobody would keep it then), or when its time is over,
because its process may have been killed.
"""

import json
import time
from collections.abc import Collection
from itertools import islice

from django.db import transaction

from content.editions.finished import FinishedResponse, FinishedState
from content.finished.outdating import hold_state
from content.finished.version import made_by

SECONDS = 10
"""Within which a batch of responses is made; it takes one, or two on a busy machine."""

AT_ONCE = 24
"""Responses of a batch."""

_Claims = list[tuple[float, str, list[str]]]
"""Until when, for which version of the site, which keys."""


class Claims:
    """What one process knows of a rebuild that several are at.

    left: what still has to be made, by anybody; others make some of it.
    """

    def __init__(
        self,
        left: Collection[str],
        *,
        state: FinishedState,
        at_once: int = AT_ONCE,
        seconds: int = SECONDS,
    ) -> None:
        """state: as it was before `left` was found out. seconds: for a batch."""
        self.left = dict.fromkeys(left)
        self._at_once = at_once
        self._seconds = seconds
        self.outdatings = state.outdatings
        self._sequence = state.sequence
        self._own: list[str] = []

    @transaction.atomic
    def next(self) -> list[str]:
        """A batch for this process, whose last one is done with; empty where there is
        none: all is made or claimed, or what is left has become another."""
        state = hold_state()
        claims = _standing(state, without=self._own)
        self._own = []
        if state.outdatings == self.outdatings:
            self._strike_off(state)
            own = made_by()
            taken = {key for _end, by, keys in claims if by == own for key in keys}
            free = (key for key in self.left if key not in taken)
            self._own = list(islice(free, self._at_once))
            if self._own:
                claims.append((time.time() + self._seconds, own, self._own))
        _write(claims, state=state)
        return self._own

    def let_go(self) -> None:
        """This process makes nothing more."""
        if self._own:
            with transaction.atomic():
                state = hold_state()
                _write(_standing(state, without=self._own), state=state)

    def skip(self, keys: Collection[str]) -> None:
        """These have been dealt with, whether they are kept or not."""
        for key in keys:
            self.left.pop(key, None)

    def _strike_off(self, state: FinishedState) -> None:
        """What others have made since this process looked last."""
        new = FinishedResponse.objects.filter(
            made_by=made_by(), outdated_at=0, sequence__gt=self._sequence
        )
        self.skip(new.values_list("path", flat=True))
        self._sequence = state.sequence


def _standing(state: FinishedState, *, without: list[str]) -> _Claims:
    claims: _Claims = json.loads(state.claims) if state.claims else []
    now = time.time()
    return [one for one in claims if one[0] > now and one[2] != without]


def _write(claims: _Claims, *, state: FinishedState) -> None:
    """Nothing where nothing has changed: who waits looks ten times a second."""
    written = json.dumps(claims) if claims else ""
    if written != state.claims:
        FinishedState.objects.filter(pk=1).update(claims=written)
