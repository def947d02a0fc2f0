"""From page files to the drafts of pages and their sections."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop as _

from content.drafts.pages import Page, Section
from content.exchange import page_files
from content.exchange.folders import source_of
from content.exchange.page_files import PageText, SectionText
from content.exchange.problems import FileProblem, said
from content.exchange.rows import Loaded, set_values
from content.languages import LANGUAGES, column, text
from content.ranks import ranks_in_order


def load_pages(
    pages: dict[str, dict[str, PageText]], *, done: Loaded
) -> Iterator[FileProblem]:
    """Make the drafts of pages say what their files say; yields what is wrong."""
    for key, languages in pages.items():
        done.pages += 1
        source = languages[source_of(languages)]
        page = Page.objects.filter(key=key).first() or Page()
        values: dict[str, Any] = {
            "key": key,
            "menu": source.menu,
            "position": source.position,
            "source_language": source.source_language,
        }
        for code in LANGUAGES:
            text = languages.get(code)
            values |= {
                column("title", code): text.title if text else "",
                column("slug", code): (text.slug or None) if text else None,
                column("summary", code): text.summary if text else "",
            }
        try:
            done.changed += set_values(page, values)
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                name, _, code = field.rpartition("_")
                text = languages.get(code, source)
                for message in messages:
                    yield FileProblem(
                        file=page_files.file_name(key, text.language),
                        line=page_files.line_of(name or field),
                        message=message,
                    )
            continue
        yield from _load_sections(page, languages, done=done)


def _load_sections(
    page: Page, languages: dict[str, PageText], *, done: Loaded
) -> Iterator[FileProblem]:
    source = languages[source_of(languages)]
    known: dict[str, Section] = {one.key: one for one in page.sections.all()}
    new = [one for one in source.sections if one.key not in known]
    ranks = ranks_in_order(
        [
            known[one.key].position if one.key in known else None
            for one in source.sections
        ]
    )
    for position, theirs in enumerate(source.sections):
        values: dict[str, Any] = {
            "page": page,
            "key": theirs.key,
            "kind": theirs.kind,
            "safety": theirs.safety,
            "anchors": theirs.anchors,
            "position": ranks[position],
        }
        for code in LANGUAGES:
            text = languages[code].sections[position] if code in languages else None
            values |= {
                column("heading", code): text.heading if text else "",
                column("body", code): text.body if text else "",
            }
        try:
            section = known.pop(theirs.key) if theirs.key in known else Section()
            done.changed += set_values(section, values)
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                if field.startswith("body"):
                    continue  # `broken_texts` says it with the line
                code = field.removeprefix("heading_")
                page_text = languages.get(code, source)
                for message in messages:
                    yield FileProblem(
                        file=page_files.file_name(page.key, page_text.language),
                        line=page_text.sections[position].line,
                        message=f"Section “{theirs.key}”: {message}",
                    )
    yield from _renamed(page, new, gone=known.values(), language=source_of(languages))
    for leftover in known.values():
        leftover.delete()
        done.changed += 1


def _renamed(
    page: Page,
    new: list[SectionText],
    *,
    gone: Iterable[Section],
    language: str,
) -> Iterator[FileProblem]:
    """New sections that say what one that is gone said: its key has been changed.

    language: in which the page is written first.
    """
    before = {
        words: one.key
        for one in gone
        for name in ("heading", "body")
        if (words := text(one, name, language))
    }
    for section in new:
        if key := before.get(section.body) or before.get(section.heading):
            yield FileProblem(
                file=page_files.file_name(page.key, language),
                line=section.line,
                message=said(
                    _(
                        "This was the section “%(key)s”, and a key never changes. For "
                        "another anchor write {#%(key)s #%(new)s …}; both lead here."
                    ),
                    key=key,
                    new=section.key,
                ),
            )
