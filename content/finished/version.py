"""Which code and which settings make responses: another version makes them anew.

Loads no Django, because a worker asks before Django is there.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from content.dynamic import is_left_out

_CODE = ("content", "ketamine_info", "templates", "locale")
_SUFFIXES = frozenset([".py", ".html", ".xml", ".po"])
_NOT_SHOWN = frozenset(["starter", "management", "__pycache__", "migrations"])
_SETTINGS = (
    "DEBUG",
    "DYNAMIC_HOST",
    "HTTPS",
    "HSTS_FOR_SUBDOMAINS",
    "LANGUAGES",
    "LANGUAGES_BIDI",
    "REVIEW_MONTHS",
    "SECRET_KEY",
    "SECURITY_CONTACT",
    "SITE_ADDRESS",
    "SOURCE_LANGUAGE",
    "STAFF_PATH",
    "TIME_ZONE",
)


def made_by(use: str = "") -> str:
    """16 hexadecimal digits: the same on every machine with the same code and settings.

    What is made for a site on which nothing answers is another version. use: for whom
    else than the workers something is kept.
    """
    if not (use or is_left_out()):
        return _made_by()
    told = f"{_made_by()} {use} {'left out' if is_left_out() else ''}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _made_by() -> str:
    """What the files say counts, not when they were written: two clones are one version."""
    digest = hashlib.sha256()
    for name in _SETTINGS:
        digest.update(f"{name}={getattr(settings, name, None)!r}\n".encode())
    for path in _files():
        digest.update(f"{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> list[Path]:
    """All that a response is drawn from; the list of hashed static files is the last."""
    base = Path(settings.BASE_DIR)
    found = [
        path
        for folder in _CODE
        for path in sorted((base / folder).rglob("*"))
        if path.suffix in _SUFFIXES
        and _NOT_SHOWN.isdisjoint(path.relative_to(base).parts)
    ]
    lists = (
        base / "requirements.lock",
        Path(settings.STATIC_ROOT) / "staticfiles.json",
    )
    return found + [path for path in lists if path.exists()]
