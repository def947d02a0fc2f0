"""Who may change which words: the one rule, that forms and files ask and saving holds.

Who may add entries of a noun changes everything of them. A translator changes words, in
the languages that she was given, and never those of the language in which an entry is
written first. Who loads all content as one file (`content/exchange/importing.py`) may do
so for all of it.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User

from content.accounts.people import languages_to_write
from content.book import Book, PartKey
from content.languages import LANGUAGES
from content.publishing.errors import NotYourLanguage


def may_change_all(user: User, model: str) -> bool:
    """Figures, order and words of every language. model: the name of its class."""
    return user.has_perm(f"content.add_{model.lower()}")


def languages_to_change(user: User, *, model: str, source: str) -> set[str]:
    """In which languages somebody may change the words of an entry.

    model: the name of its class. source: the language in which it is written first.
    """
    if may_change_all(user, model):
        return {*LANGUAGES}
    if not user.has_perm(f"content.change_{model.lower()}"):
        return set()
    return languages_to_write(user) - {source}


def may_change(user: User, key: PartKey, *, source: str) -> bool:
    """Whether somebody may change a part. source: of its entry."""
    model = key.noun.model
    is_theirs = key.language in languages_to_change(user, model=model, source=source)
    return is_theirs or may_change_all(user, model)


def hold(user: User, changed: Iterable[PartKey], *, before: Book) -> None:
    """Refuse a save that changes what is not this person's to change.

    before: what the drafts said, with the languages in which entries are written first.

    Raises:
        NotYourLanguage.
    """
    if user.has_perm("content.import_content"):
        return
    refused = [
        key
        for key in changed
        if not may_change(user, key, source=before.source_language(key.entry))
    ]
    if refused:
        raise NotYourLanguage(refused)
