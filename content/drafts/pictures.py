"""Drafts: pictures that texts show, and the files made of them when they are uploaded."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.drafts.records import Record
from content.pictures.files import FALLBACKS, widths
from content.pictures.master import Master
from content.pictures.names import file_name
from content.pictures.ready import ReadyPicture, make_ready

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class ImageQuerySet(models.QuerySet["Image"]):
    """Uploaded pictures by what they hold."""

    def make_ready(self, master: Master) -> ReadyPicture:
        """A picture with all its files, as `keep` wants it: those that are kept, or new.

        New ones take a few seconds, so call it before a transaction begins: on SQLite
        nobody else could save anything for so long.
        """
        kept = ImageFile.objects.filter(image__digest=master.digest).order_by("pk")
        files = tuple((file.name, bytes(file.content)) for file in kept)
        return ReadyPicture(master=master, files=files) if files else make_ready(master)

    def keep(self, picture: ReadyPicture) -> "Image":
        """The row of this very picture, with all its files."""
        image, is_new = self.get_or_create(
            digest=picture.master.digest,
            defaults={
                "width": picture.master.width,
                "height": picture.master.height,
                "fallback": picture.fallback,
            },
        )
        if is_new:
            ImageFile.objects.bulk_create(
                ImageFile(image=image, name=name, content=content)
                for name, content in picture.files
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
