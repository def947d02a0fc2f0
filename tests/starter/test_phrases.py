"""A phrase in another language in any plain text: no reader ever sees its signs."""

import re
from dataclasses import replace

import pytest
from django.utils import timezone

from content.book import FIGURES
from content.drafts.reading import draft_book, model_of
from content.drafts.writing import write_parts
from content.languages import column
from content.public import site
from content.publishing.starter import publish_starter
from tests.factories import confirm_translations

MARK = "[%s]{fr}"


def _marked(key, values):
    """The first word of each text that may mark a phrase, where there is room."""
    marked = dict(values)
    for name, text in values.items():
        field = model_of(key.noun)._meta.get_field(column(name, key.language))
        first = re.match(r"[^\W\d_]+(?=[ .,]|$)", text)
        has_room = field.max_length is None or len(text) + 6 <= field.max_length
        may = key.noun.marks_phrases(name) and name not in key.noun.markdown
        if first and has_room and may:
            marked[name] = MARK % first[0] + text[first.end() :]
    return marked


@pytest.fixture
def all_marked(starter):
    book = draft_book()
    write_parts(
        {
            key: replace(part, values=_marked(key, part.values))
            for key, part in book.parts.items()
            if key.language != FIGURES
        }
    )
    confirm_translations()
    publish_starter(now=timezone.now())


def _read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_no_page_and_no_file_shows_the_signs(client, all_marked):
    visited, spoken = 0, 0
    for entry in site.load().pages(language="de"):
        html = _read(client, entry.url)
        head, _tag, body = html.partition("</head>")
        assert "]{" not in html, entry.url
        assert "<span" not in head
        assert "{fr}" not in html
        assert not re.search(r'="[^"]*<span', html)
        spoken += body.count('<span lang="fr">')
        visited += 1
    assert visited > 20
    assert spoken > 700
    day = "clinic=maanbrug&date=2027-05-10&time=09:00"
    for address, is_page in (
        (f"/de/mein-behandlungstag/?{day}", True),
        ("/de/suche/?q=Ketamin", True),
        (f"/de/mein-behandlungstag/calendar.ics?{day}", False),
    ):
        text = _read(client, address)
        assert "]{" not in text, address
        assert is_page or "<span" not in text
    assert '<span lang="fr">' in _read(client, f"/de/mein-behandlungstag/?{day}")
