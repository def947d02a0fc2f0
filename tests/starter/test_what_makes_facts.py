"""Facts are not worked out anew for a change that cannot touch them."""

from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.facts.from_book import fact_book, makes_facts
from tests.conftest import STARTER


def test_no_part_that_makes_no_facts_is_in_them():
    book = book_of(folders.read(STARTER))
    others = [key for key in book.parts if not makes_facts(key)]
    assert {"page", "section"} <= {key.noun.name for key in others}
    without = book.replaced(dict.fromkeys(others))
    assert fact_book(without) == fact_book(book)
