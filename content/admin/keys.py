"""Keys that a form makes of words, so that nobody has to invent one."""

import re
from collections.abc import Collection
from typing import Any, ClassVar

from django.http import HttpRequest

from content.languages import LANGUAGES, source_language, text
from content.ranks import after_last
from content.slugs import slug_of


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
            language, typed = self.key_words(obj)
            words = re.split("[,\n]", typed)[0]
            obj.key = free_key(
                words, taken=taken, default=self.key_default, language=language
            )
            if hasattr(obj, "position"):
                numbers = type(obj)._default_manager.values_list("position", flat=True)
                obj.position = after_last(numbers)
        super().save_model(request, obj, *args)  # type: ignore[misc]

    def key_words(self, obj: Any) -> tuple[str, str]:
        """A language, and what a key is made of, up to a comma or the end of a line."""
        codes = dict.fromkeys(("en", source_language(), *LANGUAGES))
        typed = ((code, text(obj, self.key_field, code)) for code in codes)
        return next((one for one in typed if one[1]), ("", ""))


def free_key(
    words: str, *, taken: Collection[str], default: str, language: str = ""
) -> str:
    """A key made of words; with a number behind it when it is taken.

    default: for words that have no letter a key could be made of. language: of the words.
    """
    wish = slug_of(words, language=language).lstrip("0123456789-_")
    wish = wish.replace("_", "-")[:50].strip("-")
    wish = re.sub("-+", "-", wish) or default
    key, count = wish, 1
    while key in taken:
        count += 1
        key = f"{wish}-{count}"
    return key
