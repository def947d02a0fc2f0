"""A change of a part as staff see it: what it is called, and what differs in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Field as ModelField
from django.utils import formats
from django.utils.translation import gettext as _

from content.book import Book, Change, Part, PartKey
from content.differences import Paragraph, paragraphs
from content.drafts.called import field_label, is_safety, noun_words, title_of
from content.drafts.clinics import OpeningHours
from content.drafts.reading import model_of
from content.editions.reviews import Review
from content.facts import phones
from content.languages import LANGUAGE_NAMES
from content.moments import local_words
from content.schema import Noun, Type, root_of


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """A field that differs. label: its name in the active language. name: in the schema."""

    label: str
    paragraphs: list[Paragraph]
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownChange:
    """A change as a row of a list. value: what a form sends to choose it.

    language_name: "" for figures. title: of the entry. part_of: the title of what it
    belongs to; "" for what stands alone. asks_source: a safety text has changed in this
    translation alone. by: the names of who worked on it.
    """

    key: PartKey
    verb: str
    verb_words: str
    noun: str
    title: str
    part_of: str
    language_name: str
    is_safety: bool
    asks_source: bool
    by: Sequence[str]
    fields: list[FieldChange]

    @property
    def value(self) -> str:
        """The part in one word, as a form sends it."""
        return f"{self.key.entry} {self.key.language}".strip()


def part_key(value: str) -> PartKey:
    """The key that `ShownChange.value` stands for."""
    entry, _space, language = value.partition(" ")
    return PartKey(entry, language)


def shown_change(
    change: Change, *, draft: Book, public: Book, by: Sequence[str] = ()
) -> ShownChange:
    """A change in words of the active language. by: the names of who worked on it."""
    entry, language = change.key
    book = draft if draft.has(entry) else public
    return ShownChange(
        key=change.key,
        verb=change.verb,
        verb_words=_VERBS[change.verb](),
        noun=noun_words(entry),
        title=title_of(entry, book),
        part_of=_part_of(entry, book),
        language_name=LANGUAGE_NAMES.get(language, ""),
        is_safety=is_safety(entry, book),
        asks_source=is_safety(entry, book) and _is_alone(change, draft, public),
        by=by,
        fields=list(_fields(change)),
    )


def _is_alone(change: Change, draft: Book, public: Book) -> bool:
    """A translation has changed, and the source that it says has not."""
    entry, language = change.key
    is_translation = language not in ("", draft.source_language(entry))
    same_source = draft.source_checksum(entry) == public.source_checksum(entry)
    return is_translation and change.verb == "changed" and same_source


_VERBS = {
    "new": lambda: _("new"),
    "changed": lambda: _("changed"),
    "confirmed": lambda: _("translation confirmed"),
    "gone": lambda: _("removed"),
}


def _part_of(entry: str, book: Book) -> str:
    root = root_of(entry)
    return title_of(root, book) if root != entry else ""


def part_words(key: PartKey, book: Book) -> str:
    """A part in one line: "Costs: Who pays · Deutsch"."""
    titles = [_part_of(key.entry, book), title_of(key.entry, book)]
    named = ": ".join(filter(None, titles))
    language = LANGUAGE_NAMES.get(key.language, "")
    return " · ".join(filter(None, [named, language]))


def subject_of(review: Review, book: Book) -> str:
    """What a review is about: its first entries by their titles, and how many more."""
    roots = dict.fromkeys(root_of(item.entry) for item in review.items.all())
    titles = list(dict.fromkeys(title_of(root, book) for root in roots))
    more = f" + {len(titles) - 2}" if len(titles) > 2 else ""
    return "; ".join(titles[:2]) + more


def _fields(change: Change) -> Iterable[FieldChange]:
    noun, language = change.key.noun, change.key.language
    old, new = _values(change.old), _values(change.new)
    for name in _names(noun, language):
        before = words_of(noun, name, old.get(name), language=language)
        after = words_of(noun, name, new.get(name), language=language)
        if before != after:
            yield FieldChange(
                label=field_label(noun, name, language),
                paragraphs=paragraphs(before, after),
                name=name,
            )


def _values(part: Part | None) -> Mapping[str, Any]:
    return part.values if part else {}


def _names(noun: Noun, language: str) -> list[str]:
    if language:
        return list(noun.texts)
    place = ["position"] if noun.has_position else []
    return [*(field.name for field in noun.figures), *place]


def words_of(noun: Noun, name: str, value: Any, *, language: str) -> list[str]:
    """A value in lines of words; none where it says nothing."""
    if value in (None, "", []):
        return []
    if language:
        return [line for line in str(value).split("\n") if line.strip()]
    field = noun.field(name)
    if field.type is Type.HOURS:
        return [_span(*span) for span in value]
    if field.type is Type.IMAGE:
        return [f"{value['width']} × {value['height']}"]
    if isinstance(value, list):
        return [", ".join(value)]
    column: Any = model_of(noun)._meta.get_field(name)
    return [_in_words(column, field.type, value)]


def _in_words(field: ModelField, kind: Type, value: Any) -> str:
    choices = dict(field.flatchoices)
    if value in choices:
        return str(choices[value])
    if kind is Type.FLAG:
        return _("yes") if value else _("no")
    if kind is Type.DATE:
        return formats.date_format(datetime.fromisoformat(value).date())
    if kind is Type.MOMENT:
        return local_words(datetime.fromisoformat(value))
    if field.name in ("phone", "emergency"):
        return phones.display(value)
    return str(value)


def _span(weekday: int, opens: str, closes: str) -> str:
    return f"{OpeningHours.Weekday(weekday).label} {opens}–{closes}"
