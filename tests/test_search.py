"""The rules of the search: which words are the same, and what a query finds."""

from concurrent.futures import ThreadPoolExecutor
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.search.blocks import blocks
from content.search.building import build
from content.search.compounds import split
from content.search.engine import LEAST, MOST_PAGES, Answer, search
from content.search.folding import fold
from content.search.passages import passages, sentences
from content.search.query import wanted
from content.search.snippets import LONGEST
from content.search.spelling import Speller, distance, mistakes_allowed
from content.search.words import Stemmer, words
from tests.search_pages import (
    make_document,
    make_fillers,
    make_index,
    make_section,
)

# --- Words ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "language,spellings",
    [
        ("de", ["Übelkeit", "übelkeit", "Uebelkeit", "UEBELKEIT", "ubelkeit"]),
        ("de", ["Größe", "Groesse", "grosse"]),
        ("de", ["Gedächtnis", "Gedaechtnis", "Geda\u0308chtnis"]),
        ("nl", ["patiënt", "patient", "PATIËNT"]),
        ("nl", ["auto's", "auto’s", "auto"]),
        ("en", ["can't", "can’t", "cant"]),
    ],
)
def test_all_spellings_of_a_word_are_one(language, spellings):
    assert len({fold(word, language=language) for word in spellings}) == 1


@pytest.mark.parametrize("word", ["neue", "Quelle", "Dauer", "Steuer"])
def test_not_every_ue_is_an_umlaut(word):
    assert fold(word, language="de") == word.lower()


@given(st.text(), st.sampled_from(["nl", "de", "en"]))
def test_what_is_folded_stays_as_it_is(text, language):
    once = fold(text, language=language)
    if language != "de":  # "aae" becomes "aa", which is no letter pair any more
        assert fold(once, language=language) == once
    assert once == "" or once.isalnum()


@pytest.mark.parametrize(
    "language,forms",
    [
        ("nl", "infuus infusen"),
        ("nl", "bijwerking bijwerkingen"),
        ("nl", "rijd rijdt rijden"),
        ("nl", "misselijk misselijkheid"),
        ("de", "Infusion Infusionen"),
        ("de", "Schmerz Schmerzen Schmerzes"),
        ("de", "Übelkeit übel"),
        ("en", "infusion infusions"),
        ("en", "dizzy dizziness"),
        ("en", "vomit vomiting vomits"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(language, forms):
    stemmer = Stemmer(language)
    assert len({stemmer.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "language,left,right",
    [
        ("de", "Leber", "Leben"),
        ("de", "drucken", "Druck"),
        ("de", "Magen", "mag"),
        ("de", "Sicherheit", "sich"),
        ("de", "Zucker", "zucken"),
        ("nl", "kans", "kan"),
        ("nl", "paarden", "paar"),
        ("nl", "werkt", "werk"),
        ("en", "fasting", "fast"),
        ("nl", "letsel", "letten"),
        ("nl", "gezicht", "zicht"),
    ],
)
def test_words_that_look_like_forms_of_another_stay_apart(language, left, right):
    stemmer = Stemmer(language)
    assert stemmer.stem(left) != stemmer.stem(right)


def test_a_word_knows_its_place_and_its_hyphen():
    text = "Off-label, 2 keer!"
    found = words(text, stemmer=Stemmer("nl"))
    assert [text[word.start : word.end] for word in found] == [
        "Off",
        "label",
        "2",
        "keer",
    ]
    assert [word.is_hyphenated for word in found] == [False, True, False, False]


@pytest.mark.parametrize(
    "language,word,parts",
    [
        ("nl", "hartritmestoornis", ("hart", "ritme", "stoornis")),
        ("nl", "behandelingsdag", ("behandeling", "dag")),
        ("nl", "zenuwenpijn", ("zenuw", "pijn")),
        ("nl", "pijnx", ()),
        ("nl", "pijn", ()),
        ("de", "infusionsschmerz", ("infusion", "schmerz")),
        ("de", "krankenkassen", ()),
        ("en", "breastmilk", ("breast", "milk")),
    ],
)
def test_a_compound_is_divided_at_known_words(language, word, parts):
    known = (
        "hart ritme stoornis behandeling dag zenuw pijn infusion schmerz breast milk"
    )
    known = {one: one for one in known.split()}
    assert split(word, language=language, part_of=known.get) == parts


@pytest.mark.parametrize(
    "left,right,far",
    [
        ("pijn", "pijn", 0),
        ("pijn", "pjin", 1),
        ("pijn", "pin", 1),
        ("pijn", "spijn", 1),
        ("pijn", "pijk", 1),
        ("misselijk", "misselyk", 2),
        ("pijn", "hart", 3),
        ("", "abcdef", 3),
    ],
)
def test_mistakes_are_counted_up_to_a_limit(left, right, far):
    assert distance(left, right, most=2) == far
    assert distance(right, left, most=2) == far


@given(
    st.text("abcde", min_size=4, max_size=12), st.text("abcde", min_size=4, max_size=12)
)
def test_the_speller_misses_no_word_that_is_near(typed, known):
    most = mistakes_allowed(typed)
    near = Speller([known]).nearest(typed, most=most)
    expected = distance(typed, known, most=most) <= most
    if len(typed) < 5 and typed[0] != known[0]:
        expected = False
    assert (near == known) is expected


def test_the_nearest_word_keeps_the_first_letter_where_it_can():
    speller = Speller(["hoofd", "koord", "hoort"])
    assert speller.nearest("hoord", most=1) == "hoofd"
    assert speller.nearest("xyzzy", most=1) is None


def test_of_words_as_near_the_one_that_looks_most_like_it_is_meant():
    speller = Speller(["mieren", "migraine"])
    assert speller.nearest("migrene", most=2) == "migraine"


# --- Texts ---------------------------------------------------------------------------


def test_the_text_of_html_is_what_readers_see():
    html = """
      <p>Rijd niet <a class="citation" href="/nl/bronnen/#R1"><span
      class="visually-hidden">bron </span>R1</a>.</p>
      <ul><li>Eén<br>twee</li><li><a href="/nl/kosten/">Kosten en vergoeding</a></li></ul>
      <h3 id="first-1">Lever</h3>
      <section class="care-card"><h3 class="care-card__heading" id="first-2"><span
      class="care-card__urgency">Spoed:</span> Bel 112</h3></section>
      <section class="do-list"><h3 class="do-list__heading" id="first-3">Wel</h3></section>
      <details class="fold"><summary>Meer</summary>Uitleg</details>
      <table><tr><th>Middel</th><td>Waarom</td></tr></table>
    """
    found = [*blocks(html)]
    assert [block.text for block in found] == [
        "Rijd niet.",
        "Eén twee",
        "Kosten en vergoeding",
        "Lever",
        "Bel 112",
        "Wel",
        "Meer",
        "Uitleg",
        "Middel – Waarom",
    ]
    assert [block.text for block in found if block.is_pointer] == [
        "Kosten en vergoeding"
    ]
    assert [block.anchor for block in found if block.is_heading] == [
        "first-1",
        "first-2",
    ]
    assert [block.text for block in found if block.is_item][0] == "Eén twee"


@pytest.mark.parametrize(
    "text,parts",
    [
        ("Een. Twee! Drie?", ["Een.", "Twee!", "Drie?"]),
        ("Bel ’s nachts. 112 is gratis.", ["Bel ’s nachts.", "112 is gratis."]),
        ("Rust 1,5 tot 2 uur, b.v. thuis.", ["Rust 1,5 tot 2 uur, b.v. thuis."]),
        ("„Ja.“ Das sagt sie.", ["„Ja.“", "Das sagt sie."]),
        ("", []),
    ],
)
def test_a_text_is_divided_into_sentences(text, parts):
    assert [*sentences([text])] == parts


def test_a_page_is_found_by_its_parts():
    document = make_document(
        "side-effects",
        make_section(
            "after",
            heading="Na herhaalde infusen",
            html='<p>Vooraf.</p><h3 id="after-1">Lever</h3><p>Over de lever.</p>',
        ),
        make_section(
            "notice",
            kind="side_effects",
            records=[
                {"key": "nausea", "language": "nl", "name": "Misselijk", "band": "x"}
                | {
                    "notice": "U bent misselijk.",
                    "sources": ["R1"],
                    "frequency": "vaak",
                }
            ],
        ),
        make_section(
            "steps",
            kind="timeline",
            records=[
                {"key": f"{clinic}-1", "clinic": clinic, "when": "6 uur"}
                | {"title": {"words": "Stop met eten", "language": ""}}
                for clinic in ("zeewind", "duinzicht")
            ],
        ),
        title="Bijwerkingen",
        summary="Wat u merkt.",
    )
    found = [*passages(document)]
    assert [(one.anchor, one.heading, one.sentences) for one in found] == [
        ("", "Bijwerkingen", ("Wat u merkt.",)),
        ("after", "Na herhaalde infusen", ("Vooraf.",)),
        ("after-1", "Lever", ("Over de lever.",)),
        ("notice", "Notice", ()),
        ("notice-nausea", "Misselijk", ("U bent misselijk.",)),
        ("steps", "Steps", ()),
        ("steps-zeewind", "Stop met eten", ()),
        ("steps-duinzicht", "Stop met eten", ()),
    ]
    assert found[2].above == ("Bijwerkingen", "Na herhaalde infusen")
    assert [one.section for one in found[:3]] == ["", "after", "after"]


# --- What a query finds ----------------------------------------------------------------

ABOUT = {
    "nl": {
        "driving": "Rijd na het infuus 24 uur geen auto.",
        "nausea": "U kunt misselijk worden en moeten braken.",
        "compound": "Een hartritmestoornis is zeldzaam.",
        "drip-pain": "Infuuspijn gaat snel over.",
        "licence": "Dit gebruik is off-label.",
        "bring": "Breng uw legitimatie mee.",
    },
    "de": {
        "nausea": "Übelkeit kommt oft vor.",
        "rhythm": "Herzrhythmusstörungen sind selten.",
        "pain": "Schmerzen bei der Infusion gehen vorbei.",
        "fasting": "Sie müssen nüchtern sein.",
        "stopping": "Setzen Sie kein Medikament von sich aus ab.",
        "liver": "Die Leber wird geprüft.",
        "life": "Das Leben geht weiter.",
    },
    "en": {
        "driving": "Do not drive a car for 24 hours.",
        "nausea": "You may feel sick or vomit.",
        "breast": "Breastfeeding is not advised.",
        "hallucinations": "Hallucinations are common.",
        "physio": "Physiotherapy helps some people.",
    },
}
SYNONYMS = {
    "nl": [("braken", "overgeven", "spugen"), ("auto rijden", "chaufferen")],
    "de": [("absetzen", "weglassen")],
    "en": [("vomit", "throw up", "being sick")],
}


@pytest.fixture(scope="module")
def indexes():
    return {
        language: make_index(texts, language=language, synonyms=SYNONYMS[language])
        for language, texts in ABOUT.items()
    }


@pytest.mark.parametrize(
    "language,query,page",
    [
        ("nl", "rijden", "driving"),
        ("nl", "rijdt u auto’s?", "driving"),
        ("nl", "misselijkheid", "nausea"),
        ("nl", "misselijkhied", "nausea"),
        ("nl", "overgeven", "nausea"),
        ("nl", "spuugen", "nausea"),
        ("nl", "ritmestoornis", "compound"),
        ("nl", "hartritme", "compound"),
        ("nl", "infuus pijn", "drip-pain"),
        ("nl", "infuuspijnen", "drip-pain"),
        ("nl", "offlabel", "licence"),
        ("nl", "off label", "licence"),
        ("nl", "OFF-LABEL", "licence"),
        ("nl", "meebrengen", "bring"),
        ("de", "uebelkeit", "nausea"),
        ("de", "ubelkeit", "nausea"),
        ("de", "mir ist übel", "nausea"),
        ("de", "Herzrhythmus", "rhythm"),
        ("de", "Infusionsschmerz", "pain"),
        ("de", "Nüchternheit", "fasting"),
        ("de", "nuechtern", "fasting"),
        ("de", "Medikamente absetzen", "stopping"),
        ("de", "weglassen", "stopping"),
        ("de", "Leber", "liver"),
        ("en", "driving", "driving"),
        ("en", "throw up", "nausea"),
        ("en", "breast feeding", "breast"),
        ("en", "hallucinating", "hallucinations"),
        ("en", "halucination", "hallucinations"),
        ("en", "physio", "physio"),
    ],
)
def test_a_query_finds_its_page_first(indexes, language, query, page):
    hits = search(query, index=indexes[language]).hits
    assert [hit.page_key for hit in hits][:1] == [page]


@pytest.mark.parametrize(
    "language,query",
    [("nl", "zwanger"), ("de", "Steuererklärung"), ("en", "xyzzy"), ("nl", "¿?…")],
)
def test_what_no_page_says_is_not_found(indexes, language, query):
    assert search(query, index=indexes[language]) == Answer()


def test_a_slip_is_mended_and_told(indexes):
    answer = search("de Misselyk", index=indexes["nl"])
    assert answer.read_as == (("Misselyk", "misselijk"),)
    assert answer.suggestion == ""


@pytest.mark.parametrize("query", ["Führerschein", "Übelkeit führt"])
def test_marks_that_are_signs_of_their_own_make_no_other_word(query):
    index = make_index({"one": "Der Führerschein hilft bei Übelkeit."}, language="de")
    typed = normalize("NFD", query)
    assert wanted(typed, index=index) == wanted(query, index=index)
    assert [hit.page_key for hit in search(typed, index=index).hits] == ["one"]


def test_where_nothing_is_found_a_word_that_looks_alike_is_suggested(indexes):
    answer = search("is dit hallusinasjons?", index=indexes["en"])
    assert answer.hits == ()
    assert answer.suggestion == "is dit Hallucinations?"
    assert search(answer.suggestion, index=indexes["en"]).hits


def test_a_query_of_nothing_but_small_words_still_finds_something(indexes):
    assert search("na het", index=indexes["nl"]).hits[0].page_key == "driving"


def test_the_glossarys_other_names_are_synonyms():
    glossary = make_section(
        "words",
        kind="glossary",
        records=[{"key": "ecg", "term": "hartfilmpje", "also": "ECG", "meaning": "x"}],
    )
    pages = [
        make_document("glossary", glossary),
        make_document("day", make_section(html="<p>U krijgt een hartfilmpje.</p>")),
        *make_fillers(),
    ]
    hits = search("ecg", index=build(pages, language="nl")).hits
    assert {hit.page_key for hit in hits} == {"glossary", "day"}


def test_what_a_heading_says_counts_more_and_links_count_nothing():
    pages = [
        make_document("links", make_section(html='<p><a href="/x/">De kosten</a></p>')),
        make_document("text", make_section(html="<p>Vraag naar de kosten.</p>")),
        make_document("heading", make_section(heading="Kosten", html="<p>Geld.</p>")),
        *make_fillers(),
    ]
    hits = search("kosten", index=build(pages, language="nl")).hits
    assert [hit.page_key for hit in hits] == ["heading", "text"]


def test_the_signs_of_a_care_card_come_before_the_same_words_elsewhere():
    sign = "<ul><li>U hebt pijn op de borst.</li></ul>"
    pages = [
        make_document("text", make_section(html="<p>Pijn op de borst komt voor.</p>")),
        make_document("card", make_section(html=sign, kind="care_emergency")),
        *make_fillers(),
    ]
    hits = search("borst pijn", index=build(pages, language="nl")).hits
    assert hits[0].page_key == "card"


def test_a_page_may_be_made_less_easy_to_find():
    pages = [make_document(key, make_section(html="<p>Lever.</p>")) for key in "ab"]
    weights = {"a": 0.5}
    hits = search("lever", index=build(pages, language="nl", page_weights=weights)).hits
    assert [hit.page_key for hit in hits] == ["b", "a"]


FACE_PAIN = [("neuralgie", "pijn in het gezicht")]


@pytest.mark.parametrize(
    "query",
    ["pijn in het gezicht", "gezicht doet pijn", "pijn gezicht"],
)
def test_a_phrase_is_understood_in_any_order(query):
    texts = {"face": "Bij neuralgie is weinig bekend.", "other": "Bel de arts."}
    index = make_index(texts, synonyms=FACE_PAIN)
    assert [hit.page_key for hit in search(query, index=index).hits] == ["face"]


def test_words_that_stand_far_apart_are_no_phrase():
    index = make_index({"face": "Over neuralgie."}, synonyms=FACE_PAIN)
    far = "gezicht was na een heel lange tijd zonder infuus weer vol met pijn"
    assert not index.synonyms.asked([word.stem for word in words_of(far)])


def words_of(text):
    return words(text, stemmer=Stemmer("nl"))


def test_who_says_it_as_it_was_typed_comes_before_who_means_it():
    texts = {"a": "It may make vomit.", "b": "It may keep food down."}
    index = make_index(texts, language="en", synonyms=[("vomit", "food down")])
    hits = search("food down", index=index).hits
    assert [hit.page_key for hit in hits] == ["b", "a"]


def test_a_word_that_was_guessed_counts_less_than_one_that_was_understood():
    texts = {"a": "Een arm of hand.", "b": "U bent misselijk."}
    hits = search("misselijk als een hamd", index=make_index(texts)).hits
    assert [hit.page_key for hit in hits] == ["b", "a"]


def test_what_every_page_says_counts_less_than_what_few_say():
    many = {f"page-{number}": "Tijdens het infuus." for number in range(20)}
    index = make_index({"few": "Door het infuus kunt u gaan kwijlen."} | many)
    everywhere, rare = wanted("infuus kwijlen", index=index)
    assert everywhere.weight < rare.weight


def test_a_small_word_is_no_compound():
    index = make_index({"a": "Dit gaat zonder.", "b": "De zon schijnt der."})
    assert "zonder" not in index.parts


# --- The snippet -----------------------------------------------------------------------


def shown(hit):
    return "".join(f"[{run.text}]" if run.is_hit else run.text for run in hit.snippet)


def test_the_snippet_is_the_sentence_that_says_it_with_the_words_marked(indexes):
    (hit,) = search("mag ik auto’s rijden?", index=indexes["nl"]).hits
    assert shown(hit) == "[Rijd] na het infuus 24 uur geen [auto]."


def test_where_only_the_heading_says_it_the_snippet_is_how_the_text_begins():
    html = (
        "<p>Nu in gevaar? Bel 112. Praten kan ook.</p><ul><li>Nederland: 113</li></ul>"
    )
    section = make_section(heading="Zelfdoding", html=html, kind="care_emergency")
    pages = [make_document("home", section), *make_fillers()]
    (hit,) = search("zelfdoding", index=build(pages, language="nl")).hits
    assert shown(hit) == "Nu in gevaar? Bel 112. Praten kan ook."


@pytest.mark.parametrize("before", [0, 30, 300])
def test_a_long_sentence_is_cut_around_the_word(before):
    text = "Dit is " + "heel " * before + "iets met een LEVER en " + "meer " * 300 + "."
    hit = search("lever", index=make_index({"liver": text})).hits[0]
    assert "[LEVER]" in shown(hit)
    assert len("".join(run.text for run in hit.snippet)) <= LONGEST + 10
    assert shown(hit).endswith(" …")


# --- Whatever is asked -------------------------------------------------------------------

asked = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["braken", "auto", "pijn", "infuus", "off-label", "overgeven", "de"]
            + ["op", "ab", "hartritmestoornis", "''s", "ß", "İ", "ﬁ", "112", "-", "’"]
        ),
        max_size=12,
    ).map(" ".join),
)


@settings(deadline=None)
@given(query=asked, language=st.sampled_from(["nl", "de", "en"]))
def test_no_query_breaks_the_search_and_every_answer_is_sound(query, language, indexes):
    index = indexes[language]
    answer = search(query, index=index)
    pages = [hit.page_key for hit in answer.hits]
    assert len(pages) == len(set(pages)) <= MOST_PAGES
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= LEAST * scores[0] > 0 for score in scores)
    for hit in answer.hits:
        text = "".join(run.text for run in hit.snippet)
        assert text in " ".join(hit.passage.sentences)
        said = [hit.passage.heading, *hit.passage.above, *hit.passage.sentences]
        assert any(said)
    assert not (answer.hits and answer.suggestion)


@settings(deadline=None)
@given(
    st.sampled_from(
        [
            (language, key, word)
            for language, texts in ABOUT.items()
            for key, text in texts.items()
            for word in text.strip(".").split()
        ]
    )
)
def test_every_word_of_a_page_finds_the_page(indexes, one):
    language, key, word = one
    hits = search(word, index=indexes[language]).hits
    assert key in [hit.page_key for hit in hits]


def test_many_threads_search_one_index_at_once(indexes):
    queries = ["misselyk", "rijden", "ritmestoornis", "off label", "overgeven"] * 20
    alone = [search(query, index=indexes["nl"]) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: search(q, index=indexes["nl"]), queries))
    assert together == alone


def test_an_index_of_nothing_finds_nothing():
    assert search("pijn", index=build([], language="nl")) == Answer()
