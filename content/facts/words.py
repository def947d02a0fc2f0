"""Facts in words: "6 uur", "4 bis 6 Stunden", "30%", in the language of a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, npgettext_lazy, override

from content.facts import phones
from content.facts.codes import Form, Unit
from content.facts.errors import (
    DifferingFact,
    EmptyFact,
    UnknownFact,
    UntranslatedFact,
)
from content.facts.fact_book import CLINIC_NAME, Fact, FactBook, Value

_NO_BREAK = "\u00a0"
"""Between a number and its unit, which never stand on two lines."""


@dataclass(frozen=True)
class Words:
    """What readers see of a fact. phone: what a `tel:` link dials, "" for none."""

    text: str
    phone: str = ""


def words(
    book: FactBook, key: str, *, clinic: str = "", language: str, form: str = Form.FULL
) -> Words:
    """A fact of the book in words: of one clinic, or of all in one range or choice.

    clinic: its key, "" on a page about none. form: a code of `Form`.

    Raises:
        UnknownFact: with a sentence; also where the fact is empty, is not translated,
            or cannot stand for several clinics at once.
        ValueError: with a sentence, for an unknown form.
    """
    check_form(form)
    if key == CLINIC_NAME:
        return Words(_clinic_name(book, clinic=clinic))
    fact = book.fact(key)
    if fact is None:
        raise UnknownFact(key, known=book.usable(clinic=clinic))
    values = book.values(key, clinic=clinic)
    if not values:
        raise EmptyFact(key, known=book.usable(clinic=clinic))
    if len(values) > 1:
        if fact.unit == Unit.PHONE:
            raise DifferingFact(key, known=book.usable(clinic=clinic))
        return Words(_of_several(values, fact=fact, language=language, form=form))
    return Words(
        value_words(values[0], fact=fact, language=language, form=form),
        phone=phones.dial(values[0].phone),
    )


def check_form(form: str) -> None:
    """Raises ValueError with a sentence for a form that does not exist."""
    if form not in Form.values:
        raise ValueError(
            _("There is no form “%(form)s”. These exist: %(forms)s.")
            % {"form": form, "forms": ", ".join(filter(None, Form.values))}
        )


def value_words(
    value: Value, *, fact: Fact, language: str, form: str = Form.FULL
) -> str:
    """One value of a fact in words. form: a code of `Form`.

    Raises:
        UntranslatedFact: a choice has no words in this language.
        ValueError: with a sentence, for an unknown form.
    """
    check_form(form)
    if fact.unit == Unit.PHONE:
        return phones.display(value.phone)
    if fact.unit == Unit.CHOICE:
        text = fact.options.get(value.option, {}).get(language, "")
        if not text:
            raise UntranslatedFact(fact.key)
        return text
    with override(language):
        ends = _ends([value])
        figures = [_figure(end, unit=fact.unit) for end in ends]
        number = range_words(*figures) if len(figures) > 1 else figures[0]
        if form == Form.NUMBER:
            return number
        if fact.unit == Unit.PERCENT:
            return _("%(number)s%%") % {"number": number}
        noun = _noun(fact, ends[-1], language=language, form=form)
        return f"{number}{_NO_BREAK}{noun}" if noun else number


def range_words(low: str, high: str) -> str:
    """A range without its unit, "4 to 6", in the active language."""
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _ends(values: Iterable[Value]) -> list[Decimal]:
    return [
        end for value in values for end in (value.low, value.high) if end is not None
    ]


def _figure(number: Decimal, *, unit: str) -> str:
    """1385 → "1.385" (nl, de); cents only where the amount is not whole."""
    cents = unit == Unit.MONEY and number != number.to_integral_value()
    return formats.number_format(
        number.normalize(), decimal_pos=2 if cents else None, force_grouping=True
    )


_NOUNS = {
    Unit.MINUTES: ngettext_lazy("minute", "minutes"),
    Unit.HOURS: ngettext_lazy("hour", "hours"),
    Unit.DAYS: ngettext_lazy("day", "days"),
    Unit.WEEKS: ngettext_lazy("week", "weeks"),
    Unit.MONEY: ngettext_lazy("euro", "euros"),
}
_DATIVES = _NOUNS | {Unit.DAYS: npgettext_lazy("dative", "day", "days")}


def _noun(fact: Fact, number: Decimal, *, language: str, form: str) -> str:
    if fact.unit == Unit.COUNT:
        return (fact.one if number == 1 else fact.other).get(language, "")
    nouns = _DATIVES if form == Form.DATIVE else _NOUNS
    # gettext takes whole numbers only; 1,5 is a plural in all three languages.
    return nouns[Unit(fact.unit)] % (1 if number == 1 else 2)


def _of_several(
    values: Sequence[Value], *, fact: Fact, language: str, form: str
) -> str:
    if fact.unit == Unit.CHOICE:
        options = [value_words(value, fact=fact, language=language) for value in values]
        with override(language):
            text = _("%(first)s or %(last)s") % {
                "first": ", ".join(options[:-1]),
                "last": options[-1],
            }
    else:
        ends = _ends(values)
        whole = Value(low=min(ends), high=max(ends))
        text = value_words(whole, fact=fact, language=language, form=form)
    if form == Form.FULL:
        with override(language):
            depends = _("depending on your clinic")  # gettext cannot read f-strings
            text += f" ({depends})"
    return text


def _clinic_name(book: FactBook, *, clinic: str) -> str:
    name = book.name_of_clinic(clinic)
    if not name:
        reason = DifferingFact if book.clinics else EmptyFact
        raise reason(CLINIC_NAME, known=book.usable(clinic=clinic))
    return name
