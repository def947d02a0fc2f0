"""How a master is made of an uploaded file, with Pillow."""

from io import BytesIO

from PIL import Image, ImageCms

from content.pictures.limits import MAX_WIDTH
from content.pictures.master import Master
from content.pictures.opening import decoded
from content.pictures.png import COLOUR, png_of


def cleaned(data: bytes) -> Master:
    """As `master_of` promises. Raises PictureRefused."""
    image = decoded(data)
    if _is_bare(data) and image.width <= MAX_WIDTH:
        return Master(png=data, width=image.width, height=image.height)
    image = _bare(image)
    if image.width > MAX_WIDTH:
        height = round(image.height * MAX_WIDTH / image.width)
        image = image.resize((MAX_WIDTH, height), Image.Resampling.LANCZOS)
    file = BytesIO()
    image.save(file, "PNG")
    return Master(png=file.getvalue(), width=image.width, height=image.height)


def _bare(image: Image.Image) -> Image.Image:
    """The same picture in sRGB without transparency, and nothing beside the pixels."""
    profile = image.info.get("icc_profile")
    plain = Image.new("RGB", image.size)
    plain.paste(_in_srgb(_opaque(image), profile))
    return plain


def _opaque(image: Image.Image) -> Image.Image:
    """On white: black lines on nothing would vanish at night, on the dark page."""
    if image.mode.startswith("I"):
        return _in_8_bits(image, transparent=image.info.get("transparency"))
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")


def _in_8_bits(image: Image.Image, *, transparent: int | None) -> Image.Image:
    """16 bits of grey, which Pillow would cut off at 8. transparent: one of them."""
    greys = [value >> 8 for value in range(2**16)]
    if transparent is not None:
        greys[transparent] = 255
    return image.convert("I").point(greys, "L")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that the profile means; without a sound one, those of the file."""
    if profile:
        try:
            return ImageCms.profileToProfile(  # type: ignore[return-value]
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("RGB")


def _is_bare(data: bytes) -> bool:
    """A PNG with its pixels and nothing else: no text, no profile, nothing behind."""
    png = png_of(data)
    return (
        png is not None
        and png.names[-1] == b"IEND"
        and {*png.names} == {b"IHDR", b"IDAT", b"IEND"}
        and (png.depth, png.kind) == (8, COLOUR)
    )
