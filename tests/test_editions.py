"""What readers saw, language by language: numbers, addresses, withdrawals, coming back."""

import pytest

from content.addresses import address
from content.book import FIGURES, PartKey
from content.drafts.pages import Page
from content.drafts.reading import draft_book
from content.drafts.records import Question
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.publications import Publication
from content.editions.reading import published, published_book
from content.editions.reviews import DraftChange
from content.publishing import actions, errors
from content.publishing.restoring import make_draft_again
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_clinic,
    make_country,
    make_editor,
    make_page,
    make_reviewer,
    make_section,
    make_translator,
    make_user,
    publish,
    publish_changes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


def public(people):
    confirm_translations()
    return publish_changes(changed(), **people)


def editions(page_key="costs"):
    return {
        (one.language, one.number): one for one in Edition.objects.of(page_key).all()
    }


def html(client, language, page="costs", *, slug=""):
    url = address(page, language=language, slug=slug or f"{page}-{language}")
    return client.get(url, follow=True).content.decode()


# --- Numbers ------------------------------------------------------------------------------


def test_each_language_counts_its_own_editions(client, people):
    costs = make_page()
    public(people)
    costs.sections.update(body_de="Neu.")
    publish_changes(changed(language="de"), **people)
    costs.sections.update(body_de="Noch neuer.")
    publish_changes(changed(language="de"), **people)
    assert set(editions()) == {("nl", 1), ("en", 1), ("de", 1), ("de", 2), ("de", 3)}
    assert "Ein Satz." in client.get("/de/costs-de/1/").content.decode()
    assert "Neu." in client.get("/de/costs-de/2/").content.decode()
    assert client.get("/nl/costs-nl/2/").status_code == 404


def test_saving_or_publishing_the_same_words_again_issues_nothing(people):
    costs = make_page()
    public(people)
    costs.save()
    for section in costs.sections.all():
        section.save()
    assert changed() == []
    assert Edition.objects.count() == 3


def test_an_edition_names_its_cause_and_its_publication(people):
    costs = make_page()
    public(people)
    costs.sections.update(body_de="Neu.")
    publication = publish_changes(changed(language="de"), **people)
    edition = editions()["de", 2]
    assert edition.publication == publication
    assert edition.causes == "section/costs/first\tde"


def test_a_page_that_stops_showing_a_record_is_issued_once_more_and_then_no_longer(
    client, people
):
    Question.objects.create(key="why", topic="effect", text_nl="Waarom?")
    costs = make_page(sections=[{}, {"key": "ask", "kind": "questions"}])
    public(people)
    costs.sections.filter(key="ask").delete()
    public(people)
    assert "Waarom?" not in html(client, "nl")
    before = Edition.objects.count()
    Question.objects.update(text_nl="Waarom dan?")
    public(people)
    assert Edition.objects.count() == before


def test_a_page_leaves_one_language_and_stays_in_the_others(client, people):
    costs = make_page()
    public(people)
    Page.objects.update(title_de="", slug_de=None, summary_de="")
    costs.sections.update(heading_de="", body_de="")
    public(people)
    assert editions()["de", 2].is_gone
    assert client.get("/nl/costs-nl/").status_code == 200
    assert client.get("/de/costs-de/").status_code != 200
    assert "Ein Satz." in client.get("/de/costs-de/1/").content.decode()


# --- Addresses ----------------------------------------------------------------------------


def test_a_renamed_address_issues_nothing_else_anew_and_links_follow(client, people):
    other = make_page("other")
    make_page(sections=[{f"body_{code}": "Lees [x](page:other)." for code in ("nl", "de", "en")}])  # fmt: skip
    public(people)
    assert "/nl/other-nl/" in html(client, "nl")
    other.slug_nl = "elders"
    other.save()
    publication = public(people)
    assert [str(one) for one in publication.editions.all()] == ["other nl 2"]
    assert "/nl/elders/" in html(client, "nl")
    assert "/nl/other-nl/" not in html(client, "nl")
    assert "/de/other-de/" in html(client, "de")
    assert client.get("/nl/other-nl/", follow=True).redirect_chain[-1][0] == "/nl/elders/"  # fmt: skip
    assert set(Address.objects.filter(page_key="other", language="nl").values_list("slug", flat=True)) == {"other-nl", "elders"}  # fmt: skip


# --- Withdrawing and coming back -----------------------------------------------------------


def test_withdrawing_takes_one_person_and_every_language_at_once(client, people, now):
    make_page()
    public(people)
    before = Publication.objects.count()
    actions.withdraw(page_key="costs", by=people["author"], now=now, reason="mistake")
    for code in ("nl", "de", "en"):
        assert client.get(f"/{code}/costs-{code}/").status_code == 410
    assert Publication.objects.count() == before
    withdrawal = Withdrawal.objects.get()
    assert withdrawal.withdrawn_by_id == people["author"].pk


def test_a_withdrawn_page_is_not_issued_anew_for_what_it_shares_with_others(
    client, people, now
):
    Question.objects.create(key="why", topic="effect", text_nl="Waarom?")
    make_page(sections=[{"kind": "questions"}])
    make_page("other", sections=[{"kind": "questions"}])
    public(people)
    actions.withdraw(page_key="costs", by=people["author"], now=now, reason="outdated")
    Question.objects.update(text_nl="Waarom dan?")
    publication = public(people)
    assert {one.page_key for one in publication.editions.all()} == {"other"}
    assert client.get("/nl/costs-nl/").status_code == 410


def test_a_withdrawn_page_comes_back_with_everything_that_holds_today(
    client, people, now
):
    Question.objects.create(key="why", topic="effect", text_nl="Waarom?")
    costs = make_page(sections=[{}, {"key": "ask", "kind": "questions"}])
    public(people)
    actions.withdraw(page_key="costs", by=people["author"], now=now, reason="outdated")
    Question.objects.update(text_nl="Waarom dan?")
    public(people)
    costs.sections.filter(key="first").update(body_nl="Terug.")
    publish_changes([PartKey("section/costs/first", "nl")], **people)
    for code in ("nl", "de", "en"):
        assert client.get(f"/{code}/costs-{code}/").status_code == 200
    assert "Terug." in html(client, "nl")
    assert "Waarom dan?" in html(client, "nl")


# --- An old edition made the draft again ----------------------------------------------------


def test_an_old_edition_becomes_the_draft_again_as_it_was(client, people, now):
    costs = make_page(sections=[{}, {"key": "second", "safety": True}])
    public(people)
    then = dict(published_book().parts)
    old = editions()["nl", 1]
    costs.sections.filter(key="first").update(body_nl="Anders.", body_de="Anders.")
    costs.sections.filter(key="second").delete()
    make_section(costs, key="third", position=1)
    public(people)
    before = html(client, "nl")

    restored = make_draft_again(edition=old, by=people["author"], now=now)

    assert dict(draft_book().parts) == then
    assert PartKey("section/costs/second", "nl") in restored
    assert PartKey("section/costs/third", FIGURES) in restored
    assert html(client, "nl") == before  # readers see nothing of it yet
    noted = DraftChange.objects.filter(by=people["author"])
    assert {PartKey(one.entry, one.language) for one in noted} == set(restored)

    publish_changes(changed(), **people)
    assert "second nl" in html(client, "nl")
    assert "Anders." not in html(client, "nl")
    assert editions()["nl", 3].checksum == old.checksum


def test_an_old_edition_brings_no_older_record_back(people, now):
    Question.objects.create(key="why", topic="effect", text_nl="Waarom?")
    costs = make_page(sections=[{}, {"key": "ask", "kind": "questions"}])
    public(people)
    old = editions()["nl", 1]
    Question.objects.update(text_nl="Waarom dan?")
    costs.sections.filter(key="first").update(body_nl="Anders.")
    public(people)
    make_draft_again(edition=old, by=people["author"], now=now)
    assert Question.objects.get().text_nl == "Waarom dan?"
    assert costs.sections.get(key="first").body_nl == "Een zin."


def test_a_translation_of_an_old_edition_says_the_source_that_it_said(people, now):
    costs = make_page()
    public(people)
    old = editions()["nl", 1]
    german = PartKey("section/costs/first", "de")
    said = published_book().parts[german].made_against
    costs.sections.update(body_nl="Anders.", body_de="Anders.")
    public(people)
    make_draft_again(edition=old, by=people["author"], now=now)
    assert draft_book().parts[german].made_against == said
    assert draft_book().source_checksum("section/costs/first") == said


def test_somebody_who_may_not_write_pages_makes_no_draft_of_an_old_one(people, now):
    make_page()
    public(people)
    with pytest.raises(errors.NotAllowed):
        make_draft_again(edition=editions()["nl", 1], by=make_user("guest"), now=now)


# --- German alone ---------------------------------------------------------------------------


@pytest.fixture
def practice(people):
    """A German practice whose clinic and page exist in German alone."""
    nothing = {"setting_nl": "", "setting_en": "", "referral_nl": "", "referral_en": ""}
    make_clinic("bergluft", country=make_country("de"), source_language="de", **nothing)
    page = make_page(
        "clinic-bergluft",
        source_language="de",
        sections=[
            {
                "heading_nl": None,
                "heading_en": None,
                "body_nl": None,
                "body_en": None,
                "body_de": "Wir sind für Sie da.",
                "safety": True,
            },
            {"key": "profile", "kind": "clinic_profile"},
        ],
        **{
            f"{name}_{code}": None
            for name in ("title", "slug", "summary")
            for code in ("nl", "en")
        },  # fmt: skip
    )
    public(people)
    return page


def test_a_german_practice_is_public_in_german_alone(client, practice):
    assert {one.language for one in Edition.objects.of("clinic-bergluft")} == {"de"}
    text = html(client, "de", "clinic-bergluft")
    assert "Wir sind für Sie da." in text
    assert "Tagesklinik" in text
    assert "notice--" not in text.partition("<main")[2].partition("</main>")[0]


def test_german_is_the_source_of_everything_that_belongs_to_it(practice):
    book = published_book()
    for entry in ("clinic/bergluft", "page/clinic-bergluft", "section/clinic-bergluft/first"):  # fmt: skip
        assert book.source_language(entry) == "de"
    assert published().facts.clinics["bergluft"].setting == {"de": "Tagesklinik"}


def test_what_a_german_practice_writes_is_a_source_and_behind_nothing(
    client, practice, people
):
    practice.sections.filter(key="first").update(body_de="Wir sind für Sie alle da.")
    publish_changes(changed(), **people)
    text = html(client, "de", "clinic-bergluft")
    assert "Wir sind für Sie alle da." in text
    assert 'class="earlier"' not in text


def test_a_german_practice_gets_a_dutch_page_when_somebody_writes_one(
    client, practice, people
):
    Page.objects.filter(pk=practice.pk).update(
        title_nl="Bergluft", slug_nl="clinic-bergluft-nl", summary_nl="In Duitsland."
    )
    public(people)
    text = html(client, "nl", "clinic-bergluft")
    assert "Wir sind für Sie da." in text  # a safety text, in its own language
    assert 'lang="de"' in text
    assert "notice--foreign" in text


def test_a_translator_asks_for_words_that_a_german_practice_translates(
    practice, people, now
):
    Page.objects.filter(pk=practice.pk).update(
        title_nl="Bergluft", slug_nl="clinic-bergluft-nl", summary_nl="In Duitsland."
    )
    confirm_translations()
    review = actions.request_review(
        chosen=changed("page", language="nl"), by=make_translator(), now=now
    )
    approve(review, people["approver"], now)
    assert client_languages() == {"de", "nl"}


def client_languages():
    newest = Edition.objects.newest().filter(page_key="clinic-bergluft")
    return {one.language for one in newest if not one.is_gone}


def test_the_pages_of_others_stay_dutch_first(people):
    publish(make_page(), **people)
    assert published_book().source_language("page/costs") == "nl"
