"""The journal as a file for a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from content.admin.journal_shown import Words, all_titles
from content.journal.reading import Journal

_STARTS_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "−",
    "|",
    "%",
)


def rows_of_file(journal: Journal) -> Iterator[str]:
    """The lines of the file, its head first; read in portions."""
    yield _line([_("when"), _("who"), _("what"), _("of what"), _("words")])
    book, lines = all_titles(), journal.all()
    while portion := list(islice(lines, 500)):
        for row in Words.of(portion, book).rows():
            what = "; ".join(words for words, _url in row.what)
            more = f" + {row.more}" if row.more else ""
            moment = localtime(row.at).isoformat(sep=" ", timespec="seconds")
            yield _line([moment, row.by, row.kind, what + more, row.words])


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Text that a spreadsheet would compute, as text: with an apostrophe before it."""
    is_formula = cell.lstrip(" \u00a0").startswith(_STARTS_FORMULA)
    return f"'{cell}" if is_formula else cell
