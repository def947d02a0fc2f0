"""What an example is, and what draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import override

from content.gallery.sample import NOW, own, site
from content.public import render

Words = str | Promise
Context = dict[str, Any]
Shown = Callable[[], Context]
"""Makes what a template shows, in the active language."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """A component in one state.

    name: its place in the address. state: the same in words. template: what draws it.
    shown: what the template shows beside what every page has; it may also name
    another book, map or moment for the whole example. is_frame: it stands around the
    text of a page, not within it.
    """

    name: str
    state: Words
    template: str
    shown: Shown = dict
    is_frame: bool = False

    @property
    def is_page(self) -> bool:
        """It is a whole page, with everything around it."""
        return self.template.startswith("public/")


@dataclass(frozen=True, kw_only=True)
class Component:
    """A component: its name (that of its template, style sheet or class) and purpose."""

    name: str
    purpose: Words
    examples: tuple[Example, ...]


def draw(request: HttpRequest, example: Example, *, language: str) -> TemplateResponse:
    """An example as a document of its own, exactly as readers would get it."""
    with override(language):
        context: Context = {
            "site": site(),
            "book": own().facts,
            "now": NOW,
            "example": example,
            **example.shown(),
        }
        template = example.template if example.is_page else "gallery/example.html"
        response = render.response(request, template, **context)
        response.render()
    return response
