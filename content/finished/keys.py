"""By what a kept response is found: the address, and what else it depends on."""

SEEN = "content.seen"
"""Under which a server says of a request what state of the store it has seen last."""


def key_of(path: str, *, query: str = "", language: str = "") -> str:
    """ "/nl/kosten/", "/nl/kosten/?print=large", "/#nl"."""
    return path + (f"?{query}" if query else "") + (f"#{language}" if language else "")


def parts_of(key: str) -> tuple[str, str, str]:
    """Path, query and language of a key."""
    rest, _, language = key.partition("#")
    path, _, query = rest.partition("?")
    return path, query, language
