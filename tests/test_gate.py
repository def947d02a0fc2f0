"""The gate on the road: what stops, what asks for a reason, and what passes."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from content.book import PartKey
from content.drafts.lexicon_entries import LexiconEntry, rows, sync
from content.drafts.pages import Section
from content.editions.answers import FindingAnswer
from content.editions.reviews import Review
from content.gate.declared import CHECKS
from content.gate.findings import Level
from content.gate.named import LEXICONS
from content.gate.shipped import shipped
from content.publishing import actions
from content.publishing.errors import NotReady, Unanswered
from tests.factories import (
    approve,
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_source,
    make_translator,
    make_user,
    publish,
)
from tests.staff_reading import changes_of, look, review_url, words_of

pytestmark = pytest.mark.django_db
CLAIM = "Ketamine geneest pijn."
DUTCH = PartKey("section/costs/first", "nl")


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def page(nurse, doctor):
    """A page that readers see exactly as its draft is."""
    page = make_page()
    publish(page, author=nurse, approver=doctor)
    return page


def write(page, **fields):
    page.sections.update(**fields)


def ask(nurse, now, chosen=(DUTCH,), **options):
    return actions.request_review(chosen=chosen, by=nurse, now=now, **options)


def found(nurse, now, **options):
    with pytest.raises(Unanswered) as caught:
        ask(nurse, now, **options)
    return caught.value.found


# --- The road --------------------------------------------------------------------------


def test_a_claim_asks_for_a_reason_that_the_review_keeps(page, nurse, now):
    write(page, body_nl=f"Een zin.\n\n{CLAIM}")
    (one,) = found(nurse, now)
    assert (one.code, one.at, one.field, one.hit.line) == ("promise", DUTCH, "body", 3)
    assert (one.hit.words, one.hit.sentence) == ("geneest", CLAIM)
    review = ask(nurse, now, answers={one.key: " A quoted\ntitle. "})
    (answer,) = review.answers.all()
    assert (answer.reason, answer.words, answer.by_id) == (
        "A quoted title.",
        CLAIM,
        nurse.pk,
    )


def test_a_reason_keeps_no_sign_that_a_database_refuses(page, nurse, now):
    write(page, body_nl=CLAIM)
    (one,) = found(nurse, now)
    reason = "A\x00 title\u202e. " + 2000 * "x"
    (answer,) = ask(nurse, now, answers={one.key: reason}).answers.all()
    assert answer.reason == "A title. " + 2000 * "x"


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_an_empty_reason_is_none(page, nurse, now, reason):
    write(page, body_nl=CLAIM)
    (one,) = found(nurse, now)
    assert found(nurse, now, answers={one.key: reason})
    assert not Review.objects.pending().exists()


def test_a_reason_holds_for_the_same_sentence_until_it_changes(
    page, nurse, doctor, now
):
    write(page, body_nl=CLAIM)
    (one,) = found(nurse, now)
    review = ask(nurse, now, answers={one.key: "A quotation."})
    actions.return_to_author(review=review, by=doctor, now=now, comment="Shorter.")
    write(page, heading_nl="Een kop")
    again = ask(nurse, now + timedelta(days=1))
    (kept,) = again.answers.all()
    assert (kept.reason, kept.by_id, kept.at) == ("A quotation.", nurse.pk, now)
    actions.take_back(review=again, by=nurse, now=now)
    write(page, body_nl="Ketamine geneest alle pijn.")
    assert [one.code for one in found(nurse, now)] == ["promise"]


def test_what_the_public_text_has_already_stops_nobody(page, nurse, doctor, now):
    write(page, body_nl=CLAIM)
    (one,) = found(nurse, now)
    approve(ask(nurse, now, answers={one.key: "A title."}), doctor, now)
    write(page, body_nl="Ketamine geneest de pijn!\n\nBel 020 123 45 67.")
    assert ask(nurse, now)


def test_a_second_claim_in_the_same_words_is_one_more(page, nurse, doctor, now):
    write(page, body_nl=CLAIM)
    (one,) = found(nurse, now)
    approve(ask(nurse, now, answers={one.key: "A title."}), doctor, now)
    write(page, body_nl=f"{CLAIM}\n\nOok oude pijn geneest.")
    (second,) = found(nurse, now)
    assert second.hit.sentence == "Ook oude pijn geneest."


def test_a_claim_of_an_unchosen_change_stops_nobody(page, nurse, now):
    write(page, body_nl="Een andere zin.", body_de="Ketamin heilt.")
    assert ask(nurse, now)


@pytest.mark.parametrize(
    "words", ["[in te vullen]", "Bel XXX.", "TODO", "Lorem ipsum dolor."]
)
def test_a_placeholder_must_be_mended(page, nurse, now, words):
    write(page, body_nl=f"Een zin.\n\n{words}")
    with pytest.raises(NotReady) as caught:
        ask(nurse, now, answers={"x": "y"})
    assert all(one.at == DUTCH for one in caught.value.findings)


def test_what_is_not_treated_may_be_named(page, nurse, now):
    write(page, body_nl="Wij behandelen geen depressie.")
    assert ask(nurse, now)


def test_hints_never_stop(page, nurse, now):
    write(page, body_nl=" ".join(["woord"] * 40) + ".")
    assert ask(nurse, now)


def test_a_translation_with_the_words_of_the_source_asks(page, nurse, now):
    words = "De verpleegkundige meet uw bloeddruk en uw hartslag."
    write(page, body_nl=words, body_de=words)
    codes = {one.code for one in found(nurse, now, chosen=changed())}
    assert codes == {"identical"}


def test_a_page_with_old_sources_alone_asks(page, nurse, now):
    make_source("R1", year=now.year - 11)
    write(page, body_nl="Een zin [@R1].")
    assert [one.code for one in found(nurse, now, chosen=changed())] == ["old-sources"]
    make_source("R2", year=now.year - 10)
    write(page, body_nl="Een zin [@R1] [@R2].")
    assert ask(nurse, now, chosen=changed())


def test_a_page_that_names_indications_says_off_label(page, nurse, now):
    Section.objects.create(
        page=page,
        key="kinds",
        kind="indications",
        position=9,
        **{f"heading_{code}": "Pijn" for code in ("nl", "de", "en")},
    )
    codes = {one.code for one in found(nurse, now, chosen=changed())}
    assert codes == {"off-label"}
    write(page, body_nl="Off-label.", body_de="Off-Label.", body_en="Off-label.")
    assert ask(nurse, now, chosen=changed())


def test_the_last_section_about_whom_to_call_does_not_go_unasked(
    page, nurse, doctor, now
):
    write(page, kind="care_emergency")
    Section.objects.create(page=page, key="other", heading_nl="Kop", body_nl="Zin.")
    publish(page, author=nurse, approver=doctor)
    page.sections.filter(key="first").delete()
    codes = {one.code for one in found(nurse, now, chosen=changed())}
    assert codes == {"missing-sections"}


# --- The pages of the staff ------------------------------------------------------------


def test_asking_without_an_answer_shows_everything_again(page, nurse, client, now):
    write(page, body_nl=CLAIM, body_de="Ketamin heilt.")
    german = "section/costs/first de"
    chosen = [" ".join(DUTCH), german]
    keys = [one.key for one in found(nurse, now, chosen=changed())]
    html = look(
        client,
        nurse,
        changes_of(entry="page/costs"),
        part=chosen,
        message="Please look.",
        **{f"answer-{keys[0]}": "It quotes a title."},
    )
    assert not Review.objects.pending().exists()
    assert "Please look.</textarea>" in html
    assert 'value="It quotes a title."' in html
    for value in chosen:
        assert f'value="{value}" checked' in html
    assert f'id="answer-{keys[1]}"' in html
    assert html.count('aria-invalid="true"') == 1
    assert "Write why this stays, or mend it." in words_of(html)
    assert "Costs costs: first en · Nederlands · text" in words_of(html)

    html = look(
        client,
        nurse,
        changes_of(entry="page/costs"),
        part=chosen,
        **{f"answer-{key}": "It quotes a title." for key in keys},
    )
    assert Review.objects.pending().count() == 1


def test_the_reviewer_reads_the_reasons(page, nurse, doctor, client, now):
    write(page, body_nl=CLAIM)
    (one,) = found(nurse, now)
    review = ask(nurse, now, answers={one.key: "It quotes a title."})
    words = words_of(look(client, doctor, review_url(review)))
    assert "What the author left standing, and why" in words
    assert CLAIM in words
    assert "Why it stays: It quotes a title. (nurse," in words


def test_the_form_of_a_page_shows_what_its_draft_brings(page, nurse, client):
    write(page, body_nl=CLAIM)
    url = reverse("admin:content_page_change", args=[page.pk])
    client.force_login(nurse)
    html = client.get(url, headers={"accept-language": "en"}).content.decode()
    panel = html[html.index('id="gate"') :]
    panel = panel[: panel.index("</section>")]
    field = re.search(r'href="#(id_sections-\w+-body_nl)"', panel)[1]
    assert f'<textarea name="{field.removeprefix("id_")}"' in html
    assert 'data-line="1"' in panel
    assert "<input" not in panel


def test_a_page_without_findings_shows_no_panel(page, nurse, client):
    write(page, body_nl="Nog een zin.")
    assert 'id="gate"' not in look(client, nurse, changes_of(entry="page/costs"))


# --- The lexicons ----------------------------------------------------------------------


def test_every_check_asks_lexicons_that_exist_and_every_lexicon_is_asked():
    asked = {name for check in CHECKS.values() for name in check.lexicons}
    assert asked == set(LEXICONS) == {name for name, _language, _words in shipped()}


def test_every_level_is_in_use_and_only_what_is_broken_blocks():
    blocks = {one.code for one in CHECKS.values() if one.level is Level.BLOCK}
    assert blocks == {"placeholder"}


def test_the_phrases_of_the_site_are_there_after_each_migration():
    assert set(rows()) == set(shipped())


def test_every_phrase_that_the_site_comes_with_fits_its_own_form():
    """SQLite keeps what is too long for its column; PostgreSQL refuses all of them."""
    for lexicon, language, words in shipped():
        entry = LexiconEntry(
            lexicon=lexicon, language=language, words=words, shipped=words
        )
        entry.clean_fields()


def test_a_new_version_brings_no_edited_phrase_back(django_app_config):
    edited = LexiconEntry.objects.get(
        lexicon="promise", language="nl", words="=geneest"
    )
    edited.words = "=geneest alle"
    edited.save()
    LexiconEntry.objects.filter(words="garantie").update(is_used=False)
    LexiconEntry.objects.filter(words="doorbraak").delete()
    before = set(rows())
    sync(sender=django_app_config, using="default")
    assert set(rows()) == before | {("promise", "nl", "doorbraak")}


@pytest.fixture
def django_app_config():
    from django.apps import apps

    return apps.get_app_config("content")


def test_a_phrase_that_is_switched_off_is_no_longer_looked_for(page, nurse, now):
    write(page, body_nl="Dit is een doorbraak.")
    assert found(nurse, now)
    LexiconEntry.objects.filter(words="doorbraak").update(is_used=False)
    assert ask(nurse, now)


@pytest.mark.parametrize("maker", [make_editor, make_reviewer, make_translator])
def test_a_forged_request_for_phrases_is_refused(maker, client):
    client.force_login(maker())
    entry = LexiconEntry.objects.first()
    data = {"lexicon": "promise", "language": "nl", "words": "x", "is_used": "on"}
    for name, args in (("changelist", []), ("add", []), ("change", [entry.pk])):
        url = reverse(f"admin:content_lexiconentry_{name}", args=args)
        assert client.post(url, data).status_code == 403
        assert client.get(url).status_code == 403
    url = reverse("admin:content_lexiconentry_delete", args=[entry.pk])
    assert client.post(url, {"post": "yes"}).status_code == 403
    assert set(rows()) == set(shipped())


def test_an_administrator_adds_a_phrase(client, page, nurse, now):
    client.force_login(make_user("chief", is_superuser=True))
    url = reverse("admin:content_lexiconentry_add")
    data = {"lexicon": "promise", "language": "nl", "words": "toverdrank"}
    client.post(url, data | {"is_used": "on"})
    write(page, body_nl="Een toverdrank voor u.")
    assert [one.hit.words for one in found(nurse, now)] == ["toverdrank"]


@pytest.mark.parametrize("words", ["", "…", "… pijn", "*"])
def test_a_phrase_that_would_be_found_everywhere_is_refused(client, words):
    client.force_login(make_user("chief", is_superuser=True))
    url = reverse("admin:content_lexiconentry_add")
    data = {"lexicon": "promise", "language": "nl", "words": words}
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["words"]


def test_the_answers_of_a_review_are_its_own(page, nurse, now):
    write(page, body_nl=CLAIM)
    (one,) = found(nurse, now)
    ask(nurse, now, answers={one.key: "A title.", "no-such": "Nothing."})
    assert FindingAnswer.objects.count() == 1


def test_the_docs_list_every_check():
    call_command("describe_gate", "--check")
