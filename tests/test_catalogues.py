"""Who translates an interface text learns where it stands and who reads it."""

import os
import re
from pathlib import Path

import polib
import pytest

from content.management.commands import collect_messages
from content.management.message_places import PLACES, Unplaced, comment
from tests.test_house_rules import CATALOGUES, ROOT


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_text_says_where_it_stands_and_who_reads_it(path):
    entries = list(polib.pofile(str(path)))
    assert len(entries) > 2000
    for entry in entries:
        files = [file for file, _line in entry.occurrences]
        assert files, entry.msgid
        assert entry.comment.endswith(comment(files)), entry.msgid
        assert {line for _file, line in entry.occurrences} == {""}


def test_the_files_of_every_text_exist_and_the_table_holds_nothing_else():
    files = {
        file
        for entry in polib.pofile(str(CATALOGUES[0]))
        for file, _line in entry.occurrences
    }
    assert [file for file in sorted(files) if not (ROOT / file).exists()] == []
    assert [place for place in PLACES if not (ROOT / place).exists()] == []


READERS = {
    "templates/public/search.html": "Patients: a page of the site itself.",
    "templates/admin/index.html": "Staff: the staff side.",
    "templates/accounts/mail/link.txt": "Staff, by e-mail: an invitation or a link.",
    "templates/accounts/link.html": "Staff: logging in, accounts, people.",
    "content/management/commands/new.py": "Administrators: the command line.",
    "content/public/metadata/feed.py": (
        "Patients: search engines, shared links, the feed."
    ),
}


@pytest.mark.parametrize("file", READERS)
def test_the_longest_place_that_fits_says_who_reads_it(file):
    assert comment([file]) == READERS[file]


def test_a_text_in_two_places_names_both_patients_first():
    files = ["templates/admin/index.html", "templates/public/search.html"]
    assert comment(files).splitlines() == [
        READERS["templates/public/search.html"],
        READERS["templates/admin/index.html"],
    ]


@pytest.mark.parametrize("file", ["content/new_room/words.py", "templates/base.html2"])
def test_a_file_of_which_nothing_is_said_is_refused(file):
    with pytest.raises(Unplaced, match=Path(file).name):
        comment([file])


def test_a_developers_word_stands_before_the_place():
    dutch = next(path for path in CATALOGUES if path.parts[-3] == "nl")
    entry = polib.pofile(str(dutch)).find("l j F Y")
    assert entry.comment.startswith("Translators: letters of Django's date format")
    assert entry.comment.endswith("Patients: “my treatment day” and its calendar file.")


def test_the_examples_of_the_guide_are_those_of_the_german_catalogue():
    guide = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
    examples = re.findall(r"```po\n(.*?)```", guide, flags=re.DOTALL)
    german = polib.pofile(str(next(p for p in CATALOGUES if p.parts[-3] == "de")))
    known = {entry.msgid: entry for entry in german}
    for (shown,) in map(polib.pofile, examples):
        entry = known[shown.msgid]
        assert shown.msgstr == entry.msgstr
        assert shown.msgstr_plural == entry.msgstr_plural
        assert shown.comment in ("", entry.comment)
    assert len(examples) == 3


def test_what_a_check_puts_back_is_no_newer_than_what_was_compiled_of_it(tmp_path):
    source = tmp_path / "django.po"
    source.write_text("before", encoding="utf-8")
    os.utime(source, ns=(10**18, 10**18))
    before, times = {source: "before"}, {source: source.stat().st_mtime_ns}
    source.write_text("collected anew", encoding="utf-8")
    collect_messages._put_back(before, times)
    assert source.read_text(encoding="utf-8") == "before"
    assert source.stat().st_mtime_ns == 10**18
