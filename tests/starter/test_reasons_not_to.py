"""What a careful anaesthetist would ask about stands on the page of reasons not to."""

import pytest

from content.exchange import folders
from content.languages import LANGUAGES
from tests.conftest import STARTER

CONTENT = folders.read(STARTER)
REASONS = {row["key"]: row for row in CONTENT.tables["contraindications"]}

MEDICINES = {
    "nl": "theofylline memantine amantadine dextromethorfan tramadol pleister pomp "
    "opioïden benzodiazepines cannabis insuline glp-1 sglt2 lamotrigine bloedverdunners",
    "de": "theophyllin memantin amantadin dextromethorphan tramadol pflaster pumpe "
    "opioide benzodiazepine cannabis insulin glp-1 sglt2 lamotrigin blutverdünner",
    "en": "theophylline memantine amantadine dextromethorphan tramadol patch pump "
    "opioids benzodiazepines cannabis insulin glp-1 sglt2 lamotrigine thinners",
}
CONTRACEPTION = {"nl": "anticonceptie", "de": "verhütung", "en": "contraception"}


def sections(language):
    page = CONTENT.pages["who-should-not"][language]
    return {section.key: section.body.casefold() for section in page.sections}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_medicines_that_matter_are_named(language):
    text = sections(language)["tell-us"]
    assert [word for word in MEDICINES[language].split() if word not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_contraception_comes_before_the_next_infusion(language):
    assert CONTRACEPTION[language] in sections(language)["pregnancy"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_old_frail_or_unsteady_talks_about_it_first(language):
    row = REASONS["age-65"]
    assert "65" in row["name"][language]
    assert row["group"] == "talk_first"


def test_heart_failure_and_narrowed_arteries_stand_in_one_group():
    assert {
        REASONS[key]["group"] for key in ("heart-failure", "coronary-heart-disease")
    } == {"usually_not"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_illness_of_the_brain_as_such_is_no_reason(language):
    """Migraine is studied with ketamine; epilepsy is talked about first."""
    assert REASONS["epilepsy"]["group"] == "talk_first"
    name = REASONS["brain-pressure-or-injury"]["name"][language].casefold()
    assert not {"ziekte", "krankheit", "disease"} & set(name.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_each_is_a_reason_fits_into_its_fold(language):
    """A line and a short word of why: no one reads 26 paragraphs."""
    for row in REASONS.values():
        assert len(row["name"][language].split()) <= 17, row["key"]
        assert len(row["explanation"][language].split()) <= 30, row["key"]
