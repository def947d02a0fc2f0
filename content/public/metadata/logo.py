"""The mark of the site, a drop: `static/icon.svg` as pixels."""

from PIL import Image, ImageDraw

from content.public.metadata.colours import DROP, TILE

_FINE = 4
"""Drawn this many times larger, and made smaller again, for smooth edges."""


def draw_logo(size: int, *, fills_the_square: bool = False) -> Image.Image:
    """The mark, `size` pixels wide and high.

    fills_the_square: without round corners, for systems that cut icons to a shape.
    """
    unit = size * _FINE / 32  # the drawing is 32 units wide
    image = Image.new("RGBA", (size * _FINE, size * _FINE))
    pen = ImageDraw.Draw(image)
    radius = 0 if fills_the_square else 8 * unit
    pen.rounded_rectangle((0, 0, 32 * unit, 32 * unit), radius=radius, fill=TILE)
    pen.ellipse((9 * unit, 11.5 * unit, 23 * unit, 25.5 * unit), fill=DROP)
    right = [_curve(step / 32) for step in range(33)]
    left = [(32 - x, y) for x, y in reversed(right)]
    pen.polygon([(x * unit, y * unit) for x, y in (*right, *left)], fill=DROP)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _curve(t: float) -> tuple[float, float]:
    """A point of the drop's right side: from its tip at t = 0 to its waist at t = 1."""
    points = ((16.0, 6.0), (20.0, 11.0), (23.0, 14.5), (23.0, 18.5))
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y
