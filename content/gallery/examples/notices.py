"""Examples of what a page says about itself: notices, and the stamp below its text."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.addresses import history, permalink
from content.editions.editions import Withdrawal
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.clinics import CLINIC_PAGE
from content.gallery.examples.shown import on_page
from content.gallery.sample import NOW, entry
from content.gallery.variants import here
from content.languages import LANGUAGE_NAMES
from content.public.render import Stamp
from content.public.review_due import ReviewDue
from content.public.site import TakenOff

_PAGE = "costs"
_LATER = NOW + timedelta(days=14)
_IN_A_YEAR = NOW.date() + timedelta(days=365)
WHILE_NOTICES_HOLD = NOW + timedelta(days=9)
TAKEN_OFF = TakenOff(reason=Withdrawal.Reason.OUTDATED.label, at=_LATER)


def stamp(**fields: Any) -> Stamp:
    """The stamp of the first edition of a page."""
    first = entry(_PAGE, language=here())
    address = {"language": here()}
    return replace(
        Stamp(
            number=first.number,
            published_at=first.published_at,
            language_name=LANGUAGE_NAMES[here()],
            permalink=permalink(_PAGE, first.slug, number=first.number, **address),
            history_url=history(_PAGE, first.slug, **address),
        ),
        **fields,
    )


def stamped(**fields: Any) -> Shown:
    """What the partials show of such a stamp."""
    return lambda: {"stamp": stamp(**fields)}


def _old() -> Context:
    url = entry(_PAGE, language=here()).url
    return {"stamp": stamp(approved_at=NOW, current_url=url)}


def service(page: str, **more: Any) -> Shown:
    """The service notices on a page, while there are some."""
    return lambda: {**on_page(page)(), "now": WHILE_NOTICES_HOLD, **more}


_NOTICES = (
    ("example", _("example content"), "notices", stamped(is_example=True)),
    ("old", _("an old edition"), "notices", _old),
    (
        "withdrawn",
        _("an edition that has been withdrawn"),
        "notices",
        stamped(withdrawal=TAKEN_OFF),
    ),
    (
        "not-renewed",
        _("a page that could not be compared with the newest texts for a day"),
        "not_renewed",
        lambda: {"day": NOW.date()},
    ),
    ("service", _("a service notice"), "service_notices", service(_PAGE)),
    (
        "service-of-a-clinic",
        _("service notices of the site and of a clinic"),
        "service_notices",
        service(CLINIC_PAGE),
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
        purpose=_(
            "Which edition this is, who has approved it when, and when it is due."
        ),
        examples=tuple(
            Example(name=name, state=state, template="partials/stamp.html", shown=shown)
            for name, state, shown in (
                (
                    "example",
                    _("not approved by anybody yet"),
                    stamped(is_example=True, due=ReviewDue(on=None, is_due=True)),
                ),
                (
                    "approved",
                    _("approved by a second person"),
                    stamped(
                        approved_at=NOW, due=ReviewDue(on=_IN_A_YEAR, is_due=False)
                    ),
                ),
                (
                    "overdue",
                    _("due for another approval"),
                    stamped(
                        approved_at=NOW,
                        approver_role="medical",
                        due=ReviewDue(on=_LATER.date(), is_due=True),
                    ),
                ),
                (
                    "approved-by-a-doctor",
                    _("approved by a medical reviewer"),
                    stamped(approved_at=NOW, approver_role="medical"),
                ),
                (
                    "facts-updated",
                    _("approved, with facts that were renewed later"),
                    stamped(approved_at=NOW, facts_updated_at=_LATER),
                ),
            )
        ),
    ),
)
