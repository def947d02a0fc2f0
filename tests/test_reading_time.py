"""How long a page takes to read is worked out by the site, when it is published."""

import pytest

from content.documents import Document, SectionCopy, from_text, to_text
from content.drafts.pages import Section
from content.publishing.starter import publish_starter
from content.reading_time import WORDS_PER_MINUTE, minutes
from tests.factories import confirm_translations, make_page


def page(words, **section):
    copy = {
        "key": "first",
        "kind": "text",
        "safety": False,
        "language": "en",
        "heading": "Heading",
        "html": f"<p>{'word ' * words}</p>",
    }
    return Document(
        page_key="p",
        language="en",
        title="Title",
        slug="p",
        summary="Summary.",
        sections=(SectionCopy(**copy | section),),
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [(0, 1), (WORDS_PER_MINUTE, 1), (4 * WORDS_PER_MINUTE, 4)],
)
def test_it_is_counted_in_whole_minutes_and_never_none(words, expected):
    assert minutes(page(words)) == expected


def test_what_lists_say_counts_and_codes_do_not():
    record = {"key": "k " * 900, "name": "name " * 2 * WORDS_PER_MINUTE}
    assert minutes(page(0, records=(record,))) == 2


def test_an_edition_from_before_says_nothing():
    old = to_text(page(1)).replace(',"minutes":0', "")
    assert from_text(old).minutes == 0


@pytest.mark.django_db
def test_readers_see_it_beside_the_list_of_contents(client, now):
    make_page(sections=[{"key": f"part-{number}"} for number in range(4)])
    Section.objects.filter(key="part-0").update(
        body_nl=" ".join(["Nog een zin."] * 2 * WORDS_PER_MINUTE)
    )
    confirm_translations()
    publish_starter(now=now)
    dutch = " ".join(client.get("/nl/costs-nl/").content.decode().split())
    assert ">Leestijd: ongeveer 6 minuten</p>" in dutch
    english = " ".join(client.get("/en/costs-en/").content.decode().split())
    assert ">Reading time: about 1 minute</p>" in english
