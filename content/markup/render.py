"""From Markdown to the finished HTML of one section."""

from django.utils.translation import gettext as _
from django.utils.translation import override
from markdown import Markdown

from content.markup.blocks import CareBlocks
from content.markup.problems import Links, MarkupError, link_problems, problems
from content.markup.rules import HouseRules, SectionFootnotes
from content.markup.sanitiser import sanitise


def render(
    text: str, *, language: str, links: Links, anchor: str, is_first: bool = False
) -> str:
    """Render one section's Markdown to safe HTML.

    language: of the text; the words that the markup adds are in it. anchor: the key of
    the section, put before every id, so that sections on one page never collide.
    Headings are shifted so that the highest becomes h3. is_first: the section stands at
    the top of its page, so that its first picture is loaded at once.

    Raises:
        MarkupError: a block is broken or a link leads nowhere.
    """
    with override(language):
        if found := problems(text) + link_problems(text, links=links):
            raise MarkupError(found)
        markdown = Markdown(
            extensions=[
                "tables",
                "abbr",
                "sane_lists",
                "def_list",
                SectionFootnotes(
                    anchor=anchor, BACKLINK_TITLE=_("Back to the text at note {}")
                ),
                CareBlocks(),
                HouseRules(text=text, links=links, anchor=anchor, is_first=is_first),
            ],
            output_format="html",
        )
        return sanitise(markdown.convert(text))
