"""Translations that are behind: compared with their source, and answered."""

import re

import pytest
from django.urls import reverse

from content.book import PartKey
from content.book.translation import state_of
from content.drafts.reading import draft_book
from content.editions.editions import Edition
from content.editions.reading import published_book
from content.editions.reviews import DraftChange, WordingOnly
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
    publish_changes,
)
from tests.staff_forms import in_row, opened
from tests.staff_reading import TRANSLATIONS, look, marked, words_of

pytestmark = pytest.mark.django_db
GERMAN = "section/costs/first de"


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def translator():
    return make_translator()


@pytest.fixture
def costs(nurse, doctor):
    """A page whose translations say its source, and whose Dutch has moved on."""
    page = make_page("costs")
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="Een langere zin.")
    publish_changes(changed(), author=nurse, approver=doctor)
    return page


def group(html, name):
    """What is said of one language's translation."""
    found = [one for one in html.split("<section")[1:] if f"· {name}" in one]
    return found[0] if found else ""


def source_of(html):
    return re.search(r'name="source" value="(\w+)"', html)[1]


def test_what_is_behind_stands_beside_the_difference_of_its_source(
    costs, client, translator
):
    html = look(client, translator, TRANSLATIONS)
    assert "2 translations are behind their source." in html
    german = group(html, "Deutsch")
    assert marked(german) == [("added", "langere ")]
    assert "Ein Satz." in german
    assert "A sentence." not in german
    assert "Deutsch" not in words_of(group(html, "English"))


def test_a_language_can_be_looked_at_alone(costs, client, translator):
    html = look(client, translator, f"{TRANSLATIONS}?language=de")
    assert "1 translation is behind its source." in html
    assert group(html, "Deutsch")
    assert not group(html, "English")


def test_my_text_now_says_this_is_one_answer_for_one_language(
    costs, client, nurse, doctor, translator
):
    html = group(look(client, translator, TRANSLATIONS), "Deutsch")
    html = look(
        client, translator, TRANSLATIONS, confirm=GERMAN, source=source_of(html)
    )
    assert "Noted: this translation says what its source says today." in html
    assert not group(html, "Deutsch")
    assert group(html, "English")
    # It is a change like any other: readers hear of it once it has been approved.
    assert [*changed()] == [PartKey("section/costs/first", "de")]
    assert state_of(published_book(), "section/costs/first", "de") == "behind"
    assert DraftChange.objects.get().by == translator
    before = client.get("/en/costs-en/").content
    publish_changes(changed(), author=translator, approver=doctor)
    assert state_of(published_book(), "section/costs/first", "de") == ""
    assert client.get("/en/costs-en/").content == before


def test_an_answer_to_an_older_source_is_refused(costs, client, translator):
    source = source_of(look(client, translator, TRANSLATIONS))
    costs.sections.update(body_nl="Een nog langere zin.")
    html = look(client, translator, TRANSLATIONS, confirm=GERMAN, source=source)
    assert "The source text has changed while you were looking at it." in html
    assert group(html, "Deutsch")
    assert not DraftChange.objects.exists()


def test_the_same_answer_twice_is_told_so(costs, client, translator):
    source = source_of(look(client, translator, TRANSLATIONS))
    look(client, translator, TRANSLATIONS, confirm=GERMAN, source=source)
    html = look(client, translator, TRANSLATIONS, confirm=GERMAN, source=source)
    assert "There is no translation here that is behind its source." in html


@pytest.mark.parametrize(
    "value",
    ["abc", "page/none de", "section/costs/first nl", "section/costs de", "/ de"],
)
def test_an_answer_about_nothing_is_refused_with_a_sentence(
    value, costs, client, translator
):
    html = look(client, translator, TRANSLATIONS, confirm=value, source="x")
    assert "There is no translation here that is behind its source." in html
    html = look(client, translator, TRANSLATIONS, wording_only=value, reason="Comma.")
    assert "There is no translation here that is behind its source." in html


def test_mending_a_comma_in_a_translation_is_no_answer(costs, client, translator):
    client.force_login(translator)
    url = reverse("admin:content_page_change", args=[costs.pk])
    changes = in_row(costs.sections.get(), "sections", body_de="Ein Satz, genau.")
    assert client.post(url, opened(client, url) | changes).status_code == 302
    assert state_of(draft_book(), "section/costs/first", "de") == "behind"
    assert group(look(client, translator, TRANSLATIONS), "Deutsch")


@pytest.fixture
def reworded(costs, nurse, doctor):
    """The source has a comma more, which is not public yet."""
    publish(costs, author=nurse, approver=doctor)  # all translations are up to date
    costs.sections.update(body_nl="Een langere, zin.")
    return costs


ENTRY = "section/costs/first"


def test_a_change_of_wording_carries_the_translations_over(
    reworded, client, nurse, doctor
):
    html = look(
        client, nurse, TRANSLATIONS, wording_only=ENTRY, reason="A comma, no more."
    )
    assert "Noted: only the wording has changed. Carried over: 2." in html
    assert "Every translation says what its source says." in html
    assert WordingOnly.objects.get().reason == "A comma, no more."
    before = Edition.objects.newest().get(language="de")
    publish_changes(changed(), author=nurse, approver=doctor)
    assert state_of(published_book(), ENTRY, "de") == ""
    german = Edition.objects.newest().get(language="de")
    assert german == before  # the same words, with the approval that they have
    assert not german.is_example
    assert "langere, zin" in client.get("/nl/costs-nl/").content.decode()


def test_a_change_of_wording_needs_a_reason(reworded, client, nurse):
    html = look(client, nurse, TRANSLATIONS, wording_only=ENTRY, reason=" ")
    assert "Write why this changes nothing of what the text says." in html
    assert not WordingOnly.objects.exists()
    assert group(html, "Deutsch")


@pytest.mark.parametrize(
    "words", ["Wacht 4 uur.", "Wacht niet 6 uur.", "Wacht {{fasting_food}}."]
)
def test_in_a_safety_text_a_number_a_negation_or_a_fact_is_never_wording(
    words, client, nurse, doctor
):
    page = make_page("prepare", sections=[{"safety": True, "body_nl": "Wacht 6 uur."}])
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl=words)
    entry = "section/prepare/first"
    html = look(client, nurse, TRANSLATIONS, wording_only=entry, reason="The same.")
    assert "That is more than wording: the translations have to follow." in html
    assert not WordingOnly.objects.exists()
    assert "safety" in words_of(group(html, "Deutsch"))


def test_a_safety_text_may_lose_a_comma(client, nurse, doctor):
    page = make_page("prepare", sections=[{"safety": True, "body_nl": "Wacht, 6 uur."}])
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="Wacht 6 uur.")
    entry = "section/prepare/first"
    html = look(client, nurse, TRANSLATIONS, wording_only=entry, reason="A comma.")
    assert "Carried over: 2." in html


def test_where_nothing_is_behind_it_says_so(client, nurse, doctor):
    publish(make_page(), author=nurse, approver=doctor)
    html = look(client, nurse, TRANSLATIONS)
    assert "Every translation says what its source says." in html
    assert 'name="confirm"' not in html


def test_who_has_no_role_sees_and_answers_nothing(costs, client):
    client.force_login(make_user("guest"))
    assert client.get(TRANSLATIONS).status_code == 403
    assert client.post(TRANSLATIONS, {"confirm": GERMAN}).status_code == 403
