"""From the line of a picture to the figure that readers see."""

from xml.etree import ElementTree

from content.pictures.names import TYPES
from content.pictures.shown import ShownPicture

SIZES = "(min-width: 54rem) 50rem, 100vw"
"""How wide the text is, as the style sheet says it: the whole of a narrow window, else
`--measure`. A browser chooses the file by it before it has read any style sheet."""

BETTER_FORMATS = ("avif", "webp")
"""The smallest first: a browser takes the first that it knows."""


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
    words.text = picture.caption
    if picture.credit:
        credit = ElementTree.SubElement(words, "span", {"class": "picture__credit"})
        words.text = f"{picture.caption} ".lstrip()
        credit.text = picture.credit
    return words
