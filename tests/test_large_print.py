"""Any page in large print, by its address alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_clinic,
    make_editor,
    make_page,
    make_reviewer,
    publish_shared,
)
from tests.factories import publish as publish_page


@pytest.fixture
def people(db):
    return {"author": make_editor(), "approver": make_reviewer()}


def test_one_link_leads_to_large_print_and_one_back(client, people):
    publish_page(make_page("costs"), **people)
    usual = client.get("/en/costs-en/").content.decode()
    assert '<html lang="en">' in usual
    assert 'href="/en/costs-en/?print=large"' in usual
    large = client.get("/en/costs-en/?print=large").content.decode()
    assert '<html lang="en" class="large-print">' in large
    assert 'href="/en/costs-en/"' in large
    assert "?print=large" not in large


def test_large_print_keeps_what_a_reader_has_filled_in(client, people):
    make_clinic("zeewind")
    publish_shared(**people)
    day = timezone.localdate() + timedelta(days=30)
    answers = f"clinic=zeewind&amp;date={day}&amp;time=09%3A00"
    path = "/en/my-treatment-day/?" + answers.replace("&amp;", "&")
    usual = client.get(path).content.decode()
    assert f'href="/en/my-treatment-day/?{answers}&amp;print=large"' in usual
    large = client.get(f"{path}&print=large").content.decode()
    assert 'class="large-print"' in large
    assert f'href="/en/my-treatment-day/?{answers}"' in large


def test_every_printed_page_says_which_edition_it_is_and_where_to_look(client, people):
    publish_page(make_page("costs"), **people)
    html = client.get("/en/costs-en/").content.decode()
    foot = html[html.index('class="paper-foot"') :]
    assert "Edition 1, " in foot
    assert "http://testserver/en/costs-en/<" in foot
