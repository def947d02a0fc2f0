"""Examples of a page's history: its editions, and what changed between two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from content.addresses import permalink
from content.differences import SectionChange, compare
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.notices import TAKEN_OFF
from content.gallery.sample import NOW, SHOWN_IN, entry, own
from content.gallery.variants import here
from content.public.site import Entry

_PAGE = "side-effects"


def _changes() -> list[SectionChange]:
    """A page that differs from itself in every way that there is."""
    new = own().document(_PAGE, language=here())
    other = next(code for code in SHOWN_IN if code != here())
    first, second, third, fourth, fifth, *rest = new.sections
    old = replace(
        new,
        summary=entry("costs", language=here()).summary,
        sections=(
            fourth,
            replace(first, safety=not first.safety),
            replace(second, kind="text"),
            replace(third, language=other),
            *rest,
            replace(fifth, key="gone"),
        ),
    )
    return compare(old, new)


def _compared(changes: Callable[[], list[SectionChange]]) -> Shown:
    """What stands below the list of editions."""

    def shown() -> Context:
        newer = entry(_PAGE, language=here())
        return {
            "older": replace(newer, number=1),
            "newer": replace(newer, number=2),
            "changes": changes(),
        }

    return shown


def _editions(number: int, *, message: str = "") -> Shown:
    """The list of a page with so many editions, the second last one withdrawn."""

    def shown() -> Context:
        first = entry(_PAGE, language=here())
        entries: list[Entry] = [
            replace(
                first,
                number=one,
                published_at=NOW + timedelta(days=30 * one),
                approved_at=NOW if one > 1 else None,
                withdrawal=TAKEN_OFF if one == number - 1 else None,
            )
            for one in range(number, 0, -1)
        ]
        several = number > 1 and not message
        return {
            "title": first.title,
            "page_url": first.url,
            "withdrawal": None,
            "editions": [
                (
                    one,
                    permalink(_PAGE, one.slug, language=here(), number=one.number),
                )
                for one in entries
            ],
            "can_compare": number > 1,
            "older": entries[1] if several else None,
            "newer": entries[0] if several else None,
            "changes": _changes() if several else [],
            "message": message,
        }

    return shown


COMPONENTS = (
    Component(
        name="change",
        purpose=_("What became of a text from one edition to the next, word by word."),
        examples=(
            Example(
                name="everything",
                state=_("all kinds of changes"),
                template="partials/changes.html",
                shown=_compared(_changes),
            ),
            Example(
                name="nothing",
                state=_("no change"),
                template="partials/changes.html",
                shown=_compared(list),
            ),
        ),
    ),
    Component(
        name="edition-list",
        purpose=_("All editions of a page; two of them can be compared."),
        examples=(
            Example(
                name="several",
                state=_("several editions"),
                template="public/history.html",
                shown=_editions(3),
            ),
            Example(
                name="one",
                state=_("one edition"),
                template="public/history.html",
                shown=_editions(1),
            ),
        ),
    ),
)
