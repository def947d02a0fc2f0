"""All content as one file: out, in, and what is refused."""

import io
import stat
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from content.drafts.archives import Archive
from content.drafts.facts import Fact
from content.drafts.pages import Page, Section
from content.drafts.reading import draft_book, draft_parts
from content.editions.editions import Edition
from content.editions.journal import JournalEntry
from content.editions.publications import Publication
from content.editions.reviews import DraftChange
from content.exchange import archives
from content.exchange.archives import unpacked
from content.exchange.problems import BrokenContent
from content.publishing import errors
from content.publishing.notes import note_changes
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_section,
    make_source,
    make_translator,
    publish_changes,
)
from tests.picture_making import make_picture
from tests.staff_reading import words_of

pytestmark = pytest.mark.django_db
URL = "/staff/content/journalentry/archive/"
LOOK = f"{URL}look/"


def exported():
    out = io.BytesIO()
    archives.write(out)
    return out.getvalue()


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def replaced(content, old, new):
    """An archive in whose files some words are others."""
    return packed(
        {name: data.replace(old, new) for name, data in files_of(content).items()}
    )


def hand_in(client, content, name="content.zip"):
    file = SimpleUploadedFile(name, content, "application/zip")
    return client.post(
        URL,
        {"step": "hand_in", "archive": file},
        headers={"accept-language": "en"},
        follow=True,
    )


def load(client, answer, **choice):
    """Confirm what is on the screen."""
    step = {"step": "load", "result": answer.context["look"].result, **choice}
    return client.post(LOOK, step, headers={"accept-language": "en"}, follow=True)


def refusal(content):
    with (
        override("en"),
        pytest.raises(BrokenContent) as refused,
        unpacked(io.BytesIO(content)),
    ):
        raise AssertionError("unpacked")
    return str(refused.value)


@pytest.fixture
def content():
    """A page, a fact, a clinic, a source and a picture, as drafts."""
    make_fact()
    make_clinic()
    make_source()
    make_picture()
    page = make_page(sections=[{"body_nl": "Een zin. {{fasting_food}}"}])
    make_page("clinic-zeewind", menu="none")
    confirm_translations()
    return page


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def desk(client, nurse):
    client.force_login(nurse)
    return client


# --- Out ----------------------------------------------------------------------------------


def test_the_same_drafts_give_the_same_bytes(content):
    once = exported()
    assert exported() == once
    names = list(files_of(once))
    assert "pages/costs.nl.md" in names
    assert "pictures/infusion-room.png" in names


def test_what_is_saved_as_a_file_is_the_archive_and_is_noted(desk, content, nurse):
    answer = desk.post(URL, {"step": "export"})
    assert b"".join(answer.streaming_content) == exported()
    assert answer["Content-Type"] == "application/zip"
    assert "no-store" in answer["Cache-Control"]
    entry = JournalEntry.objects.get(kind="exported")
    assert (entry.by_id, entry.note) == (nurse.pk, str(len(files_of(exported()))))


def test_an_export_that_is_loaded_changes_nothing_and_comes_out_the_same(desk, content):
    before, book = exported(), draft_book()
    answer = hand_in(desk, before)
    assert "There is nothing to load" in words_of(answer.content.decode())
    assert load(desk, answer).status_code == 200
    assert draft_book() == book
    assert exported() == before


def test_an_empty_site_gets_the_very_same_drafts(desk, content):
    before, book = exported(), draft_book()
    for model in (Section, Page, Fact):
        model.objects.all().delete()
    answer = hand_in(desk, before)
    assert answer.context["look"].changes
    load(desk, answer)
    assert exported() == before
    assert set(draft_book().parts) == set(book.parts)


# --- In -----------------------------------------------------------------------------------


def test_a_look_changes_nothing_and_says_what_would_change(desk, content):
    book = draft_book()
    files = files_of(exported())
    files["pages/costs.nl.md"] += b"\n## Nieuw {#new .text}\n\nTekst.\n"
    for code in ("de", "en"):
        files[f"pages/costs.{code}.md"] += b"\n## New {#new .text}\n\nText.\n"
    files["pages/costs.nl.md"] = files["pages/costs.nl.md"].replace(b"zin", b"woord")
    answer = hand_in(desk, packed(files))
    words = words_of(answer.content.decode())
    assert "1 × section : changed" in words
    assert "1 × section : new" in words
    assert draft_book() == book
    assert JournalEntry.objects.filter(kind="loaded").count() == 0


def test_what_was_looked_at_is_loaded_as_the_work_of_that_person(desk, content, nurse):
    answer = hand_in(desk, replaced(exported(), b"Een zin. {{", b"Een woord. {{"))
    done = load(desk, answer)
    assert "1 part has changed" in words_of(done.content.decode())
    assert content.sections.get().body_nl.startswith("Een woord")
    change = DraftChange.objects.get()
    assert (change.entry, change.language, change.by) == (
        "section/costs/first",
        "nl",
        nurse,
    )
    entry = JournalEntry.objects.get(kind="loaded")
    assert (entry.by_id, entry.note) == (nurse.pk, "2 1 0")
    assert not Archive.objects.exists()


@pytest.mark.parametrize("has_published", [True, False])
def test_loading_from_the_desk_publishes_nothing(desk, content, nurse, has_published):
    if has_published:
        publish_changes(changed(), author=nurse, approver=make_reviewer())
    before = (Edition.objects.count(), Publication.objects.count())
    answer = hand_in(desk, replaced(exported(), b"Een zin. {{", b"Een woord. {{"))
    load(desk, answer)
    assert content.sections.get().body_nl.startswith("Een woord")
    assert (Edition.objects.count(), Publication.objects.count()) == before


def test_what_a_colleague_has_worked_on_stays_unless_one_says_otherwise(desk, content):
    archive = exported()
    colleague = make_editor("colleague")
    before = draft_parts({"page/costs"})
    content.sections.update(body_nl="Van een collega.")
    after = draft_parts({"page/costs"})

    note_changes(before, after, by=colleague, now=timezone.now())

    answer = hand_in(desk, archive)
    words = words_of(answer.content.decode())
    assert "They stay as they are: Costs costs: first en · Nederlands" in words
    load(desk, answer)
    assert content.sections.get().body_nl == "Van een collega."

    answer = hand_in(desk, archive)
    load(desk, answer, over_people="yes")
    assert content.sections.get().body_nl.startswith("Een zin")
    keys = DraftChange.objects.order_by("-pk").values_list("entry", "by__username")
    assert keys[0] == ("section/costs/first", "nurse")


def test_what_the_file_has_no_more_stays_whole_where_a_person_worked_on_it(
    desk, content
):
    archive = exported()

    make_section(content, key="second", position=9000)
    extra = exported()
    assert extra != archive
    before = draft_parts({"page/costs"})
    content.sections.filter(key="second").update(body_de="Neu.")
    note_changes(
        before,
        draft_parts({"page/costs"}),
        by=make_editor("colleague"),
        now=timezone.now(),
    )
    book = draft_book()
    load(desk, hand_in(desk, archive))
    assert draft_book() == book
    load(desk, hand_in(desk, archive), over_people="yes")
    assert [one.key for one in content.sections.all()] == ["first"]


def test_a_page_that_is_not_in_the_file_stays(desk, content):
    files = files_of(exported())
    make_page("other")
    load(desk, hand_in(desk, packed(files)))
    assert Page.objects.filter(key="other").exists()


def test_when_the_drafts_move_on_nothing_is_loaded_and_one_looks_again(desk, content):
    answer = hand_in(desk, replaced(exported(), b"Een zin. {{", b"Een woord. {{"))
    content.sections.update(body_nl="Intussen.")
    done = load(desk, answer)
    assert "somebody has changed the drafts" in words_of(done.content.decode())
    assert content.sections.get().body_nl == "Intussen."
    assert Archive.objects.count() == 1
    load(desk, done)
    assert content.sections.get().body_nl.startswith("Een woord")


def test_a_double_click_loads_once(desk, content):
    answer = hand_in(desk, replaced(exported(), b"Een zin. {{", b"Een woord. {{"))
    load(desk, answer)
    again = load(desk, answer)
    assert "has been loaded already" in words_of(again.content.decode())
    assert JournalEntry.objects.filter(kind="loaded").count() == 1


def test_a_file_is_thrown_away_and_replaced_by_the_next_one(desk, content):
    hand_in(desk, exported(), "one.zip")
    hand_in(desk, exported(), "two.zip")
    assert Archive.objects.get().name == "two.zip"
    desk.post(LOOK, {"step": "throw_away"})
    assert not Archive.objects.exists()


def test_every_mistake_is_told_with_its_file_and_line_and_nothing_is_loaded(
    desk, content
):
    files = files_of(exported())
    files["pages/costs.nl.md"] = files["pages/costs.nl.md"].replace(b".text", b"", 1)
    files["records/facts.yaml"] = b"- key: [\n"
    files["pages/clinic-zeewind.de.md"] = "é".encode("latin-1")
    book = draft_book()
    answer = hand_in(desk, packed(files))
    words = words_of(answer.content.decode())
    assert "Nothing has been loaded" in words
    for name in (
        "pages/costs.nl.md",
        "records/facts.yaml",
        "pages/clinic-zeewind.de.md , line 1",
    ):
        assert name in words
    assert 'value="load"' not in answer.content.decode()
    assert draft_book() == book


@pytest.mark.parametrize(
    "language, words",
    [("nl", "niet als UTF-8 opgeslagen"), ("de", "nicht als UTF-8 gespeichert")],
)
def test_a_mistake_is_told_in_the_language_of_the_person(desk, language, words):
    archive = packed({"pages/costs.nl.md": "é".encode("latin-1")})
    hand_in(desk, archive)
    answer = desk.get(LOOK, headers={"accept-language": language})
    assert words in words_of(answer.content.decode())


# --- What is refused ----------------------------------------------------------------------


def link(target):
    entry = zipfile.ZipInfo("pages/a.nl.md")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return {entry: target}


def locked():
    """The mark of a file with a password, in both places that have it."""
    content = bytearray(packed({"pages/a.nl.md": b"x"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def damaged():
    content = bytearray(packed({"pages/a.nl.md": b"x" * 5000}))
    content[50] ^= 0xFF
    return bytes(content)


def says_less():
    """A file that holds more than it says."""
    content = bytearray(packed({"pages/a.nl.md": b"x" * 5_000_000}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def twice():
    content = packed({"pages/a.nl.md": b"one", "pages/b.nl.md": b"two"})
    return content.replace(b"pages/b.nl.md", b"pages/a.nl.md")


def wrong_letters():
    """A name that says it is UTF-8 and is not."""
    content = packed({"pages/é.nl.md": b"x"})
    return content.replace("é".encode(), b"\xff\xfe")


def many():
    return packed({f"pages/{number}.nl.md": b"" for number in range(5_001)})


NO_CONTENT = "This is no content file"
HOSTILE = {
    "not a ZIP file": (lambda: b"Hello", "This is no ZIP file"),
    "empty": (lambda: b"", "This is no ZIP file"),
    "half": (lambda: packed({"pages/a.nl.md": b"x"})[:-30], "This is no ZIP file"),
    "an empty ZIP file": (lambda: packed({}), "holds no content"),
    "up and out": (lambda: packed({"../pages/a.nl.md": b""}), NO_CONTENT),
    "up within": (lambda: packed({"pages/../../a.nl.md": b""}), NO_CONTENT),
    "absolute": (lambda: packed({"/nowhere/a.nl.md": b""}), NO_CONTENT),
    "absolute content": (lambda: packed({"/pages/a.nl.md": b""}), NO_CONTENT),
    "a drive": (lambda: packed({"C:\\pages\\a.nl.md": b""}), NO_CONTENT),
    "backslashes": (lambda: packed({"pages\\..\\a.nl.md": b""}), NO_CONTENT),
    "a deeper folder": (lambda: packed({"pages/x/a.nl.md": b""}), NO_CONTENT),
    "another kind": (
        lambda: packed({"pages/a.nl.md": b"", "run.sh": b""}),
        "run.sh, line 1: This is no content file",
    ),
    "line ends in a name": (
        lambda: packed({"pages/a\n.nl.md": b"", "pages/b.nl.md": b""}),
        NO_CONTENT,
    ),
    "a link": (lambda: packed(link("/nowhere/a.nl.md")), "a link to another place"),
    "a password": (locked, "with a password"),
    "packed otherwise": (
        lambda: bzipped(),
        "packed in a way",
    ),
    "damaged": (damaged, "damaged in the ZIP file"),
    "says less than it holds": (says_less, "damaged"),
    "two of one name": (twice, "two files with this name"),
    "two of one name but for case": (
        lambda: packed({"pages/a.nl.md": b"", "pages/A.nl.md": b""}),
        "two files with this name",
    ),
    "wrong letters": (wrong_letters, "This is no"),
    "too many": (many, "more than 5000 files"),
    "a text that is too long": (
        lambda: packed({"pages/a.nl.md": b"x" * 2_000_001}),
        "larger than 2 million",
    ),
    "a bomb": (
        lambda: packed(
            {f"pictures/{number}.png": bytes(20_000_000) for number in range(16)}
        ),
        "larger than 300 million",
    ),
}


def bzipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("pages/a.nl.md", "x")
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence(name):
    make, words = HOSTILE[name]
    assert words in refusal(make())


def test_a_hostile_file_is_not_even_kept(desk):
    answer = hand_in(desk, packed({"../../evil.md": b"x"}))
    assert answer.status_code == 200
    assert NO_CONTENT in words_of(answer.content.decode())
    assert not Archive.objects.exists()


def test_a_long_list_of_names_is_refused_before_it_is_read(monkeypatch):
    content = bytearray(packed({"pages/a.nl.md": b"x"}))
    at = content.rindex(b"PK\x05\x06")
    content[at + 12 : at + 16] = (50_000_000).to_bytes(4, "little")

    def read(*args):
        raise AssertionError("read")

    monkeypatch.setattr(zipfile, "ZipFile", read)
    assert "more than 5000 files" in refusal(bytes(content))


def test_what_computers_add_and_a_folder_around_everything_do_no_harm(desk, content):
    before = exported()
    files = {f"my site/{name}": data for name, data in files_of(before).items()}
    files |= {
        "__MACOSX/my site/._x": b"",
        "my site/.DS_Store": b"",
        "my site/pages/": b"",
    }
    load(desk, hand_in(desk, packed(files)))
    assert exported() == before


def test_entries_that_name_each_other_do_not_grow(desk, content):
    """The "billion laughs": lists of lists, each named nine times."""
    lines = ["- &a0 [x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    files = files_of(exported()) | {"records/terms.yaml": "\n".join(lines).encode()}
    answer = hand_in(desk, packed(files))
    assert "A record has exactly these fields" in words_of(answer.content.decode())


# --- Who may ------------------------------------------------------------------------------


def test_a_translator_does_neither(client, content):
    client.force_login(make_translator())
    book = draft_book()
    for url in (URL, LOOK):
        assert client.get(url).status_code == 403
    assert client.post(URL, {"step": "export"}).status_code == 403
    assert hand_in(client, exported()).status_code == 403
    assert client.post(LOOK, {"step": "load", "result": ""}).status_code == 403
    assert draft_book() == book
    assert not Archive.objects.exists()


def test_nobody_loads_what_somebody_else_has_handed_in(client, content):
    client.force_login(make_editor("other"))
    answer = hand_in(client, replaced(exported(), b"Een zin. {{", b"Een woord. {{"))
    other = Client()
    other.force_login(make_editor("third"))
    done = load(other, answer)
    assert "There is no file to load" in words_of(done.content.decode())
    assert content.sections.get().body_nl.startswith("Een zin")


def test_strangers_are_led_to_the_log_in(client):
    for url in (URL, LOOK):
        assert client.get(url).status_code == 302
        assert client.post(url, {"step": "export"}).status_code == 302


def test_without_a_token_nothing_happens(nurse, content):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nurse)
    assert strict.post(URL, {"step": "export"}).status_code == 403
    assert hand_in(strict, exported()).status_code == 403


@pytest.mark.parametrize(
    "step", [{}, {"step": "hand_in"}, {"step": "hand_in", "archive": "no file"}]
)
def test_a_form_without_a_file_gets_a_sentence(desk, step):
    answer = desk.post(URL, step, headers={"accept-language": "en"})
    assert "Choose a ZIP file first" in words_of(answer.content.decode())


@pytest.mark.parametrize("result", ["", "x", "é" * 100])
def test_a_forged_result_loads_nothing(desk, content, result):
    hand_in(desk, replaced(exported(), b"Een zin. {{", b"Een woord. {{"))
    step = {"step": "load", "result": result}
    answer = desk.post(LOOK, step, headers={"accept-language": "en"})
    assert "Look once more" in words_of(answer.content.decode())
    assert content.sections.get().body_nl.startswith("Een zin")


def test_who_has_loaded_a_text_does_not_approve_it(desk, content, nurse):
    doctor = make_reviewer()
    desk.force_login(doctor)
    load(desk, hand_in(desk, replaced(exported(), b"Een zin. {{", b"Een woord. {{")))

    with pytest.raises(errors.OwnText):
        publish_changes(changed("page/costs"), author=nurse, approver=doctor)
