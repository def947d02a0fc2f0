"""The roles, as groups that every migration brings up to date.

Three of them are about texts, and a person has at most one of these. An administrator
manages people, beside one of the three or alone.
"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content.schema import NOUNS

EDITOR = "Editor"
MEDICAL_REVIEWER = "Medical reviewer"
TRANSLATOR = "Translator"
ADMINISTRATOR = "Administrator"

ROLE_NAMES = {
    EDITOR: _("Editor"),
    TRANSLATOR: _("Translator"),
    MEDICAL_REVIEWER: _("Medical reviewer"),
    ADMINISTRATOR: _("Administrator"),
}
"""What people read."""

_DRAFTS = (*(noun.model.lower() for noun in NOUNS.values()), "openinghours")
_HISTORY = ("edition", "publication", "publishedpart", "review", "reviewitem")

_WRITES = {f"{verb}_{one}" for one in _DRAFTS for verb in ("view", "add", "change")} | {
    f"delete_{one}" for one in _DRAFTS if one != "page"
}
_READS_HISTORY = {f"view_{one}" for one in _HISTORY}
_MOVES_CONTENT = {"export_content", "import_content"}

ROLES: dict[str, set[str]] = {
    EDITOR: _WRITES
    | _READS_HISTORY
    | _MOVES_CONTENT
    | {"request_review", "decide_review", "withdraw_page"},
    MEDICAL_REVIEWER: _WRITES
    | _READS_HISTORY
    | _MOVES_CONTENT
    | {"request_review", "decide_review", "act_as_medical", "withdraw_page"},
    TRANSLATOR: {f"{verb}_{one}" for one in _DRAFTS for verb in ("view", "change")}
    | _READS_HISTORY
    | {"request_review"},
    ADMINISTRATOR: {f"view_{one}" for one in _DRAFTS}
    | _READS_HISTORY
    | _MOVES_CONTENT
    | {f"{verb}_lexiconentry" for verb in ("view", "add", "change", "delete")}
    | {"manage_people", "read_journal", "erase_name"},
}
"""What each role may do: permission code names of this app. Two people publish, and one
of them acts as the medical one: a nurse approves a doctor's comma, a doctor a nurse's
sentence (docs/decisions/)."""


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
