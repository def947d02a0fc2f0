"""Every address of the staff side, one of each kind, at two widths: axe and a ruler.

The addresses are found by walking: from all that take no argument, by the links that stand
there, to one page of every route. So a page that somebody adds is looked at as well.
"""

from collections import deque
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

WIDTHS = (1280, 390)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BY_WIDTH = ["color-contrast", "target-size", "label", "link-name", "button-name"]
"""Rules whose answer can be another one on a phone."""

STAFF = "/staff/"
NOT_PAGES = ("logout", "jsi18n", "autocomplete", "view_on_site", "app_list", "export")
ONE_OF_EACH = ("history", "delete")
"""Pages that are the same for every noun: one of them will do."""

TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
IN_THE_FLOW = """document.querySelectorAll('.language-bar, .save-bar')
  .forEach(bar => { bar.style.position = 'static'; })"""
"""What sticks to the window lies over something else wherever one scrolls to; axe would
take that for the size of what is below."""
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"


def without_arguments(patterns=None, before=""):
    """Every address below the staff side that can be written down as it stands."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            # What may be added is linked to from its list.
            is_plain = not set("<(^") & set(route) and not route.endswith("/add/")
            if is_plain and f"/{route}".startswith(STAFF):
                yield f"/{route}"
        elif "^" not in route:
            yield from without_arguments(one.url_patterns, route)


def kind_of(path):
    """What a page is one of: its route; "" for what is no page of the staff side."""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    name = found.url_name or ""
    if not path.startswith(STAFF) or any(word in name for word in NOT_PAGES):
        return ""
    shared = [word for word in ONE_OF_EACH if name.endswith(f"_{word}")]
    return shared[0] if shared else found.route


@pytest.fixture
def axe():
    def run(page, **only):
        return page.evaluate(
            """async options => (await axe.run(document, options)).violations.map(one =>
              `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`)""",
            {"resultTypes": ["violations"], "preload": False, **only},
        )

    return run


def test_axe_and_a_ruler_find_nothing_on_any_page_of_the_staff_side(
    readers_site, open_browser, axe
):
    person = open_browser(readers_site, folds=True)
    person.log_in("administrator")
    get = person.page.request.get
    # Some addresses only take what a form sends.
    known = [path for path in without_arguments() if get(readers_site + path).ok]
    todo = deque([STAFF, *known])
    seen, wrong = {}, {}
    while todo:
        path = todo.popleft()
        kind = kind_of(urlsplit(path).path)
        if not kind or kind in seen:
            continue
        seen[kind] = path
        page = person.page
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        answer = page.goto(readers_site + path)
        assert answer is None or answer.status < 400, path
        if not answer or "text/html" not in answer.headers.get("content-type", ""):
            continue
        if page.locator("#container, .gallery").count() == 0:
            continue  # a page that readers have, shown before it is public
        links = [urlsplit(link) for link in page.evaluate(LINKS)]
        todo += [f"{one.path}?{one.query}".rstrip("?") for one in links]
        page.evaluate(AXE_SCRIPT)
        page.evaluate(IN_THE_FLOW)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            only = TAGS if width == WIDTHS[0] else BY_WIDTH
            found = axe(page, runOnly=only)
            if (wide := page.evaluate(TOO_WIDE)) > 0:
                found.append(f"{wide} px too wide")
            for what in found:
                wrong.setdefault(what, []).append(f"{path} {width}")
    every = {
        reverse("admin:index"),
        reverse("admin:content_changes"),
        reverse("admin:content_translations"),
        reverse("admin:content_page_changelist"),
        reverse("admin:content_clinic_add"),
        reverse("gallery:index"),
    }
    assert every <= {*seen.values()}
    assert len(seen) > 60
    lines = [f"{what} at {where}" for what, where in wrong.items()]
    assert not lines, "\n".join(lines)


def test_the_main_pages_hold_at_night(readers_site, open_browser, axe):
    person = open_browser(readers_site, color_scheme="dark")
    person.log_in("administrator")
    wrong = []
    for path in (
        STAFF,
        reverse("admin:content_page_changelist"),
        reverse("admin:content_page_change", args=[1]),
        reverse("admin:content_clinic_change", args=[1]),
    ):
        person.go(path)
        person.page.evaluate(AXE_SCRIPT)
        person.page.evaluate(IN_THE_FLOW)
        for width in WIDTHS:
            person.page.set_viewport_size({"width": width, "height": 800})
            wrong += [
                f"{path} {width}: {one}" for one in axe(person.page, runOnly=TAGS)
            ]
    assert wrong == []
