"""Which of the waiting reviews somebody may decide, and why not the others.

The same rules as `four_eyes.check_second_person`, in the same words, for all reviews at
once: five queries, however many there are. Whether what a review asks for can still be
published, its own page says.
"""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.desk.tasks import Item
from content.admin.desk.view import View
from content.book import FIGURES, PartKey
from content.editions.reviews import Review, ReviewItem
from content.publishing import errors, four_eyes
from content.publishing.errors import PublishingError
from content.schema import noun_of, root_of

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def to_decide(view: View) -> Iterator[Item]:
    """What the reader may decide."""
    for review, why in _judged(view):
        if not why:
            yield _item(review, view, says="")


def for_others(view: View) -> Iterator[Item]:
    """What waits for somebody else, and why."""
    for review, why in _judged(view):
        if why and review.requested_by_id != view.reader.pk:
            yield _item(review, view, says=why)


def asked_by_me(view: View) -> Iterator[Item]:
    """What the reader has asked for and nobody has decided."""
    for review in view.reviews:
        if review.requested_by_id == view.reader.pk:
            yield _item(review, view, says="")


def _judged(view: View) -> Iterator[tuple[Review, str]]:
    """Each waiting review with why the reader may not approve it; "" where they may."""
    reader = view.reader
    if not view.reviews or not reader.has_perm("content.decide_review"):
        return
    keys = {
        PartKey(item.entry, item.language)
        for review in view.reviews
        for item in review.items.all()
    }
    own = set(four_eyes.worked_on(reader, keys, public=view.public.book.parts))
    reads = four_eyes.languages_of(reader)
    is_medical = reader.has_perm("content.act_as_medical")
    medical = set() if is_medical else _medical_people()
    for review in view.reviews:
        parts = [one for one in review.items.all() if _still_asked(one, view)]
        touched = {PartKey(one.entry, one.language) for one in parts}
        if not parts:
            yield review, _("Everything in it has changed since. Return it, or wait.")
            continue
        try:
            if review.requested_by_id == reader.pk:
                raise errors.OwnText
            if touched & own:
                raise errors.OwnText(sorted(touched & own))
            if not is_medical and review.requested_by_id not in medical:
                raise errors.NoMedicalPerson
            unread = {key.language for key in touched} - {FIGURES} - reads
            if unread:
                raise errors.UnreadLanguage(sorted(unread))
        except PublishingError as error:
            yield review, str(error)
        else:
            yield review, ""


def _medical_people() -> set[int]:
    found = User.objects.with_perm("content.act_as_medical", backend=_BACKEND)
    return set(found.values_list("pk", flat=True))


def _still_asked(item: ReviewItem, view: View) -> bool:
    return view.state(item) == (item.checksum, item.made_against)


def _item(review: Review, view: View, *, says: str) -> Item:
    roots = dict.fromkeys(root_of(one.entry) for one in review.items.all() if not one.is_need)  # fmt: skip
    names = [view.title(root) for root in roots]
    title = "; ".join(names[:2])
    if len(names) > 2:
        title += " " + _("and %(count)d more") % {"count": len(names) - 2}
    languages = {one.language for one in review.items.all()} - {FIGURES}
    return Item(
        title=title,
        url=reverse("admin:content_review_change", args=[review.pk]),
        says=says
        or _("asked by %(name)s")
        % {"name": view.names.get(review.requested_by_id, _("a former colleague"))},
        quoted=review.message,
        day=review.requested_at,
        language=languages.pop() if len(languages) == 1 else "",
        noun=noun_of(next(iter(roots), "page/")).name,
        person=review.requested_by_id,
    )
