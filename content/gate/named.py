"""The lexicons by name: what each is for, as an administrator reads it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEXICONS: dict[str, str | Promise] = {
    "promise": _("promises and proof"),
    "superlative": _("praise, beside a word for the treatment"),
    "comparative": _("comparisons, beside a word for the treatment, without a source"),
    "harmless": _("words that make the treatment sound harmless"),
    "subject": _("words for the treatment"),
    "brand": _("names of products"),
    "story": _("stories of patients"),
    "first_name": _("first names, which tell of one person"),
    "report": _("verbs that make a quotation a story"),
    "off_topic": _("illnesses that this site is not about"),
    "treats": _("words for treating, beside such an illness"),
    "warns": _("words of warning, which excuse such an illness"),
    "other_product": _("other products, which excuse such an illness"),
    "frequency": _("words for how often"),
    "effect": _("words for side effects"),
    "jargon": _("medical words"),
    "known_abbreviation": _("abbreviations that everybody knows"),
    "placeholder": _("placeholders"),
    "debris": _("what word processors leave behind"),
    "leftover": _("labels of other websites, alone in a line"),
    "link_text": _("words of links that say nothing"),
    "everyday": _("everyday phrases, which are never praise or a promise"),
    "easy_language": _("labels of easy language"),
}
"""Name → title. The phrases are rows of a table; `content/gate/words/` has the first."""
