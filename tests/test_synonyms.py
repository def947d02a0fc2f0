"""Synonyms for the search: edited by staff, approved like every other word."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from content.admin.changes_shown import shown_change
from content.admin.drafts import changes_url
from content.book import changes
from content.book.translation import state_of
from content.drafts.reading import draft_book
from content.drafts.synonyms import Synonym
from content.editions.reading import published, published_book
from content.editions.reviews import DraftChange
from tests.factories import (
    changed,
    make_editor,
    make_reviewer,
    publish_changes,
    publish_shared,
)
from tests.staff_forms import opened, to_mend

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def vomiting():
    return Synonym.objects.create(
        key="vomiting",
        words_nl="braken, overgeven",
        words_de="Erbrechen",
        words_en="vomiting",
    )


def words(**others):
    return {"words_nl": "duizelig, draaierig", "words_de": "", "words_en": "", **others}


@pytest.mark.parametrize(
    "english,key",
    [("Feeling giddy, dizzy", "feeling-giddy"), ("Vomiting", "vomiting-2")]
    + [("", "duizelig")],
)
def test_a_new_group_gets_a_key_of_its_own_and_stands_last(
    client, nurse, vomiting, english, key
):
    client.force_login(nurse)
    url = reverse("admin:content_synonym_add")
    answer = client.post(url, words(words_en=english))
    assert answer.status_code == 302
    assert answer["Location"] == changes_url(f"synonym/{key}")
    group = Synonym.objects.exclude(pk=vomiting.pk).get()
    assert group.key == key
    assert group.position > vomiting.position


def test_a_change_is_remembered_for_the_languages_that_it_touches(
    client, nurse, vomiting
):
    client.force_login(nurse)
    url = reverse("admin:content_synonym_change", args=[vomiting.pk])
    assert client.post(url, opened(client, url) | words()).status_code == 302
    rows = DraftChange.objects.values_list("entry", "language", "by")
    assert {*rows} == {
        ("synonym/vomiting", language, nurse.pk) for language in ("nl", "de", "en")
    }


def test_no_fact_can_stand_in_a_synonym(client, nurse):
    client.force_login(nurse)
    url = reverse("admin:content_synonym_add")
    client.post(url, words(words_nl="{{fasting_food}}"))
    url = reverse("admin:content_synonym_change", args=[Synonym.objects.get().pk])
    assert [*to_mend(client, url)] == ["words_nl"]


def test_a_reviewer_sees_what_changes(nurse, vomiting):
    publish_shared(nurse, make_reviewer())
    Synonym.objects.update(words_nl="braken, spugen")
    Synonym.objects.create(key="drip", position=20, words_nl="infuus", words_de="Tropf")
    draft, public = draft_book(), published_book()
    with override("en"):
        shown = [
            shown_change(change, draft=draft, public=public)
            for change in changes(public, draft).values()
        ]
    assert {
        (one.verb_words, one.noun, one.title, one.language_name) for one in shown
    } == {
        ("changed", "synonyms", "vomiting", "Nederlands"),
        ("new", "synonyms", "infuus", ""),
        ("new", "synonyms", "infuus", "Nederlands"),
        ("new", "synonyms", "infuus", "Deutsch"),
    }
    (said,) = [one for one in shown if one.verb == "changed"]
    runs = [w for field in said.fields for p in field.paragraphs for w in p]
    assert [(run.mark, run.text) for run in runs if run.mark != "same"] == [
        ("removed", "overgeven"),
        ("added", "spugen"),
    ]


def test_each_language_has_its_own_words_and_none_is_behind(nurse, vomiting):
    publish_shared(nurse, make_reviewer())
    kept = {
        "vomiting": {
            "nl": ("braken", "overgeven"),
            "de": ("Erbrechen",),
            "en": ("vomiting",),
        }
    }
    assert published().facts.synonyms == kept
    Synonym.objects.update(words_nl="braken, spugen")
    publish_changes(changed("synonym"), author=nurse, approver=make_reviewer("other"))
    kept["vomiting"]["nl"] = ("braken", "spugen")
    assert published().facts.synonyms == kept
    assert state_of(published_book(), "synonym/vomiting", "de") == ""
