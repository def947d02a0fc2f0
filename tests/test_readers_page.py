"""What readers see of a page, for staff: confirm it, withdraw it, bring it back."""

import pytest
from django.utils import timezone

from content.editions.editions import Edition, Withdrawal
from content.editions.reviews import Review
from content.publishing import actions, four_eyes
from content.publishing.starter import publish_starter
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
    publish_changes,
)
from tests.staff_reading import look, readers_url, words_of

pytestmark = pytest.mark.django_db
LANGUAGES = {"nl": "Nederlands", "de": "Deutsch", "en": "English"}


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def costs(nurse, doctor):
    page = make_page("costs")
    publish(page, author=nurse, approver=doctor)
    return page


@pytest.fixture
def example(db):
    """A page that the loader published."""
    page = make_page("costs")
    confirm_translations()
    publish_starter(now=timezone.now())
    return page


def of_language(html, code):
    """What is said of one language."""
    return html[html.index(f'id="state-{code}"') :].split("</section>")[0]


def test_each_language_says_its_edition_and_what_readers_are_told(
    example, client, nurse, doctor
):
    html = look(client, nurse, readers_url(example))
    for code in LANGUAGES:
        assert "Readers are told: example content." in of_language(html, code)
    example.sections.update(body_de="Ein besserer Satz.")
    publish_changes(changed(), author=nurse, approver=doctor)
    html = look(client, nurse, readers_url(example))
    for code, number in (("nl", 1), ("de", 2), ("en", 1)):
        assert f">{number}</a>" in of_language(html, code)


def test_a_language_that_readers_do_not_have_says_so(client, nurse, doctor):
    page = make_page("costs", title_de="", slug_de=None, summary_de="")
    publish(page, author=nurse, approver=doctor)
    html = look(client, nurse, readers_url(page))
    assert "Not public in this language." in of_language(html, "de")
    assert "Confirm" not in of_language(html, "de")
    assert "Confirm" in of_language(html, "nl")


def test_what_readers_see_is_confirmed_in_one_language_by_two_people(
    example, client, nurse, doctor
):
    html = look(client, nurse, readers_url(example), step="confirm-de")
    assert "A reviewer has been asked." in html
    assert "stay as they are and are approved anew" in html
    assert "The approval holds for: Deutsch" in words_of(html)
    approve(Review.objects.get(), doctor)
    html = look(client, nurse, readers_url(example))
    for code, is_example in (("nl", True), ("de", False), ("en", True)):
        told = "Readers are told: example content." in of_language(html, code)
        assert told is is_example
    for code, is_example in (("nl", True), ("de", False), ("en", True)):
        public = client.get(f"/{code}/costs-{code}/").content.decode()
        assert ("notice--example" in public) is is_example
    public = client.get("/de/costs-de/").content.decode()
    assert "Ein Satz." in public


def test_a_confirmation_changes_no_word_and_needs_a_reader_of_the_language(
    example, client, nurse
):
    look(client, nurse, readers_url(example), step="confirm-de")
    dutch = make_reviewer("dutch")
    four_eyes.say_languages(dutch, ["nl"])
    html = look(
        client, dutch, f"/staff/content/review/{Review.objects.get().pk}/change/"
    )
    assert "You have not said that you read Deutsch." in html


def test_a_page_is_withdrawn_for_a_reason_that_readers_hear(costs, client, nurse):
    html = look(client, nurse, readers_url(costs), step="withdraw", note="Wrong price.")
    assert "Choose why the page is withdrawn." in html
    assert 'value="Wrong price."' in html
    assert client.get("/nl/costs-nl/").status_code == 200
    html = look(
        client,
        nurse,
        readers_url(costs),
        step="withdraw",
        withdrawal_reason="mistake",
        note="Wrong price.",
    )
    assert "Readers lose this page at once" in html
    assert client.get("/nl/costs-nl/").status_code == 200
    html = look(
        client,
        nurse,
        readers_url(costs),
        step="withdraw-now",
        withdrawal_reason="mistake",
        note="Wrong price.",
    )
    assert "Withdrawn: readers no longer see this page, in any language." in html
    assert "The page contained a mistake." in html
    assert "Withdraw this page" not in html
    for code in LANGUAGES:
        answer = client.get(f"/{code}/costs-{code}/")
        assert answer.status_code == 410
        assert "Wrong price." not in answer.content.decode()


@pytest.mark.parametrize("reason", ["", "whim"])
def test_an_unknown_reason_withdraws_nothing(reason, costs, client, nurse):
    look(client, nurse, readers_url(costs), step="withdraw", withdrawal_reason=reason)
    assert not Withdrawal.objects.exists()


def test_a_translator_withdraws_nothing(costs, client):
    translator = make_translator()
    assert "Withdraw this page" not in look(client, translator, readers_url(costs))
    html = look(
        client,
        translator,
        readers_url(costs),
        step="withdraw",
        withdrawal_reason="mistake",
    )
    assert "Your role does not include this step." in html
    assert client.get("/nl/costs-nl/").status_code == 200


def test_a_withdrawn_page_comes_back_when_what_stood_there_is_confirmed(
    costs, client, nurse, doctor, now
):
    actions.withdraw(page_key="costs", by=nurse, now=now, reason="mistake")
    html = look(client, nurse, readers_url(costs))
    assert "To bring the page back" in html
    html = look(client, nurse, readers_url(costs), step="confirm-nl")
    assert "A reviewer has been asked." in html
    assert client.get("/nl/costs-nl/").status_code == 410
    approve(Review.objects.pending().get(), doctor)
    answer = client.get("/nl/costs-nl/")
    assert answer.status_code == 200
    assert "Een zin." in answer.content.decode()
    assert "Withdrawn" not in look(client, nurse, readers_url(costs))


def test_a_step_that_is_nothing_is_refused_with_a_sentence(costs, client, nurse):
    for step in ("jump", "publish"):
        html = look(client, nurse, readers_url(costs), step=step)
        assert "This step does not exist." in html
    html = look(client, nurse, readers_url(costs), step="confirm-xx")
    assert "Nothing of this differs from what readers see." in html


def test_strangers_log_in_and_guests_see_nothing(costs, client):
    assert "/staff/login/" in client.get(readers_url(costs))["Location"]
    client.force_login(make_user("guest"))
    assert client.get(readers_url(costs)).status_code == 403
    assert client.post(readers_url(costs), {"step": "withdraw"}).status_code == 403
    assert Edition.objects.count() == 3
