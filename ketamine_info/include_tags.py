"""`{% include %}` as Django has it, without what most included templates do not use.

A page is drawn from a hundred small templates. Django looks each of them up and gives it
a state of its own every time, which is a third of what drawing a page costs. One that
keeps nothing between two of its calls needs neither.
"""

from typing import Any

from django import template
from django.template import Context, Template
from django.template.base import Parser, Token
from django.template.defaulttags import CycleNode, IfChangedNode, ResetCycleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode, do_include

register = template.Library()

_STATEFUL = (BlockNode, CycleNode, ExtendsNode, IfChangedNode, ResetCycleNode)


@register.tag
def include(parser: Parser, token: Token) -> IncludeNode:
    """All that Django's own tag knows: `with`, `only`, a name from a variable."""
    node = do_include(parser, token)
    return Include(
        node.template,
        extra_context=node.extra_context,
        isolated_context=node.isolated_context,
    )


class Include(IncludeNode):
    """Draws a template in the state of the one that includes it, where it has none."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # By name; None for one with a state. `_render` is what remains of `render`
        # without one, and what Django's tests listen to.
        self._stateless: dict[str, Any] = {}
        # The name that stands in the tag; None for one from a variable.
        self._fixed = None if self.template.is_var else self.template.resolve(Context())

    def render(self, context: Context) -> Any:
        """As Django does wherever it makes a difference: for one, while errors are to be
        shown in the template that they stand in."""
        name, above = self._fixed or self.template.resolve(context), context.template
        if not isinstance(name, str) or above is None or above.engine.debug:
            return super().render(context)
        if name not in self._stateless:
            self._stateless[name] = _stateless(above.engine.get_template(name))
        part = self._stateless[name]
        if part is None:
            return super().render(context)
        values = {
            name: value.resolve(context) for name, value in self.extra_context.items()
        }
        if self.isolated_context:
            return part._render(context.new(values))
        with context.push(**values):
            return part._render(context)


def _stateless(part: Template) -> Template | None:
    """The same; None where some of what it draws has a state."""
    return None if any(map(part.nodelist.get_nodes_by_type, _STATEFUL)) else part
