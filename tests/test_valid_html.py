"""Every public page is valid HTML: the Nu checker finds no error and gives no warning.

It is a Java program from npm, pinned in tests/checkers/. Where it or Java is missing the
tests are skipped, unless REQUIRE_CHECKERS=1 demands them.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.places import LANGUAGES, every_address

JAR = Path(__file__).parent / "checkers/node_modules/vnu-jar/build/dist/vnu.jar"

pytestmark = pytest.mark.django_db


NEEDED_ROLE = re.compile(
    r"The “(table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary"
    r"|The “role” attribute must not be used on a “(tr|th|td)” element"
)
"""The checker sees no style sheet. Ours makes rows into lists on a phone, and browsers
then forget what table, row and heading were; only the roles still say it."""


@pytest.fixture(scope="module")
def check():
    """Check files; the messages of the checker, the worst first."""
    if not JAR.exists() or shutil.which("java") is None:
        message = "The Nu checker needs Java and `npm ci --prefix tests/checkers`."
        if os.environ.get("REQUIRE_CHECKERS") == "1":
            pytest.fail(f"REQUIRE_CHECKERS=1. {message}")
        pytest.skip(message)

    def run(folder: Path) -> list[str]:
        command = ["java", "-Xss4m", "-jar", str(JAR), "--stdout", "--format", "json"]
        checked = subprocess.run(
            [*command, *map(str, sorted(folder.iterdir()))],
            capture_output=True,
            text=True,
        )
        assert checked.stdout, checked.stderr
        return [
            f"{Path(one.get('url', '')).name}:{one.get('lastLine')} {one['message']} "
            f"{one.get('extract', '')[:120]}"
            for one in json.loads(checked.stdout)["messages"]
            if not NEEDED_ROLE.match(one["message"])
        ]

    return run


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_an_error_or_a_warning(language, starter, client, check, tmp_path):
    places = every_address(language)
    for number, place in enumerate(places):
        html = client.get(place).content
        assert html.startswith(b"<!doctype html>"), place
        (
            tmp_path / f"{number:02}-{place.strip('/').split('/')[-1][:30]}.html"
        ).write_bytes(html)
    assert len([*tmp_path.iterdir()]) == len(places)
    assert check(tmp_path) == []


def test_a_mistake_is_found(check, tmp_path):
    (tmp_path / "bad.html").write_text(
        "<!doctype html><html lang=en><title>x</title><p><div>a</p></div><img src=x>"
    )
    assert len(check(tmp_path)) >= 2
