"""What a machine finds in the head of a page, in the map of the site, in a feed."""

import io
import json
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

from PIL import Image

HOST = "http://testserver"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def path_of(url):
    assert url.startswith(f"{HOST}/"), url
    return urlsplit(url).path


def head(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return HeadReader(answer)


def sitemap(client):
    """Address → hreflang → address, and address → date of the last change."""
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"].startswith("application/xml")
    alternates, changed = {}, {}
    for url in ElementTree.fromstring(answer.content):
        address = url.find(f"{MAP}loc").text
        assert address not in alternates
        alternates[address] = {
            link.get("hreflang"): link.get("href")
            for link in url.findall(f"{XHTML}link")
        }
        date = url.find(f"{MAP}lastmod")
        changed[address] = date is not None and datetime.fromisoformat(date.text)
    return alternates, changed


def read_feed(client, path):
    """The root of an Atom feed."""
    answer = client.get(path)
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def image(content):
    """A picture from the bytes of its file."""
    return Image.open(io.BytesIO(content))


class HeadReader(HTMLParser):
    """canonical, alternates (hreflang → address), feeds, og (property → values)."""

    def __init__(self, response):
        super().__init__()
        self.canonical, self.manifest, self.robots = "", "", ""
        self.alternates, self.feeds, self.og, self.scripts = {}, [], {}, []
        self._in_data = False
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "link":
            self._link(values)
        elif tag == "meta" and values.get("property", "").startswith("og:"):
            self.og.setdefault(values["property"], []).append(values["content"])
        elif tag == "meta" and values.get("name") == "robots":
            self.robots = values["content"]
        elif tag == "script" and values.get("type") == "application/ld+json":
            self._in_data = True
            self.scripts.append("")

    def _link(self, values):
        if values["rel"] == "canonical":
            assert not self.canonical
            self.canonical = values["href"]
        elif values["rel"] == "manifest":
            self.manifest = values["href"]
        elif values["rel"] == "alternate" and "hreflang" in values:
            assert values["hreflang"] not in self.alternates
            self.alternates[values["hreflang"]] = values["href"]
        elif values["rel"] == "alternate":
            self.feeds.append(values["href"])

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_data = False

    def handle_data(self, data):
        if self._in_data:
            self.scripts[-1] += data

    @property
    def nodes(self):
        """The page's own nodes of schema.org by their type; {} for none."""
        if not self.scripts:
            return {}
        [script] = self.scripts
        graph = json.loads(script)
        assert graph["@context"] == "https://schema.org"
        return {node["@type"]: node for node in graph["@graph"]}
