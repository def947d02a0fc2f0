"""Asked questions and signs of danger: edited by staff, and places that are gone."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from content.drafts.asked_questions import AskedQuestion
from content.drafts.danger_signs import DangerSign
from content.drafts.reading import draft_book
from content.publishing.asked_places import dead_places
from content.publishing.errors import NotReady
from tests.factories import make_editor, make_page, make_reviewer, publish_shared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def in_english():
    with override("en"):
        yield


def add(client, noun, **fields):
    client.force_login(make_editor())
    answer = client.post(reverse(f"admin:content_{noun}_add"), fields)
    assert answer.status_code == 302, answer.context["errors"]


def test_a_place_gets_a_key_of_its_own(client):
    texts = {"questions_nl": "mag ik eten\nmag ik drinken"}
    add(client, "askedquestion", page="procedure", section="fasting", **texts)
    one = AskedQuestion.objects.get()
    assert (one.key, one.questions_nl) == ("procedure-fasting", texts["questions_nl"])


def test_a_sign_gets_the_key_of_its_first_line(client):
    texts = {"words_nl": "blauwe lippen", "words_en": "blue lips\ncannot breathe"}
    add(client, "dangersign", help="emergency", **texts)
    assert DangerSign.objects.get().key == "blue-lips"


@pytest.mark.parametrize(
    "page_key, section, says",
    [
        ("costs", "first", []),
        ("costs", "", []),
        ("costs", "was-called-this", []),
        ("my-day", "", []),
        ("cost", "", ["There is no page “cost”. The nearest name is “costs”."]),
        ("costs", "frist", ["There is no section “frist” on this page."]),
    ],
)
def test_a_place_that_is_not_there_is_named_with_the_nearest(page_key, section, says):
    made = make_page("costs")
    made.sections.update(anchors="was-called-this")
    AskedQuestion.objects.create(
        key="one", page=page_key, section=section, questions_nl="wat kost het"
    )
    found = [finding.message for finding in dead_places(draft_book())]
    assert len(found) == len(says)
    assert all(
        message.startswith(text) for message, text in zip(found, says, strict=True)
    )


def test_staff_cannot_publish_a_question_that_leads_nowhere():
    AskedQuestion.objects.create(key="one", page="gone", questions_nl="wat kost het")
    with pytest.raises(NotReady, match="There is no page “gone”"):
        publish_shared(make_editor(), make_reviewer())


def test_a_command_lists_them(capsys):
    AskedQuestion.objects.create(key="one", page="gone", questions_nl="wat kost het")
    call_command("dead_questions")
    said = capsys.readouterr().out
    assert "one: There is no page “gone”." in said
    assert said.endswith("1 places are not there.\n")
