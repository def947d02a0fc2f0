"""A picture is public exactly when an approved page shows it."""

from unittest import mock

import pytest
from django.urls import reverse
from django.utils import timezone

from content.drafts.facts import FactValue
from content.drafts.pictures import Image, ImageFile
from content.drafts.reading import draft_parts
from content.editions.editions import Edition
from content.editions.published_files import PublishedFile
from content.pictures.master import master_of
from content.pictures.names import names_in
from content.pictures.ready import make_ready
from content.publishing import actions, errors
from content.publishing.notes import note_changes
from content.publishing.starter import publish_starter
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_user,
    publish,
    publish_changes,
    publish_shared,
)
from tests.picture_making import make_picture, photo

pytestmark = pytest.mark.django_db

LINE = "![](picture:infusion-room)"


def body(**languages):
    return [{f"body_{code}": languages.get(code, LINE) for code in ("nl", "de", "en")}]


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def picture():
    return make_picture(caption_de="Der Raum")


@pytest.fixture
def page(picture):
    return make_page(sections=body())


def ask(*roots, by):
    confirm_translations()
    return actions.request_review(chosen=changed(*roots), by=by, now=timezone.now())


def addresses(html):
    return sorted(f"/pictures/{name}" for name in names_in(html))


# --- What readers get ------------------------------------------------------------------


def test_readers_get_every_file_that_the_page_names_for_ever(client, page, people):
    publish(page, **people)
    html = client.get("/en/costs-en/").content.decode()
    kinds = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
    assert len(addresses(html)) == len(kinds)
    for address in addresses(html):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == kinds[address.rpartition(".")[2]]
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert bytes(answer.content) == bytes(
            ImageFile.objects.get(name=address.rpartition("/")[2]).content
        )
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.head(address).status_code == 200
        assert client.post(address).status_code == 405


def test_a_file_takes_one_query(client, page, people, django_assert_num_queries):
    publish(page, **people)
    name = PublishedFile.objects.first().name
    with django_assert_num_queries(1):
        client.get(f"/pictures/{name}")


def test_words_are_those_of_the_readers_language(client, page, people):
    publish(page, **people)
    for code, words in (("nl", "Een behandelkamer"), ("en", "A treatment room")):
        html = client.get(f"/{code}/costs-{code}/").content.decode()
        assert f'alt="{words}"' in html
        assert "figcaption" not in html
    german = client.get("/de/costs-de/").content.decode()
    assert '<figcaption class="picture__words">Der Raum</figcaption>' in german


def test_the_first_picture_of_a_page_is_loaded_at_once_and_the_others_later(
    client, picture, people
):
    page = make_page(
        sections=[{"key": "one", **body()[0]}, {"key": "two", **body()[0]}]
    )
    publish(page, **people)
    html = client.get("/en/costs-en/").content.decode()
    assert html.count("<figure") == 2
    second = html.index('id="two"')
    assert html.index("<figure") < second < html.index('loading="lazy"')
    assert html.count('loading="lazy"') == 1


# --- Nothing unreviewed is public ------------------------------------------------------


@pytest.mark.parametrize("staff", [False, True])
def test_a_picture_of_a_draft_is_not_public_not_even_for_staff(
    client, page, people, staff
):
    if staff:
        client.force_login(people["author"])
    ask("page", by=people["author"])
    assert not PublishedFile.objects.exists()
    for name in ImageFile.objects.values_list("name", flat=True):
        assert client.get(f"/pictures/{name}").status_code == 404


def test_the_master_is_never_public(client, page, picture, people):
    publish(page, **people)
    assert client.get(f"/pictures/{picture.image.digest}.png").status_code == 404
    names = set(PublishedFile.objects.values_list("name", flat=True))
    assert len(names) == 3
    assert f"{picture.image.digest}.png" not in names


def test_a_preview_shows_draft_pictures_to_staff_alone(client, page, people):
    client.force_login(people["approver"])
    preview = client.get(reverse("admin:content_page_preview", args=[page.pk, "en"]))
    html = preview.content.decode()
    assert "/pictures/" not in html
    found = set(ImageFile.objects.filter(name__contains="-").values_list("name"))
    for (name,) in found:
        address = reverse("admin:content_picture_file", args=[name])
        assert address in html
        answer = client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
    client.logout()
    assert client.get(address).status_code == 302
    client.force_login(make_user("guest"))
    assert client.get(address).status_code == 403


def test_a_preview_differs_from_the_public_page_by_addresses_alone(
    client, page, people
):
    client.force_login(people["author"])
    preview = client.get(
        reverse("admin:content_page_preview", args=[page.pk, "en"])
    ).content.decode()
    publish(page, **people)
    public = client.get("/en/costs-en/").content.decode()
    figure = public[public.index("<figure") : public.index("</figure>")]
    staff = reverse("admin:content_picture_file", args=["0" * 32 + "-320.jpg"])
    staff = staff.removesuffix("0" * 32 + "-320.jpg")
    assert figure.replace("/pictures/", staff) in preview


# --- Reviews ---------------------------------------------------------------------------


def another_file(picture):
    other = make_ready(master_of(photo(320, 200, seed=9)))
    picture.image = Image.objects.keep(other)


def another_word(picture):
    picture.alt_de = "Ein anderer Raum"


def another_caption(picture):
    picture.caption_en = "Our room"


@pytest.mark.parametrize("change", [another_file, another_word, another_caption])
def test_a_change_of_a_picture_that_travels_along_drops_out_of_the_review(
    page, picture, people, change
):
    review = ask("page", by=people["author"])
    seen = actions.plan_of(review).result
    change(picture)
    picture.save()
    _kept, dropped = actions.still_asked(review)
    assert {key.entry for key in dropped} == {"picture/infusion-room"}
    with pytest.raises(errors.PublishingError):
        actions.approve(
            review=review, by=people["approver"], now=timezone.now(), result=seen
        )
    assert not PublishedFile.objects.exists()


def test_a_change_of_a_picture_is_a_change_of_its_own_that_issues_its_pages(
    page, picture, people
):
    publish(page, **people)
    another_word(picture)
    picture.save()
    publication = publish_changes(changed(language="de"), **people)
    assert [str(one) for one in publication.editions.all()] == ["costs de 2"]


def test_who_changed_a_picture_does_not_approve_it(page, picture, people):
    other = make_reviewer("second")
    before = draft_parts({"picture/infusion-room"})
    another_word(picture)
    picture.save()
    after = draft_parts({"picture/infusion-room"})
    note_changes(before, after, by=other, now=timezone.now())
    review = ask("page", by=people["author"])
    with pytest.raises(errors.OwnText):
        approve(review, other)
    approve(review, people["approver"])


@pytest.mark.parametrize("code, name", [("de", "Deutsch"), ("nl", "Nederlands")])
def test_a_page_waits_until_its_pictures_have_words_in_its_languages(
    page, picture, people, code, name
):
    setattr(picture, f"alt_{code}", "")
    picture.save()
    with pytest.raises(errors.NotReady) as caught:
        ask("page", by=people["author"])
    [finding] = caught.value.findings
    assert finding.place.startswith(f"costs, {name}")
    assert "infusion-room" in finding.message


def test_words_are_needed_only_where_the_picture_is_shown(picture, people):
    picture.alt_de = ""
    picture.save()
    publish(make_page(sections=body(de="Ein Satz.")), **people)


def test_a_section_without_translation_shows_the_picture_with_its_source_words(
    client, picture, people
):
    picture.alt_de = ""
    picture.save()
    publish(make_page(sections=body(de="")), **people)
    assert 'alt="Een behandelkamer"' in client.get("/de/costs-de/").content.decode()


# --- The files stay --------------------------------------------------------------------


def test_old_editions_keep_their_picture_when_the_draft_has_another(
    client, page, picture, people
):
    publish(page, **people)
    old = addresses(client.get("/en/costs-en/").content.decode())
    another_file(picture)
    picture.save()
    Image.objects.forget_unused()
    publish_changes(changed(), **people)
    new = addresses(client.get("/en/costs-en/").content.decode())
    assert not set(old) & set(new)
    assert addresses(client.get("/en/costs-en/1/").content.decode()) == old
    for address in old + new:
        assert client.get(address).status_code == 200


def test_two_pages_share_the_files_of_a_picture(page, picture, people):
    publish(page, **people)
    publish(make_page("about", sections=body()), **people)
    assert PublishedFile.objects.count() == 3


def test_a_changed_fact_keeps_the_picture_even_when_the_draft_is_gone(
    client, picture, people
):
    make_fact()
    publish_shared(**people)
    page = make_page(sections=body(nl=f"{{{{fasting_food}}}}\n\n{LINE}"))
    publish(page, **people)
    page.sections.all().delete()
    picture.delete()
    Image.objects.forget_unused()
    FactValue.objects.update(low=4)
    publish_changes(changed("fact"), **people)
    assert Edition.objects.of("costs").filter(language="nl").first().number == 2
    html = client.get("/nl/costs-nl/").content.decode()
    assert "4 uur" in html.replace("\N{NO-BREAK SPACE}", " ")
    for address in addresses(html):
        assert client.get(address).status_code == 200


def test_example_content_is_published_with_its_pictures(client, page):
    confirm_translations()
    publish_starter(now=timezone.now())
    [*found] = addresses(client.get("/en/costs-en/").content.decode())
    assert {client.get(address).status_code for address in found} == {200}


def test_a_picture_replaced_in_the_last_moment_stops_the_publication(
    page, picture, people
):
    review = ask("page", by=people["author"])
    made = actions.plan_of(review)
    another_file(picture)
    picture.save()
    Image.objects.forget_unused()
    with (
        mock.patch.object(actions, "plan_of", return_value=made),
        mock.patch.object(actions, "_as_of_now", return_value=made),
        pytest.raises(errors.PictureReplaced),
    ):
        actions.approve(
            review=review,
            by=people["approver"],
            now=timezone.now(),
            result=made.result,
        )
    assert not PublishedFile.objects.exists()
    assert not Edition.objects.exists()


def test_a_book_with_pictures_reads_no_file(page, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as queries:
        draft_parts({"picture/infusion-room"})
    assert not [one for one in queries.captured_queries if "imagefile" in one["sql"]]
