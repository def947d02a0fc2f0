"""A series of infusions in words: "4 × weekly, then 2 × every 2 to 3 weeks"."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from content.facts.answer_codes import RhythmUnit
from content.facts.clinic_own import Rhythm
from content.facts.fact_book import Fact, Value
from content.facts.words import range_words, value_words


def in_one_line(series: Sequence[Rhythm], *, language: str) -> str:
    """The whole series; "" for none."""
    line = ""
    for rhythm in series:
        words = rhythm_words(rhythm, language=language)
        with override(language):
            then = _("%(first)s, then %(next)s")  # gettext cannot read f-strings
            line = then % {"first": line, "next": words} if line else words
    return line


def rhythm_words(rhythm: Rhythm, *, language: str) -> str:
    """One stretch of it: "2 to 3 × about every 6 weeks"."""
    amount = value_words(
        Value(
            low=Decimal(rhythm.low),
            high=None if rhythm.high is None else Decimal(rhythm.high),
        ),
        fact=Fact(key="", unit=rhythm.unit),
        language=language,
    )
    with override(language):
        words = _once(rhythm) or _("every %(amount)s") % {"amount": amount}
        if rhythm.is_about:
            # Translators: how often infusions are given: about every 2 weeks.
            words = pgettext("rhythm", "about %(rhythm)s") % {"rhythm": words}
        if rhythm.count is None:
            return words
        count = (
            range_words(str(rhythm.count), str(rhythm.count_high))
            if rhythm.count_high
            else str(rhythm.count)
        )
        return f"{count}\u00a0× {words}"


def _once(rhythm: Rhythm) -> str:
    """A word of its own for one a day or one a week; "" for any other rhythm."""
    if rhythm.low != 1 or rhythm.high is not None:
        return ""
    if rhythm.unit == RhythmUnit.WEEKS:
        return pgettext("rhythm", "weekly")
    return pgettext("rhythm", "daily")
