"""`python -m ketamine_info.local`: the whole site on your own machine, in one command.

Writes local settings (a random secret) to `.env`, prepares the database, loads the
starter content into an empty site, makes demo accounts and serves on 127.0.0.1.
Every step can be run again.
"""

import argparse
import fcntl
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ketamine_info import serving as server

BASE_DIR = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


def main() -> None:
    """Prepare and serve; ends with a sentence when it cannot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reload", action="store_true", help="for working on the code")
    arguments = parser.parse_args()
    port = arguments.port
    os.chdir(BASE_DIR)
    _demand_free(port)
    _claim(port)
    _write_settings()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketamine_info.settings")
    os.environ.setdefault("SITE_ADDRESS", f"http://{HOST}:{port}")
    _prepare()
    address = f"http://{HOST}:{port}"
    print(f"\nReaders: {address}/   Staff: {address}/staff/   Stop with Ctrl-C.\n")
    sys.stdout.flush()
    _publish_what_is_due()
    command = serving(port=port, reload=arguments.reload)
    os.execv(command[0], command)  # noqa: S606 (our own)


def _publish_what_is_due() -> None:
    """Beside the server, and no longer than it."""
    subprocess.Popen([sys.executable, "manage.py", "publish_due", "--every", "20"])


def serving(*, port: int, reload: bool) -> list[str]:
    """The command that serves: granian, or Django's server that reloads changed code."""
    if reload:
        return [sys.executable, "manage.py", "runserver", f"{HOST}:{port}"]
    return server.command(port=port, host=HOST)


def _prepare() -> None:
    import django
    from django.core.management import call_command

    from ketamine_info.catalogues import BrokenCatalogue, compile_all

    with _step("Compiling the interface texts"):
        try:
            compile_all()
        except BrokenCatalogue as error:
            sys.exit(f"\nThe interface texts cannot be used. Mend this first:\n{error}")
        django.setup()
    with _step("Preparing the database"):
        call_command("migrate", verbosity=0)
    with _step("Collecting styles and scripts"):
        call_command("collectstatic", interactive=False, verbosity=0)
    with _step("Loading the starter content"):
        call_command("load_content", BASE_DIR / "content/starter", if_empty=True)
    call_command("demo_accounts")


def _write_settings() -> None:
    """Local settings, once: a secret of this machine's own."""
    path = BASE_DIR / ".env"
    if path.exists():
        return
    path.touch(mode=0o600)
    path.write_text(
        "# Settings of this machine only; written by `make run`, never committed.\n"
        f"SECRET_KEY={secrets.token_urlsafe(50)}\n"
        f"ALLOWED_HOSTS=localhost,{HOST},[::1]\n"
        "HTTPS=0\n",
        encoding="utf-8",
    )
    print("Wrote local settings with a random secret to .env")


def _demand_free(port: int) -> None:
    """End with a clear sentence when something else listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            sys.exit(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Choose another: make run PORT={port % 65535 + 1}"
            )
        except OverflowError:
            sys.exit(f"{port} is no port. Choose one between 1024 and 65535.")


def _claim(port: int) -> None:
    """End when another `make run` of this folder is getting ready on the same port.

    The claim is a lock that passes on to the server and ends with it, however it ends.
    """
    (BASE_DIR / "var").mkdir(exist_ok=True)
    claim = os.open(BASE_DIR / "var" / f".port-{port}", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"Another “make run” is already starting on port {port}.")
    os.set_inheritable(claim, True)  # noqa: FBT003 (positional only)


@contextmanager
def _step(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"{what} … ", end="", flush=True)
    start = time.monotonic()
    yield
    print(f"{time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
