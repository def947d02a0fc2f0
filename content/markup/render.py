"""From Markdown to the finished HTML of one section."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from content.markup.build import Builder
from content.markup.comparison import difference
from content.markup.ledger import unread
from content.markup.links import Links, link_problems
from content.markup.parser import parse
from content.markup.problems import MarkupError, problems
from content.markup.rules import to_html
from content.markup.sanitiser import sanitise
from content.markup.tree import Problem


def render(
    text: str, *, language: str, links: Links, anchor: str, is_first: bool = False
) -> str:
    """Render one section's Markdown to safe HTML.

    language: of the text; the words that the markup adds are in it. anchor: the key of
    the section, put before every id, so that sections on one page never collide.
    Headings are shifted so that the highest becomes h3. is_first: the section stands at
    the top of its page, so that its first picture is loaded at once.

    Raises:
        MarkupError: a block is broken, a link leads nowhere, or words would be lost.
    """
    with override(language):
        if found := problems(text) + link_problems(text, links=links):
            raise MarkupError(found)
        document = parse(text)
        for number, words in unread(document):
            raise _lost(number, words)
        builder = Builder(document, links=links, anchor=anchor, is_first=is_first)
        html = sanitise(to_html(builder))
        if lost := difference(document, html):
            raise _lost(*lost)
        return html


def _lost(number: int, words: str) -> MarkupError:
    """What the guards found: no editor's mistake, but nothing may be lost by it."""
    message = _(
        "“%(words)s” would not be shown as it is typed. Write this line another way, "
        "and tell whoever looks after the site."
    ) % {"words": words[:60]}
    return MarkupError([Problem(line=number, message=message)])
