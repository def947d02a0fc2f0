"""Danger in a query: signs in people's own words, and what only looks like them."""

import pytest

from content.search.danger import Dangers, Sign

SIGNS = [
    Sign(
        help="emergency",
        words=["cannot/cant/not breath*/breathe", "chest pain*/tight*", "seizure"],
        harmless=["breath* exercise*", '"scared of"'],
    ),
    Sign(help="crisis", words=["kill myself", "end my life"]),
    Sign(help="none", words=["years ago", "risk*"]),
]


@pytest.fixture(scope="module")
def dangers():
    return Dangers(SIGNS, language="en", known={"chess"})


@pytest.mark.parametrize(
    "query",
    [
        "I can't breathe",
        "CANT BREATHE!!",
        "cannot really breathe any more",
        "he is not breathing",
        "pain in my chest",
        "my chest feels so tight",
        "chset pain",
        "i cantbreathe",
        "siezure",
        "seizures",
        "no seizure before but now a seizure",
        "chest pain, years ago and now again",
    ],
)
def test_a_sign_is_recognised_however_it_is_typed(dangers, query):
    assert dangers.helps(query) == {"emergency"}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "breathing",
        "chest",
        "pain in my foot and later on a long walk home my dog had a strong chest",
        "no chest pain",
        "not having any chest pain",
        "cant do my breathing exercises",
        "scared of a seizure",
        "seizure two years ago",
        "what is the risk of a seizure",
        "chess pain",
        "chest painting",
    ],
)
def test_what_only_looks_like_it_is_not(dangers, query):
    expected = {"emergency"} if query == "chest painting" else set()
    assert dangers.helps(query) == expected


def test_a_crisis_is_told_from_an_emergency(dangers):
    assert dangers.helps("i want to kill myself") == {"crisis"}
    assert dangers.helps("end my life years ago") == {"crisis"}
    assert dangers.helps("kill myself, cant breathe") == {"crisis", "emergency"}


def test_two_typed_words_may_be_one_of_a_sign():
    dangers = Dangers([Sign(help="emergency", words=["hartaanval"])], language="nl")
    assert dangers.helps("ik heb een hart aanval")
    assert dangers.helps("hart aan") == frozenset()


def test_a_phrase_in_quotation_marks_keeps_its_order():
    dangers = Dangers([Sign(help="emergency", words=['"having a fit"'])], language="en")
    assert dangers.helps("she is having a fit")
    assert not dangers.helps("fit for having a baby")


def test_a_phrase_with_a_full_stop_is_all_that_follows():
    sign = Sign(help="crisis", words=['"ik wil niet meer ."'])
    dangers = Dangers([sign], language="nl")
    assert dangers.helps("Help, ik wil niet meer!")
    assert not dangers.helps("ik wil niet meer wachten")


@pytest.mark.parametrize("typed", ["tounge", "tonuge", "TOUNGE", "toungue"])
def test_shuffled_letters_are_a_slip(typed):
    dangers = Dangers([Sign(help="emergency", words=["tongue", "to*"])], language="en")
    assert dangers.helps(f"my {typed}")
    assert not Dangers([Sign(help="emergency", words=["tongue"])], language="en").helps(
        "my notgue"
    )


def test_a_slip_never_takes_a_danger_back():
    sign = Sign(help="emergency", words=["schnappt luft"], harmless=["frische luft"])
    dangers = Dangers([sign], language="de")
    assert dangers.helps("schnappt nach Luft wie ein Fisch")
    assert not dangers.helps("schnappt frische Luft")


def test_a_language_of_which_nothing_is_known_breaks_nothing():
    dangers = Dangers([Sign(help="emergency", words=["mal"])], language="fr")
    assert dangers.helps("mal")
    assert not Dangers([], language="fr").helps("mal")
