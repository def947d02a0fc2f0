"""A link to a draft: opens without signing in, ends, and leaves nothing behind."""

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from content.admin.preview_links import address_of
from content.drafts.pages import Section
from content.drafts.pictures import ImageFile
from content.drafts.preview_links import PreviewLink
from tests.factories import (
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
)
from tests.picture_making import make_picture, photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_page()


def links_url(page):
    return reverse("admin:content_page_links", args=[page.pk])


def made(user, page, language="de", **options):
    """The address that somebody gets who makes a link."""
    client = Client()
    client.force_login(user)
    answer = client.post(
        links_url(page), {"language": language, **options}, follow=True
    )
    assert answer.status_code == 200
    return re.search(r'value="http://testserver(/preview/[^"]+)"', answer.content.decode())[1]  # fmt: skip


def make_link(page, *, by, age=timedelta(), days=7, language="de"):
    at = timezone.now() - age
    return PreviewLink.objects.create(
        page=page,
        language=language,
        made_by=by,
        made_at=at,
        expires_at=at + timedelta(days=days),
    )


def stranger():
    return Client(headers={"accept-language": "en"})


@pytest.mark.parametrize("make", [make_editor, make_translator, make_reviewer])
def test_who_may_change_the_page_can_send_its_draft(page, make):
    address = made(make(), page)
    answer = stranger().get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert '<html lang="de"' in html
    assert "Ein Satz." in html
    assert "Vorschau" in html or "Preview" in html


def test_a_link_leaves_nothing_behind_and_leads_nowhere_else(page):
    nurse = make_editor()
    make_page("day")
    answer = stranger().get(made(nurse, page))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer.cookies == {}
    assert "Set-Cookie" not in answer
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    html = answer.content.decode()
    assert "/staff/" not in html
    assert "/edit/" not in html
    assert "canonical" not in html
    assert 'lang="nl" hreflang' not in html  # one language alone


def test_a_link_that_staff_open_sets_no_cookie_either(page):
    nurse = make_editor()
    client = Client()
    address = made(nurse, page)
    client.force_login(nurse)
    assert client.get(address).cookies == {}


def test_a_link_shows_the_draft_as_it_is_when_it_is_opened(page):
    address = made(make_editor(), page)
    Section.objects.filter(page=page).update(body_de="Heute geändert.")
    html = stranger().get(address).content.decode()
    assert "Heute geändert." in html
    Section.objects.filter(page=page).update(body_de="{{no_such_fact}}")
    answer = stranger().get(address)
    assert answer.status_code == 200
    assert "no_such_fact" not in answer.content.decode()


def test_a_link_is_in_no_map_feed_or_search(client, page, now):
    nurse, doctor = make_editor(), make_reviewer()
    made(nurse, page)
    publish(page, author=nurse, approver=doctor, now=now)
    for path in (
        "/sitemap.xml",
        "/robots.txt",
        "/de/costs-de/",
        "/de/",
        "/staff/login/",
    ):
        assert "/preview/" not in client.get(path).content.decode()


@pytest.mark.parametrize("days,age,status", [(7, 6, 200), (7, 8, 410), (1, 2, 410), (30, 29, 200)])  # fmt: skip
def test_a_link_ends_by_itself(page, days, age, status):
    link = make_link(page, by=make_editor(), days=days, age=timedelta(days=age))
    assert stranger().get(address_of(link)).status_code == status


def test_a_link_lasts_a_week_unless_something_else_is_chosen(page):
    nurse = make_editor()
    for typed, days in (("", 7), ("1", 1), ("30", 30), ("9999", 7), ("x", 7)):
        made(nurse, page, days=typed)
        link = PreviewLink.objects.latest("pk")
        assert link.expires_at - link.made_at == timedelta(days=days)


def test_what_is_forged_is_found_by_nobody_and_told_in_three_languages(page):
    nurse = make_editor()
    address = made(nurse, page)
    other = make_link(page, by=nurse)
    token = address.split("/")[2]
    signature = token.partition(":")[2]
    for wrong in (
        token[:-1],
        token + "a",
        f"{other.pk}.{int(other.made_at.timestamp())}:{signature}",
        "x",
        "1:2",
        "%00",
        "é",
    ):
        answer = stranger().get(f"/preview/{wrong}/")
        assert answer.status_code == 404, wrong
        assert answer["Cache-Control"] == "private, no-store"
        html = answer.content.decode()
        for code in ("nl", "de", "en"):
            assert f'<section lang="{code}">' in html
    with override_settings(SECRET_KEY="another"):
        assert stranger().get(address).status_code in (200, 404)


def test_who_made_it_or_an_administrator_ends_it_and_nobody_else(page):
    nurse, colleague = make_editor(), make_editor("colleague")
    boss = make_user("boss", is_superuser=True)
    for ender, status in ((colleague, 403), (nurse, 302), (boss, 302)):
        link = make_link(page, by=nurse)
        client = Client()
        client.force_login(ender)
        answer = client.post(links_url(page), {"end": link.pk})
        assert answer.status_code == status
        is_open = status == 403
        assert stranger().get(address_of(link)).status_code == (200 if is_open else 410)
        link.refresh_from_db()
        assert link.ended_by_id == (None if is_open else ender.pk)
    for wrong in ("0", "99999", "x", "9" * 40):
        assert client.post(links_url(page), {"end": wrong}).status_code == 404


def test_a_link_ends_with_its_maker_its_page_and_its_language(page):
    nurse = make_editor()
    link = make_link(page, by=nurse)
    address = address_of(link)
    nurse.is_active = False
    nurse.save()
    assert stranger().get(address).status_code == 410
    nurse.is_active = True
    nurse.save()
    type(page).objects.filter(pk=page.pk).update(slug_de=None)
    answer = stranger().get(address)
    assert answer.status_code == 410
    assert answer.content.decode().count("<section lang=") == 3
    page.delete()
    assert stranger().get(address).status_code == 410


def test_nobody_makes_links_without_the_right_to_change_the_page(page):
    url = links_url(page)
    assert Client().post(url, {"language": "de"}).status_code == 302
    client = Client()
    client.force_login(make_user("guest"))
    assert client.post(url, {"language": "de"}).status_code == 403
    assert client.get(url).status_code == 403
    client.force_login(make_editor())
    assert client.post(url, {"language": "xx"}).status_code == 403
    assert not PreviewLink.objects.exists()
    assert stranger().post("/preview/x/").status_code == 405


def test_a_picture_of_the_draft_comes_with_the_link_and_no_other():
    shown, other = make_picture(), make_picture("other", data=photo(seed=1))
    page = make_page(sections=[{"body_de": f"![](picture:{shown.key})"}])
    address = made(make_editor(), page)
    html = stranger().get(address).content.decode()
    found = re.findall(rf"{re.escape(address)}([0-9a-f]{{32}}-\d+\.\w+)", html)
    assert found
    answer = stranger().get(f"{address}{found[0]}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("image/")
    assert answer["Cache-Control"] == "private, no-store"
    names = ImageFile.objects.filter(name__startswith=other.image.digest)
    for name in names.values_list("name", flat=True):
        assert stranger().get(f"{address}{name}").status_code == 404
