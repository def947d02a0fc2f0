"""What a verb outdates. Called in the transaction in which it changes what readers see.

Deliberately coarse. What stands around every page (menus, addresses, notices, clinics,
numbers to call) outdates all responses; the words of a page those of that page, and the
lists that are about many. What is outdated too much costs some work; what is outdated
too little would be a lie.
"""

import time
from collections.abc import Collection
from secrets import randbits

from django.db.models import F, Q

from content.book import PartKey
from content.editions.editions import Edition
from content.editions.finished import FinishedResponse, FinishedState

_FEW = 50
"""Parts that are looked up one by one; more of them outdate everything."""


def outdate_all() -> None:
    """Nothing that is kept holds any longer."""
    _outdate(Q())


def outdate_pages(pages: Collection[str], *, parts: Collection[PartKey]) -> None:
    """Some pages read differently, or show parts that were approved again.

    A page says when the oldest of its approvals is due, so it counts what it shows, also
    where it is not issued anew.
    """
    if len(parts) > _FEW:
        return outdate_all()
    shows = Q(pk__in=())
    for key in parts:
        shows |= Q(shown__contains="\t".join(key))
    showing = Edition.objects.newest().filter(shows).values_list("page_key", flat=True)
    return _outdate(Q(page_key__in={*pages, *showing, ""}))


def read_state() -> FinishedState:
    """The state as it is now; made where it is missing."""
    return FinishedState.objects.get_or_create(pk=1)[0]


def hold_state() -> FinishedState:
    """The state, held until the transaction ends; made where it is missing."""
    read_state()
    return FinishedState.objects.select_for_update().get(pk=1)


def _outdate(which: Q) -> None:
    state = hold_state()
    FinishedState.objects.filter(pk=1).update(
        sequence=F("sequence") + 1, outdatings=randbits(62), claims=""
    )
    held = FinishedResponse.objects.filter(which, outdated_at=0)
    held.update(outdated_at=int(time.time()), body=b"", sequence=state.sequence + 1)
