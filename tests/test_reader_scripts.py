"""JavaScript for readers: little of it, late, and needed for nothing."""

import json
import re
from pathlib import Path

import brotli
import pytest
from django.test import override_settings

from ketamine_info.static_files import StaticFiles

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = [
    path
    for path in sorted((ROOT / "static" / "js").rglob("*.js"))
    if "admin" not in path.parts
]
BUDGET = 10_000
"""Bytes, compressed as browsers get them; for all scripts together."""


def test_all_scripts_together_stay_below_ten_kilobytes():
    assert len(SCRIPTS) >= 4
    assert sum(len(brotli.compress(path.read_bytes())) for path in SCRIPTS) <= BUDGET


STAFF = {"admin", "gallery", "account", "accounts", "mfa"}
"""Folders of templates that no reader gets."""


def test_a_script_holds_up_no_page_and_comes_from_the_readers_folder():
    tag = re.compile(r"<script src=\"\{% static \"([^\"]+)\" %\}\"([^>]*)>")
    used = [
        (template.name, *found)
        for template in (ROOT / "templates").rglob("*.html")
        if not STAFF & {*template.relative_to(ROOT).parts}
        for found in tag.findall(template.read_text())
    ]
    assert len(used) >= 2
    for template, script, how in used:
        assert script.startswith("js/"), template
        assert not script.startswith("js/admin/"), template
        assert re.search(r'type="module"| defer\b', how), template


@pytest.fixture
def collected(tmp_path):
    """The static files as a deployment serves them: their folder."""
    from django.core.management import call_command

    backend = f"{StaticFiles.__module__}.{StaticFiles.__qualname__}"
    storages = {"staticfiles": {"BACKEND": backend}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_a_browser_never_mixes_scripts_of_two_versions(collected):
    """A script asks for the others by names that change with what is in them."""
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    script = (collected / names["js/read-aloud.js"]).read_text()
    imported = re.findall(r'from "\./([^"]+)"', script)
    assert len(imported) == 2
    for name in imported:
        assert f"js/{name}" in names.values()
