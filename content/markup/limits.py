"""How much a text may hold, so that every text can be drawn at once."""

from django.utils.translation import gettext as _

MAX_CHARACTERS = 30_000
"""Of one section; the longest of the starter content has about 6,000."""

MAX_SAVED = 100_000
"""Characters of a text that a draft keeps; a form that holds more could not be sent."""

MAX_LINES = 1_500

MAX_BRACKETS = 400
"""Opening square brackets: more links and sources than any reader follows."""

MAX_PROBLEMS = 30
"""How many problems are named at once; nobody mends more in one go."""


def too_much(text: str) -> str:
    """A sentence about a text that is too long or too tangled; "" when it is not."""
    if len(text) > MAX_CHARACTERS:
        return _("This text is too long to be drawn. Split it into several sections.")
    if max(text.count("\n"), text.count("\r")) >= MAX_LINES:
        return _("This text has too many lines. Split it into several sections.")
    if text.count("[") > MAX_BRACKETS:
        return _("There are too many square brackets “[” in this text.")
    return ""
