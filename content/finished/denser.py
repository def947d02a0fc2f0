"""What is kept, compressed once more with patience, when there is nothing else to do.

A page is made with what compresses in a millisecond, so that nobody waits for it. Forty
milliseconds more make it a tenth smaller for everyone who comes later. What it says stays
the same, and so do its tag and its moment.
"""

from random import SystemRandom

import brotli
from django.db import transaction
from django.db.models import F
from django.db.models.query import QuerySet

from content.editions.finished import FinishedResponse, FinishedState
from content.finished.encodings import dense
from content.finished.outdating import hold_state, read_state
from content.finished.version import made_by

_AT_ONCE = 12  # in half a second: as long as a publication may have to wait for it


def make_denser() -> int:
    """All that holds; how many responses that were. Gives way to a publication.

    Several processes may do it at once: each goes its own way through them, and finds
    done what others have done.
    """
    outdatings = read_state().outdatings
    left = [*_waiting().values_list("pk", flat=True)]
    SystemRandom().shuffle(left)
    done = 0
    while left and outdatings == read_state().outdatings:
        some, left = left[:_AT_ONCE], left[_AT_ONCE:]
        waiting = _waiting().filter(pk__in=some).values_list("pk", "etag", "body")
        bodies = {
            (pk, etag): dense(brotli.decompress(bytes(body)))
            for pk, etag, body in waiting
        }
        if bodies:
            done += _keep(bodies)
    return done


def _waiting() -> QuerySet[FinishedResponse]:
    own = FinishedResponse.objects.filter(made_by=made_by())
    return own.filter(outdated_at=0, is_dense=False)


@transaction.atomic
def _keep(bodies: dict[tuple[int, str], bytes]) -> int:
    """Where nothing else came in between. bodies: by the row and the tag of the text."""
    sequence = hold_state().sequence + 1
    FinishedState.objects.filter(pk=1).update(sequence=F("sequence") + 1)
    return sum(
        _waiting()
        .filter(pk=pk, etag=etag)
        .update(body=body, is_dense=True, sequence=sequence)
        for (pk, etag), body in bodies.items()
    )
