"""Parts are asked for, approved, timed and confirmed on their own, and never mix."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.addresses import address
from content.admin.readers import shown_parts
from content.book import FIGURES, PartKey
from content.drafts.facts import Fact, FactValue
from content.drafts.notices import Notice
from content.drafts.records import Question
from content.editions.editions import Edition
from content.editions.publications import Publication, PublishedPart
from content.editions.reading import published_book
from content.public.site import load as load_site
from content.publishing import actions, errors
from content.publishing.starter import publish_starter
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_section,
    publish_changes,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def people(nurse, doctor):
    return {"author": nurse, "approver": doctor}


@pytest.fixture
def costs(people):
    """A public page with two sections."""
    made = make_page(sections=[{}, {"key": "second"}])
    public(people)
    return made


def public(people):
    confirm_translations()
    publish_changes(changed(), **people)


def key(section, language="nl"):
    return PartKey(f"section/costs/{section}", language)


def write(page, section, **texts):
    page.sections.filter(key=section).update(**texts)


def html(client, language, page="costs"):
    url = address(page, language=language, slug=f"{page}-{language}")
    return client.get(url).content.decode()


# --- Each on its own ------------------------------------------------------------------------


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_two_reviews_of_one_page_are_public_each_alone_in_either_order(
    order, client, costs, nurse, doctor, now
):
    texts = {"first": "Eerst nieuw.", "second": "Tweede nieuw."}
    reviews = {}
    for section, body in texts.items():
        write(costs, section, body_nl=body)
        reviews[section] = actions.request_review(
            chosen=[key(section)], by=nurse, now=now
        )
    early, late = order
    publication = approve(reviews[early], doctor, now)
    assert [PartKey(*one) for one in publication.parts.values_list("entry", "language")] == [key(early)]  # fmt: skip
    assert texts[early] in html(client, "nl")
    assert texts[late] not in html(client, "nl")
    assert list(reviews[late].__class__.objects.pending()) == [reviews[late]]
    approve(reviews[late], doctor, now)
    assert all(text in html(client, "nl") for text in texts.values())


def test_one_language_of_one_section_issues_one_page_in_one_language(
    costs, people, now
):
    write(costs, "first", body_de="Neu.", body_nl="Nieuw.")
    publication = publish_changes([key("first", "de")], **people)
    assert [str(one) for one in publication.editions.all()] == ["costs de 2"]
    assert key("first", "nl") in changed()


def test_a_comma_brings_no_drafted_figure_of_its_section_or_page_along(
    costs, people, now
):
    write(costs, "first", body_nl="Een, zin.", safety=True)
    costs.menu = "legal"
    costs.save()
    publication = publish_changes([key("first")], **people)
    assert publication.parts.count() == 1
    assert not published_book().value("section/costs/first", "safety")
    assert Edition.objects.of("costs").first().menu == "main"


def test_a_new_section_goes_without_the_others_that_wait(client, costs, people):
    write(costs, "first", body_nl="Nog niet.")
    make_section(costs, key="third", position=9000, body_nl="Erbij.")
    confirm_translations()
    chosen = [one for one in changed() if one.entry == "section/costs/third"]
    publish_changes(chosen, **people)
    assert "Erbij." in html(client, "nl")
    assert "Nog niet." not in html(client, "nl")


def test_a_section_that_is_gone_goes_alone(client, costs, people):
    costs.sections.filter(key="second").delete()
    write(costs, "first", body_nl="Nog niet.")
    publish_changes([key("second", FIGURES)], **people)
    text = html(client, "nl")
    assert "second nl" not in text
    assert "Een zin." in text
    assert not published_book().has("section/costs/second")
    assert not published_book().words("section/costs/second", "de")


# --- Needs travel along ---------------------------------------------------------------------


def asked_for(review):
    return {PartKey(one.entry, one.language) for one in review.items.all()}


def needs_of(review):
    return {one.entry for one in review.items.filter(is_need=True)}


def test_a_new_fact_travels_along_with_the_text_that_states_it(
    client, costs, nurse, doctor, now
):
    make_fact("stay", low=3)
    confirm_translations()
    write(costs, "first", body_nl="U blijft {{stay}}.")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    assert needs_of(review) == {"fact/stay", "value/stay/*"}
    approve(review, doctor, now)
    assert "U blijft 3\u00a0uur." in html(client, "nl")


def test_a_record_that_states_a_new_fact_brings_it_along(costs, people, nurse, now):
    make_fact("stay", low=3)
    Question.objects.create(key="how", topic="effect", text_nl="Echt {{stay}}?")
    confirm_translations()
    review = actions.request_review(
        chosen=[PartKey("question/how", "nl")], by=nurse, now=now
    )
    assert {"question/how", "fact/stay", "value/stay/*"} <= needs_of(review)


def test_a_deleted_fact_brings_the_mended_text_along(costs, people, nurse, now):
    fact = make_fact("stay", low=3)
    write(costs, "first", body_nl="U blijft {{stay}}.")
    public(people)
    fact.delete()
    write(costs, "first", body_nl="U blijft even.")
    review = actions.request_review(chosen=changed("fact"), by=nurse, now=now)
    assert key("first") in asked_for(review)
    assert "section/costs/first" in needs_of(review)


@pytest.mark.parametrize("form", ["", ":number", ":plain", ":dative"])
def test_a_changed_unit_under_a_form_of_it_brings_the_value_along(
    form, client, costs, people, nurse, doctor, now
):
    fact = make_fact("stay", low=3)
    write(costs, "first", body_nl=f"Zo: {{{{stay{form}}}}}.")
    public(people)
    Fact.objects.update(unit="phone")
    FactValue.objects.filter(fact=fact).update(low=None, phone="+31201234567")
    chosen = [PartKey("fact/stay", FIGURES)]
    review = actions.request_review(chosen=chosen, by=nurse, now=now)
    assert asked_for(review) == {*chosen, PartKey("value/stay/*", FIGURES)}
    approve(review, doctor, now)
    assert "tel:+31201234567" in html(client, "nl")


def test_a_link_to_a_new_page_brings_that_page_along(client, costs, nurse, doctor, now):
    make_page("other")
    confirm_translations()
    write(costs, "first", body_nl="Lees [de pagina](page:other).")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    assert "page/other" in needs_of(review)
    approve(review, doctor, now)
    assert client.get("/nl/other-nl/").status_code == 200


def test_a_public_fact_with_a_drafted_value_stays_as_it_is(
    client, costs, people, nurse, now
):
    make_fact("stay", low=3)
    public(people)
    FactValue.objects.update(low=9)
    write(costs, "first", body_nl="U blijft {{stay}}.")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    assert needs_of(review) == set()
    assert asked_for(review) == {key("first")}


# --- A base that moved ----------------------------------------------------------------------


def test_a_base_that_moved_under_the_same_page_asks_once_more(
    costs, nurse, doctor, now
):
    write(costs, "first", body_nl="Eerst nieuw.")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    seen = actions.plan_of(review).result
    write(costs, "second", body_nl="Tweede nieuw.")
    publish_changes([key("second")], author=nurse, approver=doctor)
    with pytest.raises(errors.ResultChanged):
        actions.approve(review=review, by=doctor, now=now, result=seen)
    review.refresh_from_db()
    assert review.is_pending
    assert Publication.objects.count() == 2
    approve(review, doctor, now)


def test_an_unrelated_publication_does_not_ask_again(costs, nurse, doctor, now):
    write(costs, "first", body_nl="Eerst nieuw.")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    seen = actions.plan_of(review).result
    make_page("other")
    confirm_translations()
    publish_changes(changed("page/other"), author=nurse, approver=doctor)
    assert actions.approve(review=review, by=doctor, now=now, result=seen)


def test_an_approval_without_what_was_on_the_screen_counts_for_nothing(
    costs, nurse, doctor, now
):
    write(costs, "first", body_nl="Eerst nieuw.")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    with pytest.raises(errors.ResultChanged):
        actions.approve(review=review, by=doctor, now=now, result="")
    assert Publication.objects.count() == 1


# --- At a set time --------------------------------------------------------------------------


@pytest.fixture
def timed(costs, nurse, doctor, now):
    """Approved now for an hour later."""
    write(costs, "first", body_nl="Straks.")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    assert approve(review, doctor, now, publish_at=now + HOUR) is None
    review.refresh_from_db()
    return review


def test_what_is_approved_for_later_is_public_then_and_not_before(
    client, timed, doctor, now
):
    assert list(actions.timed()) == [timed]
    assert actions.publish_due(now=now) == []
    assert "Straks." not in html(client, "nl")
    (publication,) = actions.publish_due(now=now + HOUR)
    assert "Straks." in html(client, "nl")
    assert publication.approver_id == doctor.pk
    assert (publication.approved_at, publication.published_at) == (now, now + HOUR)
    assert list(actions.timed()) == []
    assert actions.publish_due(now=now + 2 * HOUR) == []


def test_what_is_approved_for_later_is_held_back_once_its_draft_moves_on(
    client, costs, timed, now
):
    assert actions.held_back(timed) is None
    write(costs, "first", body_nl="Toch anders.")
    assert isinstance(actions.held_back(timed), errors.DraftMovedOn)
    assert "section/costs/first" in str(actions.held_back(timed))
    assert actions.publish_due(now=now + HOUR) == []
    assert "Straks." not in html(client, "nl")
    assert "Toch anders." not in html(client, "nl")
    write(costs, "first", body_nl="Straks.")
    assert actions.held_back(timed) is None
    assert len(actions.publish_due(now=now + HOUR)) == 1


def test_what_is_approved_for_later_is_held_back_once_a_need_has_changed(
    client, costs, people, nurse, doctor, now
):
    make_fact("stay", low=3)
    confirm_translations()
    write(costs, "first", body_nl="U blijft {{stay}}.")
    review = actions.request_review(chosen=[key("first")], by=nurse, now=now)
    approve(review, doctor, now, publish_at=now + HOUR)
    review.refresh_from_db()
    assert actions.held_back(review) is None
    FactValue.objects.update(low=9)
    assert str(actions.held_back(review))
    assert actions.publish_due(now=now + HOUR) == []
    assert "U blijft" not in html(client, "nl")


def test_what_is_approved_for_later_is_held_back_once_the_result_is_another(
    costs, timed, nurse, doctor, now
):
    write(costs, "second", body_nl="Tussendoor.")
    publish_changes([key("second")], author=nurse, approver=doctor)
    assert isinstance(actions.held_back(timed), errors.ResultChanged)
    assert actions.publish_due(now=now + HOUR) == []


def test_one_that_is_held_back_stops_no_other(client, costs, timed, nurse, doctor, now):
    make_page("other")
    confirm_translations()
    review = actions.request_review(chosen=changed("page/other"), by=nurse, now=now)
    approve(review, doctor, now, publish_at=now + HOUR)
    write(costs, "first", body_nl="Toch anders.")
    assert len(actions.publish_due(now=now + HOUR)) == 1
    assert client.get("/nl/other-nl/").status_code == 200


# --- Urgent ---------------------------------------------------------------------------------


def test_an_urgent_dutch_notice_is_public_while_a_german_only_fact_waits(
    client, costs, people, nurse, doctor, now
):
    make_clinic("bergluft")
    public(people)
    make_fact("only_german", name_nl="", name_en="", name_de="Nur hier", low=3)
    Notice.objects.create(
        key="strike",
        starts_at=timezone.now() - HOUR,
        ends_at=timezone.now() + HOUR,
        title_nl="Vandaag dicht",
    )
    with pytest.raises(errors.NotReady):
        actions.request_review(chosen=changed("fact"), by=nurse, now=now)
    publish_changes(changed("notice"), **people)
    assert "Vandaag dicht" in html(client, "nl")
    assert "Vandaag dicht" in html(client, "de")
    assert not published_book().has("fact/only_german")
    assert "fact/only_german" in {one.entry for one in changed()}


# --- Example content and confirming ---------------------------------------------------------


@pytest.fixture
def example(now):
    """A page as the loader published it."""
    made = make_page()
    confirm_translations()
    publish_starter(now=now)
    return made


def is_example(language, page="costs"):
    return load_site().languages_of(page)[language].is_example


def test_an_approved_german_page_is_no_example_and_the_dutch_one_still_is(
    example, nurse, doctor, now
):
    assert all(is_example(code) for code in ("nl", "de", "en"))
    chosen = [one for one in shown_parts("costs", "de") if one.language != "nl"]
    review = actions.request_review(chosen=(), confirmed=chosen, by=nurse, now=now)
    approve(review, doctor, now)
    assert not is_example("de")
    assert is_example("nl")
    assert is_example("en")


def test_one_approved_sentence_leaves_the_rest_an_example(example, nurse, doctor, now):
    write(example, "first", body_de="Besser.")
    publish_changes([key("first", "de")], author=nurse, approver=doctor)
    assert is_example("de")  # its title has been approved by nobody
    rest = shown_parts("costs", "de")
    assert key("first", "de") not in rest
    assert rest
    review = actions.request_review(chosen=(), confirmed=rest, by=nurse, now=now)
    approve(review, doctor, now)
    assert not is_example("de")
    assert is_example("nl")


def test_confirming_what_readers_see_changes_no_word_and_signs_every_part(
    client, example, nurse, doctor, now
):
    before = Edition.objects.of("costs").filter(language="nl").first()
    parts = shown_parts("costs", "nl")
    review = actions.request_review(chosen=(), confirmed=parts, by=nurse, now=now)
    assert all(item.is_confirmation for item in review.items.all())
    publication = approve(review, doctor, now + HOUR)
    book = published_book()
    assert {book.parts[one].approval.approved_at for one in parts} == {now + HOUR}
    after = Edition.objects.of("costs").filter(language="nl").first()
    assert after.number == before.number + 1
    assert after.checksum == before.checksum
    assert after.approved_at == now + HOUR
    assert after.approver_role == "medical"
    assert publication.parts.count() == len(parts)


def test_confirmed_words_that_have_changed_meanwhile_drop_out(
    costs, people, nurse, doctor, now
):
    review = actions.request_review(
        chosen=(), confirmed=[key("first"), key("second")], by=nurse, now=now
    )
    write(costs, "first", body_nl="Nieuw.")
    publish_changes([key("first")], **people)
    kept, dropped = actions.still_asked(review)
    assert (list(kept), dropped) == ([key("second")], [key("first")])


def test_a_draft_that_waits_stops_no_confirmation_of_what_is_public(
    client, costs, nurse, doctor, now
):
    write(costs, "first", body_nl="Nog niet.")
    review = actions.request_review(
        chosen=(), confirmed=[key("first")], by=nurse, now=now
    )
    approve(review, doctor, now)
    assert "Nog niet." not in html(client, "nl")
    newest = PublishedPart.objects.filter(entry="section/costs/first", language="nl")
    assert "Een zin." in newest.order_by("-pk").first().content


def test_nobody_confirms_alone(costs, doctor, now):
    review = actions.request_review(
        chosen=(), confirmed=[key("first")], by=doctor, now=now
    )
    with pytest.raises(errors.OwnText):
        approve(review, doctor, now)


def test_the_dutch_part_of_a_new_page_needs_nobody_who_reads_german(now):
    nurse, doctor = make_editor(), make_reviewer(reads=["nl"])
    page = make_page()
    confirm_translations()
    key = PartKey(f"section/{page.key}/first", "nl")
    review = actions.request_review(chosen=[key], by=nurse, now=now)
    languages = {item.language for item in review.items.all()}
    assert languages == {"", "nl"}
    approve(review, doctor, now)
    assert published_book().words(f"page/{page.key}", "nl")
    assert not published_book().words(f"page/{page.key}", "de")
