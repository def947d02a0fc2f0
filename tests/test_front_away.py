"""A database that is away or hangs: what is kept goes on, the rest says so at once."""

import os
import threading

import pytest
from django.db import OperationalError, connection

from content.editions.finished import FinishedState
from content.finished.renewing import renew
from ketamine_info.front import drawing, keeper, on_disk
from ketamine_info.front.kept import Kept, Response
from ketamine_info.front.on_disk import OnDisk
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.front_reading import Reader

pytestmark = pytest.mark.django_db

PAGE = "/nl/costs-nl/"
AWAY = {
    "/nl/costs-nl/": "Er ging iets mis",
    "/de/costs-de/": "Etwas ist schiefgegangen",
    "/en/nowhere/": "Something went wrong",
}


def gone(*arguments, **options):
    raise OperationalError("gone")


@pytest.fixture
def reader():
    """Of a worker that has never heard the database."""
    publish(make_page(), author=make_editor(), approver=make_reviewer())
    renew()
    return Reader()


@pytest.fixture
def silent(reader, monkeypatch):
    reader.database.is_gone = True
    assert not reader.keeper.ask()
    return reader


def assert_is_away(answer):
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "60"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_worker_that_knows_nothing_says_so_in_the_readers_language(
    silent, django_assert_num_queries
):
    with django_assert_num_queries(0):
        for path, words in AWAY.items():
            answer = silent.get(path)
            assert_is_away(answer)
            assert words in answer.text
            language = path[1:3]
            assert f'<html lang="{language}"' in answer.text
            assert answer.headers["Content-Language"] == language
        german = silent.get("/", accept_language="de")
    assert_is_away(german)
    assert AWAY["/de/costs-de/"] in german.text
    assert silent.keeper.kept.on_demand == {}
    assert silent.passed_on == []


def test_it_has_the_pages_as_soon_as_the_database_is_back(silent):
    assert silent.get(PAGE).status == 503
    silent.database.is_gone = False
    assert "Een zin." in silent.hears().get(PAGE).text


def test_half_of_the_threads_may_wait_for_a_database_that_does_not_answer(silent):
    while silent.front._waiting.acquire(blocking=False):
        pass
    assert silent.get("/nl/zoeken/").status == 503
    assert silent.get("/staff/").headers["Retry-After"]
    assert silent.passed_on == []
    silent.get("/static/nothing.css")
    assert silent.passed_on == ["/static/nothing.css"]
    silent.front._waiting.release()
    silent.get("/nl/zoeken/")
    silent.get("/nl/zoeken/")  # the first has let go of its place
    assert silent.passed_on[1:] == ["/nl/zoeken/"] * 2


def test_a_database_that_hangs_is_silent(reader, monkeypatch):
    """Readers are not asked to wait until the question is given up."""
    reader.hears()
    begun, over = threading.Event(), threading.Event()

    def hang(*arguments):
        begun.set()
        over.wait(20)
        raise OperationalError("given up")

    monkeypatch.setattr(reader.database, "rows", hang)
    monkeypatch.setattr(keeper, "PATIENCE", 0)
    thread = threading.Thread(target=reader.keeper.ask)
    thread.start()
    try:
        assert begun.wait(20)
        assert reader.keeper.is_silent
        assert reader.get(PAGE).status == 200
        assert reader.get("/nl/other/").status == 503
    finally:
        over.set()
        thread.join()
    assert reader.keeper.is_silent


def test_what_django_cannot_read_is_a_sentence(client):
    client.raise_request_exception = False
    dutch, form = {"accept-language": "nl"}, {"login": "nurse", "password": "secret"}
    with connection.execute_wrapper(gone):
        search = client.get("/nl/zoeken/")
        staff = client.post("/staff/login/", form, headers=dutch)
    assert search.status_code == staff.status_code == 503
    assert "beheerder" not in search.content.decode()
    assert "beheerder" in staff.content.decode()


# --- On disk -----------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "QUIET", -1)
    return OnDisk(tmp_path / "kept")


def file_of(disk):
    return disk._path


def followed(disk):
    """A worker that has heard the database, and what it kept."""
    reader = Reader().hears()
    disk.follow(reader.keeper.kept)
    return reader


def test_a_worker_that_starts_without_the_database_has_what_was_kept_last(
    reader, disk, monkeypatch
):
    reader = followed(disk)
    expected = reader.get(PAGE)
    os.utime(file_of(disk), (1_000_000_000, 1_000_000_000))
    later = Reader()
    later.database.is_gone = True
    later.keeper._disk = OnDisk(file_of(disk).parent)
    assert not later.keeper.ask()
    later.keeper.remember()
    assert later.keeper.heard_at == 1_000_000_000
    answer = later.get(PAGE)
    assert (answer.status, "vergeleken" in answer.text) == (200, True)  # a dated notice
    os.utime(file_of(disk))
    later.keeper.heard_at = 0
    later.keeper.remember()
    assert later.get(PAGE).body == expected.body
    later.database.is_gone = False
    assert later.hears().keeper.kept.sequence == FinishedState.objects.get().sequence


def test_what_is_outdated_leaves_the_disk_at_once(disk, monkeypatch):
    page = Response(200, (), b"", "", 0, 0)
    first = Kept(1, "one", {"/nl/": page, "/de/": page})
    disk.follow(first)
    assert file_of(disk).exists()
    monkeypatch.setattr(on_disk, "QUIET", 1000)
    disk.follow(Kept(2, "one", {"/nl/": page, "/de/": page, "/en/": page}))
    assert file_of(disk).exists()  # one more takes nothing back
    disk.follow(less := Kept(3, "one", {"/nl/": page}))
    assert not file_of(disk).exists()
    monkeypatch.setattr(on_disk, "QUIET", -1)
    disk.follow(less)
    assert {*disk.read()[0].rows} == {"/nl/"}
    monkeypatch.setattr(on_disk, "QUIET", 1000)
    disk.follow(Kept(1, "another database", {"/nl/": page}))
    assert not file_of(disk).exists()


@pytest.mark.parametrize(
    "content", ["", "{}", '{"made_by": "another", "rows": []}', "[1]", "\0"]
)
def test_a_file_that_is_not_ours_is_nothing(disk, content):
    file_of(disk).parent.mkdir()
    file_of(disk).write_text(content)
    assert disk.read() == (Kept(), 0.0)


def test_a_full_disk_leaves_no_half_file_and_one_line(disk, monkeypatch, caplog):
    disk.follow(Kept(1, "one", {}))
    before = file_of(disk).read_text()

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    for number in range(2, 5):
        disk.follow(Kept(number, "one", {}))
    assert file_of(disk).read_text() == before
    assert [*file_of(disk).parent.iterdir()] == [file_of(disk)]
    assert len(caplog.records) == 1


def test_nothing_is_drawn_for_what_django_answers_itself():
    assert drawing.away("/nl/zoeken/", accept_language="") is None
