"""The front answers what it knows, cleanly, and nothing else."""

import gzip
import logging

import brotli
import pytest

from content.finished.renewing import renew
from ketamine_info.front import drawing, front
from ketamine_info.front.kept import ON_DEMAND, Kept, Response
from ketamine_info.logs import NoAddresses
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.front_reading import Reader

pytestmark = pytest.mark.django_db

PAGE = "/nl/costs-nl/"


@pytest.fixture
def reader():
    people = {"author": make_editor(), "approver": make_reviewer()}
    for key in ("home", "costs"):
        publish(make_page(key), **people)
    renew()
    return Reader().hears()


def test_a_page_comes_in_the_encoding_that_was_asked_for(reader):
    plain = reader.get(PAGE)
    small = reader.get(PAGE, accept_encoding="gzip, deflate, br, zstd")
    older = reader.get(PAGE, accept_encoding="gzip")
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "br"
    assert older.headers["Content-Encoding"] == "gzip"
    assert brotli.decompress(small.body) == plain.body == gzip.decompress(older.body)
    for answer in (plain, small, older):
        assert answer.status == 200
        assert answer.headers["Content-Length"] == str(len(answer.body))
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert "Set-Cookie" not in answer.headers
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert len({one.headers["ETag"] for one in (plain, small, older)}) == 3
    assert reader.passed_on == []


def test_who_has_the_page_already_is_told_so(reader):
    first = reader.get(PAGE, accept_encoding="br")
    etag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for asked in ({"if_none_match": etag}, {"if_modified_since": date}):
        again = reader.get(PAGE, accept_encoding="br", **asked)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == etag
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert not {"Content-Length", "Content-Encoding"} & {*again.headers}
    other = reader.get(PAGE, accept_encoding="gzip", if_none_match=etag)
    assert other.status == 200


def test_a_head_is_a_page_without_its_body(reader):
    page, head = reader.get(PAGE), reader.get(PAGE, method="HEAD")
    assert (head.status, head.body, head.headers) == (200, b"", page.headers)


def test_a_part_is_never_sent(reader):
    whole = reader.get(PAGE)
    asked = reader.get(PAGE, range="bytes=0-10", if_range=whole.headers["ETag"])
    assert (asked.status, asked.body) == (200, whole.body)


def test_a_cookie_changes_nothing(reader):
    cookies = "sessionid=x; django_language=de; csrftoken=y"
    assert reader.get(PAGE, cookie=cookies) == reader.get(PAGE)
    assert reader.get("/", cookie=cookies).headers["Location"] == "/nl/"


def test_the_bare_address_leads_to_the_readers_language(reader):
    wanted = {"": "nl", "de-AT, en;q=0.5": "de", "fr": "nl", "en": "en", "\x00": "nl"}
    for asked, place in wanted.items():
        answer = reader.get("/", accept_language=asked)
        assert (answer.status, answer.headers["Location"]) == (302, f"/{place}/")
        assert answer.headers["Vary"] == "Accept-Encoding, Accept-Language"
    assert reader.passed_on == []


ODD = {
    "/nl/costs-nl": 301,
    "/NL/costs-nl/": 302,
    "//nl/costs-nl/": 404,
    "/nl/../nl/costs-nl/": 404,
    "/nl/costs-nl/../": 404,
    "/nl/costs-nl/\x00": 302,  # to itself with a slash, which is a 404
    "/nl/costs-nl/#nl": 302,
    "/#nl": 404,
    "/nl/costs-nl/?print=large": 302,
    "/nl/%63osts-nl/": 404,
    "/nl/" + "a" * 8000 + "/": 404,
    "/nl/k\xc3\xb6ln/": 404,
    "": 302,
}


def test_an_odd_address_is_never_another_page(reader):
    before = dict(reader.keeper.kept.rows)
    answers = {path: reader.get(path) for path in ODD}
    assert {path: one.status for path, one in answers.items()} == ODD
    assert not any(b"Een zin." in one.body for one in answers.values())
    assert reader.keeper.kept.rows == before
    assert reader.keeper.kept.on_demand == {}


UNKNOWN = [
    ({"method": "POST"}, 405),
    ({"method": "PROPFIND"}, 405),
    ({"host": "evil.example"}, 400),
    ({"host": "testserver\x00"}, 400),
    ({"query": "print=small"}, 200),
    ({"query": "print=large&x=1"}, 200),
    ({"query": "q=" + "a" * 8000}, 200),
]


def test_what_the_front_does_not_know_is_djangos(reader):
    for asked, status in UNKNOWN:
        assert reader.get(PAGE, **asked).status == status, asked
    assert reader.passed_on == [PAGE] * len(UNKNOWN)


def test_one_line_in_the_log_for_an_unknown_host(reader, caplog):
    for _again in range(2):
        reader.get(PAGE, host="evil.example")
    lines = [one for one in caplog.records if "evil.example" in one.getMessage()]
    assert len(lines) == 2
    formatted = [handler_line(one) for one in lines]
    assert all("Traceback" not in line and "\n" not in line for line in formatted)


def handler_line(record):
    NoAddresses().filter(record)
    return logging.Formatter().format(record)


def test_what_few_ask_for_is_made_once(reader, monkeypatch):
    made = []
    real = drawing.made
    monkeypatch.setattr(drawing, "made", lambda key: made.append(key) or real(key))
    for path, query in (
        (PAGE, "print=large"),
        ("/nl+de/costs-nl/", ""),
        ("/nl/costs-nl/1/", ""),
    ):
        first, second = (reader.get(path, query=query) for _again in range(2))
        assert first == second
        assert first.status == 200
    assert len(made) == 3
    assert reader.passed_on == []


def test_search_planner_and_staff_are_never_kept(reader):
    paths = ["/nl/zoeken/", "/nl/mijn-behandeldag/", "/staff/"]
    for path in paths:
        reader.get(path)
    assert reader.passed_on == paths
    assert reader.keeper.kept.on_demand == {}


def test_https_is_demanded_where_the_site_has_it(reader, settings):
    settings.SECURE_SSL_REDIRECT = True
    reader.get(PAGE)
    assert reader.passed_on == [PAGE]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert reader.get(PAGE, x_forwarded_proto="https").status == 200
    reader.get(PAGE, x_forwarded_proto="http")
    assert reader.passed_on == [PAGE, PAGE]


# --- When the database does not answer -------------------------------------------------


@pytest.fixture
def silent(reader, monkeypatch):
    """The database has gone: no statement comes through."""

    def broken(key):
        pytest.fail("nobody asks a database that does not answer")

    reader.database.is_gone = True
    monkeypatch.setattr(drawing, "made", broken)
    return reader


def test_readers_notice_nothing_for_a_day(silent, monkeypatch):
    before = silent.get(PAGE)
    assert not silent.keeper.ask()
    heard = silent.keeper.heard_at
    monkeypatch.setattr(front.time, "time", lambda: heard + front.DAY - 60)
    after = silent.get(PAGE)
    assert (after.status, after.body) == (200, before.body)


def test_after_a_day_every_page_says_since_when(silent, monkeypatch):
    before = silent.get(PAGE)
    assert not silent.keeper.ask()
    heard = silent.keeper.heard_at
    monkeypatch.setattr(front.time, "time", lambda: heard + front.DAY + 60)
    for path, word in ((PAGE, "vergeleken"), ("/de/costs-de/", "verglichen")):
        after = silent.get(path)
        assert after.status == 200
        assert word in after.text
    assert silent.get(PAGE).headers["ETag"] != before.headers["ETag"]
    assert silent.get("/sitemap.xml").text.startswith("<?xml")
    assert "notice" not in silent.get("/sitemap.xml").text


def test_one_line_in_the_log_while_the_database_is_away(silent, caplog):
    for _again in range(5):
        assert not silent.keeper.ask()
    assert len(caplog.records) == 1


# --- What is kept ----------------------------------------------------------------------


def test_what_is_made_on_demand_is_bounded():
    kept = Kept()
    response = Response(200, (), b"", "", 0, 0)
    for number in range(ON_DEMAND * 2):
        kept.keep(str(number), response)
    assert len(kept.on_demand) == ON_DEMAND
    assert kept.find(str(ON_DEMAND * 2 - 1)) is response


def test_what_was_begun_before_a_publication_is_found_by_nobody():
    before = Kept(sequence=1)
    after = before.moved(2, token="", changes=[])
    before.keep("/nl/", Response(200, (), b"", "", 0, 0))
    assert after.find("/nl/") is None
