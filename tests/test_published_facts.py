"""Pages are drawn with the same facts and approvals that staff see as public."""

import pytest

from content.drafts.facts import FactValue
from content.drafts.pages import Page, Section
from content.drafts.records import Question
from content.editions import published_facts as module
from content.editions.following import _newest
from content.editions.published_facts import published_facts
from content.editions.reading import published
from content.facts.own_from_book import lists_of
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    publish_changes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    """Publish all that differs; tells the number of the publication."""
    people = {"author": make_editor(), "approver": make_reviewer()}

    def publish():
        confirm_translations()
        return publish_changes(changed(), **people).pk

    return publish


def read_anew():
    return module._read(_newest())


def assert_readers_and_staff_see_the_same(number):
    followed, anew, whole = published_facts(), read_anew(), published()
    assert followed.number == anew.number == whole.number == number
    assert followed.book == anew.book == whole.facts
    assert followed.parts == anew.parts
    approvals = {key: part.approval for key, part in whole.book.parts.items()}
    assert followed.approvals == anew.approvals == approvals
    assert followed.is_example == anew.is_example


def test_whatever_is_published_readers_get_the_facts_that_staff_see(public):
    make_fact("fasting_food")
    make_page(sections=[{}, {"key": "second"}])
    assert_readers_and_staff_see_the_same(public())

    FactValue.objects.update(low=4)
    assert_readers_and_staff_see_the_same(public())
    assert published_facts().book.facts["fasting_food"].for_all.low == 4

    Section.objects.filter(key="first").update(body_nl="Iets anders.")
    assert_readers_and_staff_see_the_same(public())

    Section.objects.filter(key="second").delete()
    assert_readers_and_staff_see_the_same(public())

    Question.objects.create(key="why", topic="effect", text_nl="Waarom?")
    make_page("asked", sections=[{"key": "ask", "kind": "questions"}])
    assert_readers_and_staff_see_the_same(public())


def test_a_page_of_words_changes_no_fact_and_moves_no_list(public):
    make_fact("fasting_food")
    make_page(sections=[{}, {"key": "ask", "kind": "questions"}])
    public()
    before = published_facts()
    Section.objects.filter(key="first").update(body_nl="Iets anders.")
    public()
    assert published_facts().book is before.book
    assert published_facts().approvals != before.approvals


def test_the_list_of_records_is_found_when_it_moves_to_another_page(public):
    costs = make_page(sections=[{}, {"key": "ask", "kind": "questions"}])
    public()
    assert lists_of(published().book)["question"] == ("costs", "ask")
    Section.objects.filter(key="ask").delete()
    make_page("asked", sections=[{"key": "list", "kind": "questions"}])
    assert_readers_and_staff_see_the_same(public())
    assert Page.objects.get(key="costs") == costs
    assert lists_of(published().book)["question"] == ("asked", "list")


def test_the_words_of_pages_are_not_held(public):
    make_page(sections=[{}, {"key": "second"}])
    public()
    assert not [key for key in published_facts().parts if key.noun.name == "page"]
    assert not [key for key in published_facts().parts if key.noun.name == "section"]


def test_another_database_is_never_taken_for_this_one(public, monkeypatch):
    make_fact("fasting_food")
    make_page()
    public()
    there = published_facts()
    older = module.PublishedFacts(number=there.number + 5, token=there.token)
    other = module.Following(older, read=module._read, read_newer=module._read_newer)
    monkeypatch.setattr(module, "_FOLLOWING", other)
    assert published_facts().book == there.book
    assert published_facts().number == there.number
