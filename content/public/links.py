"""Links between pages, resolved when a response is made.

Editions keep them as "page:costs#ask-before", so that a page that gets another address
changes no other page.
"""

import re
from dataclasses import replace

from content.addresses import HOME, PLANNER, address
from content.documents import Document, SectionCopy
from content.dynamic import is_left_out
from content.public.site import Site

_LINK = re.compile(r'href="page:([a-z0-9-]+)')
_PLANNER_LINK = re.compile(
    rf'<a\b[^>]*\bhref="page:{PLANNER}(?:#[^"]*)?"[^>]*>(?P<words>.*?)</a>', re.DOTALL
)


def resolved(document: Document, *, site: Site) -> Document:
    """The document with the addresses that pages have now."""
    return replace(
        document,
        sections=tuple(
            _section(section, site=site, language=document.language)
            for section in document.sections
        ),
    )


def _section(section: SectionCopy, *, site: Site, language: str) -> SectionCopy:
    earlier = section.earlier
    return replace(
        section,
        html=with_addresses(section.html, site=site, language=language),
        earlier=earlier
        and replace(
            earlier, html=with_addresses(earlier.html, site=site, language=language)
        ),
    )


def with_addresses(html: str, *, site: Site, language: str) -> str:
    """HTML whose links to pages lead where these stand now.

    Of a link to what is left out of the site, the words stay.
    """
    if is_left_out():
        html = _PLANNER_LINK.sub(lambda match: match["words"], html)
    return _LINK.sub(
        lambda match: f'href="{address_of(match[1], site=site, language=language)}',
        html,
    )


def address_of(page_key: str, *, site: Site, language: str) -> str:
    """Where a page stands: in the language, else in another one that it has.

    A page that was never public leads home; no text that links to one is published.
    """
    if page_key == PLANNER:
        return address(PLANNER, language=language, slug="")
    languages = site.languages_of(page_key)
    entry = languages.get(language) or next(iter(languages.values()), None)
    return entry.url if entry else address(HOME, language=language, slug="")
