"""What examples have in common: sections and pages, ready to be drawn."""

from django.utils.timezone import localdate

from content.addresses import clinic_of
from content.documents import Document
from content.gallery import sample as own_content
from content.gallery.components import Context, Shown
from content.gallery.sample import Sample
from content.gallery.variants import Variant, here, sample
from content.public import render

SECTIONS = "partials/sections.html"


def section(page: str, key: str, *variants: Variant) -> Shown:
    """A section of a page, in a book with these changes."""

    def shown() -> Context:
        found = sample(*variants)
        document = found.section(page, key, language=here())
        return of_document(document, sample=found)

    return shown


def page(key: str, *variants: Variant) -> Shown:
    """A page with all its sections, in a book with these changes."""

    def shown() -> Context:
        found = sample(*variants)
        document = found.document(key, language=here())
        return of_document(document, sample=found)

    return shown


def of_document(document: Document, *, sample: Sample) -> Context:
    """What templates show of a document, and what stands around it."""
    regions = sample.facts.regions(clinic_of(document.page_key))
    context = render.shown(
        document,
        site=own_content.site(),
        regions=regions,
        today=localdate(own_content.NOW),
    )
    return {**context, "book": sample.facts}


def on_page(key: str, *variants: Variant) -> Shown:
    """What stands around a page, in a book with these changes."""
    return lambda: {"page_key": key, "book": sample(*variants).facts}
