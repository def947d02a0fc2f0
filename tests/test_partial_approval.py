"""Approving some parts of a review; words at the place; what becomes of the rest."""

from datetime import timedelta

import pytest

from content.book import PartKey
from content.editions.publications import Publication
from content.editions.review_notes import ReviewComment
from content.editions.reviews import DraftChange, Review
from content.publishing import actions, errors, four_eyes
from content.publishing.comments import Place, to_answer
from tests.factories import (
    approve,
    ask,
    changed,
    confirm_translations,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_translator,
    publish,
    publish_shared,
)
from tests.staff_forms import url_of
from tests.staff_reading import look, result_of, review_url, words_of

pytestmark = pytest.mark.django_db
GERMAN = PartKey("section/costs/first", "de")
ENGLISH = PartKey("section/costs/first", "en")
DE, EN = "section/costs/first de", "section/costs/first en"


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
def asked(costs, nurse, now):
    """A better sentence in German and in English wait for a reviewer."""
    costs.sections.update(body_de="Ein besserer Satz.", body_en="A better sentence.")
    return actions.request_review(chosen=changed(), by=nurse, now=now)


def approve_some(review, by, now, only, **options):
    result = actions.plan_of(review, only=only).result
    return actions.approve(
        review=review, by=by, now=now, only=only, result=result, **options
    )


def public(client, code):
    return client.get(f"/{code}/costs-{code}/").content.decode()


def test_some_parts_are_public_and_the_rest_is_back_with_its_author(
    asked, client, nurse, doctor, now
):
    publication = approve_some(asked, doctor, now, [GERMAN], comment="English: no.")
    assert "besserer" in public(client, "de")
    assert "better" not in public(client, "en")
    own = Review.objects.get(pk=publication.review_id)
    assert own.taken_from == asked
    assert (own.requested_by, own.decided_by) == (nurse, doctor)
    assert [(one.entry, one.language) for one in own.items.all()] == [tuple(GERMAN)]
    asked.refresh_from_db()
    assert (asked.decision, asked.comment) == ("returned", "English: no.")
    assert [one.language for one in asked.items_left()] == ["en"]
    # The request itself still says what was asked for.
    assert asked.items.count() == 2


def test_nothing_is_returned_without_a_word_and_then_nothing_is_public(
    asked, client, doctor, now
):
    with pytest.raises(errors.CommentMissing):
        approve_some(asked, doctor, now, [GERMAN])
    asked.refresh_from_db()
    assert asked.is_pending
    assert Publication.objects.count() == 1
    assert not Review.objects.filter(taken_from=asked).exists()
    assert "besserer" not in public(client, "de")


def test_the_rest_may_wait_for_somebody_who_reads_its_language(
    asked, client, nurse, now
):
    german, english = make_reviewer("german"), make_reviewer("english")
    four_eyes.say_languages(german, ["de"])
    four_eyes.say_languages(english, ["en"])
    with pytest.raises(errors.UnreadLanguage):
        approve(asked, german)
    approve_some(asked, german, now, [GERMAN], returns_rest=False)
    asked.refresh_from_db()
    assert asked.is_pending
    assert set(actions.plan_of(asked).items) == {ENGLISH}
    approve(asked, english)
    assert "besserer" in public(client, "de")
    assert "better" in public(client, "en")


def test_what_was_chosen_brings_along_what_it_needs(costs, client, nurse, doctor, now):
    make_fact("stay", low=2)
    confirm_translations()
    costs.sections.update(body_nl="Blijf {{stay}}.", body_en="Another one.")
    dutch = PartKey("section/costs/first", "nl")
    confirm_translations()
    review = ask(changed(), by=nurse, now=now)
    planned = actions.plan_of(review, only=[dutch])
    assert PartKey("value/stay/*", "") in planned.needs
    approve_some(review, doctor, now, [dutch], comment="Not yet.")
    assert "Blijf 2" in public(client, "nl")


def test_an_approval_of_some_is_tied_to_what_was_on_the_screen(asked, doctor, now):
    whole = actions.plan_of(asked).result
    with pytest.raises(errors.ResultChanged):
        actions.approve(
            review=asked, by=doctor, now=now, only=[GERMAN], result=whole, comment="x"
        )
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("only", [[], [PartKey("page/none", "de")]])
def test_nothing_chosen_is_nothing_approved(only, asked, doctor, now):
    with pytest.raises(errors.NothingChosen):
        actions.approve(review=asked, by=doctor, now=now, only=only, result="")


def test_choosing_everything_approves_the_request_itself(asked, doctor, now):
    publication = approve_some(asked, doctor, now, [GERMAN, ENGLISH])
    assert publication.review_id == asked.pk


def test_some_may_be_approved_for_later_and_the_rest_returned(
    asked, client, doctor, now
):
    later = now + timedelta(days=1)
    approve_some(asked, doctor, now, [GERMAN], comment="No.", publish_at=later)
    assert "besserer" not in public(client, "de")
    actions.publish_due(now=later)
    assert "besserer" in public(client, "de")


def test_four_eyes_hold_for_the_parts_that_are_approved(asked, nurse, now):
    with pytest.raises(errors.OwnText):
        approve_some(asked, nurse, now, [GERMAN], comment="x")
    translator = make_translator()
    with pytest.raises(errors.NotAllowed):
        approve_some(asked, translator, now, [GERMAN], comment="x")


def test_words_at_a_place_are_kept_with_the_decision(asked, doctor, now):
    places = {
        Place(GERMAN, "body"): "Zu lang.\x00",
        Place(ENGLISH, "body"): "  ",
        Place(PartKey("page/other", "nl"), "title"): "Elsewhere.",
    }
    actions.return_to_author(
        review=asked, by=doctor, now=now, comment="", places=places
    )
    (row,) = ReviewComment.objects.all()
    assert (row.entry, row.language, row.field, row.text, row.by) == (
        *GERMAN,
        "body",
        "Zu lang.",
        doctor,
    )
    asked.refresh_from_db()
    assert asked.comment == "Zu lang."


def test_a_comment_waits_until_its_part_is_asked_for_again(
    asked, costs, nurse, doctor, now
):
    places = {Place(GERMAN, "body"): "Zu lang.", Place(ENGLISH, "body"): "Too long."}
    actions.return_to_author(
        review=asked, by=doctor, now=now, comment="", places=places
    )
    assert len(to_answer(["page/costs"])) == len(to_answer(author=nurse)) == 2
    assert to_answer(["page/other"]) == to_answer(author=doctor) == []
    costs.sections.update(body_de="Ein Satz, kurz.")
    again = actions.request_review(chosen=[GERMAN], by=nurse, now=now)
    assert [row.text for row in to_answer(["page/costs"])] == ["Too long."]
    actions.take_back(review=again, by=nurse, now=now)
    assert len(to_answer(["page/costs"])) == 2


# --- On the page -------------------------------------------------------------------------


def send(client, user, review, step, *, shown=(DE, EN), part=(DE, EN), **typed):
    """Press a button of the page as it stands on the person's screen."""
    result = typed.pop("result", None)
    if result is None:
        result = result_of(look(client, user, review_url(review)))
    data = {"step": step, "result": result, "seen": ["", *shown], "part": [*part]}
    return look(client, user, review_url(review), **data, **typed)


def test_a_doctor_takes_a_tick_away_sees_the_result_and_answers_once_more(
    asked, client, nurse, doctor
):
    html = look(client, doctor, review_url(asked))
    assert html.count('name="part"') == 2
    box = f"at {EN} body"
    assert f'name="{box}"' in html
    html = send(client, doctor, asked, "approve", part=[DE], **{box: "Too long."})
    assert "You have ticked something else than before." in html
    assert "Too long.</textarea>" in html
    assert Publication.objects.count() == 1
    pages = html[html.index("Where readers will see it") :]
    assert "· Deutsch" in pages
    assert "· English" not in pages
    assert "part=section" in pages  # the preview shows the same choice
    html = send(
        client,
        doctor,
        asked,
        "approve",
        result=result_of(html),
        shown=[DE],
        part=[DE],
        **{box: "Too long."},
    )
    assert "Published. New editions: 1." in html
    assert "besserer" in public(client, "de")
    html = look(client, nurse, review_url(asked))
    assert "Some of it has been approved" in html
    assert "Too long." in html
    assert "Ein besserer Satz" not in html


def test_the_author_reads_the_comment_in_the_form_at_the_field(
    asked, costs, client, nurse, doctor
):
    box = f"at {EN} body"
    send(client, doctor, asked, "return", **{box: "Too <long>."})
    client.force_login(nurse)
    html = client.get(url_of(costs), headers={"accept-language": "en"}).content.decode()
    said = html[html.index("What a reviewer said") :].split("</section>")[0]
    assert "Too &lt;long&gt;." in said
    assert "data-reveal" in said
    field = f"id_sections-row{costs.sections.get().pk}-body_en"
    assert f'href="#{field}"' in said
    assert f'id="{field}"' in html


def test_what_was_typed_at_places_stays_when_a_step_is_refused(asked, client, doctor):
    html = send(
        client,
        doctor,
        asked,
        "approve",
        publish_at="soon",
        rest="wait",
        **{f"at {DE} body": "Kurz."},
    )
    assert "This is no date and time." in html
    assert "Kurz.</textarea>" in html
    assert 'value="wait" checked' in html


def test_looking_at_what_is_ticked_decides_nothing(asked, client, doctor):
    html = send(client, doctor, asked, "narrow", part=[DE])
    assert f'value="{DE}" checked' in html
    assert f'value="{EN}" checked' not in html
    asked.refresh_from_db()
    assert asked.is_pending


def test_a_double_click_and_back_count_once_and_say_so(asked, client, doctor):
    html = look(client, doctor, review_url(asked))
    result = result_of(html)
    for _click in range(2):
        html = send(client, doctor, asked, "approve", result=result)
    assert "You have decided this already. It counted once." in html
    assert Publication.objects.count() == 2


def test_a_double_click_on_some_counts_once_as_well(asked, client, doctor):
    html = send(client, doctor, asked, "narrow", part=[DE])
    for _click in range(2):
        answer = send(
            client,
            doctor,
            asked,
            "approve",
            result=result_of(html),
            shown=[DE],
            part=[DE],
            rest="wait",
        )
    assert "You have decided this already. It counted once." in answer
    assert Publication.objects.count() == 2
    asked.refresh_from_db()
    assert asked.is_pending


def test_the_page_says_who_else_worked_on_it_and_what_is_not_translated(
    costs, client, nurse, doctor, now
):
    costs.sections.update(body_nl="Een andere zin.")
    colleague = make_editor("colleague")
    DraftChange.objects.create(
        entry="section/costs/first", language="nl", by=colleague, at=now
    )
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    words = words_of(look(client, doctor, review_url(review)))
    assert "Others have worked on this as well: colleague" in words
    assert "Deutsch, English (says an earlier text)" in words


def test_a_review_of_one_part_has_nothing_to_tick(costs, client, nurse, doctor, now):
    costs.sections.update(body_de="Ein besserer Satz.")
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    html = look(client, doctor, review_url(review))
    assert 'type="checkbox"' not in html
    assert 'name="seen"' not in html


def test_what_is_approved_for_later_can_be_stopped(asked, client, nurse, doctor, now):
    later = now + timedelta(days=1)
    approve(asked, doctor, publish_at=later)
    assert 'value="stop"' in look(client, nurse, review_url(asked))
    stranger = make_translator()
    html = look(client, stranger, review_url(asked), step="stop")
    assert "Your role does not include this step." in html
    html = look(client, nurse, review_url(asked), step="stop")
    assert "It will not be published." in html
    assert "stopped before it was published" in html
    assert actions.publish_due(now=later) == []
    html = look(client, doctor, review_url(asked), step="stop")
    assert "no longer waits for a later moment" in html
    actions.request_review(chosen=changed(), by=nurse, now=now)  # it can be asked again


@pytest.mark.usefixtures("costs")
def test_figures_of_facts_can_be_commented_on_too(client, nurse, doctor, now):
    fact = make_fact("stay", low=2)
    publish_shared(nurse, doctor)
    fact.values.update(low=3)
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    html = look(client, doctor, review_url(review))
    assert 'name="at value/stay/* - low"' in html
    look(
        client,
        doctor,
        review_url(review),
        step="return",
        **{"at value/stay/* - low": "Two."},
    )
    html = look(client, nurse, review_url(review))
    assert "Two." in html
    assert "#id_values-row" in html
