"""Readability: the formulas, what counts as a sentence and a word, and our own texts."""

import html
import re

import nh3
import pytest
from django.core.management import CommandError, call_command

from content import markup
from content.checks.formulas import (
    flesch_douma,
    flesch_kincaid_grade,
    wiener_sachtextformel_1,
)
from content.checks.names import Names
from content.checks.readability import SCALES, hardest, measure, too_long
from content.checks.sentences import sentences
from content.checks.texts import Text
from content.exchange import folders, page_files
from content.exchange.page_files import PageText, SectionText
from content.markup.problems import CITATION, FACT
from content.text.tokens import spoken
from tests.conftest import STARTER
from tests.factories import make_page


def read(markdown, *, language="en"):
    """The sentences of a text."""
    text = Text(
        page="costs",
        language=language,
        file="pages/costs.en.md",
        line=10,
        field="body",
        markdown=markdown,
    )
    return list(sentences(text))


def words(markdown, *, language="en"):
    return [sentence.words for sentence in read(markdown, language=language)]


def score(markdown, *, language, names=()):
    found = measure(
        read(markdown, language=language), names=Names(names, language=language)
    )
    return SCALES[language].score(found)


# --- The formulas, worked by hand ------------------------------------------------------


def test_flesch_douma_by_hand():
    # 206.8 - 0.77 × 150 - 0.93 × 10
    assert flesch_douma(
        words_per_sentence=10, syllables_per_100_words=150
    ) == pytest.approx(82.0)
    # 6 words of 1 syllable in 1 sentence: 206.8 - 77 - 5.58
    assert score("De kat zit op de mat.", language="nl") == pytest.approx(124.22)


def test_the_first_wiener_sachtextformel_by_hand():
    # 0.1935 × 20 + 0.1672 × 10 + 0.1297 × 30 - 0.0327 × 50 - 0.875
    assert wiener_sachtextformel_1(
        words_per_sentence=10,
        percent_three_syllables=20,
        percent_long=30,
        percent_one_syllable=50,
    ) == pytest.approx(6.923)
    # Die (1) Be-hand-lung (3, long) be-ginnt (2, long) mor-gen (2): 4 words
    # 0.1935 × 25 + 0.1672 × 4 + 0.1297 × 50 - 0.0327 × 25 - 0.875
    found = score("Die Behandlung beginnt morgen.", language="de")
    assert found == pytest.approx(10.2988)


def test_flesch_kincaid_by_hand():
    # 0.39 × 10 + 11.8 × 1.5 - 15.59
    assert flesch_kincaid_grade(
        words_per_sentence=10, syllables_per_word=1.5
    ) == pytest.approx(6.01)
    # The (1) treat-ment (2) starts (1) to-mor-row (3): 0.39 × 4 + 11.8 × 7/4 - 15.59
    found = score("The treatment starts tomorrow.", language="en")
    assert found == pytest.approx(6.62)


@pytest.mark.parametrize("language,easy,hard", [("nl", 60, 59.9), ("de", 8, 8.1)])
def test_the_gate_itself_still_passes(language, easy, hard):
    assert SCALES[language].passes(easy)
    assert not SCALES[language].passes(hard)


# --- Sentences -------------------------------------------------------------------------


def test_every_heading_item_and_cell_is_a_sentence():
    assert words(
        "### What to bring\n\nPack\nyour bag:\n\n- a list\n  of medicines\n- water\n\n"
        "1. First\n2. Then\n\n/// dont | Do not\n\n- drive\n\n///\n\n"
        "| Word | People |\n| --- | --- |\n| common | 1 in 10 |"
    ) == [
        *("What to bring", "Pack your bag:", "a list of medicines", "water"),
        *("First", "Then", "Do not", "drive", "Word", "People", "common", "1 in 10"),
    ]


def test_links_count_by_their_words_and_citations_not_at_all():
    assert words(
        "Read [about **costs**](page:costs#ask-before) first [@R4] [@R11]. Then *go*."
    ) == ["Read about costs first.", "Then go."]


@pytest.mark.parametrize(
    "language,one",
    [
        ("nl", "Dat kan bijv. Lareb doen."),
        ("de", "Das war am 21. November 2026 so."),
        ("de", "Das ist z. B. Ketamin."),
        ("en", "It costs 2.5 euros at thuisarts.nl today."),
        ("en", "Say: “I am ill.”"),
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(language, one):
    assert words(one, language=language) == [one]


def test_a_quotation_and_a_question_end_a_sentence():
    assert words("Say: “I am ill.” Then wait! Is it “off-label”? Yes.") == [
        *("Say: “I am ill.”", "Then wait!", "Is it “off-label”?", "Yes."),
    ]


def test_a_sentence_knows_its_line():
    places = [sentence.place for sentence in read("One.\n\n- Two.\n- Three.")]
    assert places == [f"pages/costs.en.md:{line}" for line in (10, 12, 13)]


def _shown(body, *, language):
    """The words of the finished HTML in its language, without citations and the words
    of care cards."""
    links = markup.Links(
        pages=_Any(), sources=frozenset(CITATION.findall(body)), sources_url="/s/"
    )
    page = markup.render(body, language=language, links=links, anchor="a")
    page = re.sub(r'<a class="citation".*?</a>', "", page)
    page = re.sub(r'<span lang="..">.*?</span>', "", page)
    page = re.sub(r'<span class="care-card__urgency">.*?</span>', "", page)
    page = re.sub(r"</?(?:p|li|h\d|td|th|br)\b", r" \g<0>", page)
    return html.unescape(nh3.clean(page, tags=set()))


class _Any(dict):
    """Every page exists."""

    def __contains__(self, key):
        return True

    def __missing__(self, key):
        return "/"


def test_what_is_measured_is_what_readers_see():
    checked = 0
    for languages in folders.read(STARTER).pages.values():
        for page in languages.values():
            for section in page.sections:
                body = FACT.sub("1", section.body)
                shown = re.findall(r"\w+", _shown(body, language=page.language))
                ours = re.findall(r"\w+", " ".join(words(body, language=page.language)))
                assert ours == shown, (page.key, page.language, section.key)
                checked += len(ours)
    assert checked > 30_000


# --- Words, names and addresses --------------------------------------------------------


def test_figures_and_addresses_are_one_word_each():
    found = [
        (token.kind, token.text)
        for token in spoken(
            "Bel +32 2 524 98 89 of 0800-0113, mail a.b@example.org, zie "
            "https://www.lareb.nl of Thuisarts.nl: 1.385,50 euro bij 3-mal 24-uurs zorg."
        )
        if token.kind != "word"
    ]
    assert found == [
        ("phone", "+32 2 524 98 89"),
        ("phone", "0800-0113"),
        ("address", "a.b@example.org"),
        ("address", "https://www.lareb.nl"),
        ("address", "Thuisarts.nl"),
        ("number", "1.385,50"),
        ("number", "3-mal"),
        ("number", "24-uurs"),
    ]


@pytest.mark.parametrize(
    "language,entry,sentence,left",
    [
        ("nl", "opioïde", "Opioïden of een opioïde", "of een"),
        ("nl", "chronische pijn", "Chronische pijn is pijn", "is pijn"),
        ("de", "neuropathischer Schmerz", "bei neuropathischen Schmerzen", "bei"),
        ("de", "Ketamin", "eine Ketamin-Infusion", "eine Infusion"),
        ("de", "Anästhesistin, Anästhesist", "Anästhesistinnen sind da", "sind da"),
        ("en", "spinal cord stimulation (DRG)", "one spinal cord", "one spinal cord"),
        ("en", "wind-up (build-up of pain)", "a wind-up and wind", "a and wind"),
        ("en", "", "CRPS, ECGs, CYP3A4 and A4", "and"),
    ],
)
def test_names_are_found_by_rule(language, entry, sentence, left):
    names = Names([entry], language=language)
    assert " ".join(filter(None, names.without(list(spoken(sentence))))) == left


def test_a_name_makes_a_sentence_longer_but_no_word_harder():
    plain = score("We give pain care at 9.", language="en")
    named = score("We give ketamine care at 9.", language="en", names=["ketamine"])
    counted = score("We give ketamine care at 9.", language="en")
    assert named == pytest.approx(plain)
    assert counted > plain


def test_the_worst_sentences_come_first_and_headings_are_not_ranked():
    found = measure(
        read(
            "### Extraordinary administrative responsibilities\n\nWe sit on the old mat. "
            "Interdisciplinary rehabilitation necessitates considerable organisation "
            "beforehand."
        ),
        names=None,
    )
    ranked = hardest(found, language="en", number=9)
    assert [part.sentence.words.split()[0] for part in ranked] == [
        "Interdisciplinary",
        "We",
    ]


def test_a_sentence_of_26_words_is_too_long():
    at_most, too_many = ("word " * 25).strip() + ".", "Word " + "word " * 25 + "end"
    found = measure(read(f"{at_most}\n\n{too_many}"), names=None)
    assert [part.words for part in too_long(found)] == [27]
    assert found.percent_over_15 == 100


# --- The command -----------------------------------------------------------------------

HARD = "Verantwoordelijkheidsgevoelige ziekenhuisadministraties organiseren. " * 40


def write(folder, body):
    for language in SCALES:
        page = PageText(
            key="costs",
            language=language,
            title="Kosten",
            slug="kosten",
            summary="",
            menu="main",
            position=1,
            sections=(
                SectionText(
                    key="a", kind="text", safety=False, heading="Over", body=body
                ),
            ),
        )
        path = folder / page_files.file_name("costs", language)
        path.parent.mkdir(exist_ok=True)
        path.write_text(page_files.render(page), encoding="utf-8")


def test_the_command_names_what_is_too_hard_and_where(tmp_path, capsys):
    write(tmp_path, HARD)
    with pytest.raises(CommandError, match=r"costs \(nl\)"):
        call_command("readability", "costs", folder=tmp_path, language="nl")
    assert "TOO HARD" in capsys.readouterr().out


def test_the_command_names_a_sentence_that_is_too_long(tmp_path, capsys):
    write(tmp_path, "de kat zit op de mat en " * 5 + "slaapt")
    with pytest.raises(CommandError, match=r"pages/costs.nl.md:13"):
        call_command("readability", folder=tmp_path, language="nl")
    assert "over 25 words" in capsys.readouterr().out


def test_the_command_refuses_a_page_that_does_not_exist(tmp_path):
    write(tmp_path, "Kort.")
    with pytest.raises(CommandError, match="There is no page csots"):
        call_command("readability", "csots", folder=tmp_path)


@pytest.mark.django_db
def test_the_command_reads_the_drafts(capsys):
    make_page(sections=[{"body_nl": "De kat zit op de mat. " * 20}])
    call_command("readability", "costs", language="nl")
    assert "nl: Flesch-Douma" in capsys.readouterr().out
