"""What several tests of the starter ask."""

import pytest
from django.utils.translation import override

from content.editions.reading import published
from content.languages import LANGUAGES
from content.public import search_index, site


@pytest.fixture(scope="module")
def ready(starter, django_db_blocker):
    """The starter content in each language, ready to be searched."""
    found = {}
    with django_db_blocker.unblock():
        everything, book = site.load(), published().facts
        for language in LANGUAGES:
            with override(language):
                found[language] = search_index.searchable(
                    everything, book, language=language
                )
    return found
