"""The files that a hospital copies say what the code holds them to."""

import os
import re
import shlex
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from content.exchange import archives
from content.exchange.catalogues import files as catalogues
from content.pictures import limits as pictures
from ketamine_info import bodies, serving

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text()
UNITS = sorted(DEPLOY.glob("*.service"))
DOCUMENT = (ROOT / "docs" / "deployment.md").read_text()


def test_the_document_names_every_file():
    named = DOCUMENT + (DEPLOY / "environment.example").read_text()
    names = [path.name for path in DEPLOY.iterdir()]
    assert len(names) > 10
    missing = [
        name
        for name in names
        if name.removesuffix(".service").removesuffix(".timer") not in named
    ]
    assert missing == []


def test_every_setting_of_the_example_is_documented():
    text = (DEPLOY / "environment.example").read_text()
    names = re.findall(r"^#?([A-Z_]+)='", text, flags=re.MULTILINE)
    documented = (ROOT / "docs" / "settings.md").read_text()
    assert len(names) > 5
    assert [name for name in names if f"`{name}`" not in documented] == []


def test_nginx_and_the_server_take_bodies_of_the_same_size():
    """What nginx let through, the server would refuse in a line of English."""
    handed_on = re.findall(
        r"^        client_max_body_size (\d+);.*\n        proxy_pass",
        NGINX,
        re.MULTILINE,
    )
    assert [int(one) for one in handed_on] == [bodies.MAX_BYTES]


def test_what_staff_may_send_arrives_where_a_sentence_says_that_it_is_too_large():
    """Of all a form takes, whatever else it holds beside the file."""
    texts = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    files = (archives.MAX_BYTES, pictures.MAX_BYTES, catalogues.MAX_BYTES)
    beside = 1_000_000
    assert max(files) + beside <= bodies.MAX_BYTES
    assert pictures.MAX_BYTES + texts + beside < bodies.MAX_BYTES
    assert catalogues.MAX_BYTES + texts + beside < bodies.MAX_BYTES


def test_nginx_lets_go_of_a_connection_before_the_server_does():
    (kept,) = re.findall(
        r"^    keepalive_timeout (\d+)s; # before", NGINX, re.MULTILINE
    )
    assert int(kept) < serving.HEADER_SECONDS


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_a_unit_starts_something_that_is_there(path):
    (line,) = re.findall(r"^ExecStart=(.+)$", path.read_text(), flags=re.MULTILINE)
    program, *arguments = shlex.split(line)
    if arguments[:2] == ["-m", "ketamine_info.serving"]:
        return
    if arguments[:1] == ["manage.py"]:
        command = ROOT / "content" / "management" / "commands" / f"{arguments[1]}.py"
        assert command.exists()
        return
    own = program.removeprefix("/opt/ketamine-info/")
    assert program.startswith("/usr/") or (ROOT / own).stat().st_mode & 0o111


@pytest.mark.parametrize("name", ["backup", "manage", "prepare"])
def test_a_script_is_sound(name):
    subprocess.run(["sh", "-n", DEPLOY / name], check=True)
    assert "set -eu" in (DEPLOY / name).read_text()


def back_up(folder, database):
    """Run deploy/backup; the copy that it names, or None where it failed."""
    environment = folder / "environment"
    environment.write_text(
        f"DATABASE_URL='sqlite:///{database}'\nBACKUP_FOLDER='{folder}/copies'\n"
    )
    done = subprocess.run(
        ["sh", DEPLOY / "backup"],
        env={"PATH": os.environ["PATH"], "ENVIRONMENT_FILE": str(environment)},
        capture_output=True,
        text=True,
    )
    return Path(done.stdout.strip()) if done.returncode == 0 else None


@pytest.mark.parametrize("pattern, is_whole", [("^a+$", True), ("^b+$", False)])
def test_a_copy_is_held_to_the_constraints_of_its_tables(tmp_path, pattern, is_whole):
    """Django's constraints ask for functions that SQLite itself does not have."""
    database = tmp_path / "site.db"
    with closing(sqlite3.connect(database)) as site:
        site.create_function("REGEXP", 2, lambda _pattern, _text: True)
        site.execute(f"CREATE TABLE word (word text CHECK (word REGEXP '{pattern}'))")
        site.execute("INSERT INTO word VALUES ('aaa')")
        site.commit()
    copy = back_up(tmp_path, database)
    assert (copy is not None) == is_whole
    if copy:
        with closing(sqlite3.connect(copy)) as copied:
            assert copied.execute("SELECT word FROM word").fetchall() == [("aaa",)]
    assert len([*(tmp_path / "copies").glob("*.db")]) == int(is_whole)


def test_no_more_connections_are_opened_than_the_database_has():
    text = " ".join(serving.command(port=8000))
    workers, threads = (
        int(re.search(rf"--{name} (\d+)", text)[1])
        for name in ("workers", "blocking-threads")
    )
    assert 1 <= workers * threads <= 20


def test_every_setting_of_the_kernel_is_one_that_it_has():
    """Where the tests run on a kernel for which the file is."""
    lines = (DEPLOY / "sysctl.conf").read_text().splitlines()
    settings = [line for line in lines if line and not line.startswith("#")]
    assert settings
    release = tuple(int(part) for part in re.findall(r"\d+", os.uname().release)[:2])
    for line in settings:
        name, value = line.split(" = ")
        assert value.isdigit()
        if release >= (5, 14):
            assert Path("/proc/sys", *name.split(".")).is_file(), name
