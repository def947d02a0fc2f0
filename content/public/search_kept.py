"""Indexes of the search as the store keeps them: made by one process, read by all."""

import time
from typing import Any

from content.editions.finished import FinishedIndex
from content.finished.version import made_by
from content.public.search_signed import opened


def read(language: str, *, made_of: str) -> Any:
    """What was kept for a language; None unless it was made of just that. One query."""
    rows = FinishedIndex.objects.filter(language=language, made_by=made_by())
    body = rows.filter(made_of=made_of).values_list("body", flat=True).first()
    return None if body is None else opened(body, made_of=made_of)


def keep(language: str, body: bytes, *, made_of: str) -> None:
    """Keep it in the place of the last one. body: as `signed` wrote it."""
    FinishedIndex.objects.update_or_create(
        language=language,
        made_by=made_by(),
        defaults={
            "made_of": made_of,
            "body": body,
            "made_at": int(time.time()),
        },
    )


def kept() -> dict[str, str]:
    """Of what the index of each language was made."""
    rows = FinishedIndex.objects.filter(made_by=made_by())
    return dict(rows.values_list("language", "made_of"))
