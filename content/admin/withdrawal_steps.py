"""Withdrawing on the page “What readers see”: ask once more, do it, plan it, undo it."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.admin.drafts import actor
from content.admin.moments import later_moment
from content.drafts.pages import Page
from content.editions.editions import Edition, Withdrawal
from content.languages import LANGUAGE_NAMES
from content.publishing import actions, withdrawing
from content.publishing.errors import NothingPlanned, PublishingError
from content.publishing.four_eyes import require
from content.publishing.plans import withdrawal_of

STEPS = ("withdraw", "withdraw-now", "undo", "give-up")


def shown(page_key: str, *, person: User) -> dict[str, Any]:
    """What the page says of withdrawing."""
    withdrawal = withdrawal_of(page_key)
    now = timezone.now()
    return {
        "withdrawal": withdrawal,
        "plan": withdrawing.plan_of(page_key),
        "undo_until": withdrawal.withdrawn_at + withdrawing.UNDO_WITHIN
        if withdrawal and withdrawing.may_undo(withdrawal, by=person, now=now)
        else None,
        "reasons": Withdrawal.Reason.choices,
    }


def take(request: HttpRequest, page: Page, step: str) -> HttpResponse:
    """Take one step. Raises PublishingError."""
    person = actor(request)
    require(person, "content.withdraw_page")
    if step == "withdraw":
        return _ask(request, page)
    if step == "withdraw-now":
        words = _withdraw(request, page, by=person)
    elif step == "undo":
        withdrawing.undo(page_key=page.key, by=person, now=timezone.now())
        words = _("The page is back, as it was.")
    else:
        plan = withdrawing.plan_of(page.key)
        if plan is None:
            raise NothingPlanned
        withdrawing.give_up(plan=plan, by=person, now=timezone.now())
        words = _("The page stays. The plan is given up.")
    messages.success(request, words)
    return redirect(request.path)


def _chosen(request: HttpRequest) -> Withdrawal.Reason:
    reason = request.POST.get("withdrawal_reason", "")
    if reason not in Withdrawal.Reason.values:
        raise PublishingError(_("Choose why the page is withdrawn."))
    return Withdrawal.Reason(reason)


def _ask(request: HttpRequest, page: Page) -> HttpResponse:
    """The page that asks once more, and says what will happen."""
    reason = _chosen(request)
    at = later_moment(request.POST.get("withdraw_at", ""))
    if withdrawal_of(page.key) or not Edition.objects.of(page.key).exists():
        raise PublishingError(_("This page is not on the public site."))
    newest = Edition.objects.newest().filter(page_key=page.key).exclude(content="")
    return TemplateResponse(
        request,
        "admin/content/page/withdraw.html",
        {
            **admin.site.each_context(request),
            "title": _("Withdraw this page?"),
            "page": page,
            "languages": [
                (LANGUAGE_NAMES[one.language], one.title)
                for one in newest.order_by("pk")
            ],
            "reason": reason,
            "note": request.POST.get("note", ""),
            "at": at,
            "typed_at": request.POST.get("withdraw_at", ""),
            "minutes": withdrawing.UNDO_WITHIN // timedelta(minutes=1),
        },
    )


def _withdraw(request: HttpRequest, page: Page, *, by: User) -> str:
    act: dict[str, Any] = {
        "page_key": page.key,
        "by": by,
        "now": timezone.now(),
        "reason": _chosen(request),
        "note": request.POST.get("note", ""),
    }
    if at := later_moment(request.POST.get("withdraw_at", "")):
        withdrawing.plan_withdrawal(**act, at=at)
        return _(
            "Planned. The page goes by itself at that time; readers see it until then."
        )
    actions.withdraw(**act)
    return _("Withdrawn: readers no longer see this page, in any language.")
