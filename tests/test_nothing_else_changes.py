"""A save changes what was touched and nothing else: every form, for every role."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from content.drafts.asked_questions import AskedQuestion
from content.drafts.clinics import OpeningHours
from content.drafts.countries import Contact
from content.drafts.danger_signs import DangerSign
from content.drafts.facts import FactOption
from content.drafts.notices import Notice
from content.drafts.pictures import Image, Picture
from content.drafts.records import RECORD_MODELS
from content.drafts.steps import ProtocolStep
from content.drafts.synonyms import Synonym
from content.drafts.terms import Term
from content.drafts.translations import TranslationState
from content.languages import LANGUAGES
from content.schema import BY_MODEL
from tests.all_rows import differences, everything, row_of
from tests.browser_forms import read_form
from tests.factories import (
    make_clinic,
    make_country,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_source,
    make_translator,
    make_user,
    make_value,
)

pytestmark = pytest.mark.django_db
DAY = "2026-11-21"
NOW = datetime(2026, 11, 21, 12, 34, 56, 789, tzinfo=timezone.get_default_timezone())


def a_page():
    return make_page(
        sections=[{"key": "a"}, {"key": "b", "safety": True}, {"key": "c"}]
    )


def a_clinic():
    clinic = make_clinic()
    make_value(make_fact(), clinic=clinic, low=4)
    for day in (0, 1):
        OpeningHours.objects.create(
            clinic=clinic, weekday=day, opens=time(8, 0, 30), closes=time(17)
        )
    for number, when in enumerate(({"amount": 60}, {"moment_nl": "straks"}), start=1):
        ProtocolStep.objects.create(
            clinic=clinic, key=f"step-{number}", phase="day", **when
        )
    return clinic


def a_country():
    country = make_country()
    for key in ("crisis_nl", "advice_nl"):
        Contact.objects.create(country=country, key=key, kind="crisis", phone="113")
    return country


def a_fact():
    fact = make_fact(unit="choice", low=None)
    for key in ("ketamine", "esketamine"):
        option = FactOption.objects.create(fact=fact, key=key)
    make_value(fact, option=option)
    fact.sources.add(make_source())
    return fact


def a_notice():
    return Notice.objects.create(
        key="strike", starts_at=NOW, ends_at=NOW + timedelta(days=1, seconds=7)
    )


def a_picture():
    image = Image.objects.create(digest="a" * 32, width=320, height=200, fallback="jpg")
    return Picture.objects.create(key="room", image=image)


def a_record(name, **fields):
    row = RECORD_MODELS[name].objects.create(key="one", **fields)
    if hasattr(row, "sources"):
        row.sources.add(make_source())
    return row


STATES = TranslationState._meta.db_table

FORMS = {
    "page": a_page,
    "clinic": a_clinic,
    "country": a_country,
    "fact": a_fact,
    "notice": a_notice,
    "synonym": lambda: Synonym.objects.create(key="sick"),
    "askedquestion": lambda: AskedQuestion.objects.create(key="eat", page="costs"),
    "dangersign": lambda: DangerSign.objects.create(key="lips", help="emergency"),
    "term": lambda: Term.objects.create(key="crps", is_explained=False),
    "picture": a_picture,
    "source": make_source,
    "sideeffect": lambda: a_record(
        "SideEffect", band="rare", phase="during", action="normal"
    ),
    "contraindication": lambda: a_record("Contraindication", group="usually_not"),
    "indication": lambda: a_record("Indication", evidence="weak", to_be_checked=True),
    "outcome": lambda: a_record(
        "Outcome", effect="harm", certainty="low", treated="6.0", source=make_source()
    ),
    "cost": lambda: a_record(
        "Cost", country="nl", payer="self", coverage="partly", checked_on=DAY
    ),
    "question": lambda: a_record("Question", topic="effect"),
    "disclosure": lambda: a_record("Disclosure", stated_on=DAY),
}
ROLES = {
    "editor": make_editor,
    "translator": make_translator,
    "reviewer": make_reviewer,
    "administrator": lambda: make_user("boss", is_superuser=True),
}

words = st.sampled_from(["Wort", "één", "“x”", "1 < 2 & 3", "it's", 'a "b"'])
blanks = st.sampled_from(["", " ", "  ", "\N{NO-BREAK SPACE}"])
lines = st.tuples(blanks, words, blanks, words, blanks).map("".join)
texts = st.lists(lines | st.just(""), min_size=1, max_size=4).map("\n".join)


def is_free(field, row):
    """A text of the row's own, for which anything can stand in the database.

    A step has words for its time or a number, never both.
    """
    is_text = hasattr(field, "translated_field")
    is_moment = is_text and field.translated_field.name == "moment"
    return (
        is_text
        and not isinstance(field, models.SlugField)
        and not (is_moment and row.amount is not None)
    )


def contents(field):
    """What a text may be. A required one has a word, and so has each of a notice, and
    a time in words."""
    filled = texts.filter(str.strip) if isinstance(field, models.TextField) else lines
    has_words = field.model is Notice or field.translated_field.name == "moment"
    may_be_empty = field.translated_field.blank and not has_words
    return st.none() | st.just("") | filled if may_be_empty else filled


def fill_in(data, row):
    """Give a row any texts and any place, past all forms."""
    values = {
        field.name: data.draw(contents(field), label=field.name)
        for field in row._meta.fields
        if is_free(field, row)
    }
    if any(field.name == "position" for field in row._meta.fields):
        values["position"] = data.draw(st.sampled_from([0, 1, 7, 7, 32_767]))
    type(row)._base_manager.filter(pk=row.pk).update(**values)


@dataclass(frozen=True)
class Opened:
    """A form with content. rows: all that it changes, its own first. tables: the prefix
    of the rows of one kind → their table."""

    url: str
    rows: list[models.Model]
    tables: dict[str, str]


@pytest.fixture
def opened_form(client, request):
    """A form with content, opened by somebody of a role."""
    role, noun = request.param
    parent = FORMS[noun]()
    client.force_login(ROLES[role]())
    url = reverse(f"admin:content_{noun}_change", args=[parent.pk])
    kinds = [one.formset for one in client.get(url).context["inline_admin_formsets"]]
    return Opened(
        url=url,
        rows=[parent, *(row for one in kinds for row in one.get_queryset())],
        tables={one.prefix: one.model._meta.db_table for one in kinds},
    )


every_form = pytest.mark.parametrize(
    "opened_form",
    [(role, noun) for role in ROLES for noun in FORMS],
    indirect=True,
    ids=lambda pair: "-".join(pair),
)
few_examples = settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example is a request
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_every_form_in_which_drafts_are_changed_is_here():
    nouns = {
        model._meta.model_name
        for model in admin.site._registry
        if model.__name__ in BY_MODEL
    }
    assert nouns == set(FORMS)


@every_form
@few_examples
@given(data=st.data())
def test_a_save_changes_what_was_touched_and_nothing_else(client, opened_form, data):
    for row in opened_form.rows:
        fill_in(data, row)
    before = everything()
    sent, names = read_form(client.get(opened_form.url).content.decode())
    save(client, opened_form, sent)
    assert everything() == before

    name = data.draw(st.sampled_from([one for one in names if is_translation(one)]))
    save(client, opened_form, sent | {name: [f"{sent[name][0]} anders"]})
    after = everything()
    assert not before.keys() - after.keys()
    changed = {
        place: value
        for place, value in differences(before, after).items()
        if place[0] != "content_draftchange" and place[2] != "changed_at"
    }
    table, number, column = place_of(opened_form, name)
    answers = {place for place in changed if place[0] == STATES}
    if answers:  # the first words of a translation say today's source; no others do
        languages = {
            row_of(after, STATES, state)["language"]
            for _table, state, _column in answers
        }
        assert languages == {name[-2:]}
        assert {one[2] for one in answers if one[:2] in before} <= {"made_against"}
        held = row_of(before, table, number)
        assert not any(held[one] for one in held if one.endswith(name[-3:]))
    assert changed.keys() - answers == {(table, number, column)}


@pytest.mark.parametrize(
    "opened_form", [("administrator", "clinic")], indirect=True, ids=["clinic"]
)
def test_an_emptied_translation_that_is_written_again_says_todays_source(
    client, opened_form
):
    contact = opened_form.rows[1]
    name = f"contacts-row{contact.pk}-times_de"
    seen = []
    for source in ("Elke dag.", "Op werkdagen."):
        rows = type(contact)._base_manager.filter(pk=contact.pk)
        rows.update(times_nl=source, times_de="")
        before = everything()
        sent, _names = read_form(client.get(opened_form.url).content.decode())
        save(client, opened_form, sent | {name: ["Worte"]})
        changed = differences(before, everything())
        seen.append({place[2] for place in changed if place[0] == STATES})
    assert "made_against" in seen[0]
    assert seen[1] - {"changed_at"} == {"made_against"}


def save(client, opened_form, sent):
    answer = client.post(opened_form.url, sent)
    assert answer.status_code == 302, answer.context["errors"]


def place_of(opened_form, name):
    """Table, number of the row and column that a field of a form is."""
    prefix, number, column = re.fullmatch(r"(?:(\w+)-row(\d+)-)?(\w+)", name).groups()
    own = opened_form.rows[0]
    table = opened_form.tables[prefix] if prefix else own._meta.db_table
    return table, int(number or own.pk), column


def is_translation(name):
    """The text of a language, except for addresses, which are no words, and for words
    of when a step is, which many steps cannot have."""
    is_text = name[-3:] in {f"_{code}" for code in LANGUAGES}
    return is_text and "slug" not in name and "moment" not in name
