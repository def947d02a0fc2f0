"""Difficult words: explained where a page first uses them, and listed from A to Z."""

import re
from unicodedata import normalize

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from content.admin.drafts import changes_url
from content.drafts.reading import draft_book
from content.drafts.terms import Term as TermDraft
from content.editions.editions import Edition
from content.editions.reviews import DraftChange
from content.facts.fact_book import FactBook, Term
from content.facts.filling import Filling
from content.glossary.listing import listing, sort_key
from content.glossary.marking import mark
from content.glossary.names import Lexicon
from content.publishing import actions
from tests.factories import (
    ask,
    changed,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_shared,
)


def make_term(key, names, *, language="nl", **values):
    """names: the term, and behind commas its other names."""
    term, _comma, also = names.partition(",")
    return Term(
        key=key,
        term={language: term},
        also={language: also},
        meaning={language: f"Wat {term} is."},
        **values,
    )


def lexicon(*terms, language="nl"):
    return Lexicon(
        FactBook(terms={term.key: term for term in terms}), language=language
    )


def found(text, names, *, language="nl"):
    known = lexicon(make_term("x", names, language=language), language=language)
    return [text[use.start : use.end] for use in known.uses(text)]


# --- Which words of a text are terms -----------------------------------------------


@pytest.mark.parametrize(
    "text, names, language",
    [
        ("Bij zenuwpijn.", "zenuwpijn", "nl"),
        ("Twee infusen per jaar.", "infuus", "nl"),
        ("De zenuwblokkades helpen soms.", "zenuwblokkade", "nl"),
        ("Chronische pijn blijft.", "chronische pijn", "nl"),
        ("Met chronischen Schmerzen.", "chronische Schmerzen", "de"),
        ("Die NMDA-Rezeptoren.", "NMDA-Rezeptor", "de"),
        ("Eine Gewissheit gibt es nicht.", "Vertrauen, Gewissheit", "de"),
        ("Two nerve blocks.", "nerve block", "en"),
        ("Electric TENS helps.", "TENS", "en"),
    ],
)
def test_a_term_is_found_in_the_forms_of_its_language(text, names, language):
    assert len(found(text, names, language=language)) == 1


@pytest.mark.parametrize(
    "text, names, language",
    [
        ("It takes 3 hours (depending on your clinic).", "dependence", "en"),
        ("Das Team sucht mit Ihnen die Dosis.", "Sucht", "de"),
        ("Der Ketamin-Tropf läuft.", "Tropf", "de"),
        ("Im Tropf-Raum.", "Tropf", "de"),
        ("There were tens of people.", "TENS", "en"),
        ("Langdurige (chronische) pijn.", "chronische pijn", "nl"),
        ("Chronische. Pijn.", "chronische pijn", "nl"),
        ("Chronisch", "chronische pijn", "nl"),
        ("", "chronische pijn", "nl"),
    ],
)
def test_another_word_is_no_term(text, names, language):
    assert found(text, names, language=language) == []


def test_of_two_terms_at_one_place_the_longer_one_counts():
    known = lexicon(
        make_term("spray", "neusspray"),
        make_term("esketamine", "esketamine"),
        make_term("both", "neusspray met esketamine"),
    )
    text = "De neusspray met esketamine is geen infuus met esketamine."
    assert [use.key for use in known.uses(text)] == ["both", "esketamine"]


def test_a_term_that_is_switched_off_or_not_translated_is_not_explained():
    off = make_term("off", "remmer", is_explained=False)
    german = make_term("german", "Tropf", language="de")
    assert not [*lexicon(off, german).uses("Een remmer. Tropf.")]


@given(st.text(alphabet="abAB .,-()<&é\n", max_size=60))
def test_no_text_is_too_odd_and_no_use_overlaps(text):
    known = lexicon(make_term("a", "a,ab,a b"), make_term("b", "bab,ba"))
    end = 0
    for use in known.uses(text):
        assert end <= use.start < use.end <= len(text)
        end = use.end


# --- Buttons in the text --------------------------------------------------------------

CRPS = make_term("crps", "CRPS")
BUTTON = '<button class="term" type="button" popovertarget="term-crps">CRPS</button>'


def marked(html, explained=()):
    return mark(html, lexicon=lexicon(CRPS), explained=set(explained))


def test_only_the_first_use_of_a_page_becomes_a_button():
    explained: set[str] = set()
    html, keys = mark(
        "<p>CRPS &amp; CRPS.</p>", lexicon=lexicon(CRPS), explained=explained
    )
    assert html == f"<p>{BUTTON} &amp; CRPS.</p>"
    assert keys == ["crps"]
    again = mark("<p>CRPS</p>", lexicon=lexicon(CRPS), explained=explained)
    assert again == ("<p>CRPS</p>", [])


@pytest.mark.parametrize("forms", [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_marks_that_are_signs_of_their_own_make_no_other_word(forms):
    html, name = (normalize(form, "anästhesie") for form in forms)
    known = lexicon(make_term("sleep", name))
    told, keys = mark(f"<p>De {html}.</p>", lexicon=known, explained=set())
    assert keys == ["sleep"]
    assert ">anästhesie</button>" in told


def test_no_bracket_or_full_stop_stays_behind_on_another_line():
    whole = f'<span class="whole">({BUTTON}).</span>'
    assert marked("<p>Pijn (CRPS). Meer.</p>")[0] == f"<p>Pijn {whole} Meer.</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/nl/x/">Over CRPS</a></p>',
        '<h3 id="a-1">CRPS</h3>',
        '<section class="care-card care-card--urgent"><p>Bel bij CRPS<br>nu</p></section>',
        '<details class="fold"><summary class="fold__title">CRPS</summary></details>',
        "<table><thead><tr><th>CRPS</th></tr></thead></table>",
        "<p><code>CRPS</code></p>",
        "<p>crps</p>",
    ],
)
def test_links_headings_and_care_cards_stay_as_they_are(html):
    assert marked(html) == (html, [])
    assert marked(html + "<p>CRPS</p>")[0] == f"{html}<p>{BUTTON}</p>"


def test_the_html_around_a_button_is_kept_to_the_letter():
    html = (
        '<ol start="3"><li>Pijn&nbsp;&gt; 3 &#x27;<br>“é”<img src="/x.png"></li></ol>'
    )
    assert marked(html) == (html, [])
    assert marked(f"{html}<p>Bij CRPS nu.</p>")[0] == f"{html}<p>Bij {BUTTON} nu.</p>"


# --- The list from A to Z --------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["Arzt", "Arztgespräch", "Ärztin", "Blocker", "Übersicht", "Überwachung"],
        ["Maß", "Masse", "Maßstab", "off-label", "Öl", "Zoster"],
        ["anesthesist", "één", "eigen risico", "TENS", "toestemming"],
    ],
)
def test_accents_and_capitals_do_not_change_the_order(words):
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words


def test_a_term_that_is_not_translated_stands_in_the_list_in_the_source_language():
    book = FactBook(terms={"eigen": make_term("eigen", "eigen risico,eerste deel")})
    (entry,) = listing(Filling(book=book, clinic="", language="de"))
    assert (entry["language"], entry["term"], entry["letter"]) == (
        *("nl", "eigen risico"),
        "E",
    )


# --- From the drafts to readers ----------------------------------------------------------


@pytest.fixture
def people(db):
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def opioid(db):
    return TermDraft.objects.create(
        key="opioid",
        **{f"term_{code}": "opioid" for code in ("nl", "de", "en")},
        **{f"meaning_{code}": "A strong painkiller." for code in ("nl", "de", "en")},
    )


def page_about(words, **fields):
    bodies = {f"body_{code}": words for code in ("nl", "de", "en")}
    return make_page(sections=[bodies], **fields)


def read(client, address="/en/costs-en/"):
    return client.get(address).content.decode()


def meaning(html):
    return re.findall(r'id="term-opioid" popover.*?</div>', html, re.DOTALL)


def test_a_page_explains_a_published_term_where_it_first_uses_it(
    client, people, opioid
):
    publish_shared(**people)
    publish(page_about("Do you take an opioid? Opioid use matters."), **people)
    html = read(client)
    assert html.count('popovertarget="term-opioid">opioid</button>') == 1
    (words,) = meaning(html)
    assert "A strong painkiller." in words
    assert 'popovertargetaction="hide">Close</button>' in words


def test_one_approval_of_a_meaning_puts_it_on_every_page_and_keeps_the_old_edition(
    client, people, opioid
):
    publish_shared(**people)
    publish(page_about("Do you take an opioid?"), **people)
    TermDraft.objects.update(meaning_en="Morphine, for example.")
    assert "A strong painkiller." in meaning(read(client))[0]
    publish_shared(**people)
    assert "Morphine, for example." in meaning(read(client))[0]
    assert "A strong painkiller." in meaning(read(client, "/en/costs-en/1/"))[0]
    TermDraft.objects.update(is_explained=False)
    publish_shared(**people)
    assert meaning(read(client)) == []
    assert ">opioid</button>" not in read(client)
    numbers = Edition.objects.newest().values_list("language", "number")
    assert {*numbers} == {("nl", 2), ("de", 2), ("en", 3)}


def test_a_page_that_uses_no_term_keeps_its_edition_when_a_term_changes(people, opioid):
    publish_shared(**people)
    publish(page_about("Nothing difficult."), **people)
    TermDraft.objects.update(meaning_en="Morphine, for example.")
    publish_shared(**people)
    numbers = Edition.objects.values_list("language", "number")
    assert {*numbers} == {("nl", 1), ("de", 1), ("en", 1)}
    assert numbers.count() == 3


def test_the_reviewer_of_a_page_sees_the_meanings_it_will_bring_along(people, opioid):
    publish_shared(**people)
    publish(page_about("Do you take an opioid?"), **people)
    TermDraft.objects.update(meaning_en="Morphine, for example.")
    review = ask(changed("term"), by=people["author"], now=timezone.now())
    (issue,) = actions.plan_of(review).issues
    assert (issue.page_key, issue.language) == ("costs", "en")
    (section,) = issue.document.sections
    assert section.terms[0]["meaning"] == "Morphine, for example."


def test_the_glossary_itself_and_care_cards_hold_no_buttons(client, people, opioid):
    publish_shared(**people)
    card = {"kind": "care_urgent", "safety": True} | {
        f"body_{code}": "Call before the next opioid." for code in ("nl", "de", "en")
    }
    publish(make_page("costs", sections=[card]), **people)
    glossary = {"kind": "glossary"} | {
        f"body_{code}": "An opioid is one of these." for code in ("nl", "de", "en")
    }
    publish(make_page("glossary", sections=[glossary]), **people)
    assert "popovertarget" not in main(read(client))
    html = main(read(client, "/en/glossary-en/"))
    assert "popovertarget" not in html
    assert "<dfn>opioid</dfn>" in html


def main(html):
    return html[html.index("<main") : html.index("</main>")]


def test_who_changes_a_term_works_on_the_words_of_that_language(client, people, opioid):
    client.force_login(people["author"])
    url = reverse("admin:content_term_change", args=[opioid.pk])
    initial = client.get(url).context["adminform"].form.initial
    data = {name: value for name, value in initial.items() if value not in (None, "")}
    answer = client.post(url, {**data, "meaning_en": "Morphine."})
    assert answer["Location"] == changes_url("term/opioid")
    assert draft_book().words("term/opioid", "en")["meaning"] == "Morphine."
    change = DraftChange.objects.get()
    assert (change.entry, change.language) == ("term/opioid", "en")
    assert change.by == people["author"]


def test_a_new_term_gets_a_key_of_its_own(client, people):
    client.force_login(people["author"])
    words = {
        "term_nl": "Remgeld, België",
        "meaning_nl": "Uw deel.",
        "is_explained": "on",
    }
    answer = client.post(reverse("admin:content_term_add"), words)
    assert answer.status_code == 302
    assert TermDraft.objects.get().key == "remgeld"
