"""A page and its next version change places: who reads it waits for neither."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import transaction

from content.editions.finished import FinishedResponse
from content.finished.renewing import remake
from content.finished.version import made_by

MOST = 12
"""Responses that are made while a publication holds its lock, about 15 ms each: a page
and its list of editions in three languages are six."""

_log = logging.getLogger(__name__)


@contextmanager
def swapped(pages: Collection[str]) -> Iterator[None]:
    """What is kept of some pages now, and outdated inside, is there again at the end.

    In the transaction that changes them, so that the store goes from the one to the
    other in one step. Where they are many, or cannot be made, they are made afterwards
    like everything else (`content/finished/renewing.py`).
    """
    held = FinishedResponse.objects.filter(made_by=made_by(), outdated_at=0)
    keys = list(held.filter(page_key__in=pages).values_list("path", flat=True))
    yield
    if 0 < len(keys) <= MOST:
        try:
            with transaction.atomic():
                remake(keys)
        except Exception:
            _log.exception("Changed pages could not be made at once.")
