"""Texts of the files that could not be published, each mistake with its line.

Runs on drafts that have just been loaded, against the book that they make.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from content import markup
from content.addresses import clinic_of
from content.drafts.reading import draft_book
from content.exchange import page_files
from content.exchange.folders import Content
from content.exchange.page_files import PageText
from content.exchange.problems import FileProblem
from content.exchange.shapes import SHAPES, Shape, file_name
from content.exchange.yaml_text import Entries
from content.publishing.rendering import Renderer

_WITHOUT_FACTS = ("facts", "notices", "pictures")
"""Tables whose texts are shown as they are written."""


def broken_texts(content: Content) -> Iterator[FileProblem]:
    """Markup that cannot be published, links that lead nowhere, facts without a value."""
    drafts = Renderer(draft_book())
    book, usable = drafts.facts, drafts.usable
    for name, entries in content.tables.items():
        for line, message in _in_table(name, entries, usable=usable):
            yield FileProblem(file=file_name(name), line=line, message=message)
    for key, languages in content.pages.items():
        clinic = clinic_of(key)
        for page in languages.values():
            file = page_files.file_name(key, page.language)
            links = replace(
                drafts.links,
                facts=usable(clinic),
                pictures=drafts.pictures(page.language),
            )
            found = _in_page(page, links=links)
            if clinic and clinic not in book.clinics:
                message = f"There is no clinic “{clinic}” in {file_name('clinics')}."
                found = iter([(page_files.line_of("key"), message)])
            for line, message in found:
                yield FileProblem(file=file, line=line, message=message)


def _in_page(page: PageText, *, links: markup.Links) -> Iterator[tuple[int, str]]:
    words = [(page_files.line_of(name), getattr(page, name)) for name in _OF_A_PAGE]
    words += [(section.line, section.heading) for section in page.sections]
    for line, text in words:
        for problem in markup.fact_problems(text, facts=links.facts):
            yield line, problem.message
    for section in page.sections:
        for problem in (
            *markup.problems(section.body),
            *markup.link_problems(section.body, links=links),
        ):
            yield section.body_line + problem.line - 1, problem.message


_OF_A_PAGE = ("title", "summary")
"""The fields of a page in which facts may stand."""


def _in_table(
    name: str, entries: Entries, *, usable: Callable[[str], frozenset[str]]
) -> Iterator[tuple[int, str]]:
    """Facts in the texts of a table. A clinic's own entry is about that clinic."""
    for line, entry in entries.located():
        facts: frozenset[str] = frozenset()
        if name not in _WITHOUT_FACTS:
            facts = usable(entry["key"] if name == "clinics" else "")
        yield from _in_entry(line, entry, shape=SHAPES[name], facts=facts)


def _in_entry(
    line: int, entry: dict, *, shape: Shape, facts: Collection[str]
) -> Iterator[tuple[int, str]]:
    for field in shape.translated:
        for language, text in entry[field].items():
            for problem in markup.fact_problems(text, facts=facts):
                yield line, f"“{field}”, {language}: {problem.message}"
    for field, child in shape.children.items():
        for child_line, child_entry in entry[field].located():
            yield from _in_entry(child_line, child_entry, shape=child, facts=facts)
