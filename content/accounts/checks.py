"""What a deployment must not forget about signing in, checked at every start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from content.accounts.guard import OPEN_WITHOUT_FACTOR
from content.accounts.shown import TITLES


@register(Tags.security)
def second_factor_is_demanded(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """A site that others reach (https) demands the second factor."""
    if not settings.HTTPS or settings.REQUIRE_2FA:
        return []
    return [
        Warning(
            "Whoever guesses one password can write for patients: "
            "no second factor is demanded.",
            hint="Take REQUIRE_2FA=0 out of the environment.",
            id="content.W001",
        )
    ]


@register(Tags.urls)
def addresses_are_known(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """What is open without the factor exists, and every page of allauth has a title."""
    from django.urls import NoReverseMatch, reverse

    missing = []
    for name in sorted(OPEN_WITHOUT_FACTOR | {*TITLES}):
        for arguments in ([], [1]):
            try:
                reverse(name, args=arguments)
                break
            except NoReverseMatch:
                continue
        else:
            missing.append(name)
    return [
        Warning(
            f"There is no address called “{name}”.",
            hint="Mend content/accounts/guard.py or shown.py.",
            id="content.W002",
        )
        for name in missing
    ]
