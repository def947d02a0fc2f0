"""Indexes of the search as the store keeps them: made by one process, read by all.

Who can write to the database alone must not be able to run code here, so each is signed
with the site's own key before it is unpacked.
"""

import pickle
import time
from typing import Any

import brotli
from django.utils.crypto import constant_time_compare, salted_hmac

from content.editions.finished import FinishedIndex
from content.finished.encodings import compressed
from content.finished.version import made_by

_SIGNATURE = 32  # bytes


def read(language: str, *, made_of: str) -> Any:
    """What was kept for a language; None unless it was made of just that. One query."""
    rows = FinishedIndex.objects.filter(language=language, made_by=made_by())
    body = rows.filter(made_of=made_of).values_list("body", flat=True).first()
    if body is None:
        return None
    signature, packed = bytes(body[:_SIGNATURE]), bytes(body[_SIGNATURE:])
    if not constant_time_compare(signature, _signature(packed, made_of=made_of)):
        return None
    return pickle.loads(brotli.decompress(packed))  # noqa: S301 (signed)


def keep(language: str, value: Any, *, made_of: str) -> None:
    """Keep it in the place of the last one."""
    packed = compressed(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
    FinishedIndex.objects.update_or_create(
        language=language,
        made_by=made_by(),
        defaults={
            "made_of": made_of,
            "body": _signature(packed, made_of=made_of) + packed,
            "made_at": int(time.time()),
        },
    )


def kept() -> dict[str, str]:
    """Of what the index of each language was made."""
    rows = FinishedIndex.objects.filter(made_by=made_by())
    return dict(rows.values_list("language", "made_of"))


def _signature(packed: bytes, *, made_of: str) -> bytes:
    return salted_hmac(
        f"content.public.search_kept {made_by()} {made_of}",
        packed,
        algorithm="sha256",
    ).digest()
