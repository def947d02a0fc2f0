"""What nginx says while the site cannot: in each language, as safe as the site's pages."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import gettext, override

from content.languages import LANGUAGES
from content.public.error_pages import KINDS, error_pages

NGINX = (Path(__file__).parent.parent / "deploy" / "nginx.conf").read_text()
SENT_OTHERWISE = {
    *("Content-Type", "Content-Length", "Content-Language", "Location"),
    *("Vary", "Cache-Control", "Allow"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_speaks_each_language_and_asks_for_its_style_sheet_alone(kind):
    html = error_pages()[f"{kind}.html"]
    assert re.findall(r'<section lang="(\w+)"', html) == [*LANGUAGES]
    for code in LANGUAGES:
        with override(code):
            assert gettext("Ketamine for chronic pain") in html
    assert re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', html) == [
        "/error-pages/page.css"
    ]


def test_every_page_is_written_and_named_by_nginx(settings, tmp_path):
    settings.ERROR_PAGES = tmp_path / "pages"
    call_command("write_error_pages")
    call_command("write_error_pages")
    written = {path.name: path for path in settings.ERROR_PAGES.iterdir()}
    assert set(written) == {"page.css", *(f"{kind}.html" for kind in KINDS)}
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in written.values())
    named = re.findall(r"error_page .* /error-pages/(\S+);", NGINX)
    assert {*named, "page.css"} == set(written)
    assert "--color-page:" in written["page.css"].read_text()


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(settings, tmp_path):
    settings.ERROR_PAGES = tmp_path / "file" / "pages"
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CommandError, match="name it in ERROR_PAGES"):
        call_command("write_error_pages")


def test_nginx_sends_the_headers_that_the_site_sends(client, db, settings):
    settings.SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    answer = client.get("/nl/nowhere/", secure=True)
    own = {name: value for name, value in answer.items() if name not in SENT_OTHERWISE}
    (block,) = re.findall(r"location /error-pages/ \{(.*?)\n    \}", NGINX, re.DOTALL)
    found = re.findall(r'add_header (\S+) (?:"([^"]+)"|(\S+)) always;', block)
    told = {name: quoted or bare for name, quoted, bare in found}
    assert told.pop("Cache-Control") == "no-store"
    assert {name: parts(value) for name, value in told.items()} == {
        name: parts(value) for name, value in own.items()
    }


def parts(value):
    """Directives stand in another order in each process."""
    return {part.strip() for part in value.split(";")}
