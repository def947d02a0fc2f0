"""The words of the drawings, copied into the edition like the words of a record.

The lines of a drawing stand in its template; what it says is frozen with the page.
"""

from collections.abc import Callable

from django.utils.translation import get_language, pgettext
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
        # Translators: the channel of a nerve cell, in a drawing for patients.
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
                        "Ketamine closes the gate. "
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


def room() -> tuple[RecordCopy, ...]:
    """The room of the infusion: who and what stands around the bed."""
    return (
        {
            "key": "room",
            "language": get_language(),
            "title": _("The room of the treatment"),
            "description": _(
                "You lie half upright in a bed, with headphones and a blanket. "
                "Somebody you know sits beside you and holds your hand. "
                "A nurse stands on the other side. "
                "A pump hangs on a stand, and a thin tube leads from it to your arm. "
                "A monitor on the wall shows your heartbeat."
            ),
            "labels": {
                "you": pgettext("in the room", "you"),
                "bed": _("bed"),
                "pump": _("pump"),
                "monitor": _("monitor"),
                "nurse": _("nurse"),
                "companion": _("companion"),
            },
            "text": _(
                "A pump gives the medicine slowly, through a thin tube in your arm. "
                "A monitor shows your heart and your oxygen. "
                "A nurse stays near you. "
                "Ask if a companion may sit beside your bed."
            ),
        },
    )


DRAWINGS: dict[str, Callable[[], tuple[RecordCopy, ...]]] = {
    "drawing_structure": structure,
    "drawing_receptor": receptor,
    "drawing_room": room,
}
"""Kind of section → the words of its drawing, in the active language."""
