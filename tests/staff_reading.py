"""What somebody at the staff side sees, in English, and what a page of it says."""

import re
from html import unescape
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

CHANGES = "/staff/content/review/changes/"
TRANSLATIONS = "/staff/content/review/translations/"


def look(client, user, url, **step):
    """The main part of a page after taking a step there; without one, as it opens.

    Steps lead on: what is read is the page on which the person ends up.
    """
    client.force_login(user)
    method = client.post if step else client.get
    answer = method(url, step, headers={"accept-language": "en"}, follow=True)
    assert answer.status_code == 200
    html = answer.content.decode()
    messages = re.findall(r'<ul class="messagelist">.*?</ul>', html, re.DOTALL)
    return "".join(messages) + html[html.index('id="content-main"') :]


def words_of(html):
    """What stands there in words, every space a plain one."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def marked(html):
    """The marked differences, in the order of the page: ("removed", "6"), …"""
    found = re.findall(r"<(ins|del)>\s*<span[^>]*>[^<]*</span>(.*?)</\1>", html)
    names = {"ins": "added", "del": "removed"}
    return [(names[tag], unescape(words)) for tag, words in found]


def review_url(review):
    return reverse("admin:content_review_change", args=[review.pk])


def readers_url(page):
    return reverse("admin:content_page_readers", args=[page.pk])


def changes_of(**filters):
    return f"{CHANGES}?{urlencode(filters)}"


def result_of(html):
    """What an approval would be tied to, as the page has it in its form."""
    return re.search(r'name="result" value="(\w*)"', html)[1]


def questions_of(act):
    """How many questions something asks of the database."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)
