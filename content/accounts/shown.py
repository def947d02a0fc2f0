"""allauth's pages inside the staff side: title, header, QR code, passkey's data."""

import json
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from content.accounts import factor

TITLES = {
    "account_login": _("Log in"),
    "account_logout": _("Log out"),
    "account_reauthenticate": _("Your password, please"),
    "mfa_authenticate": _("The second step"),
    "mfa_reauthenticate": _("Your code, please"),
    "mfa_reauthenticate_webauthn": _("Your passkey, please"),
    "mfa_index": _("The second step when I log in"),
    "mfa_activate_totp": _("Set up an app"),
    "mfa_deactivate_totp": _("Stop using the app"),
    "mfa_view_recovery_codes": _("My recovery codes"),
    "mfa_generate_recovery_codes": _("Make new recovery codes"),
    "mfa_add_webauthn": _("Set up a passkey"),
    "mfa_list_webauthn": _("My passkeys"),
    "mfa_remove_webauthn": _("Remove a passkey"),
    "mfa_edit_webauthn": _("Rename a passkey"),
}
"""The pages of allauth that this site shows."""


def complete(request: HttpRequest, response: TemplateResponse, name: str) -> None:
    """Give a page of allauth what the templates of the staff side need."""
    given: dict[str, Any] = response.context_data or {}
    context = {
        **admin.site.each_context(request),
        "title": TITLES[name],
        "next": request.GET.get("next", request.POST.get("next", "")),
        "passkey": json.dumps(given.get("js_data", {}), cls=DjangoJSONEncoder),
        "mail_is_on": settings.MAIL_IS_ON,
        "is_demanded": settings.REQUIRE_2FA,
        "may_go_on": factor.is_enough(request),
    }
    if "totp_url" in given:
        context |= qr_code(given["totp_url"])
    response.context_data = {**given, **context}


def qr_code(text: str) -> dict[str, Any]:
    """A QR code as the path of an SVG element: `qr_path`, and `qr_size` in modules."""
    import qrcode  # no reader needs it

    code = qrcode.QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    squares = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return {"qr_path": "".join(squares), "qr_size": len(rows)}
