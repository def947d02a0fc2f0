"""Figures of 100 people: in words and, from the same number, as a picture."""

from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from content.documents import RecordCopy


def of_100(number: Decimal | None) -> RecordCopy:
    """So many of 100 people, in the active language.

    number: 0 to 100, at most one decimal; None for unknown.

    words: both frames, "3.5 of 100 people; 96.5 of 100 not" (nl, de: "3,5").
    rows: whole rows of ten figures to fill, None for unknown. partial: figures to
    fill in the row below, "3.5"; a text, because no language may write it "3,5".
    """
    if number is None:
        words = _("no figure of 100 people known")
        return {"words": words, "rows": None, "partial": ""}
    rows, partial = divmod(number, 10)
    return {
        "words": _("%(yes)s of 100 people; %(no)s of 100 not")
        % {"yes": _figure(number), "no": _figure(100 - number)},
        "rows": int(rows),
        "partial": f"{partial.normalize():f}",
    }


def _figure(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return formats.number_format(number, decimal_pos=0 if whole else 1)
