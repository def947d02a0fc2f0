"""A new clinic gets the draft of a page from the template."""

import pytest

from content.addresses import page_key_of
from content.drafts.pages import Page
from content.editions.editions import Edition
from content.exchange import clinic_pages, page_files
from content.exchange.clinic_pages import create_clinic_page
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from content.languages import LANGUAGES
from content.publishing.starter import publish_starter
from content.sections import KINDS
from tests.factories import make_clinic, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(tmp_path, monkeypatch):
    """A short template; its path is that of the real one."""
    for code in LANGUAGES:
        text = page_files.PageText(
            key="any",
            language=code,
            title="",
            slug="",
            summary="About {{clinic_name}}.",
            menu="none",
            position=80,
            sections=(
                page_files.SectionText(
                    key="first", kind="text", safety=True, heading="H", body=code
                ),
            ),
        )
        (tmp_path / f"{code}.md").write_text(page_files.render(text))
    monkeypatch.setattr(clinic_pages, "TEMPLATE", tmp_path)
    return tmp_path


def test_the_page_has_the_clinics_name_and_the_words_of_the_template(template):
    page = create_clinic_page(make_clinic("zeewind", name="Klinik am Südpark"))
    assert (page.key, page.menu) == ("clinic-zeewind", "none")
    section = page.sections.get()
    for code in LANGUAGES:
        assert getattr(page, f"title_{code}") == "Klinik am Südpark"
        assert getattr(page, f"slug_{code}") == "klinik-am-sudpark"
        assert getattr(page, f"summary_{code}") == "About {{clinic_name}}."
        assert getattr(section, f"body_{code}") == code
    assert section.safety


def test_a_clinic_that_has_a_page_keeps_it(template):
    clinic = make_clinic("zeewind")
    page = make_page("clinic-zeewind")
    assert create_clinic_page(clinic) == page
    page.refresh_from_db()
    assert page.title_nl == "Kosten clinic-zeewind"


@pytest.mark.parametrize(
    "name, slug",
    [("Москва", "zeewind"), ("3 Linden", "zeewind"), ("Zee_wind", "zeewind")],
)
def test_a_name_that_is_no_address_gives_way_to_the_key(name, slug, template):
    assert create_clinic_page(make_clinic("zeewind", name=name)).slug_nl == slug


def test_a_long_name_is_shortened(template):
    clinic = make_clinic("zeewind", name="Zeewind " + "aan de kust " * 7)
    page = create_clinic_page(clinic)
    assert page.title_nl == clinic.name
    assert len(page.slug_nl) <= 70
    assert page.slug_nl.startswith("zeewind-aan-de-kust")


def test_an_address_is_free_in_its_language(template, now):
    make_page("other", slug_nl="zeewind", slug_de="meer")
    moved = make_page("moved", slug_de="zeewind")
    publish_starter(now=now, without={"page/other"})
    moved.slug_de = "umgezogen"
    moved.save()
    page = create_clinic_page(make_clinic("zeewind"))
    slugs = [getattr(page, f"slug_{code}") for code in ("nl", "de", "en")]
    assert slugs == ["zeewind-2", "zeewind-2", "zeewind"]


def test_an_address_of_the_site_itself_is_not_taken(template):
    page = create_clinic_page(make_clinic("zeewind", name="Mijn behandeldag"))
    assert (page.slug_nl, page.slug_en) == ("mijn-behandeldag-2", "mijn-behandeldag")


def _replace(path, old, new):
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.parametrize(
    "kind, message", [(".poem", "poem"), ("{", "A section starts")]
)
def test_a_broken_template_makes_no_page(kind, message, template):
    for code in LANGUAGES:
        _replace(template / f"{code}.md", ".text", kind)
    with pytest.raises(BrokenContent, match=message):
        create_clinic_page(make_clinic("zeewind"))
    assert not Page.objects.exists()


def test_a_template_whose_languages_differ_makes_no_page(template):
    text = (template / "de.md").read_text()
    (template / "de.md").write_text(text[: text.index("## ")])
    with pytest.raises(BrokenContent, match="0 sections here, 1 in the source"):
        create_clinic_page(make_clinic("zeewind"))
    assert not Page.objects.exists()


def test_loading_makes_drafts_for_clinics_without_a_page(template, fact_files, now):
    load(fact_files, now=now)
    assert Page.objects.get(key="clinic-zeewind").summary_en == "About {{clinic_name}}."
    assert Page.objects.get(key="clinic-bergluft").title_de == "Bergluft"
    assert not Edition.objects.filter(page_key="clinic-bergluft").exists()
    assert load(fact_files, now=now).changed == 0


def test_the_template_is_sound_and_has_the_same_sections_in_every_language():
    structures = []
    for code in LANGUAGES:
        path = clinic_pages.TEMPLATE / f"{code}.md"
        page = page_files.parse(path.read_text(encoding="utf-8"), file=path.name)
        assert page.language == code
        assert page_files.render(page) == path.read_text(encoding="utf-8")
        structures.append(
            [(one.key, one.kind, one.safety) for one in page.sections]
            + [page.menu, page.position]
        )
    assert structures[0] == structures[1] == structures[2]
    page = create_clinic_page(make_clinic("zeewind"))
    assert page.key == page_key_of("zeewind")
    kinds = set(page.sections.values_list("kind", flat=True))
    assert (
        {"key_points", "clinic_profile", "timeline", "helplines"} <= kinds <= {*KINDS}
    )
