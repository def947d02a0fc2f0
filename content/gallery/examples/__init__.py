"""Every example there is, by group and component.

A new component is one more `Component` in the module that fits; the tests find it.
"""

from django.utils.translation import gettext_lazy as _

from content.gallery.components import Component, Example, Words
from content.gallery.examples import (
    care,
    clinics,
    editions,
    frame,
    notices,
    pages,
    planner,
    records,
    search,
    text,
    translations,
)

GROUPS: tuple[tuple[Words, tuple[Component, ...]], ...] = (
    (_("Around the page"), frame.COMPONENTS),
    (_("What a page says about itself"), notices.COMPONENTS),
    (_("Running text"), text.COMPONENTS + care.COMPONENTS),
    (_("Translations that are not ready"), translations.COMPONENTS),
    (_("Lists"), records.COMPONENTS),
    (_("Clinics and drawings"), clinics.COMPONENTS),
    (_("Search"), search.COMPONENTS),
    (_("My treatment day"), planner.COMPONENTS),
    (_("Editions"), editions.COMPONENTS),
    (_("Whole pages"), pages.COMPONENTS),
)

COMPONENTS: dict[str, Component] = {
    component.name: component for _title, group in GROUPS for component in group
}

EXAMPLES: dict[tuple[str, str], Example] = {
    (name, example.name): example
    for name, component in COMPONENTS.items()
    for example in component.examples
}
"""Name of the component, name of the state → the example."""
