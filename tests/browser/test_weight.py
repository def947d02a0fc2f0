"""What a page asks of a slow phone: few requests, few bytes, nothing that jumps."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import lighthouse
from tests.browser.conftest import CHROMIUM
from tests.browser.places import LANGUAGES, PAGES, address, page_of

FIRST_VIEW, NEXT_VIEW, SCRIPTS = 60_000, 20_000, 10_000
"""Bytes over the wire: all of a first view, all of the next, and all scripts of one."""

SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  const observer = new PerformanceObserver(list =>
    list.getEntries().forEach(entry => { sum += entry.value; }));
  observer.observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""


@pytest.fixture
def weigh(readers_site, open_browser):
    """Open pages one after another as a reader would; the bytes of each kind of file."""
    reader = open_browser(readers_site, viewport={"width": 390, "height": 844})
    network = reader.page.context.new_cdp_session(reader.page)
    network.send("Network.enable")
    kinds: dict[str, str] = {}
    bytes_of: dict[str, list[int]] = {}
    network.on(
        "Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]})
    )
    network.on(
        "Network.loadingFinished",
        lambda e: bytes_of.setdefault(kinds.get(e["requestId"], "?"), []).append(
            int(e["encodedDataLength"])
        ),
    )

    def open_(place: str) -> dict[str, list[int]]:
        bytes_of.clear()
        reader.page.goto(readers_site + place, wait_until="networkidle")
        return {kind: list(sizes) for kind, sizes in bytes_of.items()}

    return open_


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_light_and_the_next_one_lighter(language, weigh):
    first = weigh(address(page_of("side-effects", language)))  # the longest
    assert len(first["Stylesheet"]) == 1
    assert "Font" not in first
    assert sum(map(sum, first.values())) <= FIRST_VIEW
    assert sum(first.get("Script", [])) <= SCRIPTS
    heavy = {}
    for page in PAGES:
        if page.language == language:
            seen = weigh(address(page))
            if sum(map(sum, seen.values())) > NEXT_VIEW:
                heavy[address(page)] = seen
    assert heavy == {}


VOICE_COMES_LATE = """window.fakeVoices = [];
addEventListener("load", () => setTimeout(() => {
  window.fakeVoices = ["nl", "de", "en"].map(lang => (
    {name: "own", lang, localService: true, default: true, voiceURI: lang}));
  speechSynthesis.onvoiceschanged?.();
}));"""


@pytest.mark.parametrize("voices", ["none", "late"])
def test_nothing_jumps_while_a_page_is_drawn(voices, readers_site, open_browser):
    reader = open_browser(readers_site, viewport={"width": 390, "height": 844})
    if voices == "late":
        reader.page.add_init_script(VOICE_COMES_LATE)
        reader.page.add_init_script(path=Path(__file__).with_name("fake_voices.js"))

    def shift(place):
        reader.go(place)
        if voices == "late":
            expect(reader.page.locator(".read-aloud")).to_be_visible()
        return reader.page.evaluate(SHIFTS)

    # A page that jumps does so each time. On a busy machine a paragraph may be drawn before
    # its last words have come, in another page each time: those are looked at again.
    moved = [address(page) for page in PAGES if shift(address(page))]
    assert {place: again for place in moved if (again := shift(place))} == {}


@pytest.mark.parametrize("key", ["home", "side-effects", "procedure"])
def test_lighthouse_finds_nothing_to_mend(key, readers_site):
    """Its score for speed is measured by hand: `python -m bench.lighthouse`."""
    if not lighthouse.is_here():
        if os.environ.get("REQUIRE_CHECKERS") == "1":
            pytest.fail("REQUIRE_CHECKERS=1, but there is no Lighthouse.")
        pytest.skip("Lighthouse needs Node and `npm ci --prefix tests/checkers`.")
    place = address(page_of(key, "nl"))
    found = lighthouse.report(readers_site + place, chromium=CHROMIUM)
    for category in ("accessibility", "best-practices", "seo"):
        assert lighthouse.lost(found, category) == []
        assert lighthouse.scores(found)[category] == 100
