"""The staff side as one site: nobody is in it without what this deployment demands."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse


class StaffSite(admin.AdminSite):
    """Django's admin, entered by allauth's sign-in and, where demanded, a second factor."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff, signed in with everything that is demanded."""
        from content.accounts.factor import is_enough

        return super().has_permission(request) and is_enough(request)

    def i18n_javascript(
        self, request: HttpRequest, extra_context: object = None
    ) -> HttpResponse:
        """The words of scripts, all of them in the language of the request."""
        from content.accounts.stock_words import ScriptWords

        words = ScriptWords()
        words.setup(request)
        return words.get(request)


class StaffAdmin(AdminConfig):
    """`django.contrib.admin` with our site."""

    default_site = "content.accounts.site.StaffSite"


def hide_stock_accounts(site: admin.AdminSite) -> None:
    """People have pages of their own (`content/accounts/people_views.py`).

    Django's forms for accounts would let a superuser delete who has a history, and edit
    rights one by one; allauth's would show second factors.
    """
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator
    from django.contrib.auth.models import Group, User

    for model in (User, Group, EmailAddress, Authenticator):
        if site.is_registered(model):
            site.unregister(model)


def is_below_staff_path(path: str) -> bool:
    """Whether an address belongs to the staff side."""
    return path.startswith(f"/{settings.STAFF_PATH}")
