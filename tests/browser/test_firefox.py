"""Five journeys of readers in a second browser engine: Debian's Firefox.

Without Firefox, Node or its driver (`npm ci --prefix tests/checkers`) they are skipped,
unless REQUIRE_BROWSER=1 demands them.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "checkers/firefox.mjs"
DRIVER = SCRIPT.parent / "node_modules/puppeteer-core"
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


@pytest.fixture
def travel(readers_site, tmp_path):
    """Make a journey in a Firefox of its own; what it printed, and what went wrong."""
    if FIREFOX is None or shutil.which("node") is None or not DRIVER.exists():
        message = "Firefox, Node and `npm ci --prefix tests/checkers` are needed."
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"REQUIRE_BROWSER=1. {message}")
        pytest.skip(message)

    def run(journey: str) -> tuple[str, str]:
        done = subprocess.run(
            ["node", str(SCRIPT), journey, readers_site, FIREFOX],
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "HOME": str(tmp_path)},
        )
        return done.stdout.strip(), done.stderr

    return run


@pytest.mark.parametrize("journey", ["page", "search", "word", "planner", "language"])
def test_a_reader_gets_there(journey, travel):
    printed, wrong = travel(journey)
    assert printed == "done", wrong
