"""What is important and no emergency: a card without a word about urgency."""

import re

import pytest

from content.markup.blocks import URGENCY
from content.publishing.starter import publish_starter
from tests.factories import confirm_translations, make_page
from tests.markup_reading import complaints, html

CARD = "/// important | Wichtig\n\nBewegen Sie sich.\n\n///"


def test_its_title_stands_alone():
    drawn = html(CARD, language="de")
    assert '<section class="care-card care-card--important">' in drawn
    assert re.search(r"<h3[^>]*>Wichtig</h3>", drawn)
    assert "urgency" not in drawn


def test_every_other_card_says_how_urgent_it_is():
    assert [level for level, words in URGENCY.items() if not words] == ["important"]


def test_it_may_be_folded_unlike_a_card_for_help():
    assert "important" in html(f"/// fold | Mehr\n\n{CARD}\n\n///")
    urgent = CARD.replace("important", "urgent")
    assert complaints(f"/// fold | Mehr\n\n{urgent}\n\n///")


@pytest.mark.django_db
def test_a_section_can_be_one_too(client, now):
    make_page(sections=[{"kind": "important"}])
    confirm_translations()
    publish_starter(now=now)
    drawn = client.get("/en/costs-en/").content.decode()
    heading = re.search(r'<h2 class="care-card__heading">(.*?)</h2>', drawn)[1]
    assert re.sub("<[^>]+>", "", heading) == "first en"
    assert "care-card__urgency" not in drawn
