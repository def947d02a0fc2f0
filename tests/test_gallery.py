"""The gallery shows every component, in every state and language, to staff alone."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.template.loader import get_template
from django.test.signals import template_rendered
from django.urls import reverse

from content.gallery.components import draw
from content.gallery.examples import COMPONENTS, EXAMPLES, GROUPS
from content.languages import LANGUAGES
from content.sections import KINDS
from tests.factories import make_editor, make_reviewer, make_translator, make_user

ROOT = Path(__file__).resolve().parent.parent
STYLES = sorted((ROOT / "static/css/components").glob("*.css"))
TEMPLATES = [
    f"{folder}/{path.name}"
    for folder in ("components", "partials")
    for path in sorted((ROOT / "templates" / folder).glob("*.html"))
]


class Reading(HTMLParser):
    """The texts, classes and ids of a document, and which kinds of section it has."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.classes, self.ids = [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.classes |= set((attributes.get("class") or "").split())
        self.ids += filter(None, [attributes.get("id")])

    def handle_data(self, data):
        self.texts.append(" ".join(unescape(data).split()))


@pytest.fixture(scope="module")
def drawn(django_db_blocker):
    """Every example in every language, and the templates it took. No database."""
    from django.test import RequestFactory

    used = set()

    def note(template, **signal):
        used.add(template.name)

    request = RequestFactory().get("/staff/gallery/")
    template_rendered.connect(note)
    try:
        html = {
            (*key, language): draw(request, example, language=language).content.decode()
            for key, example in EXAMPLES.items()
            for language in LANGUAGES
        }
    finally:
        template_rendered.disconnect(note)
    return html, used


@pytest.fixture(scope="module")
def read(drawn):
    html, _used = drawn
    return {key: Reading(text) for key, text in html.items()}


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


def test_every_choice_that_a_record_can_have_is_shown_where_the_content_has_it(read):
    """No frequency, certainty or group of the starter content lacks its example."""
    from content.gallery import starter

    tables = starter.content().tables
    for component, table, fields in (
        ("side-effects", "side_effects", ("action", "band")),
        ("outcomes", "outcomes", ("effect", "certainty")),
        ("indications", "indications", ("evidence",)),
        ("contraindications", "contraindications", ("group",)),
        ("costs", "costs", ("country", "coverage")),
    ):
        ids = read[component, "one-of-each", "nl"].ids
        by_key = {row["key"]: row for row in tables[table]}
        shown = [
            row
            for key, row in by_key.items()
            if any(i.endswith(f"-{key}") for i in ids)
        ]
        for field in fields:
            assert {row[field] for row in shown} == {
                row[field] for row in tables[table]
            }, (component, field)


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
        if key[2] == language and (left := (set(reading.texts) & english) - own)
    } == {}


def test_no_id_stands_twice_in_an_example(read):
    assert {
        key: twice
        for key, reading in read.items()
        if (twice := {one for one in reading.ids if reading.ids.count(one) > 1})
    } == {}


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
