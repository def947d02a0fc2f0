"""Three languages side by side: none stands in for another, none is lost."""

import pytest
from django.utils.translation import override
from modeltranslation.translator import translator

from content.drafts.asked_questions import AskedQuestion
from content.drafts.clinic_answers import (
    ClinicAnswer,
    MixtureDrug,
    ProgrammePart,
    Rhythm,
)
from content.drafts.clinic_contacts import ClinicContact, ClinicPerson
from content.drafts.clinics import Clinic
from content.drafts.countries import Contact
from content.drafts.danger_signs import DangerSign
from content.drafts.facts import Fact, FactOption
from content.drafts.notices import Notice
from content.drafts.pages import Page, Section
from content.drafts.pictures import Picture
from content.drafts.reading import draft_book
from content.drafts.records import RECORD_MODELS, Question
from content.drafts.steps import ProtocolStep
from content.drafts.synonyms import Synonym
from content.drafts.terms import Term
from content.exchange.loading import load
from content.languages import LANGUAGES, column, text
from content.publishing.rendering import Renderer
from tests.conftest import STARTER
from tests.factories import make_page, make_section, make_source

pytestmark = pytest.mark.django_db

BOOK = (
    Fact,
    FactOption,
    Clinic,
    ClinicContact,
    ClinicPerson,
    Contact,
    ProtocolStep,
    ClinicAnswer,
    ProgrammePart,
    MixtureDrug,
    Rhythm,
    Notice,
    Synonym,
    AskedQuestion,
    DangerSign,
    Term,
    Picture,
)
TRANSLATED = translator.get_registered_models(abstract=False)
each_model = pytest.mark.parametrize(
    "model", TRANSLATED, ids=lambda model: model.__name__
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def translated(model):
    return list(translator.get_options_for_model(model).get_field_names())


def columns(model):
    """Every column of a model's translations, and none of the original fields."""
    fields = translator.get_options_for_model(model).fields
    return [column(name, language) for name in fields for language in LANGUAGES]


def only_dutch():
    """A page that has nothing but Dutch."""
    return make_page(
        sections=[
            {f"{f}_{c}": None for f in ("heading", "body") for c in ("de", "en")}
        ],
        **{
            f"{f}_{c}": None for f in ("title", "slug", "summary") for c in ("de", "en")
        },
    )


def test_every_draft_table_is_translated():
    assert set(TRANSLATED) == {Page, Section, *RECORD_MODELS.values(), *BOOK}


@each_model
def test_every_translated_field_has_one_column_per_language(model):
    names = {field.name for field in model._meta.fields}
    assert set(columns(model)) <= names


@each_model
def test_no_original_field_is_unique_since_it_holds_any_language(model):
    fields = translator.get_options_for_model(model).fields
    assert not [name for name in fields if model._meta.get_field(name).unique]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_missing_translation_is_empty_and_never_dutch(language):
    only_dutch()
    with override(language):
        page = Page.objects.get()
        section = page.sections.get()
        assert not page.title
        assert not page.summary
        assert not section.heading
        assert str(page) == "costs"
    assert text(page, "title", language) == ""
    assert text(page, "title", "nl") == "Kosten costs"


@each_language
def test_a_lookup_finds_the_active_language_only(language):
    only_dutch()
    with override(language):
        found = Page.objects.filter(title="Kosten costs").exists()
    assert found is (language == "nl")


@each_language
def test_saving_under_any_language_keeps_every_language(language):
    complete, partial = make_page("complete"), make_page("partial", title_en="Costs")
    bare = Page.objects.create(key="bare", title_nl="Kaal", slug_nl="kaal")
    question = Question.objects.create(key="why", topic="effect", text_de="Warum?")
    make_source()
    rows = [complete, partial, bare, question, *Section.objects.all()]
    before = [
        type(row).objects.filter(pk=row.pk).values(*columns(type(row))).get()
        for row in rows
    ]
    with override(language):
        for row in rows:
            fresh = type(row).objects.get(pk=row.pk)
            fresh.position = 7
            fresh.full_clean(exclude=translated(type(row)) + columns(type(row)))
            fresh.save()
    after = [
        type(row).objects.filter(pk=row.pk).values(*columns(type(row))).get()
        for row in rows
    ]
    assert after == before


@each_language
def test_a_title_set_in_one_language_changes_that_language_alone(language):
    make_page()
    with override(language):
        page = Page.objects.get()
        page.title = "Changed"
        page.save()
    page.refresh_from_db()
    titles = {code: text(page, "title", code) for code in LANGUAGES}
    assert [code for code in LANGUAGES if titles[code] == "Changed"] == [language]


@each_language
def test_two_pages_without_german_are_saved_under_any_language(language):
    with override(language):
        for key in ("first", "second"):
            page = make_page(key, title_de="", slug_de=None, summary_de="")
            page.save()
    assert list(Page.objects.values_list("slug_de", flat=True)) == [None, None]


def test_the_starter_content_saves_under_every_language(now):
    load(STARTER, now=now)
    for model in TRANSLATED:
        names = columns(model)
        before = list(model._default_manager.order_by("pk").values(*names))
        for language in LANGUAGES:
            with override(language):
                for row in model._default_manager.all():
                    row.save()
        assert list(model._default_manager.order_by("pk").values(*names)) == before


@each_model
def test_no_list_is_ordered_by_a_translated_field(model):
    fields = set(translator.get_options_for_model(model).fields)
    ordering = {name.lstrip("-") for name in model._meta.ordering}
    assert ordering
    assert not ordering & (fields | set(columns(model)))


def test_lists_have_the_same_order_under_every_language():
    page = make_page("page", position=1, title_de="A")
    make_page("other", position=1, title_nl="Z", title_de="Z", title_en="A")
    make_page("last", position=0, title_nl="M")
    make_section(page, key="second", position=1, heading_nl="A", heading_de="Z")
    for key, dutch, german in (("b", "A", "Z"), ("a", "Z", "A"), ("c", "M", "M")):
        Term.objects.create(key=key, term_nl=dutch, term_de=german, meaning_nl="x")
    orders = []
    for language in LANGUAGES:
        with override(language):
            orders.append([list(m.objects.values_list("key")) for m in (Page, Section, Term)])  # fmt: skip
    assert orders[0] == orders[1] == orders[2]
    assert [key for (key,) in orders[0][0]] == ["last", "other", "page"]


def test_what_is_approved_does_not_depend_on_the_reviewers_language():
    make_page(sections=[{}, {"key": "words", "kind": "glossary"}])
    Term.objects.create(key="a", term_nl="Pijn", term_de="Schmerz", meaning_nl="Au.")
    seen = []
    for language in LANGUAGES:
        with override(language):
            book = draft_book()
            pages = [Renderer(book).page("costs", code) for code in LANGUAGES]
        seen.append((book, [page.checksum for page in pages]))
    assert seen[0] == seen[1] == seen[2]
