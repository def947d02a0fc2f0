"""Stands before every address of the staff side, whatever view answers it.

Ends sign-ins that are over, answers in the person's language, and lets nobody further
who lacks the second factor that this deployment demands. A view needs to do nothing for
that; only the addresses named here are open without the factor.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from content.accounts import factor, sessions
from content.accounts.people import chosen_language
from content.accounts.shown import TITLES, complete
from content.accounts.site import is_below_staff_path
from content.languages import LANGUAGES

LANGUAGE_KEY = "interface_language"
"""Where the session keeps the language chosen before signing in."""

OPEN_WITHOUT_FACTOR = frozenset(
    [
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "admin:logout",
        "admin:jsi18n",
        "interface_language",
        "one_time_link",
        "forgotten_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_login_webauthn",
    ]
)
"""What somebody needs who has a password and no second factor yet."""


class StaffGuard:
    """Middleware, after authentication and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End what is over, choose the language, go on."""
        if not is_below_staff_path(request.path_info):
            return self.get_response(request)
        user = request.user
        if isinstance(user, User) and not sessions.goes_on(
            request, user, timezone.now()
        ):
            logout(request)
        self._choose_language(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Send somebody without the demanded factor to where it is set up."""
        if not is_below_staff_path(request.path_info):
            return None
        match = request.resolver_match
        if (
            not isinstance(request.user, User)
            or factor.is_enough(request)
            or (match and match.view_name in OPEN_WITHOUT_FACTOR)
        ):
            return None
        if factor.has_factor(request.user):  # signed in before there was one
            logout(request)
            return redirect("account_login")
        messages.info(
            request,
            _(
                "Before you go on, set up a second step for logging in. It takes a minute."
            ),
        )
        return redirect("mfa_index")

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Pages of allauth stand inside the staff side."""
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name in TITLES:
            complete(request, response, name)
        return response

    def _choose_language(self, request: HttpRequest) -> None:
        chosen = chosen_language(request.user) or request.session.get(LANGUAGE_KEY, "")
        if chosen in LANGUAGES:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
