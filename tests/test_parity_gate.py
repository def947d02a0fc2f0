"""A translation that says something else than its source asks for a reason."""

from datetime import date

import pytest
from django.urls import reverse

from content.book import PartKey
from content.drafts.reading import draft_book
from content.editions.reading import published
from content.facts.from_book import fact_book
from content.publishing import actions
from content.publishing.errors import Unanswered
from content.publishing.gate import of_entries
from content.publishing.translations import confirm_translation, source_checksum
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_section,
    publish,
)

pytestmark = pytest.mark.django_db
GERMAN = PartKey("section/costs/first", "de")
TEXTS = {
    "body_nl": "U eet 6 uur niets.",
    "body_de": "Sie essen 6 Stunden nichts.",
    "body_en": "Eat nothing for 6 hours.",
}


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def page(nurse, doctor):
    page = make_page(sections=[TEXTS])
    publish(page, author=nurse, approver=doctor)
    return page


def asked(nurse, now, **options):
    confirm_translations()
    return actions.request_review(
        chosen=changed("page/costs"), by=nurse, now=now, **options
    )


def told(nurse, now):
    with pytest.raises(Unanswered) as caught:
        asked(nurse, now)
    return caught.value.found


@pytest.mark.parametrize(
    "wrong",
    ["Sie essen 4 Stunden nichts.", "Sie essen 6 Stunden.", "6 Minuten nichts."],
)
def test_what_a_translation_says_otherwise_asks_for_a_reason(wrong, page, nurse, now):
    page.sections.update(body_de=wrong)
    found = told(nurse, now)
    assert {(one.code, one.at, one.field) for one in found} == {
        ("says-otherwise", GERMAN, "body")
    }
    answers = {one.key: "Wie in der Quelle." for one in found}
    assert asked(nurse, now, answers=answers).answers.count() == 1


def test_what_both_say_asks_nothing(page, nurse, doctor, now):
    page.sections.update(
        **{name: text.replace("6", "8") for name, text in TEXTS.items()}
    )
    assert approve(asked(nurse, now), doctor)


def test_a_difference_that_was_approved_once_asks_nothing_again(
    page, nurse, doctor, now
):
    page.sections.update(body_de="Sie essen 6 Stunden nichts, keinen Bissen.")
    answers = {one.key: "So sagt man es." for one in told(nurse, now)}
    approve(asked(nurse, now, answers=answers), doctor)
    page.sections.update(body_de="Sie essen 6 Stunden lang nichts, keinen Bissen.")
    assert asked(nurse, now)


def test_the_source_alone_asks_nothing_of_its_translations(page, nurse, now):
    page.sections.update(body_nl="U eet 8 uur niets.")
    chosen = [PartKey("section/costs/first", "nl")]
    assert actions.request_review(chosen=chosen, by=nurse, now=now)


# --- New words for a source that is public, or for one that is not yet -----------------------


@pytest.fixture
def safety(nurse, doctor):
    """A safety text whose source has another draft, which nobody has approved."""
    page = make_page(sections=[{"safety": True, "body_nl": "U blijft liggen."}])
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="U blijft zitten.")
    return page


def german_alone(nurse, now, **options):
    return actions.request_review(chosen=[GERMAN], by=nurse, now=now, **options)


def test_new_words_beside_a_draft_of_their_source_ask_for_which_they_are(
    client, safety, nurse, doctor, now
):
    safety.sections.update(body_de="Sie bleiben sitzen.")
    with pytest.raises(Unanswered) as caught:
        german_alone(nurse, now)
    found = [(one.code, one.at, one.field) for one in caught.value.found]
    assert ("unanswered", GERMAN, "body") in found
    page = client.get("/de/costs-de/").content.decode()
    assert "Ein Satz." in page
    assert "sitzen" not in page


def test_words_for_the_public_source_are_public_with_a_reason(
    safety, nurse, doctor, now
):
    safety.sections.update(body_de="Bleiben Sie liegen.")
    with pytest.raises(Unanswered) as caught:
        german_alone(nurse, now)
    answers = {one.key: "Sagt, was heute gilt." for one in caught.value.found}
    assert approve(german_alone(nurse, now, answers=answers), doctor)


def test_what_its_translator_has_answered_asks_nothing(safety, nurse, now):
    safety.sections.update(body_de="Sie bleiben sitzen.")
    key = GERMAN
    confirm_translation(key=key, source=source_checksum(key), by=nurse, now=now)
    review = german_alone(nurse, now)
    assert {one.language for one in review.items.all()} == {"nl", "de"}


def test_a_text_that_can_hurt_nobody_asks_nothing(nurse, doctor, now):
    page = make_page()
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="Een andere zin.", body_de="Ein anderer Satz.")
    assert german_alone(nurse, now)


OTHER_WORDS = "Sie speisen 6 Stunden nichts."


def public(texts, nurse, doctor):
    page = make_page(sections=[texts])
    publish(page, author=nurse, approver=doctor)
    return page


def test_in_safety_text_a_sentence_changed_in_one_language_asks(nurse, doctor, now):
    page = public({**TEXTS, "safety": True}, nurse, doctor)
    page.sections.update(body_de=OTHER_WORDS)
    (one,) = told(nurse, now)
    assert (one.code, one.at, one.hit.words) == ("changed-alone", GERMAN, OTHER_WORDS)
    assert "Deutsch" in one.note
    assert "Nederlands" in one.note
    assert asked(nurse, now, answers={one.key: "Dasselbe."}).answers.count() == 1


def test_in_other_text_it_is_a_hint_that_stops_nobody(page, nurse, now):
    page.sections.update(body_de=OTHER_WORDS)
    assert asked(nurse, now)
    assert hints() == [("changed-alone-hint", GERMAN, "body")]


def hints():
    draft = draft_book()
    found = of_entries(
        ["section/costs/first"],
        draft=draft,
        before=published().book,
        facts=fact_book(draft),
        today=date(2026, 11, 30),
    )
    return [(one.code, one.at, one.field) for one in found if one.is_new]


def test_a_slip_that_is_mended_asks_nothing_even_in_safety_text(nurse, doctor, now):
    slip = {**TEXTS, "body_de": "Sie essen 6 Stunden nichts, ausnamslos."}
    page = public({**slip, "safety": True}, nurse, doctor)
    make_section(page, key="second", body_de="Das gilt ausnahmslos für alle.")
    page.sections.filter(key="first").update(
        body_de="Sie essen 6 Stunden nichts, ausnahmslos."
    )
    assert asked(nurse, now)


def test_a_section_translated_anew_asks_once_heading_and_all(nurse, doctor, now):
    texts = {
        "safety": True,
        "body_nl": "Rust een uur. Eet iets. Bel een vriend.",
        "body_de": "Ruhen Sie eine Stunde. Essen Sie etwas. Rufen Sie jemanden an.",
        "body_en": "Rest for an hour. Eat something. Call a friend.",
    }
    page = public(texts, nurse, doctor)
    page.sections.update(
        heading_de="Erholung",
        body_de="Machen Sie eine Stunde Pause. Dazu ein Imbiss. Melden Sie sich wo.",
    )
    assert [(one.code, one.field) for one in told(nurse, now)] == [
        ("changed-alone", "body")
    ]


def test_a_sentence_whose_source_was_changed_too_asks_nothing(nurse, doctor, now):
    page = public({**TEXTS, "safety": True}, nurse, doctor)
    page.sections.update(
        body_nl="U eet 6 uur lang echt niets.",
        body_de="Sie essen 6 Stunden lang wirklich nichts.",
        body_en="Eat nothing at all for 6 hours.",
    )
    assert asked(nurse, now)


def test_the_form_quotes_a_text_that_was_translated_anew(nurse, doctor, client):
    """The finding is about the text as a whole, not about words of it."""
    page = public(
        {
            "body_nl": "U eet niets.\n\nU drinkt water.\n\nU blijft liggen.",
            "body_de": "Sie essen nichts.\n\nSie trinken Wasser.\n\nSie liegen.",
            "body_en": "Eat nothing.\n\nDrink water.\n\nStay in bed.",
        },
        nurse,
        doctor,
    )
    page.sections.update(body_de="Erste Zeile.\n\nZweite Zeile.\n\nDritte Zeile.")
    client.force_login(nurse)
    form = client.get(reverse("admin:content_page_change", args=[page.pk]))
    assert "Erste Zeile." in str(form.context["gate"])
