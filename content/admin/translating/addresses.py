"""Where the translators' desk stands: the queue of a language, and a text in it."""

from urllib.parse import urlencode

from django.urls import reverse


def queue_url(language: str, *, root: str = "") -> str:
    """What waits in a language; of one entry and its children where it is named."""
    url = reverse("admin:content_queue", args=[language])
    return f"{url}?{urlencode({'entry': root})}" if root else url


def text_url(entry: str, language: str, *, root: str = "") -> str:
    """One text. root: of the queue that somebody goes through."""
    url = reverse("admin:content_translate", args=[language, entry])
    return f"{url}?{urlencode({'entry': root})}" if root else url


def mine_url(language: str) -> str:
    """The changes in a language that the reader has made and not asked for."""
    asked = urlencode({"language": language, "person": "mine"})
    return f"{reverse('admin:content_changes')}?{asked}"
