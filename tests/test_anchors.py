"""Links to a place on a page: a dead one is found, and a name that led there still does."""

import re
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from content.drafts.pages import Page, Section
from content.drafts.records import SideEffect
from content.editions.editions import Edition
from content.exchange import page_files
from content.exchange.exporting import export
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from content.publishing import actions, errors
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
)
from tests.staff_forms import in_row, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


def ask(people, now, *roots):
    confirm_translations()
    return actions.request_review(chosen=changed(*roots), by=people["author"], now=now)


def findings(people, now, *roots):
    with pytest.raises(errors.NotReady) as refused:
        ask(people, now, *roots)
    return [str(finding) for finding in refused.value.findings]


def in_all(text):
    return {f"body_{code}": text for code in ("nl", "de", "en")}


# --- A dead anchor is a finding ---------------------------------------------------------

LINK = "One.\n\n[Ask](page:costs#ask-befor)"


@pytest.mark.parametrize(
    "link, near",
    [
        ("page:costs#ask-befor", "costs#ask-before"),
        ("page:costs#ask-before-3", "costs#ask-before-2"),
        ("page:home#firs", "home#first"),
        ("#firs", "#first"),
        ("page:my-day#top", "–"),
    ],
)
def test_a_link_to_a_place_that_is_not_there_is_named_with_its_line(
    link, near, people, now
):
    make_page("costs", sections=[{"key": "ask-before", **in_all("# A\n\n# B")}])
    make_page("home", sections=[in_all(f"One.\n\n[Ask]({link})")])
    found = findings(people, now)
    shown = link.removeprefix("page:")
    assert [one for one in found if "Deutsch" in one and "first" in one] == [
        f"home, Deutsch, section “first”: Line 3: “{shown}” leads nowhere. "
        f"The nearest name is “{near}”."
    ]


@pytest.mark.parametrize(
    "link",
    ["page:costs#ask-before", "page:costs#ask-before-2", "#first", "page:costs"]
    + ["page:effects#list-nausea", "https://example.org/#nowhere"],
)
def test_sections_headings_and_records_are_places_to_link_to(link, people, now):
    texts = {f"{name}_{code}": "x" for name in ("name", "notice", "advice", "duration") for code in ("nl", "de", "en")}  # fmt: skip
    SideEffect.objects.create(
        key="nausea", band="common", phase="during", action="call_clinic", **texts
    )
    make_page("costs", sections=[{"key": "ask-before", **in_all("# A\n\n# B")}])
    make_page("effects", sections=[{"key": "list", "kind": "side_effects"}])
    make_page("home", sections=[in_all(f"[Ask]({link})")])
    assert ask(people, now)


def test_a_heading_is_a_place_only_where_every_language_has_it(people, now):
    make_page("costs", sections=[{"key": "a", **in_all("# A"), "body_de": "Satz."}])
    make_page("home", sections=[in_all("[Ask](page:costs#a-1)")])
    assert findings(people, now)


def test_content_files_with_a_dead_anchor_are_refused_with_file_and_line(tmp_path, now):
    make_page("costs", sections=[{"key": "ask-before"}])
    make_page("home", sections=[in_all(LINK)])
    export(tmp_path)
    with pytest.raises(BrokenContent) as refused:
        load(tmp_path, now=now)
    found = {(one.file, one.line, one.message) for one in refused.value.problems}
    lines = (tmp_path / "pages/home.de.md").read_text().split("\n")
    line = next(n for n, text in enumerate(lines, start=1) if "ask-befor" in text)
    message = (
        "“costs#ask-befor” verwijst nergens naar. De naam die er het meest op lijkt, "
        "is “costs#ask-before”."
    )
    assert ("pages/home.de.md", line, message) in found


def test_the_form_saves_a_dead_link_and_says_so(client):
    client.force_login(make_editor())
    make_page("costs", sections=[{"key": "ask-before"}])
    page = make_page("home")
    (section,) = page.sections.all()
    url = reverse("admin:content_page_change", args=[page.pk])
    data = opened(client, url) | in_row(section, "sections", body_de=LINK)
    said = client.post(url, data, follow=True).content.decode()
    assert page.sections.get().body_de == LINK
    assert "“costs#ask-befor” verwijst nergens naar" in said
    assert "Regel 3: “costs#ask-befor”" in said


# --- What takes an anchor away ----------------------------------------------------------


@pytest.fixture
def linked(people):
    """Two public pages; home links to a section of costs, which also has another."""
    costs = make_page("costs", sections=[{"key": "ask-before"}, {"key": "other"}])
    publish(costs, **people)
    home = make_page("home", sections=[in_all("[Ask](page:costs#ask-before)")])
    publish(home, **people)
    return costs


def test_a_section_that_other_texts_link_to_is_not_removed(linked, people, now):
    linked.sections.get(key="ask-before").delete()
    found = findings(people, now)
    assert len(found) == 3  # one for each language of the page that links
    assert all(one.startswith("home, ") and "costs#ask-before" in one for one in found)


def test_the_mended_link_travels_along(linked, people, now):
    linked.sections.get(key="ask-before").delete()
    Section.objects.filter(page__key="home").update(**in_all("[Ask](page:costs#other)"))
    confirm_translations()
    publish_changes(changed("page/costs"), now=now, **people)
    assert "page:costs#other" in Edition.objects.of("home").first().content


def test_a_section_that_nothing_links_to_is_removed(linked, people, now):
    linked.sections.get(key="other").delete()
    assert ask(people, now)


def test_what_was_dead_before_stops_no_other_change(linked, people, now, monkeypatch):
    home = Page.objects.get(key="home")
    home.sections.update(**in_all("[Ask](page:costs#never-there)"))
    monkeypatch.setattr("content.markup.links._of_anchor", lambda *args: ())
    publish(home, **people)
    monkeypatch.undo()
    linked.sections.get(key="other").delete()
    assert ask(people, now)


def test_a_record_that_a_text_links_to_is_not_removed(people, now):
    texts = {f"{name}_{code}": "x" for name in ("name", "notice", "advice", "duration") for code in ("nl", "de", "en")}  # fmt: skip
    effect = SideEffect.objects.create(
        key="nausea", band="common", phase="during", action="call_clinic", **texts
    )
    publish(make_page("effects", sections=[{"key": "list", "kind": "side_effects"}]), **people)  # fmt: skip
    publish(make_page("home", sections=[in_all("[x](page:effects#list-nausea)")]), **people)  # fmt: skip
    effect.delete()
    assert any("effects#list-nausea" in one for one in findings(people, now))


def test_the_form_says_which_links_a_removal_breaks(linked, client):
    client.force_login(make_editor("another"))
    url = reverse("admin:content_page_change", args=[linked.pk])
    section = linked.sections.get(key="ask-before")
    data = opened(client, url) | in_row(section, "sections", DELETE="on")
    said = client.post(url, data, follow=True).content.decode()
    assert "“costs#ask-before” verwijst nergens naar" in said


# --- Another anchor, on purpose ---------------------------------------------------------


def ids(client, url):
    return re.findall(r' id="([^"]+)"', client.get(url).content.decode())


def test_another_anchor_leaves_the_old_ones_leading_there(linked, people, client, now):
    section = linked.sections.get(key="ask-before")
    for anchors in ("first-ask", "ask-first first-ask"):
        section.anchors = anchors
        section.save()
        publish(linked, **people)
    html = client.get("/en/costs-en/").content.decode()
    assert '<section class="section section--text" id="ask-first">' in html
    inside = html.split('id="ask-first">')[1].split("</section>")[0]
    for name in ("ask-before", "first-ask"):
        assert f'<span class="section__anchor" id="{name}"></span>' in inside
    assert len(ids(client, "/en/costs-en/")) == len(set(ids(client, "/en/costs-en/")))


def test_a_name_that_led_there_is_never_dropped(linked, people, now):
    section = linked.sections.get(key="other")
    section.anchors = "once"
    section.save()
    publish(linked, **people)
    section.anchors = "twice"
    section.save()
    assert findings(people, now) == [
        "costs, section “other”: Links have led here by “once”. Keep it among the "
        "anchors of this section."
    ]


def test_a_section_may_take_over_the_name_of_one_that_is_removed(linked, people, now):
    linked.sections.get(key="ask-before").delete()
    linked.sections.filter(key="other").update(anchors="ask-before")
    assert ask(people, now)


@pytest.mark.parametrize("name", ["ask-before", "same"])
def test_no_two_sections_of_a_page_share_a_name(name, linked, people, now):
    linked.sections.filter(key="other").update(anchors=name)
    if name == "same":
        linked.sections.filter(key="ask-before").update(anchors=name)
    assert any("Another section of this page" in one for one in findings(people, now))


@pytest.mark.parametrize("anchors", ["Ask", "a b_c", "1st", "a,b"])
def test_an_anchor_is_made_of_small_letters_and_hyphens(anchors):
    section = make_page().sections.get()
    section.anchors = anchors
    with pytest.raises(ValidationError):
        section.full_clean()


def test_a_form_never_changes_a_key_and_gives_an_anchor_on_purpose(client):
    client.force_login(make_editor())
    page = make_page("costs", sections=[{"key": "ask-before"}])
    section = page.sections.get()
    url = reverse("admin:content_page_change", args=[page.pk])
    changes = {"key": "other", "heading_en": "Quite another heading", "anchors": "new"}
    client.post(url, opened(client, url) | in_row(section, "sections", **changes))
    section.refresh_from_db()
    assert (section.key, section.heading_en, section.anchors) == (
        "ask-before",
        "Quite another heading",
        "new",
    )


# --- In content files -------------------------------------------------------------------


def rewrite(folder, change):
    for path in folder.glob("pages/costs.*.md"):
        page = page_files.parse(path.read_text(), file=path.name)
        page = replace(page, sections=tuple(map(change, page.sections)))
        path.write_text(page_files.render(page))


def test_files_keep_the_names_of_a_section(tmp_path, now):
    make_page("costs", sections=[{"key": "ask", "anchors": "newer older"}])
    export(tmp_path)
    for code in ("nl", "de", "en"):
        text = (tmp_path / f"pages/costs.{code}.md").read_text()
        assert "{#ask #newer #older .text}" in text
    assert load(tmp_path, now=now).changed == 0
    assert Section.objects.get().anchors == "newer older"


def test_files_give_the_same_names_in_every_language(tmp_path, now):
    make_page("costs", sections=[{"key": "ask"}])
    export(tmp_path)
    path = tmp_path / "pages/costs.de.md"
    path.write_text(path.read_text().replace("{#ask .text}", "{#ask #frage .text}"))
    with pytest.raises(BrokenContent, match=r"\{#ask \.text\}"):
        load(tmp_path, now=now)


@pytest.mark.parametrize("name", ["body", "heading"])
def test_files_never_change_a_key_by_the_way(name, tmp_path, now):
    make_page("costs", sections=[{"key": "ask"}])
    export(tmp_path)
    rewrite(tmp_path, lambda one: replace(one, key="new", **{name: "Changed"}))
    with pytest.raises(BrokenContent, match=r"write \{#ask #new …\}"):
        load(tmp_path, now=now)
    assert Section.objects.get().key == "ask"
