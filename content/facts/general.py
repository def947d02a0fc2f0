"""General advice on fasting, for a night on which nobody at the clinic answers.

It is never what a clinic says: it stands apart, and is called general.
"""

from collections.abc import Callable

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from content.facts.codes import Form
from content.facts.fact_book import Fact, FactBook
from content.facts.fasting import FASTING_FACTS, is_stated
from content.facts.words import value_words


def called_general() -> str:
    """What stands over general advice."""
    return _("General advice, not from this clinic")


def general_rules(book: FactBook, *, clinic: str) -> list[tuple[Fact, str]]:
    """The general rules of fasting that a clinic has not stated, in the active language."""
    rules = []
    for key in FASTING_FACTS:
        fact = book.facts.get(key)
        if fact and fact.for_all and not is_stated(book, key, clinic=clinic):
            amount = value_words(
                fact.for_all,
                fact=fact,
                language=get_language() or "",
                form=Form.PLAIN,
            )
            rules.append((fact, _SENTENCES[key]() % {"amount": amount}))
    return rules


_SENTENCES: dict[str, Callable[[], str]] = {
    "fasting_food": lambda: pgettext(
        "general advice", "No food in the last %(amount)s before the first medicine"
    ),
    "fasting_drink": lambda: pgettext(
        "general advice", "No drink in the last %(amount)s before the first medicine"
    ),
}
