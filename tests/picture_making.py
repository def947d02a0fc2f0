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


def png(*columns, depth, kind=0, transparent=None, rows=None, is_interlaced=False):
    """A PNG of 400 × 300 pixels in upright stripes, packed by hand.

    columns: the numbers of a pixel of each stripe. rows: how many are in the file, all
    unless told otherwise.
    """
    width, height = 400, 300
    pixels = [column for column in columns for _ in range(width // len(columns))]
    passes = ADAM7 if is_interlaced else [(0, 0, 1, 1)]
    packed = b"".join(
        (b"\0" + bits([one for pixel in pixels[left::across] for one in pixel], depth))
        * len(range(top, height, down))
        for left, top, across, down in passes
    )
    if rows is not None:
        packed = packed[: len(packed) * rows // height]
    header = struct.pack(">II5B", width, height, depth, kind, 0, 0, is_interlaced)
    parts = [chunk(b"IHDR", header)]
    if transparent is not None:
        parts.append(chunk(b"tRNS", struct.pack(f">{len(transparent)}H", *transparent)))
    parts += [chunk(b"IDAT", zlib.compress(packed)), chunk(b"IEND", b"")]
    return SIGNATURE + b"".join(parts)


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4)] + [
    (1, 0, 2, 2),
    (0, 1, 1, 2),
]


def bits(numbers, depth):
    """Numbers of so many bits each, one behind the other."""
    written = "".join(f"{number:0{depth}b}" for number in numbers)
    written += "0" * (-len(written) % 8)
    return int(written, 2).to_bytes(len(written) // 8, "big")


def ended_early(jpeg):
    """A JPEG with half its rows that says it is complete."""
    return jpeg[: len(jpeg) // 2].rstrip(b"\xff") + b"\xff\xd9"


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
    master = master_of(data or photo(320, 200))
    image = KeptImage.objects.keep(KeptImage.objects.make_ready(master))
    return Picture.objects.create(**{"key": key, "image": image, **words, **fields})
