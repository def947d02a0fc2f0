"""Who has a part in the site: readers see their interests and who pays for their part."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.accounts.colleagues import TEXT_ROLES
from content.drafts.records import Disclosure
from content.languages import LANGUAGES
from content.publishing import actions, errors
from content.roles import ROLES
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    publish_changes,
)

pytestmark = pytest.mark.django_db

FIELDS = ("who", "role", "interests", "funding")


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


def make_disclosure(key="doctor", **fields):
    texts = {
        f"{name}_{language}": f"{key} {name} {language}"
        for name in FIELDS
        for language in LANGUAGES
    }
    return Disclosure.objects.create(
        **{"key": key, "stated_on": "2026-11-21", **texts, **fields}
    )


def make_about():
    return make_page("about", sections=[{"key": "interests", "kind": "disclosures"}])


def publish_all(people):
    confirm_translations()
    return publish_changes(changed(), **people)


def read(client, language="en"):
    return client.get(f"/{language}/about-{language}/").content.decode()


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_see_who_does_what_with_which_interests_and_who_pays(
    client, people, language
):
    make_about()
    make_disclosure("doctor")
    make_disclosure("patients")
    publish_all(people)
    text = words(read(client, language))
    for key in ("doctor", "patients"):
        places = [text.index(f"{key} {name} {language}") for name in FIELDS]
        assert places == sorted(places)
    day = {
        "nl": "21 november 2026",
        "de": "21. November 2026",
        "en": "21 November 2026",
    }
    assert text.count(day[language]) >= 2


def test_each_has_a_place_of_its_own_to_link_to(client, people):
    make_about()
    make_disclosure()
    publish_all(people)
    assert 'id="interests-doctor"' in read(client)


@pytest.mark.parametrize("name", FIELDS)
def test_nothing_may_be_left_unsaid(people, name):
    """Who has no interests says so; an empty field would only look like that."""
    make_about()
    make_disclosure(**{f"{name}_nl": ""})
    confirm_translations()
    with pytest.raises(errors.NotReady):
        actions.request_review(
            chosen=changed(), by=people["author"], now=timezone.now()
        )


def test_a_change_of_it_is_read_by_a_second_person(client, people):
    make_about()
    row = make_disclosure()
    publish_all(people)
    row.interests_en = "Earns money from infusions."
    row.save()
    assert "Earns money" not in read(client)
    publish_changes(changed("disclosure"), **people)
    assert "Earns money" in read(client)


def test_a_translation_that_is_missing_is_told(client, people):
    make_about()
    make_disclosure(interests_de="")
    publish_all(people)
    assert 'lang="nl"' in read(client, "de")
    assert "doctor interests nl" in read(client, "de")


def test_staff_write_it_like_any_other_record(client):
    row = make_disclosure()
    for role in TEXT_ROLES:
        may = ROLES[role]
        assert {"view_disclosure", "change_disclosure"} <= may, role
    client.force_login(make_editor("other"))
    answer = client.get(reverse("admin:content_disclosure_change", args=[row.pk]))
    assert answer.status_code == 200
    for name in FIELDS:
        assert f'name="{name}_nl"' in answer.content.decode()
    translator = Client()
    translator.force_login(make_translator())
    assert translator.get(reverse("admin:content_disclosure_add")).status_code == 403
