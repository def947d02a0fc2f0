"""Whatever is sent to a form of the staff side: a sentence and the form, or it is saved."""

import re
from html import unescape

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from content.characters import UNNEEDED
from content.languages import LANGUAGES
from tests.all_rows import differences, everything
from tests.browser_forms import read_form
from tests.factories import make_editor
from tests.test_nothing_else_changes import FORMS

pytestmark = pytest.mark.django_db
SHOWN = 200
SAVED = 302
DAMAGED = {
    "nl": "Dit formulier is beschadigd aangekomen",
    "de": "Dieses Formular ist beschädigt angekommen",
    "en": "This form has arrived damaged",
}

NASTY = [
    *("\x00", "a\x00b", "\x0b", "\ud800", "\udfff!", "\ufffe", "\u202eabc", "\u200b"),
    *("🙂👩🏽‍⚕️", "שלום עליכם", "مرحبا", "ﷺ" * 50, "a\r\nb\rc", "\ufeff"),
    *("<script>alert(1)</script>", "{{ 7 }}", "{% if %}", "%(x)s", "' OR 1=1 --", "\\"),
    *("abc", "-1", "1.5", "9" * 40, "1e999", "NaN", "Infinity", "½", "٣", "None"),
    *("31-02-2026", "0000-00-00", "2026-13-41T99:99", "25:61", "9999-12-31T23:59"),
    *("javascript:alert(1)", "http://[", "//", "a@b", "+31" + "0" * 30, "[](page:x)"),
    "Een zin. " * 55_000,  # 500 kB
]
FORGED = {
    "TOTAL_FORMS": ["abc", "", "-1", "999999999999", "1e3", "١٢"],
    "INITIAL_FORMS": ["abc", "-7", "999999999999"],
}


@pytest.fixture(params=FORMS)
def opened_form(client, request):
    row = FORMS[request.param]()
    client.force_login(make_editor())
    url = reverse(f"admin:content_{request.param}_change", args=[row.pk])
    return url, read_form(client.get(url).content.decode())[0]


def send(client, url, data):
    """As a browser would; halves of a pair as no browser would."""
    raw = {
        name: [str(one).encode("utf-8", "surrogatepass") for one in values]
        for name, values in data.items()
    }
    return client.post(url, raw, headers={"accept-language": "en"})


few_examples = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@few_examples
@given(data=st.data())
def test_any_value_in_any_field_is_saved_or_shown_again(client, opened_form, data):
    url, sent = opened_form
    names = [one for one in sent if "token" not in one and "__prefix__" not in one]
    chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=4))
    forged = dict(sent)
    for name in chosen:
        forged[name] = [data.draw(st.sampled_from(NASTY))]
    before = everything()
    answer = send(client, url, {**forged, "form_token": str(data.draw(st.uuids()))})
    assert answer.status_code in (SHOWN, SAVED)
    if answer.status_code == SHOWN:
        assert everything() == before
        assert_is_shown_again(answer, {name: forged[name][0] for name in chosen})
    stored = differences(before, everything()).values()
    assert not any(UNNEEDED.search(one) for one in stored if isinstance(one, str))


def test_what_a_form_was_opened_with_may_be_a_number_that_no_row_has(
    client, opened_form
):
    url, sent = opened_form
    forged = {
        name: ["9" * 40] if name.startswith("initial-") else values
        for name, values in sent.items()
    }
    assert send(client, url, forged).status_code in (SHOWN, SAVED)


def assert_is_shown_again(answer, typed):
    """The form with its reasons, and with each text as it was typed."""
    html = answer.content.decode()
    assert "errornote" in html
    fields = read_form(html)[0]
    for name, value in typed.items():
        is_visible = not name.startswith("initial-") and name in fields
        if (
            is_visible
            and re.search(r"_(nl|de|en)$", name)
            and not UNNEEDED.search(value)
        ):
            assert "".join(fields[name][0].split()) == "".join(value.split()), name


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_count_of_rows_changes_nothing(client, opened_form, name):
    url, sent = opened_form
    counts = [one for one in sent if one.endswith(f"-{name}")]
    before = everything()
    for value in FORGED[name]:
        answer = send(client, url, sent | dict.fromkeys(counts, [value]))
        assert answer.status_code in (SHOWN, SAVED)
        assert everything() == before


def test_a_truncated_form_changes_nothing(client, opened_form):
    url, sent = opened_form
    before = everything()
    names = [*sent]
    for length in {0, 1, len(names) // 3, len(names) // 2, len(names) - 1}:
        part = {name: sent[name] for name in names[:length] if name != "form_token"}
        assert send(client, url, part).status_code in (SHOWN, SAVED)
        assert everything() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_that_is_no_form_is_answered_with_a_sentence(client, language):
    row = FORMS["page"]()
    client.force_login(make_editor())
    url = reverse("admin:content_page_change", args=[row.pk])
    before = everything()
    for kind in (
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "application/x-www-form-urlencoded; charset=utf-16",
    ):
        answer = client.generic(
            "POST",
            url,
            b"\xff\xfe--x",
            content_type=kind,
            headers={"accept-language": language},
        )
        assert answer.status_code == 400
        assert DAMAGED[language] in unescape(answer.content.decode())
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        answer = client.generic("POST", url, b"{", content_type=kind)
        assert answer.status_code in (SHOWN, SAVED)
    assert everything() == before


def test_three_megabytes_are_refused_beside_the_text_that_is_kept(client):
    row = FORMS["page"]()
    client.force_login(make_editor())
    url = reverse("admin:content_page_change", args=[row.pk])
    sent, names = read_form(client.get(url).content.decode())
    text = "🙂" * 750_000
    name = next(one for one in names if one.endswith("-body_de"))
    answer = send(client, url, sent | {name: [text]})
    assert answer.status_code == SHOWN
    assert text in answer.content.decode()


@pytest.mark.parametrize("noun", FORMS)
def test_a_new_entry_of_nonsense_is_shown_again(client, noun):
    client.force_login(make_editor())
    url = reverse(f"admin:content_{noun}_add")
    sent, _texts = read_form(client.get(url).content.decode())
    for value in ("\x00", "abc", "9" * 40, "\ud800"):
        before = everything()
        forged = {
            name: values if name.endswith("_FORMS") else [value]
            for name, values in sent.items()
        }
        answer = send(client, url, forged)
        assert answer.status_code in (SHOWN, SAVED)
        if answer.status_code == SHOWN:
            assert everything() == before
