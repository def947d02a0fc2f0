"""Examples of what must catch the eye, and of what need not: cards, lists, folds."""

from django.utils.translation import gettext_lazy as _

from content.gallery.components import Component, Example
from content.gallery.examples.shown import SECTIONS, section
from content.sections import KINDS

_CARDS = {"emergency": "emergency", "urgent": "same-day", "non-urgent": "next-day"}
"""Level of a care card → the section that is one, on the page of side effects."""

COMPONENTS = (
    Component(
        name="key-points",
        purpose=_("A page in three to five points."),
        examples=(
            Example(
                name="list",
                state=_("at the top of a page"),
                template=SECTIONS,
                shown=section("treatment", "key-points"),
            ),
        ),
    ),
    Component(
        name="care-card",
        purpose=_("When to get help, and how fast. Red is for emergencies alone."),
        examples=(
            *(
                Example(
                    name=level,
                    state=KINDS[f"care_{level.replace('-', '_')}"].label,
                    template=SECTIONS,
                    shown=section("side-effects", key),
                )
                for level, key in _CARDS.items()
            ),
            *(
                Example(
                    name=f"{level}-in-a-text",
                    state=state,
                    template=SECTIONS,
                    shown=section("writing", level),
                )
                for level, state in (
                    ("emergency", _("emergency, within a text")),
                    ("urgent", _("urgent, within a text")),
                    ("non-urgent", _("not urgent, within a text")),
                    ("important", _("important and not about urgency, within a text")),
                )
            ),
            Example(
                name="important",
                state=KINDS["important"].label,
                template=SECTIONS,
                shown=section("writing", "important-card"),
            ),
        ),
    ),
    Component(
        name="fold",
        purpose=_("Details under a title that opens them; on paper they are open."),
        examples=(
            Example(
                name="two",
                state=_("two, one below the other"),
                template=SECTIONS,
                shown=section("writing", "fold"),
            ),
        ),
    ),
    Component(
        name="do-list",
        purpose=_("What to do and what not to do."),
        examples=(
            Example(
                name="both",
                state=_("do and don't"),
                template=SECTIONS,
                shown=section("side-effects", "driving"),
            ),
        ),
    ),
)
