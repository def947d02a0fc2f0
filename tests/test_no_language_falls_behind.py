"""Whatever is edited, answered, published and withdrawn in three languages: no safety text
is ever public in a language that says something else than the newest approved source.

What readers get is compared with a ledger of what people said and approved
(`language_ledger.py`), which knows nothing of how the site keeps it.
"""

from contextlib import suppress
from datetime import timedelta

import polib
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from content.admin.translating import saving
from content.book import PartKey
from content.drafts.pages import Section
from content.drafts.reading import draft_book, draft_parts
from content.drafts.records import SideEffect
from content.editions.editions import Edition, Withdrawal
from content.editions.publications import Publication
from content.editions.reading import earlier_source
from content.editions.reviews import Review
from content.editions.withdrawals import PlannedWithdrawal, WithdrawalUndone
from content.exchange.catalogues import files
from content.exchange.catalogues.saving import import_by
from content.exchange.problems import BrokenContent
from content.languages import LANGUAGES, column
from content.publishing import actions, restoring, timers, translations, withdrawing
from content.publishing.errors import PublishingError, Unanswered
from content.publishing.notes import note_changes
from content.publishing.plans import withdrawal_of
from content.publishing.rendering import Renderer
from content.schema import root_of
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    publish_changes,
)
from tests.language_ledger import (
    OPENINGS,
    RECORD,
    SECTION,
    WORDS,
    Dutch,
    Translated,
    read,
    said_anywhere,
    seen,
    typed,
)

FIELDS = {SECTION: "body", RECORD: "advice"}
entries = st.sampled_from([SECTION, RECORD])
translated = st.sampled_from(["de", "en"])
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True)
roads = st.sampled_from(["draft", "asked", "later", "public", "public", "public"])
"""How far a change goes in one step."""


class Site:
    """The verbs, as staff use them, each written down in the ledger.

    draft, approved: part → what was said. asked: the same, when a review was asked for.
    refused: reasons why a step changed nothing.
    """

    def __init__(self):
        self.now = timezone.now()
        self.nurse, self.doctor = make_editor(), make_reviewer()
        self.ada = make_translator("ada")
        make_clinic()
        start = Dutch(("alfa", "bravo"))
        one = Dutch(("alfa",))
        self.draft = {(SECTION, "nl"): start, (RECORD, "nl"): one}
        for code in ("de", "en"):
            self.draft[SECTION, code] = Translated(start.words, says=start)
            self.draft[RECORD, code] = Translated(one.words, says=one)
        SideEffect.objects.create(
            key="dizzy",
            band="common",
            phase="during",
            action="normal",
            **{
                f"{name}_{code}": code
                for name in ("name", "duration")
                for code in LANGUAGES
            },
            **self.columns(RECORD),
        )
        make_page(
            sections=[
                {"safety": True, **self.columns(SECTION)},
                {"key": "second", "kind": "side_effects"},
            ]
        )
        confirm_translations()
        done = publish_changes(changed(), author=self.nurse, approver=self.doctor)
        self.asked, self.files = {done.review_id: dict(self.draft)}, {}
        self.approved, self.at = dict(self.draft), {done.pk: dict(self.draft)}

    def columns(self, entry):
        return {
            column(FIELDS[entry], code): typed(self.draft[entry, code], code)
            for code in LANGUAGES
        }

    @property
    def differs(self):
        """Something is drafted that readers do not see."""
        return self.draft != self.approved

    @property
    def waiting(self):
        """Reviews that nobody has decided."""
        return [*Review.objects.pending().order_by("pk")]

    @property
    def is_later(self):
        """Something is to happen at a moment that has not come."""
        plans = PlannedWithdrawal.objects.standing()
        return plans.exists() or actions.timed().exists()

    @property
    def is_gone(self):
        """The page is withdrawn."""
        return withdrawal_of("costs") is not None

    # --- Drafts ------------------------------------------------------------------------

    def write(self, entry, said):
        """The source, as its form saves it."""
        before = draft_parts({root_of(entry)})
        row = {SECTION: Section, RECORD: SideEffect}[entry]
        row.objects.filter(key__in=("first", "dizzy")).update(
            **{column(FIELDS[entry], "nl"): typed(said, "nl")}
        )
        after = draft_parts({root_of(entry)})
        note_changes(before, after, by=self.nurse, now=self.now)
        self.draft[entry, "nl"] = said

    def answer(self, entry, language, said, step):
        """A translation and an answer, as the translators' desk saves them."""
        name = column(FIELDS[entry], language)
        sent = QueryDict(mutable=True)
        sent[name] = typed(said, language)
        sent["source"] = draft_book().source_checksum(entry)
        if step == saving.RIGHT:
            del sent[name]
        done = saving.save(
            key=PartKey(entry, language),
            step=step,
            sent=sent,
            drafts=Renderer(draft_book()),
            by=self.ada,
            now=self.now,
        )
        assert done.form is None, done.form.errors
        self.draft[entry, language] = said

    def wording(self, entry):
        """An editor says that the public source and its draft say the same."""
        before, after = self.approved[entry, "nl"], self.draft[entry, "nl"]
        translations.mark_wording_only(
            entry=entry, reason="A sign.", by=self.nurse, now=self.now
        )
        for code in ("de", "en"):
            said = self.draft[entry, code]
            if said.says == before:
                self.draft[entry, code] = said._replace(says=after)

    def take_file(self, language):
        catalogue = files.catalogue_of(
            draft_book(), language=language, history=earlier_source
        )
        self.files[language] = files.written(catalogue, name="x.po").decode()

    def hand_in(self, language, *, keeps_flags):
        """Everything is translated as its source reads in the file."""
        file = polib.pofile(self.files[language])
        for entry in file:
            if read(entry.msgid):
                entry.msgstr = entry.msgid.replace("Regel", OPENINGS[language])
                entry.flags = entry.flags if keeps_flags else []
        import_by(self.ada, str(file).encode(), name="x.po", now=self.now)
        for entry in FIELDS:
            text = draft_book().words(entry, language)[FIELDS[entry]]
            old = self.draft[entry, language]
            if text != typed(old, language):
                self.draft[entry, language] = Translated(
                    read(text), says=None, is_list=text.startswith("-")
                )

    def old_edition(self, edition):
        """The page, not the records that other pages show as well."""
        restoring.make_draft_again(edition=edition, by=self.nurse, now=self.now)
        then = self.at[edition.publication_id]
        for code in LANGUAGES:
            self.draft[SECTION, code] = then[SECTION, code]

    # --- The road ----------------------------------------------------------------------

    def ask(self, keys):
        try:
            review = actions.request_review(chosen=keys, by=self.ada, now=self.now)
        except Unanswered as error:
            answers = {one.key: "Meant so." for one in error.found if self.is_so(one)}
            review = actions.request_review(
                chosen=keys, by=self.ada, now=self.now, answers=answers
            )
        self.asked[review.pk] = dict(self.draft)

    def is_so(self, found):
        """Whether an honest person gives a reason: the text says what is public."""
        entry, language = found.at
        words = self.draft[entry, language].words
        return found.code != "unanswered" or words == self.approved[entry, "nl"].words

    def approve(self, review, *, only, publish_at, returns):
        done = actions.approve(
            review=review,
            by=self.doctor,
            now=self.now,
            result=actions.plan_of(review, only=only).result,
            only=only,
            publish_at=publish_at,
            returns_rest=returns,
            comment="Nog eens.",
        )
        for own in Review.objects.exclude(pk__in=self.asked):
            self.asked[own.pk] = self.asked[own.taken_from_id]
        if done:
            self.note(done)

    def wait(self, hours):
        self.now += timedelta(hours=hours)
        before = [*Publication.objects.values_list("pk", flat=True)]
        assert not [one for one in timers.run(now=self.now) if "Failed" in one]
        for done in Publication.objects.exclude(pk__in=before).order_by("pk"):
            self.note(done)

    def note(self, done):
        """What a publication approved, as it was when somebody asked for it."""
        for entry, language in done.parts.values_list("entry", "language"):
            if entry in FIELDS and language:
                self.approved[entry, language] = self.asked[done.review_id][
                    entry, language
                ]
        self.at[done.pk] = dict(self.approved)


class Languages(RuleBasedStateMachine):
    """People at work, in any order."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.site = Site()
        self.reader = Client()
        self.looked = None

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def take(self, step, *args, **options):
        """A step that may be refused, and then changes nothing."""
        self.site.now += timedelta(minutes=1)
        with suppress(PublishingError, BrokenContent), transaction.atomic():
            step(*args, **options)

    # --- Drafts ------------------------------------------------------------------------

    @rule(entry=entries, words=texts, is_list=st.booleans(), until=roads)
    def somebody_writes_the_source(self, entry, words, is_list, until):
        said = Dutch(tuple(words), is_list=is_list)
        if entry == RECORD:
            said = Dutch(said.words[:1])
        self.take(self.site.write, entry, said)
        self.take_the_road([PartKey(entry, "nl")], until)

    @rule(entry=entries, is_marked=st.booleans(), until=roads)
    def somebody_changes_the_wording(self, entry, is_marked, until):
        said = self.site.draft[entry, "nl"]
        mark = "!" if said.mark == "." else "."
        self.take(self.site.write, entry, said._replace(mark=mark))
        if is_marked and said.words == self.site.approved[entry, "nl"].words:
            self.take(self.site.wording, entry)
        self.take_the_road([PartKey(entry, "nl")], until)

    @rule(entry=entries, language=translated, until=roads)
    def a_text_now_says_this(self, entry, language, until):
        source = self.site.draft[entry, "nl"]
        said = Translated(source.words, says=source, is_list=source.is_list)
        self.take(self.site.answer, entry, language, said, saving.SAYS)
        self.take_the_road([PartKey(entry, language)], until)

    @rule(entry=entries, language=translated, until=roads)
    def a_text_is_translated_and_nothing_answered(self, entry, language, until):
        source = self.site.draft[entry, "nl"]
        said = Translated(source.words, says=None, is_list=source.is_list)
        self.take(self.site.answer, entry, language, said, saving.SAVE)
        self.take_the_road([PartKey(entry, language)], until)

    @rule(entry=entries, language=translated, until=roads)
    def a_text_is_still_right(self, entry, language, until):
        source, said = (self.site.draft[entry, code] for code in ("nl", language))
        if said.words == source.words:
            said = said._replace(says=source)
            self.take(self.site.answer, entry, language, said, saving.RIGHT)
            self.take_the_road([PartKey(entry, language)], until)

    @rule(entry=entries, language=translated, until=roads)
    def a_comma_of_a_translation_is_mended(self, entry, language, until):
        said = self.site.draft[entry, language]
        said = said._replace(mark="!" if said.mark == "." else ".")
        self.take(self.site.answer, entry, language, said, saving.SAVE)
        self.take_the_road([PartKey(entry, language)], until)

    @rule(language=translated)
    def a_translator_takes_a_file(self, language):
        self.site.take_file(language)

    @precondition(lambda self: self.site.files)
    @rule(data=st.data(), keeps_flags=st.booleans(), until=roads)
    def a_translator_hands_a_file_in(self, data, keeps_flags, until):
        language = data.draw(st.sampled_from(sorted(self.site.files)))
        self.take(self.site.hand_in, language, keeps_flags=keeps_flags)
        self.take_the_road([PartKey(entry, language) for entry in FIELDS], until)

    @rule(data=st.data())
    def an_old_edition_becomes_the_draft(self, data):
        editions = Edition.objects.of("costs").order_by("pk")
        edition = data.draw(st.sampled_from([*editions]))
        self.take(self.site.old_edition, edition)

    # --- The road ----------------------------------------------------------------------

    @precondition(lambda self: self.site.differs)
    @rule(until=roads)
    def everything_takes_the_road(self, until):
        self.take_the_road(changed(), until)

    def take_the_road(self, keys, until):
        if until == "draft":
            return
        before = self.site.waiting
        self.take(self.site.ask, keys)
        for review in self.site.waiting:
            if until != "asked" and review not in before:
                self.approved_now(review, hours=3 * (until == "later"))

    @precondition(lambda self: self.site.waiting)
    @rule(data=st.data(), hours=st.sampled_from([0, 2]), returns=st.booleans())
    def somebody_approves_some(self, data, hours, returns):
        review = data.draw(st.sampled_from(self.site.waiting))
        items = [PartKey(one.entry, one.language) for one in review.items.all()]
        only = [data.draw(st.sampled_from(sorted(items)))]
        self.approved_now(review, hours=hours, only=only, returns=returns)

    @precondition(lambda self: self.site.waiting)
    @rule(data=st.data(), hours=st.sampled_from([0, 2]))
    def somebody_approves(self, data, hours):
        review = data.draw(st.sampled_from(self.site.waiting))
        self.approved_now(review, hours=hours)

    def approved_now(self, review, *, hours, only=None, returns=True):
        later = self.site.now + timedelta(hours=hours) if hours else None
        self.take(
            self.site.approve, review, only=only, publish_at=later, returns=returns
        )

    @precondition(lambda self: self.site.waiting)
    @rule(data=st.data())
    def a_review_is_returned(self, data):
        review = data.draw(st.sampled_from(self.site.waiting))
        act = {"by": self.site.doctor, "now": self.site.now, "comment": "Nog eens."}
        self.take(actions.return_to_author, review=review, **act)

    @precondition(lambda self: self.site.is_later)
    @rule(hours=st.integers(1, 6))
    def time_passes(self, hours):
        self.site.wait(hours)

    @rule(later=st.booleans())
    def the_page_is_withdrawn_or_comes_back(self, later):
        act = {"page_key": "costs", "by": self.site.nurse, "now": self.site.now}
        if self.site.is_gone:
            self.take(withdrawing.undo, **act)
        elif later:
            at = self.site.now + timedelta(hours=3)
            self.take(withdrawing.plan_withdrawal, **act, at=at, reason="mistake")
        else:
            self.take(actions.withdraw, **act, reason="mistake")

    # --- What readers get ----------------------------------------------------------------

    @invariant()
    def readers_see_what_holds_today(self):
        rows = (Publication, Withdrawal, WithdrawalUndone)
        state = [one.objects.count() for one in rows]
        if state == self.looked:
            return
        self.looked = state
        pages = {code: self.page(f"/{code}/costs-{code}/") for code in LANGUAGES}
        if not all(pages.values()):
            assert not any(pages.values())  # withdrawn, in every language
            return
        for code, html in pages.items():
            for entry in FIELDS:
                self.holds_today(html, entry, code)
        assert said_anywhere(self.page("/nl+de/costs-nl/")) == sorted(
            said_anywhere(pages["nl"]) + said_anywhere(pages["de"])
        )

    def page(self, url):
        answer = self.reader.get(url)
        assert answer.status_code in (200, 410)
        return answer.content.decode() if answer.status_code == 200 else ""

    def holds_today(self, html, entry, language):
        source = self.site.approved[entry, "nl"]
        said = self.site.approved[entry, language]
        shown = seen(html, entry)
        assert shown.words == source.words  # in whatever language
        if shown.notice:
            assert shown.calls
        else:
            assert shown.languages == {language}
        if language == "nl":
            assert not shown.notice
        elif said.says is not None:
            assert shown.notice == ("" if said.says == source else "behind")


def test_no_safety_text_is_public_in_a_language_that_has_fallen_behind(db):
    run_state_machine_as_test(
        Languages,
        settings=settings(
            max_examples=15,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=[*HealthCheck],
        ),
    )
