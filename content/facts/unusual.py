"""Values that can hardly be right: a warning that asks for an answer."""

from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.facts.ends import End, ends_of
from content.facts.fact_book import Fact, Value
from content.facts.words import value_words


def why_unusual(
    value: Value, *, fact: Fact, least: Decimal | None, most: Decimal | None
) -> str:
    """A sentence for staff where a value lies outside the bounds; "" where it does not.

    least, most: in the unit of the fact; None for no bound.
    """
    ends = ends_of(value, unit=fact.unit)
    is_small = least is not None and any(one.size < End(least, fact.unit).size for one in ends)  # fmt: skip
    is_large = most is not None and any(one.size > End(most, fact.unit).size for one in ends)  # fmt: skip
    if not (is_small or is_large):
        return ""
    bound = Value(low=least if is_small else most)
    language = get_language() or ""
    sentence = (
        _("%(value)s is unusual: it is seldom less than %(bound)s.")
        if is_small
        else _("%(value)s is unusual: it is seldom more than %(bound)s.")
    )
    return " ".join(
        (
            sentence
            % {
                "value": value_words(value, fact=fact, language=language),
                "bound": value_words(bound, fact=fact, language=language),
            },
            _("Correct it, or write beside it why it is right."),
        )
    )
