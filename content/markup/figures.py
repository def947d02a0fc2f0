"""From the line of a picture to the figure that readers see."""

from xml.etree import ElementTree

from content.markup.build_words import add_text
from content.pictures.names import TYPES
from content.pictures.shown import ShownPicture
from content.text.phrases import plain, runs

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
        "alt": plain(picture.alt),
        "decoding": "async",
    }
    ElementTree.SubElement(
        choice, "img", image | ({"loading": "lazy"} if is_lazy else {})
    )
    if picture.caption or picture.credit:
        box.append(_words_below(picture))
    return box


def _words_below(picture: ShownPicture) -> ElementTree.Element:
    """Plain words, in which only phrases of another language are marked."""
    words = ElementTree.Element("figcaption", {"class": "picture__words"})
    for run in runs(picture.caption):
        if run.language:
            phrase = ElementTree.SubElement(words, "span", {"lang": run.language})
            phrase.text = run.words
        else:
            add_text(words, run.words)
    if picture.credit:
        add_text(words, " " if picture.caption else "")
        credit = ElementTree.SubElement(words, "span", {"class": "picture__credit"})
        credit.text = picture.credit
    return words
