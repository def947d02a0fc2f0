"""What translators answer: "my text now says this", and "this changes the wording only"."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from content.book import Book, PartKey
from content.book.parts import translated_checksum
from content.drafts.reading import draft_parts
from content.drafts.translations import TranslationState
from content.editions.reading import published
from content.editions.reviews import DraftChange, WordingOnly
from content.languages import LANGUAGES, language
from content.publishing import errors, four_eyes, rights
from content.schema import noun_of, root_of


@transaction.atomic
def confirm_translation(*, key: PartKey, source: str, by: User, now: datetime) -> None:
    """Say that a translation says what its source says today.

    source: the checksum of the source beside which the answer was given. It counts as
    work on the translation, and is published like any other change.

    Raises:
        NothingToConfirm, NotYourLanguage, SourceMovedOn.
    """
    book = _drafts(key.entry)
    first = book.source_language(key.entry)
    if key.language in ("", first) or key not in book.parts:
        raise errors.NothingToConfirm
    if not rights.may_change(by, key, source=first):
        raise errors.NotYourLanguage([key])
    if book.source_checksum(key.entry) != source:
        raise errors.SourceMovedOn
    if book.parts[key].made_against == source:
        raise errors.NothingToConfirm
    _move(key, source)
    DraftChange(entry=key.entry, language=key.language, by=by, at=now).save()


@transaction.atomic
def mark_wording_only(
    *, entry: str, reason: str, by: User, now: datetime
) -> list[PartKey]:
    """Say that the change of a source text changes nothing of what it says.

    Its translations that said the public source say the new one, with the approval that
    they have. Returns them.

    Raises:
        NotAllowed, ReasonMissing, NothingToConfirm, MoreThanWording.
    """
    four_eyes.require(by, "content.add_section")  # an editor, not a translator
    if not reason.strip():
        raise errors.ReasonMissing
    book, public = _drafts(entry), published().book
    source = PartKey(entry, book.source_language(entry))
    before, after = public.source_checksum(entry), book.source_checksum(entry)
    if not before or before == after:
        raise errors.NothingToConfirm
    if _is_safety(book, entry):
        old, new = public.parts[source].values, book.parts[source].values
        if _substance(old, source) != _substance(new, source):
            raise errors.MoreThanWording
    carried = [
        key
        for code in LANGUAGES
        if (key := PartKey(entry, code)) != source
        and key in book.parts
        and book.parts[key].made_against == before
    ]
    for key in carried:
        _move(key, after)
    WordingOnly(
        entry=entry, before=before, after=after, reason=reason.strip(), by=by, at=now
    ).save()
    DraftChange(entry=entry, language=source.language, by=by, at=now).save()
    return carried


def unconfirm(keys: Iterable[PartKey]) -> None:
    """Say of translations that nobody knows which source they say."""
    for key in keys:
        _move(key, "")


def _drafts(entry: str) -> Book:
    return Book(draft_parts({root_of(entry)}))


def _move(key: PartKey, checksum: str) -> None:
    TranslationState.objects.update_or_create(
        entry=key.entry,
        language=key.language,
        defaults={"made_against": checksum},
    )


def _is_safety(book: Book, entry: str) -> bool:
    noun = noun_of(entry)
    marked = noun.has_field("safety") and book.value(entry, "safety")
    return noun.safety or noun.inside_sentences or bool(marked)


def _substance(words: object, key: PartKey) -> list[list[str]]:
    """What must not differ between two wordings: numbers, negations, facts, links."""
    text = " ".join(
        str(words[name])  # type: ignore[index]
        for name in key.noun.translated
        if name in words  # type: ignore[operator]
    )
    said = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    return [
        re.findall(r"\{\{.*?\}\}|\]\([^)]*\)|\[@\w+\]", text),
        re.findall(r"\d+(?:[.,:]\d+)*", text),
        [word for word in said if word in language(key.language).negations],
    ]


def source_checksum(key: PartKey) -> str:
    """The checksum of the draft source beside which a translation is confirmed."""
    book = _drafts(key.entry)
    source = PartKey(key.entry, book.source_language(key.entry))
    return translated_checksum(book.parts.get(source), key.noun)
