"""The syllable counters against words that were counted by hand."""

import pytest

from content.checks.syllables import syllables

COUNTED = {
    "nl": "pijn 1, ziek 1, nieuw 1, moe 1, u 1, uw 1, arts 1, infuus 2, kliniek 2, "
    "zenuw 2, hoofdpijn 2, patiënt 3, niveau 2, idee 2, koffie 2, misselijk 3, "
    "behandeling 4, bijwerking 3, ziekenhuis 3, huisarts 2, zenuwpijn 3, ketamine 4, "
    "esketamine 5, verpleegkundige 5, anesthesist 4, bloeddruk 2, dosis 2, infusen 3, "
    "geïnformeerd 4, coördinatie 5, reactie 3, radio 3, medicijnen 4, psychose 3, "
    "fibromyalgie 5, opioïden 5, neuropathisch 4, leverwaarden 4, theofylline 5, "
    "pijnbehandeling 5, daghospitaal 4, schildklier 2, moeilijk 2, museum 3",
    "de": "Schmerz 1, krank 1, Herz 1, Sie 1, Arzt 1, heiß 1, müde 2, Klinik 2, "
    "Infusion 4, Ketamin 3, Esketamin 4, Patient 3, Patientin 4, Behandlung 3, "
    "Nebenwirkung 4, Nebenwirkungen 5, Krankenhaus 3, Hausärztin 3, Blutdruck 2, "
    "Narkose 3, Studie 2, Studien 3, Belgien 3, Wien 1, Diät 2, Leber 2, "
    "Nervenschmerzen 4, Physiotherapie 6, Fibromyalgie 5, Opioide 5, Theophyllin 4, "
    "Qualität 3, aktuell 3, beurteilen 4, geimpft 2, Bauer 2, Steuer 2, Übelkeit 3, "
    "Schilddrüse 3, Medikamente 5, Tagesklinik 4, Anästhesie 5, Idee 2, Museum 3",
    "en": "pain 1, drip 1, heart 1, take 1, takes 1, helped 1, the 1, nerve 1, "
    "tongue 1, treated 2, table 2, places 3, doctor 2, going 2, quiet 2, clinic 2, "
    "science 2, someone 2, people 2, treatment 2, something 2, patient 2, "
    "medicine 3, infusion 3, ketamine 3, esketamine 4, everyone 3, period 3, "
    "idea 3, area 3, video 3, usual 3, easier 3, guideline 2, centre 2, "
    "medication 4, diabetes 4, anaesthetist 4, headache 2, painkiller 3, "
    "breathlessness 3, physiotherapy 6, neuropathic 4, magnesium 4, suicide 3",
}
"""Per language: word, number of syllables, as the dictionaries hyphenate."""


def table(language):
    return {
        word: int(number)
        for word, number in (entry.split() for entry in COUNTED[language].split(", "))
    }


@pytest.mark.parametrize("language", COUNTED)
def test_more_than_nine_words_in_ten_are_counted_as_by_hand(language):
    counted = table(language)
    wrong = {
        word: (found, number)
        for word, number in counted.items()
        if (found := syllables(word, language=language)) != number
    }
    assert len(counted) >= 40
    assert len(wrong) < len(counted) / 10, wrong


@pytest.mark.parametrize(
    "language,word,number",
    [
        ("nl", "off-label", 3),
        ("nl", "’s", 1),
        ("de", "Ketamin-Infusion", 7),
        ("en", "don't", 1),
    ],
)
def test_parts_are_added_up_and_every_word_has_one(language, word, number):
    assert syllables(word, language=language) == number


def test_there_is_no_counter_for_another_language():
    with pytest.raises(KeyError):
        syllables("douleur", language="fr")
