"""The files of pictures that patients read: insert-only, like the editions that show them.

They stand in the database, so that one transaction publishes a page with its pictures
and no backup can have one without the other (docs/decisions/0012-pictures.md).
"""

from django.db import models

from content.editions.insert_only import InsertOnly


class PublishedFile(InsertOnly):
    """One file of a picture at one address, for ever.

    name: "0f…9a-640.avif", made from a hash of the picture (`content/pictures/names.py`).
    """

    name = models.CharField(max_length=48, unique=True)
    content = models.BinaryField()

    class Meta:
        verbose_name = "published file"
        verbose_name_plural = "published files"

    def __str__(self) -> str:
        return self.name
