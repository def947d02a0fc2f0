"""What the starter says of side effects, and where it says it."""

import re

import pytest
from django.utils.translation import override

from content.drafts.choices import Band
from content.drafts.records import SideEffect
from content.languages import LANGUAGES
from content.public import site
from tests.folds import words

URGENT = {
    "nl": r"\b112\b|dezelfde dag|vandaag",
    "de": r"\b112\b|am selben Tag|\bheute\b",
    "en": r"\b112\b|the same day|\btoday\b",
}
USUAL = {
    "nl": ("los van uw lichaam", "duizelig", "slaperig", "misselijk", "hoofdpijn"),
    "de": ("vom Körper losgelöst", "Schwindel", "Müdigkeit", "Übelkeit", "Kopfschm"),
    "en": ("detached", "dizzy", "sleepy", "sick", "headache"),
}
LIDOCAINE = {
    "nl": (
        "tintelende lippen",
        "oorsuizen",
        "metaalsmaak",
        "spiertrekkingen",
        "meteen",
    ),
    "de": ("kribbelnde Lippen", "Ohrgeräusche", "Metallgeschmack", "Muskelzucken")
    + ("sofort",),
    "en": ("tingling lips", "ringing ears", "metal taste", "twitching", "at once"),
}
HEAD_INJURY = {
    "nl": ("bloedverdunners", "braken", "sufheid", "bewusteloosheid"),
    "de": ("Blutverdünnern", "Erbrechen", "Benommenheit", "Bewusstlosigkeit"),
    "en": ("blood thinners", "vomiting", "drowsiness", "loss of consciousness"),
}

pytestmark = pytest.mark.usefixtures("starter")


@pytest.fixture
def page(client):
    """The page about side effects in a language."""
    return lambda language: client.get(
        site.load().languages_of("side-effects")[language].url
    ).content.decode()


def sections_of(html):
    return re.findall(r'<section class="section section--\w+" id="([\w-]+)"', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_of_112_or_of_the_same_day_hides_in_a_fold(language, page):
    html = page(language)
    keys = [key for key in sections_of(html) if key != "who-to-call"]  # numbers alone
    assert len(keys) > 6
    for key in keys:
        folded = words(html, within=key).folded
        assert not re.search(URGENT[language], folded), (key, folded)


def test_the_usual_comes_first_then_whom_to_call_and_the_numbers_late(page):
    order = ["key-points", "what-you-may-notice", "next-day", "same-day", "emergency"]
    assert sections_of(page("en"))[:6] == [*order, "who-to-call"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_words_name_the_usual_effects_and_lead_to_whom_to_call(
    language, page
):
    html = page(language)
    points = words(html, within="key-points").open
    for effect in USUAL[language]:
        assert effect in points
    links = re.search('id="key-points".*?</section>', html, re.DOTALL)[0]
    for key in ("emergency", "same-day", "who-to-call"):
        assert f'#{key}"' in links


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_of_the_words_says_what_the_lines_say(language, page):
    html = page(language)
    table = re.search("<tbody.*?</tbody>", html, re.DOTALL)[0]
    rows = [re.sub("<.*?>", "|", row) for row in re.findall("<tr.*?</tr>", table, re.S)]
    key = [": ".join(filter(str.strip, row.split("|"))) for row in rows]
    with override(language):
        shown = {
            str(Band(band).label)
            for band in SideEffect.objects.values_list("band", flat=True)
            if band not in (Band.NOT_KNOWN, Band.COMMON_OR_MORE)
        }
        known = [str(band.label) for band in Band]
    assert shown <= set(key) <= set(known)
    text = words(html, within="what-you-may-notice")
    for row in key:
        word = row.partition(":")[0]
        assert len(re.findall(rf"\b{word}\b", text.open + text.folded)) > 1, word


@pytest.mark.parametrize("key", ["vomiting", "raised-blood-pressure", "anxiety"])
def test_what_a_trial_has_counted_is_not_called_unknown(key):
    assert SideEffect.objects.get(key=key).band != Band.NOT_KNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_signs_of_too_much_lidocaine_are_told_at_once(language, page):
    line = words(page(language), within="what-you-may-notice-too-much-lidocaine")
    for sign in LIDOCAINE[language]:
        assert sign in line.open
    assert SideEffect.objects.get(key="too-much-lidocaine").to_be_checked
    for key in ("tingling", "changed-hearing", "stiff-muscles"):
        assert SideEffect.objects.get(key=key).action == "tell_staff"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blow_to_the_head_with_a_sign_of_bleeding_is_an_emergency(language, page):
    card = words(page(language), within="emergency").open
    for sign in HEAD_INJURY[language]:
        assert sign in card


def test_the_undated_copy_of_a_book_carries_no_claim_here(page):
    assert not SideEffect.objects.filter(sources__key="R64").exists()
    for language in LANGUAGES:
        assert "#R64" not in page(language)


def test_in_german_somebody_acts_and_an_infusion_is_called_one(page):
    said = words(page("de"))
    assert not re.search(r"\b[Mm]an\b|Tropf", said.open + said.folded)
