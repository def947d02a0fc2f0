"""Files that the site's pages load: styles, scripts, icons; and what these load."""

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from django.conf import settings

from content.export.names import ENDINGS
from content.export.responses import Finished

FOR_EVER = "max-age=315360000, public, immutable"
_LOCAL_NAMES = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}
_TEXT = ("text/", "application/javascript")


def path_of(address: str) -> Path | None:
    """The collected file; None where there is none, or outside the folder."""
    root = Path(settings.STATIC_ROOT).resolve()
    found = (root / address.removeprefix(settings.STATIC_URL)).resolve()
    return found if found.is_relative_to(root) and found.is_file() else None


def content_type(address: str) -> str:
    """What WhiteNoise tells of it on the live site."""
    ending = Path(address).suffix
    kind = _LOCAL_NAMES.get(ending) or mimetypes.guess_type(address)[0] or ""
    return f'{kind}; charset="utf-8"' if kind.startswith(_TEXT) else kind


@cache
def encodings(path: Path) -> dict[str, bytes]:
    """Its bytes in each encoding that was collected, as WhiteNoise sends them."""
    files = {name: Path(f"{path}{ending}") for name, ending in ENDINGS.items()}
    return {name: one.read_bytes() for name, one in files.items() if one.is_file()}


_AROUND = frozenset(
    ["Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"]
    + ["Permissions-Policy", "Referrer-Policy", "Strict-Transport-Security"]
    + ["X-Content-Type-Options"]
)
"""Headers of the middleware that stands around WhiteNoise: pages have them as well."""


def finished(path: Path, *, content_type: str, page: Finished) -> Finished:
    """The response that a browser gets of it, without its body. page: any of the site."""
    around = [one for one in page.headers if one[0] in _AROUND]
    return Finished(
        status=200,
        headers=(
            *around,
            ("Cache-Control", FOR_EVER),
            ("Content-Type", content_type),
        ),
        etag=hashlib.sha256(path.read_bytes()).hexdigest()[:32],
        changed_at=int(path.stat().st_mtime),
    )
