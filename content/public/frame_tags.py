"""`{% frame "partials/menu.html" with main_menu my_day_url %}`: a part that many pages
have in common is drawn once for all of them, while many are made.

The part sees the variables that are named and no others, so that it cannot depend on
anything else but the language.
"""

from typing import Any

from django import template
from django.template import Context, Engine, Node, TemplateSyntaxError
from django.template.base import Parser, Token
from django.utils.translation import get_language

from content.one_moment import once

register = template.Library()


@register.tag
def frame(parser: Parser, token: Token) -> Node:
    """As above; without `with` the part is the same wherever it stands."""
    _tag, name, *rest = token.split_contents()
    if rest and rest[0] != "with":
        raise TemplateSyntaxError("{% frame %}: the names of variables follow 'with'.")
    return _Frame(name.strip("\"'"), tuple(rest[1:]))


class _Frame(Node):
    def __init__(self, part: str, names: tuple[str, ...]) -> None:
        self.part = part
        self.names = names

    def render(self, context: Context) -> str:
        values = (context.get(name, "") for name in self.names)
        fixed = tuple(tuple(one) if isinstance(one, list) else one for one in values)
        return _drawn(self.part, get_language(), self.names, fixed)


@once
def _drawn(
    part: str,
    language: str | None,
    names: tuple[str, ...],
    values: tuple[Any, ...],
) -> str:
    context = Context(dict(zip(names, values, strict=True)))
    html: str = Engine.get_default().get_template(part).render(context)
    return html
