"""How allauth signs in here: throttled in the database, nobody signs up, own words."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import Login
from allauth.core.internal.ratelimit import truncate_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from content.accounts import devices, throttle

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

_WRONG = _("Name and password do not belong together. Please try again.")

_SAID = {
    "mfa/messages/totp_activated.txt": _("Your app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer used."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Here are your recovery codes. Print them or write them down now."
    ),
}
"""What allauth says by templates, in the words of this site; the rest it keeps to itself."""


class Accounts(DefaultAccountAdapter):
    """Accounts of the staff."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _WRONG,
        "username_password_mismatch": _WRONG,
        "invalid_login": _WRONG,
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: `authenticate` counts, in the database."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Look at the password, after it was counted.

        Raises:
            ValidationError: there were too many wrong ones.
        """
        account = account_of(credentials.get("username", ""))
        tried = begin(request, "password", account=account)
        user = super().authenticate(request, **credentials)
        if user is not None:
            tried.was_right()
        return user

    def post_login(
        self, request: HttpRequest, user: Any, **options: Any
    ) -> HttpResponse:
        """Know the device from now on."""
        response = super().post_login(request, user, **options)
        devices.remember(request, response, user)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Only somebody who knows the password is told."""
        messages.error(
            request, _("This account is not active. Ask an administrator of the site.")
        )
        return redirect("account_login")

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Ask again before something serious, but not minutes after signing in."""
        request = self.request
        records = get_authentication_records(request, request.user)
        now = timezone.now().timestamp()
        return not any(
            now - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
            for record in records
        )

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in the words of this site, or not at all."""
        said = message or _SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


class SecondFactor(DefaultMFAAdapter):
    """The second factor of the staff."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code is not right. Take the newest one and try again."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of apps stand encrypted in the database, so that a copy of it alone
        lets nobody in."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """After SECRET_KEY was changed without a fallback, no code is right any more;
        then `manage.py let_back_in` helps."""
        from cryptography.fernet import InvalidToken

        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def get_totp_issuer(self) -> str:
        """What the app shows above the code: where it is for."""
        return super().get_totp_issuer().partition(":")[0]

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """What a passkey is called in the list: by the day on which it was made."""
        from django.utils.formats import date_format

        return date_format(timezone.localdate(), "DATE_FORMAT")


def _box() -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet  # large, and no reader needs it

    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet(
        Fernet(
            urlsafe_b64encode(
                sha256(f"second factor {force_str(key)}".encode()).digest()
            )
        )
        for key in keys
    )


def begin(request: HttpRequest, what: str, *, account: str) -> throttle.Tried:
    """Count an attempt of this request. Raises ValidationError."""
    try:
        address = truncate_ip(Accounts(request).get_client_ip(request))
    except PermissionDenied:  # behind a socket, without a proxy that says it
        address = ""
    return throttle.begin(
        what,
        account=account,
        address=address,
        device=devices.known(request).get(account, ""),
    )


def user_named(typed: str) -> User | None:
    """Whom a user name or an e-mail address means."""
    typed = typed.strip()
    if not typed:
        return None
    same = Q(username__iexact=typed) | Q(email__iexact=typed)
    return User.objects.filter(same).order_by("pk").first()


def account_of(typed: str) -> str:
    """What attempts are counted for: name and e-mail address count as one, and a name
    that nobody has counts as well, so that nobody can tell them apart."""
    found = user_named(typed)
    return str(found.pk) if found else f"no account {typed.strip().casefold()}"


def sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in somebody who has just chosen a password; a second factor is still asked."""
    from allauth.account.internal.flows.login import perform_password_login

    return perform_password_login(
        request, {"username": user.get_username()}, Login(user=user)
    )
