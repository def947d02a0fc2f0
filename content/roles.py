"""The three roles, as groups that every migration brings up to date."""

from django.apps import AppConfig

EDITOR = "Editor"
MEDICAL_REVIEWER = "Medical reviewer"
TRANSLATOR = "Translator"

_RECORDS = (
    "sideeffect",
    "contraindication",
    "indication",
    "outcome",
    "cost",
    "question",
    "source",
)
_BOOK = (
    "fact",
    "factoption",
    "factvalue",
    "clinic",
    "openinghours",
    "protocolstep",
    "country",
    "contact",
    "notice",
    "synonym",
    "term",
)
_DRAFTS = ("page", "section", "picture", *_RECORDS, *_BOOK)
_HISTORY = ("edition", "factbook", "publication", "review")

ROLES: dict[str, set[str]] = {
    EDITOR: {f"{verb}_{noun}" for noun in _DRAFTS for verb in ("view", "add", "change")}
    | {f"delete_{noun}" for noun in ("section", "picture", *_RECORDS, *_BOOK)}
    | {f"view_{noun}" for noun in _HISTORY}
    | {"request_review", "publish_page", "withdraw_page"},
    MEDICAL_REVIEWER: {f"view_{noun}" for noun in (*_DRAFTS, *_HISTORY)}
    | {"decide_review", "publish_page", "withdraw_page"},
    TRANSLATOR: {f"{verb}_{noun}" for noun in _DRAFTS for verb in ("view", "change")}
    | {f"view_{noun}" for noun in _HISTORY}
    | {"request_review"},
}
"""What each role may do: permission code names of this app."""


def sync(*, sender: AppConfig, using: str, **signal: object) -> None:
    """Create the groups and set exactly these permissions (after each migration)."""
    from django.contrib.auth.models import Group, Permission

    for role, codenames in ROLES.items():
        group, _created = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set(
            Permission.objects.using(using).filter(
                content_type__app_label=sender.label, codename__in=codenames
            )
        )
