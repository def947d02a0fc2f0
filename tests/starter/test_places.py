"""The places that links may lead to are those that stand on the pages."""

from html.parser import HTMLParser

import pytest

from content.editions.reading import published
from content.languages import LANGUAGES
from content.public import site
from content.publishing.anchors import Anchors


class _Places(HTMLParser):
    """The ids of what can be led to within the sections of a page.

    Not those of drawings, meanings, footnotes and letters: they change by themselves.
    """

    def __init__(self, html):
        super().__init__()
        self.found, self.open = set(), 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        classes = (known.get("class") or "").split()
        self.open += tag == "section" and bool(self.open or "section" in classes)
        is_place = tag in ("section", "article", "div", "li", "details", "span")
        name = known.get("id") or ""
        is_other = "popover" in known or "-fn:" in name or "glossary" in classes
        is_place = is_place or tag in ("h3", "h4", "h5", "h6")
        if self.open and name and is_place and not is_other:
            self.found.add(name)

    def handle_endtag(self, tag):
        self.open -= tag == "section" and self.open > 0


@pytest.mark.usefixtures("starter")
def test_every_place_on_a_page_is_one_to_link_to_and_no_other(client):
    anchors, visited = Anchors(published().book), 0
    for language in LANGUAGES:
        for entry in site.load().pages(language=language):
            places = _Places(client.get(entry.url).content.decode()).found
            places -= {"all_pages"}
            assert places == set(anchors.of_page(entry.page_key)), entry.url
            visited += 1
    assert visited > 60
