"""A fact is entered once; one approval puts it on every page, at once."""

import pytest
from django.contrib.auth.models import User

from content.book import FIGURES, PartKey
from content.drafts.facts import Fact, FactValue
from content.drafts.pages import Section
from content.drafts.reading import draft_parts
from content.editions.editions import Edition
from content.editions.publications import Publication
from content.editions.reading import published, published_book
from content.facts.codes import Status
from content.public import site
from content.public.reading import read_all
from content.publishing import actions, errors, writing
from content.publishing.notes import note_changes
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
    make_value,
    publish,
    publish_changes,
    publish_shared,
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
    """What readers see of a page, per language; of some editions if numbered."""
    editions = Edition.objects.of(page_key)
    editions = editions.filter(number=number) if number else editions.newest()
    documents = read_all(list(site.entries(editions)), site=site.load())
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


def newest(page_key, language="nl"):
    return Edition.objects.of(page_key).filter(language=language).first()


def change(fact, low, *, now):
    before = draft_parts({f"fact/{fact.key}"})
    FactValue.objects.filter(fact=fact, clinic=None).update(low=low)
    after = draft_parts({f"fact/{fact.key}"})
    nurse = User.objects.get(username="nurse")
    return note_changes(before, after, by=nurse, now=now)


def ask(*roots, by, now):
    confirm_translations()
    return actions.request_review(chosen=changed(*roots), by=by, now=now)


def test_one_approval_changes_every_page_in_every_language(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    for key in ("procedure", "leaflet"):
        page = make_page(key, sections=[says("{{fasting_food}}.")])
        publish(page, **people)
    publish(make_page("costs"), **people)
    for key in ("procedure", "leaflet"):
        assert all(HOURS[code] in text for code, text in shown(key).items())

    change(fasting, 4, now=now)
    publication = publish_shared(**people)

    assert {(one.page_key, one.language) for one in publication.editions.all()} == {
        (key, code) for key in ("procedure", "leaflet") for code in HOURS
    }
    for key in ("procedure", "leaflet"):
        assert all(FEWER[code] in text for code, text in shown(key).items())
        assert all(HOURS[code] in text for code, text in shown(key, number=1).items())
    assert newest("costs").number == 1


def test_an_edition_knows_the_facts_it_uses_and_what_brought_it_about(people, now):
    fasting = make_fact(low=6)
    make_fact("stay", low=5)
    publish_shared(**people)
    publish(make_page("procedure", sections=[says("{{fasting_food}}.")]), **people)
    uses = newest("procedure").uses.split()
    assert "fact/fasting_food" in uses
    assert "fact/stay" not in uses

    (key,) = change(fasting, 4, now=now)
    publish_shared(**people)
    for code in HOURS:
        edition = newest("procedure", code)
        assert edition.causes.splitlines() == ["\t".join(key)]
        assert edition.number == 2


def test_facts_also_stand_in_titles_summaries_and_headings(people):
    make_fact(low=6)
    publish_shared(**people)
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
    publish_shared(**people)
    body = "Call {{help}} or **{{help}}**.\n\n[Or **call {{help}}** now](page:costs)"
    publish(make_page(sections=[says(body)]), **people)
    text = shown("costs")["en"]
    assert text.count('<a href="tel:112">112</a>') == 2
    assert "<strong>call 112</strong> now</a>" in text


def test_a_fact_that_is_saved_but_not_approved_reaches_no_reader(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    change(fasting, 4, now=now)
    Section.objects.update(heading_nl="Nieuwe kop")
    publish(page, **people)
    assert "Nieuwe kop" in shown("procedure")["nl"]
    assert HOURS["nl"] in shown("procedure")["nl"]


def test_unreviewed_words_do_not_slip_out_with_a_fact(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    Section.objects.update(body_nl="Nog niet nagekeken: {{fasting_food}}.")
    change(fasting, 4, now=now)
    publish_shared(**people)
    assert FEWER["nl"] in shown("procedure")["nl"]
    assert "nagekeken" not in shown("procedure")["nl"]


def test_after_the_facts_an_unchanged_draft_is_what_readers_see(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    change(fasting, 4, now=now)
    publish_shared(**people)
    with pytest.raises(errors.NothingToReview):
        ask("page/procedure", by=people["author"], now=now)


def test_a_review_of_a_page_asks_again_when_its_facts_have_changed(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    review = ask("page", by=people["author"], now=now)
    seen = actions.plan_of(review).result
    change(fasting, 4, now=now)
    assert actions.plan_of(review).result == seen  # a saved fact changes nothing
    publish_shared(**people)
    with pytest.raises(errors.ResultChanged):
        actions.approve(review=review, by=people["approver"], now=now, result=seen)
    assert not Edition.objects.filter(page_key=page.key).exists()
    approve(review, people["approver"], now)
    assert FEWER["nl"] in shown("procedure")["nl"]


def test_example_words_stay_an_example_when_their_facts_are_approved(people, now):
    fasting = make_fact(low=6)
    make_page("procedure", sections=[says("{{fasting_food}}.")])
    confirm_translations()
    publish_starter(now=now)
    change(fasting, 4, now=now)
    publication = publish_shared(**people)
    edition = newest("procedure")
    assert edition.publication == publication
    assert not publication.is_example
    assert edition.is_example
    assert FEWER["nl"] in shown("procedure")["nl"]


def test_the_loader_publishes_nothing_once_a_person_has(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    make_page("procedure", sections=[says("{{fasting_food}}.")])
    FactValue.objects.filter(fact=fasting).update(low=4)
    confirm_translations()
    with pytest.raises(errors.PersonHasPublished):
        publish_starter(now=now)
    assert published().facts.facts["fasting_food"].for_all.low == 6
    assert not Edition.objects.exists()


def test_nobody_approves_a_fact_of_their_own(people, now):
    make_fact(low=6)
    before = draft_parts({"fact/fasting_food"})
    FactValue.objects.update(low=5)
    after = draft_parts({"fact/fasting_food"})
    note_changes(before, after, by=people["approver"], now=now)
    review = ask(by=people["author"], now=now)
    with pytest.raises(errors.OwnText):
        approve(review, people["approver"], now)
    with pytest.raises(errors.OwnText):
        approve(review, people["author"], now)
    assert not Publication.objects.exists()


def test_an_approval_counts_for_exactly_the_value_that_was_asked_for(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    change(fasting, 4, now=now)
    review = ask("fact", by=people["author"], now=now)
    seen = actions.plan_of(review).result
    change(fasting, 5, now=now)
    with pytest.raises(errors.DraftMovedOn) as refusal:
        actions.approve(review=review, by=people["approver"], now=now, result=seen)
    assert refusal.value.keys == [PartKey("value/fasting_food/*", FIGURES)]
    assert published().facts.facts["fasting_food"].for_all.low == 6


def test_an_approval_counts_only_for_the_pages_that_were_seen(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    change(fasting, 4, now=now)
    review = ask("fact", by=people["author"], now=now)
    seen = actions.plan_of(review).result
    publish(make_page("new", sections=[says("{{fasting_food}}.")]), **people)
    with pytest.raises(errors.ResultChanged):
        actions.approve(review=review, by=people["approver"], now=now, result=seen)
    assert HOURS["nl"] in shown("new")["nl"]
    pages = {one.page_key for one in actions.plan_of(review).issues}
    assert pages == {"new"}
    approve(review, people["approver"], now)
    assert FEWER["nl"] in shown("new")["nl"]


def test_a_fact_is_returned_with_a_word(people, now):
    make_fact(low=6)
    review = ask(by=people["author"], now=now)
    with pytest.raises(errors.CommentMissing):
        actions.return_to_author(
            review=review, by=people["approver"], now=now, comment=" "
        )
    actions.return_to_author(
        review=review, by=people["approver"], now=now, comment="Source?"
    )
    with pytest.raises(errors.AlreadyDecided):
        approve(review, people["approver"], now)


def test_asking_twice_or_for_nothing_is_answered(people, now):
    make_fact(low=6)
    review = ask(by=people["author"], now=now)
    with pytest.raises(errors.AlreadyAsked):
        ask(by=people["author"], now=now)
    approve(review, people["approver"], now)
    with pytest.raises(errors.NothingToReview):
        ask(by=people["author"], now=now)


def test_when_one_page_cannot_be_issued_nothing_is_published(people, now, monkeypatch):
    fasting = make_fact(low=6)
    publish_shared(**people)
    for key in ("first", "second"):
        publish(make_page(key, sections=[says("{{fasting_food}}.")]), **people)
    change(fasting, 4, now=now)
    review = ask("fact", by=people["author"], now=now)
    before, made = Publication.objects.count(), writing._edition

    def breaks_at_the_second(issue, **options):
        if issue.page_key == "second":
            raise OSError("disk full")
        return made(issue, **options)

    monkeypatch.setattr(writing, "_edition", breaks_at_the_second)
    with pytest.raises(OSError, match="disk full"):
        approve(review, people["approver"], now)
    assert Publication.objects.count() == before
    assert published().facts.facts["fasting_food"].for_all.low == 6
    assert all(HOURS["nl"] in shown(key)["nl"] for key in ("first", "second"))
    review.refresh_from_db()
    assert review.is_pending


def test_a_withdrawn_page_does_not_come_back_with_a_fact(people, now, client):
    fasting = make_fact(low=6)
    publish_shared(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    actions.withdraw(
        page_key="procedure", by=people["author"], now=now, reason="mistake"
    )
    change(fasting, 4, now=now)
    publication = publish_shared(**people)
    assert not publication.editions.exists()
    assert client.get("/nl/procedure-nl/").status_code == 410


def test_a_fact_that_pages_state_cannot_be_taken_away(people, now):
    fasting = make_fact(low=6)
    make_fact("stay", low=5)
    publish_shared(**people)
    publish(make_page("procedure", sections=[says("{{fasting_food}}.")]), **people)
    fasting.delete()
    with pytest.raises(errors.NotReady) as refusal:
        ask("fact", by=people["author"], now=now)
    assert "procedure" in str(refusal.value)
    assert "fasting_food" in str(refusal.value)


def test_a_fact_is_taken_away_together_with_the_last_text_that_states_it(people, now):
    fasting = make_fact(low=6)
    publish_shared(**people)
    page = make_page("procedure", sections=[says("{{fasting_food}}.")])
    publish(page, **people)
    fasting.delete()
    page.sections.update(body_nl="Niets.", body_de="Nichts.", body_en="Nothing.")
    confirm_translations()
    review = actions.request_review(
        chosen=changed("fact"), by=people["author"], now=now
    )
    asked = {PartKey(one.entry, one.language) for one in review.items.all()}
    assert {PartKey("section/procedure/first", code) for code in HOURS} <= asked
    approve(review, people["approver"], now)
    assert not published_book().has("fact/fasting_food")
    assert "Nichts." in shown("procedure")["de"]


def test_an_unknown_fact_keeps_a_page_from_readers(people, now):
    make_fact(low=6)
    make_page("procedure", sections=[says("Text.\n\n{{fasting_foot}}.")])
    with pytest.raises(errors.NotReady, match="fasting_foot"):
        ask("page", by=people["author"], now=now)


def test_a_fact_that_waits_for_its_approval_travels_with_the_text_that_states_it(
    people, now
):
    make_fact(low=6)
    make_page("procedure", sections=[says("{{fasting_food}}.")])
    review = ask("page", by=people["author"], now=now)
    needs = {one.entry for one in review.items.filter(is_need=True)}
    assert {"fact/fasting_food", "value/fasting_food/*"} <= needs
    approve(review, people["approver"], now)
    assert all(HOURS[code] in text for code, text in shown("procedure").items())


def test_a_fact_without_a_value_is_called_by_its_name(people, now):
    make_fact("stay", low=None)
    section = says("{{stay}}") | {"heading_en": "About {{stay}}"}
    make_page("procedure", sections=[section])
    with pytest.raises(errors.NotReady) as refusal:
        ask("page", by=people["author"], now=now)
    found = [one for one in refusal.value.findings if "page" not in one.at.entry]
    assert len({(one.at, one.message) for one in found}) >= 3  # in every language
    assert all("stay" in one.message for one in found)


@pytest.fixture
def two_clinics(people):
    """Four hours in one clinic, six in another, which has confirmed what is general."""
    first, second = make_clinic("zeewind"), make_clinic("bergblick")
    fasting = make_fact(low=6, safety=True)
    make_value(fasting, clinic=first, answer="holds_here", low=6)
    make_value(fasting, clinic=second, low=4)
    publish_shared(**people)
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
    publish_shared(**people)
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
    with pytest.raises(errors.NotReady) as refusal:
        ask("fact", "clinic", by=people["author"], now=now)
    assert "clinic-bergblick" in str(refusal.value)
    actions.withdraw(
        page_key="clinic-bergblick", by=people["author"], now=now, reason="not_offered"
    )
    ask("fact", "clinic", by=people["author"], now=now)


def test_clinics_keep_their_order(people):
    for position, key in enumerate(("zeewind", "rust", "a", "bergblick")):
        make_clinic(key, position=position)
    publish_shared(**people)
    assert list(published().facts.clinics) == ["zeewind", "rust", "a", "bergblick"]  # fmt: skip


def test_a_page_about_an_unknown_clinic_is_not_published(people, now):
    make_page("clinic-nowhere")
    with pytest.raises(errors.NotReady) as refusal:
        ask("page", by=people["author"], now=now)
    assert {one.lacks for one in refusal.value.findings} == {"clinic/nowhere"}


def test_a_clinics_status_reaches_its_page_with_the_facts(people, two_clinics, now):
    page = make_page("clinic-zeewind", sections=[{"kind": "clinic_profile"}])
    publish(page, **people)
    assert "takes new patients" in shown("clinic-zeewind")["en"]
    two_clinics[0].status = Status.PAUSED
    two_clinics[0].status_checked_on = now.date()
    two_clinics[0].status_check_on = "2999-01-01"
    two_clinics[0].save()
    publish_shared(**people)
    assert "gives no infusions at the moment" in shown("clinic-zeewind")["en"]


def test_the_sites_own_addresses_are_nobodys_page(people, now):
    make_page("procedure", slug_nl="mijn-behandeldag")
    with pytest.raises(errors.NotReady) as refusal:
        ask("page", by=people["author"], now=now)
    assert [one.at for one in refusal.value.findings] == [
        PartKey("page/procedure", "nl")
    ]


def test_starter_facts_are_recorded_as_an_example(now):
    make_fact(low=6)
    confirm_translations()
    publication = publish_starter(now=now)
    assert publication.origin == Publication.Origin.STARTER
    assert publish_starter(now=now) is None


def test_one_clinics_value_is_a_part_of_its_own(people, two_clinics, now):
    """Approving it approves nothing else of the fact, or of another clinic."""
    for key in ("clinic-zeewind", "clinic-bergblick"):
        publish(make_page(key, sections=[says("{{fasting_food}}.")]), **people)
    FactValue.objects.filter(clinic__key="bergblick").update(low=3)
    FactValue.objects.filter(clinic=None).update(low=5)
    Fact.objects.update(owner="somebody else")
    chosen = [PartKey("value/fasting_food/bergblick", FIGURES)]
    publication = publish_changes(chosen, **people)
    assert {one.page_key for one in publication.editions.all()} == {"clinic-bergblick"}
    parts = publication.parts.values_list("entry", "language")
    assert {PartKey(*one) for one in parts} == set(chosen)
    assert published().facts.facts["fasting_food"].for_all.low == 6
    assert HOURS["de"] in shown("clinic-zeewind")["de"]
    assert "3\u00a0Stunden" in shown("clinic-bergblick")["de"]
