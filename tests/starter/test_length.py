"""How much a reader in pain has to read: words per page, folded and in all.

The budgets hold for pages about the treatment. Sources, glossary, clinics and legal
pages are there to look something up.
"""

import pytest

from content.addresses import clinic_of
from content.languages import LANGUAGES
from content.public import site
from tests.starter.length import TO_LOOK_UP, length

FOLDED, ALL = 1100, 1600
FOLDED_OF = {"home": 450, "side-effects": 900, "evidence": 800}
ALL_OF = {"home": 450, "side-effects": 2600, "procedure": 2400, "evidence": 2000}


@pytest.fixture(scope="module")
def lengths(starter):
    """Each page to be read, by language and key."""
    from django.test import Client

    client, everything = Client(), site.load()
    return {
        (language, entry.page_key): length(client.get(entry.url).content.decode())
        for language in LANGUAGES
        for entry in everything.pages(language=language)
        if entry.page_key not in TO_LOOK_UP and not clinic_of(entry.page_key)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_seen_of_a_folded_page_stays_within_its_budget(language, lengths):
    too_long = {
        key: found.folded
        for (code, key), found in lengths.items()
        if code == language and found.folded > FOLDED_OF.get(key, FOLDED)
    }
    assert len(lengths) >= 12 * len(LANGUAGES)
    assert too_long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_of_a_page_stay_within_its_budget(language, lengths):
    too_long = {
        key: found.all
        for (code, key), found in lengths.items()
        if code == language and found.all > ALL_OF.get(key, ALL)
    }
    assert too_long == {}


def test_a_fold_hides_its_words_but_not_its_title():
    html = """<p>before</p><main><p>One two <a class="citation">R4</a>.</p>
    <details><summary>A title</summary><p>folded away</p>
    <details><summary>inner</summary>deep</details></details>
    <div class="terms">a meaning</div><br><p>three</p></main>"""
    found = length(html)
    assert found.folded == 5
    assert found.all == 9
