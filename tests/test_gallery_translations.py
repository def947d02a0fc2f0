"""What readers see where a translation is behind or missing, as the gallery shows it."""

import re

import pytest

from content.gallery.examples import EXAMPLES
from content.gallery.sample import own
from content.languages import LANGUAGES
from tests.gallery_drawings import drawings, readings

OTHER = {"nl": "en", "de": "nl", "en": "de"}
"""The language in which a section then counts as written, for readers of each."""


@pytest.fixture(scope="module")
def drawn():
    """The HTML of every example. Asks no database, which pytest-django sees to."""
    return drawings()[0]


@pytest.fixture(scope="module")
def read():
    return readings()


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def languages_of(reading, page, key):
    """In which languages readers see the blocks of a section, and in which each stands."""
    found = {}
    for language in LANGUAGES:
        text = own().book.words(f"section/{page}/{key}", language)
        lines = [text["heading"], *re.findall(r"^- (.+?)[.\[{]", text["body"], re.M)]
        found[language] = [
            {own for own, seen in reading.texts if line[:12] in seen} for line in lines
        ]
    return found


def test_safety_text_that_is_behind_stands_whole_in_the_language_of_its_source(
    read, language
):
    reading = read["earlier", "whole", language]
    other, found = OTHER[language], languages_of(reading, "treatment", "at-home")
    assert found[other] == [{other}] * 4
    assert found[language] == [{language}] * 3 + [set()]  # the earlier translation


def test_block_by_block_only_what_has_changed_stands_in_the_source(read, language):
    reading = read["earlier", "by-block", language]
    other, found = OTHER[language], languages_of(reading, "treatment", "at-home")
    assert found[other] == [set()] * 3 + [{other}]
    assert found[language] == [{language}] * 3 + [set()]


def test_safety_text_that_is_not_translated_stands_in_its_source_and_folds_nothing(
    read, language
):
    reading = read["earlier", "missing", language]
    found = languages_of(reading, "treatment", "at-home")
    assert found[OTHER[language]] == [{OTHER[language]}] * 4
    assert found[language] == [set()] * 4
    assert "earlier" not in reading.classes


SAFETY = [key for key in EXAMPLES if key[0] == "earlier"]


@pytest.mark.parametrize("key", SAFETY, ids="/".join)
def test_each_says_whom_to_call_which_on_the_page_of_a_clinic_is_the_clinic(
    key, drawn, language
):
    html = drawn[*key, language]
    notice = re.search(r'<div class="notice notice--.*?</div>', html, re.DOTALL)[0]
    assert 'href="tel:112"' in notice
    assert ('href="tel:+31200000010"' in notice) == key[1].startswith("clinic-")


@pytest.mark.parametrize("key", SAFETY, ids="/".join)
def test_the_earlier_translation_is_folded_after_what_holds(key, drawn, language):
    html = drawn[*key, language]
    folds = re.findall(r"<details class=\"earlier\"[^>]*>", html)
    assert folds == (
        [] if key[1].endswith("missing") else ['<details class="earlier">']
    )
    if folds:
        assert html.index("notice--behind") < html.index(folds[0])
        assert html.rindex("<h2") < html.index(folds[0])


def test_an_emergency_card_is_never_pushed_down_by_a_notice(drawn, language):
    for state in ("card-whole", "card-by-block", "card-missing"):
        html = drawn["earlier", state, language]
        assert html.index("care-card--emergency") < html.index('class="notice ')


def test_ordinary_text_that_is_behind_stays_and_is_noted_quietly(read, language):
    reading = read["translation-note", "behind", language]
    assert "translation-note" in reading.classes
    assert not {"notice--behind", "earlier"} & reading.classes
    assert OTHER[language] not in {own for own, text in reading.texts if text}


@pytest.mark.parametrize(
    ("state", "is_folded"),
    [
        ("side-effect-behind", True),
        ("side-effect-missing", False),
        ("reason-behind", True),
        ("step-behind", True),
        ("step-missing", False),
        ("contact-behind", True),
        ("contact-missing", False),
    ],
)
def test_an_entry_of_a_list_says_of_itself_what_a_section_says(state, is_folded, drawn):
    html = drawn["record-state", state, "de"]
    assert html.count('<details class="earlier">') == int(is_folded)
    assert html.count("notice--behind" if is_folded else "notice--foreign") == 1
    notice = re.search(r'<div class="notice notice--.*?</div>', html, re.DOTALL)[0]
    assert 'href="tel:112"' in notice


def test_a_notice_that_is_not_translated_or_behind_stands_in_its_source(read, language):
    for state in ("notices-behind", "notices-missing"):
        reading = read["translation-line", state, language]
        title = own().book.words("notice/holidays", OTHER[language])["title"]
        assert (OTHER[language], title) in reading.texts
        assert "translation-note" in reading.classes


@pytest.mark.parametrize("component", ["glossary", "question-list", "indications"])
def test_an_entry_without_safety_text_says_in_one_line_that_it_is_not_translated(
    component, read
):
    for language in LANGUAGES[1:]:
        reading = read[component, "not-translated", language]
        assert "translation-note" in reading.classes
        assert "notice" not in reading.classes
