"""The addresses of the second step, as `allauth.mfa.urls` has them.

What passkeys need is 10 MB, and no reader needs it: a view is imported when somebody
first asks for it.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.utils.module_loading import import_string


def _later(view: str) -> Callable[..., HttpResponseBase]:
    """A view of allauth by its name: "totp.views.activate_totp"."""

    def asked(request: HttpRequest, **given: Any) -> HttpResponseBase:
        found: HttpResponseBase = import_string(f"allauth.mfa.{view}")(request, **given)
        return found

    return asked


_VIEWS = {
    "": "base.views.index",
    "authenticate/": "base.views.authenticate",
    "reauthenticate/": "base.views.reauthenticate",
    "totp/activate/": "totp.views.activate_totp",
    "totp/deactivate/": "totp.views.deactivate_totp",
    "recovery-codes/": "recovery_codes.views.view_recovery_codes",
    "recovery-codes/generate/": "recovery_codes.views.generate_recovery_codes",
    "recovery-codes/download/": "recovery_codes.views.download_recovery_codes",
    "webauthn/": "webauthn.views.list_webauthn",
    "webauthn/add/": "webauthn.views.add_webauthn",
    "webauthn/reauthenticate/": "webauthn.views.reauthenticate_webauthn",
    "webauthn/keys/<int:pk>/remove/": "webauthn.views.remove_webauthn",
    "webauthn/keys/<int:pk>/edit/": "webauthn.views.edit_webauthn",
    "webauthn/login/": "webauthn.views.login_webauthn",
}
"""Address → view, by which the address is named: "mfa_index"."""

urlpatterns = [
    path(place, _later(view), name=f"mfa_{view.rpartition('.')[2]}")
    for place, view in _VIEWS.items()
]
