"""What a translator's file does to the drafts: rights, work of a person, nothing public."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from content.accounts import people
from content.book import PartKey
from content.book.translation import state_of
from content.drafts.pages import Section
from content.drafts.reading import draft_book
from content.drafts.translations import TranslationState
from content.editions.publications import Publication
from content.editions.reviews import DraftChange
from content.exchange.catalogues import files
from content.exchange.catalogues.saving import import_by
from content.exchange.problems import BrokenContent
from content.publishing import errors
from tests.factories import (
    confirm_translations,
    make_editor,
    make_page,
    make_translator,
)

pytestmark = pytest.mark.django_db
URL = "/staff/content/review/catalogues/"
SECTION = "section/costs/first"
GERMAN = PartKey(SECTION, "de")


@pytest.fixture
def ada():
    return make_translator("ada")


def exported(language="de", *, name="de.po"):
    catalogue = files.catalogue_of(
        draft_book(), language=language, history=lambda *_: None
    )
    return files.written(catalogue, name=name)


def said(content, **words):
    """The file with other translations of the section: heading="…", body="…"."""
    file = polib.pofile(content.decode())
    for entry in file:
        place = entry.msgctxt.removeprefix(SECTION).split()
        if place and place[0] in words:
            entry.msgstr = words[place[0]]
    return str(file).encode()


def hand_in(content, *, by):
    return import_by(by, content, name="de.po", now=timezone.now())


def german():
    section = Section.objects.get(key="first")
    return section.heading_de, section.body_de


def test_a_file_becomes_drafts_of_its_language_noted_as_work_and_published_by_nobody(
    ada,
):
    make_page()
    confirm_translations()
    done = hand_in(said(exported(), body="Ein anderer Satz."), by=ada)
    assert done.count == 1
    assert german() == ("first de", "Ein anderer Satz.")
    noted = DraftChange.objects.filter(by=ada).values_list("entry", "language")
    assert list(noted) == [tuple(GERMAN)]
    assert not Publication.objects.exists()


def test_a_file_that_says_what_stands_changes_nothing(ada):
    make_page()
    assert hand_in(exported(), by=ada).count == 0
    assert not DraftChange.objects.exists()


def test_a_translation_that_is_behind_stays_so_until_its_translator_answers(ada):
    make_page()
    confirm_translations()
    Section.objects.update(body_nl="Een nieuwe zin.")
    hand_in(said(exported(), body="Ein neuer Satz."), by=ada)
    assert german()[1] == "Ein neuer Satz."
    assert state_of(draft_book(), SECTION, "de") == "behind"


def test_a_first_translation_says_the_source_of_the_file(ada):
    make_page(sections=[{"heading_de": "", "body_de": ""}])
    content = said(exported(), heading="Kopf", body="Ein Satz.")
    hand_in(content, by=ada)
    assert german() == ("Kopf", "Ein Satz.")
    assert state_of(draft_book(), SECTION, "de") == ""


def test_a_first_translation_of_an_older_source_confirms_nothing(ada):
    make_page(sections=[{"heading_de": "", "body_de": ""}])
    content = said(exported(), heading="Kopf", body="Ein Satz.")
    Section.objects.update(body_nl="Een nieuwe zin.")
    done = hand_in(content, by=ada)
    assert [one.source_now for one in done.moved] == ["Een nieuwe zin."]
    assert german() == ("Kopf", "Ein Satz.")
    assert state_of(draft_book(), SECTION, "de") == "behind"


def test_words_for_an_older_source_take_back_an_answer_given_meanwhile(ada):
    make_page()
    confirm_translations()
    content = said(exported(), body="Ein anderer Satz.")
    Section.objects.update(body_nl="Een nieuwe zin.")
    confirm_translations()
    hand_in(content, by=ada)
    assert state_of(draft_book(), SECTION, "de") == "behind"
    state = TranslationState.objects.get(entry=SECTION, language="de")
    assert state.made_against == ""


def test_a_broken_file_changes_nothing_of_any_text(ada):
    make_page()
    content = said(exported(), heading="Neu", body="{{unknown}}")
    with pytest.raises(BrokenContent):
        hand_in(content, by=ada)
    assert german() == ("first de", "Ein Satz.")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_german_translator_hands_in_german_alone(language, ada):
    make_page()
    people.say(ada, writes=["de"])
    with pytest.raises(errors.NotYourLanguage):
        hand_in(exported(language), by=ada)


def test_the_language_that_a_text_is_written_in_is_no_translation(ada):
    make_page(source_language="de")
    content = exported("nl").replace(b"Language: nl", b"Language: de")
    done = hand_in(content.replace(b"Een zin.", b"Neu."), by=ada)
    assert german() == ("first de", "Ein Satz.")
    assert len(done.gone) >= 1


# --- At the desk ---------------------------------------------------------------------------


def upload(client, content, name="de.po"):
    file = SimpleUploadedFile(name, content)
    return client.post(URL, {"step": "hand_in", "catalogue": file})


@pytest.mark.parametrize("suffix", [".po", ".xlf"])
def test_a_translator_saves_a_file_and_hands_it_in(client, ada, suffix):
    make_page()
    people.say(ada, writes=["de"])
    client.force_login(ada)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = client.get(URL).content.decode()
    assert 'type="hidden" name="language" value="de"' in page
    assert 'type="hidden" name="language" value="en"' not in page
    saved = client.post(URL, {"step": "export", "language": "de", "format": suffix})
    assert saved["Content-Disposition"].startswith('attachment; filename="content-de-')
    changed = saved.content.replace(b"Ein Satz.", b"Ein besserer Satz.")
    answer = upload(client, changed, f"de{suffix}").content.decode()
    assert german()[1] == "Ein besserer Satz."
    assert "<strong>1 paragraph of the drafts has changed." in answer
    wanted = {"step": "export", "language": "en", "format": suffix}
    assert client.post(URL, wanted).status_code == 403


def test_the_desk_shows_both_texts_of_what_somebody_else_changed(client, ada):
    make_page()
    content = said(exported(), body="Mein Satz.")
    Section.objects.update(body_de="Dein Satz.")
    client.force_login(ada)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = upload(client, content).content.decode()
    assert german()[1] == "Dein Satz."
    assert "<mark>Mein</mark>" in answer
    assert "<mark>Dein</mark>" in answer


def test_the_desk_names_the_line_of_a_mistake(client, ada):
    make_page()
    client.force_login(ada)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = upload(client, said(exported(), body="{{unknown}}"), "mine.po")
    page = answer.content.decode()
    assert "<code>mine.po</code>, line " in page
    assert "{{unknown}} stands in this translation and not in its source." in page


def test_nobody_else_comes_near(client):
    assert client.get(URL).status_code == 302


# --- Commands ------------------------------------------------------------------------------


def test_the_commands_write_a_file_and_take_it_back(ada, tmp_path, capsys):
    make_page()
    path = tmp_path / "content.po"
    call_command("export_catalogue", "de", str(path))
    path.write_bytes(said(path.read_bytes(), body="Ein anderer Satz."))
    call_command("import_catalogue", str(path), by="ada")
    assert german()[1] == "Ein anderer Satz."
    assert "1 paragraphs of drafts changed." in capsys.readouterr().out
    with pytest.raises(CommandError, match="no account “nobody”"):
        call_command("import_catalogue", str(path), by="nobody")


def test_the_check_names_every_text_that_is_missing_or_behind(capsys):
    make_page()
    confirm_translations()
    call_command("check_catalogues")
    assert "complete" in capsys.readouterr().out
    Section.objects.update(body_en="", body_nl="Een nieuwe zin.")
    with pytest.raises(CommandError) as error:
        call_command("check_catalogues")
    assert f"content, en: {SECTION} is not translated." in str(error.value)
    assert f"content, de: {SECTION} does not say what its source says" in str(
        error.value
    )


def test_an_editor_may_hand_in_every_language():
    make_page()
    done = hand_in(said(exported(), body="Ein anderer Satz."), by=make_editor())
    assert done.count == 1
