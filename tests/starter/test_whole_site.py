"""A crawler that follows every link of the published starter content."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from tests.conftest import STARTER_PAGES

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("whole site"),  # crawled once
]

LANGUAGES = ("nl", "de", "en")
EDITION_PAGES = 2  # beside the page itself: its permalink and its list of editions
PLANNERS = 1  # “my treatment day”, which has no editions
NOT_WALKED = re.compile(r"/edit/|/\w+\+\w+/")
"""For staff; and two languages side by side, which `tests/test_together_pages.py` walks."""
LARGE_PRINT = 2  # of the page itself, and of its permalink


class PageReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids, self.levels, self.language = [], [], [], ""
        self.inline = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "html":
            self.language = values["lang"]
        if not NOT_WALKED.match(values.get("href", "/edit/")):
            self.links.append(values["href"])
        if "id" in values:
            self.ids.append(values["id"])
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        is_data = values.get("type") == "application/ld+json"
        is_ours = values.get("src", "").startswith(
            ("/static/js/read-aloud.", "/static/js/reading.")
        )
        is_code = tag in ("script", "style") and not (is_data or is_ours)
        if is_code or "style" in values:
            self.inline.append((tag, values))
        self.inline += [(tag, name) for name in values if name.startswith("on")]


def read(response) -> PageReader:
    reader = PageReader()
    reader.feed(response.content.decode())
    return reader


@pytest.fixture(scope="module")
def crawled(starter):
    """Every public address that can be reached from the front doors: url → response."""
    client, seen = Client(), {}
    waiting = [f"/{language}/" for language in LANGUAGES]
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen[url] = response = client.get(url)
        if response.status_code == 200:
            for href in read(response).links:
                target = urldefrag(urljoin(url, href)).url
                parts = urlsplit(target)
                inside = not parts.scheme and not parts.netloc
                if inside and not target.startswith("/static/"):
                    waiting.append(target)
    return seen


def test_every_public_address_answers_in_every_language(crawled):
    wrong = {url: r.status_code for url, r in crawled.items() if r.status_code != 200}
    assert wrong == {}
    for language in LANGUAGES:
        mine = [url for url in crawled if url.startswith(f"/{language}/")]
        assert len(mine) == STARTER_PAGES * (1 + EDITION_PAGES + LARGE_PRINT) + PLANNERS


def test_every_page_says_its_language_and_has_one_main_heading(crawled):
    for url, response in crawled.items():
        page = read(response)
        assert page.language == url.split("/")[1], url
        assert page.levels.count(1) == 1, url
        assert page.levels[0] == 1 or page.levels[0] == 2, url
        jumps = [b - a for a, b in zip(page.levels, page.levels[1:], strict=False)]
        assert max(jumps, default=0) <= 1, (url, page.levels)


def test_no_id_stands_twice_on_a_page(crawled):
    for url, response in crawled.items():
        ids = read(response).ids
        assert len(ids) == len(set(ids)), (
            url,
            sorted(i for i in ids if ids.count(i) > 1),
        )


def test_every_link_to_a_place_in_a_page_finds_that_place(crawled):
    ids = {url: set(read(response).ids) for url, response in crawled.items()}
    checked = 0
    for url, response in crawled.items():
        for href in read(response).links:
            target, anchor = urldefrag(urljoin(url, href))
            if anchor and target in ids:
                checked += 1
                assert anchor in ids[target], f"{url} links to {href}"
    assert checked > 500


def test_nothing_is_inline_no_cookie_is_set_and_the_policy_is_strict(crawled):
    for url, response in crawled.items():
        assert read(response).inline == [], url
        assert not response.cookies, url
        assert "Cookie" not in response.get("Vary", ""), url
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response["Permissions-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"


def test_the_same_page_has_the_same_parts_in_every_language(crawled, starter):
    from content.public import site

    everything = site.load()
    keys = {entry.page_key for entry in everything.pages(language="nl")}
    assert len(keys) == STARTER_PAGES
    own = ("changes", "term-", "words-from-")  # each language has its own words
    for key in keys:
        parts = []
        for language in LANGUAGES:
            entry = everything.languages_of(key)[language]
            page = read(crawled[entry.url])
            parts.append([i for i in page.ids if not i.startswith(own)])
        # Each language has its own alphabet, and its own country first.
        if key == "glossary" or "who-to-call-nl" in parts[0]:
            parts = [sorted(ids) for ids in parts]
        assert parts[0] == parts[1] == parts[2], key


def test_every_page_of_example_content_says_so(crawled):
    for url, response in crawled.items():
        html = response.content.decode()
        is_list = "edition-list" in html
        assert ("notice--example" in html) != is_list, url
