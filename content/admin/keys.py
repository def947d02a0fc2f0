"""Keys that a form makes of words, so that nobody has to invent one."""

import re
from collections.abc import Collection
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.text import slugify

from content.languages import source_language, text
from content.ranks import after_last


class GivesKeys:
    """Mixin for an admin: a new row gets a key made of its words, and stands last.

    key_field: the field with those words, the English ones first. key_default: for
    words that have no letter a key could be made of.
    """

    key_field: ClassVar[str]
    key_default: ClassVar[str]

    def save_model(self, request: HttpRequest, obj: Any, *args: Any) -> None:
        """Give a new row its key; one that has a key keeps it."""
        if not obj.key:
            taken = set(type(obj)._default_manager.values_list("key", flat=True))
            words = re.split("[,\n]", self.key_words(obj))[0]
            obj.key = free_key(words, taken=taken, default=self.key_default)
            if hasattr(obj, "position"):
                numbers = type(obj)._default_manager.values_list("position", flat=True)
                obj.position = after_last(numbers)
        super().save_model(request, obj, *args)  # type: ignore[misc]

    def key_words(self, obj: Any) -> str:
        """What a key is made of, up to a comma or the end of a line."""
        return text(obj, self.key_field, "en") or text(
            obj, self.key_field, source_language()
        )


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
