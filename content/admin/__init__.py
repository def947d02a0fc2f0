"""The staff side: Django's admin, one file per noun."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from content.accounts.site import hide_stock_accounts
from content.admin import (
    asked_questions,
    clinics,
    danger_signs,
    editions,
    facts,
    journal,
    lexicon,
    notices,
    pages,
    pictures,
    records,
    reviews,
    synonyms,
    terms,
)

hide_stock_accounts(admin.site)
admin.site.site_header = _("Ketamine for chronic pain: staff")
admin.site.site_title = _("Staff")
admin.site.enable_nav_sidebar = False
admin.site.index_title = _("What would you like to do?")

__all__ = [
    "asked_questions",
    "clinics",
    "danger_signs",
    "editions",
    "facts",
    "journal",
    "lexicon",
    "notices",
    "pages",
    "pictures",
    "records",
    "reviews",
    "synonyms",
    "terms",
]
