"""A draft is saved whatever it holds; what is wrong is marked, and goes no further."""

import pytest
from django.urls import reverse
from django.utils import timezone

from content.admin.drafts import changes_url
from content.book import PartKey
from content.drafts.reading import entry_of
from content.editions.reviews import Review
from content.publishing import actions
from content.publishing.errors import NotReady
from tests.factories import make_editor, make_page, make_source
from tests.staff_forms import in_row, opened, to_mend, url_of

NOW = timezone.now()

pytestmark = pytest.mark.django_db

WRONG = "Goed.\n\n+ 112 bellen\n\nZie [kosten](page:kosen)."
"""A line that the dialect refuses, and a link that leads nowhere."""


@pytest.fixture
def nurse(client):
    person = make_editor()
    client.force_login(person)
    return person


@pytest.fixture
def section():
    return make_page("costs").sections.get()


def save_text(client, section, text, **more):
    """A nurse saves a section's Dutch text; the answer to it."""
    url = url_of(section.page)
    data = opened(client, url) | in_row(section, "sections", body_nl=text) | more
    return client.post(url, data, headers={"accept-language": "en"})


def test_a_text_with_mistakes_is_saved_as_typed(client, nurse, section):
    answer = save_text(client, section, WRONG)
    section.refresh_from_db()
    assert section.body_nl == WRONG
    assert answer["Location"] == url_of(section.page)


def test_every_mistake_is_marked_at_its_field_with_its_line(client, nurse, section):
    save_text(client, section, WRONG)
    field = f"sections-row{section.pk}-body_nl"
    messages = to_mend(client, url_of(section.page))[field]
    assert [words.partition(":")[0] for words in messages] == ["Line 3", "Line 5"]
    assert "“kosen” leads nowhere. The nearest name is “costs”." in messages[1]


def test_the_form_leads_from_a_list_to_each_place(client, nurse, section):
    save_text(client, section, WRONG)
    html = client.get(
        url_of(section.page), headers={"accept-language": "en"}
    ).content.decode()
    target = f"id_sections-row{section.pk}-body_nl"
    assert f'<a href="#{target}">' in html
    assert f'id="{target}"' in html
    assert "To mend before readers can see it" in html


def test_a_sound_text_leads_on_to_what_readers_will_see(client, nurse, section):
    answer = save_text(client, section, "Goed.")
    assert answer["Location"] == changes_url(entry_of(section.page))
    assert not to_mend(client, url_of(section.page))
    html = client.get(url_of(section.page)).content.decode()
    assert "to-mend-heading" not in html


def test_another_refusal_keeps_the_text_and_lists_its_mistakes_as_well(
    client, nurse, section
):
    answer = save_text(client, section, WRONG, title_nl="")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "+ 112 bellen" in html
    (place,) = answer.context["to_mend"]
    assert [words.partition(":")[0] for words in place.messages] == ["Line 3", "Line 5"]


def test_no_review_is_asked_for_while_a_text_is_wrong(client, nurse, section):
    save_text(client, section, WRONG)
    page = make_page("other", sections=[{"body_nl": "Goed."}])
    entry = entry_of(section)
    with pytest.raises(NotReady) as caught:
        actions.request_review(chosen=[PartKey(entry, "nl")], by=nurse, now=NOW)
    lines = {str(one).partition("Line ")[2][:1] for one in caught.value.findings}
    assert {"3", "5"} <= lines
    assert not Review.objects.exists()
    actions.request_review(
        chosen=[
            PartKey(entry_of(row), language)
            for row in (page, page.sections.get())
            for language in ("", "nl")
        ],
        by=nurse,
        now=NOW,
    )
    assert Review.objects.exists()


def test_a_record_that_no_page_shows_is_stopped_as_well(client, nurse):
    source = make_source()
    source.note_de = "Nach {{nothing}}."
    source.save()
    with pytest.raises(NotReady) as caught:
        actions.request_review(
            chosen=[PartKey(entry_of(source), language) for language in ("", "de")],
            by=nurse,
            now=NOW,
        )
    assert "{{nothing}}" in str(caught.value) or "“nothing”" in str(caught.value)


def test_what_is_read_otherwise_than_typed_is_said_once(client, nurse, section):
    save_text(client, section, "Bel\u00a0112.")
    page = client.get(url_of(section.page), headers={"accept-language": "en"})
    said = [str(one) for one in page.context["messages"]]
    assert len([one for one in said if "ordinary space" in one]) == 1
    save_text(client, section, "Bel\u00a0112.", summary_nl="Anders.")
    again = client.get(url_of(section.page), headers={"accept-language": "en"})
    assert not [one for one in again.context["messages"] if "ordinary" in str(one)]


def test_the_preview_says_the_same_lines(client, nurse, section):
    save_text(client, section, WRONG)
    url = reverse("admin:content_page_preview", args=[section.page.pk, "nl"])
    answer = client.get(url, headers={"accept-language": "en"}, follow=True)
    said = " ".join(str(one) for one in answer.context["messages"])
    assert "Line 3" in said
    assert "Line 5" in said
