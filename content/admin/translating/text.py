"""One text in one language as its page shows it: the source then and now, the translation,
how readers would see it, the words that the glossary has for it, what the guard found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from content.admin.changes_shown import field_label
from content.admin.draft_form import DraftForm
from content.admin.gate_shown import Panel, ShownFinding, panels_of_text
from content.admin.translating.beside import Row, blocks, rows
from content.admin.translating.hints import Hint, hints
from content.book import PartKey
from content.editions.reading import earlier_source
from content.languages import column
from content.public.links import with_addresses
from content.public.render import sanitised, spoken
from content.public.site import Site
from content.publishing.rendering import Renderer
from content.publishing.texts import shown_alone


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of a translation. text: as typed. html: as readers see it; "" where it
    cannot be shown as it stands."""

    text: str
    html: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A paragraph of the source, and that of the translation; None where none is known to
    say it."""

    source: Row
    translation: Paragraph | None


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of a text. box: of the form; None for who may not change it. rest: the
    paragraphs of the translation that are paired with none of the source's. findings: of the
    guard, each with its level. is_own: each language has its own, no translation of one
    another."""

    name: str
    label: str
    box: Any
    beside: list[Beside]
    rest: list[Paragraph]
    findings: list[tuple[str, ShownFinding]]
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text and all its fields. is_known: what the source said when the translation was
    made is known. hints: the glossary's words for the source."""

    fields: list[Field]
    hints: list[Hint] = field(default_factory=list)
    is_known: bool = False


def text_of(
    key: PartKey, *, drafts: Renderer, site: Site, form: DraftForm | None
) -> Text:
    """Everything that stands beside a text. form: that changes it, if this person may."""
    book = drafts.book
    first = book.source_language(key.entry)
    part = book.parts.get(key)
    then = earlier_source(key.entry, first, part.made_against) if part else None
    now, ours = book.words(key.entry, first), book.words(key.entry, key.language)
    ids = {name: _id(form, column(name, key.language)) for name in key.noun.texts}
    panels = panels_of_text(key, drafts=drafts, ids=ids)
    fields = []
    for name in key.noun.texts:
        is_own = name in key.noun.own
        if not (now.get(name) or ours.get(name) or (is_own and now)):
            continue
        said = [
            Paragraph(text=one, html=_html(key, name, one, drafts=drafts, site=site))
            for one in blocks(ours.get(name, ""))
        ]
        old = "" if is_own or not then else then.get(name, "")
        beside = [*_beside(old, now.get(name, ""), said, is_own=is_own)]
        paired = {one.source.place for one in beside}
        fields.append(
            Field(
                name=name,
                label=field_label(key.noun, name, key.language),
                box=form[column(name, key.language)] if form else None,
                beside=beside,
                rest=[one for place, one in enumerate(said) if place not in paired],
                findings=_findings(panels.get(name, Panel())),
                is_own=is_own,
            )
        )
    _give_key(fields)
    shared = [name for name in key.noun.translated if now.get(name)]
    return Text(
        fields=fields,
        is_known=bool(then),
        hints=list(
            hints(
                [now[name] for name in shared],
                [ours.get(name, "") for name in shared],
                source_language=first,
                language=key.language,
                facts=drafts.facts,
            )
        ),
    )


def _findings(panel: Panel) -> list[tuple[str, ShownFinding]]:
    """What has to be mended or answered, and hints; the gravest first."""
    levels = (("block", panel.blocks), ("warn", panel.warnings), ("hint", panel.hints))
    return [(level, one) for level, found in levels for one in found]


def _id(form: DraftForm | None, name: str) -> str:
    return form[name].id_for_label if form else ""


def _give_key(fields: list[Field]) -> None:
    """The first text that is behind or missing is the one to which a key leads."""
    boxes = [one for one in fields if one.box is not None]
    wrong = (
        one for one in boxes if any(row.source.kind != "same" for row in one.beside)
    )
    if first := next(wrong, None) or next(iter(boxes), None):
        first.box.field.widget.attrs["accesskey"] = "t"


def _beside(
    then: str, now: str, said: list[Paragraph], *, is_own: bool
) -> Iterator[Beside]:
    """Paragraph by paragraph; what each language has of its own is paired with nothing."""
    for row in rows(then, now, translated=-1 if is_own else len(said)):
        paragraph = None if row.place is None else said[row.place]
        yield Beside(source=row, translation=paragraph)


def _html(key: PartKey, name: str, text: str, *, drafts: Renderer, site: Site) -> str:
    """As readers would see it, with links that lead where pages are now."""
    shown = shown_alone(drafts, key, name, text)
    if name in key.noun.markdown:
        return sanitised(with_addresses(shown, site=site, language=key.language))
    return spoken(shown)
