"""What the web server in front says while the site cannot: a few pages as files.

Each holds every language that readers see, because no one is there to choose. They ask
for nothing but a style sheet beside them.
"""

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from content.languages import readers_languages

KINDS = ("broken", "missing", "refused")
"""The site does not answer; no such address; too large, or not to be read."""


def error_pages() -> dict[str, str]:
    """The files by name."""
    tokens = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"
    pages = {
        f"{kind}.html": render_to_string(
            "error_pages/page.html", {"kind": kind, "languages": readers_languages()}
        )
        for kind in KINDS
    }
    sheet = render_to_string("error_pages/page.css")
    return pages | {"page.css": tokens.read_text(encoding="utf-8") + sheet}
