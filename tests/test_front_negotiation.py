"""What headers ask for; nonsense asks for nothing, and nothing breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.finished.caching import SHARED, STALE, earlier
from ketamine_info.front.negotiation import encoding, is_same, language

OURS = ("br", "gzip")


@pytest.mark.parametrize(
    "header, chosen",
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("identity, br;q=0.5", ""),
        ("identity;q=0.5, br", "br"),
        ("br ; q=1.000", "br"),
        ("br;q=0.000", ""),
        ("br;q=1.5", "br"),  # a weight above 1 counts as 1
        ("br;q=high, gzip", "gzip"),
        ("br;level=11, gzip", "gzip"),
        ("bro, brr, gzip ,", "gzip"),
        (";;;,,,q=1", ""),
        ("br" * 5000, ""),
        ("x," * 5000 + "br", ""),
        ("\x00br", ""),
        ("br\r\nX: y", ""),
    ],
)
def test_the_encoding_is_one_that_was_asked_for(header, chosen):
    assert encoding(header, offered=OURS) == chosen


@given(st.text(max_size=200))
def test_no_header_breaks_anything(header):
    assert encoding(header, offered=OURS) in ("", *OURS)
    assert language(header, offered=("nl", "de")) in ("", "nl", "de")
    said = is_same(
        etag="abc", changed_at=1, if_none_match=header, if_modified_since=header
    )
    assert said in (True, False)


@pytest.mark.parametrize(
    "header, chosen",
    [
        ("", ""),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr, en;q=0.4, de;q=0.6", "de"),
        ("NL-be", "nl"),
        ("de;q=0, nl;q=0.1", "nl"),
        ("*", ""),
        ("d e", ""),
    ],
)
def test_the_language_is_the_first_that_we_have(header, chosen):
    assert language(header, offered=("nl", "de", "en")) == chosen


NEWEST = {"etag": "abc-br", "changed_at": 1_000_000_000}


@pytest.mark.parametrize(
    "tag, date, same",
    [
        ('"abc-br"', "", True),
        ('W/"abc-br"', "", True),
        ('"x", "abc-br"', "", True),
        ("*", "", True),
        ("abc-br", "", False),
        ('"abc-gz"', "", False),
        ('"abc-gz"', "Sun, 09 Sep 2001 01:46:40 GMT", False),  # the tag alone counts
        ("", "Sun, 09 Sep 2001 01:46:40 GMT", True),
        ("", "Sun, 09 Sep 2001 01:46:39 GMT", False),
        ("", "yesterday", False),
        ("", "Sun, 99 Sep 99999 99:99:99 GMT", False),
        ("", "", False),
    ],
)
def test_what_a_client_has_already(tag, date, same):
    found = is_same(if_none_match=tag, if_modified_since=date, **NEWEST)
    assert found is same


def test_no_shared_cache_shows_a_page_for_more_than_five_minutes():
    assert SHARED + STALE <= 300
    told = dict(earlier(0, 0).headers(0))
    assert told["Cache-Control"] == "public, max-age=0, s-maxage=240"
    assert "max-age=240, stale-while-revalidate=60" in told["CDN-Cache-Control"]


@pytest.mark.parametrize(
    "left, said",
    [
        (1000, "max-age=240, stale-while-revalidate=60"),
        (250, "max-age=240, stale-while-revalidate=10"),
        (30, "max-age=30, stale-while-revalidate=0"),
        (-5, "max-age=0, stale-while-revalidate=0"),
    ],
)
def test_a_life_ends_with_what_is_planned(left, said):
    told = dict(earlier(0, 5000 + left, 99_999).headers(5000))
    assert said in told["CDN-Cache-Control"]
    assert f"s-maxage={min(240, max(0, left))}" in told["Cache-Control"]
