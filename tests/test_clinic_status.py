"""A clinic's status: why, since when, until when; never an invitation while it pauses."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from content.admin.due import due
from content.drafts.clinics import Clinic
from content.public.metadata.structured import medical_clinic
from content.publishing import actions
from content.publishing.errors import NotReady
from content.publishing.starter import publish_starter
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_shared,
)
from tests.factories import (
    make_clinic as draft_clinic,
)
from tests.picture_pages import words_of
from tests.planner_book import make_book, make_clinic, text
from tests.staff_forms import opened, to_mend, url_of
from tests.test_clinic_sections import Reading, draw

PAUSE = {
    "status": "paused",
    "status_since": date(2026, 6, 1),
    "status_reason": text("Two posts are vacant."),
}
ASKED_AGAIN = {**PAUSE, "status_check_on": date(2999, 2, 1)}


def book_of(**fields):
    return make_book(make_clinic(status_checked_on=date(2026, 11, 2), **fields))


@pytest.mark.parametrize("kind", ["clinic_profile", "clinics_compared"])
@pytest.mark.parametrize(
    "language, told",
    [
        (
            "nl",
            "geeft op dit moment geen infusen sinds 1 juni 2026 Two posts are vacant. (nl) "
            "Nagekeken op 2 november 2026 . "
            "Op 1 februari 2999 vragen we het de kliniek opnieuw.",
        ),
        (
            "de",
            "gibt zurzeit keine Infusionen seit dem 1. Juni 2026 "
            "Two posts are vacant. (de) Geprüft am 2. November 2026 . "
            "Am 1. Februar 2999 fragen wir die Klinik wieder.",
        ),
        (
            "en",
            "gives no infusions at the moment since 1 June 2026 "
            "Two posts are vacant. (en) Checked on 2 November 2026 . "
            "We ask the clinic again on 1 February 2999.",
        ),
    ],
)
def test_a_pause_says_since_when_why_and_when_somebody_asks_again(
    rf, kind, language, told
):
    html = draw(rf, book_of(**ASKED_AGAIN), kind, language=language)
    assert told.replace(" .", ".") in words_of(html).replace(" .", ".")


@pytest.mark.parametrize(
    "until, is_told", [(date(2999, 1, 31), True), (date(2026, 11, 1), False)]
)
def test_an_end_is_told_until_it_is_over_and_never_looks_wrong(rf, until, is_told):
    book = book_of(**PAUSE, status_until=until)
    for clinic in ("", "zeewind"):
        words = words_of(draw(rf, book, "clinic_profile", clinic=clinic))
        assert ("until" in words) is is_told
        assert "Checked on 2 November 2026" in words


def test_a_pause_is_told_first_and_in_full_once_on_the_clinics_own_page(rf):
    html = draw(rf, book_of(**ASKED_AGAIN), "clinic_profile", clinic="zeewind")
    words = words_of(html)
    assert words.count("Two posts are vacant.") == 1
    assert words.count("gives no infusions at the moment") == 2
    main = words[words.index("Listen") if "Listen" in words else 0 :]
    assert main.index("Two posts are vacant.") < main.index("Vlissingen")


def test_a_pause_is_told_on_a_page_that_leaves_out_the_profile(rf):
    html = draw(rf, book_of(**ASKED_AGAIN), "timeline", clinic="zeewind")
    assert words_of(html).count("Two posts are vacant.") == 1
    assert html.index("Two posts are vacant.") < html.index("<h2")


def test_a_reason_that_is_not_translated_says_its_language(rf):
    book = book_of(**{**ASKED_AGAIN, "status_reason": {"nl": "Te weinig personeel."}})
    html = draw(rf, book, "clinics_compared")
    assert Reading(html).languages["Te weinig personeel."] == "nl"
    assert "Te weinig personeel. (Dutch)" in words_of(html)


TAKES = {
    "takes": ("takes_own_patients", "takes_with_referral"),
    "takes_words": text("Adults only."),
    "not_treated": text("Depression: ask a psychiatrist."),
}


@pytest.mark.parametrize("kind", ["clinic_profile", "clinics_compared"])
def test_readers_see_whom_a_clinic_takes_and_where_else_to_turn(rf, kind):
    words = words_of(draw(rf, book_of(**TAKES), kind))
    assert (
        "Who is taken people it treats already people with a referral "
        "Adults only. (en)" in words
    )
    assert "Not treated here Depression: ask a psychiatrist. (en)" in words


@pytest.mark.parametrize("kind", ["clinic_profile", "clinics_compared"])
def test_a_paused_clinic_invites_nobody(rf, kind):
    words = words_of(draw(rf, book_of(**TAKES, **ASKED_AGAIN), kind))
    assert "Who is taken" not in words
    assert "Call the clinic:" not in words
    assert "Not treated here Depression: ask a psychiatrist. (en)" in words


@pytest.mark.parametrize(
    "takes, accepts", [(("takes_own_patients",), False), ((), True)]
)
def test_machines_are_told_that_only_known_patients_are_taken(takes, accepts):
    node = medical_clinic(make_clinic(takes=takes), url="https://x.example/")
    assert node["isAcceptingNewPatients"] is accepts


# --- The planner ---------------------------------------------------------------------


@pytest.fixture
def paused_site(db):
    draft_clinic("open")
    draft_clinic(
        "rust",
        status="paused",
        status_since="2026-06-01",
        status_check_on="2999-02-01",
        status_reason_nl="Er is te weinig personeel.",
        status_reason_de="Es fehlt Personal.",
        status_reason_en="There is too little staff.",
    )
    confirm_translations()


def test_the_planner_says_first_why_a_clinic_pauses(client, paused_site):
    publish_starter(now=timezone.now())
    html = client.get("/de/mein-behandlungstag/?clinic=rust&date=2027-03-28&time=08:00")
    words = words_of(html.content.decode())
    assert (
        "gibt zurzeit keine Infusionen seit dem 1. Juni 2026 Es fehlt Personal."
        in words
    )
    assert words.index("Es fehlt Personal.") < words.index("Datum der Infusion")


# --- Texts that invite ---------------------------------------------------------------


def test_text_for_an_open_clinic_vanishes_while_it_pauses(client, paused_site):
    people = {"author": make_editor(), "approver": make_reviewer()}
    body = "Read this.\n\n/// unless-paused\n\nMake an appointment.\n\n///"
    texts = {f"body_{code}": body for code in ("nl", "de", "en")}
    publish_shared(**people)
    for key in ("clinic-rust", "clinic-open", "costs"):
        publish(make_page(key, sections=[texts], menu="none"), **people)

    def is_shown(address):
        return "Make an appointment." in client.get(address).content.decode()

    paused = "/en/clinics/clinic-rust-en/"
    assert "Read this." in client.get(paused).content.decode()
    assert not is_shown(paused)
    assert is_shown("/en/clinics/clinic-open-en/")
    assert is_shown("/en/costs-en/")
    today = timezone.localdate()
    Clinic.objects.filter(key="rust").update(
        status="accepting", status_checked_on=today
    )
    publish_shared(**people)
    assert is_shown(paused)


# --- Staff ---------------------------------------------------------------------------


@pytest.fixture
def public_clinic(db):
    clinic = draft_clinic(status_checked_on="2026-11-01")
    publish_shared(make_editor(), make_reviewer())
    return clinic


def save(client, clinic, **fields):
    client.force_login(User.objects.get(username="nurse"))
    data = opened(client, url_of(clinic)) | fields
    answer = client.post(url_of(clinic), data, headers={"accept-language": "en"})
    assert answer.status_code == 302
    return answer


CHECKED = "enter the day on which it answered"


def ask(clinic):
    nurse = User.objects.get(username="nurse")
    return actions.request_review(
        chosen=changed(f"clinic/{clinic.key}"), by=nurse, now=timezone.now()
    )


def test_a_changed_status_is_saved_and_asks_when_it_was_checked(client, public_clinic):
    answer = save(client, public_clinic, status="waiting_list")
    assert answer["Location"] == url_of(public_clinic)
    assert Clinic.objects.get().status == "waiting_list"
    marks = to_mend(client, url_of(public_clinic))
    assert CHECKED in marks["status_checked_on"][0]
    with pytest.raises(NotReady) as refusal:
        ask(public_clinic)
    assert "zeewind" in str(refusal.value)
    assert CHECKED in str(refusal.value)


@pytest.mark.parametrize(
    "field, value", [("status_until", "2999-01-01"), ("status_since", "2026-10-01")]
)
def test_so_does_another_day_of_the_status(client, public_clinic, field, value):
    save(client, public_clinic, **{field: value})
    assert CHECKED in to_mend(client, url_of(public_clinic))["status_checked_on"][0]


def test_with_its_new_day_a_status_can_be_asked_for(client, public_clinic):
    save(client, public_clinic, status="waiting_list", status_checked_on="2026-11-20")
    assert "status_checked_on" not in to_mend(client, url_of(public_clinic))
    assert ask(public_clinic)


def test_who_checked_today_may_change_it_twice_today(client, public_clinic):
    today = timezone.localdate()
    save(client, public_clinic, status="waiting_list", status_checked_on=today)
    publish_shared(make_editor("second"), make_reviewer("third"))
    save(client, public_clinic, status="accepting")
    assert ask(public_clinic)


def test_another_phone_number_asks_for_no_status(client, public_clinic):
    save(client, public_clinic, city="Elders")
    assert ask(public_clinic)


def test_a_pause_without_end_asks_when_to_ask_again(client, public_clinic):
    today = timezone.localdate()
    save(client, public_clinic, status="paused", status_checked_on=today)
    marks = to_mend(client, url_of(public_clinic))
    assert "on which day it is asked again" in marks["status_check_on"][0]
    with pytest.raises(NotReady):
        ask(public_clinic)
    save(client, public_clinic, status_check_on="2999-01-01")
    assert ask(public_clinic)


@pytest.mark.parametrize(
    "days, is_due",
    [
        ({"status_until": -1}, True),
        ({"status_until": 0}, False),
        ({"status_check_on": 0}, True),
        ({"status_check_on": 1}, False),
    ],
)
def test_staff_see_a_status_that_is_over_or_to_be_asked_again(client, db, days, is_due):
    today = timezone.localdate()
    draft_clinic(
        "rust",
        status="paused",
        name="Kliniek Rust",
        **{name: today + timedelta(days=number) for name, number in days.items()},
    )
    assert bool(due()) is is_due
    client.force_login(make_editor())
    html = client.get("/staff/", headers={"accept-language": "en"}).content.decode()
    assert ("To check again" in html) is is_due
    assert not is_due or "Kliniek Rust" in html


def test_a_status_that_is_over_stops_no_other_change(client, public_clinic):
    Clinic.objects.update(status_until="2026-11-02", status_checked_on="2026-11-20")
    publish_shared(make_editor("second"), make_reviewer("third"))
    answer = save(client, public_clinic, city="Elders")
    told = [str(one) for one in answer.wsgi_request._messages]
    assert any("on a day that is over" in one for one in told)
    assert ask(public_clinic)
