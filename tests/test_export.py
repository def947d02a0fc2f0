"""An exported site is the live one, byte for byte; and whole at every moment."""

import gzip
import os
import signal
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from content.drafts.pages import Page, Section
from content.dynamic import left_out
from content.export import collecting, exporting, writing
from content.export import manifest as manifests
from content.export.exporting import export
from content.export.html import found_in
from content.export.manifest import NotOurs
from content.export.names import NoFile, file_of
from content.export.responses import Finished, Responses
from content.finished.making import make
from content.finished.places import stored_keys
from content.finished.renewing import renew
from content.publishing import actions
from tests.export_comparing import compared, one_static_file
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _static_files(tmp_path, monkeypatch):
    one_static_file(tmp_path, monkeypatch)


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def site(people):
    for key in ("home", "costs", "procedure"):
        publish(make_page(key), **people)
    return people


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site"


def files_in(folder):
    public = folder / "public"
    return {
        str(path.relative_to(public)): (path.stat().st_ino, path.read_bytes())
        for path in public.rglob("*")
        if path.is_file()
    }


def test_every_file_is_what_the_live_site_sends(site, folder, settings):
    settings.DYNAMIC_HOST = "http://ask.testserver"
    renew()
    done = export(folder)
    assert done.problems == []
    keys = {*manifests.read(folder).files}
    assert {*stored_keys()} - keys == {"/#nl", "/#de", "/#en"}
    assert {"/nl/costs-nl/1/", "/nl+de/costs-nl/", "/nl/costs-nl/?print=large"} <= keys
    assert compared(folder) == 3 * sum(
        not one.startswith("/static/") and not one.endswith(".png") for one in keys
    )
    page = (folder / "public/nl/costs-nl/index.html").read_text()
    assert 'action="http://ask.testserver/nl/zoeken/"' in page


def test_without_a_dynamic_host_an_export_says_nothing_of_it(site, folder):
    renew()
    assert export(folder).problems == []
    with left_out():
        assert compared(folder) > 50
    for name, (_inode, content) in files_in(folder).items():
        if name.endswith(".html"):
            assert b'role="search"' not in content, name
            assert b"/zoeken/" not in content, name
            assert b"/edit/" not in content, name
    assert b'role="search"' in make("/nl/costs-nl/").body


def change(people, text="Een betere zin."):
    section = Section.objects.get(page__key="costs")
    section.body_nl = text
    section.save()
    publish_changes(changed("page/costs", language="nl"), **people)


def test_one_sentence_rewrites_what_shows_it(site, folder):
    export(folder)
    before = files_in(folder)
    change(site)
    done = export(folder)
    after = files_in(folder)
    rewritten = {
        name for name in before if name in after and before[name][0] != after[name][0]
    }
    assert rewritten == {name for name in before if before[name][1] != after[name][1]}
    assert rewritten == {*done.written.changed}
    assert "nl/costs-nl/index.html" in rewritten
    assert "nl/procedure-nl/index.html" not in rewritten
    assert "nl/costs-nl/2/index.html" in {*done.written.new}
    assert not done.written.settings_changed
    again = export(folder)
    assert (again.written.new, again.written.changed, again.written.removed) == (
        [],
        [],
        [],
    )
    assert files_in(folder) == after


def test_another_address_leads_on_and_a_withdrawn_page_is_gone(site, folder, now):
    export(folder)
    page = Page.objects.get(key="costs")
    page.slug_nl = "prijs"
    page.save()
    publish_changes(changed("page/costs", language="nl"), **site)
    done = export(folder)
    assert done.problems == []
    assert "nl/costs-nl/index.html" in done.written.removed
    maps = (folder / "maps.conf").read_text()
    assert '"/nl/costs-nl/" "/nl/prijs/";' in maps
    assert '"/nl/prijs/1/" "/nl/costs-nl/1/";' in maps
    assert (folder / "public/nl/costs-nl/versies/index.html").is_file()
    actions.withdraw(
        page_key="procedure", by=site["approver"], now=now, reason="mistake"
    )
    done = export(folder)
    assert done.problems == []
    assert not (folder / "public/nl/procedure-nl/index.html").exists()
    assert (folder / "public/nl/procedure-nl/410.html").is_file()


BROKEN = [
    ('<a href="/nl/nowhere/">', "leads nowhere"),
    ('<a href="/nl/costs-nl/#nowhere">', "no such place"),
    ('<a href="/nl/costs-nl/?x=1">', "query"),
    ('<img src="https://other.example/x.png">', "somebody else"),
    ('<link rel="stylesheet" href="//other.example/x.css">', "somebody else"),
]


@pytest.mark.parametrize("html, why", BROKEN)
def test_what_is_broken_is_named_and_nothing_is_written(
    site, folder, monkeypatch, html, why
):
    export(folder)
    before = files_in(folder)
    change(site)

    def found(text, *, content_type, address):
        if address == "/nl/costs-nl/":
            text += html
        return found_in(text, content_type=content_type, address=address)

    monkeypatch.setattr(collecting, "found_in", found)
    told = StringIO()
    with pytest.raises(CommandError, match="problem"):
        call_command("export_site", str(folder), stderr=told)
    assert why in told.getvalue()
    assert "/nl/costs-nl/" in told.getvalue()
    assert files_in(folder) == before


def test_a_cookie_is_a_problem(site, folder, monkeypatch):
    get = Responses.get

    def with_cookie(self, key):
        found = get(self, key)
        if key == "/nl/costs-nl/1/":
            return Finished(**{**vars(found), "sets_cookie": True})
        return found

    monkeypatch.setattr(Responses, "get", with_cookie)
    (problem,) = export(folder).problems
    assert (problem.link, problem.why) == ("/nl/costs-nl/1/", "It sets a cookie.")
    assert not folder.exists()


def test_a_folder_of_somebody_else_is_refused(folder):
    folder.mkdir()
    (folder / "mine.txt").write_text("x")
    with pytest.raises(NotOurs):
        export(folder)
    assert [one.name for one in folder.iterdir()] == ["mine.txt"]


class Killed(Exception):
    """The process that wrote the files is no more."""


def _is_killed_at(number, monkeypatch):
    """The next export: a process of its own writes, and dies before that file."""
    write, put, names = writing.write, writing._put, []

    def dying(place, *content, **options):
        names.append(place)
        if len(names) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        put(place, *content, **options)

    def written(folder, wanted, **options):
        read = {name: _already_read(one) for name, one in wanted.items()}
        child = os.fork()
        if not child:
            monkeypatch.setattr(writing, "_put", dying)
            try:
                write(folder, read, **options)
            finally:
                os._exit(1)
        _pid, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        raise Killed

    monkeypatch.setattr(exporting, "write", written)


def _already_read(wanted):
    """So that whoever writes it asks no database."""
    content = wanted.read()
    return replace(wanted, read=lambda: content)


def test_a_killed_export_is_mended_by_the_next(site, folder, monkeypatch):
    export(folder)
    change(site)
    with monkeypatch.context() as patched:
        _is_killed_at(8, patched)
        with pytest.raises(Killed):
            export(folder)
    assert not manifests.read(folder).is_whole
    (folder / "public/nl/x.html.being-written").write_text("half")
    assert export(folder).problems == []
    assert manifests.read(folder).is_whole
    other = folder.with_name("other")
    export(other)
    assert {n: c for n, (_i, c) in files_in(folder).items()} == {
        n: c for n, (_i, c) in files_in(other).items()
    }


@pytest.mark.parametrize(
    "key",
    ["/../x/", "/nl/../../x", "//x/", "/nl/./", "/nl/\x00/", "/nl/a\\b/", "/nl/.x/"]
    + ["x/", "/nl/index.html", "/nl/x.br", "/nl/?x=1", "/nl/%2e%2e/", "/" + "a" * 300],
)
def test_no_address_leads_out_of_the_folder(key):
    with pytest.raises(NoFile):
        file_of(key)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    root, away = tmp_path / "public", tmp_path / "away"
    root.mkdir()
    away.mkdir()
    (root / "nl").symlink_to(away)
    with pytest.raises(writing.Outside):
        writing._inside(root, "nl/x/index.html")


def test_what_was_not_found_is_told_without_its_query(site, folder, tmp_path):
    export(folder)
    log = tmp_path / "access.log.gz"
    line = "2026-11-{}T10:00:00+01:00 GET {} {} 12 0.001\n"
    with gzip.open(log, "wt") as file:
        for day, path, status in (
            (20, "/nl/cost-nl/", 404),
            (22, "/nl/cost-nl/?q=secret", 404),
            (23, "/nl/", 200),
        ):
            file.write(line.format(day, path, status))
        file.write("something else\n")
    call_command("export_site", str(folder), log=[log], stdout=StringIO())
    rows = (folder / "not-found.csv").read_text().splitlines()
    assert rows[1:] == ["/nl/cost-nl/,2,2026-11-22,/nl/costs-nl/"]
    assert Path(folder, "public").is_dir()
