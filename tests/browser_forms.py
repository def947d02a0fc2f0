"""What a browser sends for a form as the server wrote it, if nobody touches anything."""

import re
from html.parser import HTMLParser

_BUTTONS = ("submit", "button", "reset", "image", "file")


class FormReader(HTMLParser):
    """The controls of the staff form in a page. texts: those that a person types in."""

    def __init__(self, html):
        super().__init__()
        self.sent = []
        self.texts = []
        self._inside = False
        self._select = None
        self._text = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self._inside = attrs.get("id", "").endswith("_form") and (
                attrs.get("id") != "logout-form"
            )
        if not self._inside or "disabled" in attrs or attrs.get("form") == "":
            return
        if tag == "input":
            self._input(attrs)
        elif tag == "select":
            self._select = (attrs, [])
        elif tag == "option" and self._select:
            self._select[1].append((attrs.get("value"), "selected" in attrs))
        elif tag == "textarea":
            self._text = (attrs["name"], [])

    def handle_data(self, data):
        if self._text:
            self._text[1].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._text:
            name, parts = self._text
            self._text = None
            self.texts.append(name)
            self._send(name, re.sub(r"\A\r?\n", "", "".join(parts)))
        elif tag == "select" and self._select:
            attrs, options = self._select
            self._select = None
            chosen = [value for value, selected in options if selected]
            if not chosen and options and "multiple" not in attrs:
                chosen = [options[0][0]]
            for value in chosen:
                self._send(attrs["name"], value)

    def _input(self, attrs):
        kind, value = attrs.get("type", "text"), attrs.get("value", "")
        if "name" not in attrs or kind in _BUTTONS:
            return
        if kind in ("checkbox", "radio"):
            if "checked" in attrs:
                self._send(attrs["name"], attrs.get("value", "on"))
            return
        if kind == "text":
            self.texts.append(attrs["name"])
            value = re.sub(r"[\r\n]", "", value)
        self._send(attrs["name"], value)

    def _send(self, name, value):
        newlines = re.sub(r"\r\n|\r|\n", "\r\n", value)
        self.sent.append((name, newlines))


def read_form(html):
    """Name → the values that are sent, and the names of the fields for texts."""
    reader = FormReader(html)
    data = {}
    for name, value in reader.sent:
        data.setdefault(name, []).append(value)
    return data, [name for name in reader.texts if "__prefix__" not in name]
