"""The page of a review: what approving would do, seen before it is done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.drafts.facts import FactValue
from content.editions.editions import Edition
from content.editions.publications import Publication
from content.editions.reviews import DraftChange, Review
from content.publishing import actions, four_eyes
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
    publish_changes,
    publish_shared,
)
from tests.staff_reading import (
    look,
    marked,
    questions_of,
    result_of,
    review_url,
    words_of,
)

pytestmark = pytest.mark.django_db
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
    publish_shared(nurse, doctor)
    pages = [make_page("prepare", sections=[FASTING]), make_page("costs")]
    for page in pages:
        publish(page, author=nurse, approver=doctor)
    return pages


@pytest.fixture
def asked(site, nurse, now):
    """Fasting is to be four hours, and a review has been asked for."""
    FactValue.objects.update(low=4)
    return actions.request_review(
        chosen=changed(), by=nurse, now=now, message="New guideline."
    )


@pytest.fixture
def german(site, nurse, now):
    """One German sentence of the page about costs waits for a reviewer."""
    site[1].sections.update(body_de="Ein besserer Satz.")
    return actions.request_review(chosen=changed(), by=nurse, now=now)


def decide(client, user, review, step, **typed):
    """Press a button of the page as it stands on the person's screen."""
    url = review_url(review)
    result = result_of(look(client, user, url))
    return look(client, user, url, step=step, result=result, **typed)


def numbers(page_key):
    """How many editions a page has in each language."""
    rows = Edition.objects.newest().filter(page_key=page_key)
    return dict(rows.values_list("language", "number"))


BUTTON = 'name="step" value="approve"'


def test_every_page_and_language_that_a_fact_changes_is_shown_old_and_new(
    asked, client, doctor
):
    html = look(client, doctor, review_url(asked))
    assert "New guideline." in html
    assert "fasting_food en: in general value" in words_of(html)
    pages = html[html.index("Where readers will see it") :]
    for language, before, after in (
        ("Nederlands", "Eet ", " uur niets."),
        ("Deutsch", "Essen Sie ", " Stunden nichts."),
        ("English", "Eat nothing for ", " hours."),
    ):
        assert f"Costs prepare · {language}" in pages or f"· {language}" in pages
        assert before in pages
        assert after.strip() in words_of(pages)
    assert marked(pages).count(("removed", "6")) == 3
    assert marked(pages).count(("added", "4")) == 3
    assert "Costs costs" not in pages


def test_only_the_language_that_changes_is_shown_for_a_sentence(german, client, doctor):
    html = look(client, doctor, review_url(german))
    words = words_of(html)
    assert "The approval holds for: Deutsch" in words
    pages = html[html.index("Where readers will see it") :]
    assert pages.count('<details class="review__changes"') == 1
    assert "· Deutsch" in pages
    assert marked(pages) == [("added", "besserer ")]


def test_the_whole_road_from_the_nurse_to_the_readers(asked, client, nurse, doctor):
    html = look(client, nurse, review_url(asked))
    assert BUTTON not in html
    assert "You need do nothing now." in html
    for path in ("/nl/prepare-nl/", "/de/prepare-de/", "/en/prepare-en/"):
        assert f"6{NBSP}" in client.get(path).content.decode()
    html = decide(client, doctor, asked, "approve", comment="As the guideline says.")
    assert "Published. New editions: 3." in html
    for path, words in (
        ("/nl/prepare-nl/", f"Eet 4{NBSP}uur niets."),
        ("/de/prepare-de/", f"4{NBSP}Stunden"),
        ("/en/prepare-en/", f"4{NBSP}hours"),
    ):
        assert words in client.get(path).content.decode()
    assert f"6{NBSP}uur" in client.get("/nl/prepare-nl/1/").content.decode()
    assert numbers("prepare") == {"nl": 2, "de": 2, "en": 2}
    assert numbers("costs") == {"nl": 1, "de": 1, "en": 1}
    assert "As the guideline says." in look(client, nurse, review_url(asked))


def test_a_german_sentence_gives_the_other_languages_no_new_edition(
    german, client, doctor
):
    before = {
        path: client.get(path).content for path in ("/nl/costs-nl/", "/en/costs-en/")
    }
    assert "New editions: 1." in decide(client, doctor, german, "approve")
    assert "besserer" in client.get("/de/costs-de/").content.decode()
    assert numbers("costs") == {"nl": 1, "de": 2, "en": 1}
    for path, html in before.items():
        assert client.get(path).content == html


def test_a_review_of_something_else_by_now_is_refused_and_typing_kept(
    asked, client, doctor
):
    before = Publication.objects.count()
    result = result_of(look(client, doctor, review_url(asked)))
    FactValue.objects.update(low=5)
    html = look(
        client,
        doctor,
        review_url(asked),
        step="approve",
        result=result,
        comment="Typed with care.",
    )
    assert "The draft has changed since the review was asked for" in html
    assert "Typed with care." in html
    assert BUTTON not in html
    assert "No longer part of this review" in html
    assert Publication.objects.count() == before


def test_only_the_part_that_has_moved_on_drops_out(site, client, nurse, doctor, now):
    site[1].sections.update(body_de="Ein besserer Satz.", body_en="A better one.")
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    site[1].sections.update(body_en="The best one.")
    html = look(client, doctor, review_url(review))
    dropped = html[html.index("No longer part of this review") :]
    assert "first en · English" in words_of(dropped.split("What has changed")[0])
    assert "The best one." not in html
    assert "New editions: 1." in decide(client, doctor, review, "approve")
    assert "besserer" in client.get("/de/costs-de/").content.decode()
    assert "A sentence." in client.get("/en/costs-en/").content.decode()


def test_what_was_published_meanwhile_is_shown_and_the_answer_asked_once_more(
    german, site, client, nurse, doctor
):
    result = result_of(look(client, doctor, review_url(german)))
    site[1].title_de = "Was es kostet"
    site[1].save()
    other = make_reviewer("other")
    publish_changes(
        changed("page/costs", language="de")[:1], author=nurse, approver=other
    )
    html = look(
        client,
        doctor,
        review_url(german),
        step="approve",
        result=result,
        comment="Yes.",
    )
    assert "Look at it below, and answer once more." in html
    assert "Yes." in html
    assert numbers("costs")["de"] == 2
    assert "New editions: 1." in decide(client, doctor, german, "approve")
    html = client.get("/de/costs-de/").content.decode()
    assert "Was es kostet" in html
    assert "besserer" in html


@pytest.mark.parametrize("result", ["", "abc", "0" * 64])
def test_an_approval_of_nothing_that_was_seen_is_refused(
    result, german, client, doctor
):
    html = look(client, doctor, review_url(german), step="approve", result=result)
    assert "answer once more" in html
    assert numbers("costs")["de"] == 1


def test_nobody_approves_what_they_have_worked_on(asked, client, doctor, now):
    DraftChange.objects.create(
        entry="value/fasting_food/*", language="", by=doctor, at=timezone.now()
    )
    html = look(client, doctor, review_url(asked))
    assert "Somebody else has to approve it." in html
    assert BUTTON not in html
    html = decide(client, doctor, asked, "approve")
    assert "Somebody else has to approve it." in html
    assert numbers("prepare") == {"nl": 1, "de": 1, "en": 1}


def test_work_on_another_language_bars_nobody(german, client, doctor):
    DraftChange.objects.create(
        entry="section/costs/first", language="nl", by=doctor, at=timezone.now()
    )
    assert "New editions: 1." in decide(client, doctor, german, "approve")


def test_nobody_approves_words_in_a_language_they_do_not_read(german, client, doctor):
    four_eyes.say_languages(doctor, ["nl", "en"])
    html = look(client, doctor, review_url(german))
    assert "You have not said that you read Deutsch." in html
    assert BUTTON not in html
    html = decide(client, doctor, german, "approve")
    assert "You have not said that you read Deutsch." in html
    assert numbers("costs")["de"] == 1
    four_eyes.say_languages(doctor, ["de"])
    assert "New editions: 1." in decide(client, doctor, german, "approve")


def test_of_the_two_people_one_is_medical_in_either_place(
    site, german, client, nurse, doctor, now
):
    colleague = make_editor("colleague")
    html = look(client, colleague, review_url(german))
    assert "one has to be a medical reviewer" in html
    assert BUTTON not in html
    site[1].sections.update(body_en="A doctor's comma, here.")
    review = actions.request_review(chosen=changed(language="en"), by=doctor, now=now)
    assert "New editions: 1." in decide(client, nurse, review, "approve")


def test_the_second_doctor_hears_that_the_first_was_faster(asked, client, doctor):
    result = result_of(look(client, doctor, review_url(asked)))
    approve(asked, make_reviewer("other"))
    html = look(client, doctor, review_url(asked), step="approve", result=result)
    assert "This review has already been decided." in html
    assert numbers("prepare") == {"nl": 2, "de": 2, "en": 2}


def test_a_text_is_returned_with_a_word(asked, client, nurse, doctor):
    html = decide(client, doctor, asked, "return", comment=" ")
    assert "Write to the author what should change." in html
    decide(client, doctor, asked, "return", comment="Ask the ward.")
    html = look(client, nurse, review_url(asked))
    assert "Ask the ward." in html
    assert "doctor" in words_of(html)
    assert numbers("prepare") == {"nl": 1, "de": 1, "en": 1}


def test_an_author_asks_no_longer_and_the_draft_stays(asked, client, nurse, doctor):
    look(client, nurse, review_url(asked), step="take_back")
    asked.refresh_from_db()
    assert asked.decision == Review.Decision.TAKEN_BACK
    assert FactValue.objects.get().low == 4
    assert "You need do nothing now." not in look(client, nurse, review_url(asked))


def test_nobody_takes_back_what_somebody_else_has_asked(asked, client, doctor):
    html = look(client, doctor, review_url(asked), step="take_back")
    assert "Your role does not include this step." in html
    asked.refresh_from_db()
    assert asked.is_pending


def test_a_translator_looks_and_does_not_decide(asked, client, doctor):
    translator = make_translator()
    html = look(client, translator, review_url(asked))
    assert BUTTON not in html
    assert "A second person who may decide looks at it." in html
    for step in ("approve", "return"):
        html = look(
            client, translator, review_url(asked), step=step, comment="x", result="x"
        )
        assert "Your role does not include this step." in html
    assert numbers("prepare") == {"nl": 1, "de": 1, "en": 1}


def test_a_step_that_is_nothing_is_refused_with_a_sentence(asked, client, doctor):
    html = look(client, doctor, review_url(asked), step="jump")
    assert "This step does not exist." in html


def test_what_is_approved_for_later_is_public_at_that_time(german, client, doctor):
    moment = timezone.localtime() + timedelta(days=2)
    html = decide(
        client, doctor, german, "approve", publish_at=moment.strftime("%Y-%m-%dT%H:%M")
    )
    assert "It will be public at the time that you have chosen." in html
    assert "Approved for a later moment." in html
    assert numbers("costs")["de"] == 1
    actions.publish_due(now=moment - timedelta(hours=1))
    assert numbers("costs")["de"] == 1
    actions.publish_due(now=moment + timedelta(minutes=1))
    assert numbers("costs")["de"] == 2
    assert "besserer" in client.get("/de/costs-de/").content.decode()


def test_what_was_approved_for_later_is_held_back_once_it_would_be_something_else(
    german, site, client, doctor
):
    moment = timezone.now() + timedelta(days=2)
    approve(german, doctor, publish_at=moment)
    assert "Held back" not in look(client, doctor, review_url(german))
    site[1].sections.update(body_de="Etwas ganz anderes.")
    html = look(client, doctor, review_url(german))
    assert "Held back:" in html
    assert actions.publish_due(now=moment) == []
    assert numbers("costs")["de"] == 1


@pytest.mark.parametrize(
    "typed,sentence",
    [("soon", "This is no date and time."), ("2020-01-01T08:00", "has passed")],
)
def test_a_moment_that_cannot_be_is_refused_and_stays_in_its_field(
    typed, sentence, german, client, doctor
):
    html = decide(client, doctor, german, "approve", publish_at=typed, comment="Fine.")
    assert sentence in html
    assert f'value="{typed}"' in html
    assert "Fine." in html
    assert numbers("costs")["de"] == 1


def test_the_preview_shows_what_is_asked_for_and_nothing_else(
    german, site, client, doctor
):
    site[1].sections.update(heading_de="Nur im Entwurf")
    client.force_login(doctor)
    url = f"/staff/content/review/{german.pk}/preview/costs/"
    answer = client.get(f"{url}en/")
    assert "no-store" in answer["Cache-Control"]
    assert "Ein besserer Satz." not in answer.content.decode()
    # The section's German words have moved on, so that the request is about nothing.
    answer = client.get(f"{url}de/")
    assert (answer.status_code, answer["Location"]) == (302, review_url(german))
    site[1].sections.update(heading_de="first de")
    site[1].title_de = "Nur im Entwurf"
    site[1].save()
    html = client.get(f"{url}de/").content.decode()
    assert "Ein besserer Satz." in html
    assert "Nur im Entwurf" not in html


def test_a_decided_review_keeps_showing_what_it_has_changed(
    german, site, client, nurse, doctor
):
    approve(german, doctor)
    site[1].sections.update(body_de="Noch etwas anderes.")
    publish_changes(changed(), author=nurse, approver=doctor)
    html = look(client, nurse, review_url(german))
    assert marked(html) == [("added", "besserer ")]
    assert "Noch etwas anderes." not in html
    assert "Published on" in html


def test_the_list_names_what_each_review_is_about(asked, client, doctor):
    client.force_login(doctor)
    answer = client.get("/staff/content/review/", headers={"accept-language": "en"})
    html = answer.content.decode()
    assert "fasting_food" in html
    assert f'href="{review_url(asked)}"' in html


@pytest.mark.parametrize("number", ["abc", "9" * 40, "0"])
def test_a_review_that_is_nothing_is_not_found(number, client, doctor):
    client.force_login(doctor)
    for path in ("change/", "preview/costs/de/"):
        answer = client.get(f"/staff/content/review/{number}/{path}")
        assert answer.status_code in (302, 404)
        if answer.status_code == 302:  # Django leads to its start page
            assert "/staff/" in answer["Location"]


def test_who_has_no_role_sees_no_review(asked, client):
    client.force_login(make_user("guest"))
    assert client.get(review_url(asked)).status_code == 403
    assert client.post(review_url(asked), {"step": "approve"}).status_code == 403


def test_a_review_asks_as_few_questions_for_many_pages_as_for_one(
    asked, client, nurse, doctor, now
):
    url = review_url(asked)
    look(client, doctor, url)
    for_one = questions_of(lambda: look(client, doctor, url))
    assert for_one < 100
    for number in range(6):
        page = make_page(f"more-{number}", sections=[FASTING])
        confirm_translations()
        publish_changes(
            changed(f"page/{page.key}"), author=nurse, approver=make_reviewer(page.key)
        )
    html = look(client, doctor, url)
    assert html.count('<details class="review__changes"') == 21
    assert questions_of(lambda: look(client, doctor, url)) <= for_one
