"""From an uploaded file to what readers get of it, or to a sentence about why not."""

from io import BytesIO

import pytest
from django.utils.translation import override
from PIL import ExifTags, Image, ImageCms

from content.pictures.errors import PictureRefused
from content.pictures.files import fallback_of, files_of, widths
from content.pictures.master import master_of
from content.pictures.names import NAME, digest_of
from tests.picture_making import (
    SIGNATURE,
    animated,
    bomb,
    chunk,
    drawing,
    ended_early,
    opened,
    photo,
    png,
    saved,
)

HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
SVG_ENTITIES = b'<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY x "y">]>\n<svg/>'
SVG_DECLARES = (
    b"\xef\xbb\xbf<?xml version='1.0'?><!-- a > b --><!DOCTYPE s:svg [\n"
    + b"""<!ENTITY a "]>'"> <!-- it's ]> --> <!ENTITY b ']>"'>\n""" * 100
    + b"] >\n<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"
)
RED = [255, 0, 0]
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TOO_LARGE = SIGNATURE + b"\0" * 20_000_000


def refusal(data, language="en"):
    with override(language), pytest.raises(PictureRefused) as caught:
        master_of(data)
    return str(caught.value)


# --- Hostile and unsuitable files ------------------------------------------------------

REFUSED = {
    "empty": (b"", "The file is empty"),
    "a web page": (HTML, "This is a web page, whatever its name says"),
    "a web page after a gap": (b"\n  <html>", "This is a web page"),
    "an SVG drawing": (SVG, "an SVG drawing, which may hold programs"),
    "an SVG after a comment": (b"<!-- a -->\n<svg>", "an SVG drawing"),
    "an SVG with entities": (SVG_ENTITIES, "an SVG drawing"),
    "an SVG of a program that declares much": (SVG_DECLARES, "an SVG drawing"),
    "an SVG that names its kind": (b"<!DOCTYPE svg PUBLIC 'x'>", "an SVG drawing"),
    "an SVG with a prefix": (b"<?xml?><?a b?><s:svg xmlns:s='x'/>", "an SVG drawing"),
    "an SVG in two bytes": ("\ufeff<svg/>".encode("utf-16-le"), "an SVG drawing"),
    "a web page of XML": (b"<?xml version='1.0'?>\n<!-- -->\n<html>", "a web page"),
    "XML of another kind": (b"<?xml version='1.0'?><svgs/>", "no picture that can"),
    "a PDF": (b"%PDF-1.7\n" + b"0" * 99, "This is a PDF document"),
    "an iPhone's HEIC": (HEIC, "This is a HEIC picture, as an iPhone takes it"),
    "a film": (b"\0\0\0\x18ftypmp42" + b"\0" * 99, "This is a film"),
    "a TIFF": (b"II*\0" + b"\0" * 99, "browsers do not show"),
    "a BMP": (saved(Image.new("RGB", (400, 300)), form="BMP"), "browsers do not show"),
    "an office document": (b"PK\x03\x04" + b"\0" * 99, "an office document"),
    "noise": (bytes(range(256)) * 9, "no picture that can be read"),
    "a program": (b"\x7fELF" + b"\0" * 99, "no picture that can be read"),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "no picture that can be read"),
    "a bomb": (bomb(60_000, 60_000), "60000 × 60000 pixels, which is 3600.0 million"),
    "a larger bomb": (bomb(2**31 - 1, 2**31 - 1), "must have less than 40 million"),
    "40 megapixels": (bomb(8_000, 5_000), "8000 × 5000 pixels, which is 40.0 million"),
    "too many bytes": (TOO_LARGE, "The file has 20.0 MB; at most 20 MB are allowed"),
    "a moving GIF": (animated("GIF"), "The picture moves"),
    "a moving WebP": (animated("WEBP"), "The picture moves"),
    "a moving PNG": (animated("PNG"), "The picture moves"),
    "a moving AVIF": (animated("AVIF"), "The picture moves"),
    "too small": (photo(319, 319), "319 pixels wide; it needs 320 at least"),
    "too narrow": (photo(1300, 400), "too long and narrow (1300 × 400 pixels)"),
    "too tall": (photo(320, 961), "too long and narrow (320 × 961 pixels)"),
    "half a JPEG": (photo(form="JPEG")[:-2000], "damaged"),
    "half a PNG": (photo()[:-2000], "damaged"),
    "half a WebP": (photo(form="WEBP")[:-500], "damaged"),
    "half an AVIF": (photo(form="AVIF")[:-500], "damaged"),
    "the head of a GIF": (b"GIF89a" + b"\xff" * 20, "damaged"),
    "a PNG with a wrong checksum": (
        photo()[:-16] + b"\0" * 4 + photo()[-12:],
        "damaged",
    ),
    "a PNG out of step": (photo().replace(b"IDAT", b"IDAT\1", 1), "damaged"),
    "a PNG that says too much": (bomb(640, 400), "damaged"),
    "a PNG of half its rows": (png(RED, depth=8, kind=2, rows=150), "damaged"),
    "a PNG without its last row": (png(RED, depth=8, kind=2, rows=299), "damaged"),
    "half an interlaced PNG": (
        png([1], depth=1, is_interlaced=True, rows=9),
        "damaged",
    ),
    "a JPEG that ends too early": (ended_early(photo(form="JPEG")), "damaged"),
    "grey that ends too early": (
        ended_early(saved(opened(photo()).convert("L"), form="JPEG")),
        "damaged",
    ),
    "one of 16-bit colours transparent": (
        png([0, 0, 0], [9, 9, 9], depth=16, kind=2, transparent=[9, 9, 9]),
        "Export it with 8 bits per colour",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_shown_gets_a_sentence_of_its_own(name):
    data, words = REFUSED[name]
    assert words in refusal(data)


@pytest.mark.parametrize("name", REFUSED)
def test_the_sentence_is_in_the_language_of_the_person(name):
    data, _words = REFUSED[name]
    assert len({refusal(data, language) for language in ("nl", "de", "en")}) == 3


def test_a_picture_that_is_too_large_is_refused_before_a_pixel_is_decoded(monkeypatch):
    def load(*args):
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    assert "40 million" in refusal(bomb(8_000, 5_000))


@pytest.mark.parametrize("size", [(7_999, 5_000), (320, 200), (1_200, 400)])
def test_the_limits_themselves_are_allowed(size):
    width, height = size
    assert master_of(saved(Image.new("RGB", size, "teal"))).width == min(width, 1600)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_content_counts_and_all_five_formats_are_read(form):
    master = master_of(photo(400, 300, form=form))
    assert (master.width, master.height) == (400, 300)


def test_a_phones_jpeg_with_a_second_picture_inside_is_a_still_picture():
    frames = [opened(photo(seed=seed)) for seed in (0, 90)]
    both = saved(frames[0], form="MPO", save_all=True, append_images=frames[1:])
    assert opened(both).n_frames == 2
    assert master_of(both).width == 640


# --- The master ------------------------------------------------------------------------


def taken_sideways():
    """640 × 400 in the file; meant to be turned, with a place and a camera in it."""
    image = opened(photo())
    image.paste("red", (0, 0, 100, 100))  # above on the left as stored
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # turn by a quarter, clockwise
    exif[ExifTags.Base.Make] = "Camera of the patient"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 5.0, 0.0)
    return saved(image, form="JPEG", exif=exif, comment=b"secret", quality=95)


def test_a_picture_stands_upright_and_tells_nothing_of_camera_and_place():
    data = taken_sideways()
    assert b"Camera of the patient" in data
    master = master_of(data)
    assert (master.width, master.height) == (400, 640)
    red, green, blue = opened(master.png).getpixel((380, 20))  # above on the right
    assert red > 200 > 60 > max(green, blue)
    for content in (master.png, *dict(files_of(master, fallback="jpg")).values()):
        image = opened(content)
        assert image.width < image.height
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "dpi"} & set(image.info)
        assert b"Camera of the patient" not in content
        assert b"secret" not in content


def test_a_master_is_a_plain_png_of_1600_pixels_at_most():
    master = master_of(photo(2000, 1500, form="JPEG"))
    assert (master.width, master.height) == (1600, 1200)
    assert opened(master.png).mode == "RGB"
    kinds = [
        kind for kind in (b"IHDR", b"tEXt", b"iCCP", b"eXIf") if kind in master.png
    ]
    assert kinds == [b"IHDR"]


@pytest.mark.parametrize(
    "data", [photo(), photo(2000, 1500), drawing(), animated("GIF")]
)
def test_a_master_is_its_own_master_byte_for_byte(data):
    if data[:3] == b"GIF":
        data = saved(opened(data).convert("P"), form="GIF")  # its first frame
    once = master_of(data)
    assert master_of(once.png) == once
    assert master_of(once.png).png == once.png


def test_a_bare_png_of_another_program_stays_as_it_is():
    other = saved(opened(photo()), compress_level=1)
    assert other != photo()
    assert master_of(other).png == other


@pytest.mark.parametrize(
    "extra",
    [chunk(b"tEXt", b"Author\0me"), chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\0\0\0\0\0")],
)
def test_what_hides_in_a_png_is_taken_out(extra):
    data = photo()
    end = data.rindex(chunk(b"IEND", b""))
    for dirty in (data[:end] + extra + data[end:], data + b"#!/bin/sh"):
        assert master_of(dirty).png != dirty
        assert opened(master_of(dirty).png).tobytes() == opened(data).tobytes()


def test_what_is_transparent_becomes_white():
    palette = Image.new("P", (400, 300), 0)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    palette.paste(1, (0, 0, 200, 300))
    rgba = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    rgba.paste((0, 0, 255, 255), (0, 0, 200, 300))
    grey = Image.new("LA", (400, 300), (0, 0))
    for data in (saved(palette, transparency=0), saved(rgba), saved(rgba, form="WEBP")):
        image = opened(master_of(data).png)
        assert image.getpixel((300, 10)) == (255, 255, 255)
        assert image.getpixel((10, 10))[2] > 250
    assert opened(master_of(saved(grey)).png).getpixel((9, 9)) == (255, 255, 255)


def test_ink_colours_and_16_bits_become_screen_colours():
    cmyk = Image.new("CMYK", (400, 300), (255, 255, 0, 0))
    red, green, blue = opened(
        master_of(saved(cmyk, form="JPEG", quality=95)).png
    ).getpixel((9, 9))
    assert blue > 200 > 50 > max(red, green)
    deep = Image.new("I;16", (400, 300), 40_000)
    assert opened(master_of(saved(deep)).png).getpixel((9, 9)) == (156, 156, 156)


@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
@pytest.mark.parametrize("is_interlaced", [True, False])
def test_of_greys_of_any_depth_one_may_be_transparent(depth, is_interlaced):
    top = 2**depth - 1
    greys = [0, top // 3, top * 2 // 3, top]
    for gone in greys:
        file = png(
            *([grey] for grey in greys),
            depth=depth,
            transparent=[gone],
            is_interlaced=is_interlaced,
        )
        assert stripes(file) == [
            255 if grey == gone else grey * 255 // top for grey in greys
        ]


def stripes(file):
    """How bright the four stripes of a picture have become."""
    image = opened(master_of(file).png)
    return [image.getpixel((x, 150))[0] for x in (50, 150, 250, 350)]


def test_of_16_bits_of_grey_no_other_one_becomes_transparent():
    greys = [[31_999], [32_000], [32_001], [63_840]]
    assert stripes(png(*greys, depth=16, transparent=[32_000])) == [124, 255, 125, 249]
    assert stripes(png(*greys, depth=16)) == [124, 125, 125, 249]


def test_interlaced_colours_are_whole():
    file = png(RED, [0, 0, 255], depth=8, kind=2, is_interlaced=True)
    assert opened(master_of(file).png).getpixel((399, 299)) == (0, 0, 255)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_dark_picture_is_no_damaged_one(mode, options):
    image = Image.new(mode, (400, 400))  # black; in ink, white
    assert master_of(saved(image, form="JPEG", **options)).height == 400
    image.paste("white" if mode != "CMYK" else "black", (0, 390, 400, 400))
    for whole in (image, image.rotate(180)):
        data = saved(whole, form="JPEG", comment=b"\xff\xd9", **options)
        assert master_of(data + b"\xff\xd9 behind").height == 400


def test_the_colours_of_a_profile_are_the_ones_that_readers_see():
    image = Image.new("RGB", (400, 300), (200, 30, 30))
    same = opened(master_of(saved(image, icc_profile=SRGB)).png).getpixel((9, 9))
    assert all(abs(a - b) < 3 for a, b in zip(same, (200, 30, 30), strict=True))
    broken = opened(master_of(saved(image, icc_profile=b"no profile")).png)
    assert broken.getpixel((9, 9)) == (200, 30, 30)


@pytest.mark.parametrize("profile", [SRGB, b"no profile"])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_no_profile_and_no_resolution_is_left_in_any_file(form, profile):
    more = {} if form == "WEBP" else {"dpi": (300, 300)}
    image = opened(photo())
    master = master_of(saved(image, form=form, icc_profile=profile, **more))
    for content in (master.png, *dict(files_of(master, fallback="jpg")).values()):
        assert not {"icc_profile", "dpi"} & set(opened(content).info)


# --- The files -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "width, expected",
    [
        (320, (320,)),
        (700, (320, 640, 700)),
        (1280, (320, 640, 960, 1280)),
        (1600, (320, 640, 960, 1280, 1600)),
    ],
)
def test_a_picture_is_offered_in_every_width_that_it_has(width, expected):
    assert widths(width) == expected


@pytest.mark.parametrize("make, fallback", [(photo, "jpg"), (drawing, "png")])
def test_every_width_has_three_formats_and_the_same_shape(make, fallback):
    master = master_of(make(700, 500))
    assert fallback_of(master) == fallback
    files = dict(files_of(master, fallback=fallback))
    assert list(files) == [
        f"{master.digest}-{width}.{extension}"
        for width in (320, 640, 700)
        for extension in ("avif", "webp", fallback)
    ]
    forms = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
    for name, content in files.items():
        width, extension = name.partition("-")[2].split(".")
        image = Image.open(BytesIO(content))
        assert image.format == forms[extension]
        assert image.size == (int(width), round(500 * int(width) / 700))


def test_a_file_has_the_name_of_its_picture_and_every_picture_another_one():
    import re

    one, two = master_of(photo()), master_of(photo(seed=1))
    assert one.digest == digest_of(one.png) != two.digest
    name, _content = next(files_of(one, fallback="jpg"))
    assert re.fullmatch(NAME, name)


def test_a_drawing_keeps_its_colours_in_the_lossless_formats():
    files = dict(files_of(master_of(drawing()), fallback="png"))
    for extension in ("webp", "png"):
        [content] = [files[one] for one in files if one.endswith(f"-640.{extension}")]
        assert opened(content).convert("RGB").getpixel((10, 10)) == (255, 0, 0)
