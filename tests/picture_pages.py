"""Pages of one section, as readers get them, for tests of what the section draws."""

import re
from dataclasses import replace

from django.utils.translation import override

from content.documents import Document, SectionCopy
from content.facts.filling import Filling
from content.facts.views import VIEWS
from content.public import render
from content.public.render import Stamp
from content.public.site import Site
from tests.planner_book import make_book


def document(kind, records=(), *, language="en", page_key="procedure"):
    section = SectionCopy(
        key="part",
        kind=kind,
        safety=False,
        language=language,
        heading="The part",
        html="",
        records=tuple(records),
    )
    return Document(
        page_key=page_key,
        language=language,
        title="The page",
        slug="page",
        summary="In short.",
        sections=(section,),
    )


def draw(rf, template, *, book=None, clinic=""):
    """The HTML of a page as its readers get it."""
    book = book or make_book()
    with override(template.language):
        page = Filling(book=book, clinic=clinic, language=template.language)
        filled = replace(
            template,
            sections=tuple(
                replace(section, records=VIEWS[section.kind](page))
                if section.kind in VIEWS
                else section
                for section in template.sections
            ),
        )
        response = render.document_response(
            rf.get("/"), filled, site=Site([]), stamp=Stamp(), languages=[], book=book
        )
        return response.render().content.decode()


def words_of(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())
