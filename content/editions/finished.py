"""Finished responses: what readers get at an address, kept so that nobody waits for it.

They are made from editions and can be made again at any time, so these rows, unlike
those beside them, change. The store may forget a response; it never holds a wrong one:
whoever changes what readers see says in the same transaction which are outdated
(`content/finished/outdating.py`).
"""

import uuid

from django.db import models


class FinishedState(models.Model):
    """The single row that tells every process whether anything is new.

    sequence: moves with every change of a response. Who moves it holds the row until
    the transaction ends, so that numbers become visible in their order. outdatings: drawn
    anew whenever somebody says that responses no longer hold, so that what was taken back
    is never taken for what came instead. token: tells this store from that of another
    database. claims: which process makes what, in JSON (`content/finished/claims.py`).
    """

    sequence = models.BigIntegerField(default=0)
    outdatings = models.BigIntegerField(default=0)
    token = models.UUIDField(default=uuid.uuid4)
    claims = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="finished_state_is_one", condition=models.Q(pk=1)
            )
        ]

    def __str__(self) -> str:
        return f"finished responses: {self.sequence}"


class FinishedResponse(models.Model):
    """The response at an address.

    path: the address; of what depends on the reader's language, with "#nl" behind it.
    made_by: which code and settings made it; two versions of the site can run on one
    database while it is upgraded. page_key: of the page that it is about, "" for what is
    about many. headers: in JSON, as pairs. body: compressed with brotli, with patience
    where it is_dense. etag: of the plain bytes. Moments are in seconds since 1970.
    holds_until: 0 for a response that holds until somebody changes something.
    outdated_at: since when it is no longer what readers get; 0 while it is.
    """

    path = models.CharField(max_length=250)
    made_by = models.CharField(max_length=16)
    page_key = models.CharField(max_length=60, blank=True)
    status = models.PositiveSmallIntegerField()
    headers = models.TextField()
    body = models.BinaryField()
    is_dense = models.BooleanField(default=False)
    etag = models.CharField(max_length=32)
    changed_at = models.BigIntegerField()
    holds_until = models.BigIntegerField(default=0)
    outdated_at = models.BigIntegerField(default=0)
    sequence = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="finished_response_once_per_version", fields=["path", "made_by"]
            )
        ]

    def __str__(self) -> str:
        return self.path


class FinishedIndex(models.Model):
    """What a language is searched in, made by one process for all.

    made_by: as of a response. made_of: a digest of all that it was made of, so that one
    of other pages is never taken for that of today's. body: as
    `content/public/search_signed.py` writes it. made_at: in seconds since 1970.
    """

    language = models.CharField(max_length=16)
    made_by = models.CharField(max_length=16)
    made_of = models.CharField(max_length=64)
    body = models.BinaryField()
    made_at = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="finished_index_once_per_version", fields=["language", "made_by"]
            )
        ]

    def __str__(self) -> str:
        return self.language


class FinishedPart(models.Model):
    """A part of what an index is made of, so that the next one is made in less time.

    made_by: as of a response. name: a digest of what it was made of. body: as
    `content/public/search_signed.py` writes it.
    """

    language = models.CharField(max_length=16)
    made_by = models.CharField(max_length=16)
    name = models.CharField(max_length=64)
    body = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="finished_part_once_per_version",
                fields=["language", "made_by", "name"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"
