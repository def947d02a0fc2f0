"""The pages about people, for administrators: list, invite, change, help back in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from content.accounts import colleagues, factor, mail
from content.accounts.links import NewLink
from content.accounts.people_forms import PersonForm, role_titles
from content.languages import LANGUAGE_NAMES, LANGUAGES, source_language

_LINK = "fresh_link"
"""Where the session keeps a link that was just made, to be shown once."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Somebody in the list. state: "invited", "active" or "deactivated"."""

    user: User
    name: str
    roles: list[str]
    languages: str
    state: str
    last_login: datetime | None
    has_factor: bool
    may_be_changed: bool


def _actor(request: HttpRequest, about: User | None = None) -> User:
    """The administrator behind a request. Raises PermissionDenied for anybody else."""
    by: Any = request.user
    colleagues.require_may_manage(by, about)
    return by


@never_cache
@require_http_methods(["GET", "HEAD"])
def people(request: HttpRequest) -> HttpResponse:
    """Everybody: who works here, then who is invited, then who worked here."""
    by = _actor(request)
    rows = sorted(_rows(by), key=lambda row: (_ORDER[row.state], row.name.casefold()))
    return _page(request, "people", _("People"), rows=rows)


_ORDER = {"active": 0, "invited": 1, "deactivated": 2}


def _rows(by: User) -> Any:
    with_factor = factor.people_with_factor()
    users = User.objects.select_related("reading_languages", "person")
    for user in users.prefetch_related("groups").order_by("pk"):
        reading = getattr(user, "reading_languages", None)
        groups = {group.name for group in user.groups.all()}
        role = next((one for one in colleagues.TEXT_ROLES if one in groups), "")
        reads = reading.languages.split() if reading else []
        yield Row(
            user=user,
            name=user.get_full_name() or user.get_username(),
            roles=role_titles(
                role,
                administers=colleagues.ADMINISTRATOR in groups,
                is_superuser=user.is_superuser,
            ),
            languages=", ".join(
                LANGUAGE_NAMES[one] for one in LANGUAGES if one in reads
            ),
            state=state_of(user),
            last_login=user.last_login,
            has_factor=user.pk in with_factor,
            may_be_changed=by.is_superuser or not user.is_superuser,
        )


def state_of(user: User) -> str:
    """Whether somebody is invited, active or deactivated."""
    if not user.is_active:
        return "deactivated"
    return "active" if user.has_usable_password() else "invited"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Invite a colleague."""
    by = _actor(request)
    form = PersonForm(
        request.POST or None,
        initial={
            "role": colleagues.EDITOR,
            "reads": [source_language()],
            "interface": source_language(),
        },
    )
    if request.method == "POST" and form.is_valid():
        link = colleagues.invite(form.details(), by=by, now=timezone.now())
        return _hand_over(request, link, by)
    return _page(request, "person_add", _("Add a colleague"), form=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One colleague: change what is known, and help back in."""
    user = get_object_or_404(User, pk=pk)
    by = _actor(request, user)
    details = colleagues.details_of(user)
    form = PersonForm(
        request.POST or None,
        initial={**vars(details), "interface": details.interface or source_language()},
        about=user,
        own=user.pk == by.pk,
    )
    if request.method == "POST" and form.is_valid():
        try:
            colleagues.change(user, form.details(), by=by)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("It is saved."))
            return redirect("people")
    kept = request.session.pop(_LINK, None)
    return _page(
        request,
        "person",
        details.name,
        form=form,
        about=user,
        is_self=user.pk == by.pk,
        state=state_of(user),
        has_factor=factor.has_factor(user),
        link=kept if kept and kept["about"] == user.pk else None,
    )


def _step(take: Callable[[HttpRequest, User, User], HttpResponse | None]) -> Any:
    """A view that takes one step with somebody, then shows the person again."""

    @never_cache
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        user = get_object_or_404(User, pk=pk)
        by = _actor(request, user)
        try:
            answer = take(request, user, by)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            answer = None
        return answer or redirect("person", user.pk)

    return view


@_step
def deactivate(request: HttpRequest, user: User, by: User) -> None:
    """Close an account."""
    colleagues.deactivate(user, by=by)
    messages.success(
        request, _("Deactivated. Nobody is logged in with this account any more.")
    )


@_step
def activate(request: HttpRequest, user: User, by: User) -> None:
    """Open it again."""
    colleagues.activate(user, by=by)
    messages.success(request, _("The account can be used again."))


@_step
def new_link(request: HttpRequest, user: User, by: User) -> HttpResponse:
    """The invitation once more, or a new password."""
    link = colleagues.new_link(user, by=by, now=timezone.now())
    return _hand_over(request, link, by)


@_step
def new_start(request: HttpRequest, user: User, by: User) -> HttpResponse:
    """After the phone was lost."""
    link = colleagues.new_start(user, by=by, now=timezone.now())
    return _hand_over(request, link, by)


def _hand_over(request: HttpRequest, link: NewLink, by: User) -> HttpResponse:
    """Mail a link where mail is on, and show it once, on the person's page."""
    url = request.build_absolute_uri(link.path)
    request.session[_LINK] = {
        "about": link.user.pk,
        "url": url,
        "until": link.expires_at.isoformat(),
        "mailed": mail.send_link(link, url=url, by=by),
    }
    return redirect("person", link.user.pk)


def _page(
    request: HttpRequest, template: str, title: str, **context: Any
) -> TemplateResponse:
    if context.get("link"):
        context["link_until"] = datetime.fromisoformat(context["link"]["until"])
    return TemplateResponse(
        request,
        f"accounts/{template}.html",
        {**admin.site.each_context(request), "title": title, **context},
    )
