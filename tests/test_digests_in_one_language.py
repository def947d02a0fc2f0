"""A German clinic on a Dutch site: whole in German, and marked for everybody else."""

import re
from html.parser import HTMLParser

import pytest
import yaml
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from content.public import site
from tests.digest_loading import digests_on_the_site
from tests.digest_statements import FOLDER, LANGUAGE_OF, visible

pytestmark = pytest.mark.django_db

CLINICS = {
    clinic["key"]: clinic
    for clinic in yaml.safe_load((FOLDER / "records/clinics.yaml").read_text())
}
GERMAN = [key for key in CLINICS if LANGUAGE_OF[key] == "de"]
NOT_TRANSLATED = {
    "nl": ("(Duits)", "nog niet vertaald", "De taal is Duits"),
    "en": ("(German)", "not been translated yet", "The language is German"),
}


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Address of a page or sheet → its HTML."""
    with digests_on_the_site(django_db_blocker):
        client, found = Client(), {}
        for language in ("nl", "de", "en"):
            for entry in site.load().pages(language=language):
                found[entry.page_key, language] = client.get(entry.url).content.decode()
            with override(language):
                sheet = reverse("public:planner")
            for key in CLINICS:
                answer = client.get(sheet, {"clinic": key, **START})
                found[f"sheet-{key}", language] = answer.content.decode()
        yield found


START = {"date": "2027-01-12", "time": "10:00"}


class Spoken(HTMLParser):
    """The words of a page by the language that its `lang` says."""

    EMPTY = {"br", "img", "input", "meta", "link", "hr", "source", "wbr", "path", "use"}

    def __init__(self, html):
        super().__init__()
        self.words, self._open = {}, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in self.EMPTY:
            before = self._open[-1][1] if self._open else ""
            self._open.append((tag, dict(attrs).get("lang", before)))

    def handle_endtag(self, tag):
        if tag in {one for one, _language in self._open}:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1][0] not in {"script", "style"}:
            language = self._open[-1][1]
            so_far = self.words.get(language, "")
            self.words[language] = f"{so_far} {' '.join(data.split())}"


def german_texts(row):
    """Every text of a clinic and of what belongs to it, sentence by sentence."""
    for name, value in row.items():
        if isinstance(value, dict):
            for line in re.split(r"(?<=[.:?!])\s+|\n+", value.get("de") or ""):
                if line:
                    yield line
        elif isinstance(value, list) and name != "hours":
            for one in value:
                yield from german_texts(one)


@pytest.mark.parametrize("key", GERMAN)
def test_it_is_complete_in_german(key, pages):
    german = visible(pages[f"clinic-{key}", "de"])
    texts = [*german_texts(CLINICS[key])]
    assert len(texts) > 30
    assert [text for text in texts if text not in german] == []
    assert "nicht übersetzt" not in german


@pytest.mark.parametrize("key", GERMAN)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", ["clinics", "sheet"])
def test_what_is_not_translated_says_in_which_language_it_is(
    page, key, language, pages
):
    """Profile, status, referral, answers, series, steps, programme; and the planner."""
    html = pages["clinics" if page == "clinics" else f"sheet-{key}", language]
    spoken = Spoken(html).words
    found = [
        text
        for text in german_texts(CLINICS[key])
        if len(text) > 3 and text in " ".join(spoken["de"].split())
    ]
    silent = [
        text
        for text in german_texts(CLINICS[key])
        if " " in text and text in " ".join(spoken[language].split())
    ]
    assert silent == []
    if page == "clinics" or CLINICS[key]["status"] != "paused":
        assert len(found) > (30 if page == "clinics" else 3)
        assert any(words in visible(html) for words in NOT_TRANSLATED[language])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_readers_of_other_languages_are_led_to_the_german_page(language, pages):
    html = pages["clinics", language]
    assert len(set(re.findall('href="(/de/kliniken/[a-z]+/)"', html))) == len(GERMAN)
    for key in GERMAN:
        marked = f"{CLINICS[key]['name']} {NOT_TRANSLATED[language][0]}"
        assert marked in visible(html)
        assert (f"clinic-{key}", language) not in pages
