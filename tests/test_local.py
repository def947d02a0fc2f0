"""`make run` for somebody who has just cloned the project."""

import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ketamine_info.local import serving

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.xdist_group("local")


def start(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "ketamine_info.local", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_taken_port_gets_a_clear_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = start("--port", str(port))
    assert answer.returncode == 1
    assert f"Port {port} cannot be used" in answer.stderr
    assert f"make run PORT={port + 1}" in answer.stderr


@pytest.mark.parametrize("port", ["70000", "http"])
def test_a_port_that_is_none_gets_a_clear_sentence(port):
    answer = start("--port", port)
    assert answer.returncode != 0
    assert "Traceback" not in answer.stderr
    assert port in answer.stderr


def test_demo_accounts_are_never_made_on_a_real_site(db, settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="production"):
        call_command("demo_accounts")


def test_demo_accounts_keep_their_passwords(db, settings, tmp_path, capsys):
    settings.BASE_DIR = tmp_path
    call_command("demo_accounts")
    first = capsys.readouterr().out
    call_command("demo_accounts")
    assert capsys.readouterr().out == first
    assert first.count("\n") == 5
    kept = tmp_path / "var" / "demo-accounts.json"
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("reload", [False, True])
def test_both_servers_run_in_the_environment_that_was_installed(reload):
    """A program that finds itself by its name would lose the virtual environment."""
    program, *rest = serving(port=8000, reload=reload)
    assert Path(program).is_absolute()
    assert Path(program).parent == Path(sys.executable).parent
    assert any("8000" in argument for argument in rest)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")
def test_a_stop_while_the_worker_is_starting_ends_the_server():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(serving(port=port, reload=False), cwd=ROOT)
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    pause = threading.Event()
    while not children.read_text() and server.poll() is None:
        pause.wait(0.01)
    server.terminate()
    try:
        assert server.wait(timeout=15) == 0
    finally:
        server.kill()
