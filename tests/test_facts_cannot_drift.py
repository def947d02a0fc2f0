"""On the whole example site: one change, one approval, and no page says otherwise."""

import re

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from content.documents import from_text
from content.drafts.clinics import Clinic
from content.drafts.facts import FactValue
from content.drafts.pages import Page
from content.drafts.reading import draft_book
from content.editions.editions import Edition
from content.facts.filling import PLACE
from content.facts.from_book import fact_book
from content.languages import LANGUAGES
from content.publishing import actions
from content.publishing.literals import everywhere
from tests.factories import changed, make_editor, make_reviewer, publish_changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(starter):
    """Two people. What they change of the starter is taken back after each test."""
    return {"author": make_editor(), "approver": make_reviewer()}


def texts_of(editions):
    """Page key and language → everything that readers see there, as one string."""
    return {
        (document.page_key, document.language): re.sub(
            r"<[^>]+>",
            "",
            " ".join(
                [
                    document.title,
                    document.summary,
                    *(
                        f"{one.heading} {one.html} {one.records}".replace("\\xa0", " ")
                        for one in document.sections
                    ),
                ]
            ).replace("\u00a0", " "),
        )
        for document in map(from_text, editions.values_list("content", flat=True))
    }


def now_public():
    newest = Edition.objects.newest().with_withdrawal()
    return texts_of(newest.filter(withdrawal_id=None).exclude(content=""))


def typed_by_hand():
    book = draft_book()
    return [str(place) for place in everywhere(book, facts=fact_book(book))]


BEFORE = {
    "nl": "4 tot 6 uur (hangt af van uw kliniek)",
    "de": "4 bis 6 Stunden (je nach Klinik)",
    "en": "4 to 6 hours (depending on your clinic)",
}
AFTER = {"nl": "laatste 4 uur", "de": "letzten 4 Stunden", "en": "last 4 hours"}


def test_fasting_changes_once_and_is_new_everywhere(people):
    before = now_public()
    for language in LANGUAGES:
        assert BEFORE[language] in before["procedure", language]
    FactValue.objects.filter(fact__key="fasting_food", clinic=None).update(low=4)
    publication = publish_changes(changed("fact"), **people)

    touched = {edition.page_key for edition in publication.editions.all()}
    assert {"procedure", "clinics", "clinic-wolkendal"} <= touched
    assert "clinic-sternwiese" not in touched  # it has said 4 hours all along
    after = now_public()
    for key, language in after:
        assert BEFORE[language] not in after[key, language]
    for language in LANGUAGES:
        for key in ("clinic-wolkendal", "clinic-maanbrug"):
            assert AFTER[language] in after[key, language]
        _last, hours = AFTER[language].split(" ", 1)
        assert hours in after["procedure", language]
    for language in LANGUAGES:
        editions = publication.editions.filter(language=language)
        assert all("fact/fasting_food" in one.uses.split() for one in editions)
    assert publication.parts.get().entry == "value/fasting_food/*"
    assert texts_of(Edition.objects.filter(number=1)) == before

    assert typed_by_hand() == []


def test_nothing_is_typed_by_hand_that_a_fact_says(people):
    assert typed_by_hand() == []


def test_no_page_shows_an_unfilled_place(people):
    public = now_public()
    assert len(public) == 3 * Page.objects.count()
    for place, text in public.items():
        assert not PLACE.search(text), place


DIFFERS = re.compile(
    r"hangt af van uw kliniek|verschilt per kliniek|per kliniek anders"
    r"|je nach Klinik|von Klinik zu Klinik|unterscheidet sich je"
    r"|depend\w* on your clinic|differs? (?:per|between|from) clinic|varies by clinic",
    re.IGNORECASE,
)


@pytest.mark.parametrize("left", ["wolkendal", "sternwiese"])
def test_with_one_clinic_left_nothing_depends_on_your_clinic(people, left):
    assert any(DIFFERS.search(text) for text in now_public().values())
    for clinic in Clinic.objects.exclude(key=left):
        actions.withdraw(
            page_key=f"clinic-{clinic.key}",
            by=people["author"],
            now=timezone.now(),
            reason="not_offered",
        )
        clinic.delete()
    publish_changes([one for one in changed() if not one.entry.startswith(("page", "section"))], **people)  # fmt: skip
    public = now_public()
    assert ("clinics", "nl") in public
    for place, text in public.items():
        assert not DIFFERS.search(text), (place, DIFFERS.search(text))


def test_the_words_for_depending_are_the_ones_looked_for_here():
    for language in LANGUAGES:
        with override(language):
            assert DIFFERS.fullmatch(gettext("depending on your clinic"))
