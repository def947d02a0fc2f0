"""A real server with the real starter content, and a real Chromium to read it with.

Each test gets its own copy of a prepared database, so that journeys may publish and
withdraw as they like. Without a Chromium the tests are skipped, unless
REQUIRE_BROWSER=1 demands one.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from ketamine_info import serving
from tests.once_per_run import made_once
from tests.served_site import KEEP_PAGES

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery staple"
PATIENCE = 30_000
"""Milliseconds that a browser waits for what it needs: longer than a busy machine takes."""

expect.set_options(timeout=PATIENCE)
CHROMIUM = next(
    filter(
        None,
        map(
            shutil.which,
            (
                *("chromium-headless-shell", "chromium", "chromium-browser"),
                "google-chrome",
            ),
        ),
    ),
    None,
)
"""The same browser without its own windows opens a page in half the time."""

MAKE_ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
from content.languages import LANGUAGES
from content.publishing import four_eyes
for name, role in (("nurse", "Editor"), ("colleague", "Editor"),
                   ("doctor", "Medical reviewer"), ("translator", "Translator")):
    user = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    four_eyes.say_languages(user, LANGUAGES)
User.objects.create_superuser("administrator", password={PASSWORD!r})
"""

CARDS_STAND_OPEN = """
if (location.pathname.startsWith("/staff/")) localStorage.setItem("staff-cards", "open");
"""
"""What a person has chosen who wants no row of a form folded. Readers keep nothing."""


def pytest_collection_modifyitems(items):
    """A file of browser tests stays on one worker, unless a test names its own group."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, but there is no Chromium on this machine.")
        pytest.skip("There is no Chromium on this machine.")
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [
            *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update"),
            "--disable-sync",
        ],
    }


@dataclass(frozen=True)
class PreparedSite:
    """Where the prepared database stands, and the environment of its server."""

    database: Path
    environment: dict[str, str]


@pytest.fixture(scope="session")
def prepared_site(static_root, tmp_path_factory) -> PreparedSite:
    environment = {
        **os.environ,
        "STATIC_ROOT": str(static_root),
        "LANGUAGE": "en",
        "MAKE_AHEAD": "0",  # hundreds of short servers; nobody waits for their search
    }
    folder = made_once(
        "prepared-site", make=partial(_fill, environment), factory=tmp_path_factory
    )
    return PreparedSite(_database(folder), environment)


def _database(folder: Path) -> Path:
    return folder / "prepared.db"


def _fill(environment: dict[str, str], folder: Path) -> None:
    for command in (
        ["migrate", "--verbosity=0"],
        ["load_content", "content/starter"],
        ["shell", "--no-imports", "-c", MAKE_ACCOUNTS],
        ["shell", "--no-imports", "-c", KEEP_PAGES],  # or every server would draw them
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env={**environment, "DATABASE_URL": f"sqlite:///{_database(folder)}"},
            check=True,
            stdout=subprocess.DEVNULL,
        )


@pytest.fixture(scope="module")
def readers_site(prepared_site, tmp_path_factory):
    """A server whose content no test of the module changes: its address."""
    yield from _serve(prepared_site, tmp_path_factory.mktemp("readers"))


@pytest.fixture
def site(prepared_site, tmp_path):
    """A server of this test's own: its address."""
    yield from _serve(prepared_site, tmp_path)


def _serve(prepared: PreparedSite, folder: Path):
    shutil.copy(prepared.database, folder / "site.db")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        serving.command(port=port, workers=1),
        cwd=ROOT,
        env={**prepared.environment, "DATABASE_URL": f"sqlite:///{folder}/site.db"},
    )
    try:
        _wait_until_listening(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_listening(server: subprocess.Popen, port: int) -> None:
    pause = threading.Event()
    for _attempt in range(600):
        if server.poll() is not None:
            pytest.fail("The server ended before it answered.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            pause.wait(0.05)
        else:
            return
    pytest.fail("The server did not answer within 30 seconds.")


@dataclass
class Person:
    """Somebody at a browser of their own."""

    page: Page
    site: str
    complaints: list[str]

    def go(self, path: str) -> None:
        self.page.goto(self.site + path)

    def log_in(self, name: str) -> None:
        self.go("/staff/")
        self.fill_in_login(name)

    def fill_in_login(self, name: str) -> None:
        """Log in on the page that is open, in whatever language it is."""
        self.page.locator("[name=login]").fill(name)
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("[name=password]").press("Enter")

    def log_out(self) -> None:
        self.open_menu()
        self.page.locator("#logout-form button:not([name])").click()

    def open_menu(self) -> None:
        """The person's own menu, in the header."""
        self.page.locator(".person-menu > summary").click()


class HeldBack:
    """What a page asks for comes only after `let_go`: hand one to `Page.route`.

    Playwright tells of a request before it asks what becomes of it, so a request may
    have to be let go that is not held yet.
    """

    def __init__(self):
        self._held, self._is_over = [], False

    def __call__(self, route: Route) -> None:
        if self._is_over:
            route.continue_()
        else:
            self._held.append(route)

    def let_go(self) -> None:
        self._is_over = True
        while self._held:
            self._held.pop().continue_()


@pytest.fixture
def open_browser(browser: Browser, request, tmp_path):
    """Open a browser for a person; complaints of the console fail the test.

    folds: the rows of a form are folded, as they are on a new device.
    """
    people: list[tuple[BrowserContext, Person]] = []

    def open_(site: str, *, folds: bool = False, **options) -> Person:
        context = browser.new_context(**{"locale": "en-GB", **options})
        context.set_default_timeout(PATIENCE)
        if not folds:
            context.add_init_script(CARDS_STAND_OPEN)
        page = context.new_page()
        person = Person(page=page, site=site, complaints=[])
        page.on(
            "console",
            lambda message: (
                person.complaints.append(message.text)
                if message.type == "error" or "Content Security" in message.text
                else None
            ),
        )
        page.on("pageerror", lambda error: person.complaints.append(str(error)))
        people.append((context, person))
        return person

    yield open_
    for number, (context, person) in enumerate(people):
        if getattr(request.node, "failed", False):
            shot = ROOT / "build" / f"{request.node.name}-{number}.png"
            shot.parent.mkdir(exist_ok=True)
            person.page.screenshot(path=shot, full_page=True)
        context.close()
    # Chromium reports every 404 and 410 as an error of the console; they are ours.
    complaints = [
        text
        for _context, person in people
        for text in person.complaints
        if "404 (Not Found)" not in text and "410 (Gone)" not in text
    ]
    assert complaints == []


@pytest.fixture(scope="module")
def read_with_letters(browser_type, browser_type_launch_args, readers_site):
    """Open a page in a browser whose own letters have so many pixels."""
    browsers: dict[int, Browser] = {}

    def open_(size: int, **options) -> Page:
        if size not in browsers:
            letters = f"--blink-settings=defaultFontSize={size}"
            arguments = [*browser_type_launch_args["args"], letters]
            browsers[size] = browser_type.launch(
                **{**browser_type_launch_args, "args": arguments}
            )
        return browsers[size].new_page(base_url=readers_site, **options)

    yield open_
    for browser in browsers.values():
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" and report.failed:
        item.failed = True
    return report
