"""The blocks that editors may write: care cards, do and don't, several clinics."""

from xml.etree import ElementTree

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

URGENCY: dict[str, str | Promise] = {
    "non-urgent": gettext_lazy("Not urgent:"),
    "urgent": gettext_lazy("Urgent:"),
    "emergency": gettext_lazy("Emergency:"),
}
"""Care cards by level, with the words that say the level without colour."""

LISTS = ("do", "dont")
"""Do and don't lists by block name."""

SEVERAL_CLINICS = "several-clinics"
"""A block that is shown only where the site has more than one clinic."""

BLOCK_NAMES = (*URGENCY, *LISTS, SEVERAL_CLINICS)


class CareCard(Block):
    """`/// urgent | Title`: a card whose heading says its urgency in words."""

    ARGUMENT = True

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Build the card; the library fills in the rest."""
        card = ElementTree.SubElement(
            parent, "section", {"class": f"care-card care-card--{self.NAME}"}
        )
        heading = ElementTree.SubElement(card, "h1", {"class": "care-card__heading"})
        urgency = ElementTree.SubElement(
            heading, "span", {"class": "care-card__urgency"}
        )
        urgency.text = str(URGENCY[self.NAME])
        urgency.tail = f" {self.argument}"
        return card


class DoList(Block):
    """`/// do | Title` and `/// dont | Title`: what to do, what not."""

    ARGUMENT = True

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Build the list's frame; the library fills in the rest."""
        box = ElementTree.SubElement(
            parent, "section", {"class": f"do-list do-list--{self.NAME}"}
        )
        heading = ElementTree.SubElement(box, "h1", {"class": "do-list__heading"})
        heading.text = self.argument
        return box


class SeveralClinics(Block):
    """`/// several-clinics`: text that makes no sense where there is one clinic."""

    NAME = SEVERAL_CLINICS
    ARGUMENT = None

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Mark the text; `content.markup.sanitiser.for_clinics` decides later."""
        return ElementTree.SubElement(parent, "aside")


class CareBlocks(BlocksExtension):
    """Registers the blocks by name."""

    def extendMarkdownBlocks(  # noqa: N802 (the library's name)
        self, md: Markdown, block_mgr: object
    ) -> None:
        """Called by the library."""
        block_mgr.register(SeveralClinics, self.getConfigs())  # type: ignore[attr-defined]
        for base, names in ((CareCard, URGENCY), (DoList, LISTS)):
            for name in names:
                block_mgr.register(  # type: ignore[attr-defined]
                    type(base.__name__, (base,), {"NAME": name}), self.getConfigs()
                )
