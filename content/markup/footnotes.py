"""Footnotes: where one is written, and whether each mark has its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.markup.leaves import Leaf, NoteMark
from content.markup.lines import Line
from content.markup.tree import Paragraph

if TYPE_CHECKING:
    from content.markup.parser import Reader


def read_note(reader: Reader, line: Line) -> Leaf:
    """Keep a footnote, `[^1]: words`; gives its leaf."""
    name = line.mark
    leaf = reader.leaf("note", line)
    if not line.words:
        message = _("The footnote [^%(name)s] has no words. Write them behind it.")
        reader.report(line.number, message % {"name": name})
    if name in reader.document.notes:
        message = _("There are two footnotes [^%(name)s]. Give one another name.")
        reader.report(line.number, message % {"name": name})
        reader.blocks.append(Paragraph(leaf=leaf))
    else:
        reader.document.notes[name] = leaf
    return leaf


def check_notes(reader: Reader) -> None:
    """Report marks without a note, notes without a mark, and notes within notes."""
    notes = reader.document.notes
    used: set[str] = set()
    for leaf in reader.document.leaves():
        for line, span in leaf.spans():
            if not isinstance(span, NoteMark):
                continue
            used.add(span.name)
            if leaf.kind == "note":
                message = _(
                    "A footnote cannot stand within a footnote. Write its words out."
                )
                reader.report(line.number, message)
            elif span.name not in notes:
                message = _(
                    "The footnote [^%(name)s] is missing. Write it on a line of its "
                    "own: [^%(name)s]: …"
                )
                reader.report(line.number, message % {"name": span.name})
    for name, leaf in notes.items():
        if name not in used:
            message = _(
                "No word of this text has the footnote [^%(name)s]. Write [^%(name)s] "
                "where it belongs, or delete this line."
            )
            reader.report(leaf.line, message % {"name": name})
