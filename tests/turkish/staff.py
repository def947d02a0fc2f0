"""Staff work in Turkish as in the other languages, also while it is in preparation."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from lxml import etree

from content.accounts import people
from content.drafts.facts import Fact
from content.drafts.pages import Page, Section
from content.editions.editions import Edition
from content.exchange.catalogues.xliff import NAMESPACE
from content.gallery.examples import EXAMPLES
from tests import factories as make
from tests.browser_forms import read_form
from tests.staff_crawl import crawl
from tests.turkish.conftest import PAGE, publish_in_turkish

pytestmark = pytest.mark.django_db
TURKISH = {"accept-language": "tr"}
PO, XLIFF = ".po", ".xlf"
WORDS = {
    "title": "Ücretler",
    "summary": "Ne kadar?",
    "heading": "Önce",
    "body": "Bir cümle.",
}


@pytest.fixture(autouse=True)
def published(db):
    """Something of everything, a page in Turkish among it."""
    make.make_clinic()
    make.make_source()
    publish_in_turkish()


@pytest.fixture
def staff(client):
    """Signed in, with a review that waits and another part that differs."""
    Section.objects.filter(key="says", page__key="danger").update(body_tr="Bekleyin.")
    keys = make.changed(PAGE, language="tr")
    make.ask(keys, by=make.make_editor("colleague"), now=timezone.now())
    Section.objects.filter(key="never", page__key="danger").update(
        heading_tr="Dur", body_tr="Durun."
    )
    client.force_login(make.make_user("boss", is_superuser=True))
    return client


def test_every_page_of_staff_answers_in_turkish(staff):
    pages = dict(crawl(staff, **TURKISH))
    assert len(pages) > 100
    in_its_own = "/preview/"  # in the language of the text
    for path, html in pages.items():
        assert '<html lang="tr"' in html or in_its_own in path, path


def test_the_places_of_translators_know_it(staff):
    page = Page.objects.get(key="danger")
    for path, sign in {
        "/staff/desk/pages/": "Türkçe",
        "/staff/content/review/translations/": "Türkçe",
        "/staff/content/review/translations/tr/": "section/danger/never",
        "/staff/content/review/translations/tr/section/danger/never/": "Durun.",
        "/staff/content/review/translations/tr/page/danger/": "Tehlike",
        "/staff/content/review/catalogues/": 'value="tr"',
        "/staff/content/review/changes/": "Durun.",
        f"/staff/content/page/{page.pk}/change/": 'name="title_tr"',
        f"/staff/content/page/{page.pk}/preview/tr/": "Durun.",
        f"/staff/content/page/{page.pk}/readers/": "Türkçe",
        "/staff/people/": "Türkçe",
        "/edit/tr/danger/": "title_tr",
    }.items():
        answer = staff.get(path, headers=TURKISH, follow=True)
        assert answer.status_code == 200, path
        assert sign in answer.text, path


def test_the_gallery_shows_the_languages_that_it_has(staff):
    for component, state in list(EXAMPLES)[::10]:
        path = f"/staff/gallery/{component}/{state}/?language=tr"
        assert '<html lang="nl"' in staff.get(path, headers=TURKISH).text


@pytest.mark.parametrize("suffix", [PO, XLIFF])
def test_a_translator_translates_a_page_by_file_and_a_second_person_approves(
    suffix, client
):
    page = make.make_page("costs-in-turkish")
    translator, doctor = make.make_translator(), make.make_reviewer("second")
    people.say(translator, writes=["tr"])
    client.force_login(translator)
    desk = "/staff/content/review/catalogues/"
    wanted = {"step": "export", "language": "tr", "format": suffix}
    file = _translated(client.post(desk, wanted).content, suffix)
    sent = {"step": "hand_in", "catalogue": SimpleUploadedFile(f"tr{suffix}", file)}
    assert client.post(desk, sent, headers=TURKISH).status_code == 200
    page.refresh_from_db()
    assert page.title_tr == "Ücretler"
    for entry in ("page/costs-in-turkish", "section/costs-in-turkish/first"):
        url = f"/staff/content/review/translations/tr/{entry}/"
        fields, _texts = read_form(client.get(url).text)
        typed = {"slug_tr": "ucretler", "step": "says"}
        answer = client.post(url, fields | typed, headers=TURKISH)
        assert answer.status_code == 302, entry
    keys = make.changed("page/costs-in-turkish")
    make.publish_changes(keys, author=make.make_editor("author"), approver=doctor)
    assert Edition.objects.filter(language="tr", title="Ücretler").exists()
    assert client.get("/nl/costs-in-turkish-nl/").status_code == 200
    assert client.get("/tr/ucretler/").status_code == 404


def _translated(content, suffix):
    """The file with Turkish words for everything of the page."""
    if suffix == PO:
        file = polib.pofile(content.decode())
        for entry in file:
            if "/costs-in-turkish" in entry.msgctxt:
                entry.msgstr = WORDS[entry.msgctxt.split()[1]]
        return str(file).encode()
    file = etree.fromstring(content)
    for unit in file.iter(f"{{{NAMESPACE}}}trans-unit"):
        if "/costs-in-turkish" in unit.get("id"):
            target = etree.SubElement(unit, f"{{{NAMESPACE}}}target")
            target.text = WORDS[unit.get("id").split()[1]]
            unit.insert(1, target)
    return etree.tostring(file, encoding="UTF-8", xml_declaration=True)


def test_all_content_goes_out_and_comes_back(tmp_path):
    call_command("export_content", tmp_path)
    section = Section.objects.filter(key="behind", page__key="danger")
    section.update(body_tr="")
    Fact.objects.update(name_tr="")
    call_command("load_content", tmp_path)
    assert section.get().body_tr == "Hemen!"
    assert Fact.objects.get(key="pause").name_tr == "ara"


def test_texts_are_measured_in_the_languages_that_have_a_formula(capsys):
    call_command("readability")
    said = capsys.readouterr().out
    assert "nl: Flesch-Douma" in said
    assert "tr:" not in said


def test_what_is_untranslated_is_listed():
    missing = "content, tr: section/danger/never is not translated."
    with pytest.raises(CommandError, match=missing):
        call_command("check_catalogues")
