"""The translators' desk: what waits, a text beside its source, the answers, handing back."""

import re
from urllib.parse import urlencode

import pytest

from content.accounts import people
from content.admin.desk.view import View
from content.admin.translating.queue import Queue
from content.book import PartKey
from content.book.translation import state_of
from content.drafts.pages import Section
from content.drafts.reading import draft_book
from content.drafts.terms import Term
from content.editions.editions import Edition
from content.editions.reading import published_book
from content.editions.reviews import DraftChange, Review, WordingOnly
from content.languages import LANGUAGES
from tests.browser_forms import read_form
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
    publish_changes,
)
from tests.staff_reading import TRANSLATIONS, look, marked, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def translator():
    return make_translator()


@pytest.fixture
def costs(nurse, doctor):
    """A page whose translations say its source, and whose Dutch has moved on."""
    page = make_page("costs")
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="Een langere zin.")
    publish_changes(changed(), author=nurse, approver=doctor)
    return page


ENTRY = "section/costs/first"


WORDS = ("infuus", "Infusion", "infusion")


def queue(language="de", **asked):
    return f"{TRANSLATIONS}{language}/" + (f"?{urlencode(asked)}" if asked else "")


def text(language="de", entry=ENTRY):
    return f"{TRANSLATIONS}{language}/{entry}/"


def sent(client, user, url=None, **typed):
    """What a browser sends from the page of a text, with something typed."""
    client.force_login(user)
    fields, _texts = read_form(client.get(url or text()).content.decode())
    return fields | typed


def answer(client, user, step, url=None, **typed):
    """Press one of the buttons; returns the page on which the person ends up."""
    url = url or text()
    return look(client, user, url, **sent(client, user, url, **typed), step=step)


def test_the_languages_are_listed_with_what_waits_in_each(costs, client, translator):
    said = words_of(look(client, translator, TRANSLATIONS))
    assert "Deutsch 1 text is behind" in said
    assert "English 1 text is behind" in said
    assert "Nederlands says what its source says" in said


def test_safety_stands_first_then_what_most_pages_show(
    client, translator, nurse, doctor
):
    texts = {"body_nl": "Een infuus.", "body_de": "Eine Infusion."}
    make_page("one", sections=[texts, {"key": "card", "safety": True}])
    make_page("two", sections=[texts])
    term = Term.objects.create(
        key="infusion",
        position=1,
        **dict(zip(("term_nl", "term_de", "term_en"), WORDS, strict=True)),
        **{f"meaning_{code}": "Vocht." for code in LANGUAGES},
    )
    confirm_translations()
    publish_changes(changed(), author=nurse, approver=doctor)
    Section.objects.update(body_nl="Een ander infuus.")
    term.meaning_nl = "Iets anders."
    term.save()
    assert [
        (one.key.entry, one.is_safety, one.pages)
        for one in Queue(View(translator), "de").waiting
    ] == [
        ("section/one/card", True, 1),
        ("term/infusion", False, 2),
        ("section/one/first", False, 1),
        ("section/two/first", False, 1),
    ]


def test_a_text_stands_beside_its_source_then_and_now(costs, client, translator):
    html = look(client, translator, text())
    assert marked(html) == [("added", "langere ")]
    assert "The source, as it was confirmed" in html
    assert "Een zin." in words_of(html)
    assert '<div class="beside__prose"><p>Ein Satz.</p></div>' in html
    assert "A sentence." not in html


def test_what_is_behind_is_told_block_by_block(
    costs, client, translator, nurse, doctor
):
    costs.sections.update(
        body_nl="Een.\n\nTwee.\n\nDrie.", body_de="Eins.\n\nZwei.\n\nDrei."
    )
    publish(costs, author=nurse, approver=doctor)
    costs.sections.update(body_nl="Een.\n\nTwee en een half.\n\nDrie.")
    html = look(client, translator, text())
    kinds = re.findall(r"beside__row--(\w+)", html.partition("passage-body")[2])
    assert kinds == ["same", "changed", "same"]
    changed_row = html.split("beside__row--changed")[1].split("</li>")[0]
    assert "<p>Zwei.</p>" in changed_row


def test_my_text_now_says_this_saves_the_words_and_the_answer(
    costs, client, doctor, translator
):
    before = client.get("/en/costs-en/").content
    html = answer(client, translator, "says", body_de="Ein längerer Satz.")
    assert "Noted: this translation says what its source says today." in html
    costs.sections.get().refresh_from_db()
    assert costs.sections.get().body_de == "Ein längerer Satz."
    # It is a change like any other: readers hear of it once it has been approved.
    assert [*changed()] == [PartKey(ENTRY, "de")]
    assert state_of(draft_book(), ENTRY, "de") == ""
    assert state_of(draft_book(), ENTRY, "en") == "behind"
    assert state_of(published_book(), ENTRY, "de") == "behind"
    assert {one.by for one in DraftChange.objects.filter(language="de")} == {translator}
    publish_changes(changed(), author=translator, approver=doctor)
    assert state_of(published_book(), ENTRY, "de") == ""
    assert client.get("/en/costs-en/").content == before


def test_still_right_changes_no_word(costs, client, translator):
    html = answer(client, translator, "right")
    assert "Noted: this translation says what its source says today." in html
    assert costs.sections.get().body_de == "Ein Satz."
    assert state_of(draft_book(), ENTRY, "de") == ""


def test_still_right_is_no_answer_for_a_text_that_was_changed(
    costs, client, translator
):
    html = answer(client, translator, "right", body_de="Etwas Anderes.")
    assert "You have changed the text, so it is not the same as before." in html
    assert "Etwas Anderes.</textarea>" in html
    assert costs.sections.get().body_de == "Ein Satz."
    assert state_of(draft_book(), ENTRY, "de") == "behind"


def test_saving_alone_is_no_answer(costs, client, translator):
    answer(client, translator, "save", body_de="Ein Satz, genau.")
    assert costs.sections.get().body_de == "Ein Satz, genau."
    assert state_of(draft_book(), ENTRY, "de") == "behind"


def test_an_answer_to_an_older_source_is_refused_and_keeps_what_was_typed(
    costs, client, translator
):
    data = sent(client, translator, body_de="Ein längerer Satz.")
    costs.sections.update(body_nl="Een nog langere zin.")
    html = look(client, translator, text(), **data, step="says")
    assert "The source text has changed while you were looking at it." in html
    assert "Ein längerer Satz.</textarea>" in html
    assert ("added", "nog langere ") in marked(html)
    assert costs.sections.get().body_de == "Ein Satz."
    assert not DraftChange.objects.exists()


def test_two_translators_at_one_text_are_shown_both(costs, client, translator):
    data = sent(client, translator, body_de="Mein Satz.")
    other = make_translator("other")
    answer(client, other, "save", body_de="Ihr Satz.")
    html = look(client, translator, text(), **data, step="says")
    assert "Somebody else has changed the same text" in html
    assert "Mein Satz.</textarea>" in html
    assert costs.sections.get().body_de == "Ihr Satz."
    assert state_of(draft_book(), ENTRY, "de") == "behind"
    again, _texts = read_form(html)
    look(client, translator, text(), **again, step="says")
    assert costs.sections.get().body_de == "Mein Satz."


def test_who_translates_and_who_edits_see_that_the_other_is_here(
    costs, client, nurse, translator
):
    form = f"/staff/content/page/{costs.pk}/change/"
    here = "{} has had this open since"
    first = look(client, translator, text())
    assert here.format(translator.username) not in first
    assert here.format(translator.username) in look(client, nurse, form)
    assert here.format(nurse.username) in look(client, translator, text())


def test_the_same_form_twice_counts_once(costs, client, translator):
    data = sent(client, translator, body_de="Ein längerer Satz.")
    look(client, translator, text(), **data, step="says")
    html = look(client, translator, text(), **data, step="says")
    assert "This was saved already, once." in html
    assert DraftChange.objects.filter(language="de").count() == 2  # words, answer


def test_a_missing_text_is_written_beside_its_source(costs, client, translator):
    costs.sections.update(body_de="", heading_de="")
    assert state_of(draft_book(), ENTRY, "de") == "missing"
    html = answer(client, translator, "says", body_de="Ein Satz.")
    assert "The source says something for which there are no words here yet" in html
    assert costs.sections.get().body_de == "Ein Satz."
    answer(client, translator, "says", heading_de="Eins")
    assert state_of(draft_book(), ENTRY, "de") == ""


def test_the_next_text_follows_and_the_last_leads_to_the_queue(
    costs, client, translator
):
    costs.summary_nl = "Iets anders."
    costs.save()
    first, second = Queue(View(translator), "de").waiting
    url = text(entry=first.key.entry)
    client.force_login(translator)
    data = sent(client, translator, url)
    assert client.post(url, data | {"step": "right"})["Location"] == text(
        entry=second.key.entry
    )
    url = text(entry=second.key.entry)
    data = sent(client, translator, url)
    assert client.post(url, data | {"step": "right"})["Location"] == queue()


def test_one_language_is_handed_back_without_the_others(costs, client, translator):
    answer(client, translator, "says", body_de="Ein längerer Satz.")
    answer(client, translator, "says", text("en"), body_en="A longer sentence.")
    html = look(client, translator, queue(), step="hand-back")
    assert "A reviewer has been asked." in html
    [review] = Review.objects.pending()
    assert [(one.entry, one.language) for one in review.items.all()] == [(ENTRY, "de")]
    assert "Hand this language back" not in look(client, translator, queue())
    assert "Hand this language back" in look(client, translator, queue("en"))


def test_nothing_is_handed_back_twice(costs, client, translator):
    html = look(client, translator, queue(), step="hand-back")
    assert "There is nothing of yours to hand back here." in html
    assert not Review.objects.pending().exists()


def test_the_glossary_says_its_words_for_the_source_in_every_form(
    costs, client, translator
):
    Term.objects.create(
        key="infusion",
        position=1,
        term_nl="infuus",
        also_nl="infusen",
        term_de="Infusion",
        meaning_nl="Vocht.",
        meaning_de="Flüssigkeit.",
    )
    costs.sections.update(body_nl="Twee infusen.")
    html = look(client, translator, text())
    said = words_of(html[html.index("terms-heading") : html.index("<form")])
    assert "infusen → Infusion not in the translation" in said


def test_the_guard_stands_beside_the_text_before_it_is_called_right(
    client, nurse, doctor, translator
):
    page = make_page(
        "costs",
        sections=[
            {
                "safety": True,
                "body_nl": "Wacht 6 uur.",
                "body_de": "Warten Sie 6 Stunden.",
                "body_en": "Wait 6 hours.",
            }
        ],
    )
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="Wacht 8 uur.")
    html = look(client, translator, text())
    assert "gate__finding--warn" in html[html.index("passage-body") :]
    # Calling it right all the same needs a reason, before a second person sees it.
    answer(client, translator, "right")
    html = look(client, translator, queue(), step="hand-back")
    assert "need a word from you" in html or "needs a word from you" in html
    assert not Review.objects.pending().exists()


def test_who_may_not_change_a_language_reads_it_and_changes_nothing(
    costs, client, translator
):
    data = sent(client, translator, text("en"), body_en="A longer sentence.")
    german = make_translator("german")
    people.say(german, writes=["de"])
    html = look(client, german, text("en"))
    assert "You may read this language here, and not change it." in html
    assert "<textarea" not in html[html.index("translation_form") :]
    for step in ("says", "right", "save"):
        client.force_login(german)
        assert client.post(text("en"), data | {"step": step}).status_code == 200
    assert costs.sections.get().body_en == "A sentence."
    assert state_of(draft_book(), ENTRY, "en") == "behind"
    assert not DraftChange.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        text("nl"),
        text("xx"),
        text(entry="section/costs/none"),
        text(entry="abc"),
        text(entry="value/x/*"),
        queue("xx"),
    ],
)
def test_an_address_of_nothing_is_not_found(url, costs, client, translator):
    client.force_login(translator)
    assert client.get(url).status_code == 404
    assert client.post(url, {"step": "says"}).status_code == 404


@pytest.fixture
def reworded(costs, nurse, doctor):
    """The source has a comma more, which is not public yet."""
    publish(costs, author=nurse, approver=doctor)  # all translations are up to date
    costs.sections.update(body_nl="Een langere, zin.")
    return costs


def test_a_change_of_wording_carries_the_translations_over(
    reworded, client, nurse, doctor
):
    html = look(
        client, nurse, TRANSLATIONS, wording_only=ENTRY, reason="A comma, no more."
    )
    assert "Noted: only the wording has changed. Carried over: 2." in html
    assert "behind" not in html
    assert WordingOnly.objects.get().reason == "A comma, no more."
    before = Edition.objects.newest().get(language="de")
    publish_changes(changed(), author=nurse, approver=doctor)
    assert state_of(published_book(), ENTRY, "de") == ""
    german = Edition.objects.newest().get(language="de")
    assert german == before  # the same words, with the approval that they have
    assert not german.is_example
    assert "langere, zin" in client.get("/nl/costs-nl/").content.decode()


def test_a_change_of_wording_needs_a_reason(reworded, client, nurse):
    html = look(client, nurse, TRANSLATIONS, wording_only=ENTRY, reason=" ")
    assert "Write why this changes nothing of what the text says." in html
    assert not WordingOnly.objects.exists()
    assert state_of(draft_book(), ENTRY, "de") == "behind"


@pytest.mark.parametrize(
    "words", ["Wacht 4 uur.", "Wacht niet 6 uur.", "Wacht {{fasting_food}}."]
)
def test_in_a_safety_text_a_number_a_negation_or_a_fact_is_never_wording(
    words, client, nurse, doctor
):
    page = make_page("prepare", sections=[{"safety": True, "body_nl": "Wacht 6 uur."}])
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl=words)
    entry = "section/prepare/first"
    html = look(client, nurse, TRANSLATIONS, wording_only=entry, reason="The same.")
    assert "That is more than wording: the translations have to follow." in html
    assert not WordingOnly.objects.exists()
    assert "safety: 1" in words_of(html)


def test_a_safety_text_may_lose_a_comma(client, nurse, doctor):
    page = make_page("prepare", sections=[{"safety": True, "body_nl": "Wacht, 6 uur."}])
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="Wacht 6 uur.")
    entry = "section/prepare/first"
    html = look(client, nurse, TRANSLATIONS, wording_only=entry, reason="A comma.")
    assert "Carried over: 2." in html


def test_where_nothing_is_behind_it_says_so(client, nurse, doctor):
    publish(make_page(), author=nurse, approver=doctor)
    assert "Every translation says what its source says." in look(
        client, nurse, queue()
    )
    html = look(client, nurse, text())
    assert "This translation says what its source says." in html
    assert 'value="says"' not in html


@pytest.mark.parametrize("url", [TRANSLATIONS, queue(), text()])
def test_who_has_no_role_sees_and_answers_nothing(url, costs, client):
    client.force_login(make_user("guest"))
    assert client.get(url).status_code == 403
    assert client.post(url, {"step": "says", "source": "x"}).status_code == 403


@pytest.mark.parametrize("value", ["abc", "page/none", "/ de"])
def test_wording_about_nothing_is_refused_with_a_sentence(value, costs, client, nurse):
    html = look(client, nurse, TRANSLATIONS, wording_only=value, reason="Comma.")
    assert "There is no translation here that is behind its source." in html
