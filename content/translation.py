"""Which draft fields exist in each language, as the schema says.

The file name is modeltranslation's. Never `unique=True` on an original field: its own
column holds whatever language was active at the last save. Uniqueness is said per
language here. Which language is required depends on the entry, so forms and reviews ask
for it, not the database.
"""

from typing import Any

from django.apps import apps
from modeltranslation.translator import TranslationOptions, translator

from content.schema import NOUNS, Noun


def _options(noun: Noun) -> type[TranslationOptions]:
    options: dict[str, Any] = {"fields": noun.texts}
    if "slug" in noun.texts:  # an address is one page's, or nobody's
        options["field_options"] = {"slug": {"default": {"unique": True}}}
        options["empty_values"] = {"slug": None}
    return type(f"{noun.model}Translation", (TranslationOptions,), options)


for _noun in NOUNS.values():
    if _noun.texts:
        translator.register(apps.get_model("content", _noun.model), _options(_noun))
