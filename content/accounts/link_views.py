"""What works without being logged in: a one-time link, and a forgotten password."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from content.accounts import adapter, colleagues, links, mail, sessions
from content.accounts.events import Change, tell
from content.accounts.people_forms import ForgottenForm
from content.accounts.tables import OneTimeLink


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def one_time_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose a password with a link; then one is logged in, up to the second factor."""
    link = links.find(secret, now=timezone.now())
    if link is None:
        context = {"title": _("This link does not work any more")}
        return _page(request, "link_over", status=404, **context)
    user = link.user
    form = SetPasswordForm(user, request.POST or None)
    form.label_suffix = ""
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if not links.use_up(link):
                return redirect(request.path)
            form.save()
            sessions.end_all(user)
            tell(Change.PASSWORD_CHOSEN, about=user, by=user)
        return adapter.sign_in(request, user)
    is_first = link.purpose == OneTimeLink.Purpose.INVITATION
    return _page(
        request,
        "link",
        title=_("Welcome") if is_first else _("Choose a new password"),
        form=form,
        about=user,
        is_first=is_first,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Mail a link where mail is on; otherwise say who can help.

    The answer is the same whether or not there is such an account.
    """
    form = ForgottenForm(request.POST or None, label_suffix="")
    if request.method == "POST" and settings.MAIL_IS_ON and form.is_valid():
        try:
            _mail_link(request, form.cleaned_data["name"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                _(
                    "If there is an account with this name and an e-mail address, a "
                    "link is on its way. It works for one day."
                ),
            )
            return redirect("account_login")
    return _page(
        request,
        "forgotten",
        title=_("Forgotten your password?"),
        form=form,
        mail_is_on=settings.MAIL_IS_ON,
    )


def _mail_link(request: HttpRequest, typed: str) -> None:
    """Raises ValidationError when asked too often."""
    account = adapter.account_of(typed)
    adapter.begin(request, "forgotten", account=account)  # every request counts
    user = adapter.user_named(typed)
    if user is None or not user.is_active or not user.email:
        return
    link = links.make(user, colleagues.purpose_for(user), by=None, now=timezone.now())
    mail.send_link(link, url=request.build_absolute_uri(link.path), by=None)


def _page(
    request: HttpRequest, template: str, *, status: int = 200, **context: object
) -> TemplateResponse:
    return TemplateResponse(
        request,
        f"accounts/{template}.html",
        {**admin.site.each_context(request), **context},
        status=status,
    )
