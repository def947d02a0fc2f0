"""The files that a hospital copies say what the code holds them to."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from content.exchange import archives
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
    settings = (ROOT / "docs" / "settings.md").read_text()
    assert len(names) > 5
    assert [name for name in names if f"`{name}`" not in settings] == []


def test_the_largest_file_of_staff_passes_every_limit():
    limits = [int(one) for one in re.findall(r"client_max_body_size (\d+)m;", NGINX)]
    assert limits == [bodies.MAX_BYTES // 1_000_000]
    assert archives.MAX_BYTES < bodies.MAX_BYTES


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


def test_no_more_connections_are_opened_than_the_database_has():
    text = " ".join(serving.command(port=8000))
    workers, threads = (
        int(re.search(rf"--{name} (\d+)", text)[1])
        for name in ("workers", "blocking-threads")
    )
    assert 1 <= workers * threads <= 20
