"""What the form of a page holds now, as a book; nothing of it is saved.

The form is read exactly as saving would read it, and stops there: whatever is sound in it
is in the book, whatever is not is named, and stays as the draft has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest

from content.book import FIGURES, Book, Part, PartKey
from content.drafts.pages import Page, Section
from content.drafts.reading import draft_book, entry_of, parts_of
from content.ranks import HIGHEST

NEW = "new-section-"
"""With which the key of a section begins that has not been saved."""


@dataclass(frozen=True, kw_only=True)
class Unsaved:
    """A page as its form has it. problems: what the form would refuse, in sentences."""

    book: Book
    problems: list[str]


def of_form(admin: Any, request: HttpRequest, page: Page) -> Unsaved:
    """The draft book with this page as the posted form has it.

    admin: the page's own, whose forms know what this person may change.
    """
    draft = draft_book()
    fields = flatten_fieldsets(admin.get_fieldsets(request, page))
    form = admin.get_form(request, page, change=True, fields=fields)(
        request.POST, request.FILES, instance=page
    )
    problems = [*_problems(form)]
    parts: dict[PartKey, Part] = {**parts_of(page)}
    gone: set[str] = set()
    formsets, _inlines = admin._create_formsets(request, page, change=True)
    for formset in formsets:
        problems += [str(one) for one in formset.non_form_errors()]
        for number, row in enumerate(formset.forms):
            if not isinstance(row.instance, Section):
                continue
            if row.instance.pk is None and not row.has_changed():
                continue
            if getattr(row, "cleaned_data", {}).get("DELETE"):
                if row.instance.pk:
                    gone.add(entry_of(row.instance))
                continue
            problems += _problems(row)
            parts |= _of_section(row.instance, page, number)
    kept = {
        key: _against(key, part, draft=draft, parts=parts)
        for key, part in parts.items()
    }
    lost = {
        key: None
        for entry in {key.entry for key in parts}
        for key in draft.parts_of(entry)
        if key not in parts
    }
    for entry in gone:
        lost |= dict.fromkeys(draft.parts_of(entry))
    return Unsaved(book=draft.replaced({**lost, **kept}), problems=problems)


def _of_section(section: Section, page: Page, number: int) -> dict[PartKey, Part]:
    if not section.key:
        section.key = f"{NEW}{number}"
    if section.position is None:
        section.position = HIGHEST
    return parts_of(section, parent=page.key)


def _against(
    key: PartKey, part: Part, *, draft: Book, parts: dict[PartKey, Part]
) -> Part:
    """A translation goes on saying the source that it says; a first one says the source
    beside which it is being written, as saving would note."""
    if key.language == FIGURES:
        return part
    before = draft.parts.get(key)
    if before is not None:
        return replace(part, made_against=before.made_against)
    book = draft.replaced(parts)
    if key.language == book.source_language(key.entry):
        return part
    return replace(part, made_against=book.source_checksum(key.entry))


def _problems(form: Any) -> Iterator[str]:
    """What a form refuses, each with its field."""
    for name, messages in form.errors.items():
        label = str(form.fields[name].label) if name in form.fields else ""
        for message in messages:
            yield ": ".join(filter(None, (label, str(message))))
