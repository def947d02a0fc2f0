"""What a listener hears: with which voice, in which order, and in which words."""

import pytest
from playwright.sync_api import expect

from tests.browser.listening import HERE, Listener, voice

LANGUAGES = ("nl", "de", "en")
SIDE_EFFECTS = {
    "nl": "/nl/bijwerkingen/",
    "de": "/de/nebenwirkungen/",
    "en": "/en/side-effects/",
}
OTHER = {"nl": "de", "de": "en", "en": "nl"}


@pytest.fixture
def listener(readers_site, open_browser):
    def make(language, *voices, **options):
        return Listener(open_browser(readers_site, **options), language, *voices)

    return make


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_local_voice_of_the_language_there_is_no_control(language, listener):
    remote = voice(HERE[language]["lang"], local=False, default=True)
    other = HERE[OTHER[language]]
    for voices in ((), (remote,), (other,), (other, remote)):
        reader = listener(language, *voices).open(SIDE_EFFECTS[language])
        expect(reader.listen).to_be_hidden()
        expect(reader.page.get_by_role("group").get_by_role("button")).to_have_count(0)


def test_a_voice_that_comes_late_brings_the_control_and_one_that_goes_takes_it(
    listener,
):
    reader = listener("nl").open(SIDE_EFFECTS["nl"])
    expect(reader.listen).to_be_hidden()
    reader.change_voices(HERE["nl"])
    expect(reader.listen).to_be_visible()
    reader.listen.click()
    reader.change_voices(voice("nl-NL", local=False))
    expect(reader.listen).to_be_hidden()
    assert reader.marked.count() == 0
    reader.end_of_piece()
    assert len(reader.said()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_given_to_a_voice_that_sends_it_away(language, listener):
    remote = [voice(one["lang"], local=False, default=True) for one in HERE.values()]
    reader = listener(language, *remote, *HERE.values()).open(SIDE_EFFECTS[language])
    said = reader.all_of_it()
    assert len(said) > 100
    used = {(piece["voice"], piece["lang"]) for piece in reader.pieces()}
    assert (HERE[language]["name"], HERE[language]["lang"]) in used
    assert used <= {(one["name"], one["lang"]) for one in HERE.values()}


@pytest.mark.parametrize(
    "locale,voices,used",
    [
        ("nl-BE", ("nl-NL", "nl-BE"), "nl-BE"),
        ("en-US", ("nl-BE", "nl-NL"), "nl-NL"),
        ("en-US", ("nl_BE",), "nl_BE"),
        ("en-US", ("en-GB", "nl-SR"), "nl-SR"),
    ],
)
def test_the_voice_of_the_readers_own_region_comes_first(
    locale, voices, used, listener
):
    reader = listener("nl", *map(voice, voices), locale=locale)
    reader.open(SIDE_EFFECTS["nl"]).listen.click()
    assert reader.pieces()[0]["voice"] == f"{used} local"


IN_ORDER = {
    "nl": [
        "Bijwerkingen en wanneer u belt",
        "Wat u kunt merken, wat u doet",
        "In het kort",
        "Rijd minstens 24 uur niet.",
        "Woord: zeer vaak. Bij hoeveel mensen: 10 of meer van de 100.",
        "langdurige pijn in arm of been (C R P S)",
        "Misselijk. zeer vaak: 10 of meer van de 100.",
        "Ernstige allergie",
        "Dringend: Bel vandaag",
        "Spoed, levensgevaar: Bel direct 1 1 2",
        "Iemand wordt niet wakker",
        "0 8 0 0, 0 1 1 3",
    ],
    "de": [
        "Nebenwirkungen und wann Sie anrufen",
        "Was Sie spüren können, was Sie tun",
        "Kurz gesagt",
        "Übelkeit. sehr häufig: 10 oder mehr von 100.",
        "Dringend:",
        "Notfall: Rufen Sie sofort die 1 1 2 an",
        "1 1 6 1 1 7",
    ],
    "en": [
        "Side effects and when to call",
        "In short",
        "Feeling sick (nausea). very common: 10 or more of 100.",
        "Urgent:",
        "Emergency: Call 1 1 2 now",
    ],
}
NEVER = {
    "nl": ("Op deze pagina", "Over deze tekst", "grote letters", "bron R", "R4"),
    "de": ("Auf dieser Seite", "Über diesen Text", "Großdruck", "Quelle R", "R4"),
    "en": ("On this page", "About this text", "large print", "source R", "R4"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_read_from_its_title_to_its_last_line(language, listener):
    reader = listener(language, *HERE.values()).open(SIDE_EFFECTS[language])
    said = reader.unfold().all_of_it()
    assert said[0] == IN_ORDER[language][0]
    places = [
        next(place for place, piece in enumerate(said) if words in piece)
        for words in IN_ORDER[language]
    ]
    assert places == sorted(places)
    everything = " ".join(said)
    assert [words for words in NEVER[language] if words in everything] == []
    assert max(map(len, said)) <= 200
    expect(reader.listen).to_be_visible()


def test_a_drawing_is_read_by_its_description(listener):
    said = listener("en", HERE["en"]).open("/en/what-ketamine-is/").all_of_it()
    drawing = said.index("How ketamine may work: Without ketamine")
    assert said[drawing + 1] == "Without ketamine"
    assert "Cl" not in said


def test_the_treatment_day_is_read_without_its_form(listener):
    reader = listener("en", HERE["en"])
    reader.open("/en/my-treatment-day/")
    expect(reader.listen).to_have_count(0)
    reader.open("/en/my-treatment-day/?clinic=maanbrug&date=2027-03-04&time=10:00")
    said = reader.all_of_it()
    assert "The letter from your clinic goes first." in said[3]
    assert not any("Another day or time" in piece for piece in said)


def test_a_folded_part_says_so_and_is_read_once_it_is_open(listener):
    reader = listener("en", HERE["en"]).open("/en/treatment-day/")
    folded = "This part is folded. Unfold it to hear it."
    said = reader.all_of_it()
    assert said[said.index("Step by step") + 1] == folded
    reader.page.locator("summary", has_text="Step by step").click()
    opened = reader.all_of_it()[len(said) :]
    assert opened[opened.index("Step by step") + 1] != folded
    assert len(opened) > len(said)


@pytest.mark.parametrize("unfolded", [False, True])
def test_a_line_that_unfolds_is_read_in_one_and_says_so_once(unfolded, listener):
    reader = listener("en", HERE["en"]).open(SIDE_EFFECTS["en"])
    if unfolded:
        reader.unfold()
    said = reader.all_of_it()
    folded = "This part is folded. Unfold it to hear it."
    [place] = [n for n, piece in enumerate(said) if piece.startswith("Feeling sick")]
    assert said[place] == "Feeling sick (nausea). very common: 10 or more of 100."
    assert (said[place + 1] == folded) is not unfolded
    assert (folded in said) is not unfolded


FOREIGN = 'document.querySelector("#key-points .prose").lang = "de"'


def test_a_part_in_another_language_gets_a_voice_of_that_language(listener):
    reader = listener("en", HERE["en"], HERE["de"]).open(SIDE_EFFECTS["en"])
    reader.page.evaluate(FOREIGN)
    reader.all_of_it()
    used = [piece["voice"] for piece in reader.pieces()]
    assert used[:4] == ["en-GB local"] * 4
    assert "de-DE local" in used[4:7]
    assert used[-1] == "en-GB local"


def test_without_such_a_voice_the_part_is_announced_once_and_left_out(listener):
    reader = listener("en", HERE["en"]).open(SIDE_EFFECTS["en"])
    reader.page.evaluate(FOREIGN)
    said = reader.all_of_it()
    announced = [piece for piece in said if "another language: German" in piece]
    assert len(announced) == 1
    place = said.index(announced[0])
    before, after = reader.headings()[:2]
    assert said[place - 1 : place + 2] == [before, announced[0], after]


PHRASE = """document.querySelector("#key-points .prose").innerHTML =
  '<p>Call the doctor on duty (<span lang="de-DE">ärztlicher Notdienst</span>) today.</p>'
  + '<ol><li><em lang="de">Überweisung</em>: a letter.</li></ol>'"""


def test_a_phrase_in_another_language_gets_a_voice_of_that_language(listener):
    reader = listener("en", HERE["en"], HERE["de"]).open(SIDE_EFFECTS["en"])
    reader.page.evaluate(PHRASE)
    reader.all_of_it()
    pieces = [(piece["voice"][:2], piece["text"]) for piece in reader.pieces()]
    place = pieces.index(("de", "ärztlicher Notdienst"))
    assert pieces[place - 1][0] == pieces[place + 1][0] == "en"
    assert pieces[place - 1][1].startswith("Call the doctor on duty")
    assert pieces[place + 1][1].endswith("today.")
    assert pieces[place + 2 : place + 4] == [("en", "1."), ("de", "Überweisung")]


def test_without_such_a_voice_a_phrase_is_said_with_the_voice_of_its_sentence(listener):
    reader = listener("en", HERE["en"]).open(SIDE_EFFECTS["en"])
    reader.page.evaluate(PHRASE)
    said = reader.all_of_it()
    assert not any("another language" in piece for piece in said)
    assert any("(ärztlicher Notdienst) today." in piece for piece in said)
    assert "1. Überweisung: a letter." in said
