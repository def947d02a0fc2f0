"""The language of a request: readers get none that is in preparation."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from content.languages import readers_languages, source_language


class ReadersLanguage(LocaleMiddleware):
    """Django's, for a site on which a language can be for staff alone.

    An address below such a language leads nowhere, in a language that readers have.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Choose the language of the address, or one that the browser asks for."""
        super().process_request(request)
        languages = readers_languages()
        is_for_staff = request.path_info.startswith(f"/{settings.STAFF_PATH}")
        if is_for_staff or translation.get_language() in languages:
            return
        asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
        wanted = (code.partition("-")[0] for code, _weight in asked)
        found = next((one for one in wanted if one in languages), source_language())
        translation.activate(found)
        request.LANGUAGE_CODE = found
