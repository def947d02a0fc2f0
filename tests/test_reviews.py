"""Four eyes: when a review counts, for whom, and for how long."""

from datetime import timedelta

import pytest

from content.book import FIGURES, PartKey
from content.drafts.reading import draft_parts
from content.drafts.records import Question, SideEffect
from content.editions.editions import Edition
from content.editions.publications import Publication
from content.editions.reviews import DraftChange, Review
from content.public.links import address_of
from content.public.site import Site, entries
from content.publishing import actions, errors, four_eyes
from content.publishing.notes import note_changes
from content.publishing.starter import publish_starter
from content.roles import MEDICAL_REVIEWER
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_user,
    publish,
    publish_changes,
)

pytestmark = pytest.mark.django_db

FIRST_NL = PartKey("section/costs/first", "nl")


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def draft(db):
    """Shows the table of questions, and links to the page "other"."""
    Question.objects.create(key="pain", topic="effect", text_nl="Helpt het?")
    make_page("other")
    text = {"body_nl": "Lees [de pagina](page:other)."}
    return make_page(sections=[text, {"key": "ask", "kind": "questions"}])


def ask(*, by, now, only=(), **options):
    confirm_translations()
    return actions.request_review(chosen=changed(*only), by=by, now=now, **options)


def change_text(draft):
    draft.sections.filter(key="first").update(body_nl="Een andere zin.")


def change_translation(draft):
    draft.sections.filter(key="first").update(heading_de="Anders")


def change_place(draft):
    draft.menu = "legal"
    draft.save()


def change_record(draft):
    Question.objects.update(text_nl="Helpt het echt?")


CHANGES = {
    change_text: FIRST_NL,
    change_translation: PartKey("section/costs/first", "de"),
    change_place: PartKey("page/costs", FIGURES),
    change_record: PartKey("question/pain", "nl"),
}
"""What somebody changes, and the part that it is."""


@pytest.mark.parametrize("change", CHANGES)
def test_exactly_the_part_whose_draft_moves_on_drops_out_of_a_review(
    change, draft, nurse, doctor, now
):
    review = ask(by=nurse, now=now)
    asked, before = actions.still_asked(review)
    change(draft)
    kept, dropped = actions.still_asked(review)
    assert before == []
    assert dropped == [CHANGES[change]]
    assert set(kept) == set(asked) - {CHANGES[change]}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_not_asked_for_in_these_words_is_never_approved(
    change, draft, nurse, doctor, now
):
    publish_changes(changed(), author=nurse, approver=doctor, now=now)
    for one in CHANGES:
        one(draft)
    Question.objects.update(text_nl="Helpt het?")
    Question.objects.update(text_nl="Helpt dit?")
    wanted = CHANGES[change]
    review = actions.request_review(chosen=[wanted], by=nurse, now=now)
    draft.sections.filter(key="first").update(body_nl="Nieuw.", heading_de="Neu")
    draft.menu = "none"
    draft.save()
    Question.objects.update(text_nl="Nog anders?")
    with pytest.raises(errors.DraftMovedOn) as refusal:
        actions.approve(review=review, by=doctor, now=now, result="")
    assert wanted in refusal.value.keys
    review.refresh_from_db()
    assert review.is_pending


def test_what_was_on_the_screen_no_longer_counts_once_a_part_dropped_out(
    draft, nurse, doctor, now
):
    publish_changes(changed(), author=nurse, approver=doctor, now=now)
    change_text(draft)
    change_record(draft)
    review = ask(by=nurse, now=now)
    seen = actions.plan_of(review).result
    change_record(draft)
    Question.objects.update(text_nl="Nog anders?")
    with pytest.raises(errors.ResultChanged):
        actions.approve(review=review, by=doctor, now=now, result=seen)
    assert Publication.objects.count() == 1
    approve(review, doctor, now)  # looked at once more
    assert FIRST_NL not in changed()
    assert PartKey("question/pain", "nl") in changed()


def test_a_part_that_another_part_needs_drops_both_out(draft, nurse, doctor, now):
    review = ask(by=nurse, now=now)
    draft.sections.filter(key="ask").update(kind="text", body_nl="Een zin.")
    with pytest.raises(errors.DraftMovedOn) as refusal:
        approve(review, doctor, now)
    assert PartKey("section/costs/ask", FIGURES) in refusal.value.keys


def test_a_review_stands_while_only_other_things_change(draft, nurse, doctor, now):
    review = ask(by=nurse, now=now)
    seen = actions.plan_of(review).result
    make_page("third")
    SideEffect.objects.create(
        key="dizzy", band="common", phase="during", action="normal", name_nl="Duizelig"
    )
    Question.objects.create(key="how-long", topic="effect", text_nl="Hoe lang?")
    draft.save()
    publication = actions.approve(review=review, by=doctor, now=now, result=seen)
    assert not publication.parts.filter(entry="question/how-long").exists()


def test_a_link_leads_to_the_source_language_until_the_translation_is_public(
    client, draft, nurse, doctor
):
    other = type(draft).objects.get(key="other")
    other.slug_de = None
    other.save()
    publish(other, author=nurse, approver=doctor)
    other.slug_de = "other-de"
    other.save()
    draft.sections.filter(key="first").update(body_de="Lies [die Seite](page:other).")
    publish(draft, author=nurse, approver=doctor)
    german = client.get("/de/costs-de/").content.decode()
    assert "/nl/other-nl/" in german
    assert "/de/other-de/" not in german

    publish(other, author=nurse, approver=doctor)
    assert "/de/other-de/" in client.get("/de/costs-de/").content.decode()


@pytest.mark.parametrize("turn", [list, lambda rows: list(reversed(rows))])
def test_another_language_is_chosen_alike_in_whatever_order_a_database_answers(
    turn, draft, nurse, doctor
):
    type(draft).objects.filter(key="other").update(slug_de=None)
    publish(type(draft).objects.get(key="other"), author=nurse, approver=doctor)
    everything = Site(turn(entries(Edition.objects.newest())))
    assert [*everything.languages_of("other")] == ["nl", "en"]
    assert everything.nearest("other", language="de").language == "nl"
    assert address_of("other", site=everything, language="de") == "/nl/other-nl/"


def test_the_same_state_of_a_part_is_asked_for_once(draft, nurse, doctor, now):
    old = ask(by=nurse, now=now)
    with pytest.raises(errors.AlreadyAsked) as refusal:
        ask(by=make_editor("second"), now=now, only=["question"])
    assert all(key.entry == "question/pain" for key in refusal.value.keys)
    assert list(Review.objects.pending()) == [old]


def test_a_newer_draft_may_be_asked_for_beside_an_older_request(
    draft, nurse, doctor, now
):
    publish_changes(changed(), author=nurse, approver=doctor, now=now)
    change_text(draft)
    old = actions.request_review(chosen=[FIRST_NL], by=nurse, now=now)
    draft.sections.filter(key="first").update(body_nl="Nog een zin.")
    new = actions.request_review(chosen=[FIRST_NL], by=nurse, now=now)
    with pytest.raises(errors.DraftMovedOn):
        approve(old, doctor, now)
    approve(new, doctor, now)
    assert list(Review.objects.pending()) == [old]


def test_there_is_nothing_to_review_when_readers_see_the_draft(
    draft, nurse, doctor, now
):
    publish_changes(changed(), author=nurse, approver=doctor)
    with pytest.raises(errors.NothingToReview):
        actions.request_review(chosen=changed(), by=nurse, now=now)
    with pytest.raises(errors.NothingToReview):
        actions.request_review(chosen=[FIRST_NL], by=nurse, now=now)


def test_an_approval_publishes_once(draft, nurse, doctor, now):
    review = ask(by=nurse, now=now)
    seen = actions.plan_of(review).result
    actions.approve(review=review, by=doctor, now=now, result=seen)
    with pytest.raises(errors.AlreadyDecided):
        actions.approve(review=review, by=doctor, now=now, result=seen)
    assert actions.publish_due(now=now + timedelta(days=1)) == []
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("asked", [False, True])
def test_nothing_is_public_that_nobody_approved(asked, client, draft, nurse, now):
    if asked:
        ask(by=nurse, now=now)
    assert actions.publish_due(now=now + timedelta(days=1)) == []
    assert client.get("/nl/costs-nl/").status_code == 404
    assert not Publication.objects.exists()


@pytest.mark.parametrize("comment", ["", "  \n "])
def test_a_draft_is_never_returned_without_a_word(comment, draft, nurse, doctor, now):
    review = ask(by=nurse, now=now)
    with pytest.raises(errors.CommentMissing):
        actions.return_to_author(review=review, by=doctor, now=now, comment=comment)
    assert Review.objects.pending().exists()


def test_a_returned_draft_may_be_asked_for_again(draft, nurse, doctor, now):
    first = ask(by=nurse, now=now)
    actions.return_to_author(review=first, by=doctor, now=now, comment=" Shorter. ")
    first.refresh_from_db()
    assert (first.decision, first.comment) == (Review.Decision.RETURNED, "Shorter.")
    with pytest.raises(errors.AlreadyDecided):
        approve(first, doctor, now)
    second = ask(by=nurse, now=now)
    approve(second, doctor, now)


@pytest.mark.parametrize("first", ["approve", "return", "take back"])
@pytest.mark.parametrize("second", ["approve", "return", "take back"])
def test_a_review_is_decided_once(first, second, draft, nurse, doctor, now):
    review = ask(by=nurse, now=now)
    seen = actions.plan_of(review).result
    steps = {
        "approve": lambda: actions.approve(
            review=review, by=doctor, now=now, result=seen
        ),
        "return": lambda: actions.return_to_author(
            review=review, by=doctor, now=now, comment="No."
        ),
        "take back": lambda: actions.take_back(review=review, by=nurse, now=now),
    }
    steps[first]()
    with pytest.raises(errors.AlreadyDecided):
        steps[second]()


# --- Whose text it is -------------------------------------------------------------------


def work(entry, language, *, by, at):
    DraftChange(entry=entry, language=language, by=by, at=at).save()


@pytest.mark.parametrize(
    "entry, language, refused",
    [
        ("section/costs/first", "nl", True),
        ("page/costs", "", True),
        ("question/pain", "nl", True),
        ("section/costs/first", "de", False),  # another part, not asked for
        ("page/other", "nl", False),
        ("side_effect/nausea", "nl", False),
    ],
)
def test_nobody_approves_a_part_that_they_worked_on(
    entry, language, refused, draft, nurse, doctor, now
):
    confirm_translations()
    before = now - timedelta(days=3)
    publish_changes(changed(), author=nurse, approver=doctor, now=before)
    for change in (change_text, change_place, change_record, change_translation):
        change(draft)
    work(entry, language, by=doctor, at=now - timedelta(days=1))
    chosen = [one for one in changed() if one.language in ("", "nl")]
    review = actions.request_review(chosen=chosen, by=nurse, now=now)
    if refused:
        with pytest.raises(errors.OwnText) as refusal:
            approve(review, doctor, now)
        assert refusal.value.keys == [PartKey(entry, language)]
        approve(review, make_reviewer("second"), now)
    else:
        approve(review, doctor, now)


def test_not_even_an_administrator_approves_what_they_asked_for(draft, now):
    boss = make_user("boss", is_superuser=True)
    review = ask(by=boss, now=now)
    with pytest.raises(errors.OwnText):
        approve(review, boss, now)


def test_work_that_somebody_else_approved_no_longer_bars_its_author(
    draft, nurse, doctor, now
):
    work(*FIRST_NL, by=doctor, at=now - timedelta(days=1))
    second = make_reviewer("second")
    publish_changes(changed(), author=nurse, approver=second, now=now)
    change_text(draft)
    later = now + timedelta(days=1)
    publish_changes(changed(), author=nurse, approver=doctor, now=later)


def test_example_content_does_not_wipe_out_who_worked_on_a_part(
    draft, nurse, doctor, now
):
    work(*FIRST_NL, by=doctor, at=now - timedelta(days=1))
    confirm_translations()
    publish_starter(now=now)
    change_text(draft)
    review = ask(by=nurse, now=now)
    with pytest.raises(errors.OwnText):
        approve(review, doctor, now)


def test_what_a_save_did_not_change_is_nobodys_work(draft, doctor, now):
    before = draft_parts({"page/costs"})
    draft.sections.filter(key="first").update(body_de="Neu.")
    changed = note_changes(before, draft_parts({"page/costs"}), by=doctor, now=now)
    assert changed == [PartKey("section/costs/first", "de")]
    noted = DraftChange.objects.values_list("entry", "language", "by")
    assert list(noted) == [("section/costs/first", "de", doctor.pk)]


# --- Who may be the second person ---------------------------------------------------------


def test_of_the_two_people_one_is_medical_in_either_place(draft, nurse, doctor, now):
    review = ask(by=nurse, now=now)
    with pytest.raises(errors.NoMedicalPerson):
        approve(review, make_editor("second-nurse"), now)
    approve(review, doctor, now)

    change_text(draft)
    comma = ask(by=doctor, now=now)
    publication = approve(comma, nurse, now)
    assert (publication.author_role, publication.approver_role) == ("medical", "staff")


def test_words_are_approved_only_by_somebody_who_says_to_read_their_language(
    draft, nurse, now
):
    review = ask(by=nurse, now=now)
    doctor = make_user("dutch", role=MEDICAL_REVIEWER, reads=["nl", "en"])
    with pytest.raises(errors.UnreadLanguage, match="Deutsch") as refusal:
        approve(review, doctor, now)
    assert refusal.value.languages == ["de"]
    assert review.items.filter(language="de").exists()
    four_eyes.say_languages(doctor, ["nl", "en", "de"])
    approve(review, doctor, now)


def test_figures_have_no_language_that_anybody_must_read(draft, nurse, now):
    make_page("third")
    publish_changes(changed(), author=nurse, approver=make_reviewer(), now=now)
    change_place(draft)
    silent = make_user("silent", role=MEDICAL_REVIEWER, reads=[])
    chosen = [PartKey("page/costs", FIGURES)]
    assert publish_changes(chosen, author=nurse, approver=silent, now=now)
