"""The blocks that editors may write: care cards, do and don't, folds, several clinics."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

IMPORTANT = "important"
"""A card without urgency: its title alone says what it is about."""

URGENCY: dict[str, str | Promise] = {
    IMPORTANT: "",
    "non-urgent": gettext_lazy("Not urgent:"),
    "urgent": gettext_lazy("Urgent:"),
    "emergency": gettext_lazy("Emergency:"),
}
"""Care cards by level, with the words that say the level without colour; a card without
urgency has none."""

LISTS = ("do", "dont")
"""Do and don't lists by block name."""

FOLD = "fold"
"""Text that is folded under its title; on paper it is open."""

PRESSING = ("urgent", "emergency")
"""The care cards that nothing may hide: they are never in a fold, nor hold one."""

SEVERAL_CLINICS = "several-clinics"
"""A block that is shown only where the site has more than one clinic."""

BLOCK_NAMES = (*URGENCY, *LISTS, FOLD, SEVERAL_CLINICS)
