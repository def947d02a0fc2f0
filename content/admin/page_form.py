"""The form of a page: an address that is left empty is made of the title."""

import json
from re import match
from typing import Any

from content.admin.draft_form import DraftForm
from content.declared_languages import language as declared
from content.drafts.pages import KEY_PATTERN, key_validator
from content.exchange.free_slugs import free_slug
from content.languages import LANGUAGES, column
from content.slugs import slug_of

_LONGEST = 70


class PageForm(DraftForm):
    """A page. The browser proposes addresses while a title is typed
    (`static/js/admin/address.js`); without it, saving does."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code in LANGUAGES:
            name = column("slug", code)
            if name in self.fields:
                self.fields[name].widget.attrs |= {
                    "data-made-of": column("title", code),
                    "data-spelled-out": json.dumps(dict(declared(code).spelled_out)),
                }
                # Django's own sentence speaks of a slug.
                self.fields[name].error_messages["invalid"] = key_validator().message

    def clean(self) -> dict[str, Any]:
        """Give an address to a title that is new in its language and has none."""
        cleaned = super().clean()
        for code in LANGUAGES:
            title, slug = column("title", code), column("slug", code)
            is_new = cleaned.get(title) and not self.initial.get(title)
            if slug not in self.fields or slug in self.errors or not is_new:
                continue
            wish = slug_of(cleaned[title], language=code)[:_LONGEST].strip("-")
            if not cleaned.get(slug) and match(KEY_PATTERN, wish):
                cleaned[slug] = free_slug(wish, language=code)
        return cleaned
