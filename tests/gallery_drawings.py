"""Every example of the gallery in every language, drawn once per process."""

from functools import cache
from html import unescape
from html.parser import HTMLParser

from django.test import RequestFactory
from django.test.signals import template_rendered

from content.gallery.components import draw
from content.gallery.examples import EXAMPLES
from content.languages import LANGUAGES

VOID = {"base", "br", "hr", "img", "input", "link", "meta", "source", "use"}


class Reading(HTMLParser):
    """The texts of a document with their languages, its classes and its ids."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.classes, self.ids = [], set(), []
        self._languages = [""]
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.classes |= set((attributes.get("class") or "").split())
        self.ids += filter(None, [attributes.get("id")])
        if tag not in VOID:
            self._languages.append(attributes.get("lang") or self._languages[-1])

    def handle_endtag(self, tag):
        if tag not in VOID:
            self._languages.pop()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data):
        self.texts.append((self._languages[-1], " ".join(unescape(data).split())))

    def texts_in(self, language):
        return {text for own, text in self.texts if own == language and text}


@cache
def drawings():
    """(component, state, language) → HTML, and the templates that it took."""
    used = set()

    def note(template, **signal):
        used.add(template.name)

    request = RequestFactory().get("/staff/gallery/")
    template_rendered.connect(note)
    try:
        html = {
            (*key, language): draw(request, example, language=language).content.decode()
            for key, example in EXAMPLES.items()
            for language in LANGUAGES
        }
    finally:
        template_rendered.disconnect(note)
    return html, used


@cache
def readings():
    """(component, state, language) → what stands in that document."""
    return {key: Reading(html) for key, html in drawings()[0].items()}
