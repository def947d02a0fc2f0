"""While one person saves something large, others go on, or read a plain sentence."""

import sqlite3

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from content.admin import picture_form, pictures
from content.drafts import pictures as drafts
from content.drafts.archives import Archive
from content.drafts.pictures import Image, Picture
from content.exchange import importing, picture_files
from content.exchange.loading import load
from tests.factories import make_editor
from tests.picture_making import make_picture, photo
from tests.staff_forms import opened as form_of
from tests.test_archives import LOOK, exported, hand_in
from tests.test_picture_files import folder  # noqa: F401
from tests.test_picture_staff import ADD, words

SENTENCE = "Er is niets opgeslagen"


def upload():
    return SimpleUploadedFile("IMG_1.jpg", photo(320, 200, form="JPEG"))


@pytest.fixture
def nurse(client):
    client.force_login(make_editor())


def typed_into(client, url):
    """The form as a browser sends it without a new file."""
    form = form_of(client, url)
    return {name: form[name] for name in form if "upload" not in name}


@pytest.fixture
def made(monkeypatch):
    """What was made ready, each time outside of any transaction."""
    made = []

    def watch(module, name):
        real = getattr(module, name)

        def watched(*args, **options):
            assert not connection.in_atomic_block
            made.append(name)
            return real(*args, **options)

        monkeypatch.setattr(module, name, watched)

    watch(picture_form, "master_of")
    watch(picture_files, "master_of")
    watch(drafts, "make_ready")
    return made


def test_nobody_waits_while_an_upload_is_made_ready(committed_db, client, nurse, made):
    assert client.post(ADD, words(upload=upload())).status_code == 302
    assert made == ["master_of", "make_ready"]
    assert Picture.objects.get().image.files.count() == 4


def test_nobody_waits_while_files_are_made_ready(committed_db, folder, now, made):  # noqa: F811
    load(folder, now=now)
    assert made == ["master_of", "make_ready"]
    assert Image.objects.get().files.count() == 4


@pytest.fixture
def look(committed_db, client):
    """An archive with a picture that is not here, handed in and looked at."""
    client.force_login(make_editor())
    picture = make_picture()
    archive = exported()
    picture.delete()
    Image.objects.forget_unused()
    hand_in(client, archive)
    return client.get(LOOK).context["look"]


def test_nobody_waits_while_an_archive_is_made_ready(look, client, made):
    client.post(LOOK, {"step": "load", "result": look.result})
    assert made == ["master_of", "make_ready"]
    assert Image.objects.get().files.count() == 4
    assert not Archive.objects.exists()


def test_an_archive_that_is_replaced_while_it_is_made_ready_is_not_loaded(
    look, client, monkeypatch
):
    real = importing.read

    def replaced(files):
        Archive.objects.update(at=timezone.now())
        return real(files)

    monkeypatch.setattr(importing, "read", replaced)
    answer = client.post(LOOK, {"step": "load", "result": look.result})
    assert answer.status_code == 200
    assert Archive.objects.exists()
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_a_picture_that_goes_while_it_comes_again_has_all_its_files():
    picture = make_picture()
    before = {*picture.image.files.values_list("name", flat=True)}
    again = Image.objects.make_ready(picture_files.master_of(photo(320, 200)))
    picture.delete()
    Image.objects.forget_unused()
    assert not Image.objects.exists()
    kept = Image.objects.keep(again)
    assert {*kept.files.values_list("name", flat=True)} == before
    assert kept.fallback == "jpg"


@pytest.fixture
def locked(shared_database, client, nurse):
    """Somebody else is saving; whoever waits gives up at once."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite locks a whole database")
    make_picture("old-room")
    connection.cursor().execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_a_locked_database_is_a_sentence_and_the_form_is_kept(locked, client):
    dutch = {"Accept-Language": "nl"}
    answer = client.post(ADD, words(upload=upload()), headers=dutch)
    assert answer.status_code == 200
    errors = answer.context["adminform"].form.errors
    assert SENTENCE in errors["__all__"][0]
    assert "upload" in errors  # browsers forget it, so it is asked for again
    for typed in ("Een kamer", "Onze kamer", "Photo: A. Jansen"):
        assert f'value="{typed}"' in answer.content.decode()
    locked.execute("ROLLBACK")
    assert Picture.objects.count() == 1
    assert client.post(ADD, words(upload=upload())).status_code == 302
    assert Picture.objects.count() == 2


def test_so_it_is_when_words_are_changed(locked, client):
    url = reverse("admin:content_picture_change", args=[Picture.objects.get().pk])
    data = typed_into(client, url)
    data["alt_de"] = "Ganz neu"
    answer = client.post(url, data, headers={"Accept-Language": "nl"})
    assert SENTENCE in answer.context["adminform"].form.errors["__all__"][0]
    assert 'value="Ganz neu"' in answer.content.decode()
    locked.execute("ROLLBACK")
    assert Picture.objects.get().alt_de != "Ganz neu"
    assert client.post(url, data).status_code == 302
    assert Picture.objects.get().alt_de == "Ganz neu"


class Cause(Exception):
    """What a driver for PostgreSQL raises."""

    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


@pytest.mark.parametrize("sqlstate, is_told", [("40P01", True), ("53100", False)])
def test_only_a_lock_is_told_so(
    committed_db, client, nurse, monkeypatch, sqlstate, is_told
):
    def save_model(*args):
        raise OperationalError("…") from Cause(sqlstate)

    monkeypatch.setattr(pictures.PictureAdmin, "save_model", save_model)
    picture = make_picture("old-room")
    url = reverse("admin:content_picture_change", args=[picture.pk])
    data = typed_into(client, url)
    client.raise_request_exception = False
    answer = client.post(url, data | {"alt_de": "Neu"})
    assert answer.status_code == (200 if is_told else 503)
