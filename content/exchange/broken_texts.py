"""Texts of the files that could not be published, each mistake with its line.

Runs on drafts that have just been loaded, against the book that they make.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from content.addresses import clinic_of
from content.drafts.reading import draft_book
from content.exchange import page_files
from content.exchange.folders import Content
from content.exchange.page_files import PageText
from content.exchange.problems import FileProblem, said
from content.exchange.shapes import SHAPES, Shape, file_name
from content.exchange.yaml_text import Entries
from content.markup import Links
from content.publishing.mistakes import mistakes
from content.publishing.rendering import Renderer
from content.schema import BY_MODEL, NOUNS


def broken_texts(content: Content) -> Iterator[FileProblem]:
    """Markup that cannot be published, links that lead nowhere, facts without a value."""
    drafts = Renderer(draft_book())
    for name, entries in content.tables.items():
        for line, message in _in_table(name, entries, drafts=drafts):
            yield FileProblem(file=file_name(name), line=line, message=message)
    for key, languages in content.pages.items():
        clinic = clinic_of(key)
        for page in languages.values():
            file = page_files.file_name(key, page.language)
            links = drafts.links_at(clinic, page.language, page=key)
            found = _in_page(page, links=links)
            if clinic and clinic not in drafts.facts.clinics:
                message = said(
                    _("There is no clinic “%(key)s” in %(table)s."),
                    key=clinic,
                    table=file_name("clinics"),
                )
                found = iter([(page_files.line_of("key"), message)])
            for line, message in found:
                yield FileProblem(file=file, line=line, message=message)


def _in_page(page: PageText, *, links: Links) -> Iterator[tuple[int, str]]:
    for name in ("title", "summary"):
        for problem in mistakes(NOUNS["page"], name, getattr(page, name), links=links):
            yield page_files.line_of(name), problem.message
    for section in page.sections:
        noun = NOUNS["section"]
        for problem in mistakes(noun, "heading", section.heading, links=links):
            yield section.line, problem.message
        for problem in mistakes(noun, "body", section.body, links=links):
            yield section.body_line + problem.line - 1, problem.message


def _in_table(
    name: str, entries: Entries, *, drafts: Renderer
) -> Iterator[tuple[int, str]]:
    """Facts in the texts of a table. A clinic's own entry is about that clinic."""
    for line, entry in entries.located():
        clinic = entry["key"] if name == "clinics" else ""
        yield from _in_entry(
            line, entry, shape=SHAPES[name], clinic=clinic, drafts=drafts
        )


def _in_entry(
    line: int, entry: dict, *, shape: Shape, clinic: str, drafts: Renderer
) -> Iterator[tuple[int, str]]:
    for field in filter(entry.__contains__, shape.translated):
        for language, text in entry[field].items():
            links = drafts.links_at(clinic, language)
            for problem in mistakes(BY_MODEL[shape.model], field, text, links=links):
                yield line, f"“{field}”, {language}: {problem.message}"
    for field, child in shape.children.items():
        for child_line, child_entry in entry.get(field, Entries()).located():
            yield from _in_entry(
                child_line, child_entry, shape=child, clinic=clinic, drafts=drafts
            )
