"""A text that is too long is refused, whole and with a sentence; it is never cut."""

import re

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from content.drafts.clinics import Clinic
from content.drafts.reading import model_of
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from content.schema import NOUNS
from tests.fact_folder import CLINICS, edit
from tests.factories import make_clinic, make_editor
from tests.staff_forms import opened, url_of

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


ROOTS = [noun for noun in NOUNS.values() if not noun.parent]


@pytest.mark.parametrize("noun", ROOTS, ids=lambda noun: noun.name)
def test_no_field_is_cut_by_the_browser_and_each_says_what_fits(noun, client, nurse):
    url = reverse(f"admin:content_{noun.model.lower()}_add")
    html = client.get(url, headers=ENGLISH).content.decode()
    assert "maxlength" not in html
    model = model_of(noun)
    for tag in re.findall(r"<(?:input|textarea)[^>]*data-limit[^>]*>", html):
        name = re.search(r'name="([a-z_]+)"', tag)
        if name:  # rows of lists have longer names
            limit = model._meta.get_field(name[1]).max_length
            assert f'data-limit="{limit}"' in tag


def test_every_text_of_the_schema_is_limited_by_its_model_alone(client, nurse):
    html = client.get(url_of(make_clinic()), headers=ENGLISH).content.decode()
    limit = Clinic._meta.get_field("referral").max_length
    assert limit == 4000
    assert re.search(r'name="referral_nl"[^>]*data-limit="4000"', html)
    assert "At most 4,000 characters." in html


TOO_LONG = "This text is too long by 379: it has 4,379 characters, and 4,000 fit here."


def test_a_text_that_is_too_long_is_refused_by_the_form_and_still_stands_there(
    client, nurse
):
    clinic, typed = make_clinic(), "Zin. " * 875 + "Eind"
    assert len(typed) == 4379
    data = opened(client, url_of(clinic)) | {"referral_nl": typed}
    answer = client.post(url_of(clinic), data, headers=ENGLISH)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert TOO_LONG in html
    assert typed in html
    data["referral_nl"] = typed[:4000].strip()
    assert client.post(url_of(clinic), data, headers=ENGLISH).status_code == 302
    clinic.refresh_from_db()
    assert clinic.referral_nl == typed[:4000].strip()


def test_a_file_is_refused_for_the_same_text_with_its_line(fact_files, now):
    typed = "Zin. " * 875 + "Eind"
    edit(fact_files, CLINICS, "Neem de bus.", typed)
    with pytest.raises(BrokenContent) as broken:
        load(fact_files, now=now)
    (problem,) = broken.value.problems
    assert (problem.file, problem.line) == (CLINICS, 1)
    assert "4.379" in problem.message
    assert "“way_nl”" in problem.message
    assert not Clinic.objects.exists()


def test_a_text_of_exactly_the_limit_fits_in_a_file(fact_files, now):
    edit(fact_files, CLINICS, "Neem de bus.", "x" * 4000)
    load(fact_files, now=now)
    assert len(Clinic.objects.get(key="zeewind").way_nl) == 4000


def test_no_column_of_text_can_be_filled_past_its_limit():
    """Also where the database itself would take more."""
    for model in apps.get_app_config("content").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.TextField) and field.max_length:
                told = [type(one).__name__ for one in field.validators]
                assert "FitsItsField" in told, f"{model.__name__}.{field.name}"
