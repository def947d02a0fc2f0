"""A German translator changes German words and nothing else, whatever she sends: each kind
of field of every form, rows and files that nobody asked for, steps that are others' to take.

The forms' own locks are taken away where saving itself has to hold (`publishing/rights.py`).
"""

import re

import polib
import pytest
from django import forms
from django.contrib.admin import ModelAdmin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from content.accounts import people
from content.admin.drafts import DraftForms
from content.drafts.reading import draft_book, model_of
from content.editions.editions import Edition
from content.editions.reading import earlier_source
from content.exchange.catalogues import files
from content.languages import LANGUAGES
from content.schema import BY_MODEL, children
from tests.all_rows import everything, touched
from tests.browser_forms import read_form
from tests.factories import (
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    publish,
)
from tests.picture_making import photo
from tests.staff_reading import TRANSLATIONS
from tests.test_nothing_else_changes import FORMS

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
ENTRY = "section/costs/first"


@pytest.fixture
def german():
    """Who translates into German, and into no other language."""
    user = make_translator("german")
    people.say(user, writes=["de"])
    return user


@pytest.fixture
def unlocked(monkeypatch):
    """Forms that let everybody send everything."""
    monkeypatch.setattr(
        DraftForms,
        "get_readonly_fields",
        lambda self, request, obj=None: [
            *ModelAdmin.get_readonly_fields(self, request, obj)
        ],
    )


@pytest.fixture
def public():
    """A public page in three languages, whose Dutch has another draft."""
    page = make_page("costs")
    publish(page, author=make_editor(), approver=make_reviewer())
    page.sections.update(body_nl="Een andere zin.")
    return page


def made(noun):
    """A row of a noun and its rows, each with all its words."""
    row = FORMS[noun]()
    declared = BY_MODEL[type(row).__name__]
    for one in (declared, *children(declared.name)):
        texts = [f"{name}_{code}" for name in one.texts for code in LANGUAGES]
        words = {name: "Woord" for name in texts if not re.search("slug|moment", name)}
        model_of(one)._default_manager.update(**words)
    return row


def opened(client, url):
    """What an editor's form sends, and its fields: name → field of the form."""
    client.force_login(make_editor("opens"))
    page = client.get(url, headers=ENGLISH)
    sent, _texts = read_form(page.content.decode())
    found = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        found += [one for one in inline.formset.forms if one.instance.pk]
    return sent, {bound.html_name: bound for one in found for bound in one}


def other_words(fields):
    """Valid words for every text of another language: no address, and no time in words,
    which a step may have in place of a number alone."""
    return {
        name: ["Stiekem anders"]
        for name in fields
        if re.search(r"_(nl|en)$", name) and not re.search("slug|moment", name)
    }


def other_figures(fields, sent):
    """Something else, that could stand there, for each field that is no translation."""
    found = {}
    for name, bound in fields.items():
        field, now = bound.field, sent.get(name, [""])[0]
        if name.endswith("key") or re.search(r"_(nl|de|en)$", name):
            continue
        if isinstance(field, forms.BooleanField):
            found[name] = [] if now else ["on"]
        elif isinstance(field, forms.IntegerField) and name.endswith("position"):
            found[name] = [str(int(now or 0) + 1)]
        elif isinstance(field, forms.TypedChoiceField):
            codes = [str(code) for code, _label in field.choices if code]
            found[name] = [code for code in codes if code != now][:1]
        elif type(field) is forms.CharField:
            found[name] = ["stiekem"]
    return found


def without_fields(data):
    return {name: values for name, values in data.items() if values}


NOTED = {"changed_at", "content_draftchange", "content_translationstate"}


def url_of(row):
    return reverse(f"admin:content_{row._meta.model_name}_change", args=[row.pk])


# --- Forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize("noun", FORMS)
def test_words_of_other_languages_are_refused_by_saving_itself(
    client, noun, german, unlocked
):
    url = url_of(made(noun))
    sent, fields = opened(client, url)
    assert (words := other_words(fields))
    client.force_login(german)
    before = everything()
    answer = client.post(url, sent | words, headers=ENGLISH)
    assert answer.status_code == 403
    assert everything() == before


@pytest.mark.parametrize("noun", FORMS)
def test_figures_and_order_are_refused_by_saving_itself(client, noun, german, unlocked):
    url = url_of(made(noun))
    sent, fields = opened(client, url)
    client.force_login(german)
    before, refused = everything(), 0
    for name, value in other_figures(fields, sent).items():
        answer = client.post(url, without_fields(sent | {name: value}), headers=ENGLISH)
        refused += answer.status_code == 403
        assert answer.status_code in (200, 302, 403)
        assert everything() == before, name
    assert refused or noun == "synonym"  # whose form has words alone


@pytest.mark.parametrize("noun", FORMS)
def test_german_words_are_saved_and_all_that_was_sent_with_them_is_not(
    client, noun, german
):
    url = url_of(made(noun))
    sent, fields = opened(client, url)
    added = {
        re.sub(r"-row\d+-", "-77-", name): values
        for name, values in (sent | other_words(fields)).items()
        if re.search(r"-row\d+-", name) and not name.endswith("-id")
    }
    ours = {
        name: ["Auf Deutsch"]
        for name in fields
        if name.endswith("_de") and not re.search("slug|moment", name)
    }
    assert ours
    data = sent | other_words(fields) | other_figures(fields, sent) | added | ours
    client.force_login(german)
    before = everything()
    answer = client.post(url, without_fields(data), headers=ENGLISH)
    assert answer.status_code == 302
    found = touched(before, everything()) - NOTED
    assert found
    assert {one for one in found if not one.endswith("_de")} == set()


def test_a_german_translator_hands_in_no_picture_file(client, german):
    url = url_of(FORMS["picture"]())
    client.force_login(german)
    sent, _texts = read_form(client.get(url).content.decode())
    before = everything()
    file = SimpleUploadedFile("room.png", photo())
    data = sent | {"upload": file, "alt_de": "Ein Raum", "credit": "Stiekem"}
    assert client.post(url, data, headers=ENGLISH).status_code == 302
    assert touched(before, everything()) - NOTED == {"alt_de"}


# --- The translators' desk ----------------------------------------------------------------------


@pytest.mark.parametrize("step", ["says", "right", "save"])
def test_at_the_desk_nothing_but_the_language_of_the_page_is_saved(
    client, public, german, step
):
    url = f"{TRANSLATIONS}de/{ENTRY}/"
    client.force_login(german)
    sent, _texts = read_form(client.get(url).content.decode())
    more = {f"{name}_{code}": "Stiekem" for name in ("heading", "body", "title", "slug") for code in ("nl", "en")}  # fmt: skip
    more |= {
        "safety": "on",
        "key": "stiekem",
        "position": "7",
        "page": "9",
        "DELETE": "1",
    }
    mine = {} if step == "right" else {"body_de": "Ein anderer Satz."}
    before = everything()
    client.post(url, sent | more | mine | {"step": step}, headers=ENGLISH)
    found = touched(before, everything()) - NOTED
    assert found == (set() if step == "right" else {"body_de"}) | (
        {"made_against"} if step != "save" else set()
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_at_the_desk_no_other_language_is_changed_or_answered(
    client, public, german, language
):
    client.force_login(make_translator("all"))
    sent, _texts = read_form(client.get(f"{TRANSLATIONS}en/{ENTRY}/").content.decode())
    client.force_login(german)
    before = everything()
    for step in ("says", "right", "save"):
        for typed in ({}, {f"body_{language}": "Stiekem"}):
            data = sent | typed | {"step": step}
            url = f"{TRANSLATIONS}{language}/{ENTRY}/"
            assert client.post(url, data).status_code in (200, 302, 404)
    assert everything() == before


def test_only_an_editor_calls_a_change_one_of_wording(client, public, german):
    client.force_login(german)
    before = everything()
    client.post(TRANSLATIONS, {"wording_only": ENTRY, "reason": "Stiekem."})
    assert everything() == before


def test_no_translator_makes_an_old_edition_the_draft(client, public, german):
    first = Edition.objects.of("costs").order_by("pk").first()
    url = reverse("admin:content_edition_change", args=[first.pk])
    client.force_login(german)
    before = everything()
    client.post(url, {"sure": "1"})
    assert everything() == before
    client.force_login(make_editor("may"))
    client.post(url, {"sure": "1"})
    assert everything() != before


# --- Files ------------------------------------------------------------------------------------------


def handed_in(client, content, name="x.po"):
    file = SimpleUploadedFile(name, content)
    url = reverse("admin:content_catalogues")
    return client.post(url, {"step": "import", "catalogue": file}, headers=ENGLISH)


@pytest.mark.parametrize("name", ["x.po", "x.xlf"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_of_another_language_changes_nothing_under_any_name(
    client, public, german, language, name
):
    catalogue = files.catalogue_of(
        draft_book(), language=language, history=earlier_source
    )
    content = files.written(catalogue, name=name).decode()
    for word in ("A sentence.", "Een zin."):
        content = content.replace(word, "Stiekem.")
    client.force_login(german)
    before = everything()
    for called in (name, f"de-{name}"):
        assert handed_in(client, content.encode(), called).status_code == 200
    assert everything() == before


def test_a_german_file_changes_german_words_alone(client, public, german):
    """Whatever places its entries name: the language is that of the file."""
    catalogue = files.catalogue_of(draft_book(), language="de", history=earlier_source)
    file = polib.pofile(files.written(catalogue, name="x.po").decode())
    for entry in file:
        entry.msgstr = f"{entry.msgstr} Neu"
    client.force_login(german)
    before = everything()
    assert handed_in(client, str(file).encode()).status_code == 200
    found = touched(before, everything()) - NOTED
    assert found
    assert {one for one in found if not one.endswith("_de")} == set()


@pytest.mark.parametrize(
    "place",
    [
        f"{ENTRY} safety",
        f"{ENTRY} body_en",
        f"{ENTRY} key",
        "page/costs slug",
        "page/x",
    ],
)
def test_a_file_names_no_place_that_is_no_words_of_its_language(
    client, public, german, place
):
    catalogue = files.catalogue_of(draft_book(), language="de", history=earlier_source)
    file = polib.pofile(files.written(catalogue, name="x.po").decode())
    [entry] = [one for one in file if one.msgctxt.startswith(f"{ENTRY} body")]
    entry.msgctxt, entry.msgstr = place, "Stiekem."
    client.force_login(german)
    before = everything()
    html = handed_in(client, str(file).encode()).content.decode()
    assert "is no place of this site" in html
    assert everything() == before


def test_no_archive_is_saved_or_loaded(client, german):
    client.force_login(german)
    for name in ("content_archive", "content_archive_look"):
        url = reverse(f"admin:{name}")
        assert client.get(url).status_code == 403
        assert client.post(url, {"step": "load", "result": "x"}).status_code == 403
