"""Characters that no text needs are refused, and break nothing that is stored."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from content.book.parts import SHAPE, canonical, restored
from content.characters import all_readable, readable, unneeded
from content.documents import Document, SectionCopy, from_text, to_text
from content.drafts.pages import Page, Section
from content.drafts.validators import characters_are_needed
from content.editions.editions import Edition
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.staff_forms import in_row, opened, url_of

UNNEEDED = (
    "\x00\x01\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9f"
    "\u202a\u202e\u2066\u2069\u200e\u200f\u061c"
    "\u200b\u2060\ufeff\u2028\u2029\ud800\udfff"
    "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff\ue000\uf0b7"
)
NEEDED = "\t\n\r é ß ’„“ – … µ ≥ ° \u00ad \u200c\u200d \u00a0 \ufffd 🙂 œ \u0301"


@pytest.mark.parametrize("character", UNNEEDED, ids=ascii)
def test_a_character_that_no_text_needs_is_named_with_the_words_around_it(character):
    ((offset, message),) = unneeded(f"Before{character}after")
    assert offset == 6
    assert f"U+{ord(character):04X}" in message
    assert "“Beforeafter”" in message
    assert readable(f"a{character}b") == "ab"


def test_what_texts_need_stays():
    assert list(unneeded(NEEDED)) == []
    assert readable(NEEDED) == NEEDED


@given(st.text())
def test_a_readable_text_can_stand_in_a_feed_and_in_json(text):
    shown = readable(text)
    assert readable(shown) == shown
    feed = Atom1Feed(title=shown, link="/", description=shown)
    feed.add_item(title=shown, link="/", description=shown)
    assert feed.writeString("utf-8")
    shown.encode()


def test_every_text_in_a_value_is_read():
    value = {"a\x0b": ["b\x00", ("c\ufffe", 1, None, True)]}
    assert all_readable(value) == {"a": ["b", ("c", 1, None, True)]}


# --- Entrances -------------------------------------------------------------------------


def test_every_text_field_refuses_them():
    checked = 0
    for model in apps.get_app_config("content").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField):
                assert characters_are_needed in field.validators, field
                checked += 1
    assert checked > 150


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["title_nl", "summary_de", "title_en"])
def test_a_draft_with_one_is_refused_beside_its_field(name):
    page = make_page()
    setattr(page, name, "Kos\x0bten")
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    (message,) = caught.value.message_dict[name]
    assert "U+000B" in message
    assert "Kosten" in message


@pytest.mark.django_db
def test_a_form_leaves_them_out_and_says_so(client):
    client.force_login(make_editor())
    section = make_page().sections.get()
    url = url_of(section.page)
    row = in_row(section, "sections", body_nl="Een.\n\nTwee\u202e drie.")
    data = opened(client, url) | row
    answer = client.post(url, data, headers={"accept-language": "en"}, follow=True)
    section.refresh_from_db()
    assert section.body_nl == "Een.\n\nTwee drie."
    (words,) = [str(one) for one in answer.context["messages"] if "U+" in str(one)]
    assert "U+202E near “Twee drie.”" in words
    assert "has been left out" in words


@pytest.mark.django_db
def test_what_comes_past_the_forms_is_stored_without_them_and_composed():
    page = make_page(title_nl="Cafe\u0301\x0b", sections=[{"body_de": "u\u0308\x00"}])
    assert Page.objects.get(pk=page.pk).title_nl == "Café"
    assert Section.objects.get().body_de == "ü"


@pytest.mark.django_db
def test_a_title_with_a_vertical_tab_breaks_no_feed(client):
    page = make_page(title_nl="Kos\x0bten", summary_nl="Wat\ufffe het kost.")
    publish(page, author=make_editor(), approver=make_reviewer())
    edition = Edition.objects.get(language="nl")
    assert (edition.title, edition.summary) == ("Kosten", "Wat het kost.")
    with override("nl"):
        feed = client.get(reverse("public:feed"))
    assert feed.status_code == 200
    assert "Kosten" in feed.content.decode()
    assert client.get("/nl/costs-nl/").status_code == 200
    assert client.get("/sitemap.xml").status_code == 200


# --- What is stored already ------------------------------------------------------------


@pytest.mark.parametrize("character", UNNEEDED, ids=ascii)
def test_a_stored_document_is_read_without_them(character):
    section = SectionCopy(
        key="a",
        kind="text",
        safety=False,
        language="nl",
        heading=f"b{character}",
        html=f"<p>c{character}</p>",
        records=({"name": f"d{character}"},),
    )
    document = Document(
        page_key="costs",
        language="nl",
        title=f"e{character}",
        slug="f",
        summary=f"g{character}",
        sections=(section,),
    )
    stored = from_text(to_text(document))
    assert character not in str(stored)
    str(stored).encode()


@pytest.mark.parametrize("character", UNNEEDED, ids=ascii)
def test_a_stored_part_is_read_without_it(character):
    values = {"name": f"Zee{character}wind", "hours": [[0, f"08{character}:00", "9"]]}
    found = restored(canonical(values), shape=SHAPE)
    assert found == {"name": "Zeewind", "hours": [[0, "08:00", "9"]]}


def test_what_python_can_print_needs_no_second_look():
    """A stored text that can be printed is not searched: each of them must be told."""
    characters = map(chr, range(0x110000))
    unneeded_ones = [one for one in characters if readable(one) != one]
    assert len(unneeded_ones) > len(UNNEEDED)
    assert not any(one.isprintable() for one in unneeded_ones)
