"""Every public page × language × width × colours: what axe, a ruler and a finger find."""

import os

import pytest

from tests.browser.looking import (
    IBM_SCRIPT,
    SCHEMES,
    WIDTHS,
    faint,
    findings,
    findings_on_colours,
    ibm_findings,
    load_axe,
    load_ibm,
    sideways,
    too_small,
)
from tests.browser.places import LANGUAGES, every_address

BY_LANGUAGE = pytest.mark.parametrize(
    "language",
    [
        pytest.param(code, marks=pytest.mark.xdist_group(f"every page {code}"))
        for code in LANGUAGES
    ],
)


@BY_LANGUAGE
def test_nothing_is_wrong_on_any_page_at_any_width_in_any_colours(
    language, readers_site, open_browser
):
    wrong: dict[str, list[str]] = {}
    looked = 0
    for scheme, media in SCHEMES.items():
        # A browser of its own: Chromium keeps colours from the media before.
        reader = open_browser(readers_site, bypass_csp=True, **media)
        for place in every_address(language):
            reader.go(place)
            load_axe(reader.page)
            for width in WIDTHS:
                reader.page.set_viewport_size({"width": width, "height": 800})
                # A page has the same parts in every scheme, and other colours.
                found = findings(reader.page) if scheme == "light" else []
                found += findings_on_colours(reader.page)
                found += [f"small: {target}" for target in too_small(reader.page)]
                found += [f"faint: {text}" for text in faint(reader.page)]
                if wide := sideways(reader.page):
                    found.append(f"{wide} px too wide")
                for what in found:
                    wrong.setdefault(what, []).append(f"{place} {width} {scheme}")
                looked += 1
    assert looked == len(every_address(language)) * 9
    assert [f"{what} at {where}" for what, where in wrong.items()] == []


@BY_LANGUAGE
def test_ibms_checker_finds_nothing_on_any_page(language, readers_site, open_browser):
    if not IBM_SCRIPT.exists():
        message = "IBM's checker needs `npm ci --prefix tests/checkers`."
        if os.environ.get("REQUIRE_CHECKERS") == "1":
            pytest.fail(f"REQUIRE_CHECKERS=1. {message}")
        pytest.skip(message)
    reader = open_browser(readers_site, bypass_csp=True)
    wrong: dict[str, list[str]] = {}
    for place in every_address(language):
        reader.go(place)
        load_ibm(reader.page)
        for width in (360, 1280):  # tables are lists, and tables
            reader.page.set_viewport_size({"width": width, "height": 800})
            for what in ibm_findings(reader.page):
                wrong.setdefault(what, []).append(f"{place} {width}")
    assert [f"{what} at {where}" for what, where in wrong.items()] == []
