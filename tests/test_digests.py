"""Five real texts move in and lose nothing: every statement stands where it belongs."""

import re
from collections import Counter

import pytest
from django.test import Client

from tests import digest_statements
from tests.digest_loading import digests_on_the_site
from tests.digest_statements import (
    FOLDER,
    LANGUAGE_OF,
    PAGE_OF,
    STATEMENTS,
    found_at,
    missing,
    of_kind,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def digests(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder, loaded and published: what an export of it says, and its pages."""
    out = tmp_path_factory.mktemp("digests")
    with digests_on_the_site(django_db_blocker):
        content = digest_statements.exported(out)
        yield out, content, digest_statements.public_pages(Client())


def test_the_folder_is_exported_to_the_same_bytes(digests):
    out, _content, _pages = digests
    written = {path.relative_to(out): path.read_bytes() for path in out.rglob("*.*")}
    ours = [*FOLDER.glob("pages/*"), *FOLDER.glob("records/*")]
    for path in ours:
        assert written.pop(path.relative_to(FOLDER)) == path.read_bytes(), path.name
    assert set(written.values()) == {b"[]\n"}


def test_every_typed_statement_stands_in_its_field(digests):
    _out, content, _pages = digests
    lost = {
        one.id: [one.says, *wrong]
        for one in of_kind("typed")
        if (wrong := [*missing(found_at(content, one.at), one.holds)])
    }
    assert lost == {}


def test_every_statement_in_prose_stands_in_its_section(digests):
    _out, content, _pages = digests
    lost = {
        one.id: [one.says, word]
        for one in of_kind("prose")
        for word in one.words[LANGUAGE_OF[one.digest]]
        if word not in " ".join(found_at(content, one.at)["text"].split())
    }
    assert lost == {}


def test_readers_find_every_statement_on_the_page(digests):
    _out, _content, pages = digests
    lost = {
        one.id: [one.says, word]
        for one in of_kind("typed", "prose")
        for language, words in one.words.items()
        for word in words
        if word.casefold() not in pages[PAGE_OF[one.digest], language].casefold()
    }
    assert lost == {}


def test_what_must_not_be_said_stands_on_no_page_in_no_language(digests):
    _out, _content, pages = digests
    said = {
        (one.id, key, language): found[0]
        for one in of_kind("not_said")
        for (key, language), words in pages.items()
        for patterns in one.never.values()
        for pattern in patterns
        if (found := re.search(pattern, words, re.IGNORECASE))
    }
    assert {key for key, _language in pages} >= set(PAGE_OF.values())
    assert {language for _key, language in pages} == {"nl", "de", "en"}
    assert said == {}


NEVER = [
    r"wondermiddel|doorbraak|gegarandeerd|laatste hoop|revolutionair|onschadelijk",
    r"geen bijwerkingen|werkt bij de meeste|geregistreerd voor pijn",
    r"Wundermittel|Durchbruch|garantiert|letzte Hoffnung|revolutionär|harmlos",
    r"keine Nebenwirkungen|\bheilt\b|Heilung|wirkt bei den meisten",
    r"miracle|breakthrough|guarantee|last hope|revolutionary|harmless|\bcures?\b",
    r"no side effects|works in most|approved for pain|no risk of addiction",
]
"""Words that the site never writes of this treatment, whoever says them (facts 12)."""


@pytest.mark.parametrize("pattern", NEVER)
def test_no_page_promises_anything(pattern, digests):
    _out, _content, pages = digests
    said = {
        key: found[0]
        for key, words in pages.items()
        if (found := re.search(pattern, words, re.IGNORECASE))
    }
    assert said == {}


def test_nothing_is_lost_and_every_refusal_says_why():
    kinds = Counter(one.kind for one in STATEMENTS)
    assert len({one.id for one in STATEMENTS}) == len(STATEMENTS)
    assert set(kinds) == {"typed", "prose", "not_said"}
    true = kinds["typed"] + kinds["prose"]
    assert true > 300
    assert kinds["typed"] > 2 * kinds["prose"]
    for one in STATEMENTS:
        if one.kind == "not_said":
            assert one.because, one.id
            assert set(one.never) == {"nl", "de", "en"}, one.id
        else:
            assert one.at, one.id
            assert one.words, one.id
        if one.kind == "typed":
            assert one.holds, one.id
