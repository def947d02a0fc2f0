"""What is kept, compressed once more with patience, when there is nothing else to do.

A page is made with what compresses in a millisecond, so that nobody waits for it. Forty
milliseconds more make it a tenth smaller for everyone who comes later. What it says stays
the same, and so do its tag and its moment.
"""

import brotli
from django.db import transaction
from django.db.models import F
from django.db.models.query import QuerySet

from content.editions.finished import FinishedResponse, FinishedState
from content.finished.encodings import dense
from content.finished.outdating import hold_state
from content.finished.version import made_by

_AT_ONCE = 12  # in half a second: as long as a publication may have to wait for it


def make_denser() -> int:
    """All that holds; how many responses that were. Gives way to a publication.

    Several processes may do it at once: each begins anywhere.
    """
    outdatings = _outdatings()
    done = 0
    while outdatings == _outdatings():
        waiting = _waiting().order_by("?").values_list("pk", "etag", "body")[:_AT_ONCE]
        bodies = {
            (pk, etag): dense(brotli.decompress(bytes(body)))
            for pk, etag, body in waiting
        }
        if not bodies:
            break
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


def _outdatings() -> int:
    return FinishedState.objects.get_or_create(pk=1)[0].outdatings
