"""What went wrong with translations elsewhere, as tests of what this site promises.

Each test names the thread in which it was reported. The states themselves are held by
`test_translations.py`, the addresses by `test_public_pages.py` and `test_redirects.py`.
"""

import re

import polib
import pytest
from django.db import connection
from django.utils import timezone

from content.book import PartKey
from content.book.translation import state_of
from content.drafts.reading import draft_book
from content.editions.editions import Edition
from content.editions.reading import earlier_source, published_book
from content.exchange.catalogues import files
from content.exchange.catalogues.saving import import_by
from content.languages import LANGUAGES
from content.publishing import actions
from tests.browser_forms import read_form
from tests.factories import (
    ask,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_section,
    make_translator,
    publish,
    publish_changes,
)
from tests.staff_reading import TRANSLATIONS, look, words_of

pytestmark = pytest.mark.django_db
ENTRY = "section/costs/first"
GERMAN = PartKey(ENTRY, "de")


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def ada():
    return make_translator("ada")


@pytest.fixture
def people(nurse, doctor):
    return {"author": nurse, "approver": doctor}


@pytest.fixture
def costs(people):
    """A public page whose translations say its source."""
    page = make_page("costs", sections=[{"safety": True}])
    publish(page, **people)
    return page


def by_form(client, user, page, **typed):
    """Save the form of a page as a browser does; `body_nl` is of its first section."""
    client.force_login(user)
    url = f"/staff/content/page/{page.pk}/change/"
    sent, _texts = read_form(client.get(url).content.decode())
    row = page.sections.get(key="first")
    for name, text in typed.items():
        of_section = name.startswith(("body", "heading"))
        field = f"sections-row{row.pk}-{name}" if of_section else name
        assert field in sent
        sent[field] = [text]
    assert client.post(url, sent).status_code == 302


def at_desk(client, user, step, language="de", **typed):
    """Answer a text at the translators' desk."""
    client.force_login(user)
    url = f"{TRANSLATIONS}{language}/{ENTRY}/"
    sent, _texts = read_form(client.get(url).content.decode())
    return look(client, user, url, **(sent | typed), step=step)


def states(book=None):
    book = book or draft_book()
    return {code: state_of(book, ENTRY, code) for code in ("de", "en")}


def reader(client, language, page="costs"):
    html = client.get(f"/{language}/{page}-{language}/").content.decode()
    return re.search("<main.*</main>", html, re.DOTALL)[0]


# --- A translation is behind because of words, never because of a save -------------------------


def test_saving_a_public_page_as_a_draft_makes_no_translation_stale(
    client, costs, nurse, people
):
    """digitalfabrik/integreat-cms#4284: publishing and saving as a draft both did."""
    by_form(client, nurse, costs)
    assert states() == {"de": "", "en": ""}
    by_form(client, nurse, costs, body_nl="Een andere zin.")
    by_form(client, nurse, costs, body_nl="Een zin.")
    assert states() == {"de": "", "en": ""}
    assert changed() == []
    by_form(client, nurse, costs, summary_nl="Wat het kost.")
    publish_changes(changed(), **people)
    assert states() == states(published_book()) == {"de": "", "en": ""}
    assert "notice--behind" not in reader(client, "de")


def test_a_translation_into_one_more_language_makes_no_other_one_stale(
    client, people, ada, nurse
):
    """digitalfabrik/integreat-cms#4254: translating into a new language did."""
    page = make_page("costs", sections=[{"body_en": "", "heading_en": ""}])
    publish(page, **people)
    assert states() == {"de": "", "en": "missing"}
    before = Edition.objects.newest().get(language="de")
    at_desk(client, ada, "says", "en", heading_en="Costs", body_en="A sentence.")
    assert states() == {"de": "", "en": ""}
    publish_changes(changed(), author=ada, approver=people["approver"])
    assert states(published_book()) == {"de": "", "en": ""}
    assert Edition.objects.newest().get(language="de") == before


# --- A change of the source is seen without a button that synchronises ---------------------------


def test_a_source_that_changes_while_it_is_translated_is_told_at_once(
    client, nurse, ada, doctor, now
):
    """wagtail-localize#861: nothing told it before both were public, and starting again
    brought the first source back."""
    page = make_page("costs", sections=[{"body_de": "", "heading_de": ""}])
    at_desk(client, ada, "says", heading_de="Kopf", body_de="Ein Satz.")
    assert states()["de"] == ""
    by_form(client, nurse, page, body_nl="Een andere zin.")
    assert states()["de"] == "behind"
    html = look(client, ada, f"{TRANSLATIONS}de/{ENTRY}/")
    assert "Een andere zin." in words_of(html)
    assert "Een zin." not in words_of(html)
    assert page.sections.get().body_de == "Ein Satz."  # nothing of hers is replaced
    at_desk(client, ada, "says", body_de="Ein anderer Satz.")
    review = ask(changed(), by=ada, now=now)
    approved = {"review": review, "by": doctor, "now": now}
    actions.approve(**approved, result=actions.plan_of(review).result)
    assert "Ein anderer Satz." in reader(client, "de")


def test_a_source_that_nobody_has_published_yet_waits_in_the_queue(
    client, costs, nurse, ada
):
    """wagtail-localize#266: a change came to the translators after publishing, and after
    a second button."""
    by_form(client, nurse, costs, body_nl="Een andere zin.")
    html = look(client, ada, f"{TRANSLATIONS}de/")
    assert f"/{ENTRY}/" in html
    assert "Een andere zin." not in reader(client, "nl")


def test_what_was_translated_by_hand_outlives_every_change_of_its_source(
    client, costs, nurse, ada
):
    """wagtail-localize#876: whoever followed the source again lost the words typed by
    hand."""
    section = costs.sections.get
    for number, source in enumerate(("Twee.", "Drie.", "Vier."), start=2):
        by_form(client, nurse, costs, body_nl=source)
        assert states()["de"] == "behind"
        words = section().body_de
        content = files.written(
            files.catalogue_of(draft_book(), language="de", history=earlier_source),
            name="de.po",
        )
        assert import_by(ada, content, name="de.po", now=timezone.now()).count == 0
        assert section().body_de == words
        typed = f"Von Hand {'x' * number}."
        at_desk(client, ada, "says", body_de=typed)
        assert section().body_de == typed
        assert states()["de"] == ""
    assert section().body_en == "A sentence."


# --- What the source has and a translation has not ------------------------------------------------


def test_a_new_section_of_the_source_is_missing_everywhere_it_should_be(
    client, costs, people, ada
):
    """wagtail-localize#623: nothing told that a translation lacks a block."""
    nothing = {f"{name}_{code}": "" for name in ("heading", "body") for code in ("de", "en")}  # fmt: skip
    make_section(costs, key="new", position=999, body_nl="Nieuw.", **nothing)
    assert state_of(draft_book(), "section/costs/new", "de") == "missing"
    html = look(client, ada, f"{TRANSLATIONS}de/")
    assert "/section/costs/new/" in html
    publish_changes(changed(), **people)
    german = reader(client, "de")
    assert "Nieuw." in german
    assert "notice--foreign" in german
    assert "Ein Satz." in german


def test_a_new_paragraph_of_the_source_is_told_to_staff_and_readers(
    client, costs, nurse, people, ada
):
    """wagtail-localize#623, within one text."""
    by_form(client, nurse, costs, body_nl="Een zin.\n\nEn een tweede.")
    html = look(client, ada, f"{TRANSLATIONS}de/{ENTRY}/")
    assert "beside__row--new" in html.partition("passage-body")[2]
    catalogue = files.catalogue_of(draft_book(), language="de", history=earlier_source)
    file = polib.pofile(files.written(catalogue, name="de.po").decode())
    assert [one.msgid for one in file.fuzzy_entries()] == ["Een zin.\n\nEn een tweede."]
    publish_changes(changed(), **people)
    german = reader(client, "de")
    assert "En een tweede." in german
    assert "notice--behind" in german


# --- Addresses and empty texts ----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translated_address_that_changes_leads_on_in_its_language_alone(
    language, client, costs, nurse, people
):
    """wagtail#9833: only the address of the source got a redirect."""
    by_form(client, nurse, costs, **{f"slug_{language}": f"new-{language}"})
    publish_changes(changed(), **people)
    for code in LANGUAGES:
        answer = client.get(f"/{code}/costs-{code}/")
        if code == language:
            assert answer["Location"] == f"/{code}/new-{code}/"
            assert client.get(answer["Location"]).status_code == 200
        else:
            assert answer.status_code == 200
    other = LANGUAGES[LANGUAGES.index(language) - 1]
    assert (
        f'href="/{language}/new-{language}/"'
        in client.get(f"/{other}/costs-{other}/").content.decode()
    )


@pytest.mark.parametrize("here", LANGUAGES)
def test_another_language_is_one_link_to_the_same_page_at_its_own_address(
    here, client, costs
):
    """django-modeltranslation#555: the address stayed in the first language."""
    html = client.get(f"/{here}/costs-{here}/").content.decode()
    menu = re.search('<nav class="language-menu".*?</nav>', html, re.DOTALL)[0]
    others = [code for code in LANGUAGES if code != here]
    found = re.findall(r'href="([^"]+)"[^>]* hreflang="(\w+)"', menu)
    assert found == [(f"/{code}/costs-{code}/", code) for code in others]
    for url, code in found:
        answer = client.get(url)
        assert answer.status_code == 200
        assert f'<html lang="{code}"' in answer.content.decode()


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_translation_is_empty_whatever_stands_in_the_column_without_language(
    empty, client, people
):
    """django-modeltranslation#567: nobody could tell what an empty text shows. Here: the
    source, marked, and never a third language or what was there before."""
    page = make_page("costs", sections=[{"heading_de": empty, "body_de": empty}])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE content_section SET heading = 'Oud', body = 'Oud.'")
        cursor.execute("UPDATE content_page SET title = 'Oud', summary = 'Oud.'")
    confirm_translations()
    publish_changes(changed(), **people)
    german = reader(client, "de")
    assert "Een zin." in german
    assert "notice--foreign" in german
    assert "A sentence." not in german
    assert "Oud" not in german
    client.force_login(people["author"])
    url = f"/staff/content/page/{page.pk}/change/"
    sent, _texts = read_form(client.get(url).content.decode())
    row = page.sections.get().pk
    assert sent[f"sections-row{row}-body_de"] == [""]
    assert "Oud" not in str(sent)
