"""Examples of what a page says about itself: notices, and the stamp below its text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.addresses import history, permalink
from content.editions.editions import Withdrawal
from content.facts.book import Notice
from content.gallery import starter
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.shown import here
from content.languages import source_language
from content.public.render import Stamp
from content.public.site import TakenOff

_PAGE, _CLINIC = "costs", "wolkendal"
_LATER = starter.NOW + timedelta(days=14)
TAKEN_OFF = TakenOff(reason=Withdrawal.Reason.OUTDATED.label, at=_LATER)


def stamp(**fields: Any) -> Stamp:
    """The stamp of the first edition of a page, as example content."""
    entry = starter.entry(_PAGE, language=here())
    address = {"language": here()}
    return replace(
        Stamp(
            number=entry.number,
            published_at=entry.published_at,
            permalink=permalink(_PAGE, entry.slug, number=entry.number, **address),
            history_url=history(_PAGE, entry.slug, **address),
        ),
        **fields,
    )


def stamped(**fields: Any) -> Shown:
    """What the partials show of such a stamp."""
    return lambda: {"stamp": stamp(**fields)}


def _old() -> Context:
    url = starter.entry(_PAGE, language=here()).url
    return {"stamp": stamp(approved_at=starter.NOW, current_url=url)}


def _service(language: Callable[[], str], *, clinics: tuple[str, ...]) -> Shown:
    """Service notices in this language, for the whole site ("") or for one clinic."""

    def shown() -> Context:
        notices = tuple(
            Notice(
                key=clinic or "all",
                starts=starter.NOW,
                ends=_LATER,
                clinic=clinic,
                title={language(): gettext("Closed for the holidays")},
                text={language(): gettext("We are back on Monday.")},
            )
            for clinic in clinics
        )
        return {
            "book": replace(starter.facts(), notices=notices),
            "page_key": f"clinic-{_CLINIC}",
        }

    return shown


_NOTICES = (
    ("example", _("example content"), "notices", stamped()),
    ("old", _("an old edition"), "notices", _old),
    (
        "withdrawn",
        _("an edition that has been withdrawn"),
        "notices",
        stamped(withdrawal=TAKEN_OFF),
    ),
    (
        "service",
        _("a service notice"),
        "service_notices",
        _service(here, clinics=("",)),
    ),
    (
        "service-of-a-clinic",
        _("service notices of the site and of a clinic"),
        "service_notices",
        _service(here, clinics=("", _CLINIC)),
    ),
    (
        "service-not-translated",
        _("a service notice that is not translated"),
        "service_notices",
        _service(source_language, clinics=("",)),
    ),
)

COMPONENTS = (
    Component(
        name="notice",
        purpose=_("Something to know before reading on."),
        examples=tuple(
            Example(
                name=name,
                state=state,
                template=f"partials/{partial}.html",
                shown=shown,
            )
            for name, state, partial, shown in _NOTICES
        ),
    ),
    Component(
        name="review-stamp",
        purpose=_("Which edition this is, and who has approved it when."),
        examples=tuple(
            Example(name=name, state=state, template="partials/stamp.html", shown=shown)
            for name, state, shown in (
                ("example", _("example content"), stamped()),
                (
                    "approved",
                    _("approved by a second person"),
                    stamped(approved_at=starter.NOW),
                ),
                (
                    "facts-updated",
                    _("approved, with facts that were renewed later"),
                    stamped(approved_at=starter.NOW, facts_updated_at=_LATER),
                ),
            )
        ),
    ),
)
