"""allauth's forms: with labels that a person reads, and codes that are counted."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from content.accounts import throttle
from content.accounts.adapter import begin, user_named


class SignIn(LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name, password = self.fields["login"], self.fields["password"]
        name.label = _("User name or e-mail address")
        name.widget.attrs = {
            "autocomplete": "username",
            "autofocus": True,
            "autocapitalize": "none",
            "maxlength": "254",
        }
        password.label = _("Password")
        password.help_text = ""
        password.widget.attrs = {"autocomplete": "current-password"}

    def user_credentials(self) -> dict[str, str]:
        """The name of the account that is meant, whichever way it was typed."""
        typed = self.cleaned_data["login"]
        found = user_named(typed)
        return {
            "username": found.get_username() if found else typed,
            "password": self.cleaned_data["password"],
        }


class SamePassword(ReauthenticateForm):
    """The password once more, before something serious."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"].label = _("Password")
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class _Code(forms.Form):
    """A code of an app, or a recovery code."""

    user: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "autocapitalize": "none",
            "spellcheck": "false",
            "maxlength": "20",
        }


class _CountedCode(_Code):
    """The only field of its page that somebody comes for."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs["autofocus"] = True

    def clean_code(self) -> str:
        """Count, then look; no code is taken twice, in whichever worker."""
        tried = begin(context.request, "code", account=str(self.user.pk))
        code: str = super().clean_code()  # type: ignore[misc]
        if not throttle.use_once(f"used {self.user.pk} {normalize_user_code(code)}"):
            raise get_adapter().validation_error("incorrect_code")
        tried.was_right()
        return code


class EnterCode(_CountedCode, base_forms.AuthenticateForm):
    """The second step of signing in."""


class EnterCodeAgain(_CountedCode, base_forms.ReauthenticateForm):
    """The second step once more, before something serious."""


class SetUpApp(_Code, ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("Six digits that the app shows")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class SetUpPasskey(AddWebAuthnForm):
    """A passkey, which is enough to sign in with; its name is for the list."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].label = _("What to call it")
        self.fields["name"].help_text = _("For example: my phone.")
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs = {"maxlength": "60"}
