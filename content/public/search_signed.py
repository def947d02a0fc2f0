"""Objects of the search in the store, signed.

Who can write to the database alone must not be able to run code here, so each is signed
with the site's own key before it is unpacked.
"""

import pickle
from typing import Any

import brotli
from django.utils.crypto import constant_time_compare, salted_hmac

from content.finished.encodings import compressed
from content.finished.version import made_by

_SIGNATURE = 32  # bytes


def signed(value: Any, *, made_of: str) -> bytes:
    """As it is kept. made_of: without it nobody unpacks it."""
    packed = compressed(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
    return _signature(packed, made_of=made_of) + packed


def opened(body: bytes | memoryview, *, made_of: str) -> Any:
    """What was signed; None where it was not, or was made of something else."""
    signature, packed = bytes(body[:_SIGNATURE]), bytes(body[_SIGNATURE:])
    if not constant_time_compare(signature, _signature(packed, made_of=made_of)):
        return None
    return pickle.loads(brotli.decompress(packed))  # noqa: S301 (signed)


def _signature(packed: bytes, *, made_of: str) -> bytes:
    return salted_hmac(
        f"content.public.search_signed {made_by()} {made_of}",
        packed,
        algorithm="sha256",
    ).digest()
