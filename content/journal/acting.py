"""Who is behind the request that is being answered, for code that sees no request.

Accounts are changed in many places: forms of the admin, pages of django-allauth,
commands. A signal hears all of them, and needs to know who is at work.
"""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def acting_person() -> int | None:
    """The number of who has signed in; None for nobody, and in a command."""
    request = _request.get()
    user = getattr(request, "user", None)
    return user.pk if user is not None and user.is_authenticated else None


class ActingPerson:
    """Middleware: remember the request while it is answered. Reads nothing of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as always."""
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)
