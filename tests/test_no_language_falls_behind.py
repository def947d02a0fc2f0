"""Whatever is edited, answered, published and withdrawn in three languages: no safety text
is ever public in a language that says something else than the newest approved source.

What readers get is compared with a ledger of what people said and approved
(`language_ledger.py`), which knows nothing of how the site keeps it.
"""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
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
from content.editions.editions import Edition, Withdrawal
from content.editions.publications import Publication
from content.editions.withdrawals import WithdrawalUndone
from content.exchange.problems import BrokenContent
from content.languages import LANGUAGES
from content.publishing import actions, withdrawing
from content.publishing.errors import PublishingError
from tests.factories import (
    changed,
)
from tests.language_ledger import (
    RECORD,
    SECTION,
    WORDS,
    Dutch,
    Translated,
    said_anywhere,
    seen,
)
from tests.language_site import FIELDS, Site

entries = st.sampled_from([SECTION, RECORD])
translated = st.sampled_from(["de", "en"])
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True)
roads = st.sampled_from(["draft", "asked", "later", "public", "public", "public"])
"""How far a change goes in one step."""


class Languages(RuleBasedStateMachine):
    """People at work, in any order.

    looks: how often readers saw a translation, and how often a notice in its place.
    """

    looks = Counter()

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
        self.looks[shown.notice if language != "nl" else "source"] += 1
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
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=[*HealthCheck],
        ),
    )
    assert min(Languages.looks[notice] for notice in ("", "behind")) > 20
