"""The staff side speaks the language of who reads it: every word of every page."""

import re

import pytest
from django.utils.translation import trans_real

from content.drafts.lexicon_entries import LexiconEntry
from content.drafts.pages import Page
from content.languages import LANGUAGE_NAMES
from content.publishing import actions
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_country,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_source,
    make_user,
    publish,
)
from tests.staff_crawl import crawl, words

pytestmark = pytest.mark.django_db
GREEK = "Ωμέγα"
"""What people have written: no letter of it is Latin."""


def in_greek(*fields):
    return {f"{field}_{code}": GREEK for field in fields for code in LANGUAGE_NAMES}


@pytest.fixture
def boss(client, now):
    """Signed in at a site with something of everything that waits, written in Greek."""
    nurse, doctor = make_editor("Α"), make_reviewer("Β")
    make_country()
    clinic = make_clinic(name=GREEK, city=GREEK, **in_greek("setting", "referral"))
    fact = make_fact(owner=GREEK, **in_greek("name"))
    make_source(authors=GREEK, title=GREEK, **in_greek("note"))
    texts = in_greek("title", "summary")
    section = in_greek("heading", "body")
    page = make_page(**texts, sections=[section])
    publish(page, author=nurse, approver=doctor, now=now)
    make_page("second", **texts, sections=[section])
    Page.objects.filter(pk=page.pk).update(summary_nl=GREEK * 2, summary_de=GREEK * 3)
    confirm_translations()
    asked = actions.request_review(
        chosen=changed(f"page/{page.key}"), by=nurse, now=now, message=GREEK
    )
    LexiconEntry.objects.all().delete()
    LexiconEntry.objects.create(lexicon="brand", language="nl", words=GREEK)
    assert clinic.pk
    assert fact.pk
    assert asked.pk
    client.force_login(make_user(GREEK, is_superuser=True))
    return client


@pytest.fixture
def read_anew(monkeypatch):
    """Catalogues that nobody has asked for a text yet: what they say is kept."""
    monkeypatch.setattr(trans_real, "_translations", {})
    monkeypatch.setattr(trans_real, "_default", None)


@pytest.fixture
def marking(monkeypatch, read_anew):
    """A pseudo-catalogue: whatever goes through gettext comes back in brackets."""
    catalogue = trans_real.DjangoTranslation
    gettext, ngettext = catalogue.gettext, catalogue.ngettext
    monkeypatch.setattr(
        catalogue, "gettext", lambda self, text: f"⟦{gettext(self, text)}⟧"
    )
    monkeypatch.setattr(
        catalogue, "ngettext", lambda self, *forms: f"⟦{ngettext(self, *forms)}⟧"
    )


@pytest.fixture
def lacking(monkeypatch, read_anew):
    """The texts that were asked for and that the language of the page does not have."""
    found = set()
    catalogue = trans_real.DjangoTranslation
    gettext = catalogue.gettext

    def listen(self, text):
        known = self._catalog
        if not any(known.get(key) for key in (text, (text, 0), (text, 1))):
            found.add(text)
        return gettext(self, text)

    monkeypatch.setattr(catalogue, "gettext", listen)
    return found


NAMES = {*LANGUAGE_NAMES.values()}
DATA = re.compile(
    r"/\S*|\{\{\w+\}\}|(costs|second)(-\w\w)?|zeewind|fasting_food|phone|Europe/\w+"
    r"|True|False|None|ja|nee|misschien|Ketamine"
)
"""Addresses, keys in their own field, what one text of Django's is divided into, and the
names of its signs for yes and no, which `named_icons.js` says in words."""
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[A-Za-zÀ-ÿ]{3}")


def unmarked(text):
    """What is left of a text without what came from the catalogue."""
    while MARKED.search(text):
        text = MARKED.sub(" ", text)
    for name in NAMES:
        text = text.replace(name, " ")
    return " ".join(text.split())


def test_every_word_of_the_staff_side_can_be_translated(boss, marking):
    left = {}
    pages = 0
    for address, html in crawl(boss, **{"accept-language": "nl"}):
        pages += 1
        for text in words(html):
            rest = unmarked(text)
            if WORD.search(rest) and not all(map(DATA.fullmatch, rest.split())):
                left.setdefault(rest[:100], address)
    assert pages > 60
    assert left == {}


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_word_of_the_staff_side_is_translated(boss, lacking, language):
    pages = sum(1 for _page in crawl(boss, **{"accept-language": language}))
    assert pages > 60
    assert lacking - NAMES == set()
