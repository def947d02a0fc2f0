"""Facts that somebody has typed into prose by hand are found; nothing else is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from content.facts.fact_book import Clinic, Contact, Country, Fact, FactBook, Value
from content.facts.words import value_words
from content.literals.finder import find
from tests.factories import reached_by

SUBJECTS = {
    "fasting_food": {
        "nl": ("nuchter", "eten", "eet", "vast"),
        "de": ("nüchtern", "essen", "Nahrung"),
        "en": ("fasting", "food", "eat"),
    },
    "fasting_drink": {
        "nl": ("drink", "water"),
        "de": ("trink", "Wasser"),
        "en": ("drink", "water"),
    },
    "no_driving": {
        "nl": ("rijd", "autorijden", "stuur"),
        "de": ("fahren", "Auto", "Steuer"),
        "en": ("drive", "driving", "car"),
    },
    "infusion_length": {
        "nl": ("infuus duurt", "infuus loopt", "duur van het infuus"),
        "de": ("Infusion dauert", "Tropf läuft", "Dauer der Infusion"),
        "en": ("infusion takes", "infusion lasts", "infusion runs"),
    },
    "observation": {
        "nl": ("toezicht", "rust u uit"),
        "de": ("Beobachtung", "ruhen"),
        "en": ("observation", "you rest"),
    },
    "sessions": {
        "nl": ("reeks", "serie", "infusen"),
        "de": ("Serie", "Infusionen"),
        "en": ("series", "course", "infusions"),
    },
    "interval": {
        "nl": ("ertussen", "tussen de infusen", "volgende infuus"),
        "de": ("Abstand", "zwischen den Infusionen", "nächste Infusion"),
        "en": ("apart", "between infusions", "next infusion"),
    },
    "deductible_nl": {
        "nl": ("eigen risico",),
        "de": ("Selbstbeteiligung", "eigen risico"),
        "en": ("eigen risico", "deductible"),
    },
    "goal": {
        "nl": ("doel", "minder pijn"),
        "de": ("Ziel", "weniger Schmerz"),
        "en": ("goal", "less pain"),
    },
}


def fact(key, unit, low, high=None, **fields):
    value = Value(low=Decimal(low), high=Decimal(high) if high else None)
    fields = {"subjects": SUBJECTS.get(key, {}), **fields}
    return Fact(key=key, unit=unit, for_all=value, **fields)


def country(code, *contacts, emergency="112"):
    return Country(
        code=code,
        emergency=emergency,
        time_zone="Europe/Amsterdam",
        checked_on=date(2026, 11, 21),
        contacts=tuple(
            Contact(key=key, kind="crisis", phone=phone) for key, phone in contacts
        ),
    )


def clinic(key, land, phone):
    return Clinic(
        key=key,
        name=key.title(),
        country=land,
        status="accepting",
        status_checked_on=date(2026, 11, 21),
        contacts=reached_by(phone),
    )


FACTS = [
    fact(
        "fasting_food",
        "hours",
        "6",
        name={
            "nl": "niets eten vooraf",
            "de": "vorher nichts essen",
            "en": "no food beforehand",
        },
    ),
    fact("fasting_drink", "hours", "2"),
    fact("no_driving", "hours", "24"),
    fact("infusion_length", "hours", "1.5", "4"),
    fact("observation", "hours", "2"),
    fact(
        "sessions",
        "count",
        "2",
        "6",
        one={"nl": "infuus", "de": "Infusion", "en": "infusion"},
        other={"nl": "infusen", "de": "Infusionen", "en": "infusions"},
    ),
    fact("interval", "weeks", "2", "6"),
    fact("deductible_nl", "money", "385"),
    fact("goal", "percent", "30"),
    Fact(key="day_line", unit="phone", for_all=Value(phone="+31201234567")),
    Fact(
        key="escort",
        unit="choice",
        subjects={"nl": ("taxi",), "de": ("Taxi",), "en": ("taxi",)},
        for_all=Value(option="adult"),
    ),
]
BOOK = FactBook(
    facts={one.key: one for one in FACTS},
    clinics={
        "noord": clinic("noord", "nl", "+31850112233"),
        "sued": clinic("sued", "de", "+493023125001"),
    },
    countries={
        "nl": country("nl", ("crisis_nl", "113"), ("crisis_nl_free", "+318000113")),
        "de": country("de", ("crisis_de", "+498001110111"), ("nights_de", "116117")),
        "be": country("be", ("crisis_be", "1813"), ("nights_be", "+3225249889")),
    },
)


def found(text, language, **options):
    return [
        (one.key, one.quantity)
        for one in find(text, language=language, book=BOOK, **options)
    ]


CONTRADICTIONS = [
    # digits, and words
    ("nl", "fasting_food", "U bent 4 uur nuchter.", "4 uur"),
    ("nl", "fasting_food", "Eet vier uur voor het infuus niets meer.", "vier uur"),
    ("de", "fasting_food", "Sie sind vier Stunden nüchtern.", "vier Stunden"),
    ("de", "fasting_food", "Ab 8 Stunden vorher nichts essen.", "8 Stunden"),
    ("en", "fasting_food", "Do not eat for eight hours beforehand.", "eight hours"),
    ("en", "fasting_food", "Fasting: 4 hours.", "4 hours"),
    ("de", "fasting_food", "Die Nüchternzeit beträgt acht Stunden.", "acht Stunden"),
    ("nl", "no_driving", "Rijd tot 12 uur na het infuus niet.", "12 uur"),
    ("de", "no_driving", "Sie dürfen zwölf Stunden nicht Auto fahren.", "zwölf Stunden"),
    ("en", "no_driving", "You may drive after twelve hours [@R28].", "twelve hours"),
    ("nl", "no_driving", "Stap achtenveertig uur niet achter het stuur.", "achtenveertig uur"),
    ("en", "no_driving", "No car for forty-eight hours!", "forty-eight hours"),
    # other units of time
    ("de", "fasting_food", "240 Minuten vorher nichts mehr essen.", "240 Minuten"),
    ("nl", "no_driving", "U rijdt een etmaal niet.", "een etmaal"),
    ("en", "no_driving", "Do not drive for one day.", "one day"),
    ("nl", "no_driving", "Autorijden mag weer na twee dagen.", "twee dagen"),
    ("de", "no_driving", "Setzen Sie sich einen Tag nicht ans Steuer.", "einen Tag"),
    ("en", "interval", "The infusions are ten days apart.", "ten days"),
    ("en", "interval", "The next infusion comes after a fortnight.", "a fortnight"),
    # halves and quarters
    ("nl", "fasting_drink", "Tot anderhalf uur vooraf mag u water.", "anderhalf uur"),
    ("nl", "observation", "Daarna rust u uit: drie kwartier.", "drie kwartier"),
    ("nl", "fasting_drink", "Drink het laatste halfuur niets.", "halfuur"),
    ("de", "fasting_drink", "Eineinhalb Stunden vorher nichts mehr trinken.", "Eineinhalb Stunden"),
    ("de", "observation", "Danach ruhen Sie eine halbe Stunde.", "eine halbe Stunde"),
    ("de", "infusion_length", "Die Infusion dauert zweieinhalb Stunden.", "zweieinhalb Stunden"),
    ("de", "observation", "Nach einer Viertelstunde Beobachtung gehen Sie.", "einer Viertelstunde"),
    ("en", "fasting_drink", "Drink nothing for half an hour before.", "half an hour"),
    ("en", "observation", "Then you rest for an hour and a half.", "an hour and a half"),
    ("en", "infusion_length", "The infusion takes two and a half hours.", "two and a half hours"),
    ("en", "observation", "You are under observation for a quarter of an hour.", "a quarter of an hour"),
    # ranges
    ("nl", "infusion_length", "Het infuus duurt 5 tot 6 uur.", "5 tot 6 uur"),
    ("de", "infusion_length", "Der Tropf läuft 4–6 Stunden.", "4–6 Stunden"),
    ("en", "infusion_length", "The infusion lasts between 4 and 6 hours.", "4 and 6 hours"),
    ("de", "interval", "Der Abstand ist drei bis acht Wochen.", "drei bis acht Wochen"),
    ("nl", "infusion_length", "Het infuus loopt 90 minuten tot 6 uur.", "90 minuten tot 6 uur"),
    # one word, or joined by a hyphen
    ("en", "fasting_food", "A four-hour fast without food is enough.", "four-hour"),
    ("de", "fasting_food", "Eine vierstündige Pause beim Essen reicht.", "vierstündige"),
    ("nl", "no_driving", "Voor autorijden geldt de 12-uurs regel.", "12-uurs"),
    # counts, money, percent, how often
    ("nl", "sessions", "Een reeks is acht infusen.", "acht infusen"),
    ("nl", "sessions", "De serie bestaat uit 8 wekelijkse infusen.", "8 wekelijkse infusen"),
    ("de", "sessions", "Eine Serie hat 10 bis 12 Infusionen.", "10 bis 12 Infusionen"),
    ("en", "sessions", "A course is ten infusions.", "ten infusions"),
    ("de", "deductible_nl", "Die Selbstbeteiligung beträgt 395 Euro.", "395 Euro"),
    ("nl", "deductible_nl", "Uw eigen risico is € 395,- per jaar.", "€ 395"),
    ("en", "deductible_nl", "Your deductible is three hundred and eighty-five euros.", "three hundred and eighty-five euros"),
    ("en", "goal", "The goal is fifty per cent relief.", "fifty per cent"),
    ("nl", "goal", "Het doel is 50% minder.", "50%"),
    ("de", "goal", "Das Ziel: dreißig Prozent.", "dreißig Prozent"),
    ("de", "interval", "Die nächste Infusion bekommen Sie jede Woche.", "jede Woche"),
    # rows, items, headings
    ("nl", "fasting_food", "| Vraag | Regel |\n| --- | --- |\n| Niet eten? | 4 uur |", "4 uur"),
    ("de", "sessions", "| Was | Wie oft |\n| --- | --- |\n| Infusionen? | meist 8 |", "8"),
    ("en", "fasting_drink", "| Drink | Escort |\n| --- | --- |\n| 3 hours | yes |", "3 hours"),
    ("nl", "fasting_food", "Niet eten:\n\n- vier uur voor het infuus", "vier uur"),
    ("de", "no_driving", "Nicht fahren:\n\n1. 12 Stunden nach der Infusion", "12 Stunden"),
    ("en", "no_driving", "- Not allowed:\n  - driving for 12 hours", "12 hours"),
    ("de", "fasting_food", "## Vier Stunden nüchtern {#fast .text}", "Vier Stunden"),
    ("en", "no_driving", "/// dont | Drive for 12 hours\n- Rest.\n///", "12 hours"),
    # phones, spelled in every way
    ("nl", "emergency", "Bel 112 bij nood.", "112"),
    ("de", "emergency", "Rufen Sie die **112** an.", "112"),
    ("en", "emergency", "In danger right now: **112**.", "112"),
    ("nl", "day_line", "Wij zijn er op 020-123 45 67.", "020-123 45 67"),
    ("de", "clinic_phone", "Die Klinik: (030) 231 250-01", "(030) 231 250-01"),
    ("en", "clinic_phone", "Ask at +49 (0)30 23125001.", "+49 (0)30 23125001"),
    ("de", "crisis_de", "Zum Reden: 0800/1110111.", "0800/1110111"),
    ("en", "crisis_nl_free", "It is 0031 800 0113 from here.", "0031 800 0113"),
    ("nl", "day_line", "[Bel ons](tel:+31201234567)", "+31201234567"),
]  # fmt: skip


def test_planted_contradictions_are_found_and_named_by_the_right_fact():
    per_language = {
        language: sum(row[0] == language for row in CONTRADICTIONS)
        for language in ("nl", "de", "en")
    }
    assert min(per_language.values()) >= 10

    missed = []
    for language, key, text, quantity in CONTRADICTIONS:
        reported = found(text, language)
        if not reported:
            missed.append(text)
        else:
            assert reported == [(key, quantity)], text
    print("Missed:", *missed, sep="\n")
    assert len(CONTRADICTIONS) - len(missed) >= 27
    assert not missed


CLEAN = [
    # the same subject without a quantity
    ("nl", "U blijft nuchter zolang de kliniek het vraagt."),
    ("nl", "Na het infuus rijdt u niet zelf."),
    ("nl", "Wat kost 1 infuus? Wat kost de hele reeks?"),
    ("de", "Essen und trinken Sie vorher eine Zeit lang nichts."),
    ("de", "Kommen Sie nüchtern. Bringen Sie ein Glas Wasser mit."),
    ("de", "Was kostet eine Infusion? Was kostet die Serie von Infusionen?"),
    ("en", "You must not eat or drink for a time."),
    ("en", "An adult drives you home."),
    ("en", "A course of infusions takes several weeks."),
    # a quantity with another subject, or none
    ("nl", "Na 12 weken is opnieuw gemeten."),
    ("nl", "U kunt 30 minuten lezen of muziek luisteren."),
    ("nl", "Bent u nuchter? Wacht dan 10 minuten in de gang."),
    ("de", "Sie können 30 Minuten lesen."),
    ("de", "Schlechte Träume sind möglich, bis etwa 3 Nächte lang."),
    ("de", "Bitte nicht essen. Das Gespräch dauert 20 Minuten."),
    ("en", "Bad dreams can last for up to 3 nights."),
    ("en", "Someone takes care of you for 2 hours."),
    ("en", "Call if you cannot think clearly for more than 3 to 4 days."),
    # facts in their places, also beside a word for their subject
    ("nl", "U bent {{fasting_food}} nuchter en u rijdt {{no_driving}} niet."),
    ("nl", "{{fasting_drink:number}} uur vooraf geen water meer."),
    ("de", "- Nichts essen: {{fasting_food}}\n- Rufen Sie {{emergency}} an."),
    ("de", "Eine Serie hat {{ sessions }}, im Abstand von {{interval}}."),
    ("en", "No food for {{fasting_food}} before, plus 10 minutes to settle in."),
    ("en", "| Driving | {{no_driving}} |\n| Reading | 30 minutes |"),
    # figures of studies
    ("nl", "In één onderzoek kregen 60 mensen 4 dagen een infuus."),
    ("nl", "In een studie was het doel 50% minder pijn."),
    ("de", "In einer Studie mit 60 Menschen lief der Tropf 4 Tage."),
    ("de", "Von 2.309 Erwachsenen hatten 30 Prozent weniger Schmerz."),
    ("de", "Eine Studie fand wenig. Ihr Tropf lief 4 Tage, im Abstand von 2 Wochen."),
    ("en", "In this trial people had 10 infusions, 2 weeks apart."),
    ("en", "The table counts 108 of 218 people in 30 clinics."),
    # people, years, editions, dates, ages, times of day
    ("nl", "In Groningen deden 112 mensen mee, in Gent 113."),
    ("nl", "Vanaf 18 jaar betaalt u een eigen risico; nagekeken op 21 november 2026."),
    ("nl", "Om 8 uur mag u niet meer eten: uw brief zegt hoe laat wel."),
    ("nl", "U eet drie keer per dag, en wat u op een dag eet, schrijft u op."),
    ("de", "Die 3. Infusion der Serie ist am 24. Mai 2027."),
    ("de", "Im Jahr 1813 fuhr niemand ein Auto, und 112 Jahre später viele."),
    ("de", "Ausgabe 24, Seite 6: nichts essen."),
    ("en", "Edition 6 of 2026 says when to eat."),
    ("en", "Food is served at 8 o'clock, on the 24th too."),
    ("en", "There were 113 cars in 2026."),
    ("en", "A day clinic has food; so has a one-day visit."),
    ("de", "Zwischen zwei Infusionen ruft die Klinik an."),
    # what is not prose: numbers of lists, addresses, citations, code
    ("nl", "1. nuchter komen\n2. uur en datum noteren\n24. rijden mag niet"),
    ("de", "Nüchtern [@R6] sein, siehe [hier](page:6-stunden) und `6 Stunden`."),
    ("en", "Eat [later](https://example.org/24-hours 'in 4 hours')."),
    ("en", "```\nno food for 4 hours\n```\nEat later."),
    # a fact that is a choice of texts has no quantity
    ("de", "Ein Taxi kommt in 20 Minuten."),
]


@pytest.mark.parametrize("language, text", CLEAN)
def test_other_sentences_are_left_alone(language, text):
    assert found(text, language) == []


def test_two_subjects_in_one_sentence_each_have_their_quantity():
    assert found("6 uur vooraf niet eten, 2 uur vooraf niet drinken.", "nl") == [
        ("fasting_food", "6 uur"),
        ("fasting_drink", "2 uur"),
    ]
    assert found("Essen Sie 6 Stunden und trinken Sie 2 Stunden nichts.", "de") == [
        ("fasting_food", "6 Stunden"),
        ("fasting_drink", "2 Stunden"),
    ]


def test_a_place_does_not_hide_a_second_literal():
    text = "{{fasting_food}} nüchtern bleiben, also vier Stunden nichts essen."
    assert found(text, "de") == [("fasting_food", "vier Stunden")]


def test_a_subject_too_far_away_is_another_matter():
    far = "nuchter " + "en zo verder " * 5 + "4 uur"
    assert found(far, "nl") == []
    assert found("nuchter en zo verder 4 uur", "nl") != []


@override("en")
def test_editors_read_where_it_stands_and_what_to_write():
    text = "First line.\r\n\r\n- Rest.\r\n- Do not eat for **four\u00a0hours** before."
    (one,) = find(text, language="en", book=BOOK)
    assert (one.line, text[one.start :][:4]) == (4, "four")
    assert one.excerpt == "Do not eat for **four hours** before."
    assert one.message == (
        "“four hours” is typed by hand, but the fact “no food beforehand” says "
        "“6\u00a0hours”. Which of the two is right? If this sentence is about something "
        "else, leave it as it is."
    )
    (one,) = find("Do not eat for six hours.", language="en", book=BOOK)
    assert one.message == (
        "“six hours” is typed by hand. The fact “no food beforehand” says the same: "
        "write {{fasting_food}} instead."
    )


def test_a_long_sentence_is_shown_around_the_quantity():
    text = "Wait here. " + "on and " * 60 + "do not eat for 4 hours " + "and on " * 60
    (one,) = find(text, language="en", book=BOOK)
    assert len(one.excerpt) <= 160
    assert "do not eat for 4 hours" in one.excerpt


@override("en")
def test_the_number_of_one_clinic_cannot_be_said_on_the_pages_of_others():
    text = "Ring 085 011 22 33."
    usable = {
        here: find(text, language="en", book=BOOK, clinic=here)[0].is_usable
        for here in ("", "noord", "sued")
    }
    assert usable == {"": False, "noord": True, "sued": False}
    (one,) = find(text, language="en", book=BOOK)
    assert "on the page of that clinic, with {{clinic_phone}}" in one.message


def test_a_fact_that_nobody_has_said_is_not_asked_for():
    empty = Fact(key="wait", unit="hours", subjects={"en": ("wait",)})
    book = FactBook(facts={"wait": empty})
    assert find("Wait 2 hours.", language="en", book=book) == []


def test_a_sentence_to_the_reader_is_not_about_the_study_before_it():
    text = "In een studie duurde het 4 dagen. U rijdt 12 uur niet."
    assert found(text, "nl") == [("no_driving", "12 uur")]


def test_a_language_without_a_lexicon_is_read_by_its_digits():
    wait = fact("wait", "hours", "2", subjects={"fr": ("jeûne",)})
    book = FactBook(facts={"wait": wait})
    (one,) = find("À jeûn: jeûner 4 h avant.", language="fr", book=book)
    assert one.quantity == "4 h"


NUMERIC = [one for one in FACTS if one.for_all.low is not None]


@pytest.mark.parametrize("language", ["nl", "de", "en"])
@given(data=st.data())
def test_a_fact_as_the_site_would_write_it_is_found_by_hand(language, data):
    stated = data.draw(st.sampled_from(NUMERIC), label="fact")
    numbers = st.decimals(min_value="1.5", max_value=9999, places=1)
    low, step = data.draw(numbers, label="low"), data.draw(numbers, label="step")
    high = low + step if data.draw(st.booleans(), label="range") else None
    form = data.draw(st.sampled_from(["", "dative"]), label="form")
    written = value_words(
        Value(low=low, high=high), fact=stated, language=language, form=form
    )
    subject = data.draw(st.sampled_from(stated.subjects[language]), label="subject")
    (one,) = find(f"{subject}: {written}.", language=language, book=BOOK)
    assert (one.key, one.quantity) == (stated.key, written.replace("\u00a0", " "))


SENTENCES = {
    "nl": ("Voor het infuus bent u minstens {} nuchter.", "minuten uur dagen weken"),
    "de": ("Bleiben Sie {} vorher nüchtern.", "Minuten Stunden Tage Wochen"),
    "en": ("Do not eat for {} before the infusion.", "minutes hours days weeks"),
}


@pytest.mark.parametrize("language", SENTENCES)
@given(data=st.data())
def test_any_quantity_beside_its_subject_is_found(language, data):
    sentence, units = SENTENCES[language]
    number = data.draw(st.integers(min_value=2, max_value=999), label="number")
    unit = data.draw(st.sampled_from(units.split()), label="unit")
    written = data.draw(
        st.sampled_from(
            [
                str(number),
                num2words(number, lang=language),
                num2words(number, lang=language).capitalize(),
                num2words(number, lang=language).replace("-", " "),
                f"{number}–{number + 1}",
                f"{number},5" if language != "en" else f"{number}.5",
            ]
        ),
        label="written",
    )
    space = data.draw(st.sampled_from([" ", "\u00a0", "\n"]), label="space")
    (one,) = find(
        sentence.format(f"{written}{space}{unit}"), language=language, book=BOOK
    )
    assert (one.key, one.quantity) == (
        "fasting_food",
        " ".join(f"{written} {unit}".split()),
    )


@pytest.mark.parametrize("language", ["nl", "de", "en"])
@settings(deadline=None)
@given(data=st.data())
def test_a_fact_is_advised_only_where_it_says_what_is_typed(language, data):
    stated = data.draw(st.sampled_from(NUMERIC), label="fact")
    numbers = st.decimals(min_value="1.5", max_value=12, places=1)
    amounts = st.one_of(
        numbers.map(lambda low: Value(low=low)),
        st.lists(numbers, min_size=2, max_size=2, unique=True).map(
            lambda ends: Value(low=min(ends), high=max(ends))
        ),
    )
    typed = data.draw(amounts, label="typed")
    held = data.draw(st.one_of(st.just(typed), amounts), label="held")
    book = replace(BOOK, facts=BOOK.facts | {stated.key: replace(stated, for_all=held)})
    written = value_words(typed, fact=stated, language=language)
    subject = stated.subjects[language][0]
    (one,) = find(f"{subject}: {written}.", language=language, book=book)
    assert (one.key, one.is_same) == (stated.key, typed == held)
    assert ("{{" in one.message) == one.is_same


PIECES = """
6 1.385,50 2½ 8:30 1/2 21.11.2026 ٣ half anderthalb een a one uur Stunden week h u €
% kwartier infusen per elke om de every alle of or en bis - – ( ) , . : | [ ] # * ///
> `{{ }} {{sessions}} nuchter eat Auto before na tel: 112 +31
"""
WORDS = st.sampled_from([*PIECES.split(), "\u00a0", "\n"])


@pytest.mark.parametrize("language", ["nl", "de", "en", "fr"])
@settings(deadline=None)
@given(words=st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=25))
def test_whatever_is_typed_the_finder_answers(language, words):
    text = " ".join(words)
    for one in find(text, language=language, book=BOOK):
        assert one.quantity
        assert one.message
