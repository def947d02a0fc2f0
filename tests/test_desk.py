"""The desk: each kind of work appears for whom it is, and is gone once it is done."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote_plus

import pytest
from django.test import Client
from django.utils import timezone

from content.admin.desk.kinds import BY_KEY, KINDS
from content.drafts.clinics import Clinic
from content.drafts.notices import Notice
from content.drafts.pages import Section
from content.publishing import actions, four_eyes
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    make_value,
    publish,
)
from tests.staff_forms import opened
from tests.staff_reading import look, questions_of, words_of

pytestmark = pytest.mark.django_db
CARD = re.compile(r'id="desk-([\w-]+)"><a href="([^"]+)"><span[^>]*>(\d+)</span>')


def desk_of(user):
    """Kind → how much of it waits, as the start page of this person says."""
    return {key: int(count) for key, _url, count in CARD.findall(start_page(user))}


def start_page(user):
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    answer = client.get("/staff/")
    assert answer.status_code == 200
    return answer.content.decode()


def counted(user, key):
    """The same of one kind, checked against what the place says that the count leads to."""
    found = [row for row in CARD.findall(start_page(user)) if row[0] == key]
    if not found:
        return 0
    ((_key, url, count),) = found
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    answer = client.get(url.replace("&amp;", "&"))
    assert answer.status_code == 200
    own = client.get(f"/staff/desk/{key}/").content.decode()
    assert f"{count} wait" in words_of(own)
    return int(count)


def save(user, section, **texts):
    """Change a section on the form of its page, as somebody does."""
    client = Client()
    client.force_login(user)
    url = f"/staff/content/page/{section.page_id}/change/"
    data = opened(client, url)
    (row,) = [
        name.removesuffix("-id")
        for name, value in data.items()
        if re.fullmatch(r"sections-\w+-id", name) and str(value) == str(section.pk)
    ]
    data |= {f"{row}-{name}": value for name, value in texts.items()}
    assert client.post(url, data).status_code == 302


@pytest.fixture
def people():
    return make_editor(), make_reviewer()


@pytest.fixture
def page(people, now):
    """A page that readers see in three languages, approved by two people."""
    nurse, doctor = people
    page = make_page()
    publish(page, author=nurse, approver=doctor, now=now)
    return page


def section_of(page):
    return Section.objects.get(page=page)


def test_an_empty_desk_says_so_kindly(people, page):
    nurse, doctor = people
    for user in (
        nurse,
        doctor,
        make_translator(),
        make_user("boss", is_superuser=True),
    ):
        assert desk_of(user) == {}
        assert "Nothing waits for you." in start_page(user)


def test_what_somebody_changed_waits_to_be_asked_for_and_then_for_the_other(
    people, page, now
):
    nurse, doctor = people
    save(nurse, section_of(page), body_de="Ein anderer Satz.")
    assert counted(nurse, "mine") == 1
    assert counted(doctor, "mine") == 0
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    assert counted(nurse, "mine") == 0
    assert counted(nurse, "asked") == 1
    assert counted(doctor, "to-decide") == 1
    assert counted(nurse, "to-decide") == 0
    approve(review, doctor)
    assert desk_of(nurse) == desk_of(doctor) == {}


def test_what_comes_back_shows_the_comment_until_it_is_asked_again(people, page, now):
    nurse, doctor = people
    save(nurse, section_of(page), body_de="Ein anderer Satz.")
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    actions.return_to_author(review=review, by=doctor, now=now, comment="Whom to call?")
    assert counted(nurse, "returned") == 1
    assert "Whom to call?" in start_page(nurse)
    assert counted(make_editor("colleague"), "returned") == 0
    actions.request_review(chosen=changed(), by=nurse, now=now)
    assert counted(nurse, "returned") == 0


def test_what_comes_back_is_gone_when_the_change_is_undone(people, page, now):
    nurse, doctor = people
    before = section_of(page).body_de
    save(nurse, section_of(page), body_de="Ein anderer Satz.")
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    actions.return_to_author(review=review, by=doctor, now=now, comment="No.")
    save(nurse, section_of(page), body_de=before)
    assert counted(nurse, "returned") == 0


@pytest.mark.parametrize(
    "refusal,says",
    [
        ("own", "You have worked on this text yourself."),
        ("language", "You have not said that you read Deutsch."),
        ("medical", "one has to be a medical reviewer"),
        ("moved", "Everything in it has changed since."),
    ],
)
def test_what_somebody_may_not_decide_stands_apart_with_the_reason(
    people, page, now, refusal, says
):
    nurse, doctor = people
    reader = make_editor("colleague") if refusal == "medical" else doctor
    if refusal == "own":
        save(doctor, section_of(page), body_de="Von der Ärztin.")
    save(nurse, section_of(page), body_de="Ein anderer Satz.")
    if refusal == "language":
        four_eyes.say_languages(doctor, ["nl"])
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    if refusal == "moved":
        save(nurse, section_of(page), body_de="Noch ein anderer Satz.")
    assert counted(reader, "to-decide") == 0
    assert counted(reader, "for-others") == 1
    assert says in words_of(start_page(reader))
    if refusal != "moved":  # the same words as the review itself would say
        with pytest.raises(Exception, match=".") as error:
            approve(review, reader)
        assert says in str(error.value)


def test_only_who_decides_sees_what_is_to_be_decided(people, page, now):
    nurse, _doctor = people
    save(nurse, section_of(page), body_de="Ein anderer Satz.")
    actions.request_review(chosen=changed(), by=nurse, now=now)
    assert "to-decide" not in desk_of(make_translator())


def test_behind_counts_the_languages_that_somebody_reads(people, page, now):
    nurse, doctor = people
    german = make_user("german", role="Translator", reads=["de"])
    save(nurse, section_of(page), body_nl="Een andere zin.")
    assert counted(german, "behind") == 1
    assert counted(nurse, "behind") == 2
    confirm_translations()
    assert counted(german, "behind") == 0


def test_missing_counts_forms_to_fill_in(people, page):
    nurse, _doctor = people
    save(nurse, section_of(page), body_de="", heading_de="")
    german = make_user("german", role="Translator", reads=["de"])
    assert counted(german, "missing") == 1
    assert (
        counted(make_user("english", role="Translator", reads=["en"]), "missing") == 0
    )
    save(nurse, section_of(page), body_de="Ein Satz.", heading_de="first de")
    assert counted(german, "missing") == 0


def test_a_mistake_in_a_draft_is_told_at_its_place_until_it_is_mended(people, page):
    nurse, _doctor = people
    save(nurse, section_of(page), body_de="Hier {{no_such_fact}}.")
    assert counted(nurse, "to-mend") == 1
    html = start_page(nurse)
    assert f"/staff/content/page/{page.pk}/change/?language=de#sections-0" in html
    assert "no_such_fact" in html
    save(nurse, section_of(page), body_de="Hier.")
    assert counted(nurse, "to-mend") == 0


def test_a_link_to_a_withdrawn_page_is_told(people, page, now):
    nurse, doctor = people
    other = make_page("day", sections=[{"body_nl": "Zie [kosten](page:costs)."}])
    publish(other, author=nurse, approver=doctor)
    assert counted(nurse, "dead-links") == counted(nurse, "off-the-site") == 0
    actions.withdraw(page_key="costs", by=nurse, now=now, reason="mistake")
    assert counted(nurse, "dead-links") == 1
    assert counted(nurse, "off-the-site") == 1


def test_an_anchor_that_a_draft_takes_away_is_told(people, now):
    nurse, doctor = people
    target = make_page(sections=[{"key": "first"}, {"key": "second"}])
    link = make_page("day", sections=[{"body_nl": "Zie [dit](page:costs#second)."}])
    for one in (target, link):
        publish(one, author=nurse, approver=doctor)
    assert counted(nurse, "dead-links") == 0
    Section.objects.get(page=target, key="second").delete()
    assert counted(nurse, "dead-links") == 1


def test_a_notice_that_ends_soon_is_told_and_one_that_is_over_is_not(people):
    nurse, _doctor = people
    moment = timezone.now()
    notice = Notice.objects.create(
        key="closed", starts_at=moment, ends_at=moment + timedelta(days=3), title_nl="x"
    )
    assert counted(nurse, "ending-notices") == 1
    for days in (40, -1):
        notice.starts_at = moment - timedelta(days=2)
        notice.ends_at = moment + timedelta(days=days)
        notice.save()
        assert counted(nurse, "ending-notices") == 0


def test_what_was_promised_is_told_to_who_can_check_it(people):
    nurse, _doctor = people
    clinic = make_clinic(status_check_on=timezone.localdate())
    assert counted(nurse, "promised") == 1
    Clinic.objects.filter(pk=clinic.pk).update(status_check_on=None)
    assert counted(nurse, "promised") == 0


def test_facts_and_statuses_checked_long_ago_are_told(people):
    nurse, _doctor = people
    today = timezone.localdate()
    clinic = make_clinic(status_checked_on=today)
    fact = make_fact(checked_on=today)
    clinic.country.checked_on = today
    clinic.country.save()
    assert counted(nurse, "long-unchecked") == 0
    Clinic.objects.filter(pk=clinic.pk).update(
        status_checked_on=today - timedelta(days=100)
    )
    fact.checked_on = today - timedelta(days=370)
    fact.save()
    assert counted(nurse, "long-unchecked") == 2


def test_a_clinic_is_asked_again_when_the_general_value_has_changed(people):
    nurse, _doctor = people
    clinic, fact = make_clinic(), make_fact(low=6)
    value = make_value(fact, clinic=clinic, answer="holds_here", low=6)
    assert counted(nurse, "to-answer") == 0
    fact.values.filter(clinic=None).update(low=4)
    assert counted(nurse, "to-answer") == 1
    value.delete()
    assert counted(nurse, "to-answer") == 0


@pytest.mark.parametrize(
    "ago,says",
    [(10, None), (310, "within 60 days"), (340, "within 30 days"), (370, "due since")],
)
def test_pages_are_due_in_sixty_and_thirty_days_and_then_at_once(
    people, now, settings, ago, says
):
    nurse, doctor = people
    settings.REVIEW_MONTHS = 12
    publish(make_page(), author=nurse, approver=doctor, now=now - timedelta(days=ago))
    assert counted(nurse, "due-pages") == (3 if says else 0)
    assert says is None or says in words_of(start_page(nurse))
    assert counted(
        make_user("german", role="Translator", reads=["de"]), "due-pages"
    ) == (1 if says else 0)


def test_an_approval_for_later_is_to_come_or_held_back(people, page, now):
    nurse, doctor = people
    save(nurse, section_of(page), body_de="Ein anderer Satz.")
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    approve(review, doctor, publish_at=now + timedelta(days=1))
    assert counted(nurse, "to-come") == 1
    assert counted(nurse, "held-back") == 0
    save(nurse, section_of(page), body_de="Doch ein anderer Satz.")
    assert counted(doctor, "held-back") == 1


# --- Who sees what first, and what it costs ----------------------------------------------


def test_each_role_sees_first_what_it_can_do(people, page, now):
    nurse, doctor = people
    translator = make_translator()
    save(nurse, section_of(page), body_nl="Een andere zin.")
    save(doctor, section_of(page), heading_de="Anders")
    actions.request_review(
        chosen=[key for key in changed() if key.language == "nl"], by=nurse, now=now
    )
    first = {user: next(iter(desk_of(user))) for user in (nurse, doctor, translator)}
    assert first == {nurse: "asked", doctor: "to-decide", translator: "behind"}


def test_a_list_is_refused_to_who_has_no_part_in_it(client):
    client.force_login(make_translator())
    assert client.get("/staff/desk/to-decide/").status_code == 403
    assert client.get("/staff/desk/no-such-kind/").status_code == 404
    for path in ("desk/mine/", "desk/pages/", "desk/find/"):
        assert client.get(f"/staff/{path}").status_code == 200
        assert "no-store" in client.get(f"/staff/{path}")["Cache-Control"]
        assert client.post(f"/staff/{path}").status_code == 405
        assert Client().get(f"/staff/{path}")["Location"].startswith("/staff/login/")
    client.force_login(make_user("guest"))
    for path in ("desk/mine/", "desk/pages/", "desk/find/"):
        assert client.get(f"/staff/{path}").status_code == 403


def test_every_kind_has_a_list_that_opens(client):
    client.force_login(make_user("boss", is_superuser=True))
    assert len(BY_KEY) == len(KINDS) > 15
    for key in BY_KEY:
        html = look(
            client, make_user(f"one-{key}", is_superuser=True), f"/staff/desk/{key}/"
        )
        assert "Nothing waits here." in html


def test_a_list_can_be_narrowed(people, page):
    nurse, _doctor = people
    save(nurse, section_of(page), body_nl="Een andere zin.")
    client = Client(headers={"accept-language": "en"})
    client.force_login(nurse)
    both = client.get("/staff/desk/behind/").content.decode()
    one = client.get("/staff/desk/behind/?language=de").content.decode()
    assert both.count("The source text has changed.") == 2
    assert one.count("The source text has changed.") == 1
    assert "2 wait" in words_of(one)
    none = client.get("/staff/desk/behind/?language=xx&noun=clinic").content.decode()
    assert "Nothing here is like that." in none


def test_more_work_asks_the_database_no_more_questions(people, now):
    """The parts, the reviews and the people of many things are read at once."""
    nurse, doctor = people

    def add(number):
        page = make_page(f"page-{number}")
        publish(page, author=nurse, approver=doctor, now=now - timedelta(days=400))
        save(nurse, section_of(page), body_nl="Een andere zin.", body_de="{{nothing}}")
        save(doctor, section_of(page), body_en="Another.")
        note = [key for key in changed(f"page/page-{number}") if key.language == "nl"]
        actions.request_review(chosen=note, by=nurse, now=now)

    client = Client()
    client.force_login(doctor)

    def look_at(path):
        client.get(path)  # what is kept per process has been read
        return questions_of(lambda: client.get(path))

    paths = ("/staff/", "/staff/desk/pages/", "/staff/desk/find/?q=zin")
    add(1)
    few = [look_at(path) for path in paths]
    for number in range(2, 6):
        add(number)
    assert [look_at(path) for path in paths] == few
    assert max(few) < 110


# --- The table of all pages --------------------------------------------------------------


def cells(user, **asked):
    """Language → what the table says of the one page in it."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    html = client.get("/staff/desk/pages/", asked).content.decode()
    found = re.findall(r'<td data-language="(\w\w)">(.*?)</td>', html, re.DOTALL)
    return {
        code.lower(): [
            words_of(words) for words in re.findall(r"</span>(.*?)</a>", cell)
        ]
        for code, cell in found
    }


def test_the_table_says_where_each_page_stands(people, now):
    nurse, doctor = people
    page = make_page()
    assert cells(nurse)["nl"] == ["the draft is another one", "not public"]
    publish(page, author=nurse, approver=doctor, now=now)
    assert cells(nurse) == dict.fromkeys(["nl", "de", "en"], ["public and up to date"])
    save(nurse, section_of(page), body_nl="Een andere zin.", body_en="")
    assert cells(nurse) == {
        "nl": ["the draft is another one"],
        "de": ["translation is behind"],
        "en": ["the draft is another one", "translation is missing"],
    }
    assert cells(nurse, state="withdrawn") == {}
    nl = [key for key in changed() if key.language == "nl"]
    actions.request_review(chosen=nl, by=nurse, now=now)
    assert cells(nurse)["nl"][0] == "waits for a decision"
    actions.withdraw(page_key="costs", by=nurse, now=now, reason="mistake")
    assert cells(nurse)["de"][0] == "withdrawn"
    assert len(cells(nurse, state="withdrawn")) == 3


def test_every_state_of_the_table_leads_to_a_page(people, page, now):
    nurse, _doctor = people
    save(nurse, section_of(page), body_nl="Een andere zin.", body_en="")
    nl = [key for key in changed() if key.language == "nl"]
    actions.request_review(chosen=nl, by=nurse, now=now)
    client = Client()
    client.force_login(nurse)
    html = client.get("/staff/desk/pages/").content.decode()
    links = set(re.findall(r'class="matrix__state[^"]*" href="([^"]+)"', html))
    assert len(links) >= 4
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


# --- Find a text -------------------------------------------------------------------------


def found(user, typed):
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    html = client.get("/staff/desk/find/", {"q": typed}).content.decode()
    return re.findall(r'<li><a href="([^"]+)">([^<]*)</a>', html)


@pytest.mark.parametrize(
    "typed", ["ubelkeit", "ÜBELKEIT", "Übel", "  übelkeit   satz "]
)
def test_a_text_is_found_however_it_is_typed_and_leads_to_its_row(people, typed):
    nurse, _doctor = people
    page = make_page(
        sections=[{"key": "first"}, {"key": "second", "body_de": "Satz: Übelkeit."}]
    )
    ((url, title),) = found(nurse, typed)
    url = unescape(url)
    form, words = url.split("&words=")
    assert form == f"/staff/content/page/{page.pk}/change/?language=de"
    words, row = words.split("#")
    assert unquote_plus(words).casefold().strip() in "satz: übelkeit."
    assert row == "sections-1"
    assert title == "second en"
    client = Client()
    client.force_login(nurse)
    assert 'id="sections-1"' in client.get(url).content.decode()


@pytest.mark.parametrize(
    "typed", ["", "   ", "{{", "xyzzy", "%", "<script>", "a" * 5000]
)
def test_what_is_nowhere_finds_nothing(people, typed):
    make_page()
    assert found(people[0], typed) == []


def test_a_title_stands_before_words_and_a_fact_before_its_answers(people):
    nurse, _doctor = people
    make_page("a", sections=[{"body_nl": "Iets over bloeddruk."}])
    titled = make_page("b", title_nl="Bloeddruk")
    assert found(nurse, "bloeddruk")[0][0].startswith(
        f"/staff/content/page/{titled.pk}/change/"
    )
    clinic, fact = make_clinic(), make_fact(name_nl="Niet eten")
    make_value(fact, clinic=clinic, low=4)
    (first, _name), (second, name) = found(nurse, "niet eten")
    assert first.startswith(f"/staff/content/fact/{fact.pk}/change/")
    assert second == (
        f"/staff/content/clinic/{clinic.pk}/change/?fact={fact.pk}#values-group"
    )
    assert name == "fasting_food en"
