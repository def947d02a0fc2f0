"""A fact is entered once; one approval puts it on every page, at once."""

import re
from datetime import timedelta

import pytest

from content.drafts.facts import FactValue
from content.drafts.pages import Section
from content.editions.editions import Edition, FactBook, Publication
from content.facts.codes import Status
from content.public import site
from content.public.reading import read
from content.publishing import actions, errors, facts
from content.publishing.starter import publish_starter
from tests.factories import (
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    publish,
    publish_all_facts,
)

pytestmark = pytest.mark.django_db

HOURS = {"nl": "6\u00a0uur", "de": "6\u00a0Stunden", "en": "6\u00a0hours"}
FEWER = {"nl": "4\u00a0uur", "de": "4\u00a0Stunden", "en": "4\u00a0hours"}
DEPENDS = {
    "nl": "hangt af van uw kliniek",
    "de": "je nach Klinik",
    "en": "depending on your clinic",
}


@pytest.fixture
def people(db):
    return {"author": make_editor(), "approver": make_reviewer()}


def says(text):
    return {f"body_{language}": text for language in ("nl", "de", "en")}


def shown(page_key, number=None):
    """What readers see of a page, per language; of one edition if numbered."""
    texts = site.with_edition(
        (
            Edition.objects.of(page_key).filter(number=number).get()
            if number
            else Edition.objects.newest(page_key)
        ).texts.all()
    )
    documents = [read(site.entry_of(text)) for text in texts]
    return {
        document.language: " ".join(
            [
                document.title,
                document.summary,
                *(
                    f"{one.heading} {one.html} {one.records}"
                    for one in document.sections
                ),
            ]
        )
        for document in documents
    }


def change(fact, low, *, now):
    FactValue.objects.filter(fact=fact, clinic=None).update(low=low)
    actions.record_change(subject=facts.SUBJECT, by=the("nurse"), now=now)


def the(name):
    from django.contrib.auth.models import User

    return User.objects.get(username=name)


def test_one_approval_changes_every_page_in_every_language(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    for key in ("procedure", "leaflet"):
        page = make_page(key, sections=[says("{{fasting_food}}.")])
        publish(page, **people)
    publish(make_page("costs"), **people)
    for key in ("procedure", "leaflet"):
        assert all(HOURS[code] in text for code, text in shown(key).items())

    change(fasting, 4, now=now)
    publication = publish_all_facts(**people)

    assert {one.page_key for one in publication.editions.all()} == {
        "procedure",
        "leaflet",
    }
    for key in ("procedure", "leaflet"):
        assert all(FEWER[code] in text for code, text in shown(key).items())
        assert all(HOURS[code] in text for code, text in shown(key, number=1).items())
    assert Edition.objects.newest("costs").number == 1


def test_an_edition_records_the_facts_it_states(people):
    make_fact(low=6)
    make_fact("stay", low=5)
    publish_all_facts(**people)
    publish(make_page("procedure", sections=[says("{{fasting_food}}.")]), **people)
    edition = Edition.objects.newest("procedure")
    assert {one.key: one.words for one in edition.facts.all()} == {
        "fasting_food": HOURS
    }


def test_facts_also_stand_in_titles_summaries_and_headings(people):
    make_fact(low=6)
    publish_all_facts(**people)
    page = make_page(
        sections=[{"heading_nl": "Na {{fasting_food}}"}],
        title_nl="Over {{fasting_food}}",
        summary_nl="Om {{fasting_food:number}} gaat het.",
    )
    publish(page, **people)
    text = shown("costs")["nl"]
    for words in ("Over 6\u00a0uur", "Om 6 gaat", "Na 6\u00a0uur"):
        assert words in text


def test_a_phone_number_is_a_link_but_never_within_a_link(people):
    make_fact("help", unit="phone", phone="112")
    publish_all_facts(**people)
    body = "Call {{help}} or **{{help}}**.\n\n[Or *call {{help}}* now](page:costs)"
    publish(make_page(sections=[says(body)]), **people)
    text = shown("costs")["en"]
    assert text.count('<a href="tel:112">112</a>') == 2
    assert "<em>call 112</em> now</a>" in text


def test_a_fact_that_is_saved_but_not_approved_reaches_no_reader(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    change(fasting, 4, now=now)
    Section.objects.update(heading_nl="Nieuwe kop")
    publish(page, **people)
    assert "Nieuwe kop" in shown("procedure")["nl"]
    assert HOURS["nl"] in shown("procedure")["nl"]


def test_unreviewed_words_do_not_slip_out_with_a_fact(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    Section.objects.update(body_nl="Nog niet nagekeken: {{fasting_food}}.")
    change(fasting, 4, now=now)
    publish_all_facts(**people)
    assert FEWER["nl"] in shown("procedure")["nl"]
    assert "nagekeken" not in shown("procedure")["nl"]


def test_after_the_facts_an_unchanged_draft_is_what_readers_see(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    change(fasting, 4, now=now)
    publish_all_facts(**people)
    with pytest.raises(errors.NothingToReview):
        actions.request_review(page=page, by=people["author"], now=now)


def test_a_pending_review_of_a_page_is_void_when_its_facts_change(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    review = actions.request_review(page=page, by=people["author"], now=now)
    change(fasting, 4, now=now)
    publish_all_facts(**people)
    with pytest.raises(errors.DraftMovedOn):
        actions.approve(review=review, by=people["approver"], now=now)


def test_example_words_stay_an_example_when_their_facts_are_approved(people, now):
    fasting = make_fact(low=6)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish_starter(pages=[page], now=now)
    change(fasting, 4, now=now)
    publish_all_facts(**people)
    edition = Edition.objects.newest("procedure")
    assert not edition.publication.is_example
    assert edition.text_publication.is_example
    assert site.load().languages_of("procedure")["nl"].approved_at is None


def test_approved_words_keep_their_approval_when_example_facts_change(people, now):
    fasting = make_fact(low=6)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish_starter(pages=[page], now=now)
    publish(page, **people)
    approved = site.load().languages_of("procedure")["nl"].approved_at
    FactValue.objects.filter(fact=fasting).update(low=4)
    publish_starter(pages=[page], now=now + timedelta(hours=1))
    assert FEWER["de"] in shown("procedure")["de"]
    assert site.load().languages_of("procedure")["nl"].approved_at == approved


def test_the_loader_never_replaces_facts_that_a_person_has_approved(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    FactValue.objects.filter(fact=fasting).update(low=4)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish_starter(pages=[page], now=now)
    assert HOURS["en"] in shown("procedure")["en"]
    assert FactBook.objects.count() == 1


def test_a_page_that_needs_newer_facts_than_the_approved_ones_stays_a_draft(
    people, now
):
    make_fact(low=6)
    publish_all_facts(**people)
    make_fact("stay", low=5)
    pages = [make_page("a", sections=[says("{{stay}}")]), make_page("b")]
    publication = publish_starter(pages=pages, now=now)
    assert [edition.page_key for edition in publication.editions.all()] == ["b"]


def test_nobody_approves_facts_of_their_own(people, now):
    make_fact(low=6)
    actions.record_change(subject=facts.SUBJECT, by=people["approver"], now=now)
    review = facts.request_facts_review(by=people["author"], now=now)
    with pytest.raises(errors.OwnText):
        facts.publish_facts(review=review, by=people["approver"], now=now)
    assert not FactBook.objects.exists()
    with pytest.raises(errors.NotAllowed):
        facts.publish_facts(review=review, by=people["author"], now=now)


def test_an_approval_counts_for_exactly_what_was_seen(people, now):
    fasting = make_fact(low=6)
    review = facts.request_facts_review(by=people["author"], now=now)
    change(fasting, 4, now=now)
    with pytest.raises(errors.DraftMovedOn):
        facts.publish_facts(review=review, by=people["approver"], now=now)
    assert not FactBook.objects.exists()


def test_an_approval_counts_only_for_the_pages_that_were_seen(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    change(fasting, 4, now=now)
    review = facts.request_facts_review(by=people["author"], now=now)
    publish(make_page("new", sections=[says("{{fasting_food}}.")]), **people)
    with pytest.raises(errors.DraftMovedOn):
        facts.publish_facts(review=review, by=people["approver"], now=now)


def test_facts_are_returned_with_a_word(people, now):
    make_fact(low=6)
    review = facts.request_facts_review(by=people["author"], now=now)
    with pytest.raises(errors.CommentMissing):
        actions.return_to_author(
            review=review, by=people["approver"], now=now, comment=" "
        )
    actions.return_to_author(
        review=review, by=people["approver"], now=now, comment="Source?"
    )
    with pytest.raises(errors.AlreadyDecided):
        facts.publish_facts(review=review, by=people["approver"], now=now)


def test_asking_twice_or_for_nothing_is_answered(people, now):
    make_fact(low=6)
    review = facts.request_facts_review(by=people["author"], now=now)
    with pytest.raises(errors.AlreadyAsked):
        facts.request_facts_review(by=people["author"], now=now)
    facts.publish_facts(review=review, by=people["approver"], now=now)
    with pytest.raises(errors.NothingToReview):
        facts.request_facts_review(by=people["author"], now=now)


def test_when_one_page_cannot_be_issued_nothing_is_published(people, now, monkeypatch):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    for key in ("first", "second"):
        publish(make_page(key, sections=[says("{{fasting_food}}.")]), **people)
    change(fasting, 4, now=now)
    write = facts.writing.write

    def breaks_at_the_second(snapshot, **options):
        if snapshot.page_key == "second":
            raise OSError("disk full")
        return write(snapshot, **options)

    monkeypatch.setattr(facts.writing, "write", breaks_at_the_second)
    review = facts.request_facts_review(by=people["author"], now=now)
    with pytest.raises(OSError, match="disk full"):
        facts.publish_facts(review=review, by=people["approver"], now=now)
    assert FactBook.objects.count() == 1
    assert all(HOURS["nl"] in shown(key)["nl"] for key in ("first", "second"))
    review.refresh_from_db()
    assert review.is_pending


def test_a_withdrawn_page_does_not_come_back_with_a_fact(people, now):
    fasting = make_fact(low=6)
    publish_all_facts(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    actions.withdraw(
        page_key="procedure", by=people["author"], now=now, reason="mistake"
    )
    change(fasting, 4, now=now)
    publish_all_facts(**people)
    assert Edition.objects.newest("procedure").is_withdrawn


def test_a_fact_that_pages_state_cannot_be_taken_away(people, now):
    fasting = make_fact(low=6)
    make_fact("stay", low=5)
    publish_all_facts(**people)
    publish(make_page("procedure", sections=[says("{{fasting_food}}.")]), **people)
    fasting.delete()
    with pytest.raises(errors.DraftNotReady) as refusal:
        facts.request_facts_review(by=people["author"], now=now)
    assert "procedure" in str(refusal.value)
    assert "fasting_food" in str(refusal.value)


def test_an_unknown_or_unapproved_fact_keeps_a_page_from_readers(people, now):
    make_fact(low=6)
    page = make_page("procedure", sections=[says("Text.\n\n{{fasting_foot}}.")])
    with pytest.raises(errors.DraftNotReady) as refusal:
        actions.request_review(page=page, by=people["author"], now=now)
    assert "fasting_foot" in str(refusal.value)
    publish_all_facts(**people)
    with pytest.raises(errors.DraftNotReady) as refusal:
        actions.request_review(page=page, by=people["author"], now=now)
    assert "“fasting_food”" in str(refusal.value)


def test_a_fact_that_waits_for_its_approval_is_called_by_its_name(people, now):
    make_fact("stay", low=6)
    section = says("{{stay}}") | {"heading_en": "About {{stay}}"}
    page = make_page("procedure", sections=[section])
    with pytest.raises(errors.DraftNotReady) as refusal:
        actions.request_review(page=page, by=people["author"], now=now)
    assert len(refusal.value.findings) == 4  # three texts and the English heading
    for finding in refusal.value.findings:
        assert re.search(
            "“stay” has been entered but not approved yet"
            "|“stay” is ingevoerd maar nog niet goedgekeurd"
            "|„stay“ ist eingetragen, aber noch nicht freigegeben",
            finding.message,
        )


@pytest.fixture
def two_clinics(people):
    """Four hours in one clinic, six in every other."""
    first, second = make_clinic("zeewind"), make_clinic("bergblick")
    fasting = make_fact(low=6, safety=True)
    FactValue.objects.create(fact=fasting, clinic=second, low=4)
    publish_all_facts(**people)
    return first, second


def test_a_general_page_says_the_range_and_a_clinics_page_its_own(people, two_clinics):
    for key in ("procedure", "clinic-zeewind", "clinic-bergblick"):
        publish(make_page(key, sections=[says("{{fasting_food}}.")]), **people)
    general = shown("procedure")
    assert f"4 tot 6\u00a0uur ({DEPENDS['nl']})" in general["nl"]
    assert f"4 bis 6\u00a0Stunden ({DEPENDS['de']})" in general["de"]
    assert f"4 to 6\u00a0hours ({DEPENDS['en']})" in general["en"]
    for code in DEPENDS:
        assert HOURS[code] in shown("clinic-zeewind")[code]
        assert FEWER[code] in shown("clinic-bergblick")[code]
        assert DEPENDS[code] not in shown("clinic-bergblick")[code]


def test_with_one_clinic_left_nothing_depends_on_the_clinic(people, two_clinics, now):
    body = says(
        "{{fasting_food}}.\n\n/// several-clinics\n\nMore than one.\n\n///\n\nEnd."
    )
    publish(make_page("procedure", sections=[body]), **people)
    assert all("More than one" in text for text in shown("procedure").values())
    two_clinics[1].delete()
    publish_all_facts(**people)
    for code, text in shown("procedure").items():
        assert HOURS[code] in text
        assert DEPENDS[code] not in text
        assert "More than one" not in text
        assert "End." in text


def test_a_clinic_whose_page_is_public_does_not_vanish_from_the_facts(
    people, two_clinics, now
):
    publish(
        make_page("clinic-bergblick", sections=[says("{{fasting_food}}.")]), **people
    )
    two_clinics[1].delete()
    with pytest.raises(errors.DraftNotReady) as refusal:
        facts.request_facts_review(by=people["author"], now=now)
    assert "clinic-bergblick" in str(refusal.value)
    actions.withdraw(
        page_key="clinic-bergblick", by=people["author"], now=now, reason="not_offered"
    )
    facts.request_facts_review(by=people["author"], now=now)


def test_clinics_keep_their_order(people):
    for position, key in enumerate(("zeewind", "rust", "a", "bergblick")):
        make_clinic(key, position=position)
    publish_all_facts(**people)
    assert list(FactBook.objects.current().clinics) == ["zeewind", "rust", "a", "bergblick"]  # fmt: skip


def test_a_page_about_an_unknown_clinic_is_not_published(people, now):
    page = make_page("clinic-nowhere")
    with pytest.raises(errors.DraftNotReady, match="nowhere"):
        actions.request_review(page=page, by=people["author"], now=now)


def test_a_clinics_status_reaches_its_page_with_the_facts(people, two_clinics, now):
    page = make_page("clinic-zeewind", sections=[{"kind": "clinic_profile"}])
    publish(page, **people)
    assert "takes new patients" in shown("clinic-zeewind")["en"]
    two_clinics[0].status = Status.PAUSED
    two_clinics[0].save()
    publish_all_facts(**people)
    assert "gives no infusions at the moment" in shown("clinic-zeewind")["en"]


def test_the_sites_own_addresses_are_nobodys_page(people, now):
    page = make_page("procedure", slug_nl="mijn-behandeldag")
    with pytest.raises(errors.DraftNotReady):
        actions.request_review(page=page, by=people["author"], now=now)


def test_starter_facts_are_recorded_as_an_example(people, now):
    make_fact(low=6)
    publication = publish_starter(pages=[], now=now)
    assert publication.origin == Publication.Origin.STARTER
    assert publish_starter(pages=[], now=now) is None
