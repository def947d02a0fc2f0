"""The form of a page as the server writes it: marks, kinds, and why it was not saved."""

import pytest
from django.conf import settings
from django.urls import reverse

from content.admin.kinds_shown import BY_CODE
from content.drafts.pages import Section
from content.sections import KINDS
from tests.browser_forms import read_form
from tests.factories import confirm_translations, make_editor, make_page
from tests.staff_forms import in_row, new_row

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def draft():
    draft = make_page(sections=[{"key": "a"}, {"key": "b"}])
    confirm_translations()
    return draft


@pytest.fixture
def nurse(client):
    client.force_login(make_editor())
    return client


@pytest.fixture
def url(draft):
    return reverse("admin:content_page_change", args=[draft.pk])


def html(client, url):
    return client.get(url, headers=ENGLISH).content.decode()


def test_every_kind_of_section_can_be_chosen_by_a_picture_and_a_line_of_words():
    assert {*BY_CODE} == {*KINDS}
    pictures = settings.BASE_DIR / "static/css/admin/kinds"
    sheet = (pictures.parent / "kinds.css").read_text()
    for kind in BY_CODE.values():
        assert (pictures / f"{kind.picture}.svg").exists()
        assert f"kinds/{kind.picture}.svg" in sheet
        assert f'[data-tone="{kind.tone}"]' in sheet
        assert str(kind.purpose).endswith(".")


def test_a_card_says_which_language_is_behind(nurse, url, draft):
    before = html(nurse, url)
    assert 'data-saved="behind"' not in before
    Section.objects.filter(page=draft, key="a").update(body_nl="Iets anders.")
    after = html(nurse, url)
    assert after.count('data-saved="behind"') == 2
    assert 'data-card-state="de" data-saved="behind"' in after


def test_a_save_that_is_refused_names_every_place_and_counts_them(nurse, url, draft):
    sent = read_form(html(nurse, url))[0]
    first = draft.sections.get(key="a")
    row = in_row(first, "sections", anchors="Not A Key")
    answer = nurse.post(url, sent | row | {"slug_nl": "Not one"}, headers=ENGLISH)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>(2) Error:" in " ".join(page.split()).replace("<title> ", "<title>")
    assert '<a href="#id_slug_nl">' in page
    assert f'<a href="#id_sections-row{first.pk}-anchors">' in page
    assert "2 places have to be mended" in page
    # The same sentence at both places; Django's own speaks of a slug.
    assert page.count("Use small letters a–z, digits and single hyphens") == 4
    assert draft.sections.get(key="a").anchors == ""


def test_a_place_in_a_row_that_is_new_is_named_as_new(nurse, url):
    sent = read_form(html(nurse, url))[0]
    row = new_row("sections", 2, heading_nl="New", kind="text", key="Not one")
    page = nurse.post(url, sent | row, headers=ENGLISH).content.decode()
    assert '<a href="#id_sections-2-key">Section (new) –' in page


def test_a_form_that_is_opened_counts_nothing(nurse, url):
    assert 'id="problems"' not in html(nurse, url)


def test_what_was_removed_is_said_after_saving(nurse, url, draft):
    sent = read_form(html(nurse, url))[0]
    gone = draft.sections.get(key="b")
    row = in_row(gone, "sections", DELETE="on")
    answer = nurse.post(url, sent | row, headers=ENGLISH, follow=True)
    assert f"Removed: “{gone}”" in answer.content.decode()
    assert not draft.sections.filter(key="b").exists()
