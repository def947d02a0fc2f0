"""From a page that readers see to the form of its draft.

No cookie exists outside the staff side, so a public page cannot know who reads it. Every
page has one plain link at its foot, to an address that says nothing of where the staff
side stands; it leads there, through the sign-in, and to the form. Where a section is
meant, staff paste the page's whole address into the search of the desk.
"""

import re
from urllib.parse import unquote, urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.addresses import HOME
from content.admin.places import form_places
from content.book import Book
from content.drafts.reading import draft_book
from content.languages import LANGUAGES
from content.public import site
from content.publishing.anchors import names_of
from content.schema import entry_name

_PUBLIC = re.compile(rf"/(?P<language>{'|'.join(LANGUAGES)})/(?P<rest>[\w/-]*)")


@never_cache
@require_safe
def lead_in(request: HttpRequest, language: str, page_key: str) -> HttpResponse:
    """From the foot of a public page to the staff side."""
    asked = urlencode({"page": page_key, "language": language})
    response = HttpResponseRedirect(f"{reverse('desk:edit')}?{asked}")
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@require_safe
@permission_required("content.view_page", raise_exception=True)
def edit(request: HttpRequest) -> HttpResponse:
    """The form of a page, in the language in which it was read, at a section if one is
    named. page, section: their keys."""
    book = draft_book()
    asked = {
        name: request.GET.get(name, "") for name in ("page", "language", "section")
    }
    language = asked["language"] if asked["language"] in LANGUAGES else ""
    page = entry_name("page", asked["page"])
    section = entry_name("section", asked["page"], asked["section"])
    place = section if book.has(section) else page
    found = form_places([(place, language)], book=book) if book.has(place) else {}
    if url := found.get((place, language)):
        return redirect(url)
    messages.warning(request, _("There is no draft of this page any more."))
    return redirect("admin:index")


def form_of_address(typed: str, *, book: Book) -> str:
    """The form for the address of a public page, at the section that it names; "" for
    anything else."""
    try:
        parts = urlsplit(typed.strip())
    except ValueError:  # “https://[”
        return ""
    found = _PUBLIC.fullmatch(unquote(parts.path))
    if found is None:
        return ""
    language, page_key = found["language"], HOME
    if slugs := [
        one for one in found["rest"].split("/") if one and not one.isdecimal()
    ]:
        everything = site.load()
        entry = everything.at(slugs[-1], language=language)
        owner = site.owner_of(slugs[-1], language=language)
        page_key = entry.page_key if entry else owner or ""
    page = entry_name("page", page_key)
    sections = book.entries("section", parent=page)
    named = [one for one in sections if unquote(parts.fragment) in names_of(book, one)]
    place = named[0] if named else page
    return form_places([(place, language)], book=book)[place, language] if book.has(page) else ""  # fmt: skip
