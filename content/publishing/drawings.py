"""The words of the drawings, copied into the edition like the words of a record.

The lines of a drawing stand in its template; what it says is frozen with the page.
"""

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.documents import RecordCopy


def structure() -> tuple[RecordCopy, ...]:
    """Ketamine, atom by atom: its two halves and the mirror between them."""
    return (
        {
            "key": "structure",
            "language": get_language(),
            "title": _("The structure of ketamine"),
            "labels": {"s": _("S-ketamine"), "r": _("R-ketamine")},
            "text": [
                _(
                    "The broken line is a mirror. "
                    "Left and right look alike, but they are not the same. "
                    "It is like your left and right hands."
                ),
                _(
                    "Ketamine contains equal amounts of both. "
                    "S-ketamine is also called esketamine."
                ),
                _(
                    "Each corner and each loose end is a carbon atom. "
                    "The letters are other atoms: "
                    "oxygen (O), nitrogen (N), hydrogen (H) and chlorine (Cl). "
                    "The wedge points towards you."
                ),
            ],
        },
    )


def receptor() -> tuple[RecordCopy, ...]:
    """Two nerve cells and the gate between them, without and with ketamine."""
    labels = {
        "first": _("nerve cell 1"),
        "second": _("nerve cell 2"),
        "glutamate": _("glutamate"),
        "gate": _("gate"),
    }
    return (
        {
            "key": "receptor",
            "language": get_language(),
            "title": _("How ketamine may work"),
            "panels": [
                {
                    "key": "open",
                    "title": _("Without ketamine"),
                    "text": _(
                        "Nerve cell 1 passes on a pain signal. "
                        "Its messenger, glutamate, opens the gate of nerve cell 2. "
                        "Tiny particles (+) stream in. "
                        "When pain lasts, the signal can grow stronger."
                    ),
                    "labels": {**labels, "signal": _("strong signal")},
                },
                {
                    "key": "blocked",
                    "title": _("With ketamine"),
                    "text": _(
                        "Ketamine sits in the gate like a plug. "
                        "Little can stream in, even though glutamate is there. "
                        "For a while, fewer signals get through."
                    ),
                    "labels": {
                        **labels,
                        "ketamine": _("ketamine"),
                        "signal": _("weak signal"),
                    },
                },
            ],
            "text": _(
                "This is much simplified. "
                "It shows how ketamine may work. "
                "It does not show that it will help you."
            ),
        },
    )


DRAWINGS: dict[str, Callable[[], tuple[RecordCopy, ...]]] = {
    "drawing_structure": structure,
    "drawing_receptor": receptor,
}
"""Kind of section → the words of its drawing, in the active language."""
