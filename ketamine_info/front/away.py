"""The only page of a site whose database does not answer: at every address."""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path, set_urlconf
from django.utils import translation

from content.public import errors


def away(request: HttpRequest) -> HttpResponse:
    """In the language of the address, or in the reader's own."""
    set_urlconf(None)  # links lead to the addresses of the site
    language = translation.get_language_from_path(request.path_info)
    with translation.override(language or translation.get_language()):
        return errors.away(request)


urlpatterns = [re_path("", away)]
