"""No language falls behind in silence: what translators answer, and what readers see."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from content.addresses import address
from content.book import PartKey
from content.book.translation import state_of
from content.drafts.countries import Contact
from content.drafts.notices import Notice
from content.drafts.reading import draft_book, draft_parts
from content.drafts.records import Question, SideEffect
from content.drafts.steps import ProtocolStep
from content.editions.reading import published_book
from content.editions.reviews import DraftChange, WordingOnly
from content.publishing import actions, errors
from content.publishing.notes import note_changes
from content.publishing.translations import confirm_translation, mark_wording_only
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_country,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_translator,
    publish_changes,
)

pytestmark = pytest.mark.django_db

SECTION = "section/costs/first"
DUTCH, GERMAN = PartKey(SECTION, "nl"), PartKey(SECTION, "de")

BEHIND = "its translation is not ready yet"
NOTE = "The original of this text has changed since it was translated."
MISSING = "This part has not been translated yet."
EARLIER = "The earlier translation, which no longer holds"


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def ada():
    return make_translator("ada")


def public(*, people, now=None):
    """Everything that the drafts say is public, and every translation says its source."""
    confirm_translations()
    publish_changes(changed(), **people, now=now)


def issue(people, *roots, language=None):
    """What has changed is public, with the translations as they are."""
    return publish_changes(changed(*roots, language=language), **people)


def saved(*, by, **texts):
    """What happens when somebody saves the form of the page with these texts."""
    from content.drafts.pages import Section

    before = draft_parts({"page/costs"})
    Section.objects.update(**texts)
    return note_changes(before, draft_parts({"page/costs"}), by=by, now=timezone.now())


def source():
    return draft_book().source_checksum(SECTION)


def made_against():
    return draft_book().parts[GERMAN].made_against


# --- What moves the state of a translation -----------------------------------------------


def test_the_first_writing_of_a_translation_is_confirmed_against_todays_source(ada):
    make_page(sections=[{"heading_de": None, "body_de": None}])
    assert state_of(draft_book(), SECTION, "de") == "missing"
    saved(by=ada, heading_de="Kopf", body_de="Ein Satz.")
    assert made_against() == source()
    assert state_of(draft_book(), SECTION, "de") == ""


def test_a_comma_mended_in_a_translation_confirms_nothing(people, ada):
    make_page()
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    assert state_of(draft_book(), SECTION, "de") == "behind"
    saved(by=ada, body_de="Ein Satz!")
    assert made_against() != source()
    assert state_of(draft_book(), SECTION, "de") == "behind"


def test_my_text_now_says_this_confirms_a_translation_beside_its_source(
    people, ada, now
):
    make_page()
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    confirm_translation(key=GERMAN, source=source(), by=ada, now=now)
    assert made_against() == source()
    assert state_of(draft_book(), SECTION, "de") == ""
    assert state_of(draft_book(), SECTION, "en") == "behind"
    noted = DraftChange.objects.filter(by=ada).values_list("entry", "language")
    assert list(noted) == [tuple(GERMAN)]  # it is work, which another person approves


def test_an_answer_beside_a_source_that_has_moved_on_confirms_nothing(people, ada, now):
    make_page()
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    seen = source()
    saved(by=people["author"], body_nl="Nog een andere zin.")
    with pytest.raises(errors.SourceMovedOn):
        confirm_translation(key=GERMAN, source=seen, by=ada, now=now)
    assert state_of(draft_book(), SECTION, "de") == "behind"


@pytest.mark.parametrize("key", [DUTCH, GERMAN, PartKey(SECTION, "")])
def test_there_is_nothing_to_confirm_where_nothing_is_behind(key, people, ada, now):
    make_page()
    public(people=people)
    with pytest.raises(errors.NothingToConfirm):
        confirm_translation(key=key, source=source(), by=ada, now=now)


def test_a_source_that_is_returned_makes_no_good_translation_stale(
    client, people, ada, now
):
    make_page(sections=[{"safety": True}])
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    review = actions.request_review(chosen=[DUTCH], by=people["author"], now=now)
    actions.return_to_author(
        review=review, by=people["approver"], now=now, comment="Shorter."
    )
    assert state_of(published_book(), SECTION, "de") == ""
    html = reader(client, "de")
    assert "Ein Satz." in html
    assert "notice--behind" not in html

    saved(by=ada, body_de="Ein Satz, gut.")
    issue(people, "page/costs", language="de")
    html = reader(client, "de")
    assert "Ein Satz, gut." in html
    assert "notice--behind" not in html
    assert "Een andere zin." not in reader(client, "nl")


def test_a_confirmation_of_new_source_words_is_public_with_them_alone(people, ada, now):
    make_page()
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    confirm_translation(key=GERMAN, source=source(), by=ada, now=now)
    review = actions.request_review(chosen=[GERMAN], by=ada, now=now)
    assert {PartKey(one.entry, one.language) for one in review.items.all()} == {
        DUTCH,
        GERMAN,
    }
    assert review.items.get(is_need=True).language == "nl"


# --- Wording only --------------------------------------------------------------------------


def test_wording_only_carries_translations_with_their_own_approval_and_date(
    people, ada, now
):
    make_page(sections=[{"body_nl": "Een zin"}])
    long_ago = now - timedelta(days=400)
    public(people=people, now=long_ago)
    before = published_book().parts[GERMAN].approval
    saved(by=people["author"], body_nl="Een zin.")
    carried = mark_wording_only(
        entry=SECTION, reason="A full stop.", by=people["author"], now=now
    )
    assert {key.language for key in carried} == {"de", "en"}
    publication = issue(people)
    book = published_book()
    assert state_of(book, SECTION, "de") == ""
    assert book.parts[GERMAN].approval == before
    assert book.parts[GERMAN].approval.approved_at == long_ago
    assert book.parts[DUTCH].approval.publication == publication.pk
    part = publication.parts.get(entry=SECTION, language="de")
    assert part.carried_from_id == before.publication


@pytest.mark.parametrize(
    "old, new",
    [
        ("Wacht 6 uur.", "Wacht 4 uur."),
        ("U mag rijden.", "U mag niet rijden."),
        ("U mag geen auto rijden.", "U mag een auto rijden."),
        ("Wacht {{fasting_food}}.", "Wacht {{fasting_drink}}."),
        ("Lees [dit](page:costs).", "Lees [dit](page:other)."),
    ],
)
def test_more_than_wording_is_refused_in_a_safety_text(old, new, people, now):
    make_fact("fasting_food")
    make_fact("fasting_drink", low=2)
    make_page("other")
    make_page(sections=[{"body_nl": old, "safety": True}])
    public(people=people)
    saved(by=people["author"], body_nl=new)
    with pytest.raises(errors.MoreThanWording):
        mark_wording_only(entry=SECTION, reason="Nicer.", by=people["author"], now=now)
    assert state_of(draft_book(), SECTION, "de") == "behind"
    assert not WordingOnly.objects.exists()


def test_wording_that_changes_nothing_is_allowed_in_a_safety_text(people, now):
    make_page(sections=[{"body_nl": "Eet 6 uur niet.", "safety": True}])
    public(people=people)
    saved(by=people["author"], body_nl="U eet 6 uur niet.")
    mark_wording_only(entry=SECTION, reason="Kinder.", by=people["author"], now=now)
    assert state_of(draft_book(), SECTION, "de") == ""


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_change_is_never_called_wording_without_a_reason(reason, people, now):
    make_page()
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    with pytest.raises(errors.ReasonMissing):
        mark_wording_only(entry=SECTION, reason=reason, by=people["author"], now=now)


def test_wording_only_never_mends_a_translation_that_was_behind_before(people, now):
    make_page()
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    issue(people)
    saved(by=people["author"], body_nl="Een andere zin!")
    carried = mark_wording_only(
        entry=SECTION, reason="A sign.", by=people["author"], now=now
    )
    assert carried == []
    assert state_of(draft_book(), SECTION, "de") == "behind"


def test_there_is_no_wording_to_mark_where_the_source_has_not_changed(people, now):
    make_page()
    public(people=people)
    with pytest.raises(errors.NothingToConfirm):
        mark_wording_only(entry=SECTION, reason="Why?", by=people["author"], now=now)


# --- What readers see ----------------------------------------------------------------------


def whole(client, language, page="costs"):
    url = address(page, language=language, slug=f"{page}-{language}")
    return re.sub(r"\s+", " ", client.get(url).content.decode())


def reader(client, language, page="costs"):
    html = whole(client, language, page)
    return re.search("<main.*</main>", html)[0]


def folded(html):
    """What stands below the fold of an earlier translation, and the rest."""
    folds = re.findall(r'<details class="earlier">.*?</details>', html)
    rest = re.sub(r'<details class="earlier">.*?</details>', "", html)
    return " ".join(folds), rest


def is_in_dutch(html, words):
    """Whether these words stand in an element that says to be Dutch."""
    before = html[: html.index(words)]
    return re.findall(r'lang="(\w\w)"', before)[-1:] == ["nl"]


def test_an_ordinary_text_that_is_behind_is_shown_with_a_quiet_note(client, people):
    make_page()
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    issue(people)
    html = reader(client, "en")
    assert "A sentence." in html
    assert NOTE in html
    assert "Een andere zin." not in html
    assert BEHIND not in html


def test_a_safety_text_that_is_behind_gives_way_to_todays_source(client, people):
    make_page(sections=[{"safety": True}])
    public(people=people)
    assert BEHIND not in reader(client, "en")
    saved(by=people["author"], body_nl="Een andere zin.")
    issue(people)
    fold, rest = folded(reader(client, "en"))
    assert "Een andere zin." in rest
    assert is_in_dutch(rest, "Een andere zin.")
    assert BEHIND in rest
    assert "A sentence." not in rest
    assert "A sentence." in fold
    assert EARLIER in fold
    assert "first en" in fold  # its heading as well
    assert re.search(r"public since .*20\d\d", fold)


GONE = "It cannot be shown any more: it names something that is gone."


def test_an_earlier_translation_that_names_a_gone_page_stops_no_safety_text(
    client, people
):
    from content.drafts.pages import Page, Section

    make_page("other")
    link = "(page:other)"
    make_page(
        sections=[
            {
                "safety": True,
                "body_nl": f"Een [zin]{link}.",
                "body_de": f"Ein [Satz]{link}.",
                "body_en": f"A [sentence]{link}.",
            }
        ]
    )
    public(people=people)
    Section.objects.filter(page__key="costs").update(body_nl="Een andere zin.")
    Page.objects.filter(key="other").delete()
    issue(people)
    fold, rest = folded(reader(client, "en"))
    assert "Een andere zin." in rest
    assert BEHIND in rest
    assert GONE in fold
    assert "sentence" not in fold


def test_an_earlier_record_that_names_a_gone_fact_stops_no_page(client, people):
    from content.drafts.facts import Fact

    make_fact("fasting_food")
    SideEffect.objects.create(
        key="dizzy",
        band="common",
        phase="during",
        action="normal",
        name_nl="Duizelig",
        duration_nl="Een uur",
        duration_de="Eine Stunde",
        duration_en="An hour",
        name_de="Schwindel",
        name_en="Dizziness",
        advice_nl="Wacht {{fasting_food}}.",
        advice_de="Warten Sie {{fasting_food}}.",
        advice_en="Wait {{fasting_food}}.",
    )
    make_page(sections=[{"kind": "side_effects"}])
    public(people=people)
    SideEffect.objects.update(advice_nl="Blijf zitten.")
    Fact.objects.all().delete()
    issue(people)
    fold, rest = folded(reader(client, "en"))
    assert "Blijf zitten." in rest
    assert GONE in fold


def test_the_day_of_an_earlier_translation_is_that_of_the_sites_time_zone(
    client, people
):
    make_page(sections=[{"safety": True}])
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # in Amsterdam the day after
    public(people=people, now=late)
    saved(by=people["author"], body_nl="Een andere zin.")
    issue(people)
    fold, _rest = folded(reader(client, "en"))
    assert "public since 1 July 2026" in fold


def test_a_review_is_named_by_the_moment_in_the_sites_time_zone(people):
    make_page()
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    review = actions.request_review(chosen=changed(), by=people["author"], now=late)
    with override("en"):
        assert str(review) == "1 July 2026, 00:30"


@pytest.mark.parametrize("safety", [True, False])
def test_what_is_missing_is_shown_in_the_source_and_marked(safety, client, people):
    make_page(sections=[{"safety": safety, "heading_en": None, "body_en": None}])
    public(people=people)
    html = reader(client, "en")
    assert is_in_dutch(html, "Een zin.")
    assert MISSING in html
    assert EARLIER not in html


def test_whom_to_call_stands_with_a_safety_text_on_the_clinics_own_page(client, people):
    make_clinic(phone="+31201234567")
    make_page("clinic-zeewind", sections=[{"safety": True}])
    public(people=people)
    from content.drafts.pages import Section

    Section.objects.update(body_nl="Een andere zin.")
    issue(people)
    _fold, rest = folded(reader(client, "en", "clinic-zeewind"))
    assert BEHIND in rest
    assert "tel:+31201234567" in rest[rest.index(BEHIND) :]


def test_one_language_is_behind_and_the_others_are_not(client, people, ada, now):
    make_page(sections=[{"safety": True}])
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    confirm_translation(key=GERMAN, source=source(), by=ada, now=now)
    issue(people)
    german = reader(client, "de")
    assert "Ein Satz." in german
    assert "notice--behind" not in german
    assert "notice--behind" in reader(client, "en")
    assert "notice--behind" not in reader(client, "nl")


def test_a_confirmed_translation_comes_back_to_readers(client, people, ada, now):
    make_page(sections=[{"safety": True}])
    public(people=people)
    saved(by=people["author"], body_nl="Een andere zin.")
    issue(people)
    confirm_translation(key=GERMAN, source=source(), by=ada, now=now)
    assert "notice--behind" in reader(client, "de")  # she asks, a second approves
    issue(people)
    german = reader(client, "de")
    assert "Ein Satz." in german
    assert "notice--behind" not in german


def test_blocks_whose_source_is_unchanged_stay_translated(client, people):
    make_page(
        sections=[
            {
                "safety": True,
                "body_nl": "Een.\n\nTwee.\n\n- drie\n- vier",
                "body_de": "Eins.\n\nZwei.\n\n- drei\n- vier (de)",
                "body_en": "One.\n\nTwo.\n\n- three\n- four",
            }
        ]
    )
    public(people=people)
    saved(by=people["author"], body_nl="Een.\n\nTwee anders.\n\n- drie\n- vijf")
    issue(people)
    fold, rest = folded(reader(client, "en"))
    for shown in ("One.", "Twee anders.", "three", "vijf"):
        assert shown in rest
    for gone in ("Two.", "four", "drie", ">Een."):
        assert gone not in rest
    assert "Two." in fold
    assert BEHIND in rest
    assert is_in_dutch(rest, "Twee anders.")
    assert is_in_dutch(rest, "vijf")


def test_a_record_that_is_behind_gives_way_to_todays_source(client, people):
    SideEffect.objects.create(
        key="dizzy",
        band="common",
        phase="during",
        action="normal",
        name_nl="Duizelig",
        duration_nl="Een uur",
        duration_de="Eine Stunde",
        duration_en="An hour",
        name_de="Schwindel",
        name_en="Dizziness",
        advice_nl="Blijf liggen.",
        advice_de="Bleiben Sie liegen.",
        advice_en="Stay lying down.",
    )
    make_page(sections=[{"kind": "side_effects"}])
    public(people=people)
    SideEffect.objects.update(advice_nl="Blijf zitten.")
    issue(people)
    fold, rest = folded(reader(client, "en"))
    assert "Blijf zitten." in rest
    assert is_in_dutch(rest, "Blijf zitten.")
    assert BEHIND in rest
    assert "Stay lying down." not in rest
    assert "Stay lying down." in fold


def test_a_record_of_no_danger_is_shown_as_it_is_where_it_is_behind(client, people):
    Question.objects.create(
        key="why", topic="effect", text_nl="Waarom?", text_de="Warum?", text_en="Why?"
    )
    make_page(sections=[{"kind": "questions"}])
    public(people=people)
    Question.objects.update(text_nl="Waarom dan?")
    issue(people)
    html = reader(client, "en")
    assert "Why?" in html
    assert "Waarom dan?" not in html


def test_a_step_that_is_behind_gives_way_to_todays_source(client, people):
    clinic = make_clinic()
    ProtocolStep.objects.create(
        clinic=clinic,
        key="eat",
        phase="day",
        amount=360,
        title_nl="Niet eten",
        title_de="Nicht essen",
        title_en="Do not eat",
        text_nl="Niets meer.",
        text_de="Nichts mehr.",
        text_en="Nothing at all.",
    )
    make_page("clinic-zeewind", sections=[{"kind": "timeline"}])
    public(people=people)
    ProtocolStep.objects.update(text_nl="Ook geen melk.")
    issue(people)
    fold, rest = folded(reader(client, "en", "clinic-zeewind"))
    assert "Ook geen melk." in rest
    assert is_in_dutch(rest, "Ook geen melk.")
    assert BEHIND in rest
    assert "Nothing at all." not in rest
    assert "Nothing at all." in fold


def test_a_contact_that_is_behind_gives_way_to_todays_source(client, people):
    Contact.objects.create(
        country=make_country(),
        key="crisis_nl",
        kind="crisis",
        phone="113",
        is_confirmed=True,
        name_nl="Hulplijn",
        name_de="Hilfetelefon",
        name_en="Helpline",
        note_nl="Dag en nacht.",
        note_de="Tag und Nacht.",
        note_en="Day and night.",
    )
    make_page(sections=[{"kind": "helplines"}])
    public(people=people)
    assert "Day and night." in reader(client, "en")
    Contact.objects.update(note_nl="Alleen overdag.")
    issue(people)
    _fold, rest = folded(reader(client, "en"))
    assert "Alleen overdag." in rest
    assert is_in_dutch(rest, "Alleen overdag.")
    assert "Day and night." not in rest
    assert "not ready yet" in rest


def make_notice(**fields):
    now = timezone.now()
    return Notice.objects.create(
        **{
            "key": "strike",
            "starts_at": now - timedelta(hours=1),
            "ends_at": now + timedelta(days=1),
            "title_nl": "Morgen dicht",
            "title_de": "Morgen geschlossen",
            "title_en": "Closed tomorrow",
            **fields,
        }
    )


def test_a_notice_that_is_behind_or_missing_gives_way_to_todays_source(client, people):
    make_notice(title_de=None)
    make_page()
    public(people=people)
    assert "Closed tomorrow" in whole(client, "en")
    Notice.objects.update(title_nl="Vandaag dicht")
    issue(people)
    html = whole(client, "en")
    assert is_in_dutch(html, "Vandaag dicht")
    assert "Closed tomorrow" not in html
    assert "The translation of this is not ready yet." in html
    german = whole(client, "de")
    assert is_in_dutch(german, "Vandaag dicht")
    assert "translation-note" in german


def test_words_inside_sentences_are_required_in_every_language(people, now):
    make_fact(name_en="")
    with pytest.raises(errors.NotReady) as refusal:
        actions.request_review(chosen=changed("fact"), by=people["author"], now=now)
    at = {finding.at for finding in refusal.value.findings}
    assert PartKey("fact/fasting_food", "en") in at


def test_a_name_inside_sentences_is_never_public_while_it_is_behind(people, now):
    from content.drafts.facts import Fact

    make_fact()
    public(people=people)
    Fact.objects.update(name_nl="niet eten")
    with pytest.raises(errors.NotReady) as refusal:
        actions.request_review(
            chosen=changed("fact", language="nl"), by=people["author"], now=now
        )
    languages = {finding.at.language for finding in refusal.value.findings}
    assert languages == {"de", "en"}
