"""`docs/adding-a-language.md`, followed to the letter on a copy of the project.

In a copy and in other processes, because columns are made when Django starts.
"""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.test_house_rules import ROOT

pytestmark = pytest.mark.xdist_group("turkish")  # one copy
GUIDE = (ROOT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
COPIED = ("content", "ketamine_info", "templates", "static", "locale", "tests")
SETTINGS, DECLARED = "ketamine_info/settings.py", "content/declared_languages.py"
WHAT_MUST_HOLD = [
    f"tests/turkish/{path.name}"
    for path in sorted((ROOT / "tests/turkish").glob("*.py"))
    if path.stem not in ("__init__", "conftest")
]
IN_PREPARATION = "    in_preparation=True,\n"


class Copy:
    """The project in a folder of its own, without any of this machine's settings."""

    def __init__(self, folder):
        self.folder = folder
        for name in COPIED:
            ignored = shutil.ignore_patterns("node_modules", "__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        for name in ("manage.py", "pyproject.toml"):
            shutil.copy(ROOT / name, folder)

    def run(self, *words):
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env={
                "PATH": os.environ["PATH"],
                "DEBUG": "1",
                "SECRET_KEY": "only-for-tests",
                "DATABASE_URL": f"sqlite:///{self.folder}/site.db",
            },
            capture_output=True,
            text=True,
        )

    def manage(self, *words):
        answer = self.run("manage.py", *words)
        assert answer.returncode == 0, answer.stderr[-3000:]
        return answer.stdout + answer.stderr

    def change(self, file, old, new):
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")


def block(language, number=0):
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, flags=re.DOTALL)[number]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy in which somebody has followed the guide."""
    copy = Copy(tmp_path_factory.mktemp("turkish") / "copy")
    before = re.search(
        r"^LANGUAGES = .*$", (ROOT / SETTINGS).read_text(), flags=re.MULTILINE
    )
    copy.change(SETTINGS, before[0] + "\n", block("python"))
    opening = "DECLARED: dict[str, Language] = {\n"
    copy.change(DECLARED, opening, opening + block("python", 1))
    make_columns, migrate = block("sh").splitlines()
    copy.manage(*make_columns.removeprefix("python manage.py ").split())
    # It is taken by the tests in the copy, whose database the migrations make.
    assert migrate == "python manage.py migrate"
    return copy


def lacking(told):
    return re.findall("language “tr”, and nothing is known of its (.*)[.]", told)


def test_a_check_names_what_the_declaration_lacks_and_stops_nobody(copy):
    told = copy.manage("check")
    assert "ERRORS" not in told
    assert {"stop words", "interface texts"} <= {*lacking(told)}
    # All that the guide declares is known.
    assert not {"words", "web addresses", "locale", "negations"} & {*lacking(told)}


@pytest.mark.skipif(not shutil.which("xgettext"), reason="GNU gettext is not installed")
def test_its_catalogue_is_made_with_who_reads_each_text(copy):
    told = copy.manage("collect_messages")
    assert "interface texts" in lacking(told)
    catalogue = (copy.folder / "locale/tr/LC_MESSAGES/django.po").read_text()
    assert len(re.findall(r"^#\. ", catalogue, flags=re.MULTILINE)) > 500


def test_readers_and_staff_have_what_they_should(copy):
    """In preparation and switched on: what the files in that folder say."""
    answer = copy.run(
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
        *WHAT_MUST_HOLD,
    )
    assert answer.returncode == 0, answer.stdout[-8000:] + answer.stderr[-2000:]
    assert int(re.search(r"(\d+) passed", answer.stdout)[1]) > 30
    assert len(WHAT_MUST_HOLD) == 3


def test_one_line_switches_it_on_and_then_it_lacks_nothing_in_silence(copy):
    assert IN_PREPARATION in block("python", 1)
    copy.change(DECLARED, IN_PREPARATION, "")
    answer = copy.run("manage.py", "check")
    assert answer.returncode == 1
    assert "ERRORS" in answer.stderr
    assert "stop words" in lacking(answer.stderr)
    has_catalogue = (copy.folder / "locale/tr").exists()
    assert has_catalogue is ("interface texts" not in lacking(answer.stderr))
