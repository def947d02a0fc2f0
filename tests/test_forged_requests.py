"""What a role may not do, it cannot do by a forged request either: every address of the
staff side, asked and sent to by everybody who may not."""

from functools import partial

import pytest
from django.contrib import admin
from django.utils import timezone

from content.drafts.countries import Country
from content.drafts.facts import Fact
from content.drafts.records import Source
from content.languages import LANGUAGES
from content.publishing import actions
from tests import test_nothing_else_changes
from tests.all_rows import everything, touched
from tests.factories import (
    changed,
    make_country,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_source,
    make_translator,
    make_user,
    publish,
)
from tests.staff_addresses import addresses, rows_of_history
from tests.staff_forms import forged
from tests.test_nothing_else_changes import FORMS

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
OWN = {
    *("index", "login", "logout", "jsi18n", "content_languages_read"),
    *("password_change", "password_change_done", "content_journalentry_changelist"),
    "content_messages",
}
"""Addresses that concern nobody but oneself."""

EVERYTHING_AT_ONCE = {
    "step": "withdraw",
    "withdrawal_reason": "safety",
    "note": "Stiekem.",
    "part": ["page/other ", "page/other nl"],
    "message": "Stiekem.",
    "confirm": "page/other de",
    "source": "0" * 64,
    "wording_only": "page/other",
    "reason": "Stiekem.",
    "action": "delete_selected",
    "_selected_action": ["1", "2", "3"],
    "post": "yes",
    "_save": "1",
    "_saveasnew": "1",
    "_popup": "1",
    "_to_field": "id",
    "is_superuser": "on",
    "is_staff": "on",
    "key": "stiekem",
    **{f"title_{code}": "Stiekem" for code in LANGUAGES},
}
STEPS = ["approve", "return", "take_back", "confirm-nl", "withdraw"]


def a_deactivated_editor():
    return make_user("left", role="Editor", is_active=False)


OUTSIDE = {
    "nobody": None,
    "deactivated": a_deactivated_editor,
    "guest": lambda: make_user("guest"),
}


def _first_or(model, make):
    return model.objects.first() or make()


def _one_more_fact(**fields):
    return make_fact(f"fact_{Fact.objects.count()}", **fields)


@pytest.fixture
def site_in_use(client, monkeypatch):
    """A row of everything; a page that is public, and a review that waits."""
    page, nurse, doctor = make_page("other"), make_editor(), make_reviewer()
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_nl="Een andere zin.")
    review = actions.request_review(
        chosen=changed("page/other"), by=nurse, now=timezone.now()
    )
    one_source = partial(_first_or, Source, make_source)
    one_country = partial(_first_or, Country, make_country)
    for name, make in (
        ("make_source", one_source),
        ("make_country", one_country),
        ("make_fact", _one_more_fact),
    ):
        monkeypatch.setattr(test_nothing_else_changes, name, make)
    rows = {noun: make() for noun, make in FORMS.items() if noun != "source"}
    rows |= {"source": Source.objects.first(), "user": nurse, **rows_of_history()}
    return [*addresses(rows, page=page)], review, rows


def test_every_address_of_the_staff_side_is_looked_at(site_in_use):
    found, _review, _rows = site_in_use
    names = {name for name, _url, _model in found}
    assert {
        *("content_changes", "content_translations", "content_languages_read"),
        *("content_queue", "content_translate"),
        *("content_page_readers", "content_page_preview", "content_review_preview"),
        *("content_picture_file", "content_page_open", "content_edition_change"),
        *("content_clinic_delete", "content_fact_history", "content_archive"),
    } <= names
    assert len(found) > 120


@pytest.mark.parametrize("who", OUTSIDE)
def test_who_has_no_role_reads_nothing_and_changes_nothing(client, site_in_use, who):
    found, _review, _rows = site_in_use
    if make := OUTSIDE[who]:
        client.force_login(make())
    before, allowed = everything(), []
    for name, url, _model in found:
        if name in OWN:
            continue
        sent = [client.get(url), client.post(url, EVERYTHING_AT_ONCE)]
        sent += [client.post(url, EVERYTHING_AT_ONCE | {"step": one}) for one in STEPS]
        for answer in sent:
            is_led = answer.status_code == 302 and "/login/" in answer["Location"]
            if answer.status_code not in (403, 405) and not is_led:
                allowed.append((name, answer.status_code))
    assert allowed == []
    assert everything() == before


def test_a_translator_adds_deletes_decides_and_withdraws_nothing(client, site_in_use):
    found, review, _rows = site_in_use
    translator = make_translator()
    client.force_login(translator)
    before = everything()
    for name, url, _model in found:
        if name in OWN or name.endswith("_open"):
            continue
        for step in STEPS[:3] + STEPS[4:]:
            data = EVERYTHING_AT_ONCE | {"step": step, "confirm": "", "part": []}
            if name.endswith("_change"):
                data = {one: data[one] for one in ("step", "_saveasnew", "post")}
            answer = client.post(url, data, headers=ENGLISH)
            assert answer.status_code in (200, 302, 403, 404, 405), (name, answer)
        if name.endswith(("_add", "_delete")) or name.startswith("auth_"):
            assert client.get(url).status_code == 403, name
    assert everything() == before
    review.refresh_from_db()
    assert review.is_pending


@pytest.mark.parametrize("noun", FORMS)
def test_a_translator_changes_words_of_other_languages_and_nothing_else(client, noun):
    row = FORMS[noun]()
    url = f"/staff/content/{noun}/{row.pk}/change/"
    sent = forged(client, url, editor=make_editor())
    client.force_login(make_translator())
    before = everything()
    for extra in ({}, {"_saveasnew": "1"}, {"_popup": "1"}):
        answer = client.post(url, sent | extra, headers=ENGLISH)
        assert answer.status_code in (200, 302, 403)
    after = everything()
    assert before.keys() == {place for place in after if "draftchange" not in place[0]}
    columns = touched(before, after) - {"content_draftchange"}
    words = {f"_{code}" for code in LANGUAGES} - {"_nl"}
    assert {one for one in columns if one[-3:] not in words} <= {"changed_at"}


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/"])
@pytest.mark.parametrize("name", ["login", "logout"])
def test_no_address_leads_to_another_site(client, name, target):
    client.force_login(make_editor())
    for answer in (
        client.get(f"/staff/{name}/", {"next": target}),
        client.post(f"/staff/{name}/?next={target}", {"next": target}),
    ):
        assert "evil" not in answer.headers.get("Location", "")


def test_lists_offer_no_action_and_no_fields_to_change():
    for model, options in admin.site._registry.items():
        if model._meta.app_label == "content":
            assert not options.list_editable
            assert not options.save_as
