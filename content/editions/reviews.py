"""Four eyes: what is asked, who decided what, and who worked on which part."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.editions.insert_only import InsertOnly
from content.moments import local_words

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


def _person(label: Any, **options: Any) -> models.ForeignKey:
    """The account of a person: a number that stays when the account is deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=label,
        **options,
    )


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews by their state."""

    def pending(self) -> "ReviewQuerySet":
        """Asked for and not decided."""
        return self.filter(decision="")


class Review(models.Model):
    """A request for a review of chosen parts, and its decision. Once it is decided, the
    row never changes.

    publish_at: when what was approved becomes public; None for at once. result: the
    checksum of what the approver saw of it (`content/publishing/plans.py`). taken_from:
    the request whose parts these were, when only some of them were approved; what that
    one has beyond these stays with it.
    """

    class Decision(models.TextChoices):
        """What became of it; empty while it waits."""

        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("returned to the author")
        TAKEN_BACK = "taken_back", _("taken back")

    requested_by = _person(_("requested by"))
    requested_at = models.DateTimeField(_("requested at"))
    message = models.TextField(_("message to the reviewer"), blank=True)
    decision = models.CharField(
        _("decision"), max_length=12, choices=Decision, blank=True, default=""
    )
    decided_by = _person(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    result = models.CharField(max_length=64, blank=True)
    taken_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="taken_out"
    )

    objects = ReviewQuerySet.as_manager()

    if TYPE_CHECKING:
        requested_by_id: int
        decided_by_id: int | None
        taken_from_id: int | None
        items: "RelatedManager[ReviewItem]"
        taken_out: "RelatedManager[Review]"

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.CheckConstraint(
                name="review_decision_is_known",
                condition=Q(decision__in=["", "approved", "returned", "taken_back"]),
            ),
            models.CheckConstraint(
                name="review_decision_has_who_and_when",
                condition=Q(decision="", decided_by=None, decided_at=None)
                | (
                    ~Q(decision="")
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="review_author_is_not_the_approver",
                condition=~Q(decision="approved") | ~Q(decided_by=F("requested_by")),
            ),
            models.CheckConstraint(
                name="review_returned_says_why",
                condition=~Q(decision="returned") | Q(comment__gt=""),
            ),
            models.CheckConstraint(
                name="review_time_is_of_an_approval",
                condition=Q(publish_at=None) | Q(decision="approved"),
            ),
        ]
        permissions = [
            ("request_review", "May ask for a review"),
            ("decide_review", "May approve what others ask for, or return it"),
            ("act_as_medical", "Is the medical one of two people"),
            ("withdraw_page", "May withdraw a page from the public site"),
        ]

    def __str__(self) -> str:
        return local_words(self.requested_at)

    def items_left(self) -> list["ReviewItem"]:
        """Its parts without those that were approved by themselves."""
        taken = set(
            ReviewItem.objects.filter(review__taken_from=self.pk).values_list(
                "entry", "language"
            )
        )
        return [
            item
            for item in self.items.all()
            if (item.entry, item.language) not in taken
        ]

    @property
    def is_pending(self) -> bool:
        """Still waiting for a decision."""
        return self.decision == ""


class ReviewItem(InsertOnly):
    """One part that a review is about, exactly as it was when the review was asked for.

    checksum, made_against: as those of a published part; empty for one that is gone.
    is_confirmation: the part is public already; its words get another approval.
    is_need: nobody chose it; something that was chosen needs it.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="items")
    entry = models.CharField(max_length=200)
    language = models.CharField(max_length=7, blank=True)
    checksum = models.CharField(max_length=64, blank=True)
    made_against = models.CharField(max_length=64, blank=True)
    is_confirmation = models.BooleanField(default=False)
    is_need = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("part of a review")
        verbose_name_plural = _("parts of reviews")
        constraints = [
            models.UniqueConstraint(
                name="review_item_once", fields=["review", "entry", "language"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.language}".strip()


class DraftChange(InsertOnly):
    """Who worked on which part when, so that nobody approves what is their own.

    entry, language: as those of a part; the language is empty for figures.
    """

    entry = models.CharField(_("entry"), max_length=200)
    language = models.CharField(_("language"), max_length=7, blank=True)
    # Translators: the person who did it, beside a date.
    by = _person(_("by"))
    at = models.DateTimeField(_("at"))

    if TYPE_CHECKING:
        by_id: int

    class Meta:
        verbose_name = _("draft change")
        verbose_name_plural = _("draft changes")
        indexes = [
            models.Index(fields=["entry", "language", "at"]),
            models.Index(fields=["at", "by"]),  # the journal
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.language}, {local_words(self.at)}"


class WordingOnly(InsertOnly):
    """That a change of a source text changes its wording and nothing that it says.

    before, after: the checksums of the source's words. Translations made against the
    one are carried over to the other, with their own approval.
    """

    entry = models.CharField(max_length=200)
    before = models.CharField(max_length=64)
    after = models.CharField(max_length=64)
    reason = models.CharField(max_length=400)
    # Translators: the person who did it, beside a date.
    by = _person(_("by"))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change of wording only")
        verbose_name_plural = _("changes of wording only")
        constraints = [
            models.CheckConstraint(
                name="wording_only_says_why", condition=Q(reason__gt="")
            )
        ]
        indexes = [models.Index(fields=["entry", "after"])]

    def __str__(self) -> str:
        return f"{self.entry}: {self.reason}"


class ReadingLanguages(models.Model):
    """In which languages somebody says to be able to judge a text."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reading_languages",
        verbose_name=_("person"),
    )
    languages = models.CharField(_("languages"), max_length=100, blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["ReadingLanguages"]]

    class Meta:
        verbose_name = _("languages that somebody reads")
        verbose_name_plural = _("languages that people read")

    def __str__(self) -> str:
        return self.languages
