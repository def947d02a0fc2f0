"""A person's own account: languages, password, second factor, where one is logged in."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from content.accounts import factor, people, sessions
from content.accounts.events import Change, tell
from content.accounts.guard import LANGUAGE_KEY
from content.accounts.people_forms import OwnLanguagesForm
from content.editions.reviews import ReadingLanguages
from content.languages import LANGUAGES


def _self(request: HttpRequest) -> User:
    user: Any = request.user  # behind `admin_view`, which lets in accounts alone
    return user


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show it all; POST saves the languages."""
    user = _self(request)
    reading = ReadingLanguages.objects.filter(user=user).first()
    form = OwnLanguagesForm(
        request.POST or None,
        label_suffix="",
        initial={
            "interface": people.chosen_language(user) or translation.get_language(),
            "reads": reading.languages.split() if reading else [],
        },
    )
    if request.method == "POST" and form.is_valid():
        people.say(user, interface=form.cleaned_data["interface"])
        ReadingLanguages.objects.update_or_create(
            user=user,
            defaults={"languages": " ".join(sorted(form.cleaned_data["reads"]))},
        )
        with translation.override(form.cleaned_data["interface"]):
            messages.success(request, _("It is saved."))
        return redirect("account")
    return TemplateResponse(
        request,
        "accounts/account.html",
        {
            **admin.site.each_context(request),
            "title": _("My account"),
            "form": form,
            "has_factor": factor.has_factor(user),
            "sign_ins": sessions.sign_ins_of(user, timezone.now()),
            "this_one": sessions.number_of(request),
            "hours": int(settings.SESSION_ENDS.total_seconds() // 3600),
            "unused_hours": settings.SESSION_COOKIE_AGE // 3600,
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="content.accounts")
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password; everywhere else one is logged out."""
    user = _self(request)
    form = SetPasswordForm(user, request.POST or None)
    form.label_suffix = ""
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)
        sessions.end_all(user, but=sessions.number_of(request))
        tell(Change.PASSWORD_CHOSEN, about=user, by=user)
        messages.success(
            request,
            _("The new password is saved. On other devices you are logged out."),
        )
        return redirect("account")
    context = {**admin.site.each_context(request), "title": _("Choose a new password")}
    return TemplateResponse(
        request, "accounts/password.html", {**context, "form": form, "is_first": False}
    )


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Everywhere else, or one device."""
    user = _self(request)
    number = request.POST.get("sign_in", "")
    if number.isdecimal():
        sessions.end_one(user, int(number))
        messages.success(request, _("That device is logged out."))
    else:
        sessions.end_all(user, but=sessions.number_of(request))
        tell(Change.SIGNED_OUT_EVERYWHERE, about=user, by=user)
        messages.success(request, _("You are logged out on all other devices."))
    return redirect("account")


@require_POST
def interface_language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on; without an account, in this session."""
    chosen = request.POST.get("language", "")
    if chosen in LANGUAGES:
        if isinstance(request.user, User):
            people.say(request.user, interface=chosen)
        else:
            request.session[LANGUAGE_KEY] = chosen
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(
        f"/{settings.STAFF_PATH}"
    ):
        return redirect(back)
    return redirect("admin:index")
