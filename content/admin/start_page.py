"""What the start page of the staff shows: what waits, and which languages one reads."""

from dataclasses import dataclass

from django import template
from django.contrib.auth.models import User

from content.admin import messages_list
from content.admin.desk.kinds import GROUPS, role_of, tasks
from content.admin.desk.tasks import Task
from content.admin.desk.view import View
from content.editions.messages import Message
from content.languages import LANGUAGE_NAMES
from content.publishing import four_eyes

register = template.Library()

SHOWN = 3
"""So many things of a kind stand on the start page itself; the others in its list."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Kinds that stand together: heading, each kind with what is shown of it."""

    key: str
    heading: str
    tasks: list[tuple[Task, list[object], int]]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The start page of one person. changes: how many parts differ in all."""

    role: str
    groups: list[Group]
    changes: int


@register.simple_tag
def desk(user: User) -> Desk:
    """Counted from the books themselves, so that it is never out of date."""
    view = View(user)
    return Desk(
        role=role_of(user),
        groups=[
            Group(
                key=group,
                heading=GROUPS[group](),
                tasks=[
                    (one, list(one.items[:SHOWN]), max(0, one.count - SHOWN))
                    for one in rows
                ],
            )
            for group, rows in tasks(view).items()
        ],
        changes=len(view.changes),
    )


@register.simple_tag
def unseen_messages(user: User) -> int:
    """How many messages wait to be opened."""
    return messages_list.open_messages(user).count()


@register.simple_tag
def open_messages(user: User) -> list[tuple[Message, str]]:
    """The newest of them with what they are about, one click from there."""
    newest = messages_list.open_messages(user).select_related("review").order_by("-pk")
    rows = messages_list.with_subjects((row, "") for row in newest[:10])
    return [(row, subject) for row, _name, subject in rows]


@register.simple_tag
def languages_read(user: User) -> list[tuple[str, str, bool]]:
    """Each language with its name, and whether this person says to read it."""
    own = four_eyes.languages_of(user)
    return [(code, name, code in own) for code, name in LANGUAGE_NAMES.items()]
