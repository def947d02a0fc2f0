"""What patients read: rows that hold copies and are never changed.

Nothing here points at a draft or at an account, so no template can reach one, and
deleting a draft or an account leaves the record whole. Rows are only ever inserted:
Python refuses anything else with a sentence, database triggers refuse it for certain
(`content/editions/triggers.py`). This module imports no draft.
"""

from functools import lru_cache
from typing import ClassVar

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from content.editions.insert_only import InsertOnly, InsertOnlyQuerySet
from content.editions.published_files import PublishedFile
from content.facts.book import Book
from content.facts.book_json import from_json


class Publication(InsertOnly):
    """One act of publishing: who wrote, who approved, who published, when and why.

    People are copied as number and name. Starter content has no approver; every page
    made from it says so to its readers.
    """

    class Origin(models.TextChoices):
        """How the text came to be public."""

        REVIEW = "review", _("approved by a second person")
        STARTER = "starter", _("example content, not reviewed")

    origin = models.CharField(max_length=8, choices=Origin)
    review_id = models.BigIntegerField(null=True, unique=True)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=200, blank=True)
    approver_id = models.BigIntegerField(null=True)
    approver_name = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    publisher_id = models.BigIntegerField(null=True)
    publisher_name = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.CheckConstraint(
                name="publication_is_approved_or_starter",
                condition=Q(
                    origin="review",
                    review_id__isnull=False,
                    author_id__isnull=False,
                    approver_id__isnull=False,
                    publisher_id__isnull=False,
                    approved_at__isnull=False,
                )
                | Q(origin="starter", review_id=None, approver_id=None),
            ),
            models.CheckConstraint(
                name="publication_author_is_not_the_approver",
                condition=Q(approver_id=None) | ~Q(approver_id=F("author_id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.published_at:%Y-%m-%d %H:%M}"

    @property
    def is_example(self) -> bool:
        """Published without an approving person."""
        return self.origin == self.Origin.STARTER


class FactBookQuerySet(InsertOnlyQuerySet):
    """The published books of facts."""

    def newest(self) -> "FactBook | None":
        """The book that every public text is filled from, with its publication."""
        newest: FactBook | None = (
            self.order_by("-number").select_related("publication").first()  # type: ignore[assignment]
        )
        return newest

    def current(self) -> Book:
        """What the newest book says; an empty book before the first. One query."""
        newest = self.order_by("-number").values_list("pk", "checksum").first()
        return _book(*newest) if newest else Book()


class FactBook(InsertOnly):
    """All facts, clinics, countries and notices as they were published together."""

    publication = models.OneToOneField(
        Publication, models.PROTECT, related_name="fact_book"
    )
    number = models.PositiveIntegerField(unique=True)
    content = models.JSONField()
    checksum = models.CharField(max_length=64)

    objects: ClassVar = FactBookQuerySet.as_manager()

    class Meta:
        verbose_name = _("book of facts")
        verbose_name_plural = _("books of facts")
        constraints = [
            models.CheckConstraint(
                name="factbook_number_starts_at_1", condition=Q(number__gte=1)
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


@lru_cache(maxsize=4)
def _book(pk: int, checksum: str) -> Book:
    """A published book, which never changes, so that it is read once per process.

    checksum: keeps a book apart from one of another database with the same number.
    """
    return from_json(FactBook.objects.get(pk=pk).content)


class EditionQuerySet(InsertOnlyQuerySet):
    """Editions by their place in a page's history."""

    def current(self) -> "EditionQuerySet":
        """The newest edition of each page, also when it has been withdrawn."""
        newest = Edition.objects.filter(page_key=OuterRef("page_key")).order_by(
            "-number"
        )
        return self.filter(pk=Subquery(newest.values("pk")[:1]))

    def newest(self, page_key: str) -> "Edition | None":
        """The newest edition of one page, with publication and withdrawal loaded."""
        return (
            self.of(page_key)
            .select_related("publication", "text_publication", "withdrawal")
            .first()
        )

    def of(self, page_key: str) -> "EditionQuerySet":
        """All editions of one page, newest first."""
        return self.filter(page_key=page_key).order_by("-number")


class Edition(InsertOnly):
    """A page as it was published, in all its languages, numbered 1, 2, 3 …

    text_publication: in which its words were approved. That is an earlier one than
    `publication` when an approved fact has changed and the words have not.
    """

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="editions"
    )
    text_publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="texts_of_editions"
    )
    page_key = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    menu = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField()
    source_language = models.CharField(max_length=7)
    checksum = models.CharField(max_length=64)

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                name="edition_number_once_per_page", fields=["page_key", "number"]
            ),
            models.CheckConstraint(
                name="edition_number_starts_at_1", condition=Q(number__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.number}"

    @property
    def is_withdrawn(self) -> bool:
        """Taken off the site (load `withdrawal` along with the edition)."""
        return hasattr(self, "withdrawal")


class EditionText(InsertOnly):
    """An edition in one language.

    template: the same document before its facts and terms were filled in, as plain
    values; None in editions from before terms were explained, where it held no fact.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="texts")
    language = models.CharField(max_length=7)
    title = models.CharField(max_length=120)
    slug = models.CharField(max_length=80)
    summary = models.CharField(max_length=240)
    template = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="edition_text_once_per_language", fields=["edition", "language"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class EditionSection(InsertOnly):
    """A section as readers see it: finished HTML, and copies of its records and terms.

    `language` differs from the text's when the translation was missing and readers
    are shown the source text instead. terms: the words that it explains; None in
    editions from before that was done.
    """

    text = models.ForeignKey(EditionText, models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    safety = models.BooleanField()
    language = models.CharField(max_length=7)
    heading = models.CharField(max_length=140)
    html = models.TextField()
    records = models.JSONField()
    terms = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="edition_section_place_once", fields=["text", "position"]
            ),
            models.UniqueConstraint(
                name="edition_section_key_once", fields=["text", "key"]
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class EditionFact(InsertOnly):
    """A fact that an edition states, and its words in each language."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="facts")
    key = models.CharField(max_length=60)
    words = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="edition_fact_once", fields=["edition", "key"])
        ]

    def __str__(self) -> str:
        return self.key


class Address(InsertOnly):
    """A web address a page has ever had, per language: it stays that page's for ever."""

    language = models.CharField(max_length=7)
    slug = models.CharField(max_length=80)
    page_key = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="address_belongs_to_one_page", fields=["language", "slug"]
            )
        ]

    def __str__(self) -> str:
        return f"/{self.language}/{self.slug}/"


class Withdrawal(InsertOnly):
    """An edition taken off the site. The page stays away until a newer edition."""

    class Reason(models.TextChoices):
        """Why, in words that exist in every language at once."""

        MISTAKE = "mistake", _("The page contained a mistake.")
        OUTDATED = "outdated", _("The page was out of date.")
        NOT_OFFERED = "not_offered", _("What the page describes is no longer offered.")
        REPLACED = "replaced", _("Other pages now cover this subject.")

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=12, choices=Reason)
    note = models.TextField(blank=True)
    withdrawn_by_id = models.BigIntegerField()
    withdrawn_by_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.CheckConstraint(
                name="withdrawal_reason_is_known",
                condition=Q(
                    reason__in=["mistake", "outdated", "not_offered", "replaced"]
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.reason}"


PUBLISHED_MODELS: tuple[type[InsertOnly], ...] = (
    Publication,
    FactBook,
    Edition,
    EditionText,
    EditionSection,
    EditionFact,
    Address,
    Withdrawal,
    PublishedFile,
)
"""Every insert-only table, in the order in which rows are written."""
