"""Content files of an entry that is written first in another language than the site."""

import shutil

import pytest

from content.drafts.clinics import Clinic
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from tests.digest_statements import FOLDER
from tests.fact_folder import CLINICS, edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "files")


def test_it_needs_no_words_of_the_sites_own_language(folder, now):
    load(folder, now=now)
    clinic = Clinic.objects.get(key="s1")
    assert (clinic.setting_de, clinic.setting_nl) == ("ambulante Schmerzpraxis", "")
    assert {step.title_nl for step in clinic.steps.all()} == {""}


@pytest.mark.parametrize(
    "words, field",
    [("ambulante Schmerzpraxis", "setting"), ("Ausführliches Arztgespräch", "title")],
)
def test_it_needs_those_of_its_own(words, field, folder, now):
    """Its texts, and those of its steps; the message is in the language of the site."""
    edit(folder, CLINICS, f"de: {words}", "de: ''")
    with pytest.raises(BrokenContent) as caught:
        load(folder, now=now)
    (problem,) = caught.value.problems
    assert problem.file == CLINICS
    assert problem.message == f"“{field}”: Dit veld kan niet leeg zijn"
