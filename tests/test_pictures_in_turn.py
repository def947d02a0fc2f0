"""Pictures are made one after the other, whoever asks for them."""

import subprocess
import sys
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content.admin import picture_form
from content.pictures import ready, turns
from content.pictures.errors import PictureRefused
from content.pictures.master import master_of
from tests.picture_making import photo

HOLD = """
import sys
from content.pictures.turns import my_turn
with my_turn():
    print("mine", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def own_turn(tmp_path, monkeypatch):
    """A turn that no other test waits for."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)


def test_two_threads_take_turns(monkeypatch):
    together, alone = threading.Barrier(2), []

    def slow(*_args, **_options):
        try:
            together.wait(0.3)
        except threading.BrokenBarrierError:
            alone.append(True)
        return [("x.jpg", b"")]

    monkeypatch.setattr(ready, "files_of", slow)
    masters = [master_of(photo(320, 200, seed=seed)) for seed in (1, 2)]
    makers = [threading.Thread(target=ready.make_ready, args=[one]) for one in masters]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join(20)
    assert alone == [True, True]


def test_two_processes_take_turns_and_a_dead_one_gives_its_turn_back():
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "mine\n"
    done = threading.Event()

    def make():
        master_of(photo(320, 200))
        done.set()

    maker = threading.Thread(target=make)
    maker.start()
    assert not done.wait(0.3)  # it would be done long before
    other.kill()
    other.communicate()
    assert done.wait(20)
    maker.join()


def test_without_a_place_for_the_turn_pictures_are_made(monkeypatch, tmp_path):
    monkeypatch.setattr(turns, "place", lambda: tmp_path / "absent" / "turn")
    assert master_of(photo(320, 200)).width == 320


def test_a_failed_picture_gives_the_turn_back():
    with pytest.raises(PictureRefused):
        master_of(b"no picture")
    assert master_of(photo(320, 200)).width == 320


@pytest.mark.django_db
def test_a_third_upload_is_told_to_come_back_instead_of_waiting(monkeypatch):
    def upload():
        return SimpleUploadedFile("a.png", photo(320, 200))

    told = []

    def two_more(_master):
        monkeypatch.setattr(picture_form, "master_of", third)
        told.append(picture_form.read_upload(upload()))
        raise PictureRefused("second")

    def third(_data):
        told.append(picture_form.read_upload(upload()))
        raise PictureRefused("third")

    monkeypatch.setattr(picture_form, "master_of", two_more)
    assert str(picture_form.read_upload(upload())) == "second"
    refused, second = told
    assert isinstance(refused, PictureRefused)
    assert "twee andere afbeeldingen" in str(refused)
    assert str(second) == "third"
    monkeypatch.undo()
    assert not isinstance(picture_form.read_upload(upload()), PictureRefused)
