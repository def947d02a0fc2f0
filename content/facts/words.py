"""Facts in words: "6 uur", "4 bis 6 Stunden", "30%", in the language of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, npgettext_lazy, override

from content.facts import phones
from content.facts.codes import Form, Qualifier, Unit
from content.facts.ends import End, ends_of, whole
from content.facts.errors import (
    DifferingFact,
    EmptyFact,
    SilentFact,
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
    if form == Form.GENERAL:
        values = _general(book, fact, clinic=clinic)
    if not values:
        reason = SilentFact if book.is_silent(key, clinic) else EmptyFact
        raise reason(key, known=book.usable(clinic=clinic))
    if len(values) > 1:
        if fact.unit == Unit.PHONE:
            raise DifferingFact(key, known=book.usable(clinic=clinic))
        return Words(_of_several(values, fact=fact, language=language, form=form))
    return Words(
        value_words(values[0], fact=fact, language=language, form=form),
        phone=phones.dial(values[0].phone),
    )


def _general(book: FactBook, fact: Fact, *, clinic: str) -> list[Value]:
    """The general value, on pages that speak for no clinic."""
    if clinic or fact.for_all is None:
        return []
    return [fact.for_all]


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
        ends = ends_of(value, unit=fact.unit)
        text = _ends_in_words(ends, fact=fact, language=language, form=form)
        if form == Form.NUMBER or value.qualifier == Qualifier.EXACTLY:
            return text
        return _QUALIFIED[Qualifier(value.qualifier)]() % {"value": text}


_QUALIFIED = {
    Qualifier.ABOUT: lambda: _("about %(value)s"),
    Qualifier.UP_TO: lambda: _("up to %(value)s"),
    Qualifier.AT_LEAST: lambda: _("at least %(value)s"),
}


def _ends_in_words(ends: Sequence[End], *, fact: Fact, language: str, form: str) -> str:
    """ "4 to 6 hours"; "2 hours to 3 days" where the ends have units of their own."""
    if len({end.unit for end in ends}) > 1:
        low, high = (
            _ends_in_words([end], fact=fact, language=language, form=form)
            for end in ends
        )
        return range_words(low, high)
    figures = [_figure(end.number, unit=end.unit) for end in ends]
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
_SYMBOLS = {Unit.MG: "mg", Unit.MG_PER_KG: "mg/kg", Unit.MG_PER_KG_HOUR: "mg/kg/h"}
# Translators: after words such as “nach” or “seit”; the same as elsewhere where a language has no cases.
_DATIVES = _NOUNS | {Unit.DAYS: npgettext_lazy("dative", "day", "days")}


def _noun(fact: Fact, end: End, *, language: str, form: str) -> str:
    if fact.unit == Unit.COUNT:
        return (fact.one if end.number == 1 else fact.other).get(language, "")
    if end.unit in _SYMBOLS:
        return _SYMBOLS[Unit(end.unit)]
    nouns = _DATIVES if form == Form.DATIVE else _NOUNS
    # gettext takes whole numbers only; 1,5 is a plural in all three languages.
    return nouns[Unit(end.unit)] % (1 if end.number == 1 else 2)


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
        with override(language):
            text = _range_of_several(values, fact=fact, language=language, form=form)
    if form == Form.FULL:
        with override(language):
            depends = _("depending on your clinic")  # gettext cannot read f-strings
            text += f" ({depends})"
    return text


def _range_of_several(
    values: Sequence[Value], *, fact: Fact, language: str, form: str
) -> str:
    """From the smallest to the largest, no narrower than any clinic says."""
    ends = whole(values, unit=fact.unit)
    said = {value.qualifier for value in values}
    if ends[0].size == ends[1].size:
        text = _ends_in_words(ends[:1], fact=fact, language=language, form=form)
    else:
        text = _ends_in_words(ends, fact=fact, language=language, form=form)
    if form == Form.NUMBER:
        return text
    if Qualifier.ABOUT in said:
        text = _QUALIFIED[Qualifier.ABOUT]() % {"value": text}
    if Qualifier.UP_TO in said:
        text = _("%(value)s or less") % {"value": text}
    if Qualifier.AT_LEAST in said:
        text = _("%(value)s or more") % {"value": text}
    return text


def _clinic_name(book: FactBook, *, clinic: str) -> str:
    name = book.name_of_clinic(clinic)
    if not name:
        reason = DifferingFact if book.clinics else EmptyFact
        raise reason(CLINIC_NAME, known=book.usable(clinic=clinic))
    return name
