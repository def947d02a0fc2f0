"""Drafts: pictures that texts show, and the files made of them when they are uploaded."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.drafts.records import Record
from content.pictures.files import FALLBACKS, fallback_of, files_of, widths
from content.pictures.master import Master
from content.pictures.names import file_name, master_name

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class ImageQuerySet(models.QuerySet["Image"]):
    """Uploaded pictures by what they hold."""

    def keep(self, master: Master) -> "Image":
        """The row of this very picture, with all its files.

        Makes them, which takes a few seconds, when it has never been uploaded before.
        """
        fallback = fallback_of(master)
        image, is_new = self.get_or_create(
            digest=master.digest,
            defaults={
                "width": master.width,
                "height": master.height,
                "fallback": fallback,
            },
        )
        if is_new:
            files = [(master_name(master.digest), master.png)]
            files += files_of(master, fallback=fallback)
            ImageFile.objects.bulk_create(
                ImageFile(image=image, name=name, content=content)
                for name, content in files
            )
        return image

    def forget_unused(self) -> None:
        """Delete what no picture shows any more; published files stay as they are."""
        self.filter(pictures=None).delete()


class Image(models.Model):
    """An uploaded picture without its words, named by its content and never changed.

    digest: a hash of its master, with which the names of its files begin. width,
    height: of the master, in pixels.
    """

    digest = models.CharField(max_length=32, unique=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    fallback = models.CharField(max_length=3)

    objects = ImageQuerySet.as_manager()

    if TYPE_CHECKING:
        files: "RelatedManager[ImageFile]"

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="image_fallback_is_known", condition=Q(fallback__in=FALLBACKS)
            ),
            models.CheckConstraint(
                name="image_has_a_size", condition=Q(width__gte=1, height__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.digest

    @property
    def thumbnail(self) -> str:
        """The name of its smallest file that every browser shows."""
        return file_name(self.digest, widths(self.width)[0], self.fallback)


class ImageFile(models.Model):
    """One file of an uploaded picture; its master is called "0f…9a.png".

    In a table of its own, so that nobody who reads an `Image` loads megabytes.
    """

    image = models.ForeignKey(Image, models.CASCADE, related_name="files")
    name = models.CharField(max_length=48, unique=True)
    content = models.BinaryField()

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["ImageFile"]]

    def __str__(self) -> str:
        return self.name


class Picture(Record):
    """A picture with its words. Texts show it by its key: `![](picture:infusion-room)`."""

    image = models.ForeignKey(
        Image, models.PROTECT, related_name="pictures", verbose_name=_("picture")
    )
    alt = models.CharField(
        _("what it shows"),
        max_length=200,
        help_text=_(
            "For readers who cannot see it: “A treatment room with a reclining chair "
            "beside a window”. A page can show the picture in a language once this is "
            "written in it."
        ),
    )
    caption = models.CharField(
        _("caption"),
        max_length=240,
        blank=True,
        help_text=_("Stands below the picture. Leave it empty if it adds nothing."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who made it, if they must be named: “Photo: the clinic”."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Picture"]]
        image_id: int

    class Meta(Record.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [*Record.Meta.constraints]

    def __str__(self) -> str:
        return self.key
