"""What Django itself says to colleagues is in their language, whatever its version."""

from pathlib import Path

import django
import polib
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from content.accounts import stock_words
from tests.factories import make_editor

STOCK = Path(django.__file__).parent
CATALOGUES = (
    "contrib/admin/locale/{}/LC_MESSAGES/django.po",
    "contrib/admin/locale/{}/LC_MESSAGES/djangojs.po",
    "contrib/auth/locale/{}/LC_MESSAGES/django.po",
    "conf/locale/{}/LC_MESSAGES/django.po",
)
NEVER_SHOWN = (
    "Conflicting",
    "assword",
    "credentials",
    "In case you",
    "user",
    "Enabled",
    "Disabled",
)
"""Parts of what the stock pages of accounts say, which this site has not; sorted out by
their words, as they have no places of their own."""
SHOWN = "This password is too short"


def said(catalogue, language):
    path = STOCK / catalogue.format(language)
    if not path.exists():
        return {}
    entries = [one for one in polib.pofile(str(path)) if not one.obsolete]
    return {(one.msgctxt, one.msgid): one for one in entries}


@pytest.mark.parametrize("language", ["nl", "de"])
def test_what_django_leaves_in_english_is_said_by_the_site(language):
    own = polib.pofile(f"{settings.LOCALE_PATHS[0]}/{language}/LC_MESSAGES/django.po")
    ours = {one.msgid for one in own if one.translated()}
    left = set()
    for catalogue in CATALOGUES:
        there = said(catalogue, language)
        for key in said(catalogue, "en"):
            if (key not in there or not there[key].translated()) and key[1] not in ours:
                left.add(key[1])
    shown = {
        one
        for one in left
        if one.startswith(SHOWN) or not any(word in one for word in NEVER_SHOWN)
    }
    assert shown == set()


@pytest.mark.django_db
def test_the_two_lists_of_a_choice_speak_german(client):
    client.force_login(make_editor())
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    answer = client.get(reverse("admin:jsi18n"))
    assert answer["Content-Type"].startswith("text/javascript")
    words = answer.content.decode()
    assert "Alle %s ausw\\u00e4hlen" in words
    assert "Uhrzeit" in words  # Django's own stay


def test_a_password_that_is_too_short_is_so_in_every_language():
    told = set()
    for language in ("nl", "de", "en"):
        with translation.override(language):
            told.add(stock_words.TOO_SHORT % 12)
    assert len(told) == 3
