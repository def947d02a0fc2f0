"""From the line of a picture to the figure that readers see."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from content.markup.picture_lines import PICTURE_LINE
from content.pictures.names import TYPES
from content.pictures.shown import ShownPicture

SIZES = "(min-width: 54rem) 50rem, 100vw"
"""How wide the text is, as the style sheet says it: the whole of a narrow window, else
`--measure`. A browser chooses the file by it before it has read any style sheet."""

BETTER_FORMATS = ("avif", "webp")
"""The smallest first: a browser takes the first that it knows."""


class Figures(BlockProcessor):
    """Lines of pictures become figures, also within a block of other lines."""

    def __init__(
        self,
        parser: BlockParser,
        *,
        pictures: Mapping[str, ShownPicture],
        is_first: bool,
    ) -> None:
        """is_first: the first picture is in sight at once, and so is not put off."""
        super().__init__(parser)
        self.pictures = pictures
        self.is_first = is_first

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        """Whether there is one that can be shown."""
        return self._find(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Build the first one; the lines before and after it are parsed on their own."""
        block = blocks.pop(0)
        match = self._find(block)
        if match is None:
            return
        if before := block[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        parent.append(figure(self.pictures[match[1]], is_lazy=not self.is_first))
        self.is_first = False
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)

    def _find(self, block: str) -> re.Match[str] | None:
        for match in PICTURE_LINE.finditer(block):
            if match[1] in self.pictures:
                return match
        return None


def figure(picture: ShownPicture, *, is_lazy: bool) -> ElementTree.Element:
    """A picture in every format and width, with its words."""
    box = ElementTree.Element("figure", {"class": "picture"})
    choice = ElementTree.SubElement(box, "picture")
    for extension in BETTER_FORMATS:
        ElementTree.SubElement(
            choice,
            "source",
            {
                "type": TYPES[extension],
                "srcset": picture.srcset(extension),
                "sizes": SIZES,
            },
        )
    image = {
        "src": picture.src,
        "srcset": picture.srcset(picture.fallback),
        "sizes": SIZES,
        "width": str(picture.width),
        "height": str(picture.height),
        "alt": picture.alt,
        "decoding": "async",
    }
    ElementTree.SubElement(
        choice, "img", image | ({"loading": "lazy"} if is_lazy else {})
    )
    if picture.caption or picture.credit:
        box.append(_words_below(picture))
    return box


def _words_below(picture: ShownPicture) -> ElementTree.Element:
    """Plain words, in which Markdown means nothing."""
    words = ElementTree.Element("figcaption", {"class": "picture__words"})
    words.text = AtomicString(picture.caption)
    if picture.credit:
        credit = ElementTree.SubElement(words, "span", {"class": "picture__credit"})
        words.text = AtomicString(f"{picture.caption} ".lstrip())
        credit.text = AtomicString(picture.credit)
    return words
