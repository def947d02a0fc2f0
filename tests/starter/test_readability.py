"""Every page of the starter is plain enough, in each language."""

import pytest

from content.checks.readability import SCALES, Measure, too_long
from content.exchange import folders
from content.exchange.measuring import measures
from content.exchange.texts import texts_of
from tests.conftest import STARTER


@pytest.fixture(scope="module")
def starter_measures():
    return measures(folders.read(STARTER))


def test_every_page_and_language_is_easy_enough(starter_measures):
    missed = {
        (page, language): round(scale.score(languages[language]), 1)
        for page, languages in starter_measures.items()
        for language, scale in SCALES.items()
        if not scale.passes(scale.score(languages[language]))
    }
    assert missed == {}
    assert len(starter_measures) > 25


def test_no_sentence_is_longer_than_25_words_and_most_are_shorter_than_15(
    starter_measures,
):
    for language in SCALES:
        every = Measure(
            [
                part
                for page in starter_measures.values()
                for part in page[language].parts
            ]
        )
        assert [part.sentence for part in too_long(every)] == []
        assert every.percent_over_15 < 15
        assert len(every.parts) > 2000


def test_facts_are_filled_in_before_measuring():
    found = [text.markdown for text in texts_of(folders.read(STARTER))]
    assert not any("{{" in text for text in found)
    assert any("6\u00a0uur" in text for text in found)
