"""What one page of the starter says, the others do not leave out or say otherwise."""

import re

import pytest

from content.exchange import folders
from content.languages import LANGUAGES
from tests.conftest import STARTER

CONTENT = folders.read(STARTER)
PAGES = sorted(CONTENT.pages)
BELGIAN_LINES = {"crisis_be", "crisis_be_french", "crisis_be_german"}
THREE_SIGNS_OF_A_HEAD_INJURY = {
    "nl": ("overgeven|braken|braakt", "suf", "verward"),
    "de": ("erbr[ei]ch", "benommen", "verwirrt"),
    "en": ("vomit", "drows", "confus"),
}
HEAD = {
    "nl": "op het hoofd (ge)?vallen",
    "de": "auf den kopf ge(fallen|stürzt)",
    "en": "blow to the head, and|fell on the head",
}


def text(page, language):
    return "\n".join(section.body for section in CONTENT.pages[page][language].sections)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_crisis_line_of_belgium_never_stands_without_the_other_languages(
    page, language
):
    named = set(re.findall(r"\{\{(crisis_be\w*)\}\}", text(page, language)))
    assert named in (set(), BELGIAN_LINES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["side-effects", "after-treatment", "companion"])
def test_the_signs_of_a_head_injury_are_the_same_wherever_they_stand(page, language):
    (line,) = [
        line
        for line in text(page, language).casefold().splitlines()
        if re.search(HEAD[language], line) and "{{emergency}}" not in line
    ]
    signs = THREE_SIGNS_OF_A_HEAD_INJURY[language]
    assert [sign for sign in signs if not re.search(sign, line)] == []


def test_every_source_is_cited_somewhere():
    words = "\n".join(
        path.read_text(encoding="utf-8")
        for path in STARTER.rglob("*.*")
        if path.suffix in (".md", ".yaml") and path.name != "sources.yaml"
    )
    known = [row["key"] for row in CONTENT.tables["sources"]]
    assert [key for key in known if not re.search(rf"\b{key}\b", words)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_german_page_says_who_acts(page):
    assert not re.search(r"\b[Mm]an\b", text(page, "de"))
