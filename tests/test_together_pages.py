"""Every page of the example site in two languages: nothing of either is lost."""

import re
from collections import Counter

import pytest

from content import addresses
from content.languages import LANGUAGES
from content.public import site

RING = [*zip(LANGUAGES, LANGUAGES[1:] + LANGUAGES[:1], strict=True)]
"""Each language first once, and second once."""

NAMES = re.compile(r'\sid="([^"]+)"')
LEADS = re.compile(r'\s(?:href="#|popovertarget="|aria-labelledby=")([^"]+)"')
LINKS = re.compile(r'<ul class="together-links">.*?</ul>', re.DOTALL)
WITHIN = re.compile(
    r"</?(?:a|abbr|b|button|cite|dfn|em|i|q|small|strong|sub|sup|time)\b[^>]*>"
    r'|</?span\b(?! class="pair__side)[^>]*>'
)
"""Tags that stand within a sentence."""


def said(html):
    """What an article says, block by block, but for the way to other languages."""
    article = html[html.index("<article") : html.rindex("</article>")]
    blocks = re.split(r"<[^>]+>", WITHIN.sub("", LINKS.sub("", article)))
    return [text for block in blocks if (text := " ".join(block.split()))]


def place(key, first, second):
    slug = site.load().languages_of(key)[first].slug
    return addresses.together(key, slug, language=first, beside=second)


@pytest.mark.parametrize("first,second", RING)
def test_every_page_stands_beside_its_twin_and_says_all_that_both_say(
    first, second, starter, client
):
    everything = site.load()
    entries = everything.pages(language=first)
    for entry in entries:
        twin = everything.newest(entry.page_key, language=second)
        url = place(entry.page_key, first, second)
        html = client.get(url).content.decode()
        shown = Counter(said(html))
        for one in (entry, twin):
            alone = said(client.get(one.url).content.decode())
            missing = [text for text in alone if text not in shown]
            title = [*filter(str.strip, missing)][:1]  # two titles are one heading
            assert missing in ([], title), (url, missing)
            assert all(one.title in text for text in title), (url, missing)
            assert (
                f'<a class="together-links__link" href="{url}"'
                in client.get(entry.url).content.decode()
            )
        names = Counter(NAMES.findall(html))
        assert [name for name, times in names.items() if times > 1] == [], url
        assert {*LEADS.findall(html)} <= {*names}, url
        assert html.count("<h1") == 1
        assert html.count('<meta name="robots" content="noindex">') == 1
        assert f'<link rel="canonical" href="http://testserver{entry.url}">' in html
        assert 'rel="alternate" hreflang' not in html
    assert len(entries) > 20


def test_each_record_stands_beside_its_twin_alone(starter, client):
    html = client.get(place("side-effects", "nl", "de")).content.decode()
    rows = html.split('<div class="pair">')[1:]
    records = re.findall(r'<article class="record[^>]* id="([^".]+)"', html)
    assert len(records) > 10
    for name in records:
        (row,) = [row for row in rows if f'id="{name}"' in row]
        assert re.findall(r'<article class="record[^>]* id="([^"]+)"', row) == [
            name,
            f"{name}.de",
        ]
