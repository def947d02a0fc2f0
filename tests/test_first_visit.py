"""What a first visit costs: the page and its style sheet in the first flight of a server.

That is ten packets, before it waits for a sign that they have arrived.
"""

import re

import pytest
from django.utils import timezone

from content.addresses import CLINICS, HOME, clinic_of
from content.editions.finished import FinishedResponse
from content.exchange.loading import load
from content.finished.denser import make_denser
from content.finished.encodings import encoded
from content.finished.renewing import renew
from content.finished.version import made_by
from content.languages import LANGUAGES
from content.public import site
from tests.collected_files import linked
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.front_reading import Reader

FIRST_FLIGHT = 14_600
"""Bytes over the wire, both compressed with brotli."""

SHEET = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)"')
SCRIPT = re.compile(r"<script [^>]*src=")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def static_root(static_root):
    with linked(static_root):
        yield static_root


def first_visits(static_root, keys):
    """Bytes of the page and of its sheet by address, for pages of these keys."""
    renew()
    make_denser()
    assert not FinishedResponse.objects.filter(made_by=made_by(), is_dense=False)
    reader, everything, found = Reader().hears(), site.load(), {}
    for language in LANGUAGES:
        for entry in everything.entries(language=language):
            if keys(entry.page_key):
                sent = reader.get(entry.url, accept_encoding="br")
                assert sent.headers["Content-Encoding"] == "br"
                (sheet,) = SHEET.findall(encoded(sent.body, "").decode())
                compressed = (static_root / f"{sheet}.br").read_bytes()
                found[entry.url] = (len(sent.body), len(compressed))
    assert reader.passed_on == []
    return found


def is_promised(key):
    return key in (HOME, CLINICS) or bool(clinic_of(key))


def test_home_and_clinics_come_in_the_first_flight(static_root, fact_files):
    load(fact_files, now=timezone.now())
    publish(make_page(HOME), author=make_editor(), approver=make_reviewer())
    found = first_visits(static_root, is_promised)
    assert len(found) == 2 * len(LANGUAGES)
    assert {url: both for url, both in found.items() if sum(both) > FIRST_FLIGHT} == {}


def test_so_do_those_of_the_starter(static_root, starter):
    found = first_visits(static_root, is_promised)
    assert len(found) >= 3 * len(LANGUAGES)
    assert {url: both for url, both in found.items() if sum(both) > FIRST_FLIGHT} == {}
