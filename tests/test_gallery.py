"""The gallery shows every component, in every state and language, to staff alone."""

import re
from pathlib import Path

import polib
import pytest
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import override

from content.drafts.choices import Action, Effect, Firmness
from content.facts.codes import Country
from content.gallery.examples import COMPONENTS, EXAMPLES, GROUPS
from content.gallery.sample import FOLDER, own
from content.gallery.variants import behind, missing, sample
from content.languages import LANGUAGES
from content.schema import keys_of
from content.sections import KINDS
from tests.factories import make_editor, make_reviewer, make_translator, make_user
from tests.gallery_drawings import drawings, readings

ROOT = Path(__file__).resolve().parent.parent
STYLES = sorted((ROOT / "static/css/components").glob("*.css"))
TEMPLATES = [
    f"{folder}/{path.name}"
    for folder in ("components", "partials")
    for path in sorted((ROOT / "templates" / folder).glob("*.html"))
]


@pytest.fixture(scope="module")
def drawn():
    """The HTML of every example, and the templates it took. Asks no database, which
    pytest-django sees to."""
    return drawings()


@pytest.fixture(scope="module")
def read():
    return readings()


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


# --- Nothing is left out ---------------------------------------------------------------


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_component_and_partial_has_an_example(template, drawn):
    assert get_template(template)
    assert template in drawn[1]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_class_of_a_component_can_be_seen(path, read):
    """Each modifier is a state, so that none can be forgotten."""
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    named = set(
        re.findall(r"\.(?!is-)([a-z][\w-]*)(?=[^{}]*\{)", rules)
    )  # is-: set by scripts
    seen = set().union(*(reading.classes for reading in read.values()))
    assert named
    assert named - seen == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_section_has_an_example(kind, read):
    for language in LANGUAGES:
        assert [
            key
            for key, reading in read.items()
            if key[2] == language
            and key[0] != "page"
            and f"section--{kind}" in reading.classes
        ]


@pytest.mark.parametrize(
    ("component", "noun", "field", "codes"),
    [
        ("side-effects", "side_effect", "action", Action),
        ("contraindications", "contraindication", "group", Firmness),
        ("outcomes", "outcome", "effect", Effect),
        ("costs", "cost", "country", Country),
    ],
)
def test_every_choice_by_which_a_list_is_drawn_is_shown(
    component, noun, field, codes, read
):
    """Neither a level of urgency nor a group lacks its example."""
    ids = read[component, "one-of-each", "nl"].ids
    shown = {
        own().book.value(entry, field)
        for entry in own().book.entries(noun)
        if any(one.endswith(f"-{keys_of(entry)[-1]}") for one in ids)
    }
    # Costs are drawn alike in every country; one that has no clinic yet needs none.
    wanted = set(codes.values)
    if codes is Country:
        wanted = {keys_of(one)[-1] for one in own().book.entries("country")}
    assert shown == wanted


def test_names_are_addresses_and_stand_once():
    groups = [component for _title, group in GROUPS for component in group]
    assert len(COMPONENTS) == len(groups)
    assert len(EXAMPLES) == sum(len(component.examples) for component in groups)
    for key in EXAMPLES:
        assert re.fullmatch(r"[a-z-]+/[a-z-]+", "/".join(key))


# --- Each example is whole -------------------------------------------------------------


def test_every_example_is_drawn_in_its_language_without_a_database(read, drawn):
    assert len(read) == 3 * len(EXAMPLES)
    assert len(EXAMPLES) > 100
    for key, html in drawn[0].items():
        assert f'<html lang="{key[2]}"' in html
        assert "{{" not in html


@pytest.mark.parametrize("language", ["nl", "de"])
def test_no_word_of_the_interface_is_left_in_english(language, read):
    """A text that stands there as it is in the code has not been through gettext."""
    catalogue = polib.pofile(str(ROOT / f"locale/{language}/LC_MESSAGES/django.po"))
    english = {entry.msgid for entry in catalogue if entry.msgstr != entry.msgid}
    own = {entry.msgstr for entry in catalogue}
    assert {
        key: left
        for key, reading in read.items()
        if key[2] == language and (left := (reading.texts_in(language) & english) - own)
    } == {}


def test_no_id_stands_twice_in_an_example(read):
    assert {
        key: twice
        for key, reading in read.items()
        if (twice := {one for one in reading.ids if reading.ids.count(one) > 1})
    } == {}


def test_words_of_the_interface_never_stand_in_a_text_of_another_language(read):
    """Or a screen reader says them with the wrong voice."""
    catalogues = {
        language: {
            entry.msgstr
            for entry in polib.pofile(f"{ROOT}/locale/{language}/LC_MESSAGES/django.po")
            if len(entry.msgstr) > 20  # shorter ones may be words of any language
        }
        for language in LANGUAGES
    }
    assert {
        key: left
        for key, reading in read.items()
        for other in LANGUAGES
        if key[2] != other
        and (left := reading.texts_in(other) & catalogues[key[2]] - catalogues[other])
    } == {}


# --- One pipeline ----------------------------------------------------------------------


def test_no_example_is_made_of_the_real_texts():
    """Or an edit of these would break a test, or hide a state."""
    paths = [*FOLDER.parent.rglob("*.py")]
    assert paths
    assert [path for path in paths if "starter" in path.read_text()] == []


def test_everything_in_its_files_could_be_published():
    for entry in own().book.entries("page"):
        for language in LANGUAGES:
            assert own().document(keys_of(entry)[0], language=language)


@pytest.mark.parametrize("change", [behind, missing])
def test_a_variant_leaves_the_content_itself_as_it_is(change):
    before = dict(own().book.parts)
    with override("de"):
        sample(change("section/treatment/at-home", "side_effect/nausea"))
    assert own().book.parts == before


# --- Only for staff --------------------------------------------------------------------

ADDRESSES = (
    "/staff/gallery/",
    "/staff/gallery/care-card/",
    "/staff/gallery/care-card/emergency/",
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_readers_are_asked_to_log_in_and_staff_without_a_role_are_refused(
    address, client
):
    assert client.get(address).status_code == 302
    assert client.get(address)["Location"].startswith(reverse("admin:login"))
    client.force_login(make_user("guest"))
    assert client.get(address).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_editor, make_reviewer, make_translator])
def test_every_role_sees_it_and_finds_it_on_the_start_page(make, client):
    client.force_login(make())
    assert 'href="/staff/gallery/"' in client.get("/staff/").content.decode()
    listed = client.get("/staff/gallery/").content.decode()
    for name, component in COMPONENTS.items():
        assert f'href="/staff/gallery/{name}/' in listed
        page = client.get(f"/staff/gallery/{name}/").content.decode()
        for example in component.examples:
            assert f'src="/staff/gallery/{name}/{example.name}/' in page


@pytest.mark.django_db
def test_the_start_page_names_it_to_nobody_else(client):
    client.force_login(make_user("guest"))
    assert "/staff/gallery/" not in client.get("/staff/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_never_kept_and_never_listed(address, client):
    client.force_login(make_editor())
    answer = client.get(address)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.post(address).status_code == 405


@pytest.mark.django_db
def test_examples_alone_may_be_framed_and_by_this_site_alone(client):
    client.force_login(make_editor())
    listed, page, example, elsewhere = map(client.get, (*ADDRESSES, "/staff/"))
    strict = elsewhere["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in strict
    assert "frame-src" not in strict
    assert listed["Content-Security-Policy"] == strict
    assert _directives(page) == _directives(elsewhere) | {"frame-src": "'self'"}
    assert _directives(example) == _directives(elsewhere) | {
        "frame-ancestors": "'self'"
    }
    assert page["X-Frame-Options"] == elsewhere["X-Frame-Options"] == "DENY"
    assert example["X-Frame-Options"] == "SAMEORIGIN"


def _directives(answer):
    policy = answer["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in policy)


@pytest.mark.django_db
def test_the_examples_have_a_language_of_their_own(client):
    client.force_login(make_editor())
    html = client.get(
        "/staff/gallery/table/?language=de", headers={"accept-language": "nl"}
    ).content.decode()
    assert '<html lang="nl"' in html
    assert 'src="/staff/gallery/table/two-columns/?language=de"' in html
    example = client.get(
        "/staff/gallery/table/two-columns/?language=de",
        headers={"accept-language": "nl"},
    )
    assert '<html lang="de"' in example.content.decode()


@pytest.mark.django_db
def test_an_unknown_language_is_the_staff_s_own_and_an_unknown_example_is_404(client):
    client.force_login(make_editor())
    address = "/staff/gallery/table/two-columns/?language=xx"
    answer = client.get(address, headers={"accept-language": "en"})
    assert '<html lang="en"' in answer.content.decode()
    assert client.get("/staff/gallery/table/no-such-state/").status_code == 404
    assert client.get("/staff/gallery/no-such-component/").status_code == 404
