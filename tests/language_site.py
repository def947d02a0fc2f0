"""What people do with texts in three languages, done as staff do it and written down in
the ledger of `language_ledger.py`."""

from datetime import timedelta

import polib
from django.http import QueryDict
from django.utils import timezone

from content.admin.translating import saving
from content.book import PartKey
from content.drafts.pages import Section
from content.drafts.reading import draft_book, draft_parts
from content.drafts.records import SideEffect
from content.editions.publications import Publication
from content.editions.reading import earlier_source
from content.editions.reviews import Review
from content.editions.withdrawals import PlannedWithdrawal
from content.exchange.catalogues import files
from content.exchange.catalogues.saving import import_by
from content.languages import LANGUAGES, column
from content.publishing import actions, restoring, timers, translations
from content.publishing.errors import Unanswered
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
    Dutch,
    Translated,
    read,
    typed,
)

FIELDS = {SECTION: "body", RECORD: "advice"}


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
