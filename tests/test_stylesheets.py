"""One request brings every style, whichever file it was written in."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from ketamine_info.stylesheets import IMPORT, whole

CSS = settings.BASE_DIR / "static/css"
OWN_PAGES = {"site.css", "preview-looks.css"}
"""What is linked to, instead of imported. The staff's sheets stand in a folder."""


@pytest.fixture
def collected(tmp_path):
    """The one style sheet that a real collectstatic run has made of all."""
    with override_settings(
        STATIC_ROOT=tmp_path,
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "ketamine_info.static_files.StaticFiles"},
        },
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)  # as an update
    (sheet,) = (
        path
        for path in tmp_path.glob("css/site.*.css")
        if re.fullmatch(r"site\.[0-9a-f]{12}\.css", path.name)
    )
    return sheet.read_text()


def test_the_collected_sheet_holds_every_file_in_its_layer_and_imports_none(collected):
    assert "@import" not in collected
    imports = IMPORT.findall((CSS / "site.css").read_text())
    assert len(imports) > 40
    for name, layer in imports:
        text = (CSS / name).read_text()
        assert f"@layer {layer} {{\n{text}}}" in collected


def test_no_style_sheet_is_forgotten():
    files = {
        path.relative_to(CSS).as_posix()
        for path in CSS.rglob("*.css")
        if "admin" not in path.parts
    }
    imported = [name for name, _layer in IMPORT.findall((CSS / "site.css").read_text())]
    assert sorted(imported) == sorted(files - OWN_PAGES)
    assert finders.find("css/site.css")


@pytest.mark.parametrize(
    "sheet, component",
    [
        ('@import url("a.css") layer(base);', 'p { background: url("paper.png"); }'),
        ('@import url("a.css") layer(base);', '@import url("b.css") layer(base);'),
        ('@import "a.css";', "p { margin: 0; }"),
        ('@import url("a.css") layer(base) print;', "p { margin: 0; }"),
    ],
)
def test_what_would_break_when_it_is_moved_is_refused(sheet, component):
    with pytest.raises(ValueError, match="import|another file"):
        whole(sheet, folder="css", read={"css/a.css": component}.__getitem__)
