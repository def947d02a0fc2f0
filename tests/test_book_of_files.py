"""The book that files hold is the book that is published once they are loaded."""

import pytest

from content.editions.editions import FactBook
from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.exchange.loading import load
from tests.conftest import STARTER


@pytest.mark.django_db
def test_files_of_every_kind_make_the_book_they_will_publish(fact_files, now):
    load(fact_files, now=now)
    book = book_of(folders.read(fact_files).tables)
    assert book == FactBook.objects.current()
    assert book.notices


def test_so_does_the_starter_content(starter):
    book = book_of(folders.read(STARTER).tables)
    assert book == FactBook.objects.current()
    assert len(book.facts) > 20
    assert all(clinic.hours and clinic.steps for clinic in book.clinics.values())
