"""One publication at a time."""

from django.db import models


class PublishingLock(models.Model):
    """The single row that whoever publishes holds until the transaction ends."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="publishing_lock_is_one", condition=models.Q(pk=1)
            )
        ]

    def __str__(self) -> str:
        return "publishing lock"


def hold() -> None:
    """Wait until nobody else publishes, and hold that until the transaction ends.

    What is read after this call is what the last publication has left. The row is made
    where it is missing, so that an emptied database can be used again.
    """
    held = PublishingLock.objects.select_for_update().filter(pk=1).first()
    if held is None:
        PublishingLock.objects.get_or_create(pk=1)
        PublishingLock.objects.select_for_update().get(pk=1)
