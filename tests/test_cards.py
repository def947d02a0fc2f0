"""The picture beside a shared link."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.public.metadata import card, card_drawing, colours
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.metadata_reading import head, image, path_of


@pytest.fixture
def people(db):
    return {"author": make_editor("hanneke"), "approver": make_reviewer("drvisser")}


def test_the_picture_of_a_page_is_drawn_once_and_kept_for_ever(client, people):
    cache.clear()
    publish(make_page("costs"), **people)
    path = path_of(head(client, "/en/costs-en/").og["og:image"][0])
    answer = client.get(path)
    assert answer["Content-Type"] == "image/png"
    assert "immutable" in answer["Cache-Control"]
    assert image(answer.content).size == (1200, 630)
    assert len(answer.content) < 60_000
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).content == answer.content
    assert len(queries) == 0


def test_another_title_or_language_has_a_picture_at_another_address(client, people):
    page = make_page("costs")
    publish(page, **people)
    old = head(client, "/en/costs-en/").og["og:image"][0]
    page.title_en = "What you pay"
    page.save()
    publish(page, **people)
    new = head(client, "/en/costs-en/").og["og:image"][0]
    assert len({old, new, head(client, "/de/costs-de/").og["og:image"][0]}) == 3


@pytest.mark.parametrize("name", ["costs.0123456789abcdef", "nothing.0123456789abcdef"])
def test_nobody_can_have_another_picture_drawn(client, people, name, monkeypatch):
    publish(make_page("costs"), **people)
    monkeypatch.setattr(card_drawing, "draw", lambda wanted: pytest.fail("drawn"))
    assert client.get(f"/en/cards/{name}.png").status_code == 404


@pytest.mark.parametrize(
    "title",
    [
        "Costs",
        "Einwilligungsaufklärungsgesprächsvorbereitungsunterlagen",
        "Wat u vóór, tijdens en na de behandeling thuis met uw naasten bespreekt, ook "
        "als u niet weet hoe u daarmee begint: 12 vragen",
    ],
)
def test_a_title_of_any_length_fits_on_its_picture(title):
    wanted = card.Card(title=title, site_name="Ketamin", language="de")
    drawn = image(card_drawing.draw(wanted)).convert("L")
    margin = drawn.crop((card.WIDTH - 60, 20, card.WIDTH, card.HEIGHT))
    paper = drawn.getpixel((card.WIDTH - 1, card.HEIGHT - 1))
    assert margin.getextrema() == (paper, paper)


def test_the_picture_and_the_icons_have_the_colours_of_the_site():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    icon = (settings.BASE_DIR / "static/icon.svg").read_text()
    for colour in (
        colours.PAPER,
        colours.LINE,
        colours.INK,
        colours.INK_SOFT,
        colours.TEAL,
    ):
        assert colour in tokens
    drawn = image(
        (settings.BASE_DIR / "static/icons/icon-512.png").read_bytes()
    ).convert("RGB")
    for place, name in (((256, 300), "drop"), ((60, 256), "tile")):
        assert "#{:02x}{:02x}{:02x}".format(*drawn.getpixel(place)) in icon, name
