"""A clinic's own answers stand on its page beside the site's words, and nothing else."""

import re
from dataclasses import replace

import pytest
import yaml
from django.db.models import ProtectedError
from django.utils.translation import override

from content.drafts.clinic_answers import ClinicAnswer, MixtureDrug, Rhythm
from content.drafts.reading import draft_book
from content.drafts.records import Indication, SideEffect
from content.editions.editions import Edition
from content.editions.reading import published_book
from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.exchange.exporting import export
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from content.facts.answer_codes import AnswerCode, Topic, in_words
from content.facts.clinic_own import Answer, Listed, Own
from content.publishing import actions, errors
from content.publishing.starter import publish_starter
from tests.factories import changed, make_clinic, make_editor, make_page
from tests.picture_pages import words_of
from tests.planner_book import make_book, text
from tests.planner_book import make_clinic as typed_clinic
from tests.test_clinic_sections import Reading, draw

LISTED = Listed(
    key="crps", name=text("Severe pain"), source="nl", page="who", anchor="kinds-crps"
)
TREATED = Answer(key="crps", topic="indication", answer="here", record=LISTED)
OWN_ROW = Answer(
    key="own", topic="indication", answer="ask", name=text("Belly pain"), source="nl"
)


def answering(*answers):
    return make_book(replace(typed_clinic(), own=Own(answers=answers)))


def test_the_words_of_an_answer_are_those_of_its_list():
    with override("en"):
        said = {
            (one, code): in_words(one, code) for one in Topic for code in AnswerCode
        }
    assert all(said.values())
    assert said["indication", "here"] == "We treat this."
    assert said["contraindication", "here"] == "With this, no infusion with us."


def test_the_sites_name_and_the_clinics_answer_stand_side_by_side(rf):
    words = words_of(
        draw(rf, answering(TREATED, OWN_ROW), "indications_here", clinic="zeewind")
    )
    assert "Severe pain (en) We treat this." in words
    assert "Belly pain (en) Ask us." in words


def test_what_the_clinic_has_not_answered_is_not_there(rf):
    book = answering(replace(TREATED, topic="cost"))
    words = words_of(draw(rf, book, "indications_here", clinic="zeewind"))
    assert "Severe pain" not in words
    assert "Not stated: ask the clinic." in words


def test_at_which_dose_an_effect_comes_is_said_behind_the_answer(rf):
    effect = replace(TREATED, topic="side_effect", dose="higher")
    words = words_of(draw(rf, answering(effect), "side_effects_here", clinic="zeewind"))
    assert "Patients may have this with us. (at a higher dose)" in words


def test_a_remark_in_another_language_says_so(rf):
    answer = replace(TREATED, remark={"de": "Nur nach Gespräch."}, source="de")
    page = Reading(draw(rf, answering(answer), "indications_here", clinic="zeewind"))
    assert page.languages == {"Nur nach Gespräch.": "de"}


# --- From drafts to readers --------------------------------------------------------------


def make_indication(key="crps", **fields):
    names = {f"name_{code}": f"Pain {code}" for code in ("nl", "de", "en")}
    texts = {
        f"{name}_{code}": "So."
        for name in ("duration", "explanation")
        for code in ("nl", "de", "en")
    }
    values = {"key": key, "evidence": "weak", **names, **texts, **fields}
    return Indication.objects.create(**values)


def answer_of(clinic, **fields):
    return ClinicAnswer.objects.create(
        **{"clinic": clinic, "key": "a", "topic": "indication", "answer": "here"}
        | fields
    )


@pytest.fixture
def answered(db):
    """A clinic that treats what another page lists."""
    clinic, record = make_clinic(), make_indication()
    make_page("who", sections=[{"key": "kinds", "kind": "indications"}])
    make_page("clinic-zeewind", sections=[{"kind": "indications_here"}])
    return answer_of(clinic, indication=record)


def test_the_name_leads_to_its_place_on_the_general_page(answered, client, now):
    publish_starter(now=now)
    html = client.get("/en/clinics/clinic-zeewind-en/").content.decode()
    assert re.search(r'href="/en/who-en/#kinds-crps"[^>]*>Pain en<', html)


def test_a_name_that_changes_there_changes_here_with_the_same_approval(answered, now):
    publish_starter(now=now)
    Indication.objects.update(name_en="Burning pain")
    publish_starter(now=now)
    newest = Edition.objects.of("clinic-zeewind").filter(language="en").first()
    assert newest.number == 2
    assert "Burning pain" in newest.content


def test_a_record_that_a_clinic_answers_to_cannot_vanish(answered):
    with pytest.raises(ProtectedError):
        Indication.objects.all().delete()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Choose an entry of the site's list, or write a name."),
        ({"name_nl": "Buikpijn", "listed": True}, "The site's list gives the name"),
    ],
)
def test_an_answer_is_about_one_thing(fields, message, db, now):
    record = make_indication() if fields.pop("listed", False) else None
    answer_of(make_clinic(), indication=record, **fields)
    with override("en"), pytest.raises(errors.NotReady, match=message):
        actions.request_review(chosen=changed("clinic"), by=make_editor(), now=now)


# --- Files -------------------------------------------------------------------------------

OWN = {
    "answers": [
        {
            "key": "belly",
            "topic": "indication",
            "answer": "ask",
            "name": {"nl": "Buikpijn", "de": "Bauchschmerzen", "en": "Belly pain"},
        }
    ],
    "mixture": [
        {"key": "one", "name": {"nl": "ketamine", "de": "Ketamin", "en": "ketamine"}}
    ],
    "series": [{"key": "first", "count": 4, "low": 1, "unit": "weeks"}],
}


def write_own(folder, own):
    path = folder / "records/clinics.yaml"
    clinics = yaml.safe_load(path.read_text())
    clinics[0] |= own
    path.write_text(yaml.safe_dump(clinics, allow_unicode=True, sort_keys=False))


@pytest.mark.django_db
def test_files_leave_out_what_a_clinic_has_not_said(fact_files, now, tmp_path):
    load(fact_files, now=now)
    export(tmp_path / "out")
    text = (tmp_path / "out/records/clinics.yaml").read_text()
    assert text == (fact_files / "records/clinics.yaml").read_text()
    assert "answers" not in text


@pytest.mark.django_db
def test_files_bring_what_a_clinic_says_and_take_it_away_again(
    fact_files, now, tmp_path
):
    before = (fact_files / "records/clinics.yaml").read_text()
    write_own(fact_files, OWN)
    load(fact_files, now=now)
    assert ClinicAnswer.objects.get().name_de == "Bauchschmerzen"
    assert (MixtureDrug.objects.count(), Rhythm.objects.get().count) == (1, 4)
    nouns = ("clinic_answer", "mixture_drug", "rhythm")
    books = [book_of(folders.read(fact_files)), draft_book(), published_book()]
    for noun in nouns:
        entries = [book.entries(noun) for book in books]
        assert entries[0] == entries[1] == entries[2] != []
    (fact_files / "records/clinics.yaml").write_text(before)
    load(fact_files, now=now)
    assert not ClinicAnswer.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"indication": "crsp"}, "There is no “crsp” in records/indications.yaml"),
        (
            {"topic": "cost", "dose": "low"},
            "Alleen bijwerkingen hangen van de dosis af.",
        ),
        ({"answer": "perhaps"}, "“answer”"),
        ({"answer": True}, "Put it in quotation marks"),
    ],
)
def test_a_wrong_answer_in_a_file_is_told_with_its_line(
    wrong, message, fact_files, now
):
    write_own(fact_files, {"answers": [OWN["answers"][0] | wrong]})
    with pytest.raises(BrokenContent) as broken:
        load(fact_files, now=now)
    (problem,) = broken.value.problems
    assert message in str(problem)
    assert problem.line > 1
    assert not SideEffect.objects.exists()
