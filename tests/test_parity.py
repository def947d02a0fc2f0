"""The guard between languages: what a translation no longer says is found."""

import pytest

from content.parity import Pair, compare

NL = "Eet {{fasting_food}} niets. U moet 6 uur wachten en mag dan naar huis."
DE = "Essen Sie {{fasting_food}} nichts. Sie müssen 6 Stunden warten und dürfen dann heim."


def pair(source=NL, translation=DE, language="de"):
    return Pair(
        source=source, translation=translation, source_language="nl", language=language
    )


def found(translation, *, source=NL, approved=None, language="de"):
    return {
        (one.kind, one.what, one.surplus)
        for one in compare(
            pair(source, translation, language),
            approved=approved or pair(language=language),
        )
    }


@pytest.mark.parametrize(
    ("word", "instead", "expected"),
    [
        ("nichts", "etwas", {("meaning", "denies", 1)}),
        (
            "6 Stunden",
            "4 Stunden",
            {("number", "360 min", 1), ("number", "240 min", -1)},
        ),
        ("müssen", "dürfen", {("meaning", "obliges", 1), ("meaning", "allows", -1)}),
        (
            "{{fasting_food}}",
            "{{fasting_drink}}",
            {("name", "{{fasting_food}}", 1), ("name", "{{fasting_drink}}", -1)},
        ),  # fmt: skip
    ],
)
def test_one_word_that_says_something_else_is_found(word, instead, expected):
    assert found(DE.replace(word, instead)) == expected


def test_a_unit_that_is_another_one_is_found():
    told = found(DE.replace("Stunden", "Minuten"))
    assert ("number", "6 min", -1) in told
    assert ("meaning", "minutes", -1) in told


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("anderhalf uur", "90 Minuten", "de"),
        ("anderhalf uur", "1.5 hours", "en"),
        ("vierentwintig uur", "24 Stunden", "de"),
        ("9 van de 100 mensen", "9 of 100 people", "en"),
        ("4 tot 6 weken", "4 bis 6 Wochen", "de"),
        ("€ 385", "385 Euro", "de"),
        ("om 14.30 uur", "um 14:30 Uhr", "de"),
        ("een van de twee", "eine von beiden", "de"),
        ("Zeg het meteen.", "Say so at once.", "en"),
        ("0800 0113", "0800 0113", "de"),
        ("S-ketamine of lidocaïne", "Esketamin oder Lidocain", "de"),
    ],
)
def test_languages_say_the_same_in_their_own_way(source, translation, language):
    assert compare(pair(source, translation, language)) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("- een\n- twee stenen\n- drie stenen", "- ein Stein\n- drei Steine"),
        ("/// emergency | Bel\n- Nu\n///", "/// urgent | Rufen Sie an\n- Jetzt\n///"),
        ("[kosten](page:costs#fees)", "[Kosten](page:costs)"),
        ("[bel](tel:112)", "[Anruf](tel:122)"),
        ("Zo is het [@R4].", "So ist es [@R5]."),
        ("![](picture:room)", "Ein Raum."),
        ("# Kop\n\nTekst", "Text ohne Kopf"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 3 |"),
        ("U krijgt esketamine.", "Sie bekommen Ketamin."),
        ("Drink geen alcohol vandaag.", "Trinken Sie heute Alkohol."),
    ],
)
def test_what_a_first_translation_lacks_is_found(source, translation):
    assert compare(pair(source, translation)) != []


def test_a_difference_that_people_have_approved_is_none():
    """“U kunt dubbel zien” and “You may see double” are an approved pair."""
    approved = pair("U kunt dubbel zien.", "You may see double.", "en")
    assert compare(approved, approved=approved) == []
    longer = pair(
        "U kunt dubbel zien, 2 uur lang.",
        "You may see double, for 2 hours.",
        "en",
    )
    assert compare(longer, approved=approved) == []


def test_a_translation_that_catches_up_is_right():
    behind = pair(NL.replace("6 uur", "8 uur"), DE)
    assert compare(behind, approved=pair())
    mended = pair(behind.source, DE.replace("6 Stunden", "8 Stunden"))
    assert compare(mended, approved=pair()) == []
    assert compare(mended, approved=behind) == []


def test_the_place_is_told():
    text = "Eerste regel.\n\nWacht 6 uur."
    (one, _other) = compare(pair(text, "Erste Zeile.\n\nWarten Sie 4 Stunden."))
    assert (one.line, one.translation) == (3, "Warten Sie 4 Stunden.")
    assert one.is_lacking


def test_a_language_that_nothing_is_known_of_breaks_nothing():
    assert compare(pair("6 uur wachten", "attendre 6 heures", "fr")) is not None


def test_what_a_word_denies_is_compared_with_no_language_in_which_it_is_unknown():
    dutch = "Dit middel geven wij u zeker niet als u zwanger bent."
    told = [
        one.what for one in compare(pair(dutch, "Hamileyseniz bunu vermeyiz.", "tr"))
    ]
    assert told == []
    assert compare(pair(dutch, "Wir geben es Ihnen, wenn Sie schwanger sind.", "de"))
