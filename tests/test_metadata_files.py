"""Files for machines at fixed addresses: robots.txt, security.txt."""

from datetime import datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from content.addresses import is_reserved
from tests.metadata_reading import HOST


def test_robots_may_read_everything_and_are_not_told_where_staff_work(client):
    text = client.get("/robots.txt").content.decode()
    assert text == (f"User-agent: *\nDisallow:\n\nSitemap: {HOST}/sitemap.xml\n")


def test_the_staff_side_tells_robots_to_stay_out(client, db):
    assert 'name="robots" content="NONE' in client.get("/staff/login/").content.decode()


def test_security_txt_appears_with_its_contact(client, db):
    assert client.get("/.well-known/security.txt").status_code == 404
    with override_settings(SECURITY_CONTACT="mailto:security@example.org"):
        answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Preferred-Languages"] == "nl, de, en"
    assert fields["Canonical"] == f"{HOST}/.well-known/security.txt"
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=90) < left < timedelta(days=365)


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/sitemap.xml", "/en/manifest.webmanifest"]
)
def test_machines_can_only_read_and_get_no_cookie(client, db, path):
    assert client.post(path).status_code == 405
    answer = client.get(path)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert client.get(path, headers={"host": "evil.example"}).status_code == 400


def test_no_page_can_take_the_address_of_the_feed():
    assert is_reserved("new-editions", language="en")
