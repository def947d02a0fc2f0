"""The door of the facts: what a change does, seen before it is approved everywhere."""

from datetime import timedelta

import pytest
from content.facts.book_changes import book_changes
from content.publishing.books import draft_book
from django.utils.translation import override

from content.drafts.clinics import Clinic, Notice, ProtocolStep
from content.drafts.facts import Fact, FactValue
from content.editions.editions import Edition, FactBook
from content.editions.reviews import DraftChange, Review
from content.publishing import facts
from tests.factories import (
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_translator,
    make_value,
    publish,
    publish_all_facts,
)

pytestmark = pytest.mark.django_db
DOOR = "/staff/content/fact/publishing/"
FASTING = {
    "body_nl": "Eet {{fasting_food}} niets.",
    "body_de": "Essen Sie {{fasting_food}} nichts.",
    "body_en": "Eat nothing for {{fasting_food}}.",
}
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def site(nurse, doctor):
    """Two public pages, one of which states the public fact of six hours."""
    make_clinic()
    make_fact(safety=True)
    publish_all_facts(nurse, doctor)
    for page in (make_page("prepare", sections=[FASTING]), make_page("costs")):
        publish(page, author=nurse, approver=doctor)


def look(client, user, **step):
    """What a person sees at the door, in English, after taking a step there."""
    client.force_login(user)
    method = client.post if step else client.get
    answer = method(DOOR, step, headers={"accept-language": "en"}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def main(html):
    return html[html.index('id="content-main"') :]


def change_fasting(to=4):
    FactValue.objects.update(low=to)


def test_every_page_section_and_language_is_shown_old_beside_new(site, client, nurse):
    change_fasting()
    html = main(look(client, nurse))
    assert "This changes 1 page in 3 languages." in html
    for before, after in (
        ("Eet ", " uur niets."),
        ("Essen Sie ", " Stunden nichts."),
        ("Eat nothing for ", " hours."),
    ):
        assert f"{before}<del>6</del>{after}" in html
        assert f"{before}<ins>4</ins>{after}" in html
    assert "Costs costs" not in html


def test_old_and_new_words_of_a_fact_are_shown_in_each_language(site, client, nurse):
    change_fasting()
    html = main(look(client, nurse)).split('id="door-pages"')[0]
    for unit in ("uur", "Stunden", "hours"):
        assert f": <del>6</del><ins>4</ins> {unit}" in html
    assert "safety fact" in html


def test_the_whole_road_from_the_nurse_to_the_readers(site, client, nurse, doctor):
    change_fasting()
    html = look(client, nurse, step="request_review", message="New guideline.")
    assert "A reviewer has been asked." in html
    assert "Approve and publish everywhere" not in html
    html = look(client, doctor)
    assert "New guideline." in html
    assert "Approve and publish everywhere" in html
    review = Review.objects.pending().get()
    html = look(client, doctor, step="publish", review=review.pk)
    assert "Published: 1 page has a new edition." in html
    assert "Nothing to do: readers see these facts." in html
    for path, words in (
        ("/nl/prepare-nl/", f"Eet 4{NBSP}uur niets."),
        ("/de/prepare-de/", f"4{NBSP}Stunden"),
        ("/en/prepare-en/", f"4{NBSP}hours"),
    ):
        assert words in client.get(path).content.decode()
    assert f"6{NBSP}uur" in client.get("/nl/prepare-nl/1/").content.decode()
    assert Edition.objects.newest("costs").number == 1


@pytest.fixture
def asked(site, nurse, now):
    """Fasting is to be four hours, and a review has been asked for."""
    change_fasting()
    return facts.request_facts_review(by=nurse, now=now)


def test_a_review_of_something_else_by_now_is_refused_and_typing_kept(
    asked, client, doctor
):
    change_fasting(to=5)
    html = look(
        client, doctor, step="publish", review=asked.pk, comment="Typed with care."
    )
    assert "The draft has changed since the review was asked for" in html
    assert "Typed with care." in html
    assert "Approve and publish everywhere" not in html
    assert "Ask for a new review." in html
    assert FactBook.objects.newest().number == 1


def test_nobody_approves_facts_of_their_own(asked, client, doctor, now):
    DraftChange.objects.create(subject="facts", by=doctor, at=now)
    html = look(client, doctor)
    assert "somebody else has to approve them" in html
    assert "Approve and publish everywhere" not in html
    html = look(client, doctor, step="publish", review=asked.pk)
    assert "Somebody else has to approve it." in html


def test_the_second_doctor_hears_that_the_first_was_faster(asked, client, doctor, now):
    facts.publish_facts(review=asked, by=make_reviewer("other"), now=now)
    html = look(client, doctor, step="publish", review=asked.pk, comment="Fine.")
    assert "This review has already been decided." in html


def test_facts_are_returned_with_a_word(asked, client, nurse, doctor):
    html = look(client, doctor, step="return", review=asked.pk, comment=" ")
    assert "Write to the author what should change." in html
    look(client, doctor, step="return", review=asked.pk, comment="Ask the ward.")
    html = look(client, nurse)
    assert "Ask the ward." in html
    assert "Ask for a review" in html


@pytest.mark.parametrize("review", ["", "abc", "9" * 5000])
def test_a_review_that_is_nothing_is_refused_with_a_sentence(
    review, site, client, doctor
):
    html = look(client, doctor, step="publish", review=review)
    assert "This review does not exist." in html
    assert "This step does not exist." in look(client, doctor, step="jump")


def test_a_translator_asks_and_does_not_decide(asked, client, doctor):
    html = look(client, make_translator(), step="publish", review=asked.pk)
    assert "Your role does not include this step." in html
    assert FactBook.objects.newest().number == 1


def test_what_is_missing_is_listed_and_nothing_can_be_asked(site, client, nurse):
    FactValue.objects.all().delete()
    html = look(client, nurse)
    assert "prepare: The fact “fasting_food” has no value yet." in html
    assert "Not ready yet: something is missing." in html
    assert 'value="request_review"' not in html
    html = look(client, nurse, step="request_review", message="Please.")
    assert "The draft cannot be published yet:" in html


def test_a_fact_that_a_public_page_states_cannot_be_taken_away(site, client, nurse):
    Fact.objects.all().delete()
    html = look(client, nurse)
    assert "prepare: There is no fact “fasting_food”." in html


def test_the_list_of_reviews_names_the_facts_and_leads_to_the_door(
    asked, client, doctor
):
    client.force_login(doctor)
    english = {"accept-language": "en"}
    html = client.get("/staff/content/review/", headers=english).content.decode()
    assert "facts and clinics" in html
    answer = client.get(f"/staff/content/review/{asked.pk}/change/")
    assert (answer.status_code, answer["Location"]) == (302, DOOR)


def test_the_page_of_a_new_clinic_is_found_from_the_door(site, client, nurse):
    page = make_page("clinic-zeewind")
    html = look(client, nurse)
    assert f'href="/staff/content/page/{page.pk}/publishing/"' in html


def test_the_door_asks_few_questions_whatever_it_shows(
    site, client, nurse, django_assert_max_num_queries
):
    for number in range(8):
        make_fact(f"fact_{number}")
        make_clinic(f"clinic-{number}")
    change_fasting()
    with django_assert_max_num_queries(45):
        look(client, nurse)


# --- What has changed, in words --------------------------------------------------------


def said(changes):
    """Every change as a line: what, who, and its marked words."""
    return [
        (
            change.mark,
            change.noun,
            part.language,
            "".join(
                f"[-{w.text}-]"
                if w.mark == "removed"
                else f"[+{w.text}+]"
                if w.mark == "added"
                else w.text
                for w in paragraph
            ),
        )
        for change in changes
        for part in change.parts
        for paragraph in part.paragraphs
    ]


@pytest.fixture
def in_english():
    with override("en"):
        yield


def test_the_same_book_changes_nothing(site):
    assert book_changes(draft_book(), draft_book()) == []


def test_a_clinic_that_differs_is_named(site, in_english):
    before = draft_book()
    make_value(Fact.objects.get(), clinic=Clinic.objects.get(), low=2)
    lines = said(book_changes(before, draft_book()))
    assert ("changed", "fact", "en", "[+Zeewind: 2 hours+]") in lines
    assert ("changed", "fact", "en", "All[+ other+] clinics: 6 hours") in lines


def test_what_is_alike_in_all_languages_is_said_once(site, in_english):
    before = draft_book()
    Clinic.objects.update(phone="+31207654321", street="Duin 1")
    number = "[-123-][+765+] [-4567-][+4321+]"
    assert said(book_changes(before, draft_book())) == [
        ("changed", "clinic", "", "[+Street and number: Duin 1+]"),
        ("changed", "clinic", "", f"Phone number: +31 20 {number}"),
    ]


def test_a_clinic_has_not_changed_because_a_fact_has(site):
    clinic, fact = Clinic.objects.get(), Fact.objects.get()
    ProtocolStep.objects.create(
        clinic=clinic, key="fast", phase="day", amount_fact=fact
    )
    Clinic.objects.update(way_en="Eat nothing for {{fasting_food}}.")
    before = draft_book()
    change_fasting()
    changes = book_changes(before, draft_book())
    assert [change.name for change in changes] == [str(fact)]


def test_a_step_that_moves_is_said_in_every_language(site, in_english):
    clinic = Clinic.objects.get()
    step = ProtocolStep.objects.create(
        clinic=clinic,
        key="come",
        phase="day",
        amount=60,
        title_nl="Kom",
        title_en="Come",
    )
    before = draft_book()
    step.amount = 120
    step.save()
    lines = said(book_changes(before, draft_book()))
    words = "[-1-][+2+] [-hour-][+hours+] before the infusion starts · Come"
    assert [line[3].split(": ")[1] for line in lines if line[2] == "en"] == [words]
    assert [line[2] for line in lines] == ["nl", "de", "en"]


def test_notices_and_clinics_come_and_go(site, now, in_english):
    before = draft_book()
    Notice.objects.create(
        key="closed",
        starts_at=now,
        ends_at=now + timedelta(days=3),
        title_nl="Gesloten",
        title_de="Geschlossen",
        title_en="Closed",
    )
    Clinic.objects.all().delete()
    changes = book_changes(before, draft_book())
    assert [(change.mark, change.noun, change.name) for change in changes] == [
        ("added", "service notice", "Closed"),
        ("removed", "clinic", "Zeewind"),
    ]
