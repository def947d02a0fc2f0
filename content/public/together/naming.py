"""Names within a page, which stand in it twice once two languages share it."""

import re

from content.text.html import pieces

_NAME = re.compile(
    r'(?P<before>\s(?:id|for|popovertarget|aria-(?:labelledby|describedby|controls))="'
    r'|\shref="#)(?P<names>[^"]+)'
)


def renamed(html: str, *, language: str) -> str:
    """The HTML with names of its own: `#ask-before` becomes `#ask-before.de`.

    No name of a page holds a full stop, so that none can be taken already.
    """
    return "".join(
        _NAME.sub(lambda found: _of(language, found), piece.source)
        if piece.kind == "start"
        else piece.source
        for piece in pieces(html)
    )


def _of(language: str, found: re.Match[str]) -> str:
    names = " ".join(f"{name}.{language}" for name in found["names"].split())
    return found["before"] + names
