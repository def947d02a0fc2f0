"""How the picture beside a shared link is drawn, with Pillow."""

from functools import lru_cache
from io import BytesIO

import fontpkg
from PIL import Image, ImageDraw, ImageFont

from content.languages import LANGUAGE_NAMES
from content.public.metadata.card import HEIGHT, WIDTH, Card
from content.public.metadata.colours import INK, INK_SOFT, LINE, PAPER, TEAL
from content.public.metadata.logo import draw_logo

_MARGIN = 84
_BAND, _RULE = 18, 456
"""The title stands between the band on top and the rule above the foot."""

_TITLE_HEIGHT = 330
_SIZES = (96, 84, 74, 64, 56, 48, 40, 32, 26)
_LEADING = 1.16
_DRAWABLE = str.maketrans({"\u202f": "\u00a0", "\u2011": "-", "→": "–"})
"""Signs that the typeface lacks, and what stands in their place."""


def draw(card: Card) -> bytes:
    """The picture as a PNG file; takes some hundredths of a second."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, _BAND), fill=TEAL)
    font, lines = _fitting(card.title.translate(_DRAWABLE))
    leading = font.size * _LEADING
    first = (_BAND + _RULE - (len(lines) - 1) * leading) / 2
    for number, line in enumerate(lines):
        place = (_MARGIN, first + number * leading)
        pen.text(place, line, font=font, fill=INK, anchor="lm")
    _draw_foot(image, card)
    file = BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_foot(image: Image.Image, card: Card) -> None:
    pen = ImageDraw.Draw(image)
    middle = HEIGHT - 92
    pen.line((_MARGIN, _RULE, WIDTH - _MARGIN, _RULE), fill=LINE, width=3)
    mark = draw_logo(84)
    image.paste(mark, (_MARGIN, middle - 42), mark)
    pen.text(
        (_MARGIN + 108, middle),
        card.site_name,
        font=_font(40, weight=700),
        fill=TEAL,
        anchor="lm",
    )
    pen.text(
        (WIDTH - _MARGIN, middle),
        LANGUAGE_NAMES[card.language],
        font=_font(34, weight=400),
        fill=INK_SOFT,
        anchor="rm",
    )


def _fitting(text: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest type in which the text fits, and its lines in that type."""
    for size in _SIZES:
        font = _font(size, weight=700)
        lines = _lines(text, font)
        fits = len(lines) * size * _LEADING <= _TITLE_HEIGHT
        if fits and all(font.getlength(line) <= _line_length() for line in lines):
            break
    return font, lines


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _line_length():
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _line_length() -> int:
    return WIDTH - 2 * _MARGIN


@lru_cache(maxsize=16)
def _font(size: int, *, weight: int) -> ImageFont.FreeTypeFont:
    path = fontpkg.path("Atkinson Hyperlegible", weight=weight)
    return ImageFont.truetype(str(path), size)
