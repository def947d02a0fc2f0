"""Lighthouse, from npm (pinned in tests/checkers/), on a real Chromium."""

import json
import os
import shutil
import subprocess
from pathlib import Path

CLI = Path(__file__).parents[1] / "checkers/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def is_here() -> bool:
    """Whether Lighthouse and the Node it runs on are on this machine."""
    return CLI.exists() and shutil.which("node") is not None


def report(url: str, *, chromium: str) -> dict:
    """Lighthouse's report of a page, mobile profile, with its simulated slow network.

    Lighthouse gives up when its Chromium is slow to come up; then it is started again,
    once. What it finds on a page is never asked for twice.
    """
    command = [
        *("node", str(CLI), url, "--quiet", "--output=json"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
        " --disable-background-networking",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium}
    for _start in range(2):
        run = subprocess.run(command, capture_output=True, text=True, env=environment)
        if run.returncode == 0:
            return json.loads(run.stdout)
    raise RuntimeError(run.stderr)


def scores(found: dict) -> dict[str, int]:
    """The four scores, 0 to 100."""
    return {
        name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES
    }


def lost(found: dict, category: str) -> list[str]:
    """What keeps a category from 100, in Lighthouse's words."""
    weights = {
        one["id"]: one["weight"] for one in found["categories"][category]["auditRefs"]
    }
    return [
        f"{audit['title']}: {audit.get('displayValue', '')}"
        for name, audit in found["audits"].items()
        if weights.get(name) and audit["score"] not in (None, 1)
    ]
