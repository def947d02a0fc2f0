"""Keys that a form makes of words, so that nobody has to invent one."""

import re
from collections.abc import Collection

from django.utils.text import slugify


def free_key(words: str, *, taken: Collection[str], default: str) -> str:
    """A key made of words; with a number behind it when it is taken.

    default: for words that have no letter a key could be made of.
    """
    wish = slugify(words).lstrip("0123456789-_").replace("_", "-")[:50].strip("-")
    wish = re.sub("-+", "-", wish) or default
    key, count = wish, 1
    while key in taken:
        count += 1
        key = f"{wish}-{count}"
    return key
