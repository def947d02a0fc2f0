"""Whatever four people do in three languages, readers see approved words alone."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.book import FIGURES, PartKey, changes
from content.book.translation import state_of
from content.documents import from_text
from content.drafts.facts import FactValue
from content.drafts.pages import Section
from content.drafts.reading import draft_book, draft_parts
from content.editions.editions import Edition
from content.editions.publications import Publication, PublishedPart, Role
from content.editions.reading import earlier_source, published_book
from content.editions.reviews import DraftChange, Review, ReviewItem
from content.languages import LANGUAGES, column
from content.publishing import actions, translations
from content.publishing.errors import PublishingError
from content.publishing.notes import note_changes
from content.publishing.rendering import Renderer
from content.schema import root_of
from tests.factories import (
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

pytestmark = pytest.mark.django_db

PEOPLE = ("nurse", "colleague", "doctor", "translator")
SECTIONS = ("safety", "plain")
PLACES = [("section", name) for name in SECTIONS] + [("fact", "fasting_food")]

step = st.one_of(
    st.tuples(
        st.just("road"),
        st.sampled_from(PLACES),
        st.sampled_from(LANGUAGES),
        st.integers(1, 4),
    ),
    st.tuples(
        st.just("edit"),
        st.sampled_from(PEOPLE),
        st.sampled_from(PLACES),
        st.sampled_from(LANGUAGES),
        st.integers(1, 4),
    ),
    st.tuples(
        st.just("confirm"),
        st.sampled_from(PEOPLE),
        st.sampled_from(SECTIONS),
        st.sampled_from(LANGUAGES),
    ),
    st.tuples(st.just("wording"), st.sampled_from(PEOPLE), st.sampled_from(SECTIONS)),
    st.tuples(st.just("ask"), st.sampled_from(PEOPLE), st.integers(0, 63)),
    st.tuples(st.just("decide"), st.sampled_from(PEOPLE), st.booleans()),
    st.tuples(st.just("withdraw"), st.sampled_from(PEOPLE)),
)


class Site:
    """A page with a safety section, a plain one and a fact, and four people."""

    def __init__(self):
        self.now = datetime(2026, 11, 30, 8, tzinfo=UTC)
        self.people = {
            "nurse": make_editor("nurse"),
            "colleague": make_editor("colleague"),
            "doctor": make_reviewer("doctor"),
            "translator": make_translator("translator"),
        }
        make_fact()
        publish_shared(self.people["nurse"], self.people["doctor"], self.now)
        self.page = make_page(
            sections=[
                {"key": "safety", "safety": True, "body_nl": "{{fasting_food}}."},
                {"key": "plain"},
            ]
        )
        publish(
            self.page,
            author=self.people["nurse"],
            approver=self.people["doctor"],
            now=self.now,
        )
        self.typed = {}

    def take(self, name, *rest):
        """One step; what is refused changes nothing."""
        self.now += timedelta(minutes=1)
        if name == "road":
            self.road(*rest)
            return
        rest = [self.people.get(one, one) if one in PEOPLE else one for one in rest]
        with suppress(PublishingError), transaction.atomic():
            getattr(self, name)(*rest)

    def edit(self, by, place, language, number):
        kind, key = place
        root = "page/costs" if kind == "section" else f"fact/{key}"
        before = draft_parts({root})
        if kind == "section":
            section = Section.objects.get(key=key)
            text = f"Tekst {number} ({language})."
            setattr(section, column("body", language), text)
            section.save()
        else:
            FactValue.objects.update(low=number)
        note_changes(before, draft_parts({root}), by=by, now=self.now)
        if kind == "section":  # a translator's Dutch was refused above
            self.typed[PartKey(f"section/costs/{key}", language)] = text

    def road(self, place, language, number):
        """One change from the form to its readers."""
        self.take("edit", "nurse", place, language, number)
        self.take("publish", "nurse", "doctor", place, language)

    def publish(self, nurse, doctor, place, language):
        root = "page/costs" if place[0] == "section" else "fact/fasting_food"
        keys = [key for key in changed(root) if key.language in (FIGURES, language)]
        review = actions.request_review(chosen=keys, by=nurse, now=self.now)
        result = actions.plan_of(review).result
        actions.approve(review=review, by=doctor, now=self.now, result=result)

    def confirm(self, by, key, language):
        part = PartKey(f"section/costs/{key}", language)
        source = draft_book().source_checksum(part.entry)
        translations.confirm_translation(key=part, source=source, by=by, now=self.now)

    def wording(self, by, key):
        translations.mark_wording_only(
            entry=f"section/costs/{key}", reason="A comma.", by=by, now=self.now
        )

    def ask(self, by, mask):
        every = list(changes(published_book(), draft_book()))
        chosen = [key for place, key in enumerate(every) if mask >> place & 1]
        actions.request_review(chosen=chosen, by=by, now=self.now)

    def decide(self, by, approves):
        review = Review.objects.pending().order_by("pk").first()
        if review is None:
            return
        if not approves:
            actions.return_to_author(
                review=review, by=by, now=self.now, comment="Nog eens."
            )
            return
        made = actions.plan_of(review)
        actions.approve(review=review, by=by, now=self.now, result=made.result)

    def withdraw(self, by):
        actions.withdraw(page_key="costs", by=by, now=self.now, reason="mistake")


def assert_every_public_part_was_approved():
    for part in PublishedPart.objects.select_related("publication"):
        publication = part.publication
        item = ReviewItem.objects.get(
            review=publication.review_id, entry=part.entry, language=part.language
        )
        assert (item.checksum, item.made_against) == (part.checksum, part.made_against)
        review = item.review
        assert review.decision == "approved"
        assert publication.author_id != publication.approver_id
        assert Role.MEDICAL in (publication.author_role, publication.approver_role)
        before = PublishedPart.objects.filter(
            entry=part.entry, language=part.language, pk__lt=part.pk
        ).order_by("-pk")
        since = before[0].publication.approved_at if before else None
        own = DraftChange.objects.filter(
            entry=part.entry,
            language=part.language,
            by=publication.approver_id,
            at__lte=publication.approved_at,
        )
        assert not (own.filter(at__gt=since) if since else own).exists()


def assert_readers_see_what_was_approved_and_nothing_stale():
    book = published_book()
    renderer = Renderer(book, history=earlier_source)
    newest = Edition.objects.newest().with_withdrawal()
    for edition in newest.filter(page_key="costs"):
        if edition.withdrawal_id:
            continue
        document = from_text(edition.content)
        again = renderer.page("costs", edition.language).document
        assert undated(document) == undated(again)
        for section in document.sections:
            entry = f"section/costs/{section.key}"
            state = state_of(book, entry, edition.language)
            assert section.state == state
            if section.safety and state == "behind":
                assert section.earlier is not None
                source = book.words(entry, "nl")["body"]
                ours = book.words(entry, edition.language)["body"]
                assert source == ours or ours not in section.html


def undated(document):
    """Without since when an earlier translation was public: not known the first time."""
    return replace(
        document,
        sections=tuple(
            replace(one, earlier=one.earlier and replace(one.earlier, since=""))
            for one in document.sections
        ),
    )


def assert_nothing_typed_is_lost(site):
    book = draft_book()
    for key, text in site.typed.items():
        assert book.words(key.entry, key.language)["body"] == text


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(step, min_size=3, max_size=10))
def test_whatever_four_people_do_readers_see_approved_words_alone(db, steps):
    with transaction.atomic():
        site = Site()
        for name, *rest in steps:
            site.take(name, *rest)
            assert_readers_see_what_was_approved_and_nothing_stale()
        assert_every_public_part_was_approved()
        assert_nothing_typed_is_lost(site)
        transaction.set_rollback(True)


def test_a_doctor_and_a_nurse_can_publish_everything_and_two_nurses_nothing(now):
    nurse, colleague = make_editor("nurse"), make_editor("colleague")
    doctor = make_reviewer()
    make_page()
    confirm_translations()
    keys = list(changes(published_book(), draft_book()))
    review = actions.request_review(chosen=keys, by=nurse, now=now)
    result = actions.plan_of(review).result
    with pytest.raises(PublishingError):
        actions.approve(review=review, by=colleague, now=now, result=result)
    assert not Publication.objects.exists()
    actions.take_back(review=review, by=nurse, now=now)
    section = Section.objects.get()
    before = draft_parts({root_of("page/costs")})
    section.body_nl = "Een zin, met een komma."
    section.save()
    note_changes(before, draft_parts({"page/costs"}), by=doctor, now=now)
    keys = list(changes(published_book(), draft_book()))
    review = actions.request_review(chosen=keys, by=doctor, now=now)
    result = actions.plan_of(review).result
    publication = actions.approve(review=review, by=nurse, now=now, result=result)
    assert publication.author_role == Role.MEDICAL
    assert PartKey("page/costs", FIGURES) in published_book().parts
