"""Every page of the staff side that a link leads to, and the words that stand on it."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

STAFF = f"/{settings.STAFF_PATH}"
OF_ONE_KIND = 2
"""How many pages of one view are opened: an empty and a filled one differ."""
WORDS_IN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "label")


def crawl(client, *, start=STAFF, **headers):
    """Follow the links of the staff side: address → HTML of each page that opens.

    Each view is opened a few times, each list without and with filters.
    """
    waiting, seen, counts = [start], {start}, {}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, headers=headers, follow=True)
        assert answer.status_code in (200, 403, 404), (address, answer.status_code)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        html = answer.content.decode()
        yield address, html
        for link in re.findall(r'<a [^>]*href="([^"]+)"', html):
            link = urljoin(address, link.replace("&amp;", "&")).partition("#")[0]
            kind = _kind(link)
            if kind and link not in seen and counts.get(kind, 0) < OF_ONE_KIND:
                counts[kind] = counts.get(kind, 0) + 1
                seen.add(link)
                waiting.append(link)


def _kind(link):
    """What view an address leads to, with or without a query; "" for another place."""
    parts = urlsplit(link)
    if not parts.path.startswith(STAFF) or parts.netloc or "/gallery/" in parts.path:
        return ""
    try:
        view = resolve(parts.path).view_name
    except Resolver404:
        return ""
    return f"{view}?{bool(parts.query)}" if view and "logout" not in view else ""


class _Words(HTMLParser):
    """Collects what a person reads or hears: texts, names, hints; no code, no frames."""

    SILENT = {"script", "style", "code", "kbd", "textarea", "svg", "iframe"}

    def __init__(self):
        super().__init__()
        self.found = []
        self._silent = 0
        self._lang = [""]

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in self.SILENT:
            self._silent += 1
        for name in WORDS_IN_ATTRIBUTES:
            if attributes.get(name):
                self.found.append(attributes[name])
        if tag == "input" and attributes.get("type") in ("submit", "button", "reset"):
            self.found.append(attributes.get("value") or "")
        for name, value in attributes.items():
            if name == "data-inline-formset":
                options = json.loads(value)["options"]
                self.found += [options["addText"], options["deleteText"]]
            elif name.startswith("data-") and re.search(r"[a-z] [a-z]", value or ""):
                self.found.append(value)

    def handle_endtag(self, tag):
        if tag in self.SILENT:
            self._silent -= 1

    def handle_data(self, data):
        if not self._silent and data.strip():
            self.found.append(data)


def words(html):
    """The texts of a page, one for each piece between two tags."""
    parser = _Words()
    parser.feed(html)
    return [" ".join(text.split()) for text in parser.found if text.strip()]
