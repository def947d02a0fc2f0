"""Pictures as content files: in and out without a byte changed."""

import shutil

import pytest
from django.utils.translation import override

from content.drafts.pictures import Image, ImageFile, Picture
from content.editions.published_files import PublishedFile
from content.exchange import picture_files
from content.exchange.exporting import export
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from tests.fact_folder import PAGE, edit
from tests.picture_making import photo

pytestmark = pytest.mark.django_db

TABLE, FILE = "records/pictures.yaml", "pictures/infusion-room.png"
ENTRY = """\
- key: infusion-room
  credit: 'Photo: A. Jansen'
  alt:
    nl: Een behandelkamer
    de: Ein Behandlungsraum
    en: A treatment room
  caption:
    nl: ''
    de: Der Raum
    en: ''
"""


@pytest.fixture
def folder(fact_files):
    """The example folder with a picture that its page shows."""
    (fact_files / "pictures").mkdir()
    (fact_files / FILE).write_bytes(photo(320, 200, compress_level=1))
    (fact_files / TABLE).write_text(ENTRY)
    for page in fact_files.glob("pages/procedure.*.md"):
        page.write_text(page.read_text().rstrip() + "\n\n![](picture:infusion-room)\n")
    return fact_files


def problems(folder, now):
    with pytest.raises(BrokenContent) as caught:
        load(folder, now=now)
    return [(one.file, one.line, one.message) for one in caught.value.problems]


def test_what_is_loaded_is_exported_byte_for_byte(folder, now, tmp_path):
    load(folder, now=now)
    export(tmp_path / "out")
    for name in (FILE, TABLE, PAGE):
        assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes()
    assert PublishedFile.objects.count() == 3


def test_loading_twice_changes_nothing_and_makes_no_file_anew(folder, now, monkeypatch):
    load(folder, now=now)
    before = set(ImageFile.objects.values_list("pk", "name"))
    monkeypatch.setattr("content.drafts.pictures.make_ready", None)
    again = load(folder, now=now)
    assert (again.changed, again.published) == (0, 0)
    assert set(ImageFile.objects.values_list("pk", "name")) == before


def test_another_program_may_have_written_more_into_the_file(folder, now, tmp_path):
    sound = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(sound + b"something behind")
    load(folder, now=now)
    assert load(folder, now=now).changed == 0
    export(tmp_path / "out")
    assert b"something behind" not in (tmp_path / "out" / FILE).read_bytes()


def test_a_new_file_replaces_the_old_one_and_issues_the_page_again(folder, now):
    load(folder, now=now)
    (folder / FILE).write_bytes(photo(320, 200, seed=3))
    done = load(folder, now=now)
    assert (done.changed, done.published) == (1, 3)  # in every language
    assert Image.objects.count() == 1
    assert PublishedFile.objects.count() == 6


def test_a_picture_that_is_gone_from_the_files_is_deleted(folder, now):
    load(folder, now=now)
    (folder / TABLE).write_text("[]\n")
    (folder / FILE).unlink()
    for page in folder.glob("pages/procedure.*.md"):
        text = page.read_text().replace("![](picture:infusion-room)", "")
        page.write_text(text.rstrip() + "\n")
    load(folder, now=now)
    assert not Picture.objects.exists()
    assert not Image.objects.exists()
    assert PublishedFile.objects.exists()  # an old edition still shows it


def test_pictures_without_a_table_of_theirs_are_left_alone(folder, now, fact_files):
    load(folder, now=now)
    (folder / TABLE).unlink()
    shutil.rmtree(folder / "pictures")
    assert load(folder, now=now).changed == 0
    assert Picture.objects.exists()


@pytest.mark.parametrize(
    "data, words",
    [
        (b"<!doctype html>", "webpagina"),
        (photo()[:-999], "beschadigd"),
        (b"", "leeg"),
        (photo(100, 100), "100 pixels breed"),
    ],
)
def test_a_broken_file_is_reported_with_its_name_and_nothing_is_loaded(
    folder, now, data, words
):
    (folder / FILE).write_bytes(data)
    with override("nl"):
        [(file, line, message)] = problems(folder, now)
    assert (file, line) == (FILE, 1)
    assert words in message
    assert not Image.objects.exists()


def test_an_entry_without_a_file_and_a_file_without_an_entry_are_reported(folder, now):
    (folder / FILE).rename(folder / "pictures/other.png")
    assert problems(folder, now) == [
        ("pictures/other.png", 1, f"No entry of {TABLE} has the key “other”."),
        (TABLE, 1, f"There is no {FILE}. A picture is stored as PNG."),
    ]


def test_files_without_any_table_are_reported(folder, now):
    (folder / TABLE).unlink()
    assert problems(folder, now)[0][0] == FILE


@pytest.mark.parametrize(
    "file, old, new, words",
    [
        (PAGE, "picture:infusion-room", "picture:infusion-rom", "infusion-room"),
        (PAGE, "![](picture", "![A room](picture", "vierkante haken"),
        (TABLE, "en: A treatment room", "en: ''", "infusion-room"),
        (TABLE, "A treatment room", "A {{fasting_food}}", "fasting_food"),
        (TABLE, "credit:", "maker:", "Unknown: maker"),
    ],
)
def test_a_wrong_word_about_a_picture_is_reported_where_it_stands(
    folder, now, file, old, new, words
):
    edit(folder, file, old, new)
    found = problems(folder, now)
    assert any(words in message for _file, _line, message in found), found
    assert not Picture.objects.exists()


def test_a_picture_has_its_place_below_the_folder():
    assert picture_files.path_of("infusion-room") == FILE
