"""“Patient*innen” and “Ärzt:innen” are words: shown as typed, spelled, found, counted."""

import subprocess
from pathlib import Path

import pytest

from content.checks.readability import measure
from content.checks.sentences import sentences
from content.checks.spelling import missing, unknown, words_of
from content.checks.texts import Text
from content.documents import Document, SectionCopy
from content.search.building import build
from content.search.engine import search
from content.text.tokens import spoken
from tests.markup_reading import html

TYPED = "Unsere Patient*innen und Ärzt:innen, auch jede Kolleg_in."


def text(markdown=TYPED):
    return Text(
        page="p", language="de", file="p.de.md", line=1, field="body", markdown=markdown
    )


@pytest.mark.parametrize(
    "typed", [TYPED, "Patient*innen und Ärzt*innen", "**Patient*innen**, *innen"]
)
def test_they_are_shown_as_they_are_typed(typed):
    shown = html(typed, language="de")
    assert "<em>" not in shown
    assert shown.count("*innen") == typed.count("*innen")


def test_each_is_one_word_of_a_sentence():
    (sentence,) = sentences(text())
    assert "Patient*innen und Ärzt:innen" in sentence.words
    said = [token.text for token in spoken(sentence.words)]
    assert said[1:4] == ["Patient*innen", "und", "Ärzt:innen"]
    assert said[-1] == "Kolleg_in"


def test_readability_counts_it_as_one_word():
    starred, plain = (
        measure(sentences(text(typed)), names=None)
        for typed in (TYPED, "Unsere Patientinnen und Ärztinnen, auch jede Kollegin.")
    )
    assert (starred.words, starred.percent_long) == (plain.words, plain.percent_long)
    assert starred.syllables_per_word == plain.syllables_per_word


def test_spelling_asks_for_the_word_in_one():
    asked = words_of([text()])
    assert {"Patientinnen", "Ärztinnen", "Kollegin"} <= {*asked}
    assert not {"innen", "Ärzt", "Kolleg", "in"} & {*asked}


@pytest.mark.skipif(bool(missing()), reason="hunspell is not installed")
def test_spelling_knows_them():
    assert unknown(words_of([text()]), language="de") == []


@pytest.mark.parametrize("asked", ["Patienten", "Patient*innen", "Ärzte", "Arzt"])
def test_who_looks_for_doctors_and_patients_finds_them(asked):
    section = SectionCopy(
        key="first",
        kind="text",
        safety=False,
        language="de",
        heading="Team",
        html=f"<p>{TYPED}</p>",
    )
    page = Document(
        page_key="team",
        language="de",
        title="Unser Haus",
        slug="haus",
        summary="Wer hier ist.",
        sections=(section,),
    )
    index = build([page], language="de", synonyms=(), page_weights={})
    assert [hit.page_key for hit in search(asked, index=index).hits] == ["team"]


PRONOUNCE = """
import { pronounce } from "./static/js/read-aloud/pronunciation.js";
console.log(pronounce(process.argv[1], "de"));
"""


def test_a_voice_says_no_star():
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(
            ["node", "--input-type=module", "-e", PRONOUNCE, TYPED],
            capture_output=True,
            cwd=root,
            encoding="utf-8",
            check=True,
        )
    except FileNotFoundError:
        pytest.skip("node is not installed")
    assert done.stdout.startswith(
        "Unsere Patient innen und Ärzt innen, auch jede Kolleg in"
    )


def test_other_stars_and_colons_stay_what_they_are():
    tokens = [token.text for token in spoken("Frage: innen 2*in")]
    assert tokens == ["Frage", "innen", "2", "in"]
