"""Uploading a picture, finding it again, and what happens when the file is wrong."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from content.drafts.pictures import Image, ImageFile, Picture
from content.editions.reviews import DraftChange
from tests.factories import (
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
)
from tests.picture_making import bomb, make_picture, opened, photo
from tests.staff_forms import opened as form_of
from tests.staff_reading import questions_of

pytestmark = pytest.mark.django_db

ADD = reverse("admin:content_picture_add")
LIST = reverse("admin:content_picture_changelist")


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


def file(data, name="IMG_4711.jpg"):
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def words(**others):
    return {
        "credit": "Photo: A. Jansen",
        "alt_nl": "Een kamer",
        "alt_de": "",
        "alt_en": "",
        "caption_nl": "Onze kamer",
        "caption_de": "",
        "caption_en": "",
        **others,
    }


def change_of(picture):
    return reverse("admin:content_picture_change", args=[picture.pk])


def test_an_upload_becomes_a_picture_and_says_what_to_write_into_a_text(client, nurse):
    answer = client.post(ADD, words(upload=file(photo(700, 500, form="JPEG"))))
    picture = Picture.objects.get()
    assert answer["Location"] == change_of(picture)
    assert (picture.image.width, picture.image.height) == (700, 500)
    assert (picture.alt_nl, picture.credit) == ("Een kamer", "Photo: A. Jansen")
    assert ImageFile.objects.count() == 1 + 3 * 3
    html = client.get(answer["Location"]).content.decode()
    assert "![](picture:een-kamer)" in html
    [address] = [
        a.split('"')[0] for a in html.split('<img class="picture-preview" src="')[1:]
    ]
    assert opened(client.get(address).content).size == (320, 229)
    rows = DraftChange.objects.values_list("entry", "language", "by")
    assert {*rows} == {
        ("picture/een-kamer", language, nurse.pk) for language in ("", "nl")
    }


def test_a_name_and_a_type_that_lie_about_a_sound_picture_do_no_harm(client, nurse):
    client.post(ADD, words(upload=file(photo(form="WEBP"), "report.pdf")))
    assert Picture.objects.get().image.width == 640


@pytest.mark.parametrize(
    "data, sentence",
    [
        (b"<!doctype html><title>x</title>", "Dit is een webpagina, wat de naam ook"),
        (bomb(60_000, 60_000), "60000 × 60000 pixels"),
        (bomb(8_000, 5_000), "minder dan 40 miljoen"),
        (photo(form="JPEG")[:-2000], "Het bestand is beschadigd"),
        (b"0" * 20_000_001, "toegestaan is hoogstens 20 MB"),
        (photo(200, 200), "200 pixels breed"),
    ],
)
def test_a_wrong_file_is_told_beside_its_field_and_nothing_typed_is_lost(
    client, nurse, data, sentence
):
    answer = client.post(
        ADD, words(upload=file(data)), headers={"Accept-Language": "nl"}
    )
    assert answer.status_code == 200
    form = answer.context["adminform"].form
    assert list(form.errors) == ["upload"]
    assert sentence in form.errors["upload"][0]
    html = answer.content.decode()
    for typed in ("Een kamer", "Onze kamer", "Photo: A. Jansen"):
        assert f'value="{typed}"' in html
    assert not Picture.objects.exists()
    assert not Image.objects.exists()


def test_a_sound_file_beside_another_mistake_is_asked_for_again(client, nurse):
    answer = client.post(ADD, words(upload=file(photo()), alt_nl=""))
    errors = answer.context["adminform"].form.errors
    assert set(errors) == {"alt_nl", "upload"}
    assert not Image.objects.exists()


@pytest.mark.parametrize(
    "missing, field", [({"upload": ""}, "upload"), ({"alt_nl": ""}, "alt_nl")]
)
def test_a_new_picture_needs_its_file_and_words_in_the_source_language(
    client, nurse, missing, field
):
    answer = client.post(ADD, words(**{"upload": file(photo()), **missing}))
    assert field in answer.context["adminform"].form.errors


def test_words_change_without_uploading_again_and_a_new_file_replaces_the_old(
    client, nurse
):
    picture = make_picture()
    before = picture.image
    url = change_of(picture)
    data = {
        name: value
        for name, value in form_of(client, url).items()
        if "upload" not in name
    }
    assert client.post(url, {**data, "alt_de": "Ein Zimmer"}).status_code == 302
    picture.refresh_from_db()
    assert (picture.alt_de, picture.image) == ("Ein Zimmer", before)
    data = {**data, "alt_de": "Ein Zimmer", "initial-alt_de": "Ein Zimmer"}
    answer = client.post(url, {**data, "upload": file(photo(seed=5))})
    assert answer.status_code == 302
    picture.refresh_from_db()
    assert picture.image != before
    assert [*Image.objects.all()] == [picture.image]
    rows = DraftChange.objects.order_by("pk").values_list("entry", "language")
    assert [*rows] == [("picture/infusion-room", "de"), ("picture/infusion-room", "")]


def test_the_same_file_twice_is_kept_once(client, nurse):
    for _time in range(2):
        client.post(ADD, words(upload=file(photo())))
    keys = Picture.objects.order_by("position").values_list("key", flat=True)
    assert [*keys] == ["een-kamer", "een-kamer-2"]
    assert Image.objects.count() == 1


def test_the_list_shows_each_picture_and_where_it_is_used(client, nurse):
    make_picture("room-0")
    make_page(sections=[{"body_de": "![](picture:room-3)"}])
    client.get(LIST)
    for_one = questions_of(lambda: client.get(LIST))
    assert for_one < 60
    for number in range(1, 5):
        make_picture(f"room-{number}")
    assert questions_of(lambda: client.get(LIST)) <= for_one
    answer = client.get(LIST)
    rows = {row.key: row.shown_on for row in answer.context["cl"].result_list}
    assert rows == {f"room-{n}": ["costs"] if n == 3 else [] for n in range(5)}
    assert answer.content.decode().count('<img class="picture-thumbnail"') == 5


def test_a_picture_in_use_is_not_deleted_and_an_unused_one_goes_with_its_files(
    client, nurse
):
    picture = make_picture()
    page = make_page(sections=[{"body_de": "![](picture:infusion-room)"}])
    url = reverse("admin:content_picture_delete", args=[picture.pk])
    answer = client.post(url, {"post": "yes"}, follow=True)
    assert "costs" in str(next(iter(answer.context["messages"])))
    assert Picture.objects.exists()
    page.sections.update(body_de="Ein Satz.")
    client.post(url, {"post": "yes"})
    assert not Picture.objects.exists()
    assert not ImageFile.objects.exists()


def test_a_translator_changes_other_languages_and_no_file(client):
    picture = make_picture()
    client.force_login(make_translator())
    url = change_of(picture)
    form = client.get(url).context["adminform"].form
    assert "upload" not in form.fields
    assert set(form.fields) == {
        f"{f}_{c}" for f in ("alt", "caption") for c in ("de", "en")
    }
    data = {"alt_de": "Neu", "alt_en": "", "caption_de": "", "caption_en": ""}
    assert client.post(url, {**data, "upload": file(photo(seed=7))}).status_code == 302
    changed = Picture.objects.get()
    assert (changed.alt_de, changed.image) == ("Neu", picture.image)
    assert client.get(ADD).status_code == 403


def test_a_reviewer_writes_as_an_editor_does_and_a_guest_sees_nothing(client):
    picture = make_picture()
    client.force_login(make_reviewer())
    assert client.get(change_of(picture)).status_code == 200
    client.force_login(make_user("guest"))
    assert client.get(change_of(picture)).status_code == 403
    assert client.post(change_of(picture), words()).status_code == 403
