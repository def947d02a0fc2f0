"""JavaScript for readers: little of it, late, and needed for nothing."""

import json
import re
from pathlib import Path

import brotli
import pytest

from ketamine_info.scripts import joined
from tests.factories import make_editor, make_page, make_reviewer, publish

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


@pytest.mark.django_db
def test_a_page_asks_for_one_script_which_holds_it_up_nowhere(client):
    publish(make_page(), author=make_editor(), approver=make_reviewer())
    for path in ("/nl/costs-nl/", "/nl/zoeken/", "/nl/nowhere/"):
        html = client.get(path).content.decode()
        [(script, how)] = re.findall(r'<script src="([^"]+)"([^>]*)>', html)
        assert script.startswith("/static/js/"), path
        assert not script.startswith("/static/js/admin/"), path
        assert re.search(r'type="module"| defer\b', how), path


def test_a_script_is_one_file_with_all_that_it_imports(static_root):
    """A browser never waits for another, nor mixes those of two versions."""
    names = json.loads((static_root / "staticfiles.json").read_text())["paths"]
    script = (static_root / names["js/read-aloud.js"]).read_text()
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    for needed in ("const keepPlace", "const blocksOf", "const pronounce"):
        assert script.count(needed) == 1
    assert script.index("const voiceFor") < script.index("const blocksOf")
    assert script.index("const blocksOf") < script.index("class Reader")


@pytest.mark.parametrize(
    "other", ["const a = 2;\n", 'import * as b from "./c.js";\n', "export default 1;\n"]
)
def test_what_cannot_be_one_file_is_refused(other):
    files = {"js/a.js": 'import "./b.js";\nconst a = 1;\n', "js/b.js": other}
    with pytest.raises(ValueError, match="js/a.js"):
        joined("js/a.js", read=files.__getitem__)
