"""How the bytes of a finished response are compressed: for the store, readers, files."""

import gzip

import brotli

QUALITY = 5
DENSE = 11
"""Of brotli. DENSE makes a page a tenth smaller, and takes forty times as long."""


def compressed(plain: bytes) -> bytes:
    """In brotli, as responses are kept first."""
    body: bytes = brotli.compress(plain, quality=QUALITY)
    return body


def dense(plain: bytes) -> bytes:
    """In brotli, as responses are kept once there was time for it."""
    body: bytes = brotli.compress(plain, quality=DENSE)
    return body


def recoded(body: bytes, encoding: str) -> bytes:
    """What is kept in brotli, in "gzip", or as it was for ""."""
    plain: bytes = brotli.decompress(body)
    return gzip.compress(plain, mtime=0) if encoding == "gzip" else plain


def encoded(body: bytes, encoding: str) -> bytes:
    """What is kept in brotli, in "br", "gzip", or as it was for ""."""
    return body if encoding == "br" else recoded(body, encoding)
