"""The staff side: Django's admin, one file per noun."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from content.admin import (
    asked_questions,
    clinics,
    danger_signs,
    editions,
    facts,
    notices,
    pages,
    pictures,
    records,
    reviews,
    synonyms,
    terms,
)

admin.site.site_header = _("Ketamine for chronic pain: staff")
admin.site.site_title = _("Staff")
admin.site.index_title = _("What would you like to do?")

__all__ = [
    "asked_questions",
    "clinics",
    "danger_signs",
    "editions",
    "facts",
    "notices",
    "pages",
    "pictures",
    "records",
    "reviews",
    "synonyms",
    "terms",
]
