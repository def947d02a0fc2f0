"""Pictures and files that only look like some, made with Pillow for the tests."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from content.drafts.pictures import Image as KeptImage
from content.drafts.pictures import Picture
from content.pictures.master import master_of

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def photo(width=640, height=400, *, seed=0, **options):
    """Something with many colours, as a PNG unless another format is named."""
    fade = Image.radial_gradient("L").resize((width, height))
    slope = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (fade, slope, fade.point(lambda v: (v + seed) % 256)))
    return saved(image, **options)


def drawing(width=640, height=400):
    """Black and white, with one red corner."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("black", (40, 40, width - 40, 60))
    image.paste("red", (0, 0, 30, 30))
    return saved(image)


def saved(image, *, form="PNG", **options):
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def chunk(kind, content):
    checksum = zlib.crc32(kind + content)
    return (
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
    )


def bomb(width, height):
    """A PNG of a hundred bytes that says it is this large."""
    header = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    return (
        SIGNATURE
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


def animated(form):
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue")]
    return saved(frames[0], form=form, save_all=True, append_images=frames[1:])


def make_picture(key="infusion-room", *, data=None, **fields):
    """A picture with its words in three languages; a small photo unless told otherwise."""
    words = {
        "alt_nl": "Een behandelkamer",
        "alt_de": "Ein Behandlungsraum",
        "alt_en": "A treatment room",
    }
    image = KeptImage.objects.keep(master_of(data or photo(320, 200)))
    return Picture.objects.create(**{"key": key, "image": image, **words, **fields})
