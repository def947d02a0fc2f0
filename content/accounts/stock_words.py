"""Words of Django that its own catalogues say in English to a Dutch or German colleague.

Collected like any text of ours; the project's catalogues win over those of Django.
`tests/test_stock_words.py` finds what a newer Django adds.
"""

from typing import Any

from django.utils.translation import gettext, gettext_noop, ngettext_lazy
from django.views.i18n import JavaScriptCatalog

IN_SCRIPTS = (
    gettext_noop("(click to clear)"),
    gettext_noop("Choose all %s"),
    gettext_noop("Choose selected %s"),
    gettext_noop(
        'Choose %s by selecting them and then select the "Choose" arrow button.'
    ),
    gettext_noop("Remove all %s"),
    gettext_noop("Remove selected %s"),
    gettext_noop(
        'Remove %s by selecting them and then select the "Remove" arrow button.'
    ),
)
"""What the two lists of a choice of many say."""

IN_PAGES = (
    gettext_noop("Error:"),
    gettext_noop("Model name"),
    gettext_noop("Add link"),
    gettext_noop("Change or view list link"),
    gettext_noop("%(model)s instance with %(field)s %(value)r is not a valid choice."),
)


TOO_SHORT = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)


class ScriptWords(JavaScriptCatalog):
    """Django's words for its scripts, and ours for what it leaves in English."""

    packages = ["django.contrib.admin"]

    def get_catalog(self) -> dict[str, Any]:
        """Source → words in the language of the request."""
        return super().get_catalog() | {one: gettext(one) for one in IN_SCRIPTS}
