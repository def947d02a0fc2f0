"""A line `![](picture:key)` becomes a figure; everything else is refused with a reason."""

import importlib
from dataclasses import replace

import pytest

from content.markup import Links, MarkupError, picture_keys, render
from content.markup.sanitiser import sanitise
from content.pictures.shown import ShownPicture
from content.search.blocks import blocks
from tests.markup_reading import Tags

DIGEST = "0123456789abcdef" * 2
ROOM = ShownPicture(
    digest=DIGEST,
    width=700,
    height=500,
    fallback="jpg",
    alt="A treatment room",
    caption="Your *chair* & you",
    credit="Photo: <A. Jansen>",
)
SILENT = ShownPicture(digest=DIGEST, width=320, height=200, fallback="png", alt="")
PLAIN = ShownPicture(
    digest=DIGEST, width=320, height=200, fallback="png", alt='"A" plan'
)
LINKS = Links(pictures={"infusion-room": ROOM, "silent": SILENT, "plan": PLAIN})


def html(text, **options):
    return render(
        text, **{"language": "en", "links": LINKS, "anchor": "first", **options}
    )


def complaints(text):
    with pytest.raises(MarkupError) as caught:
        html(text)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_a_picture_is_offered_in_every_format_and_width_with_its_size_and_words():
    def files(extension):
        widths = (320, 640, 700)
        return ", ".join(f"/pictures/{DIGEST}-{w}.{extension} {w}w" for w in widths)

    sizes = "(min-width: 54rem) 50rem, 100vw"
    shown = html("![](picture:infusion-room)")
    assert Tags(shown).found == [
        ("figure", {"class": "picture"}),
        ("picture", {}),
        ("source", {"type": "image/avif", "srcset": files("avif"), "sizes": sizes}),
        ("source", {"type": "image/webp", "srcset": files("webp"), "sizes": sizes}),
        (
            "img",
            {
                "src": f"/pictures/{DIGEST}-700.jpg",
                "srcset": files("jpg"),
                "sizes": sizes,
                "width": "700",
                "height": "500",
                "alt": "A treatment room",
                "decoding": "async",
                "loading": "lazy",
            },
        ),
        ("figcaption", {"class": "picture__words"}),
        ("span", {"class": "picture__credit"}),
    ]
    assert "Your *chair* &amp; you <span" in shown
    assert "Photo: &lt;A. Jansen&gt;</span>" in shown


def test_a_picture_without_words_below_has_no_caption():
    assert "figcaption" not in html("![](picture:plan)")
    assert Tags(html("![](picture:plan)")).named("img")[0]["alt"] == '"A" plan'


def test_the_search_finds_the_caption_as_words_of_its_own_and_no_credit():
    shown = html("One.\n![](picture:infusion-room)\nTwo.")
    assert [block.text for block in blocks(shown)] == [
        "One.",
        "Your *chair* & you",
        "Two.",
    ]


def test_only_the_first_picture_of_the_first_section_is_not_put_off():
    text = "![](picture:plan)\n\nA word.\n\n![](picture:plan)"
    lazy = [img.get("loading") for img in Tags(html(text)).named("img")]
    first = [img.get("loading") for img in Tags(html(text, is_first=True)).named("img")]
    assert lazy == ["lazy", "lazy"]
    assert first == [None, "lazy"]


@pytest.mark.parametrize(
    "text, tags",
    [
        ("One.\n\n![](picture:plan)\n\nTwo.", "p figure p"),
        ("One.\n![](picture:plan)\nTwo.", "p figure p"),
        ("- a\n- b\n![](picture:plan)\n- c", "ul li li figure ul li"),
        ("![](picture:plan)\n![](picture:plan)", "figure figure"),
        ("![]( picture:plan )  ", "figure"),
        ("# A\n![](picture:plan)\n## B", "h3 figure h4"),
        ("/// do | T\n![](picture:plan)\n- a\n///", "section h3 figure ul li"),
        ("/// do | T\n- a\n![](picture:plan)\n///", "section h3 ul li figure"),
        (
            "| a |\n|--|\n| b |\n![](picture:plan)",
            "div table thead tr th tbody tr th figure",
        ),
    ],
)
def test_a_picture_stands_between_whatever_is_around_it(text, tags):
    inside = {"picture", "source", "img"}
    assert [t for t, _ in Tags(html(text)).found if t not in inside] == tags.split()


@pytest.mark.parametrize(
    "text, line, words",
    [
        ("One\n\nSee ![](picture:plan)", 3, "stands on a line of its own"),
        ("![](picture:plan) below", 1, "stands on a line of its own"),
        ("- ![](picture:plan)", 1, "stands on a line of its own"),
        ("    ![](picture:plan)", 1, "stands on a line of its own"),
        ("- a\n\n    ![](picture:plan)", 3, "stands on a line of its own"),
        ("[![](picture:plan)](page:x)", 1, "stands on a line of its own"),
        ("![][1]\n\n[1]: https://example.org/a.png", 1, "![](picture:infusion-room)"),
        ("![plan]", 1, "![](picture:infusion-room)"),
        ("One\n![A plan](picture:plan)", 2, "Leave the square brackets of the picture"),
        ("![A plan](picture:plan)", 1, "Write: ![](picture:plan)"),
        ("![](https://example.org/a.png)", 1, "from another address"),
        ("![A](data:image/png;base64,AAAA)", 1, "from another address"),
        ("![](plan.png)", 1, "from another address"),
        (
            "One\n\n![](picture:plam)",
            3,
            "no picture “plam”. The nearest name is “plan”",
        ),
        ("![](picture:Infusion room)", 1, "The nearest name is “infusion-room”"),
        ("![](picture:)", 1, "There is no picture “”"),
        ("![](picture:silent)", 1, "what the picture “silent” shows"),
    ],
)
def test_a_picture_that_would_not_be_shown_is_refused_by_line(text, line, words):
    assert [at for at, message in complaints(text) if words in message] == [line]


def test_a_text_tells_which_pictures_it_shows():
    text = "![](picture:a)\nb ![](picture:c)\n\n![](picture:d)"
    assert picture_keys(text) == {"a", "d"}


@pytest.mark.parametrize(
    "text",
    ["See ![x](https://example.org/a.png)", "![x][1]\n\n[1]: https://example.org/a.png"]
    + ["![1]\n\n[1]: /pictures/x.png", "![](picture:unknown)", "a ![](picture:plan)"],
)
def test_there_is_no_other_way_to_a_picture(text, monkeypatch):
    module = importlib.import_module("content.markup.render")
    monkeypatch.setattr(module, "problems", lambda text: [])
    monkeypatch.setattr(module, "link_problems", lambda text, links: [])
    assert not Tags(html(text)).named("img", "source", "picture")


FILE = f"/pictures/{DIGEST}-320.png"


@pytest.mark.parametrize(
    "address, stays",
    [
        (FILE, True),
        (f"{FILE} 320w", True),
        (f"{FILE} 320w, {FILE} 640w", True),
        (f"{FILE} 320w, https://example.org/a.png 640w", False),
        (f"https://example.org{FILE}", False),
        (f"//example.org{FILE}", False),
        (f"/staff/..{FILE}", False),
        ("/pictures/a.svg", False),
        ("data:image/png;base64,AAAA", False),
        ("", False),
    ],
)
def test_the_sanitiser_lets_pictures_of_this_site_through_and_no_others(address, stays):
    for tag, name in (("img", "src"), ("img", "srcset"), ("source", "srcset")):
        kept = sanitise(f'<{tag} {name}="{address}" onerror="x">')
        assert kept == (f'<{tag} {name}="{address}">' if stays else f"<{tag}>")


def test_words_of_a_picture_are_read_as_they_are_typed():
    picture = replace(PLAIN, alt="1 &lt; 2", caption="3 &amp; 4", credit="*5* &#60;")
    shown = html("![](picture:x)", links=Links(pictures={"x": picture}))
    assert Tags(shown).named("img")[0]["alt"] == "1 &lt; 2"
    assert "3 &amp;amp; 4 <span" in shown
    assert ">*5* &amp;#60;</span>" in shown


def test_words_of_a_picture_cannot_break_out_of_it():
    evil = '"><script>alert(1)</script><img src=x onerror="alert(1)'
    picture = ShownPicture(
        digest=DIGEST, width=320, height=200, fallback="jpg", alt=evil, caption=evil
    )
    shown = html("![](picture:x)", links=Links(pictures={"x": picture}))
    assert len(Tags(shown).named("img")) == 1
    assert Tags(shown).named("img")[0]["alt"] == evil
    assert not Tags(shown).named("script")
