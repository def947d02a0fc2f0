"""What a day brings: promises, notices that end, facts and pages to look at again."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.desk.kept import kept
from content.admin.desk.tasks import Item
from content.admin.desk.view import View
from content.admin.due import due
from content.admin.places import form_places
from content.drafts.pages import Page
from content.editions.editions import Edition
from content.editions.published_facts import published_facts
from content.public.review_due import after_months, review_due
from content.schema import NOUNS, entry_name, noun_of, root_of

NOTICE_DAYS = 14
"""So many days ahead, a notice that ends is told of: time to write the next one."""

STATUS_MONTHS = 3
"""Whom a clinic takes changes within a season; so does how long one waits."""

PAGE_DAYS = (0, 30, 60)
"""From so many days before it is due, a page is told of."""


def promised(view: View) -> Iterator[Item]:
    """What somebody has promised to check by today."""
    for one in due():
        yield Item(
            title=one.name, url=one.url, says=one.why, day=one.day, noun=one.noun
        )


def ending_notices(view: View) -> Iterator[Item]:
    """Notices that readers see, or will see, and that end soon."""
    draft = view.draft
    found = []
    for entry in draft.entries("notice"):
        end = draft.value(entry, "ends_at")
        left = datetime.fromisoformat(end) - view.now if end else None
        if left and timedelta(0) < left <= timedelta(days=NOTICE_DAYS):
            found.append((view.now + left, entry))
    urls = form_places(((entry, "") for _moment, entry in found), book=draft)
    for moment, entry in sorted(found):
        yield Item(
            title=view.title(entry),
            url=urls[entry, ""],
            says=_("Readers see it until this moment."),
            day=moment,
            noun="notice",
        )


def long_unchecked(view: View) -> Iterator[Item]:
    """Statuses of clinics, facts and sources that were checked long ago."""
    found = []
    for noun in NOUNS.values():
        for name, months in _CHECKED.items():
            if not noun.has_field(name):
                continue
            for entry in view.draft.entries(noun.name):
                if checked := view.draft.value(entry, name):
                    day = date.fromisoformat(checked)
                    if after_months(day, months()) <= view.today:
                        found.append((day, entry))
    urls = form_places(((entry, "") for _day, entry in found), book=view.draft)
    for day, entry in sorted(found):
        yield Item(
            title=view.title(entry),
            url=urls[entry, ""],
            says=_("last checked on this day"),
            day=day,
            noun=noun_of(root_of(entry)).name,
        )


_CHECKED = {
    "checked_on": lambda: settings.REVIEW_MONTHS,
    "status_checked_on": lambda: STATUS_MONTHS,
}
"""Fields that say when somebody checked, and for how many months that holds."""


def due_pages(view: View) -> Iterator[Item]:
    """Pages that have to be approved again, in the languages of the reader."""
    pks = dict(Page.objects.values_list("key", "pk"))
    months = settings.REVIEW_MONTHS
    rests_on = (view.public.number, view.public.token, view.today, months)
    last = view.today + timedelta(days=PAGE_DAYS[-1])
    for page, language, on in kept("due", rests_on, lambda: _due(view)):
        if on and on > last or language not in view.languages:
            continue
        if page in view.withdrawals or page not in pks:
            continue
        yield Item(
            title=view.title(entry_name("page", page)),
            url=reverse("admin:content_page_readers", args=[pks[page]]),
            says=_told(on, (on - view.today).days if on else 0),
            day=on,
            language=language,
            noun="page",
        )


def _due(view: View) -> list[tuple[str, str, date | None]]:
    """Each public page in each language with the day on which it is due; None where a
    part of it was never approved. Those come first, then the longest due."""
    rows = Edition.objects.newest().exclude(content="").order_by("position", "page_key")
    approvals, today = published_facts().approvals, view.today
    found = [
        (
            one.page_key,
            one.language,
            review_due(one.parts, approvals=approvals, today=today).on,
        )
        for one in rows.only("page_key", "language", "shown")
    ]
    return sorted(found, key=lambda one: one[2] or date.min)


def _told(on: date | None, days: int) -> str:
    if on is None:
        return _("No person has approved all of it yet.")
    if days <= 0:
        return _("due since this day")
    nearest = next(one for one in PAGE_DAYS if days <= one)
    return _("due within %(days)d days") % {"days": nearest}
