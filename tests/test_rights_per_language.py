"""A German translator changes German words and nothing else: in every form, by a forged
request, and where a form would let more through."""

import pytest
from django.contrib.admin import ModelAdmin

from content.accounts import people
from content.admin.drafts import DraftForms
from content.book import FIGURES, PartKey
from content.drafts.translations import TranslationState
from content.editions.reviews import DraftChange
from content.languages import LANGUAGES
from content.publishing import rights
from content.publishing.errors import NotYourLanguage
from content.publishing.translations import confirm_translation, source_checksum
from content.schema import NOUNS
from tests.all_rows import everything, touched
from tests.browser_forms import read_form
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
)
from tests.staff_forms import forged
from tests.test_nothing_else_changes import FORMS, NOW

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def german():
    """Who translates into German, and into no other language."""
    user = make_translator("german")
    people.say(user, writes=["de"])
    return user


@pytest.mark.parametrize("noun", FORMS)
def test_by_form_only_german_words_change(client, noun, german):
    row = FORMS[noun]()
    url = f"/staff/content/{noun}/{row.pk}/change/"
    data = forged(client, url, editor=make_editor())
    client.force_login(german)
    before = everything()
    assert client.post(url, data, headers=ENGLISH).status_code in (200, 302, 403)
    found = touched(before, everything())
    notes = {"changed_at", *(one for one in found if "draftchange" in one)}
    assert {one for one in found if not one.endswith("_de")} <= notes


@pytest.mark.parametrize("noun", FORMS)
def test_saving_refuses_what_a_form_lets_through(client, noun, german, monkeypatch):
    row = FORMS[noun]()
    url = f"/staff/content/{noun}/{row.pk}/change/"
    data = forged(client, url, editor=make_editor())
    monkeypatch.setattr(
        DraftForms,
        "get_readonly_fields",
        lambda self, request, obj=None: [
            *ModelAdmin.get_readonly_fields(self, request, obj)
        ],
    )
    client.force_login(german)
    before = everything()
    answer = client.post(url, data, headers=ENGLISH)
    assert answer.status_code in (200, 403)
    assert everything() == before


def test_a_german_translator_does_change_german_words(client, german):
    """So that the tests above do not hold because nothing can be changed at all."""
    page = make_page()
    url = f"/staff/content/page/{page.pk}/change/"
    client.force_login(german)
    sent, _texts = read_form(client.get(url).content.decode())
    before = everything()
    answer = client.post(url, sent | {"summary_de": ["Ein neuer Satz."]})
    assert answer.status_code == 302
    assert {"summary_de"} == touched(before, everything()) - {"changed_at"} - {
        place[0] for place in everything() if "draftchange" in place[0]
    }


@pytest.mark.parametrize("noun", [one for one in NOUNS.values() if one.texts])
def test_the_rule_for_every_noun(noun, german):
    model = noun.model
    ask = rights.languages_to_change
    assert ask(german, model=model, source="nl") == {"de"}
    assert ask(german, model=model, source="de") == set()
    everybody = make_translator()
    assert ask(everybody, model=model, source="nl") == {*LANGUAGES} - {"nl"}
    assert ask(make_editor(), model=model, source="nl") == {*LANGUAGES}
    assert ask(make_user("guest"), model=model, source="nl") == set()
    figures = PartKey(f"{noun.name}/x", FIGURES)
    assert not rights.may_change(german, figures, source="nl")
    assert rights.may_change(make_reviewer(), figures, source="nl")


def test_an_answer_for_another_language_is_refused(german):
    page = make_page()
    publish(page, author=make_editor(), approver=make_reviewer())
    page.sections.update(body_nl="Een langere zin.")
    states = list(TranslationState.objects.values())
    key = PartKey("section/costs/first", "en")
    with pytest.raises(NotYourLanguage):
        confirm_translation(key=key, source=source_checksum(key), by=german, now=NOW)
    assert list(TranslationState.objects.values()) == states
    assert not DraftChange.objects.exists()
    own = PartKey(key.entry, "de")
    confirm_translation(key=own, source=source_checksum(own), by=german, now=NOW)
    assert own in changed()


def test_every_form_of_a_noun_is_looked_at():
    alone = (noun for noun in NOUNS.values() if noun.texts and not noun.parent)
    assert {noun.model.lower() for noun in alone} <= {*FORMS}
