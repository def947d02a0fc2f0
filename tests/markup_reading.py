"""Rendering as the site does it, and reading the tags of what comes out."""

from html.parser import HTMLParser

import pytest

from content.markup import Links, MarkupError, render

LINKS = Links(
    pages={"costs": "/en/costs/", "side-effects": "/en/side-effects/"},
    sources_url="/en/sources/",
    sources=frozenset({"R4", "R26", "R60a"}),
    facts=frozenset({"clinic_phone"}),
)


def html(text, *, language="en", anchor="first"):
    return render(text, language=language, links=LINKS, anchor=anchor)


def complaints(text):
    """(line, message) of everything that keeps a text from being rendered."""
    with pytest.raises(MarkupError) as caught:
        html(text)
    return [(problem.line, problem.message) for problem in caught.value.problems]


class Tags(HTMLParser):
    """Every tag with its attributes, in order."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, *names):
        return [attrs for tag, attrs in self.found if tag in names]
