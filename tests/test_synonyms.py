"""Synonyms for the search: edited by staff, approved with the facts."""

import pytest
from content.facts.book_changes import book_changes
from content.facts.book_json import from_json, to_json
from content.publishing.books import draft_book
from django.urls import reverse
from django.utils.translation import override

from content.drafts.synonyms import Synonym
from content.editions.editions import FactBook
from content.editions.reviews import DraftChange
from content.facts.book import Book
from tests.factories import make_editor, make_reviewer, publish_all_facts

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
    assert answer["Location"] == reverse("admin:content_fact_publishing")
    group = Synonym.objects.exclude(pk=vomiting.pk).get()
    assert (group.key, group.position) == (key, vomiting.position + 10)


def test_a_change_counts_for_the_review_of_the_facts(client, nurse, vomiting):
    client.force_login(nurse)
    url = reverse("admin:content_synonym_change", args=[vomiting.pk])
    version = client.get(url).context["adminform"].form
    data = {name: value or "" for name, value in version.initial.items()}
    assert client.post(url, {**data, **words()}).status_code == 302
    change = DraftChange.objects.get()
    assert (change.subject, change.by) == ("facts", nurse)


def test_no_fact_can_stand_in_a_synonym(client, nurse):
    client.force_login(nurse)
    url = reverse("admin:content_synonym_add")
    answer = client.post(url, words(words_nl="{{fasting_food}}"))
    assert answer.status_code == 200
    assert not Synonym.objects.exists()


def test_a_reviewer_sees_what_changes(vomiting):
    before = draft_book()
    Synonym.objects.update(words_nl="braken, spugen")
    Synonym.objects.create(key="drip", position=1, words_nl="infuus", words_de="Tropf")
    with override("en"):
        changes = book_changes(before, draft_book())
    assert [(one.mark, one.noun, one.name) for one in changes] == [
        ("changed", "synonyms", "vomiting"),
        ("added", "synonyms", "infuus"),
    ]
    runs = [w for part in changes[0].parts for p in part.paragraphs for w in p]
    assert [(run.mark, run.text) for run in runs if run.mark != "same"] == [
        ("removed", "overgeven"),
        ("added", "spugen"),
    ]


def test_the_book_keeps_them_and_a_book_from_before_has_none(nurse, vomiting):
    publish_all_facts(nurse, make_reviewer())
    kept = FactBook.objects.current().synonyms
    assert kept == {
        "vomiting": {
            "nl": ("braken", "overgeven"),
            "de": ("Erbrechen",),
            "en": ("vomiting",),
        }
    }
    old = {key: value for key, value in to_json(Book()).items() if key != "synonyms"}
    assert from_json(old) == Book()
