"""In which file an address stands. Pure: no path leads out of the folder."""

import re

from content.finished.keys import parts_of

LARGE = "print=large"
"""The one query that a file of its own answers."""

ENDINGS = {"": "", "br": ".br", "gzip": ".gz"}
"""Of the files beside a file, by encoding; "" for the file itself."""

STATUS_NAMES = {404: "404.html", 410: "410.html"}
"""Files that are sent with another status than 200."""

NOT_FOUND = "not-found.html"
"""In the folder of a language: what stands at every address where nothing is."""

_SEGMENT = re.compile(r"[A-Za-z0-9_+~-][A-Za-z0-9._+~-]*|\.well-known")
_LONGEST = 200  # letters of a name; a file system takes 255 bytes
_DEEPEST = 12
_OUR_OWN = re.compile(
    r"(?:(?:index|large)\.(?:html|xml)|(?:404|410|not-found)\.html|.*\.(?:br|gz))"
)


class NoFile(ValueError):
    """An address that no file can stand for."""


def file_of(key: str, *, status: int = 200, content_type: str = "text/html") -> str:
    """ "/nl/kosten/" → "nl/kosten/index.html"; relative, with "/" between folders.

    Raises:
        NoFile: the address could lead out of the folder, or be mistaken for another.
    """
    path, query, _language = parts_of(key)
    *folders, last = path.removeprefix("/").split("/")
    segments = [*folders, *([last] if last else [])]
    is_safe = path.startswith("/") and all(
        _SEGMENT.fullmatch(one) and len(one) <= _LONGEST for one in segments
    )
    if not is_safe or query not in ("", LARGE) or len(segments) > _DEEPEST:
        raise NoFile(key)
    if last:
        if query or _OUR_OWN.fullmatch(last) or status in STATUS_NAMES:
            raise NoFile(key)
        return "/".join(segments)
    ending = "html" if content_type.startswith("text/html") else "xml"
    name = STATUS_NAMES.get(status) or f"{'large' if query else 'index'}.{ending}"
    if query and status in STATUS_NAMES:
        raise NoFile(key)
    return "/".join([*segments, name])
