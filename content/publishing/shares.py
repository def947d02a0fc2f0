"""How many of a group of people: in words and, from the same number, as a picture."""

from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from content.documents import RecordCopy
from content.drafts.records import FEWEST_OF_100


def share(number: Decimal | None, *, of: int) -> RecordCopy:
    """So many of a group of people, in the active language.

    number: 0 to the size of the group, at most one decimal; None for unknown.
    of: the size of the group. From `FEWEST_OF_100` on it is told as of 100 people, to
    the whole person if it had to be worked out; below, as the count it is.

    words: both frames, "3.5 of 100 people; 96.5 not" (nl, de: "3,5"), or "".
    rows: whole rows of ten figures to fill, None for no picture. partial: figures to
    fill in the row below, "3.5"; a text, because no language may write it "3,5".
    """
    if number is None:
        return {"words": "", "rows": None, "partial": ""}
    if of < FEWEST_OF_100:
        return {"words": _words(number, of), "rows": None, "partial": ""}
    if of != 100:
        number = Decimal(round(number * 100 / of))
    rows, partial = divmod(number, 10)
    return {
        "words": _words(number, 100),
        "rows": int(rows),
        "partial": f"{partial.normalize():f}",
    }


def _words(number: Decimal, of: int) -> str:
    return _("%(yes)s of %(all)s people; %(no)s not") % {
        "yes": _figure(number),
        "no": _figure(of - number),
        "all": of,
    }


def _figure(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return formats.number_format(number, decimal_pos=0 if whole else 1)
