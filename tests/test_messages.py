"""What people are told about reviews: in a list, and by a real mail server."""

import logging
import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.urls import reverse

from content.accounts.people import Person
from content.editions.messages import Message, NoMail
from content.publishing import actions, four_eyes, mailing, timers
from tests.factories import (
    approve,
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
)
from tests.staff_reading import look, review_url, words_of

pytestmark = pytest.mark.django_db
MESSAGES = "/staff/content/review/messages/"


def with_address(person):
    person.email = f"{person.username}@example.org"
    person.save()
    return person


@pytest.fixture
def nurse():
    return with_address(make_editor())


@pytest.fixture
def doctor():
    return with_address(make_reviewer())


@pytest.fixture
def costs(nurse, doctor):
    page = make_page("costs")
    publish(page, author=nurse, approver=doctor)
    Message.objects.all().delete()
    return page


@pytest.fixture
def ask(costs, nurse, now):
    def ask_(words="Ein besserer Satz."):
        costs.sections.update(body_de=words)
        return actions.request_review(chosen=changed(), by=nurse, now=now)

    return ask_


def told():
    return {
        (one.recipient.username, one.kind)
        for one in Message.objects.select_related("recipient")
    }


# --- Who is told --------------------------------------------------------------------------


def test_those_are_asked_who_may_approve_it_and_nobody_else(ask, doctor, now):
    make_reviewer("only-dutch", reads=["nl"])
    make_editor("colleague")  # two nurses have no medical person between them
    make_translator()
    closed = make_reviewer("closed")
    closed.is_active = False
    closed.save()
    ask()
    assert told() == {("doctor", "asked")}


def test_the_author_is_told_what_became_of_it(ask, nurse, doctor, now):
    approve(ask(), doctor)
    assert ("nurse", "approved") in told()
    review = ask("Ein ganz anderer Satz.")
    actions.return_to_author(review=review, by=doctor, now=now, comment="No.")
    assert ("nurse", "returned") in told()
    assert {name for name, _kind in told()} == {"nurse", "doctor"}


def test_author_and_approver_are_told_once_that_it_is_held_back(
    ask, costs, nurse, doctor, now
):
    review = ask()
    approve(review, doctor, publish_at=now + timedelta(days=2))
    assert list(timers.run(now=now)) == []
    costs.sections.update(body_de="Anders.")
    for _minute in range(3):  # as soon as it happens, not only when it is due
        (line,) = timers.run(now=now)
        assert line.startswith(f"Held back: review {review.pk}.")
    rows = Message.objects.filter(kind="held_back")
    assert {one.recipient for one in rows} == {nurse, doctor}
    assert rows.count() == 2


def test_a_refused_request_tells_nobody(costs, nurse, now):
    costs.sections.update(body_de="[Nirgends](page:nowhere)")
    with pytest.raises(actions.errors.NotReady):
        actions.request_review(chosen=changed(), by=nurse, now=now)
    assert not Message.objects.exists()


def test_an_author_hears_where_nobody_can_approve_it(costs, client, nurse, doctor):
    four_eyes.say_languages(doctor, ["nl"])
    costs.sections.update(body_de="Ein besserer Satz.")
    part = "section/costs/first de"
    html = look(client, nurse, reverse("admin:content_changes"), part=part)
    assert "A reviewer has been asked." in html
    assert "nobody can approve all of this" in html


# --- The list -----------------------------------------------------------------------------


def test_the_list_has_everything_while_mail_is_off(ask, client, doctor, settings):
    assert not settings.MAIL_IS_ON
    review = ask()
    assert "1 is new" in words_of(look(client, doctor, "/staff/"))
    html = look(client, doctor, MESSAGES)
    assert "You are asked for a review." in html
    assert f'href="{review_url(review)}"' in html
    assert "not opened yet" in html
    assert "This site sends no e-mails." in html
    look(client, doctor, review_url(review))
    assert "not opened yet" not in look(client, doctor, MESSAGES)
    assert "1 is new" not in words_of(look(client, doctor, "/staff/"))
    assert list(timers.run(now=review.requested_at)) == []
    assert mail.outbox == []


def test_what_somebody_else_decided_is_new_to_nobody(ask, client, doctor):
    make_reviewer("second")
    approve(ask(), doctor)
    client.force_login(make_reviewer("third"))
    for name in ("second", "doctor"):
        person = Message.objects.get(recipient__username=name, kind="asked").recipient
        assert "is new" not in words_of(look(client, person, "/staff/"))


def test_everybody_sees_their_own_messages_alone(ask, client, nurse):
    ask()
    assert "You are asked" not in look(client, nurse, MESSAGES)
    client.force_login(make_user("guest"))
    assert client.get(MESSAGES).status_code == 403
    assert client.post(MESSAGES).status_code == 403
    client.logout()
    assert "/staff/login/" in client.get(MESSAGES)["Location"]


# --- A real mail server -------------------------------------------------------------------


class Box:
    """A mail server's handler that keeps what it gets, or refuses some of it."""

    def __init__(self):
        self.got, self.refuses = [], ""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.refuses and self.refuses in address:
            return "550 nobody here of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.got.append(envelope)
        return "250 OK"


def use_server(settings, port):
    settings.MAIL_IS_ON = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 0.3
    settings.SITE_ADDRESS = "https://clinic.example"


@pytest.fixture
def box(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    handler = Box()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    use_server(settings, port)
    yield handler
    server.stop()


def text_of(envelope):
    import email
    from email import policy

    return email.message_from_bytes(envelope.content, policy=policy.default)


def test_a_mail_says_where_to_look_and_nothing_of_the_text(box, ask, now, settings):
    review = ask()
    assert box.got == []  # the verb has not spoken to the server
    assert mailing.send_waiting(now=now) == (1, 0)
    (envelope,) = box.got
    assert envelope.rcpt_tos == ["doctor@example.org"]
    sent = text_of(envelope)
    assert sent["From"] == settings.DEFAULT_FROM_EMAIL
    assert sent["Auto-Submitted"] == "auto-generated"
    body = sent.get_content()
    assert f"https://clinic.example{review_url(review)}" in body
    for secret in ("besserer", "Kosten", "costs", "nurse"):
        assert secret not in envelope.content.decode()
    assert Message.objects.get().mail == "sent"
    assert mailing.send_waiting(now=now) == (0, 0)
    assert len(box.got) == 1


def test_a_mail_is_in_the_language_of_its_reader(box, ask, doctor, now):
    Person.objects.update_or_create(user=doctor, defaults={"interface_language": "de"})
    ask()
    mailing.send_waiting(now=now)
    assert "Prüfung" in text_of(box.got[0])["Subject"]


def test_who_wants_no_mail_has_no_address_or_has_seen_it_gets_none(
    box, ask, client, doctor, now
):
    silent = with_address(make_reviewer("silent"))
    look(client, silent, MESSAGES, mail="")
    assert NoMail.objects.get().user == silent
    make_reviewer("no-address")
    quick = with_address(make_reviewer("quick"))
    review = ask()
    look(client, quick, review_url(review))
    assert Message.objects.count() == 4
    mailing.send_waiting(now=now)
    assert [one.rcpt_tos for one in box.got] == [["doctor@example.org"]]
    look(client, silent, MESSAGES, mail="yes")
    assert not NoMail.objects.exists()


def test_a_question_that_was_answered_meanwhile_is_not_mailed(box, ask, nurse, doctor):
    review = ask()
    approve(review, doctor)
    mailing.send_waiting(now=review.requested_at)
    assert [one.rcpt_tos for one in box.got] == [["nurse@example.org"]]


def test_a_server_that_refuses_one_address_serves_the_others(
    box, ask, now, caplog, client, doctor
):
    box.refuses = "doctor@"
    with_address(make_reviewer("second"))
    ask()
    assert mailing.send_waiting(now=now) == (1, 1)
    assert [one.rcpt_tos for one in box.got] == [["second@example.org"]]
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text
    # Again later, each time after a longer pause, and then no more.
    assert mailing.send_waiting(now=now + timedelta(minutes=1)) == (0, 0)
    for hour in range(1, 10):
        mailing.send_waiting(now=now + timedelta(hours=hour))
    row = Message.objects.get(recipient=doctor)
    assert (row.mail, row.tries) == ("failed", mailing.MOST_TRIES)
    assert "could not be sent" in look(client, doctor, MESSAGES)
    assert len(box.got) == 1


@pytest.fixture
def hanging(settings):
    """A server that takes the call and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        use_server(settings, server.getsockname()[1])
        yield


@pytest.fixture
def down(settings):
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    use_server(settings, port)


@pytest.mark.parametrize("server", ["hanging", "down"])
def test_a_server_that_is_away_holds_up_no_verb_and_is_tried_again(
    server, request, ask, doctor, now, caplog, settings
):
    request.getfixturevalue(server)
    with_address(make_reviewer("second"))
    review = ask()
    (line,) = timers.run(now=now)
    assert line == "E-mails that could not be sent: 1."  # it waits once, not twice
    assert {one.mail for one in Message.objects.all()} == {"waiting"}
    assert caplog.records[0].levelno == logging.WARNING
    assert "example.org" not in caplog.text
    approve(review, doctor)
    # The server is back.
    box = Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    back = Controller(box, hostname="127.0.0.1", port=port)
    back.start()
    use_server(settings, port)
    mailing.send_waiting(now=now + timedelta(hours=1))
    back.stop()
    assert [one.rcpt_tos for one in box.got] == [["nurse@example.org"]]


def test_what_a_killed_timer_left_half_done_is_not_sent_twice(box, ask, now):
    ask()
    Message.objects.update(mail="sending", tries=1, tried_at=now)
    assert mailing.send_waiting(now=now + timedelta(days=1)) == (0, 0)
    assert box.got == []
