"""What the templates of forms ask for: states of languages, kinds, what was refused."""

from dataclasses import dataclass
from typing import Any

from django import template

from content.admin.drafts import drafts_of
from content.admin.kinds_shown import BY_CODE, GROUPS, KindShown, Words
from content.admin.refused import Refused, refused_in
from content.book.translation import state_of
from content.drafts.reading import entry_of
from content.languages import LANGUAGE_NAMES, source_language
from content.schema import BY_MODEL

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class LanguageState:
    """How the words of one row stand in one language.

    state: "behind", "missing" or "", as `content/book/translation.py` has it; what is
    wrong or empty in the form itself is marked in the browser, while somebody types.
    """

    code: str
    name: str
    state: str
    is_source: bool


@register.simple_tag(takes_context=True)
def language_states(context: Any, row: Any) -> list[LanguageState]:
    """One for each language; none for a row without words, or one that is new."""
    noun = BY_MODEL.get(type(row).__name__)
    if noun is None or not noun.translated or row._state.adding:
        return []
    book, entry = drafts_of(context["request"]).book, entry_of(row)
    source = book.source_language(entry)
    return [
        LanguageState(
            code=code,
            name=name,
            state=state_of(book, entry, code),
            is_source=code == source,
        )
        for code, name in LANGUAGE_NAMES.items()
    ]


@register.simple_tag
def source_of(row: Any) -> str:
    """The language in which an entry is written first."""
    return getattr(row, "source_language", "") or source_language()


@register.simple_tag
def kind_of(row: Any) -> KindShown | None:
    """How the kind of a section is shown; None for any other row."""
    is_section = type(row).__name__ == "Section"
    return BY_CODE.get(row.kind) if is_section else None


@register.simple_tag
def kind_groups() -> tuple[tuple[Words, tuple[KindShown, ...]], ...]:
    """All kinds, in groups."""
    return GROUPS


@register.simple_tag
def refused(adminform: Any, inline_admin_formsets: Any) -> list[Refused]:
    """What stopped a save, place by place."""
    formsets = [one.formset for one in inline_admin_formsets]
    return [*refused_in(adminform.form, formsets)]
