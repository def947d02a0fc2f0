"""Who may take which step, and as what."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from content.book import FIGURES, Part, PartKey
from content.editions.publications import Role
from content.editions.reviews import DraftChange, ReadingLanguages
from content.publishing import errors


def require(by: User, permission: str) -> None:
    """Raises NotAllowed for somebody whose role does not include this step."""
    if not by.has_perm(permission):
        raise errors.NotAllowed


def role_of(user: User) -> Role:
    """As what somebody acts."""
    is_medical = user.has_perm("content.act_as_medical")
    return Role.MEDICAL if is_medical else Role.STAFF


def languages_of(user: User) -> set[str]:
    """In which languages somebody says to be able to judge a text. One query."""
    found = ReadingLanguages.objects.filter(user=user).first()
    return set(found.languages.split()) if found else set()


def say_languages(user: User, languages: Iterable[str]) -> None:
    """Note what somebody says of himself or herself."""
    ReadingLanguages.objects.update_or_create(
        user=user, defaults={"languages": " ".join(sorted(languages))}
    )


def check_second_person(
    *,
    author: User,
    approver: User,
    parts: Collection[PartKey],
    public: Mapping[PartKey, Part],
) -> None:
    """The rules of four eyes, for one approver and the parts that are to be approved.

    public: what readers see of them now, with its approvals.

    Raises:
        OwnText: the approver asked, or worked on one of them since its last approval.
        NoMedicalPerson, UnreadLanguage.
    """
    if author.pk == approver.pk:
        raise errors.OwnText
    if own := worked_on(approver, parts, public=public):
        raise errors.OwnText(own)
    if Role.MEDICAL not in (role_of(author), role_of(approver)):
        raise errors.NoMedicalPerson
    needed = {key.language for key in parts} - {FIGURES}
    if unread := needed - languages_of(approver):
        raise errors.UnreadLanguage(sorted(unread))


def worked_on(
    user: User, parts: Collection[PartKey], *, public: Mapping[PartKey, Part]
) -> list[PartKey]:
    """Those of the parts on which somebody worked since their last approval."""
    rows = DraftChange.objects.filter(
        by=user.pk, entry__in={key.entry for key in parts}
    ).values_list("entry", "language", "at")
    latest = {}
    for entry, language, at in rows.order_by("at"):
        latest[PartKey(entry, language)] = at
    found = []
    for key in parts:
        part = public.get(key)
        approved_at = part.approval.approved_at if part and part.approval else None
        if key in latest and (approved_at is None or latest[key] > approved_at):
            found.append(key)
    return found


def workers(keys: Iterable[PartKey]) -> dict[PartKey, list[int]]:
    """Who ever worked on these parts, by number, the last one first."""
    found: dict[PartKey, list[int]] = {}
    rows = DraftChange.objects.filter(entry__in={key.entry for key in keys})
    for entry, language, by in rows.order_by("-at").values_list(
        "entry", "language", "by"
    ):
        known = found.setdefault(PartKey(entry, language), [])
        if by not in known:
            known.append(by)
    return found


def worked_by(keys: Iterable[PartKey]) -> dict[PartKey, list[str]]:
    """The same people by their names."""
    found = workers(keys)
    known = names({pk for pks in found.values() for pk in pks})
    return {
        key: [known.get(pk, _("a former colleague")) for pk in pks]
        for key, pks in found.items()
    }


def names(numbers: Iterable[int | None]) -> dict[int, str]:
    """The names of people by their numbers; those whose account is gone are missing."""
    users = User.objects.in_bulk({number for number in numbers if number})
    return {
        pk: user.get_full_name() or user.get_username() for pk, user in users.items()
    }
