"""Every address of the staff side, one of each kind, at two widths: axe and a ruler.

The addresses come from Django's own list, and one page of each is found by walking: from
all that take no argument, by the links that stand there. So a page that somebody adds is
looked at as well, and an address that nothing leads to fails the test until it is named
here.
"""

import os
import re
import subprocess
import sys
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

from tests.browser.conftest import ROOT, PreparedSite, _serve

WIDTHS = (1280, 390)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

STAFF = f"/{settings.STAFF_PATH}"

LEFT_OUT = {
    "answers a script or a style sheet, is no page": r"admin:(jsi18n|autocomplete)|desk:paper-sheet"
    r"|admin:content_(\w+_open|page_preview_unsaved|look_up|paste|picture_file)",
    "only takes what a form sends": r"sign_out_everywhere|interface_language"
    r"|person_(deactivate|activate|link|new_start)|admin:content_languages_read",
    "only leads on": r"password_change|admin:(password_change|login|view_on_site|app_list|None)"
    r"|desk:edit|admin:content_archive_look|mfa_(login_webauthn|authenticate|reauthenticate\w*)",
    "ends what one is doing": r"account_logout|admin:logout",
    "is a page of readers, without the frame of the staff side": r"gallery:example"
    r"|admin:content_(page|review)_preview",
    "belongs to a second step that is set up, as in test_accounts.py": r"mfa_("
    r"deactivate_totp|(view|download)_recovery_codes|(remove|edit)_webauthn)",
    "makes what nobody makes by hand": r"admin:content_(edition|review|journalentry)_add",
    "would only show the list again": r"admin:content_journalentry_(change|history|delete)"
    r"|admin:content_(edition|review)_delete",
}
"""Why an address is not looked at → the names of the addresses."""

ONE_OF_EACH = ("history", "delete")
"""Pages that are the same for every noun: one of them will do."""

WITHOUT_A_LINK = {"person": [1], "admin:content_erase_name": [1]}
"""Addresses to begin with, besides those that take no argument."""

OUTSIDE = {"account_login": [], "forgotten_password": [], "one_time_link": ["gone"]}
"""What somebody sees who is not logged in."""

MAKE_WORK = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from content.drafts.notices import Notice
from content.drafts.pages import Page
from tests.factories import ask, changed
from tests.picture_making import make_picture
now = timezone.now()
page = Page.objects.get(key="costs")
page.title_en += " now"
page.summary_nl += " Nu."
page.save()
ask(changed("page/costs"), by=User.objects.get(username="nurse"), now=now)
Notice.objects.create(key="lift", starts_at=now, ends_at=now + timedelta(days=9),
                      source_language="nl", title_nl="Lift", text_nl="De lift is stuk.")
make_picture()
"""
"""A review that waits, a notice and a picture: the starter content has none."""

TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
LAID_OUT = """
  for (const part of document.querySelectorAll('main details')) part.open = true;
  for (const bar of document.querySelectorAll('.language-bar, .save-bar')) bar.style.position = 'static';
"""
"""What is folded is looked at as well. What sticks to the window lies over something else
wherever one scrolls to; axe would take that for the size of what is below."""

BY_WIDTH = pytest.mark.parametrize(
    "width",
    [
        pytest.param(width, marks=pytest.mark.xdist_group(f"every staff page {width}"))
        for width in WIDTHS
    ],
)


@pytest.fixture(scope="module")
def busy_site(prepared_site, tmp_path_factory):
    """A server where something of every kind is there: its address."""
    folder = tmp_path_factory.mktemp("busy")
    for address in _serve(prepared_site, folder):
        _make_work(prepared_site, folder)
        yield address


def _make_work(prepared: PreparedSite, folder):
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", MAKE_WORK],
        cwd=ROOT,
        env={
            **os.environ,
            **prepared.environment,
            "DATABASE_URL": f"sqlite:///{folder}/site.db",
        },
        check=True,
    )


def routes(patterns=None, before="", spaces=""):
    """(route, name) of every address below the staff side."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(one.pattern)
        if not isinstance(one, URLPattern):
            space = f"{one.namespace}:" if one.namespace else spaces
            yield from routes(one.url_patterns, route, space)
        elif f"/{route}".startswith(STAFF):
            yield route, f"{spaces}{one.name}"


def is_left_out(name):
    return any(re.fullmatch(names, name) for names in LEFT_OUT.values())


def kind_of(path):
    """What a page is one of: its name; "" for what is not looked at."""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    name = found.view_name
    if not path.startswith(STAFF) or is_left_out(name) or name in OUTSIDE:
        return ""
    shared = [word for word in ONE_OF_EACH if name.endswith(f"_{word}")]
    return shared[0] if shared else name


def walk(get):
    """Name → address of one page of each kind. get: asks for a page, by its address."""
    plain = (route for route, _name in routes() if not set("<(^") & {*route})
    named = (reverse(name, args=args) for name, args in WITHOUT_A_LINK.items())
    todo = deque([STAFF, *named, *(f"/{route}" for route in plain)])
    seen = {}
    while todo:
        path = todo.popleft()
        kind = kind_of(urlsplit(path).path)
        if not kind or kind in seen:
            continue
        answer = get(path)
        assert answer.status == 200, (path, answer.status)
        assert kind_of(urlsplit(answer.url).path) == kind, (path, answer.url)
        seen[kind] = path
        for link in re.findall(r'<a [^>]*?href="([^"]+)"', answer.text()):
            one = urlsplit(urljoin(path, unescape(link)))
            if not one.netloc:
                todo.append(one._replace(fragment="").geturl())
    return seen


def look(page):
    """What axe and the ruler find on the page that stands open."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(LAID_OUT)
    found = page.evaluate(
        """async options => (await axe.run(document, options)).violations.map(one =>
          `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`)""",
        {"resultTypes": ["violations"], "preload": False, "runOnly": TAGS},
    )
    if (wide := page.evaluate(TOO_WIDE)) > 0:
        found.append(f"{wide} px too wide")
    return found


@BY_WIDTH
def test_axe_and_a_ruler_find_nothing_on_any_page_of_the_staff_side(
    width, busy_site, open_browser
):
    size = {"width": width, "height": 800}
    outsider = open_browser(busy_site, viewport=size)
    person = open_browser(busy_site, viewport=size)
    person.log_in("administrator")
    get = person.page.context.request.get
    seen = walk(lambda path: get(busy_site + path))
    wanted = {
        name
        for _route, name in routes()
        if not is_left_out(name) and not name.endswith(ONE_OF_EACH)
    }
    assert wanted - seen.keys() - OUTSIDE.keys() == set()
    outside = [reverse(name, args=args) for name, args in OUTSIDE.items()]
    wrong = {}
    for who, paths in ((person, seen.values()), (outsider, outside)):
        for path in paths:
            who.go(path)
            for what in look(who.page):
                wrong.setdefault(what, []).append(path)
    lines = [f"{what} at {where}" for what, where in wrong.items()]
    assert not lines, "\n".join(lines)


def test_the_main_pages_hold_at_night(busy_site, open_browser):
    person = open_browser(busy_site, color_scheme="dark")
    person.log_in("administrator")
    wrong = []
    for path in (
        STAFF,
        reverse("admin:content_page_changelist"),
        reverse("admin:content_page_change", args=[1]),
        reverse("admin:content_clinic_change", args=[1]),
    ):
        person.go(path)
        for width in WIDTHS:
            person.page.set_viewport_size({"width": width, "height": 800})
            wrong += [f"{path} {width}: {one}" for one in look(person.page)]
    assert wrong == []
