"""What has been decided and is not done, and what is off the site."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.desk.tasks import Item
from content.admin.desk.view import View
from content.drafts.pages import Page
from content.editions.reviews import Review
from content.publishing import actions
from content.schema import entry_name, root_of


def held_back(view: View) -> Iterator[Item]:
    """Approvals for a later moment that can no longer be published then."""
    for review in _timed():
        if problem := actions.held_back(review):
            yield _item(review, view, says=str(problem))


def to_come(view: View) -> Iterator[Item]:
    """What is approved and becomes public by itself."""
    for review in _timed():
        if (review.publish_at or view.now) > view.now:
            yield _item(review, view, says=_("becomes public at this moment"))


def _timed() -> list[Review]:
    return list(actions.timed().order_by("publish_at").prefetch_related("items"))


def _item(review: Review, view: View, *, says: str) -> Item:
    roots = dict.fromkeys(root_of(one.entry) for one in review.items.all())
    return Item(
        title="; ".join(view.title(root) for root in roots),
        url=reverse("admin:content_review_change", args=[review.pk]),
        says=says,
        day=review.publish_at,
    )


def off_the_site(view: View) -> Iterator[Item]:
    """Pages that have been withdrawn and have not come back."""
    pks = dict(Page.objects.filter(key__in=view.withdrawals).values_list("key", "pk"))
    for key, withdrawal in view.withdrawals.items():
        yield Item(
            title=view.title(entry_name("page", key)),
            url=reverse("admin:content_page_readers", args=[pks[key]])
            if key in pks
            else "",
            says=str(withdrawal.get_reason_display()),
            quoted=withdrawal.note,
            day=withdrawal.withdrawn_at,
            noun="page",
        )
