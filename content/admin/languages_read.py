"""Which languages somebody reads, as they say of themselves on the start page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from content.admin.drafts import actor
from content.languages import LANGUAGE_NAMES
from content.publishing import four_eyes


@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """Note the languages that were ticked, and lead back to the start page."""
    ticked = set(request.POST.getlist("language"))
    chosen = [code for code in LANGUAGE_NAMES if code in ticked]
    four_eyes.say_languages(actor(request), chosen)
    if chosen:
        names = ", ".join(LANGUAGE_NAMES[code] for code in chosen)
        messages.success(
            request, _("Noted: you read %(languages)s.") % {"languages": names}
        )
    else:
        messages.success(request, _("Noted: you approve no words for now."))
    return redirect("admin:index")
