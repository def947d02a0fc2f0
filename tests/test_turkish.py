"""`docs/adding-a-language.md`, followed to the letter on a copy of the project.

In a copy and in other processes, because columns are made when Django starts.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.test_house_rules import ROOT

GUIDE = (ROOT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
COPIED = ("content", "ketamine_info", "templates", "static", "locale", "tests")
SWITCHED_OFF = "    in_preparation=True,\n"

LOOK = """
import json, sys
import django
django.setup()
from django.test import Client
client = Client(SERVER_NAME="localhost")
answers = {}
for path in sys.argv[1:]:
    answer = client.get(path, headers={"Accept-Language": "tr"})
    answers[path] = [answer.status_code, answer.get("Location", ""), answer.text]
print(json.dumps(answers))
"""

PUBLISH = """
import django
django.setup()
from django.utils import timezone
from tests import factories as make
nurse, doctor = make.make_editor(), make.make_reviewer()
page = make.make_page(
    "danger",
    title_tr="Tehlike",
    slug_tr="tehlike",
    summary_tr="Ne zaman arayin.",
    sections=[
        {"key": "first", "safety": True},
        {"key": "second", "safety": True, "body_tr": "Hemen arayin.", "heading_tr": "Iki"},
    ],
)
make.publish(page, author=nurse, approver=doctor)
page.sections.filter(key="second").update(body_nl="Bel vandaag.")
keys = make.changed("page/danger", language="nl")
make.publish_changes(keys, author=nurse, approver=doctor)
"""


class Copy:
    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            **{
                name: os.environ[name]
                for name in ("PATH", "HOME")
                if name in os.environ
            },
            "DEBUG": "1",
            "HTTPS": "0",
            "SECRET_KEY": "only-for-tests",
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": f"sqlite:///{folder}/site.db",
            "DJANGO_SETTINGS_MODULE": "ketamine_info.settings",
            "PYTHONPATH": str(folder),
        }

    def run(self, *words):
        answer = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert answer.returncode == 0, answer.stderr[-3000:]
        return answer.stdout

    def look(self, *paths):
        return json.loads(self.run("-c", LOOK, *paths))

    def change(self, file, old, new):
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def turkish(tmp_path_factory):
    folder = tmp_path_factory.mktemp("turkish")
    for name in COPIED:
        shutil.copytree(
            ROOT / name,
            folder / name,
            ignore=shutil.ignore_patterns("node_modules", "__pycache__"),
        )
    shutil.copy(ROOT / "manage.py", folder)
    copy = Copy(folder)
    name, declaration = blocks("python")
    settings = "ketamine_info/settings.py"
    last = '("en", "English")]'
    copy.change(settings, last, f"{last[:-1]}, {name.strip()}]")
    declared = "content/declared_languages.py"
    opening = "DECLARED: dict[str, Language] = {\n"
    copy.change(declared, opening, opening + declaration)
    (commands,) = blocks("sh")
    for line in commands.splitlines():
        python, *words = line.split()
        assert python == "python"
        copy.run(*words)
    copy.run("manage.py", "load_content", str(ROOT / "tests/fact_files"))
    return copy


PATHS = [
    *("/tr/", "/tr/procedure/", "/tr/arama/", "/tr/arama/?q=kan", "/tr/tedavi-gunum/"),
    *("/tr/yeni-surumler/", "/tr/nergens/", "/tr/manifest.webmanifest", "/tr/tehlike/"),
    *("/nl/procedure/", "/de/", "/en/", "/sitemap.xml", "/"),
]


def test_a_fourth_language_from_nothing_to_readers(turkish):
    """In preparation, then switched on, with next to nothing translated."""
    told = turkish.run("manage.py", "check")
    assert "ERROR" not in told
    found = turkish.look(*PATHS)
    assert {path for path, (status, *_) in found.items() if status >= 500} == set()
    assert {found[path][0] for path in PATHS if path.startswith("/tr/")} == {404}
    assert not [path for path, (*_, html) in found.items() if 'href="/tr/' in html]
    assert "/tr/" not in found["/sitemap.xml"][2]
    assert found["/"][1] == "/nl/"
    assert found["/nl/procedure/"][0] == 200

    turkish.run("-c", PUBLISH)
    assert turkish.look("/tr/tehlike/")["/tr/tehlike/"][0] == 404
    assert turkish.look("/nl/danger-nl/")["/nl/danger-nl/"][0] == 200

    turkish.change("content/declared_languages.py", SWITCHED_OFF, "")
    found = turkish.look(*PATHS)
    assert {path for path, (status, *_) in found.items() if status >= 500} == set()
    assert found["/tr/arama/"][0] == found["/tr/yeni-surumler/"][0] == 200
    assert found["/tr/procedure/"][0] == 404  # it says where the page exists
    assert found["/"][1] == "/tr/"
    assert "/tr/tehlike/" in found["/sitemap.xml"][2]
    status, _, html = found["/tr/tehlike/"]
    assert status == 200
    assert '<html lang="tr">' in html
    # Never translated: the source's words, marked as Dutch.
    assert re.search(r'lang="nl"[^>]*>\s*(?:<p>)?Een zin\.', html)
    # Behind its source: today's Dutch words stand before the earlier translation.
    assert html.index("Bel vandaag.") < html.index("Hemen arayin.")
    assert "<details" in html[html.index("Bel vandaag.") : html.index("Hemen arayin.")]
