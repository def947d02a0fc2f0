"""Files, drafts and published rows are one book: every noun, every value."""

import pytest

from content.book import Book
from content.drafts.reading import draft_book
from content.editions.reading import published_book
from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.exchange.loading import load
from content.schema import NOUNS
from tests.conftest import STARTER


def of(noun, book):
    """The parts of a noun's entries, as values and with the source that each says."""
    return {
        key: (dict(part.values), part.made_against, part.checksum)
        for key, part in book.parts.items()
        if key.noun.name == noun
    }


@pytest.mark.django_db
@pytest.mark.parametrize("noun", NOUNS)
def test_files_of_every_kind_make_the_book_they_will_publish(noun, fact_files, now):
    load(fact_files, now=now)
    book = book_of(folders.read(fact_files))
    drafts = of(noun, draft_book())
    made = {key for key in drafts if key.entry.split("/")[1] == "clinic-bergluft"}
    # A clinic without a page gets the draft of one, which is neither filed nor public.
    filed = {key: part for key, part in drafts.items() if key not in made}
    assert of(noun, book) == filed == of(noun, published_book())


@pytest.mark.django_db
def test_the_files_of_these_tests_hold_clinics_facts_notices_and_pages(fact_files):
    book = book_of(folders.read(fact_files))
    for noun in ("country", "contact", "clinic", "step", "fact", "option", "value"):
        assert book.entries(noun), noun
    assert book.entries("notice")
    assert book.entries("section")


@pytest.mark.parametrize("noun", NOUNS)
def test_so_does_the_starter_content(noun, starter, starter_books):
    files, drafts, public = (of(noun, book) for book in starter_books)
    assert files == drafts == public
    if noun not in ("notice", "picture"):
        assert files


@pytest.fixture(scope="module")
def starter_books(starter, django_db_blocker):
    with django_db_blocker.unblock():
        yield book_of(folders.read(STARTER)), draft_book(), published_book()


def test_the_parts_stand_in_one_order_of_their_own(starter, starter_books):
    files, drafts, public = starter_books
    for noun in NOUNS:
        assert files.entries(noun) == drafts.entries(noun) == public.entries(noun)
    assert isinstance(files, Book)
