"""The folder of the five texts, on the site: for reading only."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from content.exchange.loading import load
from tests.digest_statements import FOLDER


@contextmanager
def digests_on_the_site(blocker):
    """Load and publish it as the starter is; afterwards all is as before."""
    with blocker.unblock(), transaction.atomic():
        load(FOLDER, now=timezone.now())
        yield
        transaction.set_rollback(True)
