"""Phrases in another language in plain texts: read aloud in it, plain words elsewhere."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from content.markup import Links
from content.markup.figures import figure
from content.pictures.shown import ShownPicture
from content.public.render import all_spoken, spoken
from content.publishing import actions, errors
from content.publishing.mistakes import mistakes
from content.schema import NOUNS
from content.text.phrases import is_half, plain, runs
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_source,
    publish,
)


@pytest.mark.parametrize(
    "text, words, found",
    [
        ("no phrase", "no phrase", [("no phrase", "")]),
        ("[x]{nl}", "x", [("x", "nl")]),
        (
            "first ([eigen risico]{nl}), then [y]{de}",
            "first (eigen risico), then y",
            [("first (", ""), ("eigen risico", "nl"), ("), then ", ""), ("y", "de")],
        ),
        ("[{{fasting_food}}]{nl}", "{{fasting_food}}", [("{{fasting_food}}", "nl")]),
        ("a [b] {c}", "a [b] {c}", [("a [b] {c}", "")]),
        ("", "", []),
    ],
)
def test_a_phrase_is_marked_as_in_markdown(text, words, found):
    assert runs(text) == found
    assert plain(text) == words
    assert not is_half(text)


@pytest.mark.parametrize("text", ["[x]{NL}", "[x]{nld}", "[]{nl}", "x]{nl}", "[x]{nl"])
def test_what_looks_like_a_phrase_and_is_none_is_told(text):
    assert is_half(text)
    assert plain(text) == text


def test_a_fact_right_behind_a_bracket_is_no_phrase():
    assert not is_half("[a]{{fasting_food}}")


def test_every_word_is_escaped_and_no_text_becomes_markup():
    assert spoken("a < b") == "a < b"  # a template escapes it
    html = spoken("<b> & [<i>\"'{nl}]{nl} x]{fr}")
    assert "<i>" not in html
    assert "<b>" not in html
    assert str(spoken("[a & b]{nl} < c")) == '<span lang="nl">a &amp; b</span> &lt; c'


def test_texts_are_found_however_deep_they_stand():
    deep = {"a": ["[x]{nl}", {"b": ("[y]{de}", 3, None)}]}
    found = all_spoken(deep)
    assert found["a"][0] == '<span lang="nl">x</span>'
    assert found["a"][1]["b"] == ('<span lang="de">y</span>', 3, None)


def test_a_caption_has_its_phrases_and_an_alternative_its_words():
    picture = ShownPicture(
        digest="0" * 64, width=320, height=200, fallback="png",
        alt="[zaal]{nl} 1", caption="The [zaal]{nl} here", credit="A",
    )  # fmt: skip
    box = figure(picture, is_lazy=False)
    assert box.find("picture/img").get("alt") == "zaal 1"
    caption = box.find("figcaption")
    assert "".join(caption.itertext()) == "The zaal here A"
    assert caption.find("span").attrib == {"lang": "nl"}


# --- On pages -----------------------------------------------------------------------------


@pytest.fixture
def people(db):
    return {"author": make_editor(), "approver": make_reviewer()}


def test_title_summary_and_heading_are_read_in_their_languages(client, people):
    marked = {
        "title_en": "Own part ([eigen risico]{nl})",
        "summary_en": "What [eigen risico]{nl} is & costs.",
    }
    sections = [{"heading_en": "The [Selbstbehalt]{de}"}]
    publish(make_page("costs", sections=sections, **marked), **people)
    html = client.get("/en/costs-en/").content.decode()
    dutch = '<span lang="nl">eigen risico</span>'
    assert f"<h1>Own part ({dutch})</h1>" in html
    assert f"What {dutch} is &amp; costs.</p>" in html
    assert '>The <span lang="de">Selbstbehalt</span></h2>' in html
    head = html.partition("</head>")[0]
    assert "<title>Own part (eigen risico) –" in head
    assert 'content="What eigen risico is &amp; costs."' in head
    for words in ("]{", "<span"):
        assert words not in head
    with override("en"):
        feed = reverse("public:feed")
    for path in (feed, "/en/costs-en/editions/", "/en/search/?q=eigen+risico"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "eigen risico" in answer.content.decode(), path
        assert "]{" not in answer.content.decode(), path


def test_a_source_says_the_language_of_its_title_and_notes_in_the_readers(
    client, people
):
    make_source("R1", title="Sécurité & plus", title_language="fr", reading_nl="Deel.", reading_de="Teil.", reading_en="Part.")  # fmt: skip
    make_source("R2", authors="[Vlaamse Pijnliga]{nl}")
    page = make_page("sources", sections=[{"key": "all", "kind": "sources"}])
    confirm_translations()
    review = actions.request_review(
        chosen=changed(), by=people["author"], now=timezone.now()
    )
    actions.approve(
        review=review, by=people["approver"], now=timezone.now(),
        result=actions.plan_of(review).result,
    )  # fmt: skip
    html = client.get(f"/de/{page.slug_de}/").content.decode()
    assert '<cite lang="fr">Sécurité &amp; plus</cite>' in html
    assert '<cite lang="en">A trial</cite>' in html
    assert "Notiz. Teil." in html
    assert '<span lang="nl">Vlaamse Pijnliga</span>' in html
    english = client.get(f"/en/{page.slug_en}/").content.decode()
    assert "<cite>A trial</cite>" in english


@pytest.mark.parametrize("code", ["", "FR", "fra", "f", "1a"])
def test_a_source_has_a_language_of_two_letters(db, code):
    source = make_source()
    source.title_language = code
    with pytest.raises(ValidationError, match="title_language"):
        source.full_clean()


# --- What is refused ----------------------------------------------------------------------


def test_half_a_phrase_saves_and_stops_a_review(people, client):
    page = make_page(title_en="Own part ([eigen risico]{nld})")
    with override("en"), pytest.raises(errors.NotReady) as refused:
        actions.request_review(
            chosen=changed(), by=people["author"], now=timezone.now()
        )
    assert "“]{” marks no phrase in another language" in str(refused.value)
    client.force_login(people["author"])
    form = client.get(reverse("admin:content_page_change", args=[page.pk]))
    assert "“]{”" in form.content.decode()


def test_words_within_sentences_of_facts_mark_no_phrase():
    def found(noun, name):
        return mistakes(NOUNS[noun], name, "[a]{nl}", links=Links())

    for noun, name in (("fact", "one"), ("option", "words"), ("page", "slug"), ("synonym", "words"), ("asked_question", "questions"), ("danger_sign", "words")):  # fmt: skip
        assert len(found(noun, name)) == 1, name
    for noun, name in (("term", "also"), ("term", "term"), ("contact", "name"), ("section", "heading"), ("picture", "caption")):  # fmt: skip
        assert found(noun, name) == [], name
