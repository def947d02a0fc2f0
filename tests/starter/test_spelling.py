"""Spelling of the starter's texts and of the interface."""

import pytest

from content.checks import spelling
from content.declared_languages import DECLARED
from content.exchange import folders
from content.exchange.catalogue_texts import catalogue_texts
from content.exchange.texts import texts_of
from tests.conftest import STARTER
from tests.test_spelling import LOCALE, with_dictionaries


@pytest.fixture(scope="module")
def texts():
    found = list(texts_of(folders.read(STARTER)))
    for language in DECLARED:
        found += catalogue_texts(LOCALE, language=language)
    return found


@with_dictionaries
@pytest.mark.parametrize("language", DECLARED)
def test_every_word_is_spelled_right(texts, language):
    places = spelling.words_of(one for one in texts if one.language == language)
    unknown = spelling.unknown(places, language=language)
    assert {word: places[word] for word in unknown} == {}
    assert len(places) > 2000


@with_dictionaries
def test_most_words_that_lose_a_letter_are_found(texts):
    for language in DECLARED:
        places = spelling.words_of(one for one in texts if one.language == language)
        short = {word[:3] + word[4:] for word in places if len(word) > 7}
        short = {word for word in short if "-" not in word}
        found = spelling.unknown(short, language=language)
        assert len(found) > 0.9 * len(short), language
