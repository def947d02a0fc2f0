"""Two languages side by side: each block beside its twin, and nothing of either lost."""

import itertools
import re

import pytest

from content.differences import text_blocks
from content.languages import LANGUAGES
from content.public.together.naming import renamed
from content.public.together.pairing import pairs
from content.publishing import actions
from tests.factories import (
    changed,
    make_clinic,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
    publish_shared,
)


@pytest.fixture
def people(db):
    return {"author": make_editor(), "approver": make_reviewer()}


def side(html, language):
    """All that stands in one of the two columns."""
    cells = re.split(r'<(?:div|span) class="pair__side', html)[1:]
    return "".join(cell for cell in cells if f'lang="{language}"' in cell[:60])


def test_each_paragraph_stands_beside_its_twin(people, client):
    body = "{0} eins.\n\n- {0} zwei\n- {0} drei\n\n{0} vier."
    page = make_page(
        sections=[{f"body_{code}": body.format(code) for code in LANGUAGES}],
    )
    publish(page, **people)
    html = client.get("/nl+de/costs-nl/").content.decode()
    rows = [
        [
            text_blocks(cell)
            for cell in re.split(r'<div class="pair__side[^>]*>', row)[1:]
        ]
        for row in html.partition('<ul class="together-links')[0].split(
            '<div class="pair">'
        )[1:]
    ]
    assert [["nl eins."], ["de eins."]] in rows
    assert [["nl zwei", "nl drei"], ["de zwei", "de drei"]] in rows
    assert [["nl vier."], ["de vier."]] in rows


def test_each_side_is_in_its_language_down_to_the_words_of_the_site(people, client):
    make_clinic("zeewind", phone="+31201234567")
    publish_shared(**people)
    publish(make_page("costs"), **people)
    answer = client.get("/nl+de/costs-nl/", headers={"accept-language": "en"})
    html = answer.content.decode()
    assert answer["Content-Language"] == "nl, de"
    assert not answer.cookies
    assert '<html lang="nl">' in html
    for words, language in (
        ("Over deze tekst", "nl"),
        ("Über diesen Text", "de"),
        ("Eerdere versies", "nl"),
        ("Frühere Fassungen", "de"),
    ):
        for code in ("nl", "de"):
            assert (words in side(html, code)) == (code == language), words
    assert 'href="tel:+31201234567"' in side(html, "nl")
    assert 'href="tel:+31201234567"' in side(html, "de")
    assert re.search(r'<div lang="de"><nav class="emergency-bar" aria-label="Not', html)


def test_a_safety_text_that_is_behind_says_so_on_its_own_side_alone(people, client):
    page = make_page("costs", sections=[{"safety": True}])
    publish(page, **people)
    section = page.sections.get()
    section.body_nl = "Een andere zin."
    section.save()
    publish_changes(changed("page/costs"), **people)
    html = client.get("/nl+de/costs-nl/").content.decode()
    assert "notice--behind" in side(html, "de")
    assert "notice--behind" not in side(html, "nl")
    assert "Een andere zin." in side(html, "nl")
    assert re.search(r'lang="nl"[^>]*>(<p>)?Een andere zin', side(html, "de"))
    assert "Ein Satz." in side(html, "de")  # folded, with its date


def test_never_a_draft(people, client):
    page = make_page("costs")
    publish(page, **people)
    before = client.get("/nl+de/costs-nl/").content
    page.sections.update(body_de="Ungeprüft.", body_nl="Ongezien.")
    page.title_nl = "Ongezien"
    page.save()
    assert client.get("/nl+de/costs-nl/").content == before


@pytest.mark.parametrize(
    "asked,leads_to",
    [
        ("/nl+nl/costs-nl/", "/nl/costs-nl/"),
        ("/nl+xx/costs-nl/", "/nl/costs-nl/"),
        ("/xx+de/costs-de/", "/de/costs-de/"),
        ("/de+/costs-de/", "/de/costs-de/"),
        ("/+de/costs-de/", "/de/costs-de/"),
        ("/nl+de/costs-de/", "/nl+de/costs-nl/"),
        ("/NL+De/costs-nl/", "/nl+de/costs-nl/"),
        ("/nl+de/costs-nl", "/nl+de/costs-nl/"),
        ("/nl+de/mijn-behandeldag/", "/nl/mijn-behandeldag/"),
        ("/nl+de/costs-nl/1/", "/nl/costs-nl/1/"),
        ("/nl+de/nergens/", "/nl/nergens/"),
    ],
)
def test_what_is_no_pair_leads_to_what_is_there(asked, leads_to, people, client):
    publish(make_page("costs"), **people)
    answer = client.get(asked)
    assert answer.status_code in (301, 302)
    assert answer["Location"] == leads_to


@pytest.mark.parametrize("asked", ["/+/", "/xx+yy/", "/fr+xx/costs-nl/", "/nl+de+en/"])
def test_no_language_at_all_is_not_found_in_the_readers_own(asked, people, client):
    publish(make_page("costs"), **people)
    answer = client.get(asked, headers={"accept-language": "de"})
    assert answer.status_code == 404
    assert "Seite nicht gefunden" in answer.content.decode()


def test_an_old_address_leads_to_the_pair(people, client):
    page = make_page("costs")
    publish(page, **people)
    page.slug_nl = "wat-het-kost"
    page.save()
    publish(page, **people)
    assert client.get("/nl+de/costs-nl/")["Location"] == "/nl+de/wat-het-kost/"


def test_a_withdrawn_page_says_why_as_it_does_alone(people, client, now):
    publish(make_page("costs"), **people)
    actions.withdraw(page_key="costs", by=people["author"], now=now, reason="mistake")
    answer = client.get("/nl+de/costs-nl/", follow=True)
    assert answer.redirect_chain == [("/nl/costs-nl/", 302)]
    assert answer.status_code == 410


def test_a_page_without_the_language_says_so_and_is_offered_with_no_twin(
    people, client
):
    nothing = {
        f"{name}_{code}": None if name == "slug" else ""
        for name in ("title", "slug", "summary")
        for code in ("nl", "en")
    }
    page = make_page("costs", source_language="de", **nothing)
    page.sections.update(heading_nl="", body_nl="", heading_en="", body_en="")
    publish(page, **people)
    assert "together-links" not in client.get("/de/costs-de/").content.decode()
    answer = client.get("/de+nl/costs-de/", follow=True)
    assert answer.redirect_chain == [("/nl/costs-de/", 302)]
    assert answer.status_code == 404
    assert "niet vertaald" in answer.content.decode()


def test_it_is_listed_nowhere(people, client):
    publish(make_page("costs"), **people)
    listed = client.get("/sitemap.xml").content.decode()
    assert "/nl/costs-nl/" in listed
    assert "nl+" not in listed


# --- The pairing itself -------------------------------------------------------------------


def prose(*blocks):
    return f'<div class="prose">{"".join(blocks)}</div>'


def test_texts_that_are_built_alike_are_paired_within_their_frames():
    assert pairs(
        "<h2>A</h2>" + prose("<p>b</p>", "<ul><li>c</li></ul>"),
        "<h2>X</h2>\n" + prose("<p>y &amp; <br>y</p>", "<ul><li>z</li></ul>"),
    ) == [
        ("<h2>A</h2>", "<h2>X</h2>"),
        (prose("<p>b</p>"), prose("<p>y &amp; <br>y</p>")),
        (prose("<ul><li>c</li></ul>"), prose("<ul><li>z</li></ul>")),
    ]


@pytest.mark.parametrize(
    "other",
    [
        prose("<p>x</p>", "<p>y</p>", "<p>z</p>"),
        prose("<p>x</p>", "<ul><li>y</li></ul>"),
        prose("<p>x</p>", "y"),
    ],
)
def test_texts_that_differ_in_number_or_kind_stand_whole(other):
    mine = prose("<p>a</p>", "<p>b</p>")
    assert pairs(f"<h2>A</h2>{mine}", f"<h2>X</h2>{other}") == [
        ("<h2>A</h2>", "<h2>X</h2>"),
        (mine, other),
    ]


def test_records_of_another_order_are_not_taken_for_one_another():
    dutch = '<article id="a">a</article><article id="b">b</article>'
    german = '<article id="b">b</article><article id="a">a</article>'
    assert pairs(dutch, german) == [(dutch, german)]


def test_what_one_language_alone_says_stands_alone():
    notice = '<div class="notice notice--foreign">n</div>'
    assert pairs("<p>a</p>", f"{notice}<p>x</p>") == [
        ("", notice),
        ("<p>a</p>", "<p>x</p>"),
    ]
    assert pairs(f"<p>a</p>{notice}", "<p>x</p>") == [
        ("<p>a</p>", "<p>x</p>"),
        (notice, ""),
    ]


@pytest.mark.parametrize("blocks", [*itertools.permutations(["<p>a</p>", "b", "<hr>"])])
def test_no_word_is_lost_whatever_stands_where(blocks):
    html = "".join(blocks)
    for other in ("", html, "<p>x</p>"):
        assert "".join(first for first, _second in pairs(html, other)) == html
        assert "".join(second for _first, second in pairs(other, html)) == html


def test_names_in_tags_are_renamed_and_words_are_not():
    assert renamed(
        '<a href="#x" id="y">id="z"</a><a href="/nl/#x">w</a><p aria-labelledby="y v">',
        language="de",
    ) == (
        '<a href="#x.de" id="y.de">id="z"</a><a href="/nl/#x">w</a>'
        '<p aria-labelledby="y.de v.de">'
    )
