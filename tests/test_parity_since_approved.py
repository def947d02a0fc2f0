"""A translation that is changed while its source stands is told, whatever the words."""

import pytest

from content.parity import Pair, compare

NL = "Rust een uur. Eet iets lichts. Bel daarna een vriend."
DE = "Ruhen Sie eine Stunde. Essen Sie etwas Leichtes. Dann rufen Sie einen Freund an."
LISTED = "- Neem een jas mee\n- Neem een boek mee\n- Neem water mee"
ITEMS = (
    "- Nehmen Sie eine Jacke mit\n- Nehmen Sie ein Buch mit\n- Nehmen Sie Wasser mit"
)


def pair(source, translation, language="de"):
    return Pair(
        source=source, translation=translation, source_language="nl", language=language
    )


def told(old, new, *, source=NL, source_now=None, language="de", **options):
    """What is said of a translation that was one way, and is another."""
    found = compare(
        pair(source_now or source, new, language),
        approved=pair(source, old, language),
        **options,
    )
    return [(one.kind, one.what, one.translation) for one in found]


def test_a_sentence_in_other_words_is_told_with_its_place():
    (one,) = compare(
        pair(f"{NL}\n\nTot morgen.", f"{DE}\n\nAuf Wiedersehen."),
        approved=pair(f"{NL}\n\nTot morgen.", f"{DE}\n\nBis morgen."),
    )
    assert (one.kind, one.what, one.line) == ("alone", "rewritten", 3)
    assert (one.source, one.translation) == ("Tot morgen.", "Auf Wiedersehen.")


@pytest.mark.parametrize(
    "new",
    [
        DE.replace("Leichtes.", "Leichtes!"),
        DE.replace("Stunde. Essen", "Stunde, essen"),
        DE.replace("Stunde. Essen", "Stunde und essen"),
        DE.replace("etwas Leichtes", "**etwas** Leichtes"),
        DE.replace("eine Stunde", "60 Minuten"),
        DE.replace(". Dann", ".\nDann"),
    ],
)
def test_signs_spaces_and_other_ways_to_write_a_number_are_silent(new):
    assert new != DE
    assert told(DE, new) == []


def test_a_slip_is_mended_in_silence_where_other_texts_know_the_word():
    texts = {"medikamente", "medikament", "kein", "keine"}
    old = "Nehmen Sie Ihre Medikamete mit."
    new = old.replace("Medikamete", "Medikamente")
    assert (
        told(old, new, source="Neem uw medicijnen mee.", is_word=texts.__contains__)
        == []
    )
    assert told(old, new, source="Neem uw medicijnen mee.") != []
    other = new.replace("Medikamente", "Medikament")
    assert told(
        new, other, source="Neem uw medicijnen mee.", is_word=texts.__contains__
    )


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("Das ist kein Problem.", "Das ist ein Problem.", "de"),
        ("Das ist ungefährlich.", "Das ist gefährlich.", "de"),
        ("Sie konnten warten.", "Sie könnten warten.", "de"),
        ("Warten Sie vor der Tür.", "Warten Sie von der Tür.", "de"),
        ("You are now awake.", "You are not awake.", "en"),
        ("It takes a month.", "It takes a mouth.", "en"),
    ],
)
def test_a_letter_that_turns_a_sentence_around_is_no_slip(old, new, language):
    known = {"ein", "gefährlich", "könnten", "von", "not", "month", "mouth"}
    assert told(
        old, new, source="Een zin.", language=language, is_word=known.__contains__
    )


def test_what_a_specific_check_says_is_not_said_again():
    old, new = "Warten Sie 6 Stunden hier.", "Warten Sie 4 Stunden dort."
    found = told(old, new, source="Wacht hier 6 uur.")
    assert {kind for kind, _what, _text in found} == {"number"}


@pytest.mark.parametrize(
    ("new", "what", "text"),
    [
        (DE.replace(" Essen Sie etwas Leichtes.", ""), "lost", "Essen Sie etwas Leichtes."),
        (f"{DE} Gute Nacht.", "added", "Gute Nacht."),
        (f"{DE} Essen Sie etwas Leichtes.", "added", "Essen Sie etwas Leichtes."),
        (
            "Essen Sie etwas Leichtes. Ruhen Sie eine Stunde. "
            "Dann rufen Sie einen Freund an.",
            "moved",
            "Essen Sie etwas Leichtes.",
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_is_lost_added_doubled_or_moved_is_told(new, what, text):
    assert told(DE, new) == [("alone", what, text)]


def test_a_lost_item_is_told_once_with_its_words():
    new = ITEMS.replace("- Nehmen Sie ein Buch mit\n", "")
    assert told(ITEMS, new, source=LISTED) == [
        ("shape", "item", "Nehmen Sie ein Buch mit")
    ]


def test_a_sentence_that_left_its_card_is_told():
    old = "/// urgent | Rufen Sie an\nSie sind gestürzt.\n///"
    new = "/// urgent | Rufen Sie an\n///\n\nSie sind gestürzt."
    source = "/// urgent | Bel\nU bent gevallen.\n///"
    assert ("alone", "moved", "Sie sind gestürzt.") in told(old, new, source=source)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Erst {{fasting_food}}, dann {{fasting_drink}}.", "Erst {{fasting_drink}}, dann {{fasting_food}}."),
        ("Von 3 von 10 auf 5 von 10.", "Von 5 von 10 auf 3 von 10."),
        ("[Preise](page:costs) und [Anfahrt](page:route).", "[Preise](page:route) und [Anfahrt](page:costs)."),
    ],
)  # fmt: skip
def test_two_that_changed_places_are_told(old, new):
    found = told(old, new, source=old)
    assert [what for _kind, what, _text in found] == ["order"]


def test_a_text_translated_anew_is_told_once():
    new = (
        "Gönnen Sie sich erst eine Stunde Pause. Nehmen Sie einen kleinen Imbiss zu sich. "
        "Melden Sie sich anschließend bei jemandem."
    )
    assert told(DE, new) == [("alone", "anew", "")]


def test_a_sentence_whose_source_changed_too_is_not_told():
    new = DE.replace("etwas Leichtes", "eine Suppe")
    assert told(DE, new, source_now=NL.replace("iets lichts", "soep")) == []
    both = new.replace("einen Freund", "eine Ärztin")
    found = told(DE, both, source_now=NL.replace("iets lichts", "soep"))
    assert found
    assert all("Ärztin" in text for _kind, _what, text in found)


def test_a_paragraph_that_is_added_to_both_is_not_told():
    for_two = "\n\nDit is voor u en voor wie bij u woont."
    two = "\n\nDas gilt für Sie und alle, die bei Ihnen wohnen."
    assert told(DE, DE + two, source_now=NL + for_two) == []


def test_a_source_that_turned_around_is_told_beside_a_translation_that_stands():
    """Somebody said "still right" of it."""
    found = told(DE, DE, source_now=NL.replace("Eet iets", "Eet niets"))
    assert ("meaning", "denies", "Essen Sie etwas Leichtes.") in found


def test_both_that_gained_another_word_are_told():
    source = NL.replace("Eet iets lichts", "U moet iets lichts eten")
    new = DE.replace("Essen Sie etwas Leichtes", "Sie dürfen etwas Leichtes essen")
    assert {what for _kind, what, _text in told(DE, new, source_now=source)} == {
        "obliges",
        "allows",
    }
