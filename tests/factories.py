"""Plain functions that make what tests need, complete in all three languages."""

from django.contrib.auth.models import Group, User
from django.utils import timezone

from content.models.pages import Page, Section
from content.models.records import Source
from content.publishing import actions
from content.roles import EDITOR, MEDICAL_REVIEWER, TRANSLATOR


def make_user(name, *, role=None, **fields):
    user = User.objects.create_user(name, password="secret", is_staff=True, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_editor(name="nurse"):
    return make_user(name, role=EDITOR)


def make_reviewer(name="doctor"):
    return make_user(name, role=MEDICAL_REVIEWER)


def make_translator(name="translator"):
    return make_user(name, role=TRANSLATOR)


def make_page(key="costs", *, sections=None, **fields):
    """A page in three languages with one text section, unless told otherwise."""
    texts = {}
    for language, word in (("nl", "Kosten"), ("de", "Kosten"), ("en", "Costs")):
        texts[f"title_{language}"] = f"{word} {key}"
        texts[f"slug_{language}"] = f"{key}-{language}"
        texts[f"summary_{language}"] = f"{word}: {key} ({language})."
    page = Page.objects.create(**{"key": key, **texts, **fields})
    for position, section in enumerate(sections or [{}]):
        make_section(page, position=position, **section)
    return page


def make_section(page, *, key="first", **fields):
    texts = {}
    for language, body in (
        ("nl", "Een zin."),
        ("de", "Ein Satz."),
        ("en", "A sentence."),
    ):
        texts[f"heading_{language}"] = f"{key} {language}"
        texts[f"body_{language}"] = body
    return Section.objects.create(page=page, key=key, **{**texts, **fields})


def make_source(key="R1", **fields):
    return Source.objects.create(
        **{
            "key": key,
            "type": "trial",
            "authors": "Author A",
            "title": "A trial",
            "year": 2020,
            "doi": "10.1000/1",
            "read": "abstract",
            "checked_on": "2026-11-21",
            "note_nl": "Noot.",
            "note_de": "Notiz.",
            "note_en": "Note.",
            **fields,
        }
    )


def publish(page, *, author, approver, now=None, reason=""):
    """The whole road: ask, approve, publish."""
    now = now or timezone.now()
    review = actions.request_review(page=page, by=author, now=now)
    actions.approve(review=review, by=approver, now=now)
    return actions.publish(page=page, by=author, now=now, reason=reason)
