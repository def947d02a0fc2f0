"""Django's tags for translated text, of which `{% translate "…" %}` looks each text up
once per language and not once per page. They need no `{% load i18n %}`, which would
bring Django's back."""

from django import template
from django.template import Context, Node
from django.template.base import Parser, Token
from django.templatetags import i18n
from django.utils.translation import trans_real

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """All that Django's own tag knows: variables, filters, `noop`, `as`, `context`."""
    node = i18n.do_translate(parser, token)
    text = node.filter_expression
    is_other = text.filters or node.noop or node.asvar or node.message_context
    return node if is_other or text.var.literal is None else Fixed(node)


class Fixed(Node):
    """A text that depends on the language alone."""

    def __init__(self, node: i18n.TranslateNode) -> None:
        self.node = node
        self._said: dict[object, str] = {}

    def render(self, context: Context) -> str:
        """A language is known by its catalogue, which one process reads once."""
        catalogue = trans_real.catalog()
        said = self._said.get(catalogue)
        if said is None:
            said = self._said[catalogue] = self.node.render(context)
        return said
