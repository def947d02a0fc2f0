"""Wrong passwords and codes, counted where every worker sees them: in the database.

What is counted, and where it ends, within a quarter of an hour:

- on a device that the person has signed in with before (`devices.py`): 10 for the person
  on that device, and nothing else. So nobody elsewhere can lock a nurse out, and a
  neighbour who guesses cannot lock out a clinic behind one address;
- on any other device: 5 for the account, and 60 for the network address.

Every attempt is written *before* the secret is looked at, and taken back when it was
right: a hundred tries at once, in several workers, count as a hundred. Refused tries are
taken back as well, so that the time of waiting ends however often somebody tries.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from content.accounts.tables import Attempt

WITHIN = timedelta(minutes=15)
MOST_ON_KNOWN_DEVICE = 10
MOST_FOR_ACCOUNT = 5
MOST_FOR_ADDRESS = 60


@dataclass(frozen=True)
class Tried:
    """An attempt that was let through: the rows that count it."""

    rows: tuple[int, ...]

    def was_right(self) -> None:
        """Count it no longer."""
        Attempt.objects.filter(pk__in=self.rows).delete()


def begin(
    what: str, *, account: str, address: str, device: str, now: datetime | None = None
) -> Tried:
    """Count an attempt, before the secret is looked at.

    what: "password" or "code", counted apart. account: the number of the account, or
    what was typed. device: what the device is known by for this account, or "".

    Raises:
        ValidationError: there have been too many, in a sentence.
    """
    now = now or timezone.now()
    if device:
        limits = {f"{what} device {account} {device}": MOST_ON_KNOWN_DEVICE}
    else:
        limits = {
            f"{what} account {account}": MOST_FOR_ACCOUNT,
            f"{what} address {address}": MOST_FOR_ADDRESS,
        }
    buckets = {digest(name): most for name, most in limits.items()}
    rows = tuple(Attempt.objects.create(bucket=one, at=now).pk for one in buckets)
    tried = Tried(rows)
    counted = Attempt.objects.filter(at__gt=now - WITHIN)
    if any(counted.filter(bucket=one).count() > most for one, most in buckets.items()):
        tried.was_right()
        raise ValidationError(too_many(), code="too_many")
    Attempt.objects.filter(at__lte=now - WITHIN).delete()
    return tried


def too_many() -> str:
    """What somebody is told who has to wait."""
    return _(
        "Too many wrong attempts. Wait a quarter of an hour, or log in on a device that "
        "you have used before."
    )


def use_once(name: str, now: datetime | None = None) -> bool:
    """Whether something is used for the first time within a quarter of an hour.

    Of two workers that ask at once, at most one is told yes.
    """
    now = now or timezone.now()
    bucket = digest(name)
    Attempt.objects.create(bucket=bucket, at=now)
    return Attempt.objects.filter(bucket=bucket, at__gt=now - WITHIN).count() == 1


def digest(name: str) -> str:
    """What a bucket is called in the table: a keyed digest, which names nobody."""
    return salted_hmac(
        "content.accounts.throttle", name, algorithm="sha256"
    ).hexdigest()
