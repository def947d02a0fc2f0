"""Spelling of the content and of the interface, by the dictionaries of Debian."""

import os
import unicodedata

import pytest
from django.core.management import CommandError, call_command

from content.checks import spelling
from content.checks.texts import Text
from content.declared_languages import DECLARED
from tests.conftest import STARTER

LOCALE = STARTER.parent.parent / "locale"
LISTS = (*DECLARED, "names")

with_dictionaries = pytest.mark.skipif(
    bool(spelling.missing()) and os.environ.get("REQUIRE_DICTIONARIES") != "1",
    reason="hunspell and its dictionaries are not installed",
)


def text(markdown, *, language="nl"):
    return Text(
        page="costs",
        language=language,
        file="pages/costs.md",
        line=1,
        field="body",
        markdown=markdown,
    )


MISTAKES = {
    "nl": "behandeing bijwerkign infus klinkiek verpleegkundig* ziekehuis medicijen "
    "pijnstilller bloedruk hartslg zwangerschp verzeekering onderzoeck huisarst",
    "de": "Behandlug Nebenwirkugn Infusoin Klinick Krankenhauss Medikamnet Schmerzmitel "
    "Blutdurck Schwangerschft Versicherng Untersuchug Hausarzpraxis wiederhohlt Stuide",
    "en": "treatmnet side-efects infusoin clinick nusre hopsital medicin painkilller "
    "preganncy insurence reserach doctr recieve begining",
}
"""Words with a letter too many, too few, or out of place; one with a * is right."""


@with_dictionaries
@pytest.mark.parametrize("language", MISTAKES)
def test_planted_mistakes_are_found(language):
    planted = [word for word in MISTAKES[language].split() if "*" not in word]
    found = spelling.unknown(planted, language=language)
    assert set(found) == set(planted)


@with_dictionaries
def test_figures_addresses_and_abbreviations_are_not_asked_about():
    words = spelling.words_of(
        [
            text(
                "CRPS, CYP3A4: 24-uurs [zorg](page:csots#xq) op www.xqz.nl of a@xqz.org."
            )
        ]
    )
    assert spelling.unknown(words, language="nl") == []


@with_dictionaries
def test_a_word_with_hyphens_is_right_when_its_parts_are():
    assert spelling.unknown(["CRPS-onderzoek", "CRPS-odnerzoek"], language="nl") == [
        "CRPS-odnerzoek"
    ]


def test_every_word_knows_its_places():
    places = spelling.words_of([text("Een zin.\n\n- Een item")])
    assert places["Een"] == ["pages/costs.md:1", "pages/costs.md:3"]


# --- The project's own lists -----------------------------------------------------------


def sections(name):
    """The entries of each section of a list."""
    lines = (spelling.LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = [[]]
    for line in lines:
        if line.startswith("#"):
            found.append([])
        elif line:
            found[-1].append(line)
    return [entries for entries in found if entries]


def in_order(entry):
    return unicodedata.normalize("NFD", spelling.plain(entry).casefold())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_explains_itself_is_sorted_and_says_nothing_twice(name):
    first = (spelling.LISTS / f"{name}.txt").read_text(encoding="utf-8")
    assert first.startswith("# ")
    entries = sections(name)
    assert all(part == sorted(part, key=in_order) for part in entries)
    every = [spelling.plain(entry) for part in entries for entry in part]
    assert len(every) == len(set(every))


@with_dictionaries
@pytest.mark.parametrize("name", LISTS)
def test_no_word_is_listed_that_the_dictionary_has(name):
    words = {spelling.plain(entry) for part in sections(name) for entry in part}
    languages = DECLARED if name == "names" else [name]
    needed = set().union(
        *(spelling.misspelled(words, language=language) for language in languages)
    )
    assert words - needed == set()


@with_dictionaries
@pytest.mark.parametrize("language", DECLARED)
def test_a_listed_compound_is_made_of_known_words(language):
    compounds = [line for line in spelling.own_lines(language) if "|" in line]
    parts = {part for line in compounds for part in line.split("|")}
    forms = {part: {part, part.capitalize(), part.removesuffix("s")} for part in parts}
    unknown = {*spelling.unknown(set().union(*forms.values()), language=language)}
    assert {part for part in parts if forms[part] <= unknown} == set()


# --- The command -----------------------------------------------------------------------


@with_dictionaries
def test_the_command_names_the_word_and_its_place(tmp_path, capsys):
    page = (STARTER / "pages" / "glossary.nl.md").read_text(encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "glossary.nl.md").write_text(
        page.replace("## ", "## Uitlge ", 1), encoding="utf-8"
    )
    with pytest.raises(CommandError, match="Correct these words"):
        call_command("spelling", folder=tmp_path, language="nl")
    assert "Uitlge: pages/glossary.nl.md:" in capsys.readouterr().out


def test_without_hunspell_the_command_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert spelling.missing() == ["hunspell"]
    with pytest.raises(CommandError, match="apt-get install hunspell"):
        call_command("spelling", folder=STARTER)
